from collections.abc import Collection
from pathlib import Path

import pytest

from converters import files
from converters.build import render
from converters.build.keys import Engine
from converters.build.plan import Job
from converters.build.receipts import Receipt
from converters.errors import ChangedError, SourceError
from converters.project import Project
from converters.settings.design import Paged
from tests.make import collection, markdown


def digest(id: str, body: str = "现在开会。") -> str:
    return files.sha256(markdown(id, body=body).encode())


BOTH = {"s1": digest("s1"), "s2": digest("s2")}


class Drawer:
    """Draws a file as its own text, counts, and refuses one of them."""

    def __init__(self, refused: str = "") -> None:
        self.drawn: list[str] = []
        self.refused = refused

    def __call__(self, path: Path, source: bytes) -> Paged:
        self.drawn.append(path.stem)
        if path.stem == self.refused:
            raise SourceError("坏了", file=path.name, line=2)
        return Paged(source)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1"), markdown("s2")))


def run(
    project: Project,
    drawer: Drawer,
    sources: dict[str, str],
    before: Receipt,
    only: Collection[str] | None = None,
) -> Receipt:
    job = Job("txt", "0", Engine({"version": "1"}), sources)
    return render.shard(project, job, before, drawer, only=only)


def test_what_is_not_recorded_is_rendered(project: Project) -> None:
    receipt = run(project, Drawer(), BOTH, Receipt())
    assert set(receipt.rendered) == {"s1", "s2"}
    assert (project.output / "txt/s1.txt").read_text(encoding="utf-8") == markdown("s1")


def test_what_is_current_is_left_alone(project: Project) -> None:
    first = run(project, Drawer(), BOTH, Receipt())
    again = Drawer()
    assert run(project, again, BOTH, first) == first
    assert again.drawn == []


def test_only_the_speech_whose_source_changed_is_rendered(project: Project) -> None:
    first = run(project, Drawer(), BOTH, Receipt())
    again = Drawer()
    (project.speeches / "s2.md").write_text(markdown("s2", body="散会。"), encoding="utf-8")
    run(project, again, BOTH | {"s2": digest("s2", "散会。")}, first)
    assert again.drawn == ["s2"]


def test_an_output_altered_by_hand_is_rendered_again(project: Project) -> None:
    first = run(project, Drawer(), BOTH, Receipt())
    (project.output / "txt/s1.txt").write_text("改", encoding="utf-8")
    again = Drawer()
    run(project, again, BOTH, first)
    assert again.drawn == ["s1"]


def test_a_wrong_speech_stops_no_other_and_keeps_its_last_output(project: Project) -> None:
    first = run(project, Drawer(), BOTH, Receipt())
    receipt = run(project, Drawer("s1"), {"s1": "x", "s2": "y"}, first)
    assert receipt.failed["s1"].message == "s1.md 第 2 行：坏了。"
    assert receipt.rendered["s2"].source == BOTH["s2"]
    assert receipt.rendered["s1"] == first.rendered["s1"]
    assert (project.output / "txt/s1.txt").is_file()


def test_a_wrong_speech_is_not_tried_again_but_stays_known(project: Project) -> None:
    first = run(project, Drawer("s1"), BOTH, Receipt())
    again = Drawer("s1")
    assert run(project, again, BOTH, first).failed == first.failed
    assert again.drawn == []


def test_with_a_choice_no_other_speech_is_touched(project: Project) -> None:
    drawer = Drawer()
    receipt = run(project, drawer, BOTH, Receipt(), only=["s2"])
    assert (drawer.drawn, set(receipt.rendered)) == (["s2"], {"s2"})


def test_a_speech_that_is_gone_leaves_the_receipt(project: Project) -> None:
    first = run(project, Drawer(), BOTH, Receipt())
    assert set(run(project, Drawer(), {"s1": BOTH["s1"]}, first).rendered) == {"s1"}


def test_what_was_read_is_recorded_not_what_was_planned(project: Project) -> None:
    (project.speeches / "s1.md").write_text(markdown("s1", body="散会。"), encoding="utf-8")
    receipt = run(project, Drawer("s1"), BOTH, Receipt())
    assert receipt.failed["s1"].source == digest("s1", "散会。")
    assert run(project, Drawer(), BOTH, Receipt()).rendered["s1"].source == digest("s1", "散会。")


def test_a_look_that_is_altered_meanwhile_ends_the_shard_and_keeps_what_is_done(
    project: Project,
) -> None:
    class Altered(Drawer):
        def __call__(self, path: Path, source: bytes) -> Paged:
            if path.stem == "s2":
                raise ChangedError("styles/gbt9704.toml")
            return super().__call__(path, source)

    first = run(project, Drawer(), BOTH, Receipt())
    receipt = run(project, Altered(), {"s1": "x", "s2": "y"}, first)
    assert receipt.failed == {}
    assert receipt.rendered["s2"] == first.rendered["s2"]


def test_each_that_was_drawn_is_counted_and_no_other(project: Project) -> None:
    first = run(project, Drawer(), {"s1": BOTH["s1"]}, Receipt())
    job = Job("txt", "0", Engine({"version": "1"}), BOTH | {"s3": "x"})
    ticks: list[int] = []
    render.shard(project, job, first, Drawer("s2"), done=lambda: ticks.append(1))
    assert len(ticks) == 2


def test_what_cannot_be_read_has_failed_from_no_source(project: Project) -> None:
    receipt = run(project, Drawer(), {"s3": "x"}, Receipt())
    assert (receipt.rendered, receipt.failed["s3"].source) == ({}, "")


def test_what_stands_in_the_way_leaves_the_record_as_it_was(project: Project) -> None:
    first = run(project, Drawer("s2"), BOTH, Receipt())
    (project.output / "txt/s1.txt").unlink()
    for id in ("s1", "s2"):
        (project.output / f"txt/{id}.txt").mkdir()
    again = Drawer()
    receipt = run(project, again, {"s1": BOTH["s1"], "s2": "x"}, first)
    assert again.drawn == []
    assert (receipt.rendered, receipt.failed) == (first.rendered, first.failed)


def test_what_was_not_chosen_stays_recorded_as_it_was(project: Project) -> None:
    first = run(project, Drawer("s1"), BOTH, Receipt())
    receipt = run(project, Drawer(), {"s1": "x", "s2": "y"}, first, only=["s2"])
    assert receipt.failed == first.failed
    assert set(receipt.rendered) == {"s2"}


def test_after_an_altered_look_nothing_more_is_drawn_and_all_stays_recorded(
    project: Project,
) -> None:
    class Altered(Drawer):
        def __call__(self, path: Path, source: bytes) -> Paged:
            super().__call__(path, source)
            raise ChangedError("styles/gbt9704.toml")

    first = run(project, Drawer("s1"), BOTH, Receipt())
    (project.speeches / "s0.md").write_text(markdown("s0"), encoding="utf-8")
    again = Altered()
    ids = ("s0", "s1", "s2", "s9")
    receipt = run(project, again, {id: f"other {id}" for id in ids}, first)
    assert again.drawn == ["s0"]
    assert (receipt.rendered, receipt.failed) == (first.rendered, first.failed)
    assert set(receipt.engines) == set(first.engines)

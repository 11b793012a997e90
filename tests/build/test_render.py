from collections.abc import Collection
from pathlib import Path

import pytest

from converters.build import render
from converters.build.keys import Engine
from converters.build.plan import Job
from converters.build.receipts import Receipt
from converters.errors import SourceError
from converters.project import Project
from tests.make import collection, markdown

BOTH = {"s1": "a", "s2": "b"}


class Drawer:
    """Draws a file as its own text, counts, and refuses one of them."""

    def __init__(self, refused: str = "") -> None:
        self.drawn: list[str] = []
        self.refused = refused

    def __call__(self, path: Path) -> bytes:
        self.drawn.append(path.stem)
        if path.stem == self.refused:
            raise SourceError("坏了", file=path.name, line=2)
        return path.read_bytes()


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
    run(project, again, {"s1": "a", "s2": "c"}, first)
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
    assert receipt.rendered["s2"].source == "y"
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
    assert set(run(project, Drawer(), {"s1": "a"}, first).rendered) == {"s1"}

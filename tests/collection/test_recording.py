import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.build import editions as numbers
from converters.build import plan
from converters.collection import recording
from converters.errors import ChangedError
from converters.project import Project
from converters.project.editions import Editions
from converters.speech import edition
from tests.collection.test_publishing import CONFIG, rebuilt, send
from tests.effort import effort
from tests.make import collection, markdown

DAY = date(2026, 11, 29)
CHANGE = "changes:\n- {date: 2026-01-02, kind: 更正, note: 改正}\n"


def write(root: Path, body: str, facts: str = "") -> None:
    (root / "speeches/s1.md").write_text(markdown("s1", body=body, facts=facts), encoding="utf-8")


def recorded(root: Path) -> list[tuple[int, bool]]:
    return [(made.number, made.silent) for made in Editions(Project(root)).of("s1")]


def record(root: Path, *, silent: bool = False) -> None:
    recording.record(plan.make(Project(root)), ["s1"], DAY, silent=silent)


def printed(root: Path) -> str:
    """Return the number that is printed in what is built of s1 now."""
    speech, _ = (project := Project(root)).read(project.speeches / "s1.md")
    return edition.of(speech.meta, "", numbers.of_one(project, "s1")).name


def test_the_same_words_are_recorded_once(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"))
    for facts in ("", "", "status: final\n", "topics: [会议]\n"):
        write(root, "开会。", facts)
        record(root)
    assert recorded(root) == [(1, False)]
    write(root, "散会。")
    record(root, silent=True)
    assert recorded(root) == [(1, False), (2, True)]
    sources = [Editions(Project(root)).source(made) for made in Editions(Project(root)).of("s1")]
    assert sources == [markdown("s1", body=body).encode() for body in ("开会。", "散会。")]


def test_corrections_from_before_there_were_records_count(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1", facts=CHANGE))
    assert printed(root) == "第 2 版"
    record(root)
    assert (recorded(root), printed(root)) == ([(2, False)], "第 2 版")
    write(root, "散会。", CHANGE)
    assert printed(root) == "第 3 版"


@settings(max_examples=effort(8, 15), deadline=None)
@given(st.lists(st.sampled_from(["甲。", "乙。", "丙。", "publish"]), max_size=8))
def test_two_clones_print_the_same_number_whatever_was_done(
    tmp_path_factory: pytest.TempPathFactory, done: list[str]
) -> None:
    root = collection(tmp_path_factory.mktemp("law") / "c", markdown("s1"))
    last, words = None, None
    for step in done:
        if step == "publish":
            before = printed(root)
            record(root)
            assert printed(root) == before, "what went out bore its number already"
            last = words
        else:
            words = step
            write(root, step)
    clone = root.with_name("clone")
    shutil.copytree(root, clone, ignore=shutil.ignore_patterns("output"))
    assert printed(clone) == printed(root)
    told = recorded(root)
    new = bool(told) and words is not None and words != last
    assert printed(root) == f"第 {max(1, len(told) + new)} 版"
    assert [number for number, _ in told] == list(range(1, len(told) + 1))


def test_what_changes_while_it_is_recorded_is_refused(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"))
    planned = plan.make(Project(root))
    write(root, "散会。")
    with pytest.raises(ChangedError):
        recording.record(planned, ["s1"], DAY)
    assert recorded(root) == []


@pytest.mark.slow
def test_what_is_published_to_two_folders_is_one_edition(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"), markdown("s2"), config=CONFIG)
    first, second = send(root, tmp_path / "usb"), send(root, tmp_path / "other")
    assert [(made.id, made.number) for made in first.recorded] == [("s1", 1), ("s2", 1)]
    assert second.recorded == ()
    assert not rebuilt(root).site_is_stale
    write(root, "散会。")
    assert [(made.id, made.number) for made in send(root, tmp_path / "usb").recorded] == [("s1", 2)]
    assert send(root, tmp_path / "other").recorded == ()


def test_a_page_of_an_older_text_is_no_edition_of_the_new(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"), config=CONFIG)
    rebuilt(root)
    (root / "speeches/s1.md").write_text("---\nid: s1\n---\n没有标题\n", encoding="utf-8")
    planned = rebuilt(root)
    assert recording.record(planned, ["s1"], DAY) == []

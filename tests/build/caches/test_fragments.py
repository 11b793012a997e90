from pathlib import Path

import pytest

from converters import files
from converters.build.caches.fragments import FOLDER, Fragments, Member, dealt
from converters.errors import SourceError
from converters.project import Project
from tests.make import collection, markdown, para, speech

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1")))


def member(number: int, words: str = "现在开会。") -> Member:
    return Member(speech(para(words), id=f"s{number}"), files.sha256(words.encode()))


def lay_out(project: Project, members: list[Member], cores: int = 1) -> int:
    """Return how many had to be laid out."""
    ticks: list[int] = []
    pages = Fragments(project, "key").of(members, cores, lambda: ticks.append(1))
    assert list(pages) == [one.id for one in members]
    return len(ticks)


def test_pages_that_are_kept_are_not_laid_out_again(project: Project) -> None:
    assert lay_out(project, [member(1), member(2)]) == 2
    assert lay_out(project, [member(2), member(1)]) == 0


def test_a_corrected_speech_alone_is_laid_out(project: Project) -> None:
    lay_out(project, [member(1), member(2)])
    assert lay_out(project, [member(1), member(2, "现在散会。")]) == 1


def test_what_is_kept_is_what_was_laid_out(project: Project) -> None:
    fragments = Fragments(project, "key")
    fresh = fragments.of([member(1)], 1, lambda: None)
    assert fragments.of([member(1)], 1, lambda: None) == fresh


@pytest.mark.parametrize("broken", [b"", b"half", b"0" * 64 + b"broken"])
def test_a_broken_file_costs_time_alone(project: Project, broken: bytes) -> None:
    one = member(1)
    lay_out(project, [one])
    (project.output / FOLDER / "key/speeches/s1").write_bytes(
        broken.replace(b"0" * 64, one.digest.encode())
    )
    assert lay_out(project, [one]) == 1


def test_in_several_processes_the_pages_are_the_same(project: Project) -> None:
    members = [member(number, f"第{number}次会议开始。" * number) for number in range(1, 8)]
    single = Fragments(project, "one").of(members, 1, lambda: None)
    assert lay_out(project, members, cores=3) == 7
    assert Fragments(project, "key").of(members, 1, lambda: None) == single
    assert not list((project.output / ".huibian/running").iterdir())


@pytest.mark.parametrize("cores", [1, 2])
def test_the_first_speech_that_cannot_be_printed_is_told(project: Project, cores: int) -> None:
    members = [member(n, "好。" if n < 4 else "\U000f0000") for n in range(1, 7)]
    with pytest.raises(SourceError) as told:
        Fragments(project, "key").of(members, cores, lambda: None)
    assert told.value.file == "speeches/s4.md"


def test_pages_of_other_engines_and_of_speeches_that_are_gone_are_swept_away(
    project: Project,
) -> None:
    lay_out(project, [member(1), member(2)])
    folder = project.output / FOLDER
    for name in ("other/speeches/s1", "key/books/a/x", "key/books/b/x"):
        files.write(folder / name, b"x")
    Fragments(project, "key").sweep({"s1"}, {"b"})
    left = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    assert left == ["key/books/b/x", "key/speeches/s1"]


def test_a_section_of_a_book_is_laid_out_once_until_its_words_change(project: Project) -> None:
    design, css = project.drawn_design, "p { text-align: center }"
    first = Fragments(project, "key").sections("a")
    page = first.lay("<html><body><p>目录</p></body></html>", css, design)
    folder = project.output / FOLDER / "key/books/a"
    (kept,) = folder.iterdir()
    written = kept.stat().st_mtime_ns
    again = Fragments(project, "key").sections("a")
    assert again.lay("<html><body><p>目录</p></body></html>", css, design) == page
    assert kept.stat().st_mtime_ns == written
    assert again.lay("<html><body><p>索引</p></body></html>", css, design) != page
    first.sweep()
    assert list(folder.iterdir()) == [kept]


def test_shares_are_of_about_the_same_length_and_hold_each_once() -> None:
    members = [member(number, "字" * number) for number in (9, 1, 5, 4, 3)]
    shares = dealt(members, 2)
    assert sorted(one.id for share in shares for one in share) == ["s1", "s3", "s4", "s5", "s9"]
    assert [sum(int(one.id[1:]) for one in share) for share in shares] == [12, 10]

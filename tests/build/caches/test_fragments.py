import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, cast

import pytest

from converters import files
from converters.books.fragment import Fragment
from converters.build import kept
from converters.build.caches import fragments as cache
from converters.build.caches.fragments import FOLDER, Fragments, Member, dealt
from converters.errors import HuibianError, SourceError
from converters.formats.pdf import fragment
from converters.project import Project
from converters.settings.design import Design
from converters.speech.model import Speech, text_of
from tests.make import collection, markdown, para, ready_to_draw, speech


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1")))


@pytest.fixture
def ready(tmp_path: Path) -> Project:
    """A collection whose faces are cut."""
    return Project(ready_to_draw(collection(tmp_path, markdown("s1"))))


def member(number: int, words: str = "现在开会。") -> Member:
    return Member(speech(para(words), id=f"s{number}"), files.sha256(words.encode()))


def lay_out(project: Project, members: list[Member], cores: int = 1) -> int:
    """Return how many had to be laid out."""
    ticks: list[int] = []
    pages = Fragments(project, "key").of(members, cores, lambda: ticks.append(1))
    assert list(pages) == [one.id for one in members]
    return len(ticks)


@pytest.mark.slow
def test_pages_that_are_kept_are_not_laid_out_again(ready: Project) -> None:
    assert lay_out(ready, [member(1), member(2)]) == 2
    assert lay_out(ready, [member(2), member(1)]) == 0


@pytest.mark.slow
def test_a_corrected_speech_alone_is_laid_out(ready: Project) -> None:
    lay_out(ready, [member(1), member(2)])
    assert lay_out(ready, [member(1), member(2, "现在散会。")]) == 1


@pytest.mark.slow
def test_what_is_kept_is_what_was_laid_out(ready: Project) -> None:
    fragments = Fragments(ready, "key")
    fresh = fragments.of([member(1)], 1, lambda: None)
    assert fragments.of([member(1)], 1, lambda: None) == fresh


@pytest.mark.slow
@pytest.mark.parametrize("broken", [b"", b"half", b"0" * 64 + b"broken"])
def test_a_broken_file_costs_time_alone(ready: Project, broken: bytes) -> None:
    one = member(1)
    lay_out(ready, [one])
    (ready.output / FOLDER / "key/speeches/s1").write_bytes(
        broken.replace(b"0" * 64, one.digest.encode())
    )
    assert lay_out(ready, [one]) == 1


@pytest.mark.slow
def test_in_several_processes_the_pages_are_the_same(ready: Project) -> None:
    members = [member(number, f"第{number}次会议开始。" * number) for number in range(1, 8)]
    single = Fragments(ready, "one").of(members, 1, lambda: None)
    assert lay_out(ready, members, cores=3) == 7
    assert Fragments(ready, "key").of(members, 1, lambda: None) == single
    assert not list((ready.output / ".huibian/running").iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("cores", [1, 2])
def test_the_first_speech_that_cannot_be_printed_is_told(ready: Project, cores: int) -> None:
    members = [member(n, "好。" if n < 4 else "\U000f0000") for n in range(1, 7)]
    with pytest.raises(SourceError) as told:
        Fragments(ready, "key").of(members, cores, lambda: None)
    assert told.value.file == "speeches/s4.md"


def test_pages_of_other_engines_and_of_speeches_that_are_gone_are_swept_away(
    project: Project,
) -> None:
    folder = project.output / FOLDER
    Fragments(project, "key").sweep({"s1"}, {"b"})
    assert not folder.exists()
    for name in (
        *("key/speeches/s1", "key/speeches/s2", "other/speeches/s1"),
        *("key/books/a/x", "key/books/b/x"),
    ):
        files.write(folder / name, b"x")
    Fragments(project, "key").sweep({"s1"}, {"b"})
    left = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    assert left == ["key/books/b/x", "key/speeches/s1"]


@pytest.mark.slow
def test_a_section_of_a_book_is_laid_out_once_until_its_words_change(ready: Project) -> None:
    design, css = ready.drawn_design, "p { text-align: center }"
    first = Fragments(ready, "key").sections("a")
    page = first.lay("<html><body><p>目录</p></body></html>", css, design)
    folder = ready.output / FOLDER / "key/books/a"
    (kept,) = folder.iterdir()
    written = kept.stat().st_mtime_ns
    again = Fragments(ready, "key").sections("a")
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


def pages(words: str) -> Fragment:
    return Fragment(words.encode(), ((words,),), ())


REFUSED = "不能印"


@pytest.fixture
def drawer(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lays speeches out as their words, and notes the ids of those that this process did."""
    drawn: list[str] = []

    def of_speech(speech: Speech, design: Design) -> Fragment:
        assert design is project.drawn_design
        (block,) = speech.blocks
        words = text_of(block)
        if multiprocessing.parent_process() and not multiprocessing.current_process().daemon:
            raise SourceError("不随这个进程结束")
        drawn.append(speech.meta.id)
        if words.startswith(REFUSED):
            raise SourceError(words, line=7)
        if words == "磁盘":
            raise OSError(28, "No space left on device")
        if words == "等":
            signal.pause()
        if words == "没有料到":
            raise ZeroDivisionError
        return pages(words)

    project.__dict__["drawn_design"] = cast("Design", object())
    monkeypatch.setattr(fragment, "of_speech", of_speech)
    return drawn


def test_speeches_are_laid_out_once_each_till_their_source_is_another(
    project: Project, drawer: list[str]
) -> None:
    assert lay_out(project, [member(1), member(2)]) == 2
    assert lay_out(project, [member(2), member(1)]) == 0
    assert lay_out(project, [member(2, "改了。"), member(1)]) == 1
    assert drawer == ["s1", "s2", "s2"]
    found = Fragments(project, "key").of([member(1)], 1, lambda: None)
    assert found == {"s1": pages("现在开会。")}
    assert Fragments(project, "other").of([member(1)], 1, lambda: None) == found
    assert len(drawer) == 4


@pytest.mark.parametrize(("cores", "laid", "shared"), [(2, 2, 4), (2, 3, 0), (1, 2, 0), (3, 0, 6)])
def test_processes_part_for_four_speeches_and_more(
    project: Project,
    drawer: list[str],
    monkeypatch: pytest.MonkeyPatch,
    cores: int,
    laid: int,
    shared: int,
) -> None:
    members = [member(number) for number in range(1, 7)]
    lay_out(project, members[:laid])
    given: list[str] = []

    def lay_out_all(of: Fragments, lacking: list[Member], hands: int, done: object) -> None:
        assert hands == cores
        for one in lacking:
            given.append(one.id)
            of._lay_out(one)

    monkeypatch.setattr(Fragments, "_lay_out_all", lay_out_all)
    ticks = lay_out(project, members, cores)
    assert (len(given), ticks) == (shared, 0 if shared else 6 - laid)
    assert len(drawer) == 6


def test_in_several_processes_each_is_laid_out_and_told(
    project: Project, drawer: list[str]
) -> None:
    members = [member(number, "字" * number) for number in range(1, 6)]
    assert lay_out(project, members, cores=2) == 5
    assert drawer == []
    assert lay_out(project, members) == 0
    assert list((project.output / ".huibian/running").iterdir()) == []
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("cores", [1, 2])
def test_the_first_that_cannot_be_laid_out_is_told_with_its_file(
    project: Project, drawer: list[str], cores: int
) -> None:
    members = [member(n, f"{REFUSED}{n}" if n in (2, 4) else "好" * n) for n in range(1, 6)]
    with pytest.raises(SourceError, match=f"{REFUSED}2") as told:
        Fragments(project, "key").of(members, cores, lambda: None)
    assert (told.value.file, told.value.line) == ("speeches/s2.md", 7)
    assert not (project.output / FOLDER / "key/speeches/s2").exists()
    assert drawer == (["s1", "s2"] if cores == 1 else [])


def test_a_full_disk_in_another_process_is_raised_here(project: Project, drawer: list[str]) -> None:
    members = [member(1, "磁盘"), *(member(n, "等") for n in range(2, 5))]
    with pytest.raises(OSError, match="No space"):
        Fragments(project, "key").of(members, 2, lambda: None)
    assert multiprocessing.active_children() == []


def test_what_nobody_foresaw_in_another_process_is_met_in_this_one(
    project: Project, drawer: list[str]
) -> None:
    members = [member(n, "没有料到" if n == 3 else "好") for n in range(1, 6)]
    with pytest.raises(ZeroDivisionError):
        Fragments(project, "key").of(members, 2, lambda: None)
    assert "s3" in drawer


class Told:
    """The end of a pipe that keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, object]] = []

    def send(self, value: tuple[str, object]) -> None:
        self.sent.append(value)


def worked(project: Project, parent: int, *words: str) -> list[tuple[str, str]]:
    """Return what a worker tells of a share: ids, and kinds of faults."""
    to = Told()
    share = [member(number, each) for number, each in enumerate(words, 1)]
    lay = Fragments(project, "key")._lay_out
    cache._work(project.output, lay, parent, share, cast("Any", to))
    return [(id, type(fault).__name__) for id, fault in to.sent]


def test_a_worker_tells_of_each_until_nobody_waits_or_nobody_foresaw(
    project: Project, drawer: list[str]
) -> None:
    told = worked(project, os.getppid(), "好", REFUSED, "磁盘", "好", "没有料到", "好")
    kinds = ["NoneType", "SourceError", "OSError", "NoneType"]
    assert told == [(f"s{number}", kind) for number, kind in enumerate(kinds, 1)]
    assert worked(project, -1, "好") == []


def test_what_workers_tell_is_gathered_until_all_have_ended() -> None:
    ends: list[tuple[Connection, Connection]] = [multiprocessing.Pipe(duplex=False) for _ in "ab"]
    fault = HuibianError("坏了")
    for number, (_, its) in enumerate(ends):
        its.send((f"s{number}", fault if number else None))
        its.send((f"t{number}", None))
        its.close()
    ticks: list[int] = []
    faults = cache._watch([ours for ours, _ in ends], lambda: ticks.append(1))
    assert {id: str(one) for id, one in faults.items()} == {"s1": "坏了。"}
    assert len(ticks) == 4


def test_a_section_is_laid_out_where_the_very_same_is_not_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[str] = []

    def of_html(html: str, css: str, design: Design) -> Fragment:
        laid.append(html + css)
        return pages(html + css)

    monkeypatch.setattr(fragment, "of_html", of_html)
    design = cast("Design", object())
    first = Fragments(project, "key").sections("a")
    first.sweep()
    assert first.lay("目录", "p", design) == pages("目录p")
    assert first.lay("索引", "p", design) == pages("索引p")
    again = Fragments(project, "key").sections("a")
    assert again.lay("目录", "p", design) == pages("目录p")
    assert laid == ["目录p", "索引p"]
    again.sweep()
    assert again.lay("索引", "p", design) == pages("索引p")
    assert laid == ["目录p", "索引p", "索引p"]
    again.sweep()
    assert len(list((project.output / FOLDER / "key/books/a").iterdir())) == 2


def test_pages_that_were_kept_and_are_none_are_as_if_not_there(tmp_path: Path) -> None:
    assert cache._read(tmp_path / "a", "digest") is None
    cache._write(tmp_path / "a", "digest", pages("好"))
    assert cache._read(tmp_path / "a", "digest") == pages("好")
    assert cache._read(tmp_path / "a", "other") is None
    kept.write_bytes(tmp_path / "a", "digest", b"broken")
    assert cache._read(tmp_path / "a", "digest") is None

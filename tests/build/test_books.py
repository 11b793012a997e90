"""Books on disk: what is made again, what is left alone, and what is said where one cannot be."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pikepdf
import pypdfium2
import pytest

from converters import files, formats
from converters.books.fragment import Fragment
from converters.books.pagination import BookPage, Section, SectionKind
from converters.books.volume import Volume
from converters.build import account, books, kept, run, steps
from converters.build import plan as plans
from converters.build.caches import font_case
from converters.build.caches.fragments import Fragments, Member
from converters.build.plan import Plan
from converters.collection import tidy
from converters.errors import ChangedError, HuibianError, SourceError
from converters.formats.format import BookParts
from converters.formats.pdf import fragment
from converters.formats.pdf.book import layout
from converters.project import Project
from converters.settings.design import Design
from converters.speech.model import Speech
from tests.make import collection, markdown, ready_to_draw

CONFIG = "title: 讲话选编\nformats: [txt]\nsite: false\n"
YEAR = "title: 二〇二〇年讲话\nselect: {years: [2020]}\nfront: [xu.md]\nformats: [pdf, docx]\n"
LISTED = "title: 两次会议\nparts:\n  - title: 第一编\n    speeches: [s3, s1]\nformats: [pdf]\n"
NEAR = "options: {recto: false}\n"
NOTE = "# 序\n\n这是一篇序。\n"


def speech(number: int, body: str = "现在开会。", facts: str = "") -> str:
    year = 2020 if number < 3 else 2021
    known = f"date: {year}-07-{number:02d}\nspeaker: 赵海金\n"
    return markdown(f"s{number}", f"在第{number}次会议上的讲话", body, known + facts)


def settle(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def correct(root: Path, number: int, **parts: str) -> None:
    settle(root, f"speeches/s{number}.md", speech(number, **parts))


def plan(root: Path) -> Plan:
    return plans.make(Project(root))


def make(root: Path, cores: int = 1) -> Plan:
    """Make what is stale, and return the plan as it is then."""
    made = plan(root)
    for job, _ in made.stale_books:
        steps.make_book(made, job, cores, lambda: None)
    return plan(root)


def stats(root: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes of each book and when they were written."""
    folder = root / "output/books"
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def faults(root: Path) -> list[str]:
    return [message for message, _ in account.standing(plan(root), account.parts()).faults]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two books of three speeches, of which one stands in both; tests work on copies."""
    root = tmp_path_factory.mktemp("collection")
    collection(root, *(speech(number) for number in range(1, 5)), config=CONFIG)
    settle(root, "books/year.yaml", YEAR)
    settle(root, "books/listed.yaml", LISTED)
    settle(root, "books/xu.md", NOTE)
    assert not make(ready_to_draw(root)).stale_books
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Iterator[Path]:
    copy = Path(shutil.copytree(built, tmp_path / "copy"))
    for path in (copy / "output/books").iterdir():
        os.utime(path, ns=(path.stat().st_atime_ns, 10**18))
    yield copy


@pytest.mark.slow
def test_every_format_that_the_settings_ask_for_is_there(built: Path) -> None:
    assert set(stats(built)) == {"year.pdf", "year.docx", "listed.pdf"}
    made = plan(built)
    assert list(made.record(made.book("listed")).members) == ["s3", "s1"]


@pytest.mark.slow
def test_the_record_tells_the_printed_page_on_which_each_speech_begins(built: Path) -> None:
    made = plan(built)
    document = pypdfium2.PdfDocument(built / "output/books/listed.pdf")
    found = {}
    for at in range(len(document)):
        words = "".join(document[at].get_textpage().get_text_bounded().split())
        for number in (1, 3):
            if words.startswith(f"在第{number}次会议上的讲话（"):
                found[f"s{number}"] = document.get_page_label(at)
    places = made.record(made.book("listed")).places
    assert found == {id: str(first) for id, (first, _) in places.items()}


@pytest.mark.slow
def test_the_pdf_carries_its_settings_and_the_sums_of_its_speeches(built: Path) -> None:
    with pikepdf.open(built / "output/books/listed.pdf") as document:
        held = {name: file.get_file().read_bytes() for name, file in document.attachments.items()}
    assert held["listed.yaml"] == LISTED.encode()
    made = plan(built)
    lines = [f"{made.index.digests[id]}  {id}.md" for id in ("s3", "s1")]
    assert held[books.LIST].decode().splitlines() == lines


@pytest.mark.slow
def test_files_that_were_only_copied_are_current(root: Path) -> None:
    assert make(root).stale_books == []
    assert {mtime for _, mtime in stats(root).values()} == {10**18}


@pytest.mark.slow
def test_a_corrected_speech_renews_the_books_it_stands_in_alone(root: Path) -> None:
    before = stats(root)
    correct(root, 3, body="现在散会。")
    assert {job.name for job, reasons in plan(root).stale_books if reasons} == {"year", "listed"}
    assert make(root).stale_books == []
    after = stats(root)
    assert {name for name in before if before[name] != after[name]} == {"listed.pdf"}


@pytest.mark.slow
def test_a_speech_that_comes_to_fulfil_the_query_is_taken_in(root: Path) -> None:
    settle(root, "speeches/s5.md", speech(2).replace("id: s2", "id: s5"))
    made = make(root)
    assert list(made.record(made.book("year")).members) == ["s1", "s2", "s5"]


@pytest.mark.slow
def test_a_book_is_the_same_whatever_was_made_before(root: Path) -> None:
    before = {name: data for name, (data, _) in stats(root).items()}
    correct(root, 1, body="现在散会。")
    make(root)
    correct(root, 1)
    make(root)
    assert {name: data for name, (data, _) in stats(root).items()} == before
    shutil.rmtree(root / "output")
    make(root, cores=2)
    assert {name: data for name, (data, _) in stats(root).items()} == before


@pytest.mark.slow
def test_a_file_that_is_missing_or_altered_is_made_again(root: Path) -> None:
    before = {name: data for name, (data, _) in stats(root).items()}
    (root / "output/books/year.docx").unlink()
    (root / "output/books/listed.pdf").write_bytes(b"altered")
    make(root)
    after = stats(root)
    assert {name: data for name, (data, _) in after.items()} == before
    assert after["year.pdf"][1] == 10**18


@pytest.mark.slow
def test_a_format_that_is_no_longer_asked_for_is_forgotten_and_its_file_an_orphan(
    root: Path,
) -> None:
    settle(root, "books/year.yaml", YEAR.replace("[pdf, docx]", "[pdf]"))
    made = make(root)
    assert set(made.record(made.book("year")).receipt.rendered) == {"pdf"}
    assert [path.name for path in tidy.orphans(made) if path.parent == made.book_folder] == [
        "year.docx"
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "books/year.yaml",
            "title: 书\nselect: {years: [1999]}\n",
            "books/year.yaml 第 1 行：一篇讲话也没有选到",
        ),
        (
            "books/listed.yaml",
            "title: 书\nspeeches:\n  - s1\n  - s9\n",
            "books/listed.yaml 第 4 行：没有编号为 s9 的讲话",
        ),
        (
            "books/listed.yaml",
            "title: 书\nparts:\n  - {title: 甲, speeches: [s1]}\n  - {title: 乙, speeches: [s1]}\n",
            "books/listed.yaml 第 4 行：讲话 s1（在第1次会议上的讲话）既在“甲”里，又在“乙”里",
        ),
        (
            "books/listed.yaml",
            "title: 书\U000f0000\nspeeches: [s1]\n",
            "books/listed.yaml：",
        ),
        (
            "books/year.yaml",
            YEAR.replace("xu.md", "no.md"),
            "books/year.yaml：没有更新这本书：没有这个文件：books/no.md",
        ),
        ("books/xu.md", "没有标题。\n", "books/xu.md 第 1 行：开头缺少标题"),
        (
            "books/xu.md",
            "# 序\n\n\U000f0000。\n",
            "books/xu.md 第 3 行：“\U000f0000”（U+F0000）是造字",
        ),
        (
            "speeches/s2.md",
            speech(2, body="##"),
            "books/year.yaml：没有更新这本书，因为有一篇讲话稿有错：speeches/s2.md 第 10 行：",
        ),
        (
            "speeches/s1.md",
            speech(1, body="\U000f0000"),
            "books/year.yaml：没有更新这本书，因为有一篇讲话稿有错：speeches/s1.md 第 10 行：",
        ),
        (
            "speeches/s4.md",
            speech(4, facts="dat: 1\n"),
            "books/year.yaml：没有更新这本书，因为有一篇讲话稿有错：speeches/s4.md 第 6 行：",
        ),
    ],
    ids=[
        "nothing chosen",
        "no such id",
        "in two parts",
        "title that no font has",
        "no such text",
        "text without title",
        "text that no font has",
        "wrong words",
        "words that no font has",
        "wrong facts",
    ],
)
def test_a_book_that_cannot_be_made_keeps_its_files_and_is_told_until_mended(
    root: Path, name: str, text: str, said: str
) -> None:
    before = stats(root)
    right = (root / name).read_text(encoding="utf-8")
    settle(root, name, text)
    for _ in range(2):
        made = make(root)
        assert made.stale_books == []
        told = [message for message in faults(root) if said in message]
        assert len(told) == 1
        assert told[0].endswith(("。", "？"))
    assert stats(root) == before
    settle(root, name, right)
    make(root)
    assert faults(root) == []
    assert stats(root) == before


@pytest.mark.slow
def test_the_other_books_are_made_though_one_cannot_be(root: Path) -> None:
    settle(root, "books/year.yaml", "title: 书\nselct: 1\n")
    correct(root, 3, body="现在散会。")
    before = stats(root)
    make(root)
    after = stats(root)
    assert {name for name in before if before[name] != after[name]} == {"listed.pdf"}
    assert [fault for fault in faults(root) if "selct" in fault]


@pytest.mark.slow
def test_a_lost_record_costs_time_and_nothing_else(root: Path) -> None:
    before = stats(root)
    shutil.rmtree(root / "output/.huibian")
    assert len(plan(root).stale_books) == 2
    make(root)
    assert stats(root) == before


@pytest.mark.slow
def test_a_small_build_counts_the_books_that_were_really_made(root: Path) -> None:
    correct(root, 3, body="现在散会。")
    outcome = run.build(Project(root), plan(root), 1, lambda _: None, ("books",))
    assert outcome.rendered == {"books": 1}
    correct(root, 4, body="现在散会。")
    outcome = run.build(Project(root), plan(root), 1, lambda _: None, ("books",))
    assert outcome.idle
    assert not (root / ".snakemake").exists()


@pytest.mark.slow
def test_speeches_built_by_their_ids_leave_the_books_alone(root: Path) -> None:
    correct(root, 1, body="现在散会。")
    before = stats(root)
    run.build_some(Project(root), plan(root), ["s1"], ("txt", "books"))
    assert stats(root) == before


@pytest.mark.slow
def test_an_unknown_book_is_told(root: Path) -> None:
    with pytest.raises(HuibianError, match="没有名为 x 的书"):
        plan(root).book("x")
    settle(root, "books/x.yaml", "titel: 书\n")
    with pytest.raises(HuibianError, match="不认识“titel”"):
        plan(root).book("x")


def pages(data: bytes) -> list[bytes]:
    """What is drawn on each page."""
    with pikepdf.open(BytesIO(data)) as document:
        return [_drawn(page) for page in document.pages]


def _drawn(page: pikepdf.Page) -> bytes:
    contents = page.get("/Contents", pikepdf.Array())
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"".join(part.read_bytes() for part in parts)


@pytest.mark.slow
def test_one_word_changes_the_pages_it_stands_on_and_the_check_value_alone(root: Path) -> None:
    old = pages(stats(root)["listed.pdf"][0])
    correct(root, 3, body="现在散会。")
    make(root)
    new = pages(stats(root)["listed.pdf"][0])
    changed = [number for number, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    assert len(changed) == 2  # the imprint, which prints the check value, and the speech itself


@pytest.mark.slow
def test_a_circulated_speech_whose_imprint_moves_is_not_laid_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The speech before it grows by a page: its 版记 moves to where an even page is by now."""
    circulated = "copies: 县委\nprinted_by: 县人大常委会办公室\nprinted: 2020-07-20\n"
    second = speech(2, facts=circulated)
    root = collection(tmp_path / "c", speech(1), second, speech(3), config=CONFIG)
    settle(root, "books/a.yaml", f"title: 书\nspeeches: [s1, s2, s3]\n{NEAR}formats: [pdf]\n")
    laid: list[str] = []
    lay_out = fragment.of_speech

    def counted(speech: Speech, design: Design) -> Fragment:
        laid.append(speech.meta.id)
        return lay_out(speech, design)

    monkeypatch.setattr(fragment, "of_speech", counted)
    make(root)
    first = imprint_page(root)
    assert sorted(laid) == ["s1", "s2", "s3"]
    correct(root, 1, body="\n".join(["今天我们召开全县教育工作会议，总结工作。"] * 40))
    make(root)
    assert laid[3:] == ["s1"]
    assert (first % 2, imprint_page(root) % 2, imprint_page(root) > first) == (0, 0, True)


def imprint_page(root: Path) -> int:
    """On which numbered page of the book the 版记 stands."""
    with pypdfium2.PdfDocument(root / "output/books/a.pdf") as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    (page,) = (text for text in texts if "抄送：县委" in text)
    found = re.search(r"— ([0-9]+) —", page)
    return int(found[1]) if found else 0


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Two speeches and a book of both that was never made."""
    root = collection(tmp_path, markdown("s1"), markdown("s2"), config=CONFIG)
    text = "title: 书\nselect: {all: true}\nfront: [xu.md]\nformats: [pdf, docx]\n"
    settle(root, "books/a.yaml", text)
    settle(root, "books/xu.md", NOTE)
    return root


def making(root: Path, cores: int = 1) -> books._Making:
    made = plan(root)
    return books._Making(made, made.book("a"), cores, lambda: None)


def test_what_is_behind_is_drawn_written_and_recorded(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def draw(_: object, name: str, volume: object, members: list[Member], design: object) -> bytes:
        assert (volume, design) == (pages, DRAWN)
        assert [member.id for member in members] == ["s2", "s1"]
        drawn.append(name)
        return name.encode()

    near = Section(SectionKind.SPEECH, "s2", "二")
    page = BookPage(near, 0, 1, roman=False, recto=True, folio=True, head=None)
    pages = SimpleNamespace(pages=(page, replace(page, number=2), replace(page, section=None)))
    monkeypatch.setattr(books._Making, "_pages", lambda *_: {})
    monkeypatch.setattr(books._Making, "_volume", lambda *_: (pages, DRAWN))
    monkeypatch.setattr(books._Making, "_drawn", draw)
    ticks: list[int] = []
    made = plan(few)
    job = made.book("a")
    record = books.made(made, job, ["s2", "s1"], 1, lambda: ticks.append(1))
    folder = few / "output/books"
    assert [(folder / f"a.{name}").read_bytes() for name in ("pdf", "docx")] == [b"pdf", b"docx"]
    assert (drawn, len(ticks), record.pages) == (["pdf", "docx"], 2, 3)
    assert record.places == {"s2": (1, 2)}
    digests = made.index.digests
    assert list(record.members.items()) == [(id, digests[id]) for id in ("s2", "s1")]
    assert record.content == job.content(record.members, digests)
    assert record.receipt.engines == {job.engine.key: dict(job.engine.parts)}
    assert job.stale(record, folder) == {}
    kept.write(made.record_file("a"), record.as_json())
    (folder / "a.docx").unlink()
    again = books.made(plan(few), job, ["s2", "s1"], 1, lambda: ticks.append(1))
    assert (drawn[2:], len(ticks)) == (["docx"], 3)
    assert again.content == record.content
    assert again.receipt.rendered["pdf"] == record.receipt.rendered["pdf"]


@pytest.mark.parametrize(
    ("cores", "pages", "names", "processes"),
    [
        (1, 9, ["pdf", "docx", "epub"], 1),
        (2, 9, ["pdf", "docx", "epub"], 2),
        (2, books._SMALL + 1, ["pdf", "docx"], 1),
        (2, 9, ["docx"], 1),
        (2, 9, [], 0),
    ],
)
def test_of_a_small_book_the_first_file_is_drawn_beside_the_others(
    few: Path, cores: int, pages: int, names: list[str], processes: int
) -> None:
    drawn = making(few, cores)._all_drawn(names, pages, lambda name: f"{os.getpid()}".encode())
    assert list(drawn) == names
    assert len(set(drawn.values())) == processes
    assert set(drawn.values()) == {drawn[name] for name in (*names[:1], *names[-1:])}
    assert not names or drawn[names[0]] == f"{os.getpid()}".encode()


def test_a_speech_of_a_book_is_read_as_the_plan_knows_it(few: Path) -> None:
    make = making(few)
    member = make._member("s1")
    assert (member.id, member.digest) == ("s1", make.plan.index.digests["s1"])
    settle(few, "speeches/s1.md", markdown("s1", body="散会。"))
    with pytest.raises(ChangedError, match=r"speeches/s1\.md"):
        make._member("s1")
    settle(few, "speeches/s1.md", markdown("s1", body="\U000f0000。"))
    with pytest.raises(SourceError, match="造字") as caught:
        making(few)._member("s1")
    assert caught.value.file == "speeches/s1.md"


def look(make: books._Making) -> Design:
    """Give a book faces that have all characters but one; return its look."""
    make.project.__dict__.update(chains=DRAWN.chains, drawn_design=DRAWN)
    return DRAWN


FACE = SimpleNamespace(face_for=lambda char: None if char == "龘" else char)
DRAWN = cast("Design", SimpleNamespace(chains={"body": FACE}))


def notes_of(root: Path) -> tuple[Speech, ...]:
    make = making(root)
    look(make)
    return make._notes()


def test_whole_faces_are_asked_for_what_no_cut_one_has(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a fallback that draws nothing else no character is left; it tells that it is damaged."""

    def face_for(char: str) -> str | None:
        if char == "滆":
            raise SourceError("字体文件里面坏了", "请重新拷一份来")
        return None if char == "湖" else char

    cut = SimpleNamespace(chains={"body": SimpleNamespace(face_for=face_for)})
    monkeypatch.setattr(font_case, "design_of", lambda *_: cut)
    settle(few, "books/xu.md", "# 序\n\n好，滆湖。\n")
    assert [note.meta.title for note in notes_of(few)] == ["序"]
    settle(few, "books/xu.md", "# 序\n\n好龘。\n")
    monkeypatch.setattr(cut.chains["body"], "face_for", lambda _: None)
    with pytest.raises(SourceError, match="龘"):
        notes_of(few)


def test_the_texts_for_the_front_are_read_and_numbered(few: Path) -> None:
    (note,) = notes_of(few)
    assert (note.meta.id, note.meta.title) == ("_note-1", "序")
    settle(few, "books/xu.md", "# 序\n\n好龘。\n")
    with pytest.raises(SourceError, match="龘") as caught:
        notes_of(few)
    assert (caught.value.file, caught.value.line) == ("books/xu.md", 3)
    settle(few, "books/xu.md", "# 序\n\n\U000f0000。\n")
    with pytest.raises(SourceError, match="造字") as caught:
        notes_of(few)
    assert caught.value.file == "books/xu.md"


def test_pages_are_laid_out_with_what_is_kept_and_what_is_not_wanted_goes(
    few: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    did: list[object] = []

    class Sections:
        lay = "lay"

        def sweep(self) -> None:
            did.append("swept")

    def sections(_: object, book: str) -> Sections:
        did.append(book)
        return Sections()

    page = Fragment(b"", (("好",),), ())
    volume = cast("Volume", SimpleNamespace(fragments={"s1": page}))

    def laid(book: Any, checked: str, notes: object, *more: object) -> Volume:
        assert [meta.id for meta in book.speeches] == ["s1", "s2"]
        did.append((checked, notes, *more))
        return volume

    monkeypatch.setattr(Fragments, "of", lambda _, members, cores, done: {f"for {cores}": page})
    monkeypatch.setattr(Fragments, "sweep", lambda _, ids, books: did.append((list(ids), books)))
    monkeypatch.setattr(Fragments, "sections", sections)
    monkeypatch.setattr(layout, "lay_out", laid)
    make = making(few, cores=3)
    drawn = look(make)
    members = [make._member(id) for id in ("s1", "s2")]
    assert make._volume(members, make._pages(members)) == (volume, drawn)
    swept, book, (checked, notes, pages, design, style, lay), last = cast("list[Any]", did)
    assert (swept, book, last) == ((["s1", "s2"], {"a"}), "a", "swept")
    assert checked == files.sha256(books._sums(members))
    assert (len(notes), pages, design) == (1, {"for 3": page}, drawn)
    assert (style, lay) == (make.project.book_style, "lay")


@pytest.mark.parametrize(("lacked", "printed"), [("", "好"), ("滆", "好"), ("", "滆")])
def test_cut_faces_lay_out_a_book_if_they_have_all_that_it_prints(
    few: Path, monkeypatch: pytest.MonkeyPatch, lacked: str, printed: str
) -> None:
    """Faces that lack a character fail where it is set; that is seen too if they never do."""
    light = cast("Design", SimpleNamespace(chains={"body": FACE}))
    asked, laid = list[set[str]](), list[Design]()
    made = cast("Volume", SimpleNamespace(fragments={"_": Fragment(b"", ((printed,),), ())}))

    def design_of(project: Project, needed: set[str]) -> Design:
        asked.append(needed)
        return project.drawn_design if "滆" in needed else light

    def lay_out(*given: Any) -> Volume:
        laid.append(given[4])
        if lacked and given[4] is light:
            raise SourceError("没有这个字", "请换")
        return made

    monkeypatch.setattr(font_case, "design_of", design_of)
    monkeypatch.setattr(layout, "lay_out", lay_out)
    make = making(few)
    whole = look(make)
    members = [make._member(id) for id in ("s1", "s2")]
    volume, design = make._volume(members, {"s1": Fragment(b"", (("开会",),), ())})
    assert volume is made
    assert design is (light if (lacked, printed) == ("", "好") else whole)
    assert laid == ([light] if design is light else [light, whole])
    assert any(needed >= set("书开会讲话序") for needed in asked)


@pytest.mark.parametrize("is_drawn", [True, False])
def test_a_writer_is_given_what_it_draws_with(
    few: Path, monkeypatch: pytest.MonkeyPatch, is_drawn: bool
) -> None:
    given: list[BookParts] = []

    def write(parts: BookParts) -> bytes:
        given.append(parts)
        return b"book"

    format = SimpleNamespace(is_drawn=is_drawn, book=SimpleNamespace(writer=lambda: write))
    make = making(few)
    drawn = look(make)
    members = [make._member(id) for id in ("s1", "s2")]
    monkeypatch.setattr(formats, "named", lambda _: format)
    assert make._drawn("pdf", cast("Volume", "volume"), members, drawn) == b"book"
    (parts,) = given
    assert parts.design is (drawn if is_drawn else make.project.plain_design)
    assert parts.speeches == {member.id: member.speech for member in members}
    settings, sums = parts.attached
    assert (settings.name, settings.source) == ("a.yaml", True)
    assert settings.data == (few / "books/a.yaml").read_bytes()
    assert (sums.name, sums.source) == ("speeches.sha256", False)
    lines = [f"{member.digest}  {member.id}.md" for member in members]
    assert sums.data.decode().splitlines() == lines

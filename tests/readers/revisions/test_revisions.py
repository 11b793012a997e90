"""Our own DOCX, corrected as word processors write it, read back: all refused, all taken."""

import copy
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from converters.errors import SourceError
from converters.readers import revisions
from converters.readers.docx import package
from converters.readers.docx.ooxml import below, w
from converters.readers.revisions import changes, views
from converters.readers.revisions.model import Char, ParagraphLooks
from converters.settings.design import Design
from tests.readers.revisions.corrected import Corrected, Edit, untouched

Line = tuple[Char, ...]
NUMBERS = "五百六十名"


def line(data: bytes) -> Line:
    return revisions.read(data).line


def text(paragraphs: tuple[views.Standing, ...]) -> str:
    return "\n".join(one.text for one in paragraphs)


def moved(file: Corrected) -> None:
    """A whole paragraph, cut and put in again two lines below."""
    words, target = "一要抓学习", file.paragraph("二要抓联系")
    fresh = copy.deepcopy(file.paragraph(words))
    file.whole(words, "moveFrom")
    away = file.paragraph(words)
    away.addprevious(file.mark("moveFromRangeStart", name="move1"))
    away.addnext(file.mark("moveFromRangeEnd"))
    target.addnext(fresh)
    for run in list(fresh.iter(w("r"))):
        file.wrap(run, "moveTo")
    file.end(fresh, "moveTo")
    fresh.addprevious(file.mark("moveToRangeStart", name="move1"))
    fresh.addnext(file.mark("moveToRangeEnd"))


def row(file: Corrected) -> None:
    """Another row under the last one of the table."""
    table = next(one for one in file.body.iter(w("tbl")) if "建议件数" in "".join(one.itertext()))
    last = list(table.iter(w("tr")))[-1]
    fresh = copy.deepcopy(last)
    about = below(fresh, "trPr")
    assert about is not None
    about.append(file.mark("ins"))
    for run in list(fresh.iter(w("r"))):
        file.wrap(run, "ins")
    last.addnext(fresh)


def row_out(file: Corrected) -> None:
    """The last row of the table away."""
    table = next(one for one in file.body.iter(w("tbl")) if "建议件数" in "".join(one.itertext()))
    last = list(table.iter(w("tr")))[-1]
    about = below(last, "trPr")
    assert about is not None
    about.append(file.mark("del"))
    for run in list(last.iter(w("r"))):
        file.wrap(run, "del")


def noise(file: Corrected) -> None:
    """What Word strews about: spelling, bookmarks, smart tags, ids of revisions, fields."""
    run = file.run(NUMBERS)
    run.set(w("rsidR"), "00A1B2C3")
    run.insert(0, etree.Element(w("lastRenderedPageBreak")))
    run.addprevious(etree.Element(w("proofErr"), {w("type"): "spellStart"}))
    run.addprevious(etree.Element(w("bookmarkStart"), {w("id"): "7", w("name"): "_GoBack"}))
    tag = etree.Element(w("smartTag"))
    run.addprevious(tag)
    tag.append(run)


def nested(file: Corrected) -> None:
    """What one put in, another strikes out."""
    put = file.add("二百三十件", "左右", "张三")
    file.wrap(next(put.iter(w("r"))), "del", "李四")


CASES: dict[str, tuple[Edit, str, str]] = {
    "words": (lambda f: f.replace(NUMBERS, "五百六十八名"), NUMBERS, "五百六十八名"),
    "words put in": (lambda f: f.add("认真", "依法"), "认真", "认真依法"),
    "words struck out": (lambda f: void(f.strike("集中")), "一次集中学习", "一次学习"),
    "a paragraph out": (
        lambda f: f.whole("二要抓联系", "del"),
        "二要抓联系。每名代表联系五户以上群众，每月走访一次。\n",
        "",
    ),
    "a paragraph typed": (
        lambda f: f.typed_after("二要抓联系", "四要抓宣传。"),
        "每月走访一次。\n",
        "每月走访一次。\n四要抓宣传。\n",
    ),
    "a paragraph parted": (lambda f: f.split("下面，我讲"), "任务。下面", "任务。\n下面"),
    "two joined": (
        lambda f: f.end(f.paragraph("一要抓学习"), "del"),
        "四次。\n二要",
        "四次。二要",
    ),
    "a paragraph moved": (
        moved,
        "一要抓学习。每季度组织一次集中学习，全年不少于四次。\n"
        "二要抓联系。每名代表联系五户以上群众，每月走访一次。\n",
        "二要抓联系。每名代表联系五户以上群众，每月走访一次。\n"
        "一要抓学习。每季度组织一次集中学习，全年不少于四次。\n",
    ),
    "a cell": (lambda f: f.replace("260", "265"), "260", "265"),
    "a row in": (row, "办结率\n98%\n99%\n", "办结率\n98%\n99%\n" * 2),
    "a row out": (row_out, "办结率\n98%\n99%\n", ""),
    "the title": (lambda f: f.replace("全县代表", "全县人大代表"), "在全县代表", "在全县人大代表"),
    "the number of the document": (lambda f: f.replace("8号", "9号"), "8号", "9号"),
    "the 版记": (lambda f: void(f.strike("，县政府办公室")), "，县政府办公室", ""),
    "within a run-in heading": (lambda f: f.add("坚持党的", "全面"), "坚持党的", "坚持党的全面"),
    "signs of Markdown": (lambda f: f.add("[见附表]", "*#|\\{.em}"), "表]", "表]*#|\\{.em}"),
    "two hands at one place": (nested, "", ""),
    "noise": (noise, "", ""),
}


def void(_: object) -> None:
    """Lets what returns something stand where nothing is asked for."""


@pytest.mark.parametrize("case", CASES)
def test_refused_it_is_our_own_text_and_taken_the_corrected_one(design: Design, case: str) -> None:
    edit, old, new = CASES[case]
    ours = untouched(design)
    base = text(views.accepted(line(ours)))
    file = Corrected(ours)
    edit(file)
    found = line(file.data())
    assert text(views.refused(found)) == base
    assert old in base
    assert text(views.accepted(found)) == base.replace(old, new, 1)
    assert bool(changes.of(found)) is (case != "noise")


def test_words_put_in_a_run_in_heading_wear_its_face(design: Design) -> None:
    file = Corrected(untouched(design))
    file.add("坚持党的", "全面")
    stands = next(one for one in views.accepted(line(file.data())) if "全面" in one.text)
    faces = "".join(face.face or "-" for face in stands.faces)
    assert faces == "h3" * len("1．坚持党的全面领导。") + "-" * (len(stands.text) - 11)


def test_what_was_changed_without_tracking_has_no_hand(design: Design) -> None:
    file = Corrected(untouched(design))
    file.silently(NUMBERS, "五百六十八名")
    found = line(file.data())
    assert not changes.of(found)
    assert "五百六十八名" in text(views.refused(found))


def test_our_own_file_is_read_without_a_change(design: Design) -> None:
    found = revisions.read(untouched(design))
    assert not changes.of(found.line) and not found.comments
    assert found.left_behind == ()
    levels = {one.looks.level: one.text for one in views.accepted(found.line) if one.looks.level}
    assert levels == {1: "二、加强领导，形成工作合力", 2: "（二）突出工作重点"}


def test_another_level_by_style_is_read_with_the_old_one(design: Design) -> None:
    file = Corrected(untouched(design))
    about = file.about("（一）把握")
    change = file.mark("pPrChange")
    change.append(copy.deepcopy(about))
    named = below(about, "pStyle")
    assert named is not None
    named.set(w("val"), "Heading1")
    about.append(change)
    found = line(file.data())
    both = [
        next(one.looks for one in view(found) if one.text.startswith("（一）"))
        for view in (views.accepted, views.refused)
    ]
    assert both == [ParagraphLooks("heading 1", 1), ParagraphLooks("heading 2", 2)]


@pytest.mark.parametrize("spoil", [lambda d: d[:4000], lambda d: b"", lambda d: b"PK\3\4"])
def test_a_damaged_file_is_told_in_one_sentence(
    design: Design, spoil: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(SourceError, match="已损坏"):
        revisions.read(spoil(untouched(design)))


def test_a_package_of_another_program_is_refused() -> None:
    sheet = BytesIO()
    with ZipFile(sheet, "w") as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(SourceError, match="不是 Word 文件"):
        revisions.read(sheet.getvalue())


def test_a_bomb_is_told_as_damaged(monkeypatch: pytest.MonkeyPatch, design: Design) -> None:
    monkeypatch.setattr(package, "LARGEST", 1000)
    with pytest.raises(SourceError, match="已损坏"):
        revisions.read(untouched(design))

"""What was corrected in our own DOCX comes back as rows, as word processors write it."""

from copy import deepcopy
from functools import cache

import pytest
from lxml import etree

from converters.errors import SourceError
from converters.readers import revisions
from converters.readers.docx.ooxml import below, w
from converters.readers.revisions import views
from converters.readers.revisions.model import (
    Char,
    Comment,
    Hand,
    LeftBehind,
    ParagraphEnd,
    Returned,
)
from converters.returning import Comparison, Row, RowKind, chosen, compare, groups
from converters.settings.design import Design
from tests.readers.revisions.corrected import Corrected, Edit, untouched
from tests.readers.revisions.test_revisions import NUMBERS, moved, nested, noise, row, row_out, void

LEARN = "一要抓学习。每季度组织一次集中学习，全年不少于四次。\n"
CONTACT = "二要抓联系。每名代表联系五户以上群众，每月走访一次。\n"
NEW = "四要抓宣传。讲好代表故事。"


def cut_and_pasted(file: Corrected) -> None:
    """A paragraph moved as LibreOffice records it."""
    file.whole("一要抓学习", "del")
    file.typed_after("二要抓联系", LEARN.strip())


def pasted(file: Corrected) -> None:
    """A paragraph in Normal, without tracking."""
    fresh = deepcopy(file.paragraph("二要抓联系"))
    fresh.remove(next(fresh.iter(w("pPr"))))
    file.paragraph("二要抓联系").addnext(fresh)
    text = list(fresh.iter(w("t")))
    text[0].text = NEW
    for one in text[1:]:
        one.text = ""


def vanished(file: Corrected) -> None:
    """A paragraph out, without tracking."""
    paragraph = file.paragraph("二要抓联系")
    paragraph.getparent().remove(paragraph)


def raised(file: Corrected, *, tracked: bool) -> None:
    """A heading of the second level made one of the first."""
    about = file.about("（一）把握正确方向")
    change = file.mark("pPrChange")
    change.append(deepcopy(about))
    style = below(about, "pStyle")
    assert style is not None
    style.set(w("val"), "Heading1")
    if tracked:
        about.append(change)


def outlined(file: Corrected) -> None:
    """A level without a style."""
    level = etree.SubElement(file.about("一要抓学习"), w("outlineLvl"))
    level.set(w("val"), "1")


def bold(file: Corrected, *, tracked: bool) -> None:
    """Only bold."""
    about = etree.Element(w("rPr"))
    run = file.run("每月走访一次")
    old = below(run, "rPr")
    if old is not None:
        run.remove(old)
    run.insert(0, about)
    etree.SubElement(about, w("b"))
    if tracked:
        change = file.mark("rPrChange")
        change.append(etree.Element(w("rPr")))
        about.append(change)


def new_row(file: Corrected) -> None:
    """A row of a table without tracking."""
    table = next(one for one in file.body.iter(w("tbl")) if "建议件数" in "".join(one.itertext()))
    last = list(table.iter(w("tr")))[-1]
    fresh = deepcopy(last)
    for text, words in zip(fresh.iter(w("t")), ("走访户数", "2800", "3000"), strict=True):
        text.text = words
    last.addnext(fresh)


def both(file: Corrected) -> None:
    """Two people at two places."""
    file.replace(NUMBERS, "五百六十八名", "张三")
    file.replace("每月走访", "每季走访", "李四")


WHO = "王校对"
CASES: dict[str, tuple[Edit, list[tuple[str, str, str, str]]]] = {
    "words": (
        lambda f: f.replace(NUMBERS, "五百六十八名"),
        [("改字", WHO, NUMBERS, "五百六十八名")],
    ),
    "silent words": (
        lambda f: f.silently(NUMBERS, "五百六十八名"),
        [("改字", "", "五百六十", "五百六十八")],
    ),
    "two people": (
        both,
        [("改字", "张三", NUMBERS, "五百六十八名"), ("改字", "李四", "每月走访", "每季走访")],
    ),
    "put in and struck out": (nested, [("插入", "张三", "", "左右"), ("删除", "李四", "左右", "")]),
    "words put in": (lambda f: f.add("认真", "依法"), [("插入", WHO, "", "依法")]),
    "words struck out": (lambda f: void(f.strike("集中")), [("删除", WHO, "集中", "")]),
    "a paragraph out": (
        lambda f: f.whole("二要抓联系", "del"),
        [("删除段", WHO, CONTACT, "")],
    ),
    "a paragraph out silently": (vanished, [("删除段", "", CONTACT, "")]),
    "a paragraph typed": (
        lambda f: f.typed_after("二要抓联系", NEW),
        [("插入段", WHO, "", f"{NEW}\n")],
    ),
    "a paragraph pasted": (pasted, [("插入段", "", "", f"{NEW}\n")]),
    "a paragraph parted": (lambda f: f.split("下面，我讲"), [("分段", WHO, "", "\n")]),
    "two joined": (
        lambda f: f.end(f.paragraph("一要抓学习"), "del"),
        [("并段", WHO, "\n", "")],
    ),
    "moved": (moved, [("移动", WHO, LEARN, LEARN)]),
    "cut and pasted": (cut_and_pasted, [("移动", WHO, LEARN, LEARN)]),
    "a level": (lambda f: raised(f, tracked=True), [("样式", WHO, "2 级标题", "1 级标题")]),
    "a level silently": (
        lambda f: raised(f, tracked=False),
        [("样式", "", "2 级标题", "1 级标题")],
    ),
    "a level by outline": (outlined, [("样式", "", "正文", "2 级标题")]),
    "bold": (lambda f: bold(f, tracked=True), [("不带回", WHO, "每月走访一次", "每月走访一次")]),
    "bold silently": (
        lambda f: bold(f, tracked=False),
        [("不带回", "", "每月走访一次", "每月走访一次")],
    ),
    "the title": (
        lambda f: f.replace("全县代表", "全县人大代表"),
        [("题头", WHO, "全县代表", "全县人大代表")],
    ),
    "the number of the document": (
        lambda f: f.replace("8号", "9号"),
        [("题头", WHO, "8号", "9号")],
    ),
    "the 版记": (
        lambda f: void(f.strike("，县政府办公室")),
        [("题头", WHO, "，县政府办公室", "")],
    ),
    "a cell": (lambda f: f.replace("260", "265"), [("表格", WHO, "260", "265")]),
    "a cell silently": (lambda f: f.silently("260", "265"), [("表格", "", "260", "265")]),
    "a row in": (row, [("表格", WHO, "", "办结率\n98%\n99%\n")]),
    "a row in silently": (new_row, [("表格", "", "", "走访户数\n2800\n3000\n")]),
    "a row out": (row_out, [("表格", WHO, "办结率\n98%\n99%\n", "")]),
    "within a run-in heading": (lambda f: f.add("坚持党的", "全面"), [("插入", WHO, "", "全面")]),
    "signs of Markdown": (lambda f: f.add("[见附表]", "*#|"), [("插入", WHO, "", "*#|")]),
    "noise": (noise, []),
}


@cache
def base(design: Design) -> Returned:
    """What is read of the file that goes out."""
    return revisions.read(untouched(design))


@cache
def back(design: Design, edit: Edit) -> Returned:
    """What is read of the file that comes back."""
    file = Corrected(untouched(design))
    edit(file)
    return revisions.read(file.data())


@cache
def compared(design: Design, edit: Edit) -> Comparison:
    return compare(base(design), back(design, edit))


def shown(one: Row) -> tuple[str, str, str, str]:
    return one.kind.value, "" if one.hand is None else one.hand.author, one.before, one.after


@pytest.mark.parametrize("case", CASES)
def test_a_correction_is_a_row(design: Design, case: str) -> None:
    edit, expected = CASES[case]
    found = compared(design, edit)
    assert [shown(one) for one in found.rows] == expected
    assert [one.number for one in found.rows] == [*range(1, len(expected) + 1)]
    for one in found.rows:
        tells_looks = one.kind is RowKind.STYLE and one.hand is None
        assert one.by_default == (one.kind.can_be_taken and not tells_looks)


@pytest.mark.parametrize("case", CASES)
def test_taken_it_is_what_came_back_and_refused_what_was_sent(design: Design, case: str) -> None:
    edit, _ = CASES[case]
    found = compared(design, edit)
    every = [one.number for one in found.rows]
    assert _told(chosen(found, ())) == _told(views.accepted(base(design).line))
    assert _told(chosen(found, every)) == _told(views.accepted(back(design, edit).line))


def _told(paragraphs: tuple[views.Standing, ...]) -> list[tuple[str, object, object]]:
    return [(one.text, one.looks, one.cell) for one in paragraphs]


def test_only_what_one_of_two_wrote_is_taken(design: Design) -> None:
    words = "".join(one.text for one in chosen(compared(design, both), [1]))
    assert "五百六十八名" in words and "每月走访" in words


def test_a_row_says_where_it_is(design: Design) -> None:
    (one,) = compared(design, lambda f: f.replace(NUMBERS, "五百六十八名")).rows
    (spot,) = one.spots
    assert (spot.paragraph, spot.before, spot.after) == (
        *(9, "作的基础。去年以来，全县"),
        "代表认真履职，提出建议二",
    )
    assert one.hand is not None and one.hand.time == "2026-11-20T09:00:00Z"


def test_the_words_around_a_row_are_those_that_were_sent(design: Design) -> None:
    def three(file: Corrected) -> None:
        file.replace(NUMBERS, "五百六十八名")
        file.replace("认真履职", "依法履职")
        file.add("建议二", "意见和")

    first, second, third = [one.spots[0] for one in compared(design, three).rows]
    assert first.after == "代表认真履职，提出建议二"
    assert (second.before, second.after) == ("以来，全县五百六十名代表", "，提出建议二百三十件，办")
    assert third.before == "代表认真履职，提出建议二"


def test_a_face_that_word_processors_lose_is_kept(design: Design) -> None:
    def faceless(file: Corrected) -> None:
        for style in list(file.body.iter(w("rStyle"))):
            style.getparent().remove(style)

    found = compared(design, faceless)
    assert found.rows == ()
    faces = {face.face for one in chosen(found, ()) for face in one.faces}
    assert {"em", "h3"} <= faces


def test_the_style_that_libreoffice_hands_on_is_no_change(design: Design) -> None:
    def handed_on(file: Corrected) -> None:
        file.whole("（一）把握正确方向", "del")
        style = below(file.about("1．坚持党的领导"), "pStyle")
        assert style is not None
        style.set(w("val"), "Heading2")

    assert [one.kind.value for one in compared(design, handed_on).rows] == ["删除段"]


def test_what_was_changed_alike_at_many_places_is_one_row(design: Design) -> None:
    def commas(file: Corrected) -> None:
        for text in file.body.iter(w("t")):
            text.text = (text.text or "").replace("，", ",")

    found = compared(design, commas)
    (one,) = [each for each in found.rows if each.kind is RowKind.WORDS]
    assert len(one.spots) > 10 and (one.before, one.after) == ("，", ",")
    assert "自动更正" in one.note
    assert "，" not in chosen(found, [one.number])[7].text


def test_comments_and_pictures_are_told_and_never_taken(design: Design) -> None:
    ours = base(design)
    comment = Comment("1", "李四", "", "请核实", 20, 24)
    left = LeftBehind("图片", "章", 30)
    found = compare(ours, Returned(ours.line, (comment,), (left,)))
    assert [(one.kind.value, one.note) for one in found.rows] == [
        ("批注", "请核实"),
        ("不带回", "讲话稿里不能有图片"),
    ]
    assert found.rows[0].before == "".join(char.text for char in ours.line[20:24])
    assert not any(one.by_default for one in found.rows)
    assert chosen(found, [1, 2]) == chosen(found, ())


def test_a_comparison_that_does_not_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def line(words: str) -> Returned:
        return Returned((*map(Char, words), Char("\n", end=ParagraphEnd(holds=True))))

    monkeypatch.setattr(groups, "rows", lambda line, bases: iter(()))
    with pytest.raises(SourceError, match="理不清楚"):
        compare(line("甲"), line("乙"))


def test_a_named_hand_is_never_taken_for_nobody(design: Design) -> None:
    found = compared(design, lambda f: f.replace(NUMBERS, "五百六十八名", ""))
    assert found.rows[0].hand == Hand("", "2026-11-20T09:00:00Z")

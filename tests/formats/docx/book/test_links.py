"""Bookmarks are set where words begin, and take nothing away from a paragraph."""

import re

import pytest

from converters.formats.docx.book.links import Bookmarks, page_link, text_link
from converters.formats.docx.oxml import paragraph, run, words

START = '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'


def texts(xml: str) -> list[str]:
    """Return what stands before and after the bookmark."""
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)<", part)) for part in xml.split(START)]


def test_a_bookmark_inside_a_run_cuts_it_in_two_alike() -> None:
    one = paragraph("BodyText", run(words("坚持以人民为中心"), "Emphasis"))
    marked = Bookmarks().before(one, "人民", "x")
    assert marked is not None
    assert texts(marked) == ["坚持以", "人民为中心"]
    assert marked.count('<w:rStyle w:val="Emphasis"/>') == 2


def test_a_bookmark_where_a_run_begins_cuts_nothing() -> None:
    one = paragraph("BodyText", run("一是。", "Lead") + run("抓落实。"))
    marked = Bookmarks().before(one, "抓落实", "x")
    assert marked is not None
    assert texts(marked) == ["一是。", "抓落实。"]
    assert marked.count("<w:r>") == 2


def test_a_bookmark_may_stand_before_the_first_word() -> None:
    marked = Bookmarks().before(paragraph("BodyText", run("抓落实。")), "抓", "x")
    assert marked is not None and texts(marked) == ["", "抓落实。"]


@pytest.mark.parametrize(
    ("first", "second", "sought"),
    [
        ("坚持以人", "民为中心", "人民"),
        ("坚持以人 ", "民为中心", "人民为中心"),
        ("甲&乙", "<丙>", "乙<丙"),
        ("甲&乙", "丙", "&乙丙"),
    ],
)
def test_words_may_run_over_runs_spaces_and_marks_of_xml(
    first: str, second: str, sought: str
) -> None:
    one = paragraph("BodyText", run(words(first)) + run(words(second), "Squeezed"))
    marked = Bookmarks().before(one, words(sought), "x")
    assert marked is not None
    before, after = texts(marked)
    assert "".join((before + after).split()) == "".join(words(first + second).split())
    assert "".join(after.split()).startswith(words(sought))


def test_words_that_are_not_there_get_no_bookmark() -> None:
    assert Bookmarks().before(paragraph("BodyText", run("现在开会。")), "散会", "x") is None


def test_bookmarks_around_a_paragraph_hold_all_of_it() -> None:
    one = paragraph("Heading1", run("一、总的要求"))
    marked = Bookmarks().around(one, ["a", "b"])
    assert re.findall(r'w:name="(\w)"', marked) == ["b", "a"]
    assert marked.index("一、") > max(m.end() for m in re.finditer("bookmarkStart", marked))
    assert marked.endswith("</w:p>")
    assert len(re.findall("bookmarkEnd", marked)) == 2


def test_links_show_what_they_lead_to() -> None:
    assert 'w:anchor="_Ref00000001"' in text_link("_Ref00000001", "甲&乙")
    assert "甲&amp;乙" in text_link("_Ref00000001", "甲&乙")
    assert re.search(r"PAGEREF _Ref00000001 \\h.*<w:t>XI</w:t>", page_link("_Ref00000001", "XI"))

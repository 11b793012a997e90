from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from converters.formats.docx.oxml import NAMESPACES, paragraph, run
from converters.formats.docx.proof.words import WordParagraph
from tests.formats.docx.proof.opened import W, asked


def body(*texts: str) -> etree._Element:
    runs = "".join(run(text) for text in texts)
    return etree.fromstring(f"<w:body {NAMESPACES}>{paragraph('BodyText', runs)}</w:body>")


def mark(name: str) -> etree._Element:
    return etree.fromstring(f'<w:{name} {NAMESPACES} w:id="0"/>')


WORDS = st.lists(st.text("甲乙 \t", min_size=1, max_size=5), min_size=1, max_size=4)


@given(WORDS, st.integers(0, 20), st.integers(1, 20))
def test_runs_are_cut_so_that_the_words_are_surrounded_and_none_is_lost(
    texts: list[str], start: int, length: int
) -> None:
    whole = body(*texts)
    before = WordParagraph(whole[0]).text
    assert before == "".join("".join(texts).split())
    opening, closing = mark("commentRangeStart"), mark("commentRangeEnd")
    WordParagraph(whole[0]).surround(start, start + length, opening, closing)
    assert WordParagraph(whole[0]).text == before
    assert whole[0].xpath("string()") == "".join(texts).replace("\t", "")
    assert len(list(whole.iter(f"{W}tab"))) == "".join(texts).count("\t")
    found = "".join(asked(whole).get(0, "").split())
    assert found == before[start : start + length]
    assert all(
        one.findtext(f"{W}t") != "" for one in whole.iter(f"{W}r") if one.find(f"{W}tab") is None
    )

"""The body of a book's DOCX: where its sections end."""

from converters.formats.docx.book import manuscript

PLAIN, TABLE = "<w:p><w:pPr></w:pPr></w:p>", "<w:tbl></w:tbl>"


def test_a_section_ends_in_its_last_paragraph_or_in_one_of_its_own() -> None:
    ended = manuscript._closed([PLAIN, PLAIN], "<w:sectPr/>", whole=False)
    assert ended == [PLAIN, "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"]
    first, last = manuscript._closed([TABLE], "<w:sectPr/>", whole=False)
    assert first == TABLE
    assert last.startswith("<w:p>") and "<w:sectPr/>" in last


def test_the_last_section_ends_behind_its_last_paragraph() -> None:
    assert manuscript._closed([PLAIN], "<w:sectPr/>", whole=True) == [PLAIN, "<w:sectPr/>"]
    table, own, end = manuscript._closed([TABLE], "<w:sectPr/>", whole=True)
    assert (table, own[:5], end) == (TABLE, "<w:p>", "<w:sectPr/>")

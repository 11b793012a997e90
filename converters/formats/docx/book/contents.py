"""The contents (目录) as a field of Word, filled with the true page numbers beforehand.

Nothing asks Word to update it: that would bring up a question at every opening.
"""

from collections.abc import Iterator, Sequence

from converters.formats.docx.oxml import paragraph

_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{}" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def field(paragraphs: Sequence[str], levels: int) -> Iterator[str]:
    """Yield the paragraphs of the entries as the field; `levels` is how many there are.

    It ends in an empty paragraph before the last, which holds the end of the section: LibreOffice
    (7.4) loses the page numbers of a section that ends where the field does.
    """
    if not paragraphs:
        return
    first, *others = paragraphs
    yield first.replace("</w:pPr>", "</w:pPr>" + _BEGIN.format(levels), 1)
    yield from others
    yield paragraph("Separator", _END)
    yield paragraph("Separator", "")

"""Doubts as comments of Word, each at its words, so that they can be answered and resolved."""

from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from converters.checks.places import DoubtPlace
from converters.errors import Finding
from converters.formats.docx.oxml import DECLARATION, NAMESPACES, element, paragraph, run, words
from converters.formats.docx.proof.styles import COMMENT, REFERENCE
from converters.formats.docx.proof.words import WordParagraph
from converters.speech import galley

_EXTENDED = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
)
_WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_WORD_2012 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
_OPTIONAL = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_FIRST_KEY = 0x10000000
"""Keys of paragraphs are under 80000000 (MS-DOCX 2.6.2.3); ours are those of comments alone."""


def hang(
    document: Document,
    paragraphs: Sequence[WordParagraph],
    findings: Sequence[Finding],
    found: Sequence[DoubtPlace],
) -> None:
    """Hang a comment on the words of each finding, told by its place among the paragraphs."""
    if not findings:
        return
    for number, place in enumerate(found):
        opening, closing = (
            parse_xml(f'<w:commentRange{edge} {NAMESPACES} w:id="{number}"/>')
            for edge in ("Start", "End")
        )
        reference = parse_xml(
            f'<w:r {NAMESPACES}><w:rPr><w:rStyle w:val="{REFERENCE}"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )
        at = paragraphs[place.paragraph]
        at.surround(place.start, place.end, opening, closing, reference)
    comments = "".join(_comment(number, finding) for number, finding in enumerate(findings))
    known = f"{NAMESPACES} {_WORD_2010} {_OPTIONAL}"
    written = f"<w:comments {known}>{comments}</w:comments>"
    _add(document, "comments", written, CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS)
    states = "".join(
        f'<w15:commentEx w15:paraId="{_key(number)}" w15:done="0"/>'
        for number, _ in enumerate(findings)
    )
    extended = f"<w15:commentsEx {_WORD_2012}>{states}</w15:commentsEx>"
    _add(document, "commentsExtended", extended, *_EXTENDED)


def _comment(number: int, finding: Finding) -> str:
    """Return a comment; it has no date, so that the same doubts give the same bytes."""
    mark = f'<w:r><w:rPr><w:rStyle w:val="{REFERENCE}"/></w:rPr><w:annotationRef/></w:r>'
    told = paragraph(COMMENT, mark + run(words(galley.told(finding, quoting=not finding.span))))
    keyed = told.replace("<w:p>", f'<w:p w14:paraId="{_key(number)}" w14:textId="77777777">', 1)
    return element("w:comment", keyed, id=number, author=galley.AUTHOR, initials=galley.INITIALS)


def _key(number: int) -> str:
    return f"{_FIRST_KEY + number:08X}"


def _add(document: Document, name: str, xml: str, kind: str, relation: str) -> None:
    data = (DECLARATION + xml).encode()
    part = Part(PackURI(f"/word/{name}.xml"), kind, data, document.part.package)
    document.part.relate_to(part, relation)

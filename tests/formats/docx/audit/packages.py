"""Small DOCX files written out, as the audit reads them."""

from io import BytesIO
from zipfile import ZipFile

from converters.audit.expected import PrintedPart
from converters.formats.docx.audit.file import DocxFile, R, W
from converters.formats.docx.audit.words import Pair
from converters.speech.bare import bare

_ROOT = f'xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}"'


def opened(body: str, styles: str = "", **footers: str) -> DocxFile:
    """Return a DOCX of these paragraphs, styles, and footers by the kind of their pages."""
    links = "".join(f'<Relationship Id="{kind}" Target="{kind}.xml"/>' for kind in footers)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "word/document.xml": f"<w:document {_ROOT}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_ROOT}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{links}</Relationships>',
        **{f"word/{kind}.xml": f"<w:ftr {_ROOT}>{text}</w:ftr>" for kind, text in footers.items()},
    }
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return DocxFile(made.getvalue())


def run(text: str, own: str = "") -> str:
    """Return a run with properties of its own."""
    return f'<w:r><w:rPr>{own}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, own: str = "") -> str:
    """Return a paragraph of runs with properties of its own."""
    return f"<w:p><w:pPr>{own}</w:pPr>{''.join(runs)}</w:p>"


def section(inside: str, *footers: str) -> str:
    """Return the properties of a section, which has footers of these kinds."""
    feet = "".join(f'<w:footerReference w:type="{kind}" r:id="{kind}"/>' for kind in footers)
    return f"<w:sectPr>{feet}{inside}</w:sectPr>"


def matched(file: DocxFile, *elements: str) -> list[Pair]:
    """Return each paragraph beside the part that it prints word for word, from line 1."""
    named = elements or ("body",) * len(file.paragraphs)
    return [
        Pair(PrintedPart(element, ((bare(paragraph.text), "body"),), line), paragraph)
        for line, (element, paragraph) in enumerate(zip(named, file.paragraphs, strict=True), 1)
    ]

"""A file of text in an EPUB: XHTML with the semantics that reading systems know (EPUB 3.3 §6)."""

from markupsafe import Markup

from converters.formats.article import Dialect

STYLE = "style.css"
_DOCUMENT = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    ' lang="zh-CN" xml:lang="zh-CN">\n'
    '<head>\n<meta charset="utf-8"/>\n<title>%(title)s</title>\n'
    '<link rel="stylesheet" type="text/css" href="%(style)s"/>\n</head>\n'
    "<body>\n%(body)s\n</body>\n</html>\n"
)
_PAGE = Markup(
    '<span epub:type="pagebreak" role="doc-pagebreak" id="%(id)s"'
    ' aria-label="第%(label)s页"></span>'
)
_SECTION = Markup('<section epub:type="%(type)s"%(role)s>\n%(body)s\n</section>')


def document(title: str, body: Markup) -> bytes:
    """Return a whole file."""
    return (_DOCUMENT % {"title": title, "style": STYLE, "body": body}).encode()


def section(kind: str, body: Markup, *, role: bool = True) -> Markup:
    """Return what a part of a publication is, for reading systems and, by a role, for listeners."""
    named = Markup(' role="doc-{}"').format(kind) if role else ""
    return _SECTION % {"type": kind, "role": named, "body": body}


def page_id(label: str) -> str:
    """Return the anchor of a printed page."""
    return f"page{label}"


def page(label: str | int) -> Markup:
    """Return the mark of a printed page: listeners are told of it by its label."""
    return _PAGE % {"id": page_id(str(label)), "label": label}


DIALECT = Dialect(page=page, gap=Markup("<wbr/>"), linked=False)
"""As one speech is written."""

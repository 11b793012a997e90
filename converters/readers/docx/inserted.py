"""Files that stand whole in a Word file (altChunk, ECMA-376 17.17.2; embedded ones, 17.3.3.19)."""

from dataclasses import replace

from converters.errors import SourceError
from converters.readers import foreign, html, office, opendocument, text
from converters.readers.docx import opening, package
from converters.readers.docx.ooxml import Element, w, words_in
from converters.readers.docx.package import WordPackage
from converters.readers.raw import RawText

_PAGES = (".htm", ".html", ".xhtml", ".mht", ".mhtml")


def word_file(data: bytes) -> WordPackage | None:
    """Return the package of a Word file of the newer kinds; None for anything else.

    Raises `opening.DAMAGED`.
    """
    if data.startswith(b"PK"):
        found = package.of_zip(data)
        return found if package.is_word(found) else None
    return opening.opened(data) if opening.is_xml(data) else None


def old_files(data: bytes) -> dict[str, bytes]:
    """Return old Word files, RTF and texts of OpenDocument put in a packed Word file whole.

    By the names of their parts; none of a damaged file.
    """
    try:
        file = package.of_zip(data)
        found = {name: file.data(name) for name in file.related("aFChunk")}
    except opening.DAMAGED:
        return {}
    return {name: held for name, held in found.items() if _is_old(held)}


def _is_old(data: bytes) -> bool:
    return office.is_office(data) or opendocument.is_opendocument(data)


def page_or_text(data: bytes, name: str) -> RawText | None:
    """Return a web page or a plain text; None for what is neither."""
    page = ".htm" if name.endswith(_PAGES) else ""
    try:
        if html.is_archive(data) or html.is_html(data, page):
            return html.read(data)
        if _is_old(data):
            return None
        foreign.refuse(data)
        found = text.read(data)
    except SourceError:
        return None
    return replace(found, text="\n".join(found.text.splitlines()))


def words(data: bytes) -> str:
    """Return the words of a Word file, an old one, RTF or OpenDocument, as far as they are told."""
    try:
        if office.is_office(data):
            return " ".join(office.opened(data).words.split())
        if opendocument.is_opendocument(data):
            return " ".join(opendocument.opened(data).words.split())
        found = word_file(data)
    except (SourceError, *opening.DAMAGED):
        return ""
    root = None if found is None else found.tree(found.main)
    return "" if root is None else " ".join(_of_paragraphs(root))


def _of_paragraphs(root: Element) -> list[str]:
    said = (words_in(p) for p in root.iter(w("p")))
    return [text.strip() for text in said if text.strip()]

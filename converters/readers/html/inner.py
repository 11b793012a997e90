"""What a page or its packet holds beside its text: pages in frames and shadows, rules of style."""

from collections.abc import Mapping

from lxml import etree
from lxml import html as lxml_html

from converters.readers import markup
from converters.readers.html import source

_NONE: Mapping[str, str] = {}
_DEEPEST = 3
"""So many pages within one another are read."""


def opened(root: etree._Element, files: Mapping[str, str] = _NONE, deep: int = 0) -> None:
    """Put the words of such pages where they are shown (HTML, 4.8.5 srcdoc, 4.12.3 template).

    `files` are pages by the addresses that frames have for them.
    """
    for template in list(root.iter("template")):
        if template.get("shadowrootmode") is not None:
            template.tag = "div"
    for frame in list(root.iter("iframe", "frame")):
        held = frame.get("srcdoc") or files.get(frame.get("src") or "", "")
        if held.strip() and deep < _DEEPEST:
            _fill(frame, held, deep)


def styled(root: etree._Element, sheets: Mapping[str, str]) -> None:
    """Put rules of style that a packet holds in parts of their own where the page asks for them."""
    for link in list(root.iter("link")):
        if "stylesheet" in (link.get("rel") or "").lower().split():
            rules = sheets.get((link.get("href") or "").strip())
            if rules is not None:
                link.tag, link.text = "style", "".join(filter(_is_of_xml, rules))


def _is_of_xml(char: str) -> bool:
    return char >= " " or char in "\t\r\n"


def _fill(frame: etree._Element, held: str, deep: int) -> None:
    try:
        page = lxml_html.document_fromstring(source.unended(markup.plain(held)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    opened(page, deep=deep + 1)
    body = page.find("body")
    inside = page if body is None else body
    for child in list(frame):
        frame.remove(child)
    frame.tag, frame.text = "div", inside.text
    frame.extend(list(inside))

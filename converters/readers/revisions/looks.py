"""What styles and direct formatting say of paragraphs and characters, and what they said before."""

import re
from copy import deepcopy

from lxml import etree

from converters.readers.docx.ooxml import Element, below, is_on, val, w
from converters.readers.docx.styles import Styles
from converters.readers.revisions import hands
from converters.readers.revisions.model import Hand, ParagraphEnd, ParagraphLooks, RunLooks

_EMPHASIS = frozenset({"emphasis", "强调"})
_HEADING = re.compile(r"(?:heading|标题) ?([1-4]) ?(?:char|字符)")
"""A character style that is linked to a heading; Word in Chinese gives it a name of its own."""
_LEVELS = range(1, 5)
_TOGGLES = {"b": "加粗", "i": "倾斜", "em": "着重号", "u": "下划线", "strike": "删除线"}
"""Direct formatting (17.3.2) that is told."""
_NONE = "none"


def end_of(paragraph: Element, styles: Styles, *, holds: bool = False) -> ParagraphEnd:
    """Return the end of a paragraph with its looks, and those before a change (17.13.5.29)."""
    now = _of_paragraph(paragraph, styles)
    change = below(paragraph, "pPr", "pPrChange")
    if change is None:
        return ParagraphEnd(now, holds=holds)
    before = _of_paragraph(_stand_in("p", below(change, "pPr"), "pPr"), styles)
    if before == now:
        return ParagraphEnd(now, holds=holds)
    return ParagraphEnd(now, before, hands.of(change), holds)


def newly_numbered(paragraph: Element) -> Hand | None:
    """Return who gave a paragraph its automatic number by a tracked change; None for nobody."""
    change = below(paragraph, "pPr", "pPrChange")
    if change is None or below(paragraph, "pPr", "numPr") is None:
        return None
    return hands.of(change) if below(change, "pPr", "numPr") is None else None


def _of_paragraph(paragraph: Element, styles: Styles) -> ParagraphLooks:
    return ParagraphLooks(styles.name(styles.style_of(paragraph)), styles.level(paragraph))


def _stand_in(tag: str, properties: Element | None, group: str) -> Element:
    """Return an element that has the given properties and nothing else."""
    made = etree.Element(w(tag))
    made.append(etree.Element(w(group)) if properties is None else deepcopy(properties))
    return made


def of_run(run: Element, styles: Styles) -> tuple[RunLooks, RunLooks | None, Hand | None]:
    """Return the looks of a run, those before a tracked change, and whose change it was.

    The last two are None where the change says nothing that is told (17.13.5.31).
    """
    own = below(run, "rPr")
    now = _of_characters(own, styles)
    change = below(own, "rPrChange")
    if change is None or (before := _of_characters(below(change, "rPr"), styles)) == now:
        return now, None, None
    return now, before, hands.of(change)


def _of_characters(properties: Element | None, styles: Styles) -> RunLooks:
    """Return the looks of characters; dots below them (着重号, 17.3.2.12) say 着重 as well."""
    face, by_hand = _face(val(below(properties, "rStyle")), styles), _by_hand(properties)
    if not face and _TOGGLES["em"] in by_hand:
        face = "em"
    return RunLooks(face, "、".join(by_hand))


def _face(id: str, styles: Styles) -> str:
    """Return which face of the Markdown a character style stands for, empty for none."""
    name = styles.name(id)
    if name in _EMPHASIS:
        return "em"
    if match := _HEADING.fullmatch(name):
        return f"h{match[1]}"
    linked = val(below(styles.element(id), "link"))
    level = styles.level(_styled(linked)) if linked else None
    return f"h{level}" if level in _LEVELS else ""


def _styled(id: str) -> Element:
    """Return a paragraph of a style."""
    paragraph = etree.Element(w("p"))
    etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle")).set(w("val"), id)
    return paragraph


def _by_hand(properties: Element | None) -> list[str]:
    font = val(below(properties, "rFonts"), "eastAsia")
    found = [] if not font else [font]
    for name, noun in _TOGGLES.items():
        element = below(properties, name)
        if is_on(element) and val(element) != _NONE:
            found.append(noun)
    return found

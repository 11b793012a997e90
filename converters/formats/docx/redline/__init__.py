"""Two editions of a speech in one DOCX (对照稿): what differs as tracked changes (修订) of Word."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from converters.formats.docx import carrying, package, page_head, properties, writer
from converters.formats.docx.oxml import NAMESPACES
from converters.formats.docx.redline import body as parts
from converters.formats.docx.redline import merged
from converters.formats.docx.redline.tracked import Tracker
from converters.formats.zips import zipped
from converters.settings.design import Design
from converters.settings.redline_style import RedlineStyle
from converters.speech import redline
from converters.speech.redline import Issued

_CUSTOM = "docProps/custom.xml"


def write(old: Issued, new: Issued, design: Design, looks: RedlineStyle) -> bytes:
    """Return the DOCX of the new edition; all changes refused, it has the words of the old one.

    Author and day of the changes follow from the editions, nothing from the clock. Its properties,
    and the Markdown that it carries, are those of the old edition: what comes back corrected is
    compared with that. Raises SourceError as the writer of the DOCX does.
    """
    design = _flowing(design)
    documents = [_opened(each, design) for each in (old, new)]
    was, now = (parts.read(document.element.body) for document in documents)
    document = documents[1]
    body = document.element.body
    blocks = list(merged.merge(was, now, Tracker(redline.AUTHOR, redline.day(old, new))))
    section = body.find(qn("w:sectPr"))
    for block in body.iterchildren(qn("w:p"), qn("w:tbl")):
        body.remove(block)
    for block in blocks:
        section.addprevious(block)
    _lend_styles(documents[0].styles.element, document.styles.element)
    named = page_head.made_style(redline.TITLE, looks.head, design)
    made = named.replace("<w:style ", f"<w:style {NAMESPACES} ", 1)
    document.styles.element.append(parse_xml(made))
    page_head.add(document, redline.heading(old, new), looks.head)
    return zipped(_led_back(package.files(document.part.package), old, design))


@lru_cache(maxsize=8)
def _flowing(design: Design) -> Design:
    """Return a look in which no line is set for one text alone, and no 版记 has its own section."""
    style = design.style
    return replace(
        design,
        style=replace(
            style,
            docx=replace(style.docx, squeeze=False, embed_fonts=False),
            imprint=replace(style.imprint, even_page=False),
        ),
    )


def _opened(issued: Issued, design: Design) -> Any:
    return docx.Document(BytesIO(writer.write(issued.speech, design, issued.source)))


def _lend_styles(old: Any, new: Any) -> None:
    """Add the styles that only the old document has: its words still stand in the new one."""
    known = {style.get(qn("w:styleId")) for style in new.iterchildren(qn("w:style"))}
    for style in list(old.iterchildren(qn("w:style"))):
        if style.get(qn("w:styleId")) not in known:
            new.append(style)


def _led_back(files: Mapping[str, bytes], old: Issued, design: Design) -> dict[str, bytes]:
    """Return the files, leading back to the source of the old edition."""
    carried = {carrying.ITEM: carrying.item(old.source)} if design.carries_source else {}
    return {**files, _CUSTOM: properties.custom_xml(old.speech, old.source), **carried}

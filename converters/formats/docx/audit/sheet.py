"""The sheet of a DOCX: size, margins, page numbers; and which speech it was made from.

What no hand moves in Word (the grid, settings of the document, levels of heading styles) is proved
by the tests of the writer instead.
"""

import re
from collections.abc import Iterator, Mapping

from converters import files
from converters.audit.faults import Fault, cited
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import Attributes, DocxFile, Para, properties_of
from converters.settings.style import Style
from converters.settings.units import TWIPS_PER_POINT, Length
from converters.speech.model import Meta

_SLACK = 1.5
"""Twips by which two roundings of one length may differ."""
_WIDEST_SLACK = 20
"""Twips: the foot margin takes up what the whole lines leave of the type area."""
NUMBERED = "7.5"
"""The clause of GB/T 9704-2012 on page numbers."""
_SUNK = 0.1
"""Of the line pitch: where ink fills the type area, the page is moved by what glyphs stand low."""
_SHA256 = "huibian.source_sha256"
_ID = "huibian.id"


def mirrored(file: DocxFile, style: Style) -> Iterator[Fault]:
    """Yield margins that change sides on even pages (双面印刷) where they should not, or do not."""
    on = file.settings.get("mirrorMargins", {"val": "0"}).get("val", "1") not in _OFF
    if on != style.page.mirrored:
        wanted = "应左右对称" if style.page.mirrored else "不应左右对称"
        yield _error(DocxCode.PAGE, f"双页的页边距{wanted}（页面设置里的“对称页边距”）")


_OFF = ("0", "false", "off")


def pages(file: DocxFile, style: Style) -> Iterator[Fault]:
    """Yield what is wrong with the sheet of any section: that of the 版记 is another."""
    for section in file.section_nodes:
        yield from page(properties_of(section), style)


def page(section: Mapping[str, Attributes], style: Style) -> Iterator[Fault]:
    """Yield lengths of the sheet of a section that are not those of the style."""
    size, margins = section.get("pgSz", {}), section.get("pgMar", {})
    sunk = style.pitch.pt * TWIPS_PER_POINT * _SUNK if style.grid.fill == "ink" else _SLACK
    lengths = (
        ("纸宽", size.get("w"), style.page.width, _SLACK),
        ("纸高", size.get("h"), style.page.height, _SLACK),
        ("上边距", margins.get("top"), style.frame_top, sunk),
        ("左边距", margins.get("left"), style.page.inner, _SLACK),
        ("右边距", margins.get("right"), style.page.outer, _SLACK),
        ("下边距", margins.get("bottom"), _bottom(style), _WIDEST_SLACK + sunk),
    )
    for name, found, wanted, slack in lengths:
        twips = wanted.pt * TWIPS_PER_POINT
        if found is None or abs(int(found) - twips) > slack:
            shown = (
                "未指定" if found is None else f"{Length(int(found) / TWIPS_PER_POINT).mm:.1f} 毫米"
            )
            yield _error(DocxCode.PAGE, f"{name}应为 {wanted.mm:.1f} 毫米，实际是{shown}")


def _bottom(style: Style) -> Length:
    return style.page.height - style.frame_top - style.area_height


def page_numbers(file: DocxFile, style: Style) -> Iterator[Fault]:
    """Yield faults of the page numbers (页码): their form, and the side they stand on."""
    outside = style.folio.placement == "outside"
    sides = {"default": "right", "even": "left"} if outside else {"default": "center"}
    form = style.folio.pattern(r"\d+")
    for kind, side in sides.items():
        numbers = [p for p in file.footers.get(kind, ()) if p.text.strip()]
        words = "双页" if kind == "even" else "单页"
        if len(numbers) != 1 or not re.fullmatch(form, numbers[0].text):
            shown = "".join(number.text for number in numbers)
            yield _folio(f"{words}页码应为“{style.folio.form}”，实际是“{shown}”")
        elif (found := file.of_paragraph(numbers[0], "jc", "val")) != side:
            yield _folio(f"{words}页码的位置应为 {side}，实际是 {found or '未指定'}")
        else:
            yield from _inset(numbers[0], words, side, style)


def _folio(message: str) -> Fault:
    advice = f"{cited(NUMBERED)}；请重新生成"
    return Fault(DocxCode.FOLIO, Severity.ERROR, message, advice=advice, clause=NUMBERED)


def _inset(number: Para, words: str, side: str, style: Style) -> Iterator[Fault]:
    wanted = style.folio.inset.pt * TWIPS_PER_POINT if side != "center" else 0
    found = int(number.own.get("ind", {}).get(side, 0))
    if abs(found - wanted) > _SLACK:
        yield _folio(
            f"{words}页码离版心边缘应为 {wanted / TWIPS_PER_POINT:g} 磅，"
            f"实际 {found / TWIPS_PER_POINT:g} 磅"
        )


def origin(file: DocxFile, meta: Meta, source: bytes) -> Iterator[Fault]:
    """Yield properties that do not lead back to the speech as it stands today."""
    if (found := file.properties.get(_ID, "")) != meta.id:
        yield _error(DocxCode.PROPERTIES, f"文件属性“编号”应为“{meta.id}”，实际是“{found}”")
    if file.properties.get(_SHA256) != files.sha256(source):
        yield Fault(
            DocxCode.SOURCE,
            Severity.WARNING,
            "这个 DOCX 不是由现在的讲话稿生成的",
            advice="请重新生成",
        )


def _error(code: DocxCode, message: str) -> Fault:
    return Fault(code, Severity.ERROR, message, advice="请重新生成")

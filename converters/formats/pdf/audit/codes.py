"""The codes of what an audit finds in a PDF, how much each weighs, and what to do about it."""

from enum import StrEnum

from converters.audit.faults import Fault, SheetPlace, cited
from converters.errors import Severity


class PdfCode(StrEnum):
    """Stable names of findings."""

    WORDS = "pdf-words"
    """文字: the printed words are not those of the speech."""
    SHEET = "pdf-sheet"
    """纸张: the sheet has another size."""
    FIRST_PAGE = "pdf-first-page"
    """首页: it shows no text."""
    PITCH = "pdf-pitch"
    """行距: a baseline is off the grid."""
    LINES = "pdf-lines"
    """行数: a full page holds other than the lines of the grid."""
    PAGE_START = "pdf-page-start"
    """换页: a page begins elsewhere than foreseen."""
    LEFT = "pdf-left"
    """左端: a line does not begin where it should."""
    RIGHT = "pdf-right"
    """右端: a full line that could be spread does not end flush, or a line leaves the type area."""
    TAIL = "pdf-tail"
    """落款: signature or date does not end or begin where it should."""
    ENCLOSURE = "pdf-enclosure"
    """附件说明: a line or a name does not begin where it should."""
    ATTACHMENT = "pdf-attachment"
    """附件: mark or title does not stand where it should on a page of its own."""
    DENSITY = "pdf-density"
    """字数: a line holds fewer characters than fit."""
    LOOSE = "pdf-loose"
    """字距: the gaps of a line look loose; an error if they are wider than the style allows."""
    STRANDED = "pdf-stranded"
    """标题落底: a heading is the last line of a page."""
    FOLIO = "pdf-folio"
    """页码: form or place of a page number."""
    START = "pdf-line-start"
    """行首禁则: a mark begins a line that may not."""
    END = "pdf-line-end"
    """行末禁则: a mark ends a line that may not."""
    TORN = "pdf-torn"
    """拆断: a number, a word or a two-em mark is torn between lines."""
    LONELY = "pdf-lonely"
    """孤字: fewer than two characters of text make a line."""
    TITLE = "pdf-title"
    """标题断行: the title is broken inside a word, or into a bad shape."""
    FACE = "pdf-face"
    """字体: text is drawn by another face than its role's."""
    SIZE = "pdf-size"
    """字号: text has another size than its element's."""
    COLOUR = "pdf-colour"
    """颜色: text is not black, or the issuer of a 版头 is not red."""
    SUBSTITUTE = "pdf-substitute"
    """替补字: a character is drawn by a fallback face."""
    GLYPH = "pdf-glyph"
    """缺字: a character prints as a blank box."""
    EMBEDDED = "pdf-embedded"
    """嵌入: a font is not embedded, or not the one it is called."""
    STANDARD = "pdf-standard"
    """标准: a mark of PDF/A-3a or PDF/UA-1 is missing."""
    RED_HEAD = "pdf-redhead"
    """版头: place, size or red rule."""
    IMPRINT = "pdf-imprint"
    """版记: place or rules."""
    OUTLINE = "pdf-outline"
    """书签: the outline is not that of the headings."""


_WEIGHT = {PdfCode.SUBSTITUTE: Severity.NOTE, PdfCode.TITLE: Severity.WARNING}
_ADVICE = {
    PdfCode.WORDS: "请比对原稿，重新生成",
    PdfCode.STRANDED: "标题须与其下正文同页",
    PdfCode.TITLE: "可在标题中用 | 指定断行处",
    PdfCode.SUBSTITUTE: "如需统一字形，请把含有此字的字体放进 fonts/office/",
    PdfCode.GLYPH: "请把含有此字的字体放进 fonts/office/",
    PdfCode.START: "GB/T 15834-2011 §5.1：此标点不在行首",
    PdfCode.END: "GB/T 15834-2011 §5.1：此标点不在行末",
    PdfCode.LOOSE: "可调整字句，或在长的网址、数字前后断开；仍有此问题请报告",
    PdfCode.TORN: "GB/T 15835-2011 §5.1.7.2：数字不拆行",
    PdfCode.FOLIO: "GB/T 9704-2012 §7.5",
    PdfCode.TAIL: "GB/T 9704-2012 §7.3.5.2",
    PdfCode.ENCLOSURE: "GB/T 9704-2012 §7.3.4",
    PdfCode.ATTACHMENT: "GB/T 9704-2012 §7.3.7",
    PdfCode.FIRST_PAGE: "GB/T 9704-2012 §7.3.3：可缩短标题、减少签发人，或把主送机关移到版记",
    PdfCode.RED_HEAD: "GB/T 9704-2012 §7.2",
    PdfCode.IMPRINT: "GB/T 9704-2012 §7.4",
    PdfCode.LINES: "GB/T 9704-2012 §5.2.3",
    PdfCode.PITCH: "GB/T 9704-2012 §5.2.3",
}


def fault(
    code: PdfCode,
    message: str,
    place: SheetPlace | None = None,
    *,
    line: int = 0,
    excerpt: str = "",
    clause: str = "",
) -> Fault:
    """Return a fault; `line` is the line of the source it goes back to.

    `clause` is that which it is against, if its code measures more than one.
    """
    where = f"{place}：" if place else ""
    usual = _ADVICE.get(code, "请重新生成；仍有此问题请报告")
    return Fault(
        code,
        _WEIGHT.get(code, Severity.ERROR),
        f"{where}{message}",
        line=line,
        excerpt=excerpt,
        advice=cited(clause) if clause else usual,
        place=place,
        clause=clause,
    )

"""The sheets of a book's DOCX: on which side sections begin, their numbers, heads and feet."""

import re
from collections.abc import Iterator

from converters.audit import internal_book
from converters.audit.book_codes import BookCode
from converters.audit.comparison import is_head
from converters.audit.faults import Fault
from converters.formats.docx.audit import sheet
from converters.formats.docx.audit.book_codes import error
from converters.formats.docx.audit.book_outline import FoundPart, Outlined
from converters.formats.docx.audit.codes import DocxCode
from converters.settings.style import Style

_SHEET = ("pgSz", "pgMar")
_COVER = 0
_BARE = 3
"""Sections without head and number at the front: cover, title page, imprint."""
_IMPRINT = 2
_ON_EVEN = ("header even", "footer even")
_SOURCES = "huibian.sources_sha256"
_IDS = "huibian.ids."


def check(outlined: Outlined, style: Style) -> Iterator[Fault]:
    """Yield all faults of the sheets."""
    yield from sheet.page(outlined.file.section, style)
    yield from _alike(outlined)
    yield from _numbering(outlined)
    yield from _sides(outlined)
    yield from _bare(outlined)
    yield from inside(outlined)
    for found in outlined.found:
        yield from _heads(outlined, found)
        yield from _feet(outlined, found, style)
        yield from _imprint(outlined, found, style)


def origin(outlined: Outlined, digest: str | None) -> Iterator[Fault]:
    """Yield properties that do not lead back to the speeches of the book as they stand today."""
    found = outlined.file.properties
    kept = " ".join(value for name, value in found.items() if name.startswith(_IDS))
    if kept.split() != [meta.id for meta in outlined.book.speeches]:
        yield error(DocxCode.PROPERTIES, "文件属性“各篇编号”与汇编设置不符")
    if digest is not None and found.get(_SOURCES) != digest:
        yield error(DocxCode.SOURCE, "这个 DOCX 不是由现在的讲话稿生成的")


def inside(outlined: Outlined) -> Iterator[Fault]:
    """Yield what cover and imprint of a book for people inside lack."""
    words = ["".join(p.text for p in one.paragraphs) for one in outlined.file.sections[:_BARE]]
    cover, imprint = (words[at] if at < len(words) else "" for at in (_COVER, _IMPRINT))
    yield from internal_book.lacking(outlined.book.settings, cover, imprint)


def _alike(outlined: Outlined) -> Iterator[Fault]:
    """Yield sections whose sheet or margins are others than those of the last."""
    last = outlined.file.section
    for number, section in enumerate(outlined.file.sections, 1):
        names = [name for name in _SHEET if section.facts.get(name) != last.get(name)]
        if names:
            yield error(
                DocxCode.PAGE, f"第 {number} 节的页面设置与其他各节不同（{'、'.join(names)}）"
            )


def _numbering(outlined: Outlined) -> Iterator[Fault]:
    """Yield faults of counting: roman from the title page on, decimal from 1 in the body."""
    roman = 0
    for number, section in enumerate(outlined.file.sections):
        facts = section.facts.get("pgNumType", {})
        front = _COVER < number < outlined.body
        wanted = "upperRoman" if front else "decimal"
        start = facts.get("start")
        first = (front and not roman) or number == outlined.body
        roman += front
        if facts.get("fmt", "decimal") != wanted:
            words = "罗马" if front else "阿拉伯"
            yield error(BookCode.FOLIO, f"第 {number + 1} 节的页码应为{words}数字")
        if number != _COVER and start != ("1" if first else None):
            words = "应从 1 起" if first else "应接着前一节编"
            yield error(BookCode.FOLIO, f"第 {number + 1} 节的页码{words}")


def _sides(outlined: Outlined) -> Iterator[Fault]:
    """Yield parts and speeches that need not begin on a right-hand page, though they should."""
    options = outlined.book.settings.options
    if options.sides != 2:
        return
    before: FoundPart | None = None
    for found in outlined.found:
        after_part = before is None or before.meta is None
        wanted = found.meta is None or options.recto or after_part
        if wanted and found.section.kind != "oddPage":
            yield error(BookCode.RECTO, f"《{found.title}》没有设成从右页起", found.title)
        before = found


def _bare(outlined: Outlined) -> Iterator[Fault]:
    """Yield heads and numbers on cover, title page and imprint."""
    for number, section in enumerate(outlined.file.sections[:_BARE]):
        if any(text for name, text in section.furniture.items() if name.endswith("first")):
            yield error(
                BookCode.FOLIO, f"第 {number + 1} 节（封面、扉页、版本记录）不该有书眉和页码"
            )


def _heads(outlined: Outlined, found: FoundPart) -> Iterator[Fault]:
    """Yield running heads that are not those of a speech, or stand where none belongs."""
    options = outlined.book.settings.options
    there = found.section.furniture
    if there.get("header first", ""):
        yield error(BookCode.HEAD, f"《{found.title}》首页不该有书眉", found.title)
    if found.meta is None or not options.running_heads:
        return
    if "titlePg" not in found.section.facts:
        yield error(BookCode.HEAD, f"《{found.title}》没有设“首页不同”，首页会有书眉", found.title)
    wanted = {"header default": found.title}
    if options.sides == 2:
        wanted["header even"] = found.part or outlined.book.settings.plain_title
    for name, whole in wanted.items():
        if not is_head(there.get(name, ""), whole):
            side = "双页" if name.endswith("even") else "单页"
            shown = there.get(name, "")
            yield error(BookCode.HEAD, f"《{found.title}》{side}书眉应为“{whole}”，现为“{shown}”")


def _feet(outlined: Outlined, found: FoundPart, style: Style) -> Iterator[Fault]:
    """Yield page numbers of another form, or where none belongs."""
    options, there = outlined.book.settings.options, found.section.furniture
    form = style.folio.pattern(r"\w+")
    kinds = ["first"]
    if found.meta:
        kinds += ["default", "even"] if options.sides == 2 else ["default"]
    for kind in kinds:
        wanted = form if found.meta and options.page_numbers else ""
        if not re.fullmatch(wanted, there.get(f"footer {kind}", "")):
            shown = there.get(f"footer {kind}", "")
            said = style.folio.form if wanted else "无"
            yield error(BookCode.FOLIO, f"《{found.title}》的页码应为“{said}”，现为“{shown}”")


def _imprint(outlined: Outlined, found: FoundPart, style: Style) -> Iterator[Fault]:
    """Yield a 版记 on an even page that should have none, or has half of number and head."""
    if found.apart is None:
        return
    wanted = style.imprint.even_page and outlined.book.settings.options.sides == 2
    if not wanted or found.meta is None or found.meta.circulation is None:
        yield error(DocxCode.IMPRINT, f"《{found.title}》的版记应在正文末页，不另起偶数页")
    usual, own = (
        {name: one.furniture.get(name, "") for name in _ON_EVEN}
        for one in (found.section, found.apart)
    )
    if any(own.values()) and own != usual:
        message = f"《{found.title}》版记所在的一页，书眉、页码应与前面各页相同，或都不印"
        yield error(BookCode.FOLIO, message)

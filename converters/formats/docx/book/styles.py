"""`styles.xml` of a book: the styles of the speeches, and those of all that a book adds."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from converters.books.matter import imprint, index, openings
from converters.books.matter.blocks import element_of
from converters.books.matter.indents import pitches
from converters.formats.docx.body import Outline
from converters.formats.docx.book.ruler import indent_of
from converters.formats.docx.formatting import DEFAULTS, LATENT, sliver, style
from converters.formats.docx.kinds import (
    ATTACHED,
    ATTENDANCE_LABEL,
    CIRCULATED,
    ParagraphStyle,
    kinds,
)
from converters.formats.docx.measures import measures
from converters.formats.docx.oxml import DECLARATION, NAMESPACES, element
from converters.formats.docx.styles import TOC_LEVELS, StyleSheet
from converters.settings.book_style import BookStyle
from converters.settings.design import Design
from converters.settings.style import Element
from converters.typeset import leads

_OF_BOOK = "book_{}"
"""What an element of the book is called beside those of the speeches."""
_SEPARATOR = 2
"""Twips: the line of an empty paragraph that only ends a section is not seen."""


def outline(*, parts: bool) -> Outline:
    """Return where speeches stand in a book: under the titles of its parts, if it has any."""
    return Outline("Heading2", 2) if parts else Outline("Heading1", 1)


def styles_xml(
    design: Design,
    book_style: BookStyle,
    *,
    parts: bool,
    circulated: bool,
    attached: bool,
    marks: bool,
) -> str:
    """Return `styles.xml`; headings stand lower where the book has parts."""
    own = {_OF_BOOK.format(name): type_style for name, type_style in book_style.elements.items()}
    merged = replace(design.style, elements={**design.style.elements, **own})
    sheet = _BookSheet(replace(design, style=merged), book_style)
    own_kinds = tuple(_kinds(outline(parts=parts)))
    of_attachments = _attached(outline(parts=parts))
    running = book_style.running
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>"
        + sheet.defaults()
        + LATENT
        + sheet.normal()
        + DEFAULTS
        + "".join(sheet.paragraph(kind) for kind in own_kinds)
        + (sheet.attached(of_attachments) if attached else "")
        + (sheet.circulated() if circulated else "")
        + "".join(sheet.heading_characters(own_kinds))
        + sheet.furniture(Element(running.font, running.size, "justify", 0))
        + "".join(sheet.own(own) for own in own_styles(book_style, parts=parts, marks=marks))
        + sheet.characters()
        + sheet.separator()
        + "</w:styles>"
    )


def roles(
    design: Design, book_style: BookStyle, *, parts: bool, marks: bool = True
) -> dict[str, str]:
    """Return for each style the font role that draws it, for those of characters too."""
    elements = design.style.elements
    found = {"Header": book_style.running.font, "Footer": design.style.folio.font}
    for kind in (*_kinds(outline(parts=parts)), *ATTACHED, *CIRCULATED):
        found[kind.id] = elements[kind.element].font
        found |= {kind.twin: elements[kind.element].font} if kind.twin else {}
    found |= {
        own.id: book_style.elements[own.element].font
        for own in own_styles(book_style, parts=parts, marks=marks)
    }
    found["Emphasis"], found["Signer"] = elements["emphasis"].font, elements["signer"].font
    found[ATTENDANCE_LABEL] = elements["attendance_label"].font
    if role := leads.ROLES.get(design.style.text.leads):
        found["Lead"] = role
    return found


def _kinds(outline: Outline) -> Iterator[ParagraphStyle]:
    """Yield the styles of a speech, its headings lower and its title one of them."""
    for kind in kinds():
        if kind.outline:
            level = kind.outline + outline.above
            yield replace(kind, id=f"Heading{level}", name=f"heading {level}", outline=level)
        elif kind.id == "Title":
            level = outline.above
            yield replace(kind, id=outline.title, name=f"heading {level}", outline=level)
        else:
            yield kind


def _attached(outline: Outline) -> Iterator[ParagraphStyle]:
    """Yield the styles of attachments, their titles as high as headings of the first level."""
    for kind in ATTACHED:
        level = kind.outline + outline.above if kind.outline else 0
        yield replace(kind, outline=level)


@dataclass(frozen=True, slots=True)
class Own:
    """A paragraph style that only books have."""

    id: str
    name: str
    kind: str
    """The kind of block that it prints."""
    before: float = 0
    """Blank lines of the grid above; `after` those below."""
    after: float = 0
    beside: str = ""
    """The element whose indent is the margin: that of the first level of the contents."""
    leader: bool = False
    """Whether a tab leads to a page number at the right edge."""
    align: str = ""
    keep_next: bool = False
    outline: int = 0
    builtin: bool = False
    next: str = ""
    priority: int = 30

    @property
    def element(self) -> str:
        """The element of `styles/book.toml` that draws it."""
        return element_of(self.kind)


def own_styles(book_style: BookStyle, *, parts: bool, marks: bool = True) -> Iterator[Own]:
    """Yield the styles of all sections that are no speeches.

    That of the `marks` over the title of the cover is left out of a book that bears none.
    """
    if marks:
        yield Own("CoverMark", "封面标识", openings.MARK)
    yield from _openings(book_style, parts=parts)
    yield from _imprint(book_style)
    yield from _contents(book_style, parts=parts)
    yield from _ends(book_style)


def _openings(book_style: BookStyle, *, parts: bool) -> Iterator[Own]:
    for id, name, words, place in (
        ("Cover", "cover", "封面", book_style.cover),
        ("Page", "page", "扉页", book_style.title_page),
    ):
        top, gap = place.title_line - 1, place.lines_before_subtitle
        yield Own(f"{id}Title", f"{words}书名", f"{name}_title", before=top)
        yield Own(f"{id}Subtitle", f"{words}副题", f"{name}_subtitle", before=gap)
        yield Own(f"{id}Foot", f"{words}落款", f"{name}_foot")
    if parts:
        yield Own(
            "Heading1",
            "heading 1",
            "part_title",
            before=book_style.part.title_line - 1,
            outline=1,
            builtin=True,
            keep_next=True,
            next="PartNote",
            priority=9,
        )
    yield Own("PartNote", "分编说明", "part_note", before=book_style.part.lines_before_note)


def _imprint(book_style: BookStyle) -> Iterator[Own]:
    gap = imprint.gap(book_style)
    yield Own("BookImprintTitle", "版本记录标题", "imprint_title", after=gap)
    yield Own("BookImprintLabel", "版本记录项目", "imprint_label", align="distribute")
    yield Own("BookImprint", "版本记录", "imprint")
    yield Own("BookImprintNote", "版本记录说明", "imprint_note", before=gap)


def _contents(book_style: BookStyle, *, parts: bool) -> Iterator[Own]:
    """Yield the styles of headings and entries of the contents.

    Where there are no parts, speeches are of the first level.
    """
    after, first = book_style.contents.lines_after_heading, 1 if parts else 2
    margin = f"contents{first}"
    for id, name, kind, level in (
        ("MatterTitle", "书前书后标题", "matter_title", 1),
        ("TOCHeading", "TOC Heading", "contents_title", 0),
    ):
        yield Own(
            id,
            name,
            kind,
            after=after,
            keep_next=True,
            outline=level,
            builtin=not level,
            next="BodyText",
            priority=39,
        )
    for level in range(1, TOC_LEVELS + 1):
        drawn = min(level + first - 1, TOC_LEVELS)
        yield Own(
            f"TOC{level}",
            f"toc {level}",
            f"contents{drawn}",
            beside=margin,
            leader=True,
            builtin=True,
            next="Normal",
            priority=39,
        )

    yield Own("ContentsSecond", "目录附行", "contents_second", beside=margin, priority=39)


def _ends(book_style: BookStyle) -> Iterator[Own]:
    above = index.blank(book_style)
    yield Own("IndexLetter", "索引字母", "index_letter", before=above, keep_next=True)
    yield Own("IndexEntry", "索引条目", "index_entry")
    yield Own("SourceTitle", "出处标题", "source_title", leader=True, keep_next=True)
    yield Own("SourceLine", "出处", "source")
    yield Own("ErrataHead", "勘误表栏目", "errata_head")
    yield Own("ErrataTitle", "勘误表篇名", "errata_title", align="left", keep_next=True)
    yield Own("ErrataNumber", "勘误表数字", "errata_number", align="center")
    yield Own("ErrataText", "勘误表文字", "errata_text")


class _BookSheet(StyleSheet):
    """The parts of `styles.xml` of a book."""

    def __init__(self, design: Design, book_style: BookStyle) -> None:
        super().__init__(design)
        self._book_style = book_style

    def own(self, own: Own) -> str:
        """Return a style that only books have."""
        type_style = self.style.elements[_OF_BOOK.format(own.element)]
        align = own.align or ("left" if type_style.align == "justify" else type_style.align)
        paragraph = "".join(
            (
                element("w:keepNext") if own.keep_next else "",
                element("w:keepLines"),
                self._leader() if own.leader else "",
                self._lines(own),
                self._left(own),
                element("w:jc", val=align),
                element("w:outlineLvl", val=own.outline - 1) if own.outline else "",
            )
        )
        return style(
            "paragraph",
            own.id,
            own.name,
            based="Normal",
            next=own.next,
            priority=own.priority,
            custom=not own.builtin,
            properties=element("w:pPr", paragraph)
            + element("w:rPr", self.character_properties(type_style)),
        )

    def separator(self) -> str:
        """Return the style of an empty paragraph that only ends a section."""
        return sliver("Separator", "分节", _SEPARATOR)

    def _leader(self) -> str:
        stop = element("w:tab", val="right", leader="middleDot", pos=self.measured.text_width)
        return element("w:tabs", stop)

    def _lines(self, own: Own) -> str:
        """Return the free lines around, and the pitch if it is not that of the grid."""
        free: dict[str, str | int] = {}
        for edge, lines in (("before", own.before), ("after", own.after)):
            if lines:
                free[edge] = round(lines * self.measured.pitch)
        pitch = pitches(self._book_style).get(own.element, 1)
        if pitch != 1:
            free |= {"line": round(pitch * self.measured.pitch), "lineRule": "exact"}
        return element("w:spacing", **free) if free else ""

    def _left(self, own: Own) -> str:
        indent = indent_of(own.element, self.style, self._book_style, own.beside)
        if not indent.left.twips and not indent.hang.twips:
            return ""
        left = (indent.left + indent.hang).twips
        return element("w:ind", left=left, hanging=indent.hang.twips)


def before(lines: float, design: Design) -> str:
    """Return the blank above a paragraph whose place follows from what else its page holds."""
    return element("w:spacing", before=round(lines * measures(design.style).pitch))

"""`styles.xml`: the elements of a style under the names that Word knows, translates and lists."""

from collections.abc import Iterable, Iterator

from converters.formats.docx.formatting import (
    DEFAULTS,
    HUNDREDTHS,
    LATENT,
    NO_CHARACTERS,
    fonts,
    gap,
    sliver,
    style,
)
from converters.formats.docx.kinds import (
    ANCHOR,
    ANCHOR_LINE,
    ATTACHED,
    ATTACHMENT_MARK,
    ATTACHMENT_TITLE,
    ATTENDANCE_LABEL,
    CIRCULATED,
    HANGING,
    HEAD_ANCHOR,
    ParagraphStyle,
    kinds,
)
from converters.formats.docx.loose_lines import LOOSENED, SQUEEZED
from converters.formats.docx.measures import half_points, measures, on_grid
from converters.formats.docx.oxml import (
    CELL_BREAK,
    CLOSER,
    DECLARATION,
    NAMESPACES,
    NEARER,
    element,
)
from converters.formats.docx.squeeze import squeezes
from converters.settings.design import Design
from converters.settings.style import Element
from converters.speech import printed_words
from converters.speech.attachments import LABEL
from converters.typeset import leads
from converters.typeset.head_lines import NEARER_SHARE
from converters.typeset.table_look import STEPS

TOC_LEVELS = 3
_TAIL = ("Signature", "Date")
_APART = ("Signature", *HANGING)
"""The styles that leave out the blank above under a paragraph of their own."""


def styles_xml(design: Design, *, circulated: bool = False, attached: bool = False) -> str:
    """Return `styles.xml` for a look, with the styles of 版头 and 版记 if they are needed.

    So with those of attachments.
    """
    sheet = StyleSheet(design)
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>"
        + sheet.defaults()
        + LATENT
        + sheet.normal()
        + DEFAULTS
        + "".join(sheet.paragraph(kind) for kind in kinds())
        + (sheet.attached() if attached else "")
        + (sheet.circulated() if circulated else "")
        + "".join(sheet.heading_characters(kinds()))
        + sheet.furniture()
        + "".join(sheet.contents())
        + sheet.characters()
        + "</w:styles>"
    )


class StyleSheet:
    """The parts of `styles.xml` for one look; a book adds its own."""

    def __init__(self, design: Design) -> None:
        self.style = design.style
        self.roles = design.roles
        self.measured = measures(design.style)

    def defaults(self) -> str:
        """Return what holds where no style says otherwise."""
        body = self.style.body
        language = element("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
        characters = self._face(body) + self._size(body) + language
        return element(
            "w:docDefaults",
            element("w:rPrDefault", element("w:rPr", characters)),
            element("w:pPrDefault"),
        )

    def normal(self) -> str:
        """Return the style that all others start from: the grid and the rules of punctuation."""
        portable = self.style.docx.grid == "portable"
        hanging = self.style.docx.hanging
        snap = element("w:snapToGrid", val=0) if portable else element("w:snapToGrid")
        paragraph = (
            # 22 lines must fill the page, whatever stands alone at its foot or head.
            element("w:widowControl", val=0)
            + element("w:kinsoku")
            # LibreOffice reads this one backwards: told "off", it hangs marks and loses some.
            + (element("w:overflowPunct") if hanging else element("w:overflowPunct", val=0))
            + element("w:topLinePunct", val=0)
            # No quarter em round digits: it would push the characters off the grid.
            + element("w:autoSpaceDE", val=0)
            + element("w:autoSpaceDN", val=0)
            + element("w:adjustRightInd")
            + snap
            + element("w:spacing", before=0, after=0, line=self.measured.pitch, lineRule="exact")
            + element("w:jc", val="both")
        )
        spacing = (
            element("w:snapToGrid", val=0) + element("w:spacing", val=self.measured.spacing)
            if portable
            else ""
        )
        characters = self._face(self.style.body) + spacing + self._size(self.style.body)
        return (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
            + element("w:name", val="Normal")
            + element("w:qFormat")
            + element("w:pPr", paragraph)
            + element("w:rPr", characters)
            + "</w:style>"
        )

    def paragraph(self, kind: ParagraphStyle) -> str:
        """Return the paragraph style of one kind of line."""
        type_style = self.style.elements[kind.element]
        paragraph = "".join(
            (
                element("w:keepNext") + element("w:keepLines") if kind.keep_next else "",
                element("w:pageBreakBefore") if kind.starts_page else "",
                self._gap(kind),
                self._leading(type_style) if kind.element in STEPS else "",
                self._indent(kind, type_style),
                element("w:contextualSpacing") if kind.id in _APART else "",
                _aligned(type_style),
                element("w:outlineLvl", val=kind.outline - 1) if kind.outline else "",
            )
        )
        return style(
            "paragraph",
            kind.id,
            kind.name,
            based="Normal",
            next=kind.next,
            link=kind.twin,
            priority=kind.priority,
            custom=not kind.builtin,
            properties=(element("w:pPr", paragraph) if paragraph else "")
            + element("w:rPr", self.character_properties(type_style, self._colour(kind))),
        )

    def _leading(self, type_style: Element) -> str:
        """Return from line to line in the cells of a table."""
        line = (type_style.size * self.style.table.leading_chars).twips
        return element("w:spacing", line=line, lineRule="exact")

    def circulated(self) -> str:
        """Return the styles of 版头 and 版记."""
        return (
            "".join(self.paragraph(kind) for kind in CIRCULATED)
            + sliver(ANCHOR, "版记锚", ANCHOR_LINE)
            + sliver(HEAD_ANCHOR, "版头锚", ANCHOR_LINE)
            + self._in_head("Signer", "签发人", "signer")
            + self._in_head("MarkingChar", "版头标注文字", "marking")
        )

    def attached(self, kinds: Iterable[ParagraphStyle] = ATTACHED) -> str:
        """Return the styles of attachments, and of lists of who was there."""
        label = self._in_head(ATTENDANCE_LABEL, "名单标签", "attendance_label")
        return "".join(map(self.paragraph, kinds)) + label

    def _in_head(self, id: str, name: str, element_name: str) -> str:
        """Return the character style of words in a row that have a face of their own."""
        looks = self.character_properties(self.style.elements[element_name])
        return style(
            "character",
            id,
            name,
            based=NO_CHARACTERS,
            priority=18,
            custom=True,
            properties=element("w:rPr", looks),
        )

    def heading_characters(self, kinds: Iterable[ParagraphStyle]) -> Iterator[str]:
        """Yield the character styles linked to the headings, for run-in headings (同行标题)."""
        for kind in kinds:
            if not kind.twin:
                continue
            type_style = self.style.elements[kind.element]
            yield style(
                "character",
                kind.twin,
                f"{kind.name.capitalize()} Char",
                based=NO_CHARACTERS,
                link=kind.id,
                priority=9,
                custom=True,
                shown=False,
                properties=element("w:rPr", self.character_properties(type_style)),
            )

    def characters(self) -> str:
        """Return the character styles of the body."""
        emphasis = self.character_properties(self.style.elements["emphasis"])
        return (
            style(
                "character",
                "Emphasis",
                "Emphasis",
                based=NO_CHARACTERS,
                priority=20,
                properties=element("w:rPr", emphasis),
            )
            + _own(CELL_BREAK, printed_words.CELL_BREAK)
            + self._lead()
            + self._squeezed()
            + self._closer()
            + style(
                "character",
                "Hyperlink",
                "Hyperlink",
                based=NO_CHARACTERS,
                priority=99,
                shown=False,
            )
        )

    def _colour(self, kind: ParagraphStyle) -> str:
        red = self.style.redhead.colour[1:]
        return element("w:color", val=red) if kind.id == "Issuer" else ""

    def _lead(self) -> str:
        """Return the style of a sentence that leads a paragraph in (领起句), if it has one."""
        role = leads.ROLES.get(self.style.text.leads)
        return _own("Lead", "领起句", fonts(self.roles[role], self.roles.latin)) if role else ""

    def _squeezed(self) -> str:
        """Return the styles of lines that hold a character more or less, if the look wants them."""
        if not squeezes(self.style):
            return ""
        closer = element("w:spacing", val=self.measured.squeezed)
        wider = element("w:spacing", val=self.measured.loosened)
        return _own(SQUEEZED, "挤进", closer) + _own(LOOSENED, "推出", wider)

    def _closer(self) -> str:
        """Return the styles of titles that are set closer, if the look wants it."""
        give = self.style.elements["title"].size * self.style.head.closer_em
        looks = ((NEARER, "标题微紧", give * NEARER_SHARE), (CLOSER, "标题紧排", give))
        return "".join(
            _own(id, name, element("w:spacing", val=-less.twips))
            for id, name, less in looks
            if less.twips
        )

    def furniture(self, head: Element | None = None) -> str:
        """Return the styles of header and footer, in the face of the page number.

        `head` is how the header looks if it has a face of its own.
        """
        folio = self.style.folio
        number = Element(folio.font, folio.size, "justify", 0)
        return self._furniture("header", head or number) + self._furniture("footer", number)

    def _furniture(self, name: str, type_style: Element) -> str:
        line = element("w:spacing", line=type_style.size.twips, lineRule="exact")
        return style(
            "paragraph",
            name.capitalize(),
            name,
            based="Normal",
            priority=99,
            shown=False,
            properties=element(
                "w:pPr", element("w:snapToGrid", val=0), line, element("w:jc", val="center")
            )
            + element("w:rPr", self.character_properties(type_style)),
        )

    def contents(self) -> Iterator[str]:
        """Yield the styles of a table of contents: its heading, and an entry for each level."""
        title = self.style.elements["title"]
        yield style(
            "paragraph",
            "TOCHeading",
            "TOC Heading",
            based="Normal",
            next="Normal",
            priority=39,
            properties=element("w:pPr", _aligned(title))
            + element("w:rPr", self.character_properties(title)),
        )
        tab = element("w:tab", val="right", leader="dot", pos=self.measured.text_width)
        for level in range(1, TOC_LEVELS + 1):
            yield style(
                "paragraph",
                f"TOC{level}",
                f"toc {level}",
                based="Normal",
                next="Normal",
                priority=39,
                shown=False,
                properties=element(
                    "w:pPr",
                    element("w:tabs", tab),
                    self.indents(left=level - 1),
                    element("w:jc", val="left"),
                ),
            )

    def character_properties(self, type_style: Element, colour: str = "") -> str:
        """Return face, spacing and size of an element, as they differ from the style Normal.

        The schema wants the colour in the midst of them.
        """
        cells = on_grid(type_style, self.style)
        return (
            self._face(type_style)
            + ("" if cells else element("w:snapToGrid", val=0))
            + colour
            + ("" if cells else element("w:spacing", val=0))
            + ("" if cells else self._size(type_style))
        )

    def _face(self, type_style: Element) -> str:
        return fonts(self.roles[type_style.font], self.roles.latin)

    def _size(self, type_style: Element) -> str:
        size = half_points(type_style.size)
        return element("w:sz", val=size) + element("w:szCs", val=size)

    def _gap(self, kind: ParagraphStyle) -> str:
        """Return the blank lines around lines of a kind, nothing for most."""
        tail, attached = self.style.tail, self.style.attachments
        blank = {
            "Signature": (tail.lines_before, "before"),
            **dict.fromkeys(HANGING, (attached.lines_before, "before")),
            ATTACHMENT_MARK: (attached.lines_after_mark, "after"),
            ATTACHMENT_TITLE: (attached.lines_after_title, "after"),
        }
        lines, edge = blank.get(kind.id, (0, ""))
        return gap(lines, self.measured, edge) if edge else ""

    def _indent(self, kind: ParagraphStyle, type_style: Element) -> str:
        if kind.id in HANGING:  # in twips, for each line has an indent of its own
            hanging = len(LABEL) * self.measured.cell
            left = type_style.indent_chars * self.measured.cell + hanging
            return element("w:ind", left=left, hanging=hanging)
        right = self.style.tail.right_chars if kind.id in _TAIL else 0
        return self.indents(firstLine=type_style.indent_chars, right=right)

    def indents(self, **chars: int) -> str:
        """Return indents in characters, for Word, and in twips, for other programs."""
        asked = {edge: count for edge, count in chars.items() if count}
        if not asked:
            return ""
        return element(
            "w:ind",
            **{f"{edge}Chars": count * HUNDREDTHS for edge, count in asked.items()},
            **{edge: count * self.measured.cell for edge, count in asked.items()},
        )


def _own(id: str, name: str, *properties: str) -> str:
    """Return a character style that Word does not know; one that changes nothing is not shown."""
    return style(
        "character",
        id,
        name,
        based=NO_CHARACTERS,
        priority=20,
        custom=True,
        shown=bool(properties),
        properties=element("w:rPr", *properties) if properties else "",
    )


def _aligned(type_style: Element) -> str:
    """Return the alignment of an element, nothing for that of the style Normal."""
    return "" if type_style.align == "justify" else element("w:jc", val=type_style.align)

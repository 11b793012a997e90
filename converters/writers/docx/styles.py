"""`styles.xml`: the elements of a style under the names that Word knows, translates and lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from converters.fonts import Role
from converters.look import Look
from converters.style import Element
from converters.writers.docx.measures import Measures, half_points, measures, on_grid
from converters.writers.docx.oxml import DECLARATION, NAMESPACES, element

HEADING_LEVELS = 4
TOC_LEVELS = 3
_HUNDREDTHS = 100
"""Word counts indents in hundredths of a character."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A paragraph style: its name in Word and the element of the style file that draws it."""

    id: str
    name: str
    element: str
    priority: int
    builtin: bool = True
    next: str = ""
    keep_next: bool = False
    outline: int = 0
    """Level in the navigation pane, 1 to 4; 0 for none."""


_KINDS = (
    _Kind("Title", "Title", "title", 10, next="BodyText", keep_next=True),
    _Kind("Subtitle", "Subtitle", "subtitle", 11, next="BodyText", keep_next=True),
    _Kind("SpeechDate", "题下日期", "date", 12, builtin=False, next="BodyText", keep_next=True),
    _Kind("Speaker", "讲话人", "speaker", 12, builtin=False, next="BodyText", keep_next=True),
    _Kind("Salutation", "Salutation", "salutation", 13, next="BodyText", keep_next=True),
    _Kind("BodyText", "Body Text", "body", 1),
    *(
        _Kind(
            f"Heading{level}",
            f"heading {level}",
            f"heading{level}",
            9,
            next="BodyText",
            keep_next=True,
            outline=level,
        )
        for level in range(1, HEADING_LEVELS + 1)
    ),
    _Kind("Signature", "Signature", "signature", 14),
    _Kind("Date", "Date", "dateline", 14),
    _Kind("Closing", "Closing", "body", 14),
    _Kind("Note", "附注", "note", 15, builtin=False),
)

_TAIL = ("Signature", "Date")


def styles_xml(look: Look) -> str:
    """Return `styles.xml` for a look."""
    sheet = _Sheet(look)
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>"
        + sheet.defaults()
        + _LATENT
        + sheet.normal()
        + _DEFAULTS
        + "".join(sheet.paragraph(kind) for kind in _KINDS)
        + "".join(sheet.heading_characters())
        + sheet.furniture()
        + "".join(sheet.contents())
        + sheet.characters()
        + "</w:styles>"
    )


def gap(lines: int, measured: Measures, edge: str) -> str:
    """Return the paragraph spacing that leaves whole lines free; `edge` is before or after.

    Empty paragraphs would do the same on paper, but screen readers read them out.
    """
    free = {f"{edge}Lines": lines * _HUNDREDTHS, edge: lines * measured.pitch}
    return element("w:spacing", **free)


def right_indent(chars: float, measured: Measures) -> str:
    """Return the indent of a line that ends some characters before the right edge."""
    return element(
        "w:ind", rightChars=round(chars * _HUNDREDTHS), right=round(chars * measured.cell)
    )


def fonts(role: Role, latin: str) -> str:
    """Return the faces of a role.

    `hAnsi` names the Chinese face too, so that “ ” — … · do not fall into the Latin one where a
    run has lost its hint.
    """
    return element(
        "w:rFonts",
        hint="eastAsia",
        ascii=role.docx_latin or latin,
        hAnsi=role.docx,
        eastAsia=role.docx,
        cs=role.docx_latin or latin,
    )


# Hides the styles of Word that are not defined here; the rest of the gallery is ours.
_LATENT = element(
    "w:latentStyles",
    defLockedState=0,
    defUIPriority=99,
    defSemiHidden=1,
    defUnhideWhenUsed=1,
    defQFormat=0,
    count=376,
)

_HIDDEN = element("w:semiHidden") + element("w:unhideWhenUsed")


def _default(kind: str, id: str, name: str, priority: int, properties: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{id}">'
        + element("w:name", val=name)
        + element("w:uiPriority", val=priority)
        + _HIDDEN
        + properties
        + "</w:style>"
    )


_CELL_MARGINS = "".join(
    element(f"w:{side}", w=width, type="dxa")
    for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
)
_DEFAULTS = (
    _default("character", "DefaultParagraphFont", "Default Paragraph Font", 1)
    + _default(
        "table",
        "TableNormal",
        "Normal Table",
        99,
        element(
            "w:tblPr",
            element("w:tblInd", w=0, type="dxa"),
            element("w:tblCellMar", _CELL_MARGINS),
        ),
    )
    + _default("numbering", "NoList", "No List", 99)
)


class _Sheet:
    """The parts of `styles.xml` for one look."""

    def __init__(self, look: Look) -> None:
        self.style = look.style
        self.roles = look.roles
        self.measured = measures(look.style)

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
        snap = element("w:snapToGrid", val=0) if portable else element("w:snapToGrid")
        paragraph = (
            # 22 lines must fill the page, whatever stands alone at its foot or head.
            element("w:widowControl", val=0)
            + element("w:kinsoku")
            # LibreOffice reads this one backwards: told "off", it hangs marks and loses some.
            + element("w:overflowPunct")
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

    def paragraph(self, kind: _Kind) -> str:
        """Return the paragraph style of one kind of line."""
        looks = self.style.elements[kind.element]
        paragraph = "".join(
            (
                element("w:keepNext") + element("w:keepLines") if kind.keep_next else "",
                self._tail_gap() if kind.id == "Signature" else "",
                self._indent(kind, looks),
                element("w:contextualSpacing") if kind.id == "Signature" else "",
                element("w:jc", val=looks.align) if looks.align != "justify" else "",
                element("w:outlineLvl", val=kind.outline - 1) if kind.outline else "",
            )
        )
        link = f"Heading{kind.outline}Char" if kind.outline else ""
        return _style(
            "paragraph",
            kind.id,
            kind.name,
            based="Normal",
            next=kind.next,
            link=link,
            priority=kind.priority,
            custom=not kind.builtin,
            properties=(element("w:pPr", paragraph) if paragraph else "")
            + element("w:rPr", self._characters(looks)),
        )

    def heading_characters(self) -> Iterator[str]:
        """Yield the character styles linked to the headings, for run-in headings (同行标题)."""
        for level in range(1, HEADING_LEVELS + 1):
            yield _style(
                "character",
                f"Heading{level}Char",
                f"Heading {level} Char",
                based="DefaultParagraphFont",
                link=f"Heading{level}",
                priority=9,
                custom=True,
                shown=False,
                properties=element(
                    "w:rPr", self._characters(self.style.elements[f"heading{level}"])
                ),
            )

    def characters(self) -> str:
        """Return the character styles of the body."""
        emphasis = self._characters(self.style.elements["emphasis"])
        based = "DefaultParagraphFont"
        return _style(
            "character",
            "Emphasis",
            "Emphasis",
            based=based,
            priority=20,
            properties=element("w:rPr", emphasis),
        ) + _style("character", "Hyperlink", "Hyperlink", based=based, priority=99, shown=False)

    def furniture(self) -> str:
        """Return the styles of header and footer, both in the face of the page number."""
        folio = self.style.folio
        number = Element(folio.font, folio.size, "justify", 0)
        line = element("w:spacing", line=folio.size.twips, lineRule="exact")
        return "".join(
            _style(
                "paragraph",
                name.capitalize(),
                name,
                based="Normal",
                priority=99,
                shown=False,
                properties=element(
                    "w:pPr", element("w:snapToGrid", val=0), line, element("w:jc", val="center")
                )
                + element("w:rPr", self._characters(number)),
            )
            for name in ("header", "footer")
        )

    def contents(self) -> Iterator[str]:
        """Yield the styles of a table of contents: its heading, and an entry for each level."""
        title = self.style.elements["title"]
        yield _style(
            "paragraph",
            "TOCHeading",
            "TOC Heading",
            based="Normal",
            next="Normal",
            priority=39,
            properties=element("w:pPr", element("w:jc", val=title.align))
            + element("w:rPr", self._characters(title)),
        )
        tab = element("w:tab", val="right", leader="dot", pos=self.measured.text_width)
        for level in range(1, TOC_LEVELS + 1):
            yield _style(
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
                    self._indents(left=level - 1),
                    element("w:jc", val="left"),
                ),
            )

    def _characters(self, looks: Element) -> str:
        """Return face, spacing and size of an element, as they differ from the style Normal."""
        cells = on_grid(looks, self.style)
        return (
            self._face(looks)
            + ("" if cells else element("w:snapToGrid", val=0) + element("w:spacing", val=0))
            + ("" if cells else self._size(looks))
        )

    def _face(self, looks: Element) -> str:
        return fonts(self.roles[looks.font], self.roles.latin)

    def _size(self, looks: Element) -> str:
        size = half_points(looks.size)
        return element("w:sz", val=size) + element("w:szCs", val=size)

    def _tail_gap(self) -> str:
        return gap(self.style.tail.lines_before, self.measured, "before")

    def _indent(self, kind: _Kind, looks: Element) -> str:
        right = self.style.tail.right_chars if kind.id in _TAIL else 0
        return self._indents(firstLine=looks.indent_chars, right=right)

    def _indents(self, **chars: int) -> str:
        """Return indents in characters, for Word, and in twips, for other programs."""
        asked = {edge: count for edge, count in chars.items() if count}
        if not asked:
            return ""
        return element(
            "w:ind",
            **{f"{edge}Chars": count * _HUNDREDTHS for edge, count in asked.items()},
            **{edge: count * self.measured.cell for edge, count in asked.items()},
        )


def _style(
    kind: str,
    id: str,
    name: str,
    *,
    based: str,
    next: str = "",
    link: str = "",
    priority: int,
    custom: bool = False,
    shown: bool = True,
    properties: str = "",
) -> str:
    """Return one style; the order of its parts is fixed by the schema."""
    return (
        f'<w:style w:type="{kind}"'
        + (' w:customStyle="1"' if custom else "")
        + f' w:styleId="{id}">'
        + element("w:name", val=name)
        + element("w:basedOn", val=based)
        + (element("w:next", val=next) if next else "")
        + (element("w:link", val=link) if link else "")
        + element("w:uiPriority", val=priority)
        + (element("w:qFormat") if shown else element("w:unhideWhenUsed"))
        + properties
        + "</w:style>"
    )

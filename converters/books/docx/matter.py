"""Cover, title page, imprint and title pages of parts, as paragraphs of Word."""

from collections.abc import Iterator

from converters.books import wording
from converters.books.docx.setting import titled, wrapped
from converters.books.docx.styles import before
from converters.bookstyle import BookStyle, Opening
from converters.look import Look
from converters.units import Length
from converters.writers.docx.measures import measures, rule_units
from converters.writers.docx.oxml import LINE_BREAK, element, paragraph, run, words

_IMPRINT = "imprint"


class Matter:
    """The pages of a book that no speech has, for one look."""

    def __init__(self, look: Look, looks: BookStyle) -> None:
        self._look, self._looks = look, looks
        self._style = look.style

    def cover(self, told: wording.Opening) -> list[str]:
        """Return the cover (封面)."""
        return list(self._opening(told, self._looks.cover, "Cover"))

    def title_page(self, told: wording.Opening) -> list[str]:
        """Return the title page (扉页)."""
        return list(self._opening(told, self._looks.title_page, "Page"))

    def part(self, title: str, note: str | None) -> list[str]:
        """Return the title page of a part (分编标题页); the first paragraph is its heading."""
        told = wording.part_title(title, note)
        lines = [told.number] if told.number else []
        lines += self._titled(told.title, "part_title", "分编标题")
        below = self._titled(told.note, "part_note", "分编说明") if told.note else []
        return [
            paragraph("Heading1", _joined(lines)),
            *([paragraph("PartNote", _joined(below))] if below else []),
        ]

    def _opening(self, told: wording.Opening, place: Opening, id: str) -> Iterator[str]:
        """Yield title and subtitle in the upper half, the foot on the last lines of the page.

        Long titles push the foot down until it is at the end, then rise.
        """
        name = id.lower()
        title = self._titled(told.title, f"{name}_title", "书名")
        subtitle = self._titled(told.subtitle or "", f"{name}_subtitle", "副书名")
        foot = [
            line
            for text in told.foot
            for line in self._titled(text, f"{name}_foot", "编者、编印单位或日期")
        ]
        used = len(title) * place.title_pitch + len(subtitle) + len(foot)
        used += place.lines_before_subtitle if subtitle else 0
        free = max(self._style.grid.lines - place.lines_under_foot - used, 0)
        top = min(place.title_line - 1, free)
        risen = "" if top == place.title_line - 1 else before(top, self._look)
        yield paragraph(f"{id}Title", _joined(title), risen)
        if subtitle:
            yield paragraph(f"{id}Subtitle", _joined(subtitle))
        if foot:
            yield paragraph(f"{id}Foot", _joined(foot), before(free - top, self._look))

    def imprint(self, told: wording.Imprint) -> list[str]:
        """Return the imprint (版本记录) at the foot of its page: a table between two rules."""
        looks, area = self._looks.imprint, self._style.page.type_area_width
        size = self._looks.elements[_IMPRINT].size
        label = size * (looks.label_chars + looks.gap_chars)
        values = [self._wrapped(row.value, area - label, row.label) for row in told.rows]
        note = self._wrapped(told.note, area, "说明") if told.note else []
        lines = 1 + sum(map(len, values)) + len(note)
        gaps = 2 + bool(note)
        free = max(self._style.grid.lines - looks.pitch * (lines + gaps), 0)
        title = paragraph("BookImprintTitle", run(words(told.title)), before(free, self._look))
        rows = [
            self._row(row.label, value, label, first=not number, last=number + 1 == len(values))
            for number, (row, value) in enumerate(zip(told.rows, values, strict=True))
        ]
        below = [paragraph("BookImprintNote", _joined(note))] if note else []
        return [title, self._facts(rows, label), *below]

    def _facts(self, rows: list[str], label: Length) -> str:
        measured, rule = measures(self._style), rule_units(self._looks.imprint.rule)
        columns = (label.twips, measured.text_width - label.twips)
        sides = (
            element(f"w:{side}", val="single", sz=rule, space=0, color="auto")
            for side in ("top", "bottom")
        )
        none: dict[str, str | int] = {"w": 0, "type": "dxa"}
        properties = element(
            "w:tblPr",
            element("w:tblW", w=measured.text_width, type="dxa"),
            element("w:tblInd", **none),
            element("w:tblBorders", *sides),
            element("w:tblLayout", type="fixed"),
            element("w:tblCellMar", element("w:left", **none), element("w:right", **none)),
        )
        grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in columns))
        return f"<w:tbl>{properties}{grid}{''.join(rows)}</w:tbl>"

    def _row(self, name: str, value: list[str], label: Length, *, first: bool, last: bool) -> str:
        """Return one fact; half a line is free at the rules above the first and under the last."""
        looks, measured = self._looks.imprint, measures(self._style)
        half = round(looks.pitch * measured.pitch / 2)
        gap = (self._looks.elements[_IMPRINT].size * looks.gap_chars).twips
        along = element("w:top", w=half, type="dxa") if first else ""
        under = element("w:bottom", w=half, type="dxa") if last else ""
        beside = element("w:right", w=gap, type="dxa")
        cells = (
            (label.twips, along + under + beside, "BookImprintLabel", [name]),
            (measured.text_width - label.twips, along + under, "BookImprint", value),
        )
        written = "".join(
            element(
                "w:tc",
                element(
                    "w:tcPr",
                    element("w:tcW", w=width, type="dxa"),
                    element("w:tcMar", margins) if margins else "",
                ),
                paragraph(style, _joined(lines)),
            )
            for width, margins, style, lines in cells
        )
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{written}</w:tr>"

    def _titled(self, text: str, name: str, what: str) -> list[str]:
        looks = self._looks.elements[name]
        return titled(text, looks, self._style, what) if text else []

    def _wrapped(self, text: str, room: Length, what: str) -> list[str]:
        words(text, what=what)
        return wrapped(text, self._looks.elements[_IMPRINT], self._style, room, room)


def _joined(lines: list[str]) -> str:
    return LINE_BREAK.join(run(words(line)) for line in lines)

"""Cover, title page, imprint and title pages of parts, as paragraphs of Word."""

from converters.books import wording
from converters.books.docx.setting import titled, wrapped
from converters.books.docx.styles import before
from converters.books.matter.imprint import GAP
from converters.bookstyle import BookStyle, Opening
from converters.look import Look
from converters.units import Length
from converters.writers.docx.measures import measures, rule_units
from converters.writers.docx.oxml import (
    LINE_BREAK,
    Cell,
    Row,
    paragraph,
    printable,
    run,
    table,
    words,
)

_IMPRINT = "imprint"
_GAPS = 3
"""Under the title, under the first rule, above the second."""


class Matter:
    """The pages of a book that no speech has, for one look."""

    def __init__(self, look: Look, looks: BookStyle) -> None:
        self._look, self._looks = look, looks
        self._style = look.style

    def cover(self, told: wording.Opening) -> list[str]:
        """Return the cover (封面); a title too long for it is set as small as on the title page."""
        large = _Set(told, self._look, self._looks, self._looks.cover, "Cover")
        if large.free < self._looks.cover.lines_over_foot:
            return self.title_page(told)
        return large.paragraphs()

    def title_page(self, told: wording.Opening) -> list[str]:
        """Return the title page (扉页)."""
        return _Set(told, self._look, self._looks, self._looks.title_page, "Page").paragraphs()

    def part(self, title: str, note: str | None) -> list[str]:
        """Return the title page of a part (分编标题页); the first paragraph is its heading."""
        told = wording.part_title(title, note)
        lines = [told.number] if told.number else []
        lines += self._titled(told.title, "part_title", "分编标题")
        area = self._style.page.type_area_width
        below = self._wrapped(told.note, "part_note", area, "分编说明") if told.note else []
        return [
            paragraph("Heading1", _joined(lines)),
            *([paragraph("PartNote", _joined(below))] if below else []),
        ]

    def imprint(self, told: wording.Imprint) -> list[str]:
        """Return the imprint (版本记录) at the foot of its page: a table between two rules."""
        looks, area = self._looks.imprint, self._style.page.type_area_width
        size, pitch = self._looks.elements[_IMPRINT].size, self._style.pitch.pt
        label = size * (looks.label_chars + looks.gap_chars)
        values = [self._wrapped(row.value, _IMPRINT, area - label, row.label) for row in told.rows]
        note = self._wrapped(told.note, _IMPRINT, area, "说明") if told.note else []
        lines = 1 + sum(map(len, values)) + len(note)
        gaps = GAP * (_GAPS + bool(note))
        free = self._style.grid.lines - looks.pitch * (lines + gaps) - 2 * looks.rule.pt / pitch
        title = paragraph(
            "BookImprintTitle", run(words(told.title)), before(max(free, 0), self._look)
        )
        rows = [
            self._row(row.label, value, first=not number, last=number + 1 == len(values))
            for number, (row, value) in enumerate(zip(told.rows, values, strict=True))
        ]
        below = [paragraph("BookImprintNote", _joined(note))] if note else []
        return [title, self._facts(rows, label), *below]

    def _facts(self, rows: list[Row], label: Length) -> str:
        width, rule = measures(self._style).text_width, rule_units(self._looks.imprint.rule)
        columns = (label.twips, width - label.twips)
        return table(columns, rows, {"top": rule, "bottom": rule}, {"left": 0, "right": 0})

    def _row(self, name: str, value: list[str], *, first: bool, last: bool) -> Row:
        """Return one fact; half a line is free at the rules above the first and under the last."""
        looks = self._looks.imprint
        half = round(looks.pitch * measures(self._style).pitch * GAP)
        gap = (self._looks.elements[_IMPRINT].size * looks.gap_chars).twips
        along = {"top": half} if first else {}
        along |= {"bottom": half} if last else {}
        label = Cell(paragraph("BookImprintLabel", _joined([name])), 1, {**along, "right": gap})
        return Row([label, Cell(paragraph("BookImprint", _joined(value)), 1, along)])

    def _titled(self, text: str, name: str, what: str) -> list[str]:
        looks = self._looks.elements[name]
        return titled(text, looks, self._style, what) if text else []

    def _wrapped(self, text: str, name: str, room: Length, what: str) -> list[str]:
        looks = self._looks.elements[name]
        return wrapped(printable(text, what=what), looks, self._style, room, room)


class _Set:
    """Title and subtitle in the upper half of a page, the foot on its last lines."""

    def __init__(
        self, told: wording.Opening, look: Look, looks: BookStyle, place: Opening, id: str
    ) -> None:
        """`id` begins the names of the styles, and so of the elements that they are made from."""
        self._look, self._looks, self._place, self._id = look, looks, place, id
        self._title = self._lines("title", "书名", told.title)
        self._subtitle = self._lines("subtitle", "副书名", *filter(None, [told.subtitle]))
        self._foot = self._lines("foot", "编者、编印单位或日期", *told.foot)
        self.free = look.style.grid.lines - place.lines_under_foot - self._used()
        """Lines of the page that are left; negative where it is too small."""

    def paragraphs(self) -> list[str]:
        """Return the page; a title that comes too near the foot rises."""
        place, free = self._place, max(self.free, 0)
        usual = place.title_line - 1
        top = min(usual, free - (min(place.lines_over_foot, free) if self._foot else 0))
        risen = "" if top == usual else before(top, self._look)
        written = [paragraph(f"{self._id}Title", _joined(self._title), risen)]
        if self._subtitle:
            written.append(paragraph(f"{self._id}Subtitle", _joined(self._subtitle)))
        if self._foot:
            down = before(free - top, self._look)
            written.append(paragraph(f"{self._id}Foot", _joined(self._foot), down))
        return written

    def _used(self) -> float:
        used = len(self._title) * self._place.title_pitch + len(self._subtitle) + len(self._foot)
        return used + (self._place.lines_before_subtitle if self._subtitle else 0)

    def _lines(self, kind: str, what: str, *texts: str) -> list[str]:
        looks = self._looks.elements[f"{self._id.lower()}_{kind}"]
        return [line for text in texts for line in titled(text, looks, self._look.style, what)]


def _joined(lines: list[str]) -> str:
    return LINE_BREAK.join(run(words(line)) for line in lines)

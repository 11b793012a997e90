"""The pages of a redline: its lines as HTML, broken, and what stands at the head of each page."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from converters.formats.pdf.galley import words
from converters.formats.pdf.markup import LANGUAGE
from converters.formats.pdf.press import Press
from converters.formats.pdf.redline.lines import LineSetter, marked
from converters.formats.pdf.redline.sheet import css_of
from converters.formats.pdf.weasyprint_70 import Document
from converters.settings.redline_style import RedlineStyle
from converters.speech import redline
from converters.speech.model import WIDE_SPACE
from converters.speech.redline import ComparedLine, ComparedRow, OutlineRanks, PrintedRole


class Sheets:
    """Lays out redlines of one look."""

    def __init__(self, press: Press, looks: RedlineStyle) -> None:
        self.press, self.looks = press, looks
        self.style = press.compiled(css_of(looks, press.typesetter.style))
        self.lines = LineSetter(press, looks)

    def text(self, found: Sequence[ComparedLine | ComparedRow], title: str) -> Document:
        """Return the pages of a redline."""
        self._ranks = OutlineRanks()
        lines = "\n".join(map(self._small, self.lines.small(title)))
        named = f'<h1 data-label="{escape(title)}">{lines}</h1>'
        blocks = "\n".join((named, self._legend(), *self._blocks(found)))
        head = f"<head><title>{escape(title)}</title></head>"
        html = f'<html lang="{LANGUAGE}">{head}<body class="redline">{blocks}</body></html>'
        return self.press.render(html, self.style)

    def heads(self, heading: str, count: int) -> Document:
        """Return as many pages with nothing on them but what is at the head of each."""
        told = self._small(heading)
        page = f'<div class="over"><p class="told">{told}</p></div>'
        html = f'<html lang="{LANGUAGE}"><head><title/></head><body>{page * count}</body></html>'
        return self.press.render(html, self.style)

    def _small(self, text: str) -> str:
        font = self.looks.head.font
        return words.drawn(words.drawable(text, font, self.press), font, self.press)

    def _legend(self) -> str:
        samples = "".join(
            marked(self._small(text), kind) + self._small(WIDE_SPACE)
            for kind, text in redline.LEGEND.items()
        )
        return f'<p class="legend">{samples}{self._small(redline.BAR_LEGEND)}</p>'

    def _blocks(self, found: Sequence[ComparedLine | ComparedRow]) -> Iterator[str]:
        for columns, group in groupby(found, key=_columns):
            if columns:
                rows = [one for one in group if isinstance(one, ComparedRow)]
                yield self._table(rows)
                continue
            yield from (self._line(one) for one in group if isinstance(one, ComparedLine))

    def _line(self, line: ComparedLine) -> str:
        made = self.lines.made(line)
        beside = f'<span class="aside">{self._small(line.aside)}</span>' if line.aside else ""
        names = " ".join(filter(None, (f"is-{_name(line.role)}", "changed" * line.is_changed)))
        plain = "".join(piece.text for piece in line.pieces)
        rank, label = self._ranks.of(line.role), ""
        tag = f"h{rank + 1}" if rank else "p"  # what the redline is called has the first one
        if rank and plain:
            label = f' data-label="{escape(plain)}"'
        return f'<{tag} class="{names}"{label}>{made}{beside}</{tag}>'

    def _table(self, rows: Sequence[ComparedRow]) -> str:
        head = "".join(self._row(row, "th") for row in rows[:1] if row.is_head)
        body = "".join(self._row(row, "td") for row in rows[bool(head) :])
        above = f"<thead>{head}</thead>" if head else ""
        return f"<table>{above}<tbody>{body}</tbody></table>"

    def _row(self, row: ComparedRow, tag: str) -> str:
        cells = "".join(f"<{tag}><p>{self.lines.cell(row, cell)}</p></{tag}>" for cell in row.cells)
        return f'<tr class="{"changed" * row.is_changed}">{cells}</tr>'


def _columns(one: ComparedLine | ComparedRow) -> int:
    return len(one.cells) if isinstance(one, ComparedRow) else 0


def _name(role: PrintedRole) -> str:
    return f"heading{role.level}" if role.level else role.name or "body"

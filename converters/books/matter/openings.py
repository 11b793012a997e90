"""Cover (封面), title page (扉页) and the title pages of parts (分编标题页)."""

from collections.abc import Iterable

from converters.books.matter.blocks import SetBlock, block
from converters.books.matter.ruler import Ruler
from converters.books.wording import Opening, PartTitle
from converters.settings import book_style

MARK = "cover_mark"
"""The kind of what stands over the title of a cover, at the left."""


def cover(told: Opening, ruler: Ruler) -> list[SetBlock]:
    """Return the cover; a title too long for it is set as small as on the title page."""
    numbers = ruler.book_style.cover
    large = _Set(told, ruler, numbers, "cover")
    return large.blocks() if large.free >= numbers.lines_over_foot else title_page(told, ruler)


def title_page(told: Opening, ruler: Ruler) -> list[SetBlock]:
    """Return the title page."""
    return _Set(told, ruler, ruler.book_style.title_page, "page").blocks()


def part(told: PartTitle, ruler: Ruler) -> list[SetBlock]:
    """Return the title page of a part, its number on a line of its own; first its heading."""
    numbers = ruler.book_style.part
    lines = [told.number] if told.number else []
    lines += ruler.title(told.title, "part_title") if told.title else []
    blocks = [block("part_title", lines, "分编标题", above=numbers.title_line - 1)]
    if told.note:
        note = ruler.wrapped(told.note, "part_note", ruler.area)
        blocks.append(block("part_note", note, "分编说明", above=numbers.lines_before_note))
    return blocks


class _Set:
    """Title and subtitle in the upper half of a page, the foot on its last lines."""

    def __init__(
        self, told: Opening, ruler: Ruler, numbers: book_style.OpeningStyle, name: str
    ) -> None:
        """`name` begins the kinds of its blocks."""
        self._ruler, self._numbers, self._name = ruler, numbers, name
        area = ruler.area
        self._marks = [line for text in told.marks for line in ruler.wrapped(text, MARK, area)]
        self._title = self._lines("title", [told.title])
        self._subtitle = self._lines("subtitle", [told.subtitle] if told.subtitle else [])
        self._foot = self._lines("foot", told.foot)
        self.free = ruler.style.grid.lines - numbers.lines_under_foot - self._used()
        """Lines of the page that are left; negative if it is too small."""

    def blocks(self) -> list[SetBlock]:
        """Return the page; a title that comes too near the foot rises."""
        free = max(self.free, 0)
        apart = min(self._numbers.lines_over_foot, free) if self._foot else 0
        wanted = max(self._numbers.title_line - 1 - len(self._marks), 0)
        top = min(wanted, free - apart)
        gap = self._numbers.lines_before_subtitle
        blocks = (
            block(MARK, self._marks, "准印证号", above=0),
            block(f"{self._name}_title", self._title, "书名", above=top),
            block(f"{self._name}_subtitle", self._subtitle, "副书名", above=gap),
            block(f"{self._name}_foot", self._foot, "编者、编印单位或日期", above=free - top),
        )
        return [one for one in blocks if one.lines]

    def _used(self) -> float:
        used = (
            len(self._marks)
            + len(self._title) * self._numbers.title_pitch
            + len(self._subtitle)
            + len(self._foot)
        )
        return used + (self._numbers.lines_before_subtitle if self._subtitle else 0)

    def _lines(self, kind: str, texts: Iterable[str]) -> list[str]:
        name = f"{self._name}_{kind}"
        breaks = kind == "title"
        return [line for text in texts for line in self._ruler.title(text, name, breaks=breaks)]

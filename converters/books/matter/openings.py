"""Cover (封面), title page (扉页) and the title pages of parts (分编标题页)."""

from converters import bookstyle
from converters.books.matter.setting import Setting, below, document
from converters.books.wording import Opening, PartTitle


def cover(opening: Opening, setting: Setting) -> str:
    """Return the cover; a title too long for it is set as small as on the title page."""
    looks = setting.looks.cover
    set_large = _Set(opening, setting, looks, "cover")
    return (
        set_large.html()
        if set_large.free >= looks.lines_over_foot
        else title_page(opening, setting)
    )


def title_page(opening: Opening, setting: Setting) -> str:
    """Return the title page."""
    return _Set(opening, setting, setting.looks.title_page, "page").html()


def part(title: PartTitle, setting: Setting) -> str:
    """Return the title page of a part, its number on a line of its own."""
    looks, pitch = setting.looks.part, setting.style.pitch
    lines = [title.number] if title.number else []
    lines += setting.title(title.title, "part_title")
    top = below(pitch * (looks.title_line - 1))
    blocks = [setting.block("h1", "part_title", setting.lines(lines, "part_title"), style=top)]
    if title.note:
        texts = setting.wrapped(title.note, "part_note", setting.style.page.type_area_width)
        note = setting.lines(texts, "part_note")
        gap = below(pitch * looks.lines_before_note)
        blocks.append(setting.block("p", "part_note", note, style=gap))
    return document(title.title, *blocks)


class _Set:
    """Title and subtitle in the upper half of a page, the foot on its last lines."""

    def __init__(
        self, opening: Opening, setting: Setting, looks: bookstyle.Opening, name: str
    ) -> None:
        self._setting, self._looks, self._name = setting, looks, name
        self._title = setting.title(opening.title, f"{name}_title")
        self._subtitle = self._lines("subtitle", *filter(None, [opening.subtitle]))
        self._foot = self._lines("foot", *opening.foot)
        self.free = setting.style.grid.lines - looks.lines_under_foot - self._used()
        """Lines of the page that are left; negative where it is too small."""

    def html(self) -> str:
        """Return the page; a title that comes too near the foot rises."""
        free = max(self.free, 0)
        apart = min(self._looks.lines_over_foot, free) if self._foot else 0
        top = min(self._looks.title_line - 1, free - apart)
        blocks = [self._block("h1", "title", self._title, top)]
        if self._subtitle:
            above = self._looks.lines_before_subtitle
            blocks.append(self._block("p", "subtitle", self._subtitle, above))
        if self._foot:
            blocks.append(self._block("p", "foot", self._foot, free - top))
        return document("".join(self._title), *blocks)

    def _used(self) -> float:
        used = len(self._title) * self._looks.title_pitch + len(self._subtitle) + len(self._foot)
        return used + (self._looks.lines_before_subtitle if self._subtitle else 0)

    def _lines(self, kind: str, *texts: str) -> list[str]:
        name = f"{self._name}_{kind}"
        return [line for text in texts for line in self._setting.title(text, name)]

    def _block(self, tag: str, kind: str, lines: list[str], above: float) -> str:
        name = f"{self._name}_{kind}"
        gap = below(self._setting.style.pitch * above)
        return self._setting.block(tag, name, self._setting.lines(lines, name), style=gap)

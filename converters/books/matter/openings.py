"""Cover (封面), title page (扉页) and the title pages of parts (分编标题页)."""

from converters import bookstyle
from converters.books.matter.setting import Setting, below, document
from converters.books.wording import Opening, PartTitle


def cover(opening: Opening, setting: Setting) -> str:
    """Return the cover."""
    return _opening(opening, setting, setting.looks.cover, "cover")


def title_page(opening: Opening, setting: Setting) -> str:
    """Return the title page."""
    return _opening(opening, setting, setting.looks.title_page, "page")


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


def _opening(opening: Opening, setting: Setting, looks: bookstyle.Opening, name: str) -> str:
    """Return title and subtitle in the upper half, the foot on the last lines of the page.

    Long titles push the foot down until it is at the end, then rise.
    """
    pitch = setting.style.pitch
    title = setting.title(opening.title, f"{name}_title")
    subtitle = setting.title(opening.subtitle, f"{name}_subtitle") if opening.subtitle else []
    foot = [line for text in opening.foot for line in setting.title(text, f"{name}_foot")]
    used = len(title) * looks.title_pitch + len(subtitle) + len(foot)
    used += looks.lines_before_subtitle if subtitle else 0
    free = max(setting.style.grid.lines - looks.lines_under_foot - used, 0)
    top = min(looks.title_line - 1, free)
    blocks = [("h1", "title", title, top)]
    if subtitle:
        blocks.append(("p", "subtitle", subtitle, looks.lines_before_subtitle))
    if foot:
        blocks.append(("p", "foot", foot, free - top))
    return document(
        "".join(title),
        *(
            setting.block(
                tag,
                f"{name}_{kind}",
                setting.lines(lines, f"{name}_{kind}"),
                style=below(pitch * above),
            )
            for tag, kind, lines, above in blocks
        ),
    )

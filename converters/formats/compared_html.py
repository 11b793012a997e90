"""Two editions of a speech as one HTML article: `del` and `ins`, and what no words tell.

Its elements and classes are those of the article of a speech, so that one sheet does for both.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from converters.speech.redline import (
    ComparedLine,
    ComparedRow,
    ComparedWords,
    OutlineRanks,
    PrintedRole,
)
from converters.speech.spans import WordChange

_CLASSES = {"mark": "attachment-mark", "imprint": "", "redhead": ""}
"""Of lines that are not called as their role is."""
_AROUND = {"imprint": ("footer", "imprint"), "redhead": ("div", "redhead")}
"""What surrounds lines of a role, with its class."""


def write(found: Sequence[ComparedLine | ComparedRow]) -> Markup:
    """Return a compared text as an `article` element."""
    return Markup('<article class="speech compared" lang="zh-CN">\n{}\n</article>').format(
        Markup("\n").join(_blocks(found))
    )


def _blocks(found: Iterable[ComparedLine | ComparedRow]) -> Iterator[Markup]:
    ranks = OutlineRanks()
    for kind, group in groupby(found, key=_kind):
        if isinstance(kind, int):
            yield _table([one for one in group if isinstance(one, ComparedRow)])
            continue
        lines = [_line(one, ranks) for one in group if isinstance(one, ComparedLine)]
        if kind in _AROUND:
            tag, name = _AROUND[kind]
            inside = Markup("\n").join(lines)
            yield Markup('<{0} class="{1}">\n{2}\n</{0}>').format(Markup(tag), name, inside)
        else:
            yield from lines


def _kind(one: ComparedLine | ComparedRow) -> int | str:
    """Return how many columns a table has, or what surrounds a line."""
    if isinstance(one, ComparedRow):
        return len(one.cells)
    return one.role.name if one.role.name in _AROUND else ""


def _line(line: ComparedLine, ranks: OutlineRanks) -> Markup:
    rank = ranks.of(line.role)
    tag = f"h{rank + 1}" if rank else "p"  # the page has the first one
    names = [_class(line.role), "changed" * line.is_changed]
    told = Markup('<span class="aside">{}</span>').format(line.aside) if line.aside else ""
    words = Markup("").join(map(_words, line.pieces))
    name = Markup(' class="{}"').format(" ".join(filter(None, names))) if any(names) else ""
    return Markup("<{0}{1}>{2}{3}</{0}>").format(Markup(tag), name, words, told)


def _class(role: PrintedRole) -> str:
    return f"level{role.level}" if role.level else _CLASSES.get(role.name, role.name)


def _words(piece: ComparedWords) -> Markup:
    text = Markup.escape(piece.text)
    if piece.face:
        tag = "em" if piece.face == "em" else "span"
        name = "" if tag == "em" else f"run-in level{piece.face[1:]}"
        about = Markup(' class="{}"').format(name) if name else ""
        text = Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), about, text)
    return _marked(text, piece.change)


def _marked(text: Markup, change: WordChange) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(change.value), text) if change else text


def _table(rows: Sequence[ComparedRow]) -> Markup:
    head = [_row(row, "th") for row in rows[:1] if row.is_head]
    body = Markup("\n").join(_row(row, "td") for row in rows[len(head) :])
    above = Markup("<thead>{}</thead>").format(head[0]) if head else ""
    return Markup(
        '<div class="table" tabindex="0" role="region" aria-label="表格">'
        "<table>{}<tbody>{}</tbody></table></div>"
    ).format(above, body)


def _row(row: ComparedRow, tag: str) -> Markup:
    scope = Markup(' scope="col"') if tag == "th" else ""
    cells = Markup("").join(
        Markup("<{0}{1}>{2}</{0}>").format(
            Markup(tag), scope, Markup("").join(map(_words, row.words(cell)))
        )
        for cell in row.cells
    )
    return Markup("<tr{}>{}</tr>").format(
        Markup(' class="changed"') if row.is_changed else "", cells
    )

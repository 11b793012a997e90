"""A speech as an HTML article: semantic headings, every block with an anchor.

`s1`, `s1-2` name headings by their place in the outline, `sa1` the first attachment and `sa1-2` a
heading in it, `p17` paragraphs by their number. Each has a link to itself without any text, so that
the text of the article is the printed words alone.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from markupsafe import Markup

from converters.speech import attachments, head_words, printed_words
from converters.speech.attachments import OutlineLine
from converters.speech.head_words import RedLine
from converters.speech.model import (
    WIDE_SPACE,
    Attachment,
    Block,
    Dateline,
    Emphasis,
    Enclosure,
    Form,
    Heading,
    Inline,
    Meta,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Table,
    Text,
)
from converters.typeset import title

_LEVELS = 4
_FIGURE = re.compile(r"[-+−＋－]?\d[\d,，. ]*[%％‰]?|[-—－/]+")
"""A number, or the dash that stands for none."""


class Anchors:
    """The anchors of a speech, handed out in order."""

    def __init__(self) -> None:
        self._numbers = [0] * _LEVELS
        self._paragraphs = 0
        self._open: list[int] = []
        self._attached = 0

    def attachment(self) -> str:
        """Return the anchor of the next attachment; headings are counted anew in it.

        >>> anchors = Anchors()
        >>> anchors.heading(1), anchors.attachment(), anchors.heading(1)
        ('s1', 'sa1', 'sa1-1')
        """
        self._attached += 1
        self._numbers = [0] * _LEVELS
        return f"sa{self._attached}"

    def heading(self, level: int) -> str:
        """Return the anchor of the next heading of a level, 1 to 4.

        >>> anchors = Anchors()
        >>> [anchors.heading(level) for level in (1, 2, 2, 1, 3)]
        ['s1', 's1-1', 's1-2', 's2', 's2-0-1']
        """
        self._numbers[level - 1] += 1
        self._numbers[level:] = [0] * (_LEVELS - level)
        within = f"sa{self._attached}-" if self._attached else "s"
        return within + "-".join(str(number) for number in self._numbers[:level])

    def rank(self, level: int) -> int:
        """Return the rank of the next heading's element: no rank is skipped, whatever levels are.

        An attachment is a heading of level 0.

        >>> anchors = Anchors()
        >>> [anchors.rank(level) for level in (1, 3, 2, 4, 1)]
        [2, 3, 3, 4, 2]
        """
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return len(self._open) + 1

    def paragraph(self) -> str:
        """Return the anchor of the next paragraph."""
        self._paragraphs += 1
        return f"p{self._paragraphs}"


def outline(speech: Speech) -> list[tuple[str, OutlineLine]]:
    """Return each line of the outline of a speech with its anchor."""
    anchors = Anchors()
    lines = attachments.outlined(speech.blocks)
    return [(_anchor(block, anchors), line) for block, line in lines if line]


def write(speech: Speech) -> Markup:
    """Return the speech as an `article` element; its text is the printed words and no more."""
    anchors = Anchors()
    body = [_block(block, anchors) for block in attachments.printed(speech).blocks]
    meta = speech.meta
    parts = [*_red_head(meta), *_head(meta), *_recipients(meta), *body, *_imprint(meta)]
    return Markup('<article class="speech" lang="zh-CN">\n{}\n</article>').format(
        Markup("\n").join(parts)
    )


def anchored(speech: Speech) -> Iterator[tuple[str, Block]]:
    """Yield each block with its anchor."""
    anchors = Anchors()
    return ((_anchor(block, anchors), block) for block in attachments.printed(speech).blocks)


def _red_head(meta: Meta) -> Iterator[Markup]:
    head = head_words.red_head(meta)
    if head is None:
        return
    is_headed = printed_words.headline(meta).element == head_words.ISSUER
    form = "" if head.form is Form.DOCUMENT else f" {head.form}"
    yield Markup('<div class="redhead{}">').format(form)
    lines = list[Markup]()
    for row in head.rows:
        tag = "h1" if is_headed and row is head.issuers[0] else "p"
        lines.append(_red_line(row, Markup(tag), meta))
    yield from _side_by_side(head.rows, lines)
    yield Markup("</div>")


def _side_by_side(rows: Sequence[RedLine], lines: Sequence[Markup]) -> Sequence[Markup]:
    """Return the lines of a 版头; the names of several organs and 文件 beside them are in a box."""
    for at, row in enumerate(rows):
        if row.beside:
            first = at - row.beside
            names = [Markup('<div class="joint"><div>'), *lines[first:at], Markup("</div>")]
            return [*lines[:first], *names, lines[at], Markup("</div>"), *lines[at + 1 :]]
    return lines


def _red_line(row: RedLine, tag: Markup, meta: Meta) -> Markup:
    """Return a line of the 版头; what stands at its two edges may come under one another."""
    if row.element == head_words.ISSUER:
        words, name = _broken(row.words, meta), row.element
    else:
        pieces = [piece for piece in (row.mark, row.left, row.center, row.signed) if piece]
        several = len(pieces) > 1
        spans = [Markup("<span>{}</span>").format(piece) for piece in pieces]
        words = Markup(WIDE_SPACE).join(spans if several else pieces)
        name = "marking" if pieces == [row.mark] else row.element + (" apart" if several else "")
    return Markup('<{0} class="{1}">{2}</{0}>').format(tag, name, words)


def _recipients(meta: Meta) -> Iterator[Markup]:
    if text := printed_words.recipients(meta):
        yield Markup('<p class="recipients">{}</p>').format(text)


def _imprint(meta: Meta) -> Iterator[Markup]:
    imprint = printed_words.imprint(meta)
    if imprint is None:
        return
    yield Markup('<footer class="imprint">')
    for line in imprint.lines():
        yield Markup("<p>{}</p>").format(line)
    yield Markup("</footer>")


def _head(meta: Meta) -> Iterator[Markup]:
    lines = printed_words.head(meta)
    if not lines:
        return
    yield Markup('<header class="head">')
    for line in lines:
        if line.element == "title":
            yield Markup('<h1 class="title">{}</h1>').format(_broken(line.words, meta))
        else:
            words = _dated(line.words, meta) if line.element == "date" else line.words
            yield Markup('<p class="{}">{}</p>').format(line.element, words)
    yield Markup("</header>")


def _dated(words: str, meta: Meta) -> Markup:
    """Return the words of a date with the date as machines read it."""
    day = meta.date.isoformat() if meta.date else ""
    return Markup('<time datetime="{}">{}</time>').format(day, words)


def _broken(text: str, meta: Meta) -> Markup:
    """Return a title that a browser can break between its words and nowhere else."""
    places = sorted(title.boundaries(text, meta.speakers) | {0, len(text)})
    return Markup("<wbr>").join(text[a:b] for a, b in pairwise(places))


def _anchor(block: Block, anchors: Anchors) -> str:
    if isinstance(block, Attachment):
        return anchors.attachment()
    return anchors.heading(block.level) if isinstance(block, Heading) else anchors.paragraph()


_HEADING = Markup(
    '<h%(rank)s class="level%(level)s" id="%(anchor)s">%(text)s<a class="here" href="#%(anchor)s"'
    ' tabindex="-1" aria-label="本节链接"></a></h%(rank)s>'
)
_ATTACHMENT = Markup(
    '<p class="attachment-mark">%(mark)s</p>\n'
    '<h%(rank)s class="attachment" id="%(anchor)s">%(name)s<a class="here" href="#%(anchor)s"'
    ' tabindex="-1" aria-label="本附件链接"></a></h%(rank)s>'
)
_PARAGRAPH = Markup(
    '<p%(role)s id="%(anchor)s">%(words)s<a class="here" href="#%(anchor)s" tabindex="-1"'
    ' aria-label="第%(number)s段链接"></a></p>'
)
"""Filled in by `%`: `format` of Markup takes three times as long."""


def _block(block: Block, anchors: Anchors) -> Markup:
    anchor = _anchor(block, anchors)
    match block:
        case Heading(level=level, text=text):
            return _HEADING % {
                "rank": anchors.rank(level),
                "level": level,
                "anchor": anchor,
                "text": text,
            }
        case Paragraph(content=content):
            return _paragraph("", Markup("").join(map(_inline, content)), anchor)
        case Attachment(mark=mark, name=name):
            rank = anchors.rank(0)
            return _ATTACHMENT % {"rank": rank, "anchor": anchor, "mark": mark, "name": name}
        case Salutation() | Enclosure() | Signature() | Dateline() | Note():
            return _paragraph(type(block).__name__.lower(), block.text, anchor)
        case Table(rows=rows, header=header):
            return _table(rows, anchor, header=header)
        case _:
            assert_never(block)


_TABLE = Markup(
    '<div class="table" tabindex="0" role="region" aria-label="表格">'
    '<table id="{}">{}<tbody>{}</tbody></table></div>'
)
"""A table wider than the column moves in a frame of its own, which the keyboard reaches."""


def _table(rows: Sequence[Sequence[str]], anchor: str, *, header: bool) -> Markup:
    kinds = [_kind(column) for column in zip(*rows[header:], strict=True)] or [""] * len(rows[0])
    head = _row(rows[0], kinds, Markup('<th scope="col"{}>{}</th>')) if header else ""
    body = Markup("").join(_row(row, kinds, Markup("<td{}>{}</td>")) for row in rows[header:])
    thead = Markup("<thead>{}</thead>").format(head) if header else ""
    return _TABLE.format(anchor, thead, body)


def _kind(column: Sequence[str]) -> str:
    """Return the class of a column: figures are never broken, and stand one below the other."""
    figures = any(column) and all(not cell or _FIGURE.fullmatch(cell) for cell in column)
    return Markup(' class="figures"') if figures else ""


def _row(row: Sequence[str], kinds: Sequence[str], cell: Markup) -> Markup:
    cells = [cell.format(kind, text) for kind, text in zip(kinds, row, strict=True)]
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))


def _paragraph(kind: str, words: str, anchor: str) -> Markup:
    role = Markup(' class="{}"').format(kind) if kind else ""
    return _PARAGRAPH % {"role": role, "anchor": anchor, "words": words, "number": anchor[1:]}


def _inline(inline: Inline) -> Markup:
    match inline:
        case Text(text=text):
            return Markup.escape(text)
        case RunIn(text=text, level=level):
            return Markup('<span class="run-in level{}">{}</span>').format(level, text)
        case Emphasis(text=text):
            return Markup("<em>{}</em>").format(text)
        case _:
            assert_never(inline)

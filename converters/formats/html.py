"""A speech as an HTML article: semantic headings, every block with an anchor (`speech.anchors`).

Each anchor has a link to itself without any text, so that the text of the article is the printed
words alone. Where a printed page begins stands an empty element that bears its number.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from markupsafe import Markup

from converters.speech import attachments, head_words, printed_words
from converters.speech.anchors import Anchors
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
from converters.speech.printed_pages import PageCursor
from converters.typeset import title

_FIGURE = re.compile(r"[-+−＋－]?\d[\d,，. ]*[%％‰]?|[-—－/]+")
"""A number, or the dash that stands for none."""


def write(speech: Speech) -> Markup:
    """Return the speech as an `article` element; its text is the printed words and no more.

    Where a printed page begins stands an empty element that has its number, if that is known.
    """
    return Markup('<article class="speech" lang="zh-CN">\n{}\n</article>').format(
        Markup("\n").join(_Article(speech).parts())
    )


class _Article:
    """An article under construction, its words taken in printed order."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._anchors = Anchors()
        self._pages = PageCursor(speech.pages)

    def parts(self) -> Iterator[Markup]:
        """Yield the elements of the article."""
        meta = self._speech.meta
        top, foot = head_words.red_head(meta), printed_words.imprint(meta)
        yield from self._begun(top.lines() if top else ())
        yield from _red_head(meta)
        yield from self._begun(line.words for line in printed_words.head(meta))
        yield from _head(meta)
        if text := printed_words.recipients(meta):
            yield Markup('<p class="recipients">{}</p>').format(self._marked(text))
        for block in attachments.printed(self._speech).blocks:
            yield self._block(block)
        yield from self._begun(foot.lines() if foot else ())
        yield from _imprint(meta)

    def _begun(self, lines: Iterable[str]) -> Iterator[Markup]:
        """Yield the marks of the pages that begin in lines that are written elsewhere."""
        for number in self._pages.begun("\n".join(lines)):
            yield _page(number)

    def _marked(self, words: str) -> Markup:
        """Return words with the marks of the pages that begin in them."""
        pieces = self._pages.cut(words)
        if pieces == [words]:
            return Markup.escape(words)
        return Markup("").join(_page(it) if isinstance(it, int) else it for it in pieces)

    def _block(self, block: Block) -> Markup:
        anchor = self._anchors.of(block)
        match block:
            case Heading(level=level, text=text):
                return _HEADING % {
                    "rank": self._anchors.rank(level),
                    "level": level,
                    "anchor": anchor,
                    "text": self._marked(text),
                }
            case Paragraph(content=content):
                return _paragraph("", Markup("").join(map(self._inline, content)), anchor)
            case Attachment(mark=mark, name=name):
                return _ATTACHMENT % {
                    "mark": self._marked(mark),
                    "rank": self._anchors.rank(0),
                    "anchor": anchor,
                    "name": self._marked(name),
                }
            case Salutation() | Enclosure() | Signature() | Dateline() | Note():
                return _paragraph(type(block).__name__.lower(), self._marked(block.text), anchor)
            case Table(rows=rows, header=header):
                marked = [[self._marked(cell) for cell in row] for row in rows]
                return _table(rows, marked, anchor, header=header)
            case _:
                assert_never(block)

    def _inline(self, inline: Inline) -> Markup:
        words = self._marked(inline.text)
        match inline:
            case Text():
                return words
            case RunIn(level=level):
                return Markup('<span class="run-in level{}">{}</span>').format(level, words)
            case Emphasis():
                return Markup("<em>{}</em>").format(words)
            case _:
                assert_never(inline)


def _page(number: int) -> Markup:
    """Return the mark of a printed page: readers who listen are told of it by its label."""
    return Markup(
        '<span class="page" id="page{0}" role="doc-pagebreak" aria-label="第{0}页"'
        ' data-page="{0}"></span>'
    ).format(number)


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


_TABLE = Markup(
    '<div class="table" tabindex="0" role="region" aria-label="表格">'
    '<table id="{}">{}<tbody>{}</tbody></table></div>'
)
"""A table wider than the column moves in a frame of its own, which the keyboard reaches."""


def _table(
    rows: Sequence[Sequence[str]], marked: Sequence[Sequence[Markup]], anchor: str, *, header: bool
) -> Markup:
    """Return a table of cells whose words are `marked`; by `rows` it is known what are figures."""
    kinds = [_kind(column) for column in zip(*rows[header:], strict=True)] or [""] * len(rows[0])
    head = _row(marked[0], kinds, Markup('<th scope="col"{}>{}</th>')) if header else ""
    body = Markup("").join(_row(row, kinds, Markup("<td{}>{}</td>")) for row in marked[header:])
    thead = Markup("<thead>{}</thead>").format(head) if header else ""
    return _TABLE.format(anchor, thead, body)


def _kind(column: Sequence[str]) -> str:
    """Return the class of a column: figures are never broken, and stand one below the other."""
    figures = any(column) and all(not cell or _FIGURE.fullmatch(cell) for cell in column)
    return Markup(' class="figures"') if figures else ""


def _row(row: Sequence[Markup], kinds: Sequence[str], cell: Markup) -> Markup:
    cells = [cell.format(kind, text) for kind, text in zip(kinds, row, strict=True)]
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))


def _paragraph(kind: str, words: Markup, anchor: str) -> Markup:
    role = Markup(' class="{}"').format(kind) if kind else ""
    return _PARAGRAPH % {"role": role, "anchor": anchor, "words": words, "number": anchor[1:]}

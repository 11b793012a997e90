"""A speech as an article: semantic headings, every block with an anchor (`speech.anchors`).

The text of an article is the printed words alone. Where a printed page begins stands an element
without text that bears its number. What reads articles (browsers, reading systems of e-books) wants
some things written otherwise: a `Dialect` says which. All that is written is well-formed XML if
what the dialect brings is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never

from markupsafe import Markup, escape

from converters.speech import attachments, head_words, printed_words
from converters.speech.anchors import Anchors
from converters.speech.head_words import RedHead, RedLine
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
from converters.speech.printed_words import Imprint
from converters.typeset import title

_FIGURE = re.compile(r"[-+−＋－]?\d[\d,，. ]*[%％‰]?|[-—－/]+")
"""A number, or the dash that stands for none."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is written otherwise for one kind of reader."""

    page: Callable[[int], Markup]
    """Writes the mark of a printed page, given its number in the speech."""
    gap: Markup
    """What stands between the words of a title: it may break there and nowhere else."""
    linked: bool
    """Whether each anchor has a link to itself, for whoever wants its address; without text."""
    prefix: str = ""
    """What stands before each anchor, where several speeches share a page."""


def write(speech: Speech, dialect: Dialect) -> Markup:
    """Return the speech as an `article` element; its text is the printed words and no more.

    Where a printed page begins stands the mark of the page, if that is known.
    """
    return Markup('<article class="speech" lang="zh-CN">\n{}\n</article>').format(
        Markup("\n").join(_Article(speech, dialect).parts())
    )


def marked(words: str, pages: PageCursor, mark: Callable[[int], Markup]) -> Markup:
    """Return words with the marks of the pages that begin in them."""
    pieces = pages.cut(words)
    if pieces == [words]:
        return Markup.escape(words)
    return Markup("").join(mark(it) if isinstance(it, int) else it for it in pieces)


class _Article:
    """An article under construction, its words taken in printed order."""

    def __init__(self, speech: Speech, dialect: Dialect) -> None:
        self._speech, self._dialect = speech, dialect
        self._anchors = Anchors()
        self._pages = PageCursor(speech.pages)
        self._tables = 0

    def parts(self) -> Iterator[Markup]:
        """Yield the elements of the article."""
        meta = self._speech.meta
        top, foot = head_words.red_head(meta), printed_words.imprint(meta)
        yield from self._red_head(top, meta) if top else ()
        yield from self._head(meta)
        if text := printed_words.recipients(meta):
            yield Markup('<p class="recipients">{}</p>').format(self._marked(text))
        for block in attachments.printed(self._speech).blocks:
            yield self._block(block)
        yield from self._imprint(foot) if foot else ()

    def _due(self) -> Iterator[Markup]:
        """Yield the marks of the pages that begin with what is written next."""
        return map(self._dialect.page, self._pages.due())

    def _marked(self, words: str) -> Markup:
        return marked(words, self._pages, self._dialect.page)

    def _block(self, block: Block) -> Markup:
        own = self._anchors.of(block)
        anchor = f"{self._dialect.prefix}{own}"
        match block:
            case Heading(level=level, text=text):
                return _HEADING % {
                    "rank": self._anchors.rank(level),
                    "level": level,
                    "anchor": anchor,
                    "text": self._marked(text),
                    "link": self._link(anchor, "本节"),
                }
            case Paragraph(content=content):
                return self._paragraph("", Markup("").join(map(self._inline, content)), own)
            case Attachment(mark=mark, name=name):
                return _ATTACHMENT % {
                    "mark": self._marked(mark),
                    "rank": self._anchors.rank(0),
                    "anchor": anchor,
                    "name": self._marked(name),
                    "link": self._link(anchor, "本附件"),
                }
            case Salutation() | Enclosure() | Signature() | Dateline() | Note():
                return self._paragraph(type(block).__name__.lower(), self._marked(block.text), own)
            case Table(rows=rows, header=header):
                marked = [[self._marked(cell) for cell in row] for row in rows]
                self._tables += 1
                name = f"表格{self._tables}" if self._tables > 1 else "表格"
                return _table(rows, marked, name, anchor, header=header)
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

    def _red_head(self, head: RedHead, meta: Meta) -> Iterator[Markup]:
        yield from self._due()
        is_headed = printed_words.headline(meta).element == head_words.ISSUER
        form = "" if head.form is Form.DOCUMENT else f" {head.form}"
        yield Markup('<div class="redhead{}">').format(form)
        lines = list[Markup]()
        for row in head.rows:
            tag = "h1" if is_headed and row is head.issuers[0] else "p"
            lines.append(self._red_line(row, Markup(tag), meta))
        yield from _side_by_side(head.rows, lines)
        yield Markup("</div>")

    def _red_line(self, row: RedLine, tag: Markup, meta: Meta) -> Markup:
        """Return a line of the 版头; what stands at its two edges may come under one another."""
        if row.element == head_words.ISSUER:
            words, name = self._broken(row.words, meta), row.element
        else:
            pieces = [piece for piece in (row.mark, row.left, row.center, row.signed) if piece]
            several = len(pieces) > 1
            marked = list(map(self._marked, pieces))
            spans = [Markup("<span>{}</span>").format(piece) for piece in marked]
            words = Markup(WIDE_SPACE).join(spans if several else marked)
            name = (
                "marking" if pieces == [row.mark] else row.element + (" apart" if several else "")
            )
        return Markup('<{0} class="{1}">{2}</{0}>').format(tag, name, words)

    def _head(self, meta: Meta) -> Iterator[Markup]:
        lines = printed_words.head(meta)
        if not lines:
            return
        yield from self._due()
        yield Markup('<header class="head">')
        for line in lines:
            if line.element == "title":
                yield Markup('<h1 class="title">{}</h1>').format(self._broken(line.words, meta))
            else:
                words = self._marked(line.words)
                words = _dated(words, meta) if line.element == "date" else words
                yield Markup('<p class="{}">{}</p>').format(line.element, words)
        yield Markup("</header>")

    def _imprint(self, imprint: Imprint) -> Iterator[Markup]:
        yield from self._due()
        yield Markup('<footer class="imprint">')
        for line in imprint.lines():
            yield Markup("<p>{}</p>").format(self._marked(line))
        yield Markup("</footer>")

    def _broken(self, text: str, meta: Meta) -> Markup:
        """Return a title that can be broken between its words and nowhere else."""
        places = sorted(title.boundaries(text, meta.speakers) | {0, len(text)})
        return self._dialect.gap.join(self._marked(text[a:b]) for a, b in pairwise(places))

    def _link(self, anchor: str, name: str) -> Markup:
        """Return the link of an anchor to itself, told by the name of what it names."""
        if not self._dialect.linked:
            return Markup("")
        to, of = escape(anchor), escape(name)
        return Markup(f'<a class="here" href="#{to}" tabindex="-1" aria-label="{of}链接"></a>')

    def _paragraph(self, kind: str, words: Markup, own: str) -> Markup:
        anchor = f"{self._dialect.prefix}{own}"
        role = f' class="{escape(kind)}"' if kind else ""
        link = self._link(anchor, f"第{own[1:]}段")
        return Markup(f'<p{role} id="{escape(anchor)}">{escape(words)}{link}</p>')


def _side_by_side(rows: Sequence[RedLine], lines: Sequence[Markup]) -> Sequence[Markup]:
    """Return the lines of a 版头; the names of several organs and 文件 beside them are in a box."""
    for at, row in enumerate(rows):
        if row.beside:
            first = at - row.beside
            names = [Markup('<div class="joint"><div>'), *lines[first:at], Markup("</div>")]
            return [*lines[:first], *names, lines[at], Markup("</div>"), *lines[at + 1 :]]
    return lines


def _dated(words: Markup, meta: Meta) -> Markup:
    """Return the words of a date with the date as machines read it."""
    day = meta.date.isoformat() if meta.date else ""
    return Markup('<time datetime="{}">{}</time>').format(day, words)


_HEADING = Markup('<h%(rank)s class="level%(level)s" id="%(anchor)s">%(text)s%(link)s</h%(rank)s>')
_ATTACHMENT = Markup(
    '<p class="attachment-mark">%(mark)s</p>\n'
    '<h%(rank)s class="attachment" id="%(anchor)s">%(name)s%(link)s</h%(rank)s>'
)


_TABLE = Markup(
    '<div class="table" tabindex="0" role="region" aria-label="{}">'
    '<table id="{}">{}<tbody>{}</tbody></table></div>'
)
"""A table wider than the column moves in a frame of its own, which the keyboard reaches."""
_HEAD_CELL, _CELL = Markup('<th scope="col"{}>{}</th>'), Markup("<td{}>{}</td>")


def _table(
    rows: Sequence[Sequence[str]],
    marked: Sequence[Sequence[Markup]],
    name: str,
    anchor: str,
    *,
    header: bool,
) -> Markup:
    """Return a table of cells whose words are `marked`; by `rows` it is known what are figures."""
    kinds = [_kind(column) for column in zip(*rows[header:], strict=True)] or [""] * len(rows[0])
    head = _row(marked[0], kinds, _HEAD_CELL) if header else ""
    body = Markup("").join(_row(row, kinds, _CELL) for row in marked[header:])
    thead = Markup("<thead>{}</thead>").format(head) if header else ""
    return _TABLE.format(name, anchor, thead, body)


def _kind(column: Sequence[str]) -> str:
    """Return the class of a column: figures are never broken, and stand one below the other."""
    figures = any(column) and all(not cell or _FIGURE.fullmatch(cell) for cell in column)
    return Markup(' class="figures"') if figures else ""


def _row(row: Sequence[Markup], kinds: Sequence[str], cell: Markup) -> Markup:
    """Return a row; a cell without words is the head of nothing, and listeners hear of none."""
    cells = [
        (cell if text else _CELL).format(kind, text) for kind, text in zip(kinds, row, strict=True)
    ]
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))

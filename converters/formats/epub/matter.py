"""The sections that only a book has, as an EPUB has them: the words of its print and no more.

Each function is given `Say`, which writes words and marks the printed pages that begin in them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from converters.books import wording
from converters.books.entries import Erratum, IndexEntry, IndexGroup, SourceEntry, Target
from converters.books.wording import Colophon, Opening, PartTitle
from converters.speech.model import unbroken

Say = Callable[[str], Markup]
"""Writes words in printed order."""
Href = Callable[[Target], str]
"""Tells where a page of the book is."""

_JOINED = Markup("\n").join


def opening(told: Opening, say: Say) -> Markup:
    """Return a cover or a title page."""
    parts = [_paragraph("mark", mark, say) for mark in told.marks]
    parts.append(Markup("<h1>{}</h1>").format(say(unbroken(told.title))))
    if told.subtitle:
        parts.append(_paragraph("subtitle", told.subtitle, say))
    parts += (_paragraph("foot", line, say) for line in told.foot)
    return _matter("opening", parts)


def part(told: PartTitle, say: Say) -> Markup:
    """Return the title page of a part."""
    number = [Markup("<span>{}</span> ").format(say(told.number))] if told.number else []
    title = Markup("").join([*number, say(unbroken(told.title))])
    parts = [Markup("<h1>{}</h1>").format(title)]
    parts += [_paragraph("note", told.note, say)] if told.note else []
    return _matter("opening", parts)


def colophon(told: Colophon, say: Say) -> Markup:
    """Return the imprint (版本记录)."""
    heading = _heading(told.title, say)
    rows = [
        Markup('<tr><th scope="row">{}</th><td>{}</td></tr>').format(say(row.label), say(row.value))
        for row in told.rows
    ]
    table = Markup('<table class="facts">\n<tbody>\n{}\n</tbody>\n</table>').format(_JOINED(rows))
    note = [_paragraph("note", told.note, say)] if told.note else []
    return _matter("colophon", [heading, table, *note])


def index(title: str, groups: Sequence[IndexGroup], say: Say, href: Href) -> Markup:
    """Return an index: names with the numbers of their pages, which lead there."""
    parts = [_heading(title, say)]
    for group in groups:
        parts.append(Markup("<h2>{}</h2>").format(say(group.letter)))
        parts += (_index_entry(entry, say, href) for entry in group.entries)
    return _matter("index", parts)


def _index_entry(entry: IndexEntry, say: Say, href: Href) -> Markup:
    written = say(entry.text) + wording.BEFORE_NUMBERS
    for at, target in enumerate(entry.targets):
        written += say(wording.BETWEEN_NUMBERS) if at else Markup("")
        written += _number(target, say, href)
    return Markup("<p>{}</p>").format(written)


def sources(title: str, entries: Iterable[SourceEntry], say: Say, href: Href) -> Markup:
    """Return where the speeches were found (各篇出处)."""
    parts = [_heading(title, say)]
    for entry in entries:
        named = say(entry.title) + wording.BEFORE_NUMBERS + _number(entry.target, say, href)
        parts.append(Markup("<h2>{}</h2>").format(named))
        parts += (_paragraph("source", line, say) for line in entry.lines)
    return _matter("sources", parts)


def errata(title: str, found: Iterable[Erratum], say: Say, href: Href) -> Markup:
    """Return the errata (勘误表): under the title of each speech its corrections."""
    heading = _heading(title, say)
    heads = [Markup('<th scope="col">{}</th>').format(say(word)) for word in wording.ERRATA_HEAD]
    head = Markup("<thead>\n<tr>{}</tr>\n</thead>").format(Markup("").join(heads))
    rows = _JOINED(_errata_rows(found, say, href))
    table = Markup('<table class="errata">\n{}\n<tbody>\n{}\n</tbody>\n</table>')
    return _matter("errata", [heading, table.format(head, rows)])


def _errata_rows(found: Iterable[Erratum], say: Say, href: Href) -> Iterator[Markup]:
    across = len(wording.ERRATA_HEAD)
    for (_, title), those in groupby(found, key=lambda one: (one.target.section, one.title)):
        row = Markup('<tr><th colspan="{}" scope="colgroup">{}</th></tr>')
        yield row.format(across, say(title))
        for one in those:
            first, *others = wording.erratum_cells(one)
            cells = [_link(href(one.target), say(first)), *map(say, others)]
            written = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells)
            yield Markup("<tr>{}</tr>").format(written)


def _matter(kind: str, parts: Iterable[Markup]) -> Markup:
    return Markup('<div class="matter {}">\n{}\n</div>').format(kind, _JOINED(parts))


def _heading(title: str, say: Say) -> Markup:
    return Markup("<h1>{}</h1>").format(say(title))


def _paragraph(kind: str, words: str, say: Say) -> Markup:
    return Markup('<p class="{}">{}</p>').format(kind, say(words))


def _number(target: Target, say: Say, href: Href) -> Markup:
    return _link(href(target), say(target.label))


def _link(href: str, words: Markup) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href, words)

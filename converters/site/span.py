"""What a list of lists tells of each: the years it spans, and of a person the posts held."""

from collections.abc import Iterator, Sequence

from converters.speech.facets import Facet
from converters.speech.model import Meta

_POSTS = 2
"""Posts told of one person; the newest ones."""


def facts(facet: Facet, speeches: Sequence[Meta]) -> list[str]:
    """Return what is told of the speeches of one value, which are those of the newest first."""
    posts = _posts(speeches) if facet.person else ""
    return [told for told in (posts, years(speeches)) if told]


def years(speeches: Sequence[Meta]) -> str:
    """Return the first and the last year that speeches are known to be of; "" if none is."""
    known = [meta.date.year for meta in speeches if meta.date]
    if not known:
        return ""
    first, last = min(known), max(known)
    return f"{first}" if first == last else f"{first}—{last}"


def _posts(speeches: Sequence[Meta]) -> str:
    """Return the posts of one speaker; one that is told of several speakers is nobody's alone."""
    found = list(dict.fromkeys(_own_posts(speeches)))
    return "；".join(found[:_POSTS]) + "等" * (len(found) > _POSTS)


def _own_posts(speeches: Sequence[Meta]) -> Iterator[str]:
    for meta in speeches:
        if meta.post and len(meta.speakers) == 1:
            yield meta.post

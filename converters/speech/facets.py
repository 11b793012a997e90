"""By what speeches are found together: the one table of year, speaker, organ and so on.

Pages, filters and releases of the site, queries and indexes of books, and what makes speeches
related follow from `FACETS`; a place that were named elsewhere could be forgotten there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from converters.speech.model import Meta

UNDATED = "未注日期"
"""What stands for the year of a speech whose date is unknown."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A fact by which speeches are found together, and where it serves."""

    key: str
    """Its name among the filters of the search."""
    label: str
    """What readers call it."""
    values: Callable[[Meta], tuple[str, ...]]
    """Returns what a speech says about it; () if it is unknown."""
    term: str = ""
    """What clerks call it in settings, if that is another word."""
    note: str = ""
    """What is to be known of it in the settings of a book."""
    pages: bool = False
    """Whether the site has a page for each value, and the search a filter."""
    query: bool = False
    """Whether `select` of a book may ask for it."""
    index: bool = False
    """Whether a book has an index (索引) of it."""
    weight: int = 0
    """How much two speeches with the same value are related; 0 for not at all."""
    person: bool = False
    """Whether the values are names of people, which sort by their surnames."""
    several: bool = False
    """Whether most speeches have several values."""

    @property
    def plural(self) -> str:
        """The folder of its pages on the site, and its name in the settings of a book."""
        return f"{self.key}s"

    @property
    def index_title(self) -> str:
        """The title of its index in a book."""
        return f"{self.label}索引"


def year_of(meta: Meta) -> str:
    """Return the year of a speech as written, or 未注日期."""
    return str(meta.date.year) if meta.date else UNDATED


def year_name(year: str) -> str:
    """Return a year, or 未注日期, as a heading.

    >>> year_name("2020"), year_name("未注日期")
    ('2020年', '未注日期')
    """
    return year if year == UNDATED else f"{year}年"


def _said(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


YEAR = Facet(
    "year",
    "年份",
    lambda meta: (year_of(meta),),
    note="如 [2019, 2020]",
    pages=True,
    query=True,
)
"""Its pages are named after it and stand by the calendar, newest first; its filter is the date."""

FACETS = (
    YEAR,
    Facet(
        *("speaker", "讲话人", lambda meta: meta.speakers),
        pages=True,
        query=True,
        index=True,
        weight=2,
        person=True,
    ),
    Facet(
        *("organ", "机关", lambda meta: _said(meta.organ)),
        pages=True,
        query=True,
        index=True,
        weight=1,
    ),
    Facet("occasion", "场合", lambda meta: _said(meta.occasion), weight=8),
    Facet("place", "地点", lambda meta: _said(meta.place)),
    Facet(
        *("topic", "主题", lambda meta: meta.topics, "主题词", "有其中一个就算"),
        pages=True,
        query=True,
        index=True,
        weight=3,
        several=True,
    ),
    Facet(
        "kind", "文种", lambda meta: _said(meta.kind), note="如 讲话、发言", pages=True, query=True
    ),
)
"""All of them, in the order in which readers see them."""


def with_pages() -> tuple[Facet, ...]:
    """Return those that have pages and filters on the site."""
    return tuple(facet for facet in FACETS if facet.pages)


def grouped() -> tuple[Facet, ...]:
    """Return those with pages besides the year, which the calendar groups."""
    return tuple(facet for facet in with_pages() if facet.key != YEAR.key)


def in_queries() -> tuple[Facet, ...]:
    """Return those that a book may select its speeches by."""
    return tuple(facet for facet in FACETS if facet.query)


def with_index() -> tuple[Facet, ...]:
    """Return those that a book may have an index of."""
    return tuple(facet for facet in FACETS if facet.index)


def named(key: str) -> Facet:
    """Return the facet of a name, singular or plural; raises KeyError if there is none."""
    return {name: facet for facet in FACETS for name in (facet.key, facet.plural)}[key]

"""The pages of the archive site, each as bytes; links are relative, so that file:// works."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import ceil
from urllib.parse import urlsplit

from converters import files
from converters.formats import html
from converters.settings.config import Config
from converters.settings.retired import Retired
from converters.site import (
    book_pages,
    bundles,
    citation,
    citation_files,
    comparison,
    described,
    lists,
    metadata,
    qr,
    registers,
    templates,
    yearly,
)
from converters.site.book import OfferedBook
from converters.site.bundles import Bundle, MadeBundle
from converters.site.data import Files
from converters.site.download import Download
from converters.site.entry import SpeechEntry
from converters.site.frame import Frame
from converters.site.holdings import Group, Holdings
from converters.site.paths import compare_path, group_path, speech_path, year_path
from converters.speech import anchors, catalog, facets
from converters.speech.facets import Facet, year_name, year_of
from converters.speech.model import Meta, Speech, Status, TitleSource
from converters.speech.redline import Issued

_PACE = 500
"""Characters read in a minute, silently."""
_CONTENTS = 3
"""Headings from which on a speech has a table of contents."""
_STATUS = {Status.DRAFT: "待校", Status.PROOF: "已校", Status.FINAL: "定稿"}
_TITLE_NOTE = {
    TitleSource.COMPLETED: "来源中的标题不完整，由编者据正文补全",
    TitleSource.DERIVED: "来源中没有标题，由编者据正文拟定",
}
_ASSETS = (
    "site.css",
    "site.js",
    "speech.js",
    "aloud.js",
    "written.js",
    "slips.js",
    "query.js",
    "engine.js",
    "sieve.js",
    "search.js",
    "hits.js",
    "suggest.js",
    "words.js",
    "icon.svg",
)
_MARKS = "formulae.js"
"""Only a site with a 提法 map has it."""


class Site:
    """All pages of one collection."""

    def __init__(
        self,
        config: Config,
        entries: Iterable[SpeechEntry],
        books: Iterable[OfferedBook] = (),
        compared: Collection[str] = (),
        reused: Collection[str] = (),
    ) -> None:
        """`entries` are all speeches that are to be found, `books` what is made of them.

        `compared` are the ids of those that have a page “与上一版对照”, `reused` of those that
        share words with others.
        """
        self.config = config
        self.holdings = Holdings(entries, books)
        self.compared = frozenset(compared)
        self._reused = reused
        self._frame = Frame(config, self.holdings, compared)

    def speech(self, speech: Speech, downloads: Sequence[Download]) -> bytes:
        """Return the page of one speech, which must be among the entries."""
        entry = self.holdings.entries[speech.meta.id]
        meta = entry.meta
        outline = anchors.outline(speech)
        year = year_of(meta)
        address = self._frame.settings.url(speech_path(meta.id))
        return self._frame.page(
            "speech.html.j2",
            speech_path(meta.id),
            metadata.of_speech(entry, self.config, downloads, len(speech.pages)),
            title=meta.title,
            linked_data=metadata.linked_data(entry, self.config),
            meta=meta,
            entry=entry,
            year=Group(year_name(year), year_path(year), ()),
            facts=list(_facts(meta)),
            status=_STATUS[meta.status],
            unread=meta.status is Status.DRAFT,
            title_note=_TITLE_NOTE.get(meta.title_source),
            recalled=meta.is_recalled,
            minutes=ceil(entry.length / _PACE),
            article=html.write(speech),
            reused=self.is_reused(meta.id),
            outline=outline if len(outline) >= _CONTENTS else [],
            citations=citation.citations(entry, self.config),
            address=address,
            code=qr.svg(address, "本页网址的二维码") if address else "",
            paged=bool(speech.pages),
            downloads=downloads,
            books=self.holdings.books_with(meta.id),
            neighbours=self.holdings.catalog.neighbours(meta.id),
            related=self.holdings.catalog.related(meta.id),
        )

    def citations(self, id: str, pages: int) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of a speech as reference managers import it; its PDF has `pages`."""
        yield from citation_files.all_of(self.holdings.entries[id], self.config, pages)

    def is_compared(self, id: str) -> bool:
        """Return whether a speech has a page “与上一版对照”."""
        return id in self.compared

    def is_reused(self, id: str) -> bool:
        """Return whether a speech shares words with others, and has a page that lists them."""
        return id in self._reused

    @property
    def frame(self) -> Frame:
        """What all pages have in common."""
        return self._frame

    def comparison(self, old: Issued, new: Issued) -> bytes:
        """Return the page that compares a speech with its edition before."""
        return comparison.page(self._frame, old, new)[1]

    def surroundings(self, id: str) -> str:
        """Return what the page of a speech tells besides it, its downloads and its neighbours."""
        books = [
            (book.path, book.title, book.part_of(id), book.pages_of(id))
            for book in self.holdings.books_with(id)
        ]
        return f"{books}{self._menu}"

    @property
    def around(self) -> str:
        """What the page of any speech tells besides the speeches: of the menu, and of books."""
        return files.digest(repr([book.standing for book in self.holdings.books]), self._menu)

    @cached_property
    def _menu(self) -> str:
        return files.digest(repr(self._frame.menu))

    def near(self, id: str) -> str:
        """Return what the page of a speech tells of others; it follows from their `standing`."""
        ordered = self.holdings.catalog
        near = ordered.neighbours(id)
        others = [near.newer, near.older, *ordered.related(id)]
        return repr([_told(meta) if meta else "" for meta in others])

    def pages(
        self, bundled: Sequence[MadeBundle] = (), stands: lists.Stands = lists.never
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the path and bytes of every page that is not that of a speech.

        None of a list that stands.
        """
        yield from lists.all_of(self._frame, self.holdings, stands)
        yield from book_pages.all_of(self._frame, self.holdings)
        yield self._plain("search.html", "搜索")
        yield self._plain("words.html", "用字")
        is_parted = yearly.are_many(self.holdings.ordered)
        yield self._plain("about.html", "关于本站与引用", bundled=bundled, is_parted=is_parted)
        yield from bundles.pages(self._frame, bundled)
        yield self._plain("accessibility.html", "无障碍说明")
        yield described.page(self._frame, self._described)
        lost, root = "404.html", f"{urlsplit(self._frame.settings.base_url).path}/"
        yield lost, self._frame.page("404.html.j2", lost, title="没有这一页", root=root)
        for gone in self.config.retired:
            yield self._stub(gone)

    def data(
        self, downloads: Files, stands: lists.Stands = lists.never
    ) -> Iterator[tuple[str, bytes]]:
        """Yield what describes the files of `data/`, and the registers that do not stand."""
        yield from registers.of(self.holdings, downloads, self.config, stands)
        names = repr([each.name for each in self._described])
        if not stands(described.PACKAGE, files.digest(repr(self.config), names)):
            yield described.PACKAGE, described.package(self._described, self.config)

    def bundles(
        self, downloads: Files, labels: Mapping[str, str], tables: Mapping[str, str]
    ) -> Iterator[Bundle]:
        """Yield what is offered in one piece (`site.bundles`)."""
        return bundles.of(self.holdings, downloads, labels, tables, self.config)

    @cached_property
    def _described(self) -> list[described.DataFile]:
        return list(described.files(self.holdings, self.config))

    def public(self, pages: Iterable[str]) -> list[str]:
        """Return the pages a search engine is to show: neither the lost one nor stubs."""
        hidden = {"404.html", "search.html"}
        hidden |= {speech_path(gone.id) for gone in self.config.retired}
        hidden |= set(map(compare_path, self.compared))
        return [page for page in pages if page not in hidden]

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and bytes of every file that is no page."""
        more = [comparison.SHEET] * bool(self.compared) + [_MARKS] * self._frame.settings.formulae
        for name in (*_ASSETS, *more):
            yield name, templates.text(name).encode()

    def _stub(self, gone: Retired) -> tuple[str, bytes]:
        path = speech_path(gone.id)
        return path, self._frame.page(
            "retired.html.j2", path, title=f"这篇讲话{gone.kind.told}", gone=gone
        )

    def _plain(self, path: str, title: str, **values: object) -> tuple[str, bytes]:
        tags = metadata.of_column(title, f"{self.config.title}：{title}", title)
        return path, self._frame.page(f"{path}.j2", path, tags, title=title, **values)


def standing(meta: Meta) -> object:
    """Return all of a speech that the pages of others follow from."""
    return _told(meta), catalog.standing(meta), [facet.values(meta) for facet in facets.FACETS]


def _told(meta: Meta) -> tuple[object, ...]:
    """Return what other pages tell of a speech."""
    return meta.id, meta.title, meta.date


def _facts(meta: Meta) -> Iterator[tuple[Facet, list[tuple[str, str | None]]]]:
    """Yield each facet with what a speech says about it, and the page of that if it has one."""
    for facet in facets.FACETS:
        if facet.key != facets.YEAR.key:
            values = facet.values(meta)
            yield facet, [(v, group_path(facet, v) if facet.pages else None) for v in values]

"""A compilation (汇编): the settings of `books/<name>.yaml`, and the speeches that they choose."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from converters.errors import SourceError
from converters.settings import folders, internal_imprint, schema
from converters.settings.internal_imprint import InternalImprint
from converters.speech import facets, selectors
from converters.speech.model import Meta, unbroken
from converters.speech.selectors import SelectorError

FOLDER = folders.BOOKS
ERRATA = "勘误表"
INTERNAL = "内部资料，注意保存"
"""The note of a book that is internal and has none of its own."""


class Order(StrEnum):
    """In which order the speeches of a part stand."""

    OLDEST = "oldest"
    NEWEST = "newest"
    LISTED = "listed"
    """As their ids are listed."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A query: a speech is chosen that fulfils every condition written."""

    wanted: Mapping[str, Sequence[str | int]] = field(default_factory=dict)
    """By the plural of a facet, such as speakers: the values one of which a speech must have."""
    statuses: tuple[str, ...] = ()
    """Among which its status must be; () for any."""

    def __contains__(self, meta: Meta) -> bool:
        if self.statuses and meta.status not in self.statuses:
            return False
        return all(
            set(map(str, values)) & set(facets.named(name).values(meta))
            for name, values in self.wanted.items()
        )


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one part (分编) is to hold, before the speeches are looked up."""

    title: str | None
    note: str | None
    selection: Selection | None
    """None if the speeches are listed."""
    ids: tuple[str, ...]
    """Or files, or words of titles, as `selectors` knows them."""
    order: Order
    line: int
    """Of the settings; so are those in `lines`, one for each of `ids`."""
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BookOptions:
    """What may be chosen of the layout of a book."""

    sides: int = 2
    """2: printed on both sides, margins mirrored; 1: on one."""
    recto: bool = True
    """Whether each speech begins on a right-hand page; on one-sided pages each is one."""
    running_heads: bool = True
    page_numbers: bool = True
    headings: bool = False
    """Whether the contents list the headings of level 1."""
    index: tuple[str, ...] = field(
        default_factory=lambda: tuple(facet.plural for facet in facets.with_index())
    )
    """The plurals of facets; all that there are if the settings do not say."""
    sources: bool = True
    errata: bool = True


@dataclass(frozen=True, slots=True)
class Print:
    """What may be chosen of the PDF for a printer."""

    crop_marks: bool = True
    bleed: bool = True
    grey: bool = True
    multiple_of: int = 4
    """Blank pages at the end bring the number of all pages to a multiple of this."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `books/<name>.yaml` says."""

    name: str
    """Of the file, without its suffix."""
    title: str
    chapters: tuple[Chapter, ...]
    subtitle: str | None = None
    compiler: str | None = None
    publisher: str | None = None
    date: str | None = None
    """When it was compiled (编印年月), as written: 2020-12 or 2020-12-31."""
    edition: str | None = None
    note: str | None = None
    internal: bool = False
    """Whether it is for people inside: it may hold restricted speeches, and is not on the site."""
    internal_imprint: InternalImprint | None = None
    """What it tells of its printing, if the settings say anything of it."""
    file: str | None = None
    """The name of the outputs if it is not that of the settings."""
    front: tuple[str, ...] = ()
    """Markdown files in the folder of the settings."""
    formats: tuple[str, ...] = ()
    options: BookOptions = BookOptions()
    print: Print = Print()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, hash=False)
    """The line of each item of the settings."""

    @property
    def lacking(self) -> tuple[str, ...]:
        """The items that a book for people inside has to tell and does not; it is a proof so long.

        () for a book whose settings say nothing of its printing.
        """
        if self.internal_imprint is None:
            return ()
        publisher = () if self.publisher else (internal_imprint.PUBLISHER,)
        return (*publisher, *self.internal_imprint.lacking())

    @property
    def output(self) -> str:
        """The name of the outputs, without suffix."""
        return self.file or self.name

    @property
    def plain_title(self) -> str:
        """The title on one line."""
        return unbroken(self.title)


@dataclass(frozen=True, slots=True)
class Part:
    """A part (分编) of a book; a book that is not divided is one without title."""

    title: str | None
    note: str | None
    speeches: tuple[Meta, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A compilation whose speeches are known."""

    settings: Settings
    parts: tuple[Part, ...]
    silent: Mapping[str, int] = field(default_factory=dict)
    """The number of each edition that only mends typos, of which no correction tells, by id."""

    @property
    def speeches(self) -> tuple[Meta, ...]:
        """The facts of all speeches in the order of the book."""
        return tuple(meta for part in self.parts for meta in part.speeches)


def read(data: str, name: str, formats: Mapping[str, str], usual: Sequence[str]) -> Settings:
    """Return the settings written as YAML in `data`; `name` is that of the file.

    `formats` maps the name of each format of books to what people call it; settings that name none
    mean the `usual` ones. Raises SourceError with the line for anything unknown, and for speeches
    that are both listed and selected, or neither.
    """
    values, line_of = schema.placed_yaml(data, "book", choices={"book-formats": formats})
    chapters = _chapters(values, line_of)
    for key in ("select", "speeches", "order", "parts"):
        values.pop(key, None)
    lines = {key: line_of([key]) for key in values}
    inside = _internal(values, lines.get("internal", 1))
    options = values.pop("options", {})
    if "index" in options:
        options["index"] = tuple(options["index"])
    return Settings(
        name=name,
        chapters=chapters,
        front=tuple(values.pop("front", ())),
        formats=tuple(values.pop("formats", usual)),
        options=BookOptions(**options),
        print=Print(**values.pop("print", {})),
        internal_imprint=inside,
        lines=lines,
        **values,
    )


def _internal(values: dict[str, Any], line: int) -> InternalImprint | None:
    """Return what `internal` says of the printing; in its place is left whether it is internal.

    The publisher, which the regulation names among these, may be written there. Raises SourceError
    if another one is written elsewhere.
    """
    said = values.get("internal", False)
    if said is False:
        return None
    values["internal"] = True
    values.setdefault("note", INTERNAL if said is True else internal_imprint.FREE)
    if said is True:
        return None
    inside = dict(said)
    publisher = inside.pop(internal_imprint.PUBLISHER, None)
    if publisher and values.setdefault(internal_imprint.PUBLISHER, publisher) != publisher:
        reason = f"编印单位写了两处：{values[internal_imprint.PUBLISHER]}、{publisher}"
        raise SourceError(reason, "请只留一处", line=line)
    return InternalImprint(**inside)


def resolve(
    settings: Settings, speeches: Iterable[Meta], silent: Mapping[str, int] | None = None
) -> Book:
    """Return the book that the settings make of a collection.

    `silent` tells the editions that only mend typos, as a book prints them. Raises SourceError with
    the line of the settings for a part without speeches, an id that is not there, a speech that
    stands in two places, and one that is restricted in a book that is not internal.
    """
    known = {meta.id: meta for meta in speeches}
    seen: dict[str, Chapter] = {}
    parts = []
    for chapter in settings.chapters:
        members = _members(chapter, known)
        if not settings.internal:
            _refuse_restricted(chapter, members)
        for meta in members:
            if meta.id in seen:
                raise _twice(meta, seen[meta.id], chapter)
            seen[meta.id] = chapter
        parts.append(Part(chapter.title, chapter.note, members))
    return Book(settings, tuple(parts), silent or {})


def sums(digests: Mapping[str, str]) -> bytes:
    """Return speeches and the sha256 of their sources, by id, as `sha256sum -c` reads them."""
    return "".join(f"{digest}  {id}.md\n" for id, digest in digests.items()).encode()


def _chapters(
    values: Mapping[str, Any], line_of: Callable[[schema.Path], int]
) -> tuple[Chapter, ...]:
    parts = values.get("parts")
    if parts is None:
        return (_chapter(values, (), line_of, Order.OLDEST),)
    above = [key for key in ("select", "speeches") if key in values]
    if above:
        raise SourceError(
            f"既写了 parts，又写了 {above[0]}",
            f"请把 {above[0]} 移到各编里，或删去其中一项",
            line=line_of(above),
        )
    order = Order(values.get("order", Order.OLDEST))
    return tuple(_chapter(part, ("parts", at), line_of, order) for at, part in enumerate(parts))


def _chapter(
    values: Mapping[str, Any],
    path: tuple[str | int, ...],
    line_of: Callable[[schema.Path], int],
    order: Order,
) -> Chapter:
    ids, select = tuple(values.get("speeches", ())), values.get("select")
    line = line_of(path) if path else 1
    if bool(ids) == (select is not None):
        many = "speeches 和 select 只能写一项" if ids else "没有写收入哪些讲话"
        raise SourceError(
            f"{_called(values.get('title') if path else None)}{many}",
            "请用 speeches 列出编号，或用 select 写明条件（全部收入写 select: {all: true}）",
            line=line,
        )
    usual = Order.LISTED if ids else order
    return Chapter(
        title=values["title"] if path else None,
        note=values.get("note") if path else None,
        selection=None if select is None else _selection(select),
        ids=ids,
        order=Order(values.get("order", usual)),
        line=line,
        lines=tuple(line_of((*path, "speeches", at)) for at in range(len(ids))),
    )


def _selection(values: Mapping[str, Any]) -> Selection:
    wanted = {name: tuple(value) for name, value in values.items() if name != "all"}
    statuses = wanted.pop("statuses", ())
    return Selection(wanted, statuses)


def _members(chapter: Chapter, known: Mapping[str, Meta]) -> tuple[Meta, ...]:
    if chapter.selection is not None:
        selection = chapter.selection
        found = [meta for meta in known.values() if meta in selection]
        if not found:
            raise SourceError(
                f"{_called(chapter.title)}一篇讲话也没有选到",
                "请放宽 select 里的条件，或查看讲话稿前言里的年份、机关、讲话人、主题写得是否一致",
                line=chapter.line,
            )
    else:
        found = [
            _listed(id, line, known) for id, line in zip(chapter.ids, chapter.lines, strict=True)
        ]
    if chapter.order is Order.LISTED and chapter.ids:
        return tuple(found)
    dated = sorted((meta for meta in found if meta.date), key=_rank)
    if chapter.order is Order.NEWEST:
        dated.reverse()
    return (*dated, *sorted((meta for meta in found if not meta.date), key=lambda meta: meta.id))


def _rank(meta: Meta) -> tuple[str, str]:
    return (meta.date.isoformat() if meta.date else "", meta.id)


def _listed(written: str, line: int, known: Mapping[str, Meta]) -> Meta:
    if written in known:  # no title need be looked at, of however many speeches
        return known[written]
    titles = {id: unbroken(meta.title) for id, meta in known.items()}
    try:
        return known[selectors.one(written, titles)]
    except SelectorError as fault:
        raise SourceError(fault.reason, fault.remedy, line=line) from fault


def _refuse_restricted(chapter: Chapter, members: Sequence[Meta]) -> None:
    found = [meta for meta in members if meta.is_restricted]
    if not found:
        return
    first, more = found[0], f"等 {len(found)} 篇" if len(found) > 1 else ""
    secrecy = first.circulation.secrecy if first.circulation else None
    why = f"有密级（{secrecy}）" if secrecy else "注明不公开（public: false）"
    raise SourceError(
        f"讲话 {first.id}（{unbroken(first.title)}）{more}{why}，不能编进公开的书",
        "内部编印的书请写明 internal: true，这本书就不上网站；要公开的书请不选这样的讲话",
        line=dict(zip(chapter.ids, chapter.lines, strict=True)).get(first.id, chapter.line),
    )


def _twice(meta: Meta, first: Chapter, second: Chapter) -> SourceError:
    line = dict(zip(second.ids, second.lines, strict=True)).get(meta.id, second.line)
    if first is second:
        return SourceError(f"讲话 {meta.id} 列了两次", "请删去一处", line=line)
    return SourceError(
        f"讲话 {meta.id}（{meta.title}）既在“{first.title}”里，又在“{second.title}”里",
        "一篇讲话只能收入一编，请改动其中一编的条件或编号",
        line=line,
    )


def _called(title: str | None) -> str:
    return f"“{title}”" if title else ""

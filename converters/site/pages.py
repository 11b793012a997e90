"""The pages of the archive site, each as bytes; links are relative, so that file:// works."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import ceil
from urllib.parse import urlsplit

from converters import wording
from converters.catalog import UNDATED, Catalog, Field, values_of, year_of
from converters.config import Config, Retired, SiteSettings
from converters.model import Meta, Speech, Status, TitleSource
from converters.site import citation, metadata, paths, templates
from converters.site.entry import Entry
from converters.site.paths import group_path, speech_path, to_root, year_path
from converters.writers import html

_KILO = 1024
_NEWEST = 8
_ROWS = 2000
"""Rows of one table of all speeches; a larger collection has several tables."""
_PACE = 500
"""Characters read in a minute, silently."""
_CONTENTS = 3
"""Headings from which on a speech has a table of contents."""
NAMES = {
    Field.SPEAKER: "讲话人",
    Field.ORGAN: "机关",
    Field.TOPIC: "主题",
    Field.KIND: "文种",
}
_STATUS = {Status.DRAFT: "待校", Status.PROOF: "已校", Status.FINAL: "定稿"}
_TITLE_NOTE = {
    TitleSource.COMPLETED: "来源中的标题不完整，由编者据正文补全",
    TitleSource.DERIVED: "来源中没有标题，由编者据正文拟定",
}
_USES = {"docx": "可用 Word、WPS 修改", "pdf": "照公文版式，供打印", "txt": "只有文字"}
_ASSETS = ("site.css", "site.js", "search.js", "icon.svg")


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered beside a speech."""

    format: str
    path: str
    """Relative to the root of the site."""
    size: int
    """In bytes."""

    @property
    def label(self) -> str:
        """The format and size, for people.

        >>> Download("pdf", "files/a.pdf", 412_000).label
        'PDF，402 KB'
        """
        return f"{self.format.upper()}，{max(1, round(self.size / _KILO))} KB"

    @property
    def use(self) -> str:
        """What the format is good for."""
        return _USES.get(self.format, "")


@dataclass(frozen=True, slots=True)
class Group:
    """The speeches of one year, speaker, organ, topic or kind."""

    name: str
    path: str
    speeches: Sequence[Meta]


class Site:
    """All pages of one collection."""

    def __init__(self, config: Config, entries: Iterable[Entry]) -> None:
        """`entries` are all speeches that shall be found on the site."""
        self.config = config
        self._settings = config.site or SiteSettings()
        self._entries = {entry.meta.id: entry for entry in entries}
        self.catalog = Catalog(entry.meta for entry in self._entries.values())
        self._templates = templates.environment()
        self._templates.globals.update(
            site=config,
            settings=self._settings,
            nav=list(self._nav()),
            years=self.years,
            entries=self._entries,
            speech_path=speech_path,
            undated=UNDATED,
        )

    @cached_property
    def ordered(self) -> list[Entry]:
        """All entries, newest first."""
        return [self._entries[meta.id] for meta in self.catalog]

    @cached_property
    def years(self) -> list[Group]:
        """The years, newest first."""
        return [
            Group(name if name == UNDATED else f"{name}年", year_path(name), found)
            for name, found in self.catalog.by_year()
        ]

    @cached_property
    def groups(self) -> Mapping[Field, list[Group]]:
        """The speakers, organs, topics and kinds that occur."""
        return {
            field: [
                Group(name, group_path(field, name), found)
                for name, found in self.catalog.by(field).items()
            ]
            for field in Field
        }

    def speech(self, speech: Speech, downloads: Sequence[Download]) -> bytes:
        """Return the page of one speech, which must be among the entries."""
        entry = self._entries[speech.meta.id]
        meta = entry.meta
        outline = html.outline(speech)
        return self._page(
            "speech.html.j2",
            speech_path(meta.id),
            title=meta.title,
            tags=metadata.of_speech(entry, self.config, tuple(d.format for d in downloads)),
            linked_data=metadata.linked_data(entry, self.config),
            meta=meta,
            entry=entry,
            year=Group(year_of(meta), year_path(year_of(meta)), ()),
            groups={
                field: [(name, group_path(field, name)) for name in values_of(meta, field)]
                for field in Field
            },
            status=_STATUS[meta.status],
            unread=meta.status is Status.DRAFT,
            title_note=_TITLE_NOTE.get(meta.title_source),
            withdrawn=any(change.kind == "撤回" for change in meta.changes),
            minutes=ceil(entry.length / _PACE),
            head=wording.head(meta),
            article=html.write(speech),
            outline=outline if len(outline) >= _CONTENTS else [],
            citations=citation.citations(entry, self.config),
            downloads=downloads,
            neighbours=self.catalog.neighbours(meta.id),
            related=self.catalog.related(meta.id),
        )

    def surroundings(self, id: str, downloads: Sequence[Download]) -> str:
        """Return what the page of a speech tells of others, in order to see when it is stale."""
        near = self.catalog.neighbours(id)
        others = [near.newer, near.older, *self.catalog.related(id)]
        return repr([downloads, *((m.id, m.title, m.date) if m else None for m in others)])

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and bytes of every page that is not that of a speech."""
        yield self._home()
        yield from self._years()
        for field in Field:
            yield from self._groups(field)
        yield from self._tables()
        yield self._corrections()
        yield self._plain("search.html", "搜索")
        yield self._plain("about.html", "关于本站与引用")
        yield self._plain("accessibility.html", "无障碍说明")
        yield (
            "404.html",
            self._page("404.html.j2", "404.html", title="没有这一页", root=self._base()),
        )
        for gone in self._settings.retired:
            if gone.id not in self._entries:
                yield self._stub(gone)

    def public(self, pages: Iterable[str]) -> list[str]:
        """Return the pages a search engine shall show: neither the lost one nor stubs."""
        hidden = {"404.html", "search.html"}
        hidden |= {speech_path(gone.id) for gone in self._settings.retired}
        shown = {speech_path(id) for id in self._entries}
        return [page for page in pages if page not in hidden - shown]

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and bytes of every file that is no page."""
        for name in _ASSETS:
            yield name, templates.text(name).encode()

    def _nav(self) -> Iterator[tuple[str, str]]:
        yield "年份", "years/index.html"
        for field in Field:
            if self.groups[field]:
                yield NAMES[field], f"{paths.FOLDERS[field]}/index.html"
        yield "全部", "all.html"

    def _base(self) -> str:
        """Return the root for a page that is shown at any address of its server."""
        return f"{urlsplit(self._settings.base_url).path}/"

    def _home(self) -> tuple[str, bytes]:
        corrected = sorted(
            (entry for entry in self.ordered if entry.meta.changes),
            key=lambda entry: entry.meta.changes[-1].date,
            reverse=True,
        )
        return "index.html", self._page(
            "home.html.j2",
            "index.html",
            title="",
            tags=metadata.of_column(
                self.config.title, self.config.description or self.config.title, "讲话"
            ),
            newest=[entry.meta for entry in self.ordered[:_NEWEST]],
            total=len(self.catalog),
            characters=sum(entry.length for entry in self.ordered),
            groups=[(NAMES[field], self.groups[field]) for field in Field],
            corrected=corrected[:3],
        )

    def _years(self) -> Iterator[tuple[str, bytes]]:
        yield self._index("years/index.html", "年份", self.years)
        for year in self.years:
            months = [
                (f"{month}月" if month else "", list(found))
                for month, found in groupby(year.speeches, key=_month)
            ]
            yield self._list(year, "年份", "years/index.html", months)

    def _groups(self, field: Field) -> Iterator[tuple[str, bytes]]:
        groups = self.groups[field]
        if not groups:
            return
        home = f"{paths.FOLDERS[field]}/index.html"
        yield self._index(home, NAMES[field], groups)
        for group in groups:
            years = [
                (name if name == UNDATED else f"{name}年", list(found))
                for name, found in groupby(group.speeches, key=year_of)
            ]
            yield self._list(group, NAMES[field], home, years)

    def _index(self, path: str, name: str, groups: Sequence[Group]) -> tuple[str, bytes]:
        about = f"按{name}查找，共 {len(groups)} 项"
        tags = metadata.of_column(name, about, ";".join(group.name for group in groups[:20]))
        page = self._page("groups.html.j2", path, title=name, tags=tags, about=about, groups=groups)
        return path, page

    def _list(
        self, group: Group, kind: str, home: str, parts: Sequence[tuple[str, Sequence[Meta]]]
    ) -> tuple[str, bytes]:
        about = f"{group.name}，共 {len(group.speeches)} 篇"
        return group.path, self._page(
            "list.html.j2",
            group.path,
            title=group.name,
            tags=metadata.of_column(group.name, about, f"{kind};{group.name}"),
            kind=kind,
            home=home,
            group=group,
            parts=parts,
        )

    def _tables(self) -> Iterator[tuple[str, bytes]]:
        """Yield the table of all speeches, in parts where there are very many."""
        total = len(self.ordered)
        parts = [self.ordered[start : start + _ROWS] for start in range(0, total or 1, _ROWS)]
        names = ["all.html", *(f"all-{number}.html" for number in range(2, len(parts) + 1))]
        for number, (name, rows) in enumerate(zip(names, parts, strict=True)):
            title = "全部讲话" + (f"（{number + 1}）" if number else "")
            tags = metadata.of_column(title, f"全部讲话，共 {total} 篇", "讲话;目录")
            shown = [field for field in Field if self.groups[field]]
            yield (
                name,
                self._page(
                    "all.html.j2",
                    name,
                    title=title,
                    tags=tags,
                    rows=[
                        (entry, [values_of(entry.meta, field) for field in shown]) for entry in rows
                    ],
                    fields=[NAMES[field] for field in shown],
                    total=total,
                    parts=names,
                ),
            )

    def _corrections(self) -> tuple[str, bytes]:
        changes = [(change, entry.meta) for entry in self.ordered for change in entry.meta.changes]
        changes.sort(key=lambda pair: pair[0].date, reverse=True)
        tags = metadata.of_column("更正", "发布之后的更正、补充和撤回", "更正;补充;撤回")
        page = self._page(
            "corrections.html.j2", "corrections.html", title="更正", tags=tags, changes=changes
        )
        return "corrections.html", page

    def _stub(self, gone: Retired) -> tuple[str, bytes]:
        path = speech_path(gone.id)
        instead = self._entries.get(gone.see or "")
        page = self._page("retired.html.j2", path, title="已撤下的讲话", gone=gone, instead=instead)
        return path, page

    def _plain(self, path: str, title: str) -> tuple[str, bytes]:
        tags = metadata.of_column(title, f"{self.config.title}：{title}", title)
        return path, self._page(f"{path}.j2", path, title=title, tags=tags)

    def _page(self, template: str, path: str, **values: object) -> bytes:
        known: dict[str, object] = {"root": to_root(path), "tags": (), "path": path}
        tags = [*metadata.of_site(self.config), *(values.pop("tags", ()) or ())]  # type: ignore[misc]
        known["tags"] = [(name, content) for name, content in tags if content]
        return self._templates.get_template(template).render(known | values).encode()


def _month(meta: Meta) -> int:
    return meta.date.month if meta.date else 0

"""The pages that lead to speeches: home, years and so on, the table of all, corrections."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from converters.site import metadata, paths
from converters.site.frame import Frame
from converters.site.holdings import Group, Holdings, year_name
from converters.speech.facets import YEAR, Facet, year_of
from converters.speech.model import Meta

_NEWEST = 8
_CORRECTED = 3
_BOOKS = 3
_ROWS = 2000
"""Rows of one table of all speeches; a larger collection has several tables."""

Page = tuple[str, bytes]
"""Path and bytes."""


def all_of(frame: Frame, holdings: Holdings) -> Iterator[Page]:
    """Yield every list."""
    yield _home(frame, holdings)
    yield from _years(frame, holdings)
    for facet, groups in holdings.groups.items():
        if groups:
            yield from _groups(frame, facet, groups)
    yield from _tables(frame, holdings)
    yield _corrections(frame, holdings)


def _home(frame: Frame, holdings: Holdings) -> Page:
    config = frame.config
    tags = metadata.of_column(config.title, config.description or config.title, "讲话")
    return "index.html", frame.page(
        "home.html.j2",
        "index.html",
        tags,
        title="",
        newest=[entry.meta for entry in holdings.ordered[:_NEWEST]],
        total=len(holdings.catalog),
        characters=sum(entry.length for entry in holdings.ordered),
        years=holdings.years,
        groups=[(facet.label, groups) for facet, groups in holdings.groups.items()],
        books=holdings.books[:_BOOKS],
        all_books=paths.BOOKS,
        corrected=holdings.corrected[:_CORRECTED],
    )


def _years(frame: Frame, holdings: Holdings) -> Iterator[Page]:
    home = paths.groups_path(YEAR)
    yield _index(frame, home, YEAR.label, holdings.years)
    for year in holdings.years:
        months = [(month, list(found)) for month, found in groupby(year.speeches, key=_month)]
        yield _list(frame, year, (YEAR.label, home), months)


def _month(meta: Meta) -> str:
    """Return the heading of a speech's month on the page of its year."""
    if meta.date is None:
        return ""
    return f"{meta.date.month}月" if meta.date.month else "未注月份"


def _groups(frame: Frame, facet: Facet, groups: Sequence[Group]) -> Iterator[Page]:
    home = paths.groups_path(facet)
    yield _index(frame, home, facet.label, groups)
    for group in groups:
        years = [
            (year_name(name), list(found)) for name, found in groupby(group.speeches, key=year_of)
        ]
        yield _list(frame, group, (facet.label, home), years)


def _index(frame: Frame, path: str, name: str, groups: Sequence[Group]) -> Page:
    about = f"按{name}查找，共 {len(groups)} 项"
    tags = metadata.of_column(name, about, ";".join(group.name for group in groups[:20]))
    return path, frame.page("groups.html.j2", path, tags, title=name, about=about, groups=groups)


def _list(
    frame: Frame,
    group: Group,
    above: tuple[str, str],
    parts: Sequence[tuple[str, Sequence[Meta]]],
) -> Page:
    """Return the page of a group; `above` is the name and path of the list of its kind."""
    kind, home = above
    about = f"{group.name}，共 {len(group.speeches)} 篇"
    return group.path, frame.page(
        "list.html.j2",
        group.path,
        metadata.of_column(group.name, about, f"{kind};{group.name}"),
        title=group.name,
        kind=kind,
        home=home,
        group=group,
        parts=parts,
    )


def _tables(frame: Frame, holdings: Holdings) -> Iterator[Page]:
    """Yield the table of all speeches, in parts if there are very many."""
    entries = holdings.ordered
    parts = [entries[start : start + _ROWS] for start in range(0, len(entries) or 1, _ROWS)]
    names = ["all.html", *(f"all-{number}.html" for number in range(2, len(parts) + 1))]
    shown = [facet for facet, groups in holdings.groups.items() if groups]
    for number, (name, rows) in enumerate(zip(names, parts, strict=True)):
        title = "全部讲话" + (f"（{number + 1}）" if number else "")
        page = frame.page(
            "all.html.j2",
            name,
            metadata.of_column(title, f"全部讲话，共 {len(entries)} 篇", "讲话;目录"),
            title=title,
            rows=[(entry, [facet.values(entry.meta) for facet in shown]) for entry in rows],
            fields=[facet.label for facet in shown],
            total=len(entries),
            parts=names,
        )
        yield name, page


def _corrections(frame: Frame, holdings: Holdings) -> Page:
    changes = [(change, entry.meta) for entry in holdings.ordered for change in entry.meta.changes]
    changes.sort(key=lambda pair: pair[0].date, reverse=True)
    retired = sorted(frame.config.retired, key=lambda gone: gone.day or date.min, reverse=True)
    path = "corrections.html"
    tags = metadata.of_column("更正", "发布之后的更正、补充和撤回", "更正;补充;撤回")
    facts = {"changes": changes, "retired": retired}
    return path, frame.page("corrections.html.j2", path, tags, title="更正", **facts)

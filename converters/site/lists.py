"""The pages that lead to speeches: home, years and so on, the table of all, corrections."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from converters import files
from converters.site import corrections, metadata, paths, runs, span, timeline
from converters.site.frame import Frame
from converters.site.holdings import Group, Holdings
from converters.site.runs import ListSheet
from converters.speech.facets import UNDATED, YEAR, Facet

_NEWEST = 8
_CORRECTED = 3
_CORRECTED_ON_PAGE = 150
_BOOKS = 4
_YEARS = 6
_VALUES = 10
_ROWS = 400
"""Rows of one table of all speeches; a larger collection has several tables."""
_GROUPS = 500
"""Speakers, topics and the like on one page of a list of lists."""

Page = tuple[str, bytes]
"""Path and bytes."""
_Item = TypeVar("_Item")


Stands = Callable[[str, str], bool]
"""Returns whether a page, by its path, stands as it was made from what a key says."""


def never(_path: str, _key: str) -> bool:
    """Return that no page stands."""
    return False


def all_of(frame: Frame, holdings: Holdings, stands: Stands = never) -> Iterator[Page]:
    """Yield every list, but of those of one year, speaker or the like none that stands.

    Of those, and of the tables of all, there are very many, and a correction changes a few.
    """
    yield _home(frame, holdings)
    yield from _index(frame, YEAR, holdings.years, stands)
    for year in holdings.years:
        yield from _list(frame, YEAR, year, holdings, stands)
    for facet, groups in holdings.groups.items():
        if groups:
            yield from _index(frame, facet, groups, stands)
        for group in groups:
            yield from _list(frame, facet, group, holdings, stands)
    yield from _tables(frame, holdings, stands)
    yield from _corrections(frame, holdings)


def _home(frame: Frame, holdings: Holdings) -> Page:
    config = frame.config
    tags = metadata.of_column(config.title, config.description or config.title, "讲话")
    dated = [entry.meta for entry in holdings.ordered if entry.meta.date]
    undated = [entry.meta for entry in holdings.ordered if not entry.meta.date]
    return "index.html", frame.page(
        "home.html.j2",
        "index.html",
        tags,
        title="",
        newest=dated[:_NEWEST],
        undated=undated[: max(0, _NEWEST - len(dated))],
        total=len(holdings.catalog),
        total_undated=len(undated),
        undated_path=paths.year_path(UNDATED),
        characters=sum(entry.length for entry in holdings.ordered),
        timeline=timeline.rows(holdings.years)[:_YEARS] if len(dated) > 1 else [],
        all_years=paths.groups_path(YEAR),
        total_years=sum(year.name != UNDATED for year in holdings.years),
        groups=list(_ways_in(holdings)),
        about=span.facts,
        books=holdings.books[:_BOOKS],
        total_books=len(holdings.books),
        all_books=paths.BOOKS,
        corrected=holdings.corrected[:_CORRECTED],
    )


def _ways_in(holdings: Holdings) -> Iterator[tuple[Facet, str, int, Sequence[Group]]]:
    """Yield each facet that tells speeches apart, with the values that have most of them."""
    for facet, groups in holdings.groups.items():
        if facet.person or len(groups) > 1:
            found = sorted(groups, key=lambda group: len(group.speeches), reverse=True)
            if found:
                yield facet, paths.groups_path(facet), len(groups), found[:_VALUES]


def _index(frame: Frame, facet: Facet, groups: Sequence[Group], stands: Stands) -> Iterator[Page]:
    """Yield the pages of a list of lists that do not stand: years as a chart, others in a row."""
    about = f"按{facet.label}查找，共 {len(groups)} 项"
    years = timeline.rows(groups) if facet is YEAR else []
    others = [group for group in groups if facet is not YEAR or group.name == UNDATED]
    parts = _parts(others, _GROUPS)
    names = paths.sheets(paths.groups_path(facet), len(parts))
    for path, part in zip(names, parts, strict=True):
        shown = [(group, span.facts(facet, group.speeches)) for group in part]
        told = [(group.name, len(group.speeches), facts) for group, facts in shown]
        chart = [replace(row, group=replace(row.group, speeches=())) for row in years]
        totals = [len(row.group.speeches) for row in years]
        key = files.digest(repr((frame.look, about, len(names), told, chart, totals)))
        if stands(path, key):
            continue
        keywords = ";".join(group.name for group in (part if facet is not YEAR else groups)[:20])
        tags = metadata.of_column(facet.label, about, keywords)
        values = {"title": facet.label, "about": about, "timeline": years, "groups": shown}
        yield path, frame.page("groups.html.j2", path, tags, **values, parts=names)


def _list(
    frame: Frame, facet: Facet, group: Group, holdings: Holdings, stands: Stands
) -> Iterator[Page]:
    """Yield the pages of a group, one of those of a facet, that do not stand."""
    found = (runs.by_month if facet is YEAR else runs.by_year)(group)
    sheets = runs.sheets(group.path, found)
    places = runs.places(sheets)
    common = {
        "kind": facet.label,
        "home": paths.groups_path(facet),
        "facts": span.facts(facet, group.speeches) if facet is not YEAR else [],
        "jumps": [(run.name, places[run.anchor], len(run.speeches)) for run in found],
        "parts": [each.path for each in sheets],
    }
    total = len(group.speeches)
    look = repr((frame.look, holdings.has_several_kinds, group.name, total, common))
    for number, sheet in enumerate(sheets, 1):
        if stands(sheet.path, _key(look, sheet, holdings)):
            continue
        title = group.name if number == 1 else f"{group.name}（{number}）"
        about = f"{group.name}，共 {total} 篇"
        tags = metadata.of_column(title, about, f"{facet.label};{group.name}")
        values = common | {"title": title, "group": group, "runs": sheet.runs}
        yield sheet.path, frame.page("list.html.j2", sheet.path, tags, **values)


def _key(look: str, sheet: ListSheet, holdings: Holdings) -> str:
    """Return a digest of all that a page of a list tells: no other makes another page."""
    heads = repr([(run.anchor, run.name, len(run.speeches)) for run in sheet.runs])
    return files.digest(
        look, heads, holdings.state(m.id for run in sheet.runs for m in run.speeches)
    )


def _tables(frame: Frame, holdings: Holdings, stands: Stands) -> Iterator[Page]:
    """Yield the parts that do not stand of the table of all speeches; very many have several."""
    entries = holdings.ordered
    parts = _parts(entries, _ROWS)
    names = paths.sheets("all.html", len(parts))
    shown = [
        facet
        for facet, groups in holdings.groups.items()
        if groups and not (len(groups) == 1 and len(groups[0].speeches) == len(entries) > 1)
    ]
    undated = sum(not entry.meta.date for entry in entries)
    common = {"fields": [facet.label for facet in shown], "undated": undated, "parts": names}
    look = repr((frame.look, len(entries), common))
    for number, (name, rows) in enumerate(zip(names, parts, strict=True)):
        if stands(name, files.digest(look, holdings.state(row.meta.id for row in rows))):
            continue
        title = "全部讲话" + (f"（{number + 1}）" if number else "")
        page = frame.page(
            "all.html.j2",
            name,
            metadata.of_column(title, f"全部讲话，共 {len(entries)} 篇", "讲话;目录"),
            title=title,
            rows=[(entry, [facet.values(entry.meta) for facet in shown]) for entry in rows],
            total=len(entries),
            **common,
        )
        yield name, page


def _corrections(frame: Frame, holdings: Holdings) -> Iterator[Page]:
    """Yield the corrections by speech, and below the last what is collected no longer."""
    retired = sorted(frame.config.retired, key=lambda gone: gone.day or date.min, reverse=True)
    tags = metadata.of_column("更正", "发布之后的更正、补充和撤回", "更正;补充;撤回")
    parts = _parts(holdings.corrected, _CORRECTED_ON_PAGE)
    names = paths.sheets("corrections.html", len(parts))
    for path, corrected in zip(names, parts, strict=True):
        page = frame.page(
            "corrections.html.j2",
            path,
            tags,
            title="更正",
            corrected=[(each.meta, corrections.by_day(each.meta.changes)) for each in corrected],
            retired=retired if path == names[-1] else [],
            parts=names,
        )
        yield path, page


def _parts(items: Sequence[_Item], most: int) -> list[Sequence[_Item]]:
    """Return what is listed in as many pages as it takes, one if there is nothing."""
    return [items[start : start + most] for start in range(0, len(items) or 1, most)]

"""`huibian list`."""

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

import click

from converters.cli import answer, chinese
from converters.cli.marking import STATUSES, StatusType
from converters.collection import standing
from converters.collection.standing import SpeechReport, State
from converters.project import here
from converters.speech import facets, printed_words, selectors
from converters.speech.facets import UNDATED, YEAR, Facet
from converters.speech.model import Meta, Status

_STATES = {
    State.CURRENT: "",
    State.STALE: "需要更新",
    State.NEW: "还没有做",
    State.FAILED: "有错",
}


@click.command(
    cls=chinese.Command,
    help="列出各篇讲话：编号、日期、讲话人、标题、校对状态，成品是不是最新的。"
    "写明标题里的几个字，只列有这些字的。",
)
@click.argument("words", metavar="[标题里的字]…", nargs=-1)
@click.option("--status", type=StatusType(), metavar="状态", help="只列待校、已校或定稿的")
@click.option("--year", metavar="年份", help="只列这一年的")
@click.option("--speaker", metavar="姓名", help="只列这个人的")
@click.option("--stale", is_flag=True, help="只列成品不是最新的")
@answer.option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    status: Status | None,
    stale: bool,
    as_json: bool,
    **asked: str | None,
) -> None:
    """List the speeches of the collection; `asked` are the options that name a facet."""
    wanted = {facets.named(key): value for key, value in asked.items() if value is not None}
    reports, faults = standing.speeches(here())
    shown = [
        report
        for report in _with(reports, words)
        if _has(report.meta, status, wanted) and not (stale and _is_current(report))
    ]
    if as_json:
        answer.give({"speeches": [_plain(report) for report in shown]}, [f for _, f in faults])
    else:
        for line in _table([_row(report) for report in shown]):
            click.echo(line)
        for message, _ in faults:
            click.echo(f"错误：{message}", err=True)
        click.echo(_sum(len(shown), len(reports)))
    ctx.exit(1 if faults else 0)


def _with(reports: Sequence[SpeechReport], words: tuple[str, ...]) -> Sequence[SpeechReport]:
    titles = {report.id: _title(report.meta) for report in reports}
    found = set(selectors.matches(" ".join(words), titles)) if words else set(titles)
    return [report for report in reports if report.id in found]


def _has(meta: Meta | None, status: Status | None, wanted: Mapping[Facet, str]) -> bool:
    if meta is None:
        return status is None and not wanted
    return (status is None or meta.status is status) and all(
        _plain_value(facet, value) in facet.values(meta) for facet, value in wanted.items()
    )


def _plain_value(facet: Facet, typed: str) -> str:
    return typed.strip().removesuffix("年") if facet is YEAR else typed.strip()


def _is_current(report: SpeechReport) -> bool:
    return report.state is State.CURRENT


def _title(meta: Meta | None) -> str:
    return printed_words.title(meta) if meta else ""


def _plain(report: SpeechReport) -> dict[str, object]:
    meta = report.meta
    return {
        "id": report.id,
        "date": str(meta.date) if meta and meta.date else None,
        "speakers": list(meta.speakers) if meta else [],
        "title": _title(meta) or None,
        "status": str(meta.status) if meta else None,
        "state": str(report.state),
    }


def _row(report: SpeechReport) -> tuple[str, ...]:
    meta = report.meta
    if meta is None:
        return (report.id, "", "", "（读不出）", "", _STATES[report.state])
    return (
        report.id,
        str(meta.date) if meta.date else UNDATED,
        meta.speaker or "",
        _title(meta),
        STATUSES[meta.status],
        _STATES[report.state],
    )


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return rows as lines whose columns stand under one another; a hanzi is two columns wide."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    return sum(1 + (east_asian_width(char) in "WFA") for char in text)


def _sum(shown: int, all: int) -> str:
    if not all:
        return "还没有讲话稿。用 huibian import 文件… 整理进来，或用 huibian new 新写一篇。"
    return f"共 {all} 篇。" if shown == all else f"共 {all} 篇，列出 {shown} 篇。"

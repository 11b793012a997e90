"""`huibian history`."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from converters.cli import answer, chinese, completion
from converters.cli.place import Mention
from converters.collection import history
from converters.collection.history import History, Issue
from converters.project import here
from converters.speech import records
from converters.speech.edition import check_value
from converters.speech.model import Change


@click.command(
    cls=chinese.Command,
    help="列出一篇讲话发布过的各版：日期、校验值、与上一版有几处不同、记了什么更正；"
    "以及现在的稿子与最后一版是否相同。",
)
@click.argument("written", metavar="讲话", type=Mention(), shell_complete=completion.published)
@answer.option
def command(written: str, as_json: bool) -> None:
    """List the editions of a speech."""
    project = here()
    found = history.of(project, history.meant(project, written))
    if as_json:
        answer.give(_plain(found))
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: History) -> Iterator[str]:
    for place, issue in enumerate(found.issues):
        past = issue.edition
        since = f"  与上一版有 {issue.differences} 处不同" if place else ""
        yield f"{past.name}  {past.day}  校验 {check_value(past.digest)}{since}"
        for change in issue.changes:
            yield f"  {change.date} {change.kind}  {change.note}{_words(change)}"
    yield from _twice(found)
    yield _now(found)


def _twice(found: History) -> Iterator[str]:
    """Yield which numbers bear several texts: those that were published apart from one another."""
    counts = Counter(issue.edition.number for issue in found.issues)
    for number, many in counts.items():
        if many > 1:
            yield (
                f"第 {number} 版有 {many} 份不同的文字：在几处各自发布过，以校验值区分；"
                f"以后的从第 {max(counts) + 1} 版数起。"
            )


def _words(change: Change) -> str:
    if not (change.was or change.now):
        return ""
    if not change.was:
        return f"：增加“{change.now}”"
    return f"：“{change.was}” → “{change.now}”" if change.now else f"：删去“{change.was}”"


def _now(found: History) -> str:
    if found.now is None:
        what = found.gone.told if found.gone else "的讲话稿已经不在了"
        return f"{found.id} {what}，上面是发布过的。"
    if not found.issues:
        return f"{found.id} 没有发布的记录；现在印的是{found.now.name}。"
    if not found.differences:
        return f"现在的稿子与{found.issues[-1].edition.name}的文字相同。"
    many = f"与{found.issues[-1].edition.name}有 {found.differences} 处不同"
    see = f"要看改动，运行 huibian diff {found.id}"
    return f"现在的稿子{many}，印作{found.now.name}，还没有发布；{see}。"


def _plain(found: History) -> dict[str, Any]:
    now = {"number": found.now.number, "differences": found.differences} if found.now else {}
    return {"id": found.id, "editions": [*map(_row, found.issues)], "now": now}


def _row(issue: Issue) -> dict[str, Any]:
    past = issue.edition
    return {
        "number": past.number,
        "date": past.day.isoformat(),
        "check": past.digest,
        "silent": past.silent,
        "differences": issue.differences,
        "changes": [records.plain(change) for change in issue.changes],
    }

"""`huibian diff`."""

import os
import re
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from converters.build import drawing
from converters.cli import answer, chinese, completion, format_names
from converters.cli.findings import tell_faults
from converters.cli.place import Mention
from converters.collection import history, redlines
from converters.collection.history import NOW, Comparison
from converters.collection.redlines import WrittenRedlines
from converters.errors import UsageError
from converters.project import Project, here
from converters.settings.schema.written_dates import written_date
from converters.speech.differences import Difference

_NOW = ("now", "现在")
_NUMBER = re.compile("第?([1-9][0-9]{0,5})版?", re.ASCII)
_REMEDY = (
    "请写第几版，如 2；或者写一天，如 2020-07-16，就是那天已经发布的最后一版；"
    "或者 now（现在的稿子）"
)
_END = "¶"
"""Shows the end of a paragraph."""


class EditionNumber(click.ParamType[int | date]):
    """The type of an edition on the command line: 2, 第2版, a day, or now."""

    name = "edition"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | date:
        """Return the number or the day that is meant; `NOW` for the text as it is now.

        Raises UsageError for a word that means none.
        """
        word = str(value).strip().lower().replace(" ", "")
        if word in _NOW:
            return NOW
        if match := _NUMBER.fullmatch(word):
            return int(match[1])
        try:
            return date.fromisoformat(written_date(word) or "")
        except ValueError:
            raise UsageError(f"“{value}”不是版次", _REMEDY) from None


@click.command(
    cls=chinese.Command,
    help="对照一篇讲话的两版，逐处列出删去的和增加的字句。只写讲话，是最后一版与现在的稿子"
    "（没有改动时是最后两版）；写一个数，是那一版与现在的稿子；写一天，是那天已经发布的最后一版；"
    "now 是现在的稿子。加 --to 写成对照稿。",
)
@click.argument("written", metavar="讲话", type=Mention(), shell_complete=completion.published)
@click.argument("first", metavar="[第几版]", type=EditionNumber(), required=False)
@click.argument("second", metavar="[第几版]", type=EditionNumber(), required=False)
@click.option(
    "--to",
    metavar="格式",
    shell_complete=completion.formats(redlines.FORMATS),
    help=f"写成对照稿：{'、'.join(redlines.FORMATS)}，几种用逗号隔开；放在 output/compare/，"
    "DOCX 里不同之处是 Word 的修订，PDF 里删去的画线、增加的有下划线",
)
@answer.option
@click.pass_context
def command(
    ctx: click.Context,
    written: str,
    first: int | date | None,
    second: int | date | None,
    to: str | None,
    as_json: bool,
) -> None:
    """Compare two editions of a speech."""
    formats = format_names.wanted(to, redlines.FORMATS) if to is not None else []
    project = here()
    wanted = [one for one in (first, second) if one is not None]
    found = history.compared(project, history.meant(project, written), wanted)
    if not formats:
        _list(found, as_json=as_json)
        return
    done = redlines.write(project, found.id, (found.first, found.second), formats)
    if as_json:
        names = {format: project.name(path) for format, path in done.made.items()}
        answer.give({**_plain(found), "files": names}, done.faults)
    else:
        _tell(project, found, done)
    ctx.exit(max((met.exit_code for met in done.faults), default=0))


def _plain(found: Comparison) -> dict[str, Any]:
    rows = [asdict(one) for one in found.differences]
    return {"id": found.id, "from": found.first, "to": found.second, "differences": rows}


def _tell(project: Project, found: Comparison, done: WrittenRedlines) -> None:
    click.echo(_head(found))
    for path in done.made.values():
        click.echo(f"写好对照稿 {project.name(path)}。")
    for note in (*done.notes, *drawing.notes()):
        click.echo(f"提示：{note}。", err=True)
    tell_faults(done.faults)


def _list(found: Comparison, *, as_json: bool) -> None:
    if as_json:
        answer.give(_plain(found))
        return
    color = False if os.environ.get("NO_COLOR") else None
    click.echo(_head(found))
    for number, one in enumerate(found.differences, 1):
        click.echo(f"{number:>3}  {_shown(one)}", color=color)


def _head(found: Comparison) -> str:
    count = len(found.differences)
    told = f"有 {count} 处不同" if count else "文字相同"
    return f"{found.id}  {_called(found.first)} → {_called(found.second)}：{told}"


def _called(number: int) -> str:
    return history.NAME_OF_NOW if number == NOW else f"第 {number} 版"


def _shown(one: Difference) -> str:
    """Return a difference as it is read with colours and without: what went, and what came."""
    went = _marked("删", one.was, fg="red", strikethrough=True)
    came = _marked("增", one.now, fg="green", underline=True)
    return f"{_inline(one.before)}{went}{came}{_inline(one.after)}"


def _marked(mark: str, words: str, **look: Any) -> str:
    return click.style(f"〔{mark}：{_inline(words)}〕", **look) if words else ""


def _inline(words: str) -> str:
    return words.replace("\n", _END).replace("\t", " ")

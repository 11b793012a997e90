"""`huibian return`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from converters import files
from converters.cli import answer, chinese, completion, trouble
from converters.cli.findings import tell_faults
from converters.cli.place import Mention, TypedPath
from converters.collection import mentions
from converters.collection.returned import reviewing
from converters.collection.returned.reviewing import Reviewed
from converters.errors import HuibianError, UsageError, shown
from converters.project import Project, here
from converters.returning import Row, RowKind, wording

_LONGEST = 60
"""As many characters of a change are shown on the terminal; the page has all."""


@click.command(
    cls=chinese.Command,
    help="收回在 Word、WPS 里改过的稿子：逐处列出改动（谁改的、改前改后），"
    "写出审阅页 output/return/编号.html，什么也不改。",
)
@click.argument("paths", metavar="文件…", type=TypedPath(), nargs=-1, required=True)
@click.option(
    "--to",
    metavar="讲话",
    type=Mention(),
    shell_complete=completion.speeches,
    help="写明是哪一篇讲话的回稿；文件里已经写着的不必写",
)
@answer.option
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], to: str | None, as_json: bool) -> None:
    """List what was corrected in returned files."""
    project = here()
    project.require_speeches()
    id = _meant(project, to, paths)
    done, faults = _reviewed(project, paths, id)
    if as_json:
        answer.give({"files": [_plain(project, one) for one in done]}, faults)
    else:
        _tell(project, done, faults)
    ctx.exit(max((fault.exit_code for fault in faults), default=0))


def _reviewed(
    project: Project, paths: Sequence[Path], id: str
) -> tuple[list[Reviewed], list[HuibianError]]:
    """Return what was found in the files, and why others were not read; write their pages."""
    done: list[Reviewed] = []
    faults: list[HuibianError] = []
    for path in dict.fromkeys(paths):
        try:
            found = reviewing.reviewed(project, path, id)
            if any(found.page == other.page for other in done):
                found = reviewing.apart(found)
            reviewing.write_page(found)
        except Exception as error:  # whatever it is, the other files are read
            faults.append(trouble.of_file(error, path, "没有收回"))
        else:
            done.append(found)
    return done, faults


def _meant(project: Project, to: str | None, paths: tuple[Path, ...]) -> str:
    """Return the id that `--to` means; empty without it. Raises UsageError for several files."""
    if to is None:
        return ""
    if len(paths) > 1:
        raise UsageError("--to 只能与一个文件一起写", "几个文件请一个一个地收")
    return mentions.ids(project, [to])[0]


def _tell(project: Project, done: Sequence[Reviewed], faults: Sequence[HuibianError]) -> None:
    for one in done:
        for line in _lines(project, one):
            click.echo(files.readable(shown(line)))
    tell_faults(faults)
    lacking = f"，{len(faults)} 处错误（见上）" if faults else ""
    click.echo(f"看过回稿 {len(done)} 份，讲话稿没有改动{lacking}。")


def _lines(project: Project, one: Reviewed) -> Iterator[str]:
    """Yield what was changed in a file, and what to do now."""
    review = one.review
    yield f"{one.path}：{review.id}《{review.title}》，{_counted(one)}。对照的是{review.base}。"
    for note in review.notes:
        yield f"  注意：{note}"
    for row in review.rows:
        yield _line(row, review.lines)
    if review.able:
        yield f"  审阅页：{project.name(one.page)}（用浏览器打开，勾选以后照页末的命令运行）"


def _counted(one: Reviewed) -> str:
    comments = len(one.review.of_kind(RowKind.COMMENT))
    parts = [f"改动 {len(one.review.able)} 处" if one.review.able else "没有改动"]
    return "，".join([*parts, *([f"批注 {comments} 条"] if comments else [])])


def _line(row: Row, lines: tuple[int, ...]) -> str:
    about = (row.kind.value, wording.place(row, lines), wording.author(row), wording.time(row))
    change = wording.change(row)
    words = change if len(change) <= _LONGEST else f"{change[: _LONGEST - 1]}…"
    return f"{row.number:>4}  {'  '.join(part for part in about if part)}：{words}"


def _plain(project: Project, one: Reviewed) -> dict[str, Any]:
    return {
        "file": str(one.path),
        "id": one.id,
        "base": one.review.base,
        "base_lost": one.base.is_lost,
        "page": project.name(one.page),
        "rows": [_row(row, one) for row in one.review.rows],
    }


def _row(row: Row, one: Reviewed) -> dict[str, Any]:
    lines = one.review.lines
    return {
        "number": row.number,
        "kind": row.kind.value,
        "author": row.hand.name if row.hand else "",
        "tracked": row.hand is not None,
        "time": row.hand.time if row.hand else "",
        "before": row.before,
        "after": row.after,
        "note": row.note,
        "lines": [lines[at] if at < len(lines) else 0 for at in (s.paragraph for s in row.spots)],
        "can_be_taken": row.kind.can_be_taken,
        "by_default": row.number in one.review.chosen,
    }

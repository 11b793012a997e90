"""`huibian facts …`: the facts of many speeches written into a table, and read back from it."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from converters.cli import answer, chinese, completion
from converters.cli.findings import tell_faults
from converters.cli.place import Mention, TypedPath
from converters.collection.facts_table import exchange
from converters.collection.facts_table.changes import Asked, RowChanges
from converters.collection.facts_table.exchange import ExportedTable
from converters.collection.facts_table.reading import FactsTable
from converters.collection.undo import Step
from converters.errors import HuibianError
from converters.project import Project, here

_NOTHING = "（空）"


@click.group(
    cls=chinese.ChineseGroup,
    help="台账：把各篇讲话的日期、讲话人等写成一张表，在 Excel 或 WPS 里填好，再导入。",
)
def command() -> None:
    """Hold the commands about the table of facts together."""


@command.command(
    help="把各篇讲话前言里的各项写成一张表（.xlsx，或 .csv）；写明讲话的，只写这几篇。"
    "已有的文件不会被覆盖。"
)
@click.argument("path", metavar="台账.xlsx", type=TypedPath())
@click.argument(
    "written",
    metavar="[讲话]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.speeches,
)
@click.option("--missing", is_flag=True, help="只要缺日期或讲话人的")
@answer.option
@click.pass_context
def export(
    ctx: click.Context, path: Path, written: tuple[str, ...], missing: bool, as_json: bool
) -> None:
    """Write the facts of speeches into a table."""
    found = exchange.export(here(), path, written, missing=missing)
    if as_json:
        names = [str(path)] if found.ids else []
        answer.give({"files": names, "speeches": list(found.ids)}, found.faults)
    else:
        _tell_export(found, path, missing=missing)
    ctx.exit(1 if found.faults else 0)


def _tell_export(found: ExportedTable, path: Path, *, missing: bool) -> None:
    tell_faults(found.faults)
    if not found.ids:
        click.echo("没有缺日期或讲话人的讲话。" if missing else "还没有讲话稿，没有写表。")
        return
    click.echo(f"已写好 {path}：{len(found.ids)} 篇讲话，每行一篇。")
    click.echo(f"在 Excel 或 WPS 里填好、保存，再运行 huibian facts import {path}。")


@command.command(
    "import",
    help="导入填好的台账（.xlsx、.csv）：先逐项列出要改什么，问过再写；"
    "只改前言里有关的几行，别的一字不动。",
)
@click.argument("path", metavar="台账.xlsx", type=TypedPath())
@click.option("--yes", is_flag=True, help="不再询问，直接写")
@click.option("--dry-run", is_flag=True, help="只看会改什么，不写文件")
@answer.option
@click.pass_context
def import_table(ctx: click.Context, path: Path, yes: bool, dry_run: bool, as_json: bool) -> None:
    """Read a table that was filled in, and write what it asks for."""
    project = here()
    table = exchange.read(path)
    asked = exchange.asked(project, table, path.name)
    if not as_json:
        _show(table, asked)
    due = [row for row in asked.rows if row.changes]
    step = Step(project.root, exchange.COMMAND)
    agreed = not dry_run and bool(due) and (yes or (not as_json and _confirmed(due)))
    done, faults = _written(project, table, due, step) if agreed else ([], [])
    if as_json:
        answer.give(_plain(project, table, due, done), [*asked.faults, *faults])
    else:
        tell_faults(faults)
        _tell(due, done, step, agreed=agreed)
    ctx.exit(1 if asked.faults or faults else 0)


def _show(table: FactsTable, asked: Asked) -> None:
    """Tell change by change what the table asks for, and what is wrong with its rows."""
    for row in asked.rows:
        if row.changes:
            click.echo(f"第 {row.row.number} 行  {row.row.id}  {row.title}")
        for change in row.changes:
            now = change.now or "（删去）"
            click.echo(f"  {change.column.label}：{change.was or _NOTHING} → {now}")
        if row.is_older:
            click.echo("  注意：导出以后讲话稿又改过；表里改的这几项没有人动过，可以照写。")
    tell_faults(asked.faults)
    if table.unused:
        click.echo(f"没有用到的列：{'、'.join(table.unused)}。", err=True)
    click.echo(_counted(asked))


def _counted(asked: Asked) -> str:
    due = [row for row in asked.rows if row.changes]
    changes = [change for row in due for change in row.changes]
    gone = sum(not change.now for change in changes)
    rows = len(asked.rows) - len(due)
    parts = [f"要改 {len(due)} 篇的 {len(changes)} 项" if due else "没有要改的"]
    parts += [f"其中删去 {gone} 项"] if gone else []
    parts += [f"{rows} 篇没有变化"] if rows else []
    wrong = len({fault.line for fault in asked.faults})
    parts += [f"{wrong} 行有错（见上），没有导入"] if wrong else []
    return f"{'，'.join(parts)}。"


def _confirmed(due: Sequence[RowChanges]) -> bool:
    """Ask whoever is there; nobody means no."""
    if not sys.stdin.isatty():
        return False
    return click.confirm(f"要把以上各项写进 {len(due)} 篇讲话稿吗？", prompt_suffix="")


def _written(
    project: Project, table: FactsTable, due: Sequence[RowChanges], step: Step
) -> tuple[list[str], list[HuibianError]]:
    """Write the speeches, each by itself; return the ids of those that were, and what failed."""
    done: list[str] = []
    faults: list[HuibianError] = []
    for row in due:
        try:
            exchange.carry_out(project, table, row, step)
        except HuibianError as fault:
            faults.append(fault)
        except OSError as error:
            faults.append(chinese.of_system(error))
        else:
            done.append(row.row.id)
    return done, faults


def _tell(due: Sequence[RowChanges], done: Sequence[str], step: Step, *, agreed: bool) -> None:
    if not due:
        return
    if not agreed:
        click.echo("还没有写。要写，请加 --yes 再运行一次。")
        return
    click.echo(f"已写好 {len(done)} 篇的前言，其余一字未动。")
    if step.number:
        click.echo(f"要改回去，请运行 huibian undo {step.number}。下一步：huibian build。")


def _plain(
    project: Project, table: FactsTable, due: Sequence[RowChanges], done: Sequence[str]
) -> dict[str, object]:
    rows = [
        {
            "row": row.row.number,
            "id": row.row.id,
            "file": project.name(project.speeches / f"{row.row.id}.md"),
            "altered": row.is_older,
            "changes": [
                {"fact": c.column.key, "name": c.column.label, "was": c.was, "now": c.now}
                for c in row.changes
            ],
        }
        for row in due
    ]
    return {"speeches": rows, "written": list(done), "unused": list(table.unused)}

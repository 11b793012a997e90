"""`huibian mark`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from converters.cli import answer, chinese, completion
from converters.cli.findings import tell_faults
from converters.cli.place import Mention
from converters.collection import marking, mentions, writing
from converters.collection.undo import Step
from converters.errors import HuibianError
from converters.project import Project, here
from converters.readers import front_matter
from converters.speech import printed_words
from converters.speech.model import Status

STATUSES = {Status.DRAFT: "待校", Status.PROOF: "已校", Status.FINAL: "定稿"}
"""What people call each status."""


class StatusType(click.Choice[str]):
    """The type of a status on the command line, in English or in Chinese."""

    def __init__(self) -> None:
        super().__init__([*map(str, STATUSES), *STATUSES.values()])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the status that is meant."""
        word = super().convert(str(value).strip().lower(), param, ctx)
        return next(status for status, name in STATUSES.items() if word in (status, name))


@dataclass(frozen=True, slots=True)
class _Change:
    """One speech that is to be marked."""

    id: str
    path: Path
    title: str
    before: Status


@click.command(
    cls=chinese.Command,
    help="注明讲话稿待校（draft）、已校（proof）或定稿（final）：只改前言里的这一行，先说明要改什么。",
)
@click.argument(
    "written",
    metavar="讲话…",
    nargs=-1,
    required=True,
    type=Mention(),
    shell_complete=completion.speeches,
)
@click.option(
    "--status",
    type=StatusType(),
    required=True,
    metavar="状态",
    help="draft 待校、proof 已校、final 定稿",
)
@click.option("--dry-run", is_flag=True, help="只看会改什么，不写文件")
@answer.option
@click.pass_context
def command(
    ctx: click.Context, written: tuple[str, ...], status: Status, dry_run: bool, as_json: bool
) -> None:
    """Mark how far speeches have been proofread."""
    project = here()
    changes: list[_Change] = []
    faults: list[HuibianError] = []
    for id in mentions.ids(project, written):
        try:
            changes.append(_change(project, id, status))
        except HuibianError as fault:
            faults.append(fault)
    if not as_json:
        for change in changes:
            click.echo(_line(change, status))
    due = [change for change in changes if change.before is not status]
    if not dry_run:
        _write(project, due, status)
    _tell(changes, due, status, faults, dry_run=dry_run, as_json=as_json)
    ctx.exit(1 if faults else 0)


def _change(project: Project, id: str, status: Status) -> _Change:
    path = project.speeches / f"{id}.md"
    meta = project.load(path, front_matter.read)
    project.load(path, lambda data: _marked(data, status))
    return _Change(id, path, printed_words.title(meta), meta.status)


def _write(project: Project, due: list[_Change], status: Status) -> None:
    """Mark speeches as they are by now, their old files kept."""
    step = Step(project.root, "mark")
    for change in due:
        with writing.turn(project.root):
            data = project.load(change.path, lambda data: _marked(data, status))
            step.write(change.path, data)


def _marked(data: bytes, status: Status) -> bytes:
    return data if front_matter.read(data).status is status else marking.marked(data, status)


def _line(change: _Change, status: Status) -> str:
    if change.before is status:
        return f"{change.id}  {change.title}：已经是{STATUSES[status]}"
    return f"{change.id}  {change.title}：{STATUSES[change.before]} → {STATUSES[status]}"


def _tell(
    changes: list[_Change],
    due: list[_Change],
    status: Status,
    faults: list[HuibianError],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    if as_json:
        rows = [{"id": c.id, "was": str(c.before), "status": str(status)} for c in changes]
        answer.give({"speeches": rows}, faults)
        return
    tell_faults(faults)
    click.echo(f"{'会改' if dry_run else '已改'} {len(due)} 篇。")

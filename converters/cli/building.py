"""`huibian build`."""

import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from converters import formats
from converters.build import account, notes, run
from converters.build import plan as plans
from converters.build.account import BOOKS, Account
from converters.build.missing import Missing
from converters.build.plan import SITE
from converters.build.progress import Forecast, Progress, worded
from converters.cli import answer, chinese, completion, retiring, tally
from converters.cli.place import Mention
from converters.errors import UsageError
from converters.project import Project, here
from converters.speech import listing

if TYPE_CHECKING:
    from converters.cli.auditing import Audit

_MOST_JOBS = 1024
_MADE = "、".join(format.label for format in formats.of_speeches())
_AUDITED = listing.listed((format.label for format in formats.audited()), "和")


@click.command(
    cls=chinese.Command,
    help=f"把有改动的讲话稿做成 {_MADE} 和网站，没有改动的不动。"
    "写明编号、文件名或标题里的几个字时，只做这几篇。",
)
@click.argument(
    "written",
    metavar="[讲话]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.speeches,
)
@click.option(
    "--only",
    metavar="格式",
    help=f"只做这些，用逗号隔开，如 {formats.example()},{SITE}",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, _MOST_JOBS),
    default=os.cpu_count(),
    metavar="个数",
    help="同时用几个处理器，默认全部",
)
@click.option("--profile", default=run.LOCAL, metavar="名称", help="运行方式，如 slurm（集群）")
@click.option("--audit", is_flag=True, help=f"做好之后量一量全部 {_AUDITED}")
@answer.option
@click.pass_context
def command(
    ctx: click.Context,
    written: tuple[str, ...],
    only: str | None,
    jobs: int,
    profile: str,
    audit: bool,
    as_json: bool,
) -> None:
    """Build what is stale."""
    parts = _parts(only)
    project, lost = retiring.settled(here(), ask=sys.stdin.isatty() and not as_json)
    plan = plans.make(project)
    tell = _ProgressLine(quiet=as_json)
    if ids := _meant(project, written):
        outcome = run.build_some(project, plan, ids, parts)
        if only is not None and BOOKS in parts:
            books = run.build(project, plans.make(project), jobs, tell, (BOOKS,), profile)
            outcome = outcome.with_more(books)
    else:
        tell.begin(run.stale(plan, parts))
        outcome = run.build(project, plan, jobs, tell, parts, profile)
    tell.end()
    for note in notes.taken(project):
        click.echo(f"提示：{note}。", err=True)
    audited = _audited(project, quiet=as_json) if audit else None
    if as_json:
        _answer(outcome, audited, lost)
    else:
        retiring.tell(lost)
        _tell(outcome, len(set(ids)) or len(plan.index.digests))
        if audited:
            audited.tell()
    failed = bool(outcome.faults) or (audited is not None and audited.failed)
    ctx.exit(1 if failed else 0)


def _meant(project: Project, written: tuple[str, ...]) -> tuple[str, ...]:
    if not written:
        return ()
    from converters.collection import mentions

    return mentions.ids(project, written)


def _audited(project: Project, *, quiet: bool) -> "Audit":
    # What measures PDF and DOCX takes a second to import, which no other build waits for.
    from converters.cli import auditing

    return auditing.audit_all(project, quiet=quiet)


def _answer(outcome: Account, audit: "Audit | None", lost: Sequence[Missing]) -> None:
    faults: list[answer.Fault] = [fault for _, fault in outcome.faults]
    results = {
        "made": [output._asdict() for output in outcome.made],
        "failed": [lack.as_json() for lack in outcome.lacking],
        "rendered": outcome.rendered,
        "taken": [output._asdict() for output in outcome.taken],
        "missing": [one.id for one in lost],
        "findings": [finding.as_dict() for finding in audit.findings] if audit else [],
    }
    answer.give(results, [*faults, *(audit.faults if audit else ())])


def _parts(only: str | None) -> tuple[str, ...]:
    if only is None:
        return account.parts()
    parts = tuple(
        part.strip().lower() for part in only.replace("，", ",").split(",") if part.strip()
    )
    known = account.parts()
    unknown = [part for part in parts if part not in known]
    if unknown or not parts:
        reason = f"--only 不认识“{'、'.join(unknown)}”" if unknown else "--only 后面没有写做什么"
        raise UsageError(reason, f"可用的有：{'、'.join(known)}")
    # The site offers every output for download, and is not done before they are.
    before = formats.names(formats.of_speeches()) if SITE in parts else ()
    return tuple(dict.fromkeys((*before, *parts)))


class _ProgressLine:
    """The progress line: rewritten in place on a terminal, not shown anywhere else."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._live = sys.stderr.isatty() and not quiet
        self._shown = 0.0
        self._forecast = Forecast()

    def begin(self, counts: dict[str, int]) -> None:
        if counts and not self._quiet:
            click.echo(f"正在更新：{tally.counted(counts)}……", err=True)

    def __call__(self, progress: Progress) -> None:
        left, now = self._forecast.seconds_left(progress), time.monotonic()
        if self._live and now - self._shown > 0.2:
            chinese.progress(worded(progress, left))
            self._shown = now

    def end(self) -> None:
        if self._live and self._shown:
            chinese.progress("")


def _tell(outcome: Account, speeches: int) -> None:
    for message, _ in outcome.faults:
        click.echo(f"错误：{message}", err=True)
    click.echo(tally.of_build(outcome, speeches))

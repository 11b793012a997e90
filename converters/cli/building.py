"""`huibian build`, and what belongs to it: `huibian status` and `huibian clean`."""

import importlib
import json
import os
import signal
import sys
import time

import click

from converters.build import mentions, run
from converters.build import plan as plans
from converters.build.plan import SITE
from converters.build.progress import Forecast, Progress, worded
from converters.build.run import BOOKS, Outcome
from converters.cli import chinese, completion
from converters.cli.place import Mention
from converters.config import FORMATS
from converters.errors import UsageError
from converters.project import here

_NAMES = {"docx": "DOCX", "pdf": "PDF", "txt": "TXT"}
_PARTS = (*FORMATS, SITE, BOOKS)


@click.command(
    cls=chinese.Command,
    help="把有改动的讲话稿做成 DOCX、PDF、TXT 和网站，没有改动的不动。"
    "写明编号、文件名或标题里的几个字时，只做这几篇。",
)
@click.argument(
    "written",
    metavar="[讲话]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.speeches,
)
@click.option("--only", metavar="格式", help="只做这些，用逗号隔开，如 pdf,docx,site")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count(),
    metavar="个数",
    help="同时用几个处理器，默认全部",
)
@click.option("--profile", default=run.LOCAL, metavar="名称", help="运行方式，如 slurm（集群）")
@click.option("--audit", is_flag=True, help="做好之后量一量全部 PDF 和 DOCX")
@click.option("--json", "as_json", is_flag=True, help="结果用 JSON 输出，供程序读取")
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
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    project = here()
    parts = _parts(only)
    plan = plans.make(project)
    tell = _Line(quiet=as_json)
    if ids := mentions.ids(project, written):
        outcome = run.build_some(project, plan, ids, parts)
        if only is not None and BOOKS in parts:
            books = run.build(project, plans.make(project), jobs, tell, (BOOKS,), profile)
            outcome = outcome.with_more(books)
    else:
        tell.begin(run.stale(plan, parts))
        outcome = run.build(project, plan, jobs, tell, parts, profile)
    tell.end()
    if as_json:
        faults = [fault for _, fault in outcome.faults]
        click.echo(json.dumps({"rendered": outcome.rendered, "faults": faults}, ensure_ascii=False))
    else:
        _tell(outcome, len(ids) or len(plan.index.digests))
    failed = bool(outcome.faults)
    if audit:
        # What measures PDF and DOCX takes a second to import, which no other build shall wait for.
        auditing = importlib.import_module("converters.cli.auditing")
        failed = bool(auditing.audit_all(project, quiet=as_json)) or failed
    ctx.exit(1 if failed else 0)


def _parts(only: str | None) -> tuple[str, ...]:
    if only is None:
        return _PARTS
    parts = tuple(
        part.strip().lower() for part in only.replace("，", ",").split(",") if part.strip()
    )
    unknown = [part for part in parts if part not in _PARTS]
    if unknown or not parts:
        raise UsageError(f"--only 不认识“{'、'.join(unknown)}”", f"可用的有：{'、'.join(_PARTS)}")
    return parts


class _Line:
    """The progress line: rewritten in place on a terminal, not shown anywhere else."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._live = sys.stderr.isatty() and not quiet
        self._shown = 0.0
        self._forecast = Forecast()

    def begin(self, counts: dict[str, int]) -> None:
        if counts and not self._quiet:
            click.echo(f"正在更新：{_worded(counts)}……", err=True)

    def __call__(self, progress: Progress) -> None:
        left, now = self._forecast.seconds_left(progress), time.monotonic()
        if self._live and now - self._shown > 0.2:
            chinese.progress(worded(progress, left))
            self._shown = now

    def end(self) -> None:
        if self._live and self._shown:
            chinese.progress("")


def _tell(outcome: Outcome, speeches: int) -> None:
    for message, _ in outcome.faults:
        click.echo(f"错误：{message}", err=True)
    if outcome.idle:
        click.echo(f"共 {speeches} 篇讲话，都是最新的，没有要做的事。")
    else:
        click.echo(f"已更新：{_worded(outcome.rendered)}。成品在 output/ 里。")
    if outcome.faults:
        click.echo(f"有 {len(outcome.faults)} 处问题，见上；其余各篇都已完成。", err=True)


def _worded(counts: dict[str, int]) -> str:
    parts = [f"{_NAMES[name]} {count} 份" for name, count in counts.items() if name in _NAMES]
    parts += ["网站"] if SITE in counts else []
    return "、".join(parts + ([f"汇编 {counts[BOOKS]} 本"] if BOOKS in counts else []))

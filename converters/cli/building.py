"""`huibian build`."""

import json
import os
from pathlib import Path

import click

from converters.build import plan as plans
from converters.build import run
from converters.build.run import Outcome
from converters.cli import chinese
from converters.project import Project

_NAMES = {"docx": "DOCX", "pdf": "PDF", "txt": "TXT"}


@click.command(
    cls=chinese.Command,
    help="把有改动的讲话稿做成 DOCX、PDF、TXT 和网站，没有改动的不动。",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=os.cpu_count(),
    metavar="个数",
    help="同时用几个处理器，默认全部",
)
@click.option("--json", "as_json", is_flag=True, help="结果用 JSON 输出，供程序读取")
@click.pass_context
def command(ctx: click.Context, jobs: int, as_json: bool) -> None:
    """Build what is stale."""
    project = Project(Path())
    plan = plans.make(project)
    counts = run.stale(plan)
    if counts and not as_json:
        click.echo(f"正在更新：{_worded(counts)}……", err=True)
    outcome = run.build(project, plan, jobs)
    if as_json:
        faults = [fault for _, fault in outcome.faults]
        click.echo(json.dumps({"rendered": outcome.rendered, "faults": faults}, ensure_ascii=False))
    else:
        _tell(outcome, len(plan.index.digests))
    ctx.exit(1 if outcome.faults else 0)


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
    return "、".join(parts + (["网站"] if "site" in counts else []))

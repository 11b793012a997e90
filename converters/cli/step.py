"""`huibian step …`: what the rules of the workflow call."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from converters.build import archive, progress, steps, workers
from converters.build import plan as plans
from converters.build.plan import Plan
from converters.cli import chinese
from converters.errors import UsageError
from converters.project import Project

_NICE = 5
"""Whoever works at the machine goes before a build."""


@click.group(cls=chinese.Group, help="构建流程内部使用的步骤，一般不必直接运行。")
def command() -> None:
    """Hold the steps together."""


@contextmanager
def _planned() -> Iterator[Plan]:
    """Give the plan; a step that is told to end leaves nothing half-written."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    project = Project(Path())
    with workers.at_work(project.output):
        yield plans.make(project)


@command.command(help="输出构建计划（JSON），并撤下已经失效的完成标记")
def plan() -> None:
    """Print the jobs of the build, and withdraw stamps that no longer hold."""
    with _planned() as made:
        made.withdraw()
        jobs = [{"format": j.format, "shard": j.shard, "digest": j.digest} for j in made.jobs]
        click.echo(json.dumps({"jobs": jobs, "site": made.site}))


@command.command(help="输出一篇讲话所在的分组名")
@click.argument("id", metavar="编号")
def shard(id: str) -> None:
    """Print the shard of one speech."""
    with _planned() as made:
        names = {job.shard for job in made.jobs if id in job.sources}
    if not names:
        raise UsageError(f"没有编号为 {id} 的讲话", "编号就是讲话稿的文件名")
    click.echo(names.pop())


@command.command(help="把一组讲话做成一种格式")
@click.option("--format", required=True, help="docx、pdf 或 txt")
@click.option("--shard", required=True, help="分组名")
def render(format: str, shard: str) -> None:
    """Render what is stale of one shard."""
    os.nice(_NICE)
    with _planned() as made:
        steps.render_shard(made, format, shard, progress.ticker(made.project.output))


@command.command(help="生成网站")
def site() -> None:
    """Build the site."""
    os.nice(_NICE)
    with _planned() as made:
        archive.build_site(made)
        progress.ticker(made.project.output)()


@command.command(help="列出有问题的讲话；有问题时退出码为 1")
@click.pass_context
def verdict(ctx: click.Context) -> None:
    """Tell every fault the build met."""
    with _planned() as made:
        faults = steps.failures(made)
    for message, _ in faults:
        click.echo(f"错误：{message}", err=True)
    ctx.exit(1 if faults else 0)

"""`huibian step …`: what the rules of the workflow call."""

import json
import os
import signal
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import click

from converters import formats
from converters.build import (
    account,
    fullness,
    handed,
    inventory,
    kept,
    lock,
    progress,
    run,
    shards,
    steps,
    workers,
)
from converters.build import plan as plans
from converters.build.bookjobs import BOOK
from converters.build.plan import SITE
from converters.cli import chinese
from converters.errors import UsageError
from converters.project import Project, here
from converters.speech import listing

_NICE = 5
"""Whoever works at the machine goes before a build."""


@click.group(cls=chinese.ChineseGroup, help="构建流程内部使用的步骤，一般不必直接运行。")
def command() -> None:
    """Hold the steps together."""


@contextmanager
def _project() -> Iterator[Project]:
    """Give the collection; a step that is told to end leaves nothing half-written."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    project = here()
    try:
        with workers.at_work(project.output):
            yield project
    except OSError as error:
        fullness.leave_sign(project.output, error)
        raise


@command.command(help="结束被强行中断的构建余下的进程；另一个构建正在进行时退出码为 1")
def free() -> None:
    """End what a killed build left running."""
    lock.end_rest(here().output)


@command.command(help="输出构建计划（JSON），并撤下已经失效的完成标记")
def plan() -> None:
    """Print the jobs of the build, and withdraw stamps that no longer hold."""
    with _project() as project:
        workers.sweep(project.output)
        made = plans.make(project)
        made.withdraw()
        jobs = [{"format": job.format, "shard": job.shard} for job in made.jobs]
        names = [job.name for job in made.books]
        planned = {
            "formats": {format.name: format.suffix for format in formats.of_speeches()},
            "jobs": jobs,
            "after": _after(project.config.formats),
            "site": made.site is not None,
            "books": names,
        }
        text = json.dumps(planned)
        kept.write_text(project.output / plans.FILE, text)
        handed.hand_on(project, made.index.digests)
        click.echo(text)


def _after(made: Collection[str]) -> dict[str, str]:
    """Return the format that has to be made before another one, by the name of the latter."""
    return {name: first for name in made if (first := formats.page_source(name, made))}


@command.command(help="输出一篇讲话所在的分组名")
@click.argument("id", metavar="编号")
def shard(id: str) -> None:
    """Print the shard of one speech."""
    with _project() as project:
        ids, _ = inventory.names(project)
    if id not in ids:
        raise UsageError(f"没有编号为 {id} 的讲话", "编号就是讲话稿的文件名")
    click.echo(shards.name_of(id, shards.count(len(ids))))


@command.command(help="把一组讲话做成一种格式")
@click.option("--format", required=True, help=listing.listed(formats.names(formats.of_speeches())))
@click.option("--shard", required=True, help="分组名")
def render(format: str, shard: str) -> None:
    """Render what is stale of one shard."""
    os.nice(_NICE)
    with _project() as project:
        made = handed.alone(project, format, shard)
        steps.render_whole(made, made.jobs[0], progress.Ticker(project.output, format))


@command.command(help="生成网站")
def site() -> None:
    """Build the site."""
    os.nice(_NICE)
    with _project() as project:
        steps.make_site(plans.make(project))
        progress.Ticker(project.output, SITE)()


@command.command(help="编一本书（汇编）")
@click.option("--name", required=True, help="书的名称，就是 books/ 里的文件名")
@click.option("--jobs", type=click.IntRange(1), default=1, help="同时用几个处理器")
def book(name: str, jobs: int) -> None:
    """Make one book."""
    os.nice(_NICE)
    with _project() as project:
        made = plans.make(project)
        job, ticker = made.book(name), progress.Ticker(project.output, BOOK)
        expected = run.work_of_book(made, job)
        steps.make_book(made, job, jobs, ticker)
        ticker.fill(expected)


@command.command(help="列出有问题的讲话；有问题时退出码为 1")
@click.pass_context
def verdict(ctx: click.Context) -> None:
    """Tell every fault the build met."""
    with _project() as project:
        faults = account.standing(plans.make(project), account.parts()).faults
    for message, _ in faults:
        click.echo(f"错误：{message}", err=True)
    ctx.exit(1 if faults else 0)

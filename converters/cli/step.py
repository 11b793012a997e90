"""`huibian step …`: what the rules of the workflow call."""

import json
from pathlib import Path

import click

from converters.build import plan as plans
from converters.build import steps
from converters.build.plan import Plan
from converters.cli import chinese
from converters.project import Project


@click.group(cls=chinese.Group, help="构建流程内部使用的步骤，一般不必直接运行。")
def command() -> None:
    """Hold the steps together."""


def _plan() -> Plan:
    return plans.make(Project(Path()))


@command.command(help="输出构建计划（JSON），并撤下已经失效的完成标记")
def plan() -> None:
    """Print the jobs of the build, and withdraw stamps that no longer hold."""
    made = _plan()
    made.withdraw()
    jobs = [{"format": j.format, "shard": j.shard, "digest": j.digest} for j in made.jobs]
    click.echo(json.dumps({"jobs": jobs, "site": made.site}))


@command.command(help="把一组讲话做成一种格式")
@click.option("--format", required=True, help="docx、pdf 或 txt")
@click.option("--shard", required=True, help="分组名")
def render(format: str, shard: str) -> None:
    """Render what is stale of one shard."""
    steps.render_shard(_plan(), format, shard)


@command.command(help="生成网站")
def site() -> None:
    """Build the site."""
    steps.build_site(_plan())


@command.command(help="列出有问题的讲话；有问题时退出码为 1")
@click.pass_context
def verdict(ctx: click.Context) -> None:
    """Tell every fault the build met."""
    faults = steps.failures(_plan())
    for message, _ in faults:
        click.echo(f"错误：{message}", err=True)
    ctx.exit(1 if faults else 0)

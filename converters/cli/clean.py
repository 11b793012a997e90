"""`huibian clean`."""

import click

from converters.build import plan as plans
from converters.build import tidy
from converters.cli import chinese
from converters.errors import UsageError
from converters.project import here


@click.command(cls=chinese.Command, help="删除已经没有讲话稿、没有设置的成品：先列出，问过再删。")
@click.option("--orphans", is_flag=True, help="没有讲话稿的成品，没有设置的汇编")
@click.option("--yes", is_flag=True, help="不再询问，直接删除")
def command(orphans: bool, yes: bool) -> None:
    """Remove outputs of speeches and books that are gone, after showing them."""
    if not orphans:
        raise UsageError("没有说要清理什么", "请加 --orphans，清理没有讲话稿或汇编设置的成品")
    project = here()
    found = tidy.orphans(plans.make(project))
    if not found:
        click.echo("没有多余的成品。")
        return
    for path in found:
        click.echo(project.name(path))
    if yes or click.confirm(
        f"以上 {len(found)} 个文件没有对应的讲话稿或汇编设置，要删除吗？", prompt_suffix=""
    ):
        tidy.remove(found)
        click.echo(f"已删除 {len(found)} 个文件。")

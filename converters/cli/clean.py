"""`huibian clean`."""

import click

from converters.build import plan as plans
from converters.cli import answer, chinese
from converters.cli.findings import tell_faults
from converters.collection import tidy
from converters.collection.tidy import Removal
from converters.errors import UsageError
from converters.project import here


@click.command(cls=chinese.Command, help="删除已经没有讲话稿、没有设置的成品：先列出，问过再删。")
@click.option("--orphans", is_flag=True, help="没有讲话稿的成品，没有设置的汇编")
@click.option("--yes", is_flag=True, help="不再询问，直接删除")
@answer.option
@click.pass_context
def command(ctx: click.Context, orphans: bool, yes: bool, as_json: bool) -> None:
    """Remove outputs of speeches and books that are gone, after showing them."""
    if not orphans:
        raise UsageError("没有说要清理什么", "请加 --orphans，清理没有讲话稿或汇编设置的成品")
    project = here()
    found = tidy.orphans(plans.make(project))
    names = [project.name(path) for path in found]
    if not as_json:
        click.echo("\n".join(names) if names else "没有多余的成品。")
    if not found:
        removal = tidy.Removal((), ())
    elif yes or (not as_json and _confirmed(len(found))):
        removal = tidy.remove(found)
    else:
        removal = None
    faults = removal.faults if removal else ()
    if as_json:
        removed = [project.name(path) for path in removal.removed] if removal else []
        answer.give({"files": names, "removed": removed}, faults)
    else:
        _tell(len(found), removal)
    ctx.exit(1 if faults else 0)


def _confirmed(count: int) -> bool:
    question = f"以上 {count} 个文件没有对应的讲话稿或汇编设置，要删除吗？"
    return click.confirm(question, prompt_suffix="")


def _tell(found: int, removal: Removal | None) -> None:
    tell_faults(removal.faults if removal else ())
    if removal is None:
        click.echo("没有删除。")
    elif found:
        left = f"，{len(removal.faults)} 个没有删掉（见上）" if removal.faults else ""
        click.echo(f"已删除 {len(removal.removed)} 个文件{left}。")

"""`huibian clean`."""

import time

import click

from converters.build import plan as plans
from converters.build.store import place, pruning
from converters.build.store.pruning import DAY_SECONDS, Held
from converters.cli import answer, chinese
from converters.cli.findings import tell_faults
from converters.collection import tidy
from converters.collection.tidy import Removal
from converters.errors import MissingError, UsageError
from converters.project import Project, here

_UNUSED_DAYS = 90
_MB, _GB = 10**6, 10**9


@click.command(
    cls=chinese.Command,
    help="删除已经没有讲话稿、没有设置的成品，或成品库里很久没有用到的：先列出，问过再删。",
)
@click.option("--orphans", is_flag=True, help="没有讲话稿的成品，没有设置的汇编")
@click.option("--store", is_flag=True, help="成品库（config.yaml 的 store）里很久没有用到的")
@click.option(
    "--unused",
    type=click.IntRange(0),
    default=_UNUSED_DAYS,
    metavar="天数",
    help=f"成品库里多少天没有用到的，默认 {_UNUSED_DAYS}",
)
@click.option(
    "--limit",
    type=click.FloatRange(0),
    metavar="GB",
    help="成品库最多留多少，多出来的从最久没有用到的删起",
)
@click.option("--yes", is_flag=True, help="不再询问，直接删除")
@answer.option
@click.pass_context
def command(
    ctx: click.Context,
    orphans: bool,
    store: bool,
    unused: int,
    limit: float | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Remove outputs of speeches and books that are gone, or of the store, after showing them."""
    if orphans == store:
        what = "清理没有讲话稿或汇编设置的成品，或 --store，清理成品库里很久没有用到的"
        said = "--orphans 和 --store 只能写一个" if orphans else "没有说要清理什么"
        raise UsageError(said, f"请加 --orphans，{what}")
    project = here()
    if store:
        most = float("inf") if limit is None else limit * _GB
        removal = _store(project, time.time() - unused * DAY_SECONDS, most, yes, as_json)
    else:
        removal = _orphans(project, yes, as_json)
    ctx.exit(1 if removal and removal.faults else 0)


def _orphans(project: Project, yes: bool, as_json: bool) -> Removal | None:
    found = tidy.orphans(plans.make(project))
    names = [project.name(path) for path in found]
    if not as_json:
        click.echo("\n".join(names) if names else "没有多余的成品。")
    removal: Removal | None = Removal((), ())
    if found:
        question = f"以上 {len(found)} 个文件没有对应的讲话稿或汇编设置，要删除吗？"
        removal = tidy.remove(found) if _agreed(question, yes, as_json) else None
    _end(project, names, removal, as_json)
    return removal


def _store(
    project: Project, before: float, most: float, yes: bool, as_json: bool
) -> Removal | None:
    folder = place.of(project)
    if folder is None:
        raise UsageError("这个讲话集没有成品库", "成品库是 config.yaml 里 store 写的文件夹")
    if not folder.is_dir():
        raise MissingError(f"成品库的文件夹 {folder} 不在", "请检查 config.yaml 的 store")
    held = pruning.held(folder)
    going = pruning.unwanted(held, before, most)
    if not as_json:
        click.echo(f"成品库 {folder} 里共 {_counted(held)}，要清理的 {_counted(going)}。")
    removal: Removal | None = Removal((), ())
    if going:
        question = "要删除吗？以后再用到时，会照常重做。"
        removal = tidy.remove(pruning.resting(going)) if _agreed(question, yes, as_json) else None
    _end(project, [project.name(one.path) for one in going], removal, as_json)
    return removal


def _counted(found: list[Held]) -> str:
    return f"{len(found)} 份、{sum(one.size for one in found) / _MB:.1f} MB"


def _agreed(question: str, yes: bool, as_json: bool) -> bool:
    return yes or (not as_json and click.confirm(question, prompt_suffix=""))


def _end(project: Project, names: list[str], removal: Removal | None, as_json: bool) -> None:
    faults = removal.faults if removal else ()
    if as_json:
        removed = [project.name(path) for path in removal.removed] if removal else []
        answer.give({"files": names, "removed": removed}, faults)
    else:
        _tell(len(names), removal)


def _tell(found: int, removal: Removal | None) -> None:
    tell_faults(removal.faults if removal else ())
    if removal is None:
        click.echo("没有删除。")
    elif found:
        left = f"，{len(removal.faults)} 个没有删掉（见上）" if removal.faults else ""
        click.echo(f"已删除 {len(removal.removed)} 个文件{left}。")

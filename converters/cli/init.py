"""`huibian init`."""

import shlex
import sys
from pathlib import Path

import click

from converters import files
from converters.cli import answer, chinese, place
from converters.cli.place import TypedPath
from converters.collection import new_collection, samples
from converters.collection.new_collection import CollectionDraft
from converters.collection.samples import Samples
from converters.errors import UsageError


@click.command(
    cls=chinese.Command,
    help="新建一个讲话集：写好设置和几个文件夹。不写选项时一项一项地问；已有的文件不会被覆盖。",
)
@click.argument("folder", metavar="[文件夹]", type=TypedPath(), required=False)
@click.option("--title", metavar="名称", help="讲话集的名称，如 某县人大工作讲话选编")
@click.option("--publisher", metavar="单位", help="编印单位，可以不写")
@click.option(
    samples.OPTION,
    "move",
    is_flag=True,
    help="程序文件夹里带有样例的，先把样例移到 samples/，再从头开始",
)
@answer.option
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path | None,
    title: str | None,
    publisher: str | None,
    move: bool,
    as_json: bool,
) -> None:
    """Begin a collection."""
    stood = place.of(ctx).stood
    target = stood if folder is None else folder
    if folder is None and stood != Path():
        raise UsageError(
            f"这里已经在一个讲话集里（{files.real(Path())}）",
            "要在别处新建，请写明文件夹，如 huibian init 新讲话集",
        )
    there = samples.found(target)
    if move and not there.moving:
        raise UsageError("这里没有样例，没有改动", f"请去掉 {samples.OPTION}")
    if not move:
        _refuse(there)
    draft = _draft(title, publisher, as_json)
    moved = [samples.move(there)] if move else []
    written = new_collection.write(target, draft)
    if as_json:
        names = [str(path) for path in (*moved, *written)]
        answer.give({"files": names})
        return
    for path in moved:
        click.echo(f"样例和它们的成品都移到了 {path}/，那里是单独的讲话集，没有删去什么")
    for path in written:
        click.echo(f"已写好 {path}{'/' if path.is_dir() else ''}")
    click.echo(_next(target, stood))


def _refuse(there: Samples) -> None:
    """Raise UsageError if the folder is a collection; for one of samples, tell the way out."""
    try:
        new_collection.refuse_collection(there.folder)
    except UsageError as error:
        if not there.moving:
            raise
        raise UsageError(
            f"这里（{there.folder.resolve()}）放着 {len(there.ids)} 篇样例，没有改动",
            f"要在别处新建，请写明文件夹，如 huibian init ~/讲话集；"
            f"要在这里从头开始，请运行 huibian init {samples.OPTION}，样例会移到 {samples.FOLDER}/",
        ) from error


def _draft(title: str | None, publisher: str | None, as_json: bool) -> CollectionDraft:
    asked = sys.stdin.isatty() and not as_json
    if title is None and not asked:
        raise UsageError("没有写讲话集的名称", "请加 --title 名称")
    title = chinese.asked("讲话集的名称：") if title is None else title
    if publisher is None and asked:
        publisher = chinese.asked("编印单位（没有就直接按回车）：", empty=True)
    return new_collection.drafted(title, publisher or "")


def _next(folder: Path, stood: Path) -> str:
    """Return what to do next, with the way to the folder if one is not in it."""
    there = (
        ""
        if files.real(folder) == files.real(stood)
        else f"请先进入这个文件夹：cd {shlex.quote(str(folder))}\n"
    )
    return f"{there}下一步：huibian import 文件…，把收到的稿子整理进来；或 huibian new，新写一篇。"

"""`huibian undo`."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from converters.cli import answer, chinese, completion
from converters.cli.place import Mention
from converters.collection import mentions, undo, writing
from converters.collection.undo import KeptFile, PastStep, Step
from converters.errors import UsageError
from converters.project import Project, here

_SHOWN = 4
_LISTED = 20


@click.command(
    cls=chinese.Command,
    help="列出最近哪些命令改写了讲话稿（check --fix、mark、import 等）；写明第几次，或哪一篇讲话，"
    "就恢复成那次改写以前的样子。恢复错了，也可以再撤销。",
)
@click.argument(
    "written",
    metavar="[第几次|讲话]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.past_steps,
)
@click.option("--last", is_flag=True, help="撤销最近的一次")
@click.option("--dry-run", is_flag=True, help="只看会恢复哪些文件，不写文件")
@answer.option
def command(written: tuple[str, ...], last: bool, dry_run: bool, as_json: bool) -> None:
    """List what was written over, or bring it back."""
    project = here()
    past = undo.steps(project.root)
    if not written and not last:
        if as_json:
            answer.give({"steps": [_plain(step) for step in past], "restored": []})
        else:
            _list(past)
        return
    kept = list(_meant(project, past, written, last=last))
    step = Step(project.root, "undo")
    restored = _restored(project, kept, step, dry_run=dry_run)
    if as_json:
        rows = [{"file": file.file, "step": file.step} for file in restored]
        answer.give({"steps": [], "restored": rows})
    else:
        _tell(kept, restored, step, dry_run=dry_run)


def _meant(
    project: Project, past: Sequence[PastStep], written: Sequence[str], *, last: bool
) -> Iterator[KeptFile]:
    """Yield the files to bring back, each once; raises UsageError if a word means none."""
    if last and not past:
        raise UsageError("没有可以撤销的改写", "讲话稿还没有被命令改写过")
    words = [str(past[0].number)] if last else []
    found: dict[str, KeptFile] = {}
    for word in (*words, *written):
        for file in undo.chosen(past, word) or _of_speech(project, past, word):
            found.setdefault(file.file, file)
    yield from found.values()


def _of_speech(project: Project, past: Sequence[PastStep], word: str) -> tuple[KeptFile, ...]:
    """Return the newest kept file of a speech that is meant by its title or its path."""
    if word.isdecimal():
        raise UsageError(f"没有第 {word} 次改写，或者没有留着", _SEE)
    (id,) = mentions.ids(project, [word])
    if found := undo.chosen(past, project.name(project.speeches / f"{id}.md")):
        return found
    raise UsageError(f"{id} 没有被命令改写过，没有可以恢复的", _SEE)


_SEE = "请运行 huibian undo，看可以撤销哪些"


def _restored(
    project: Project, kept: Sequence[KeptFile], step: Step, *, dry_run: bool
) -> list[KeptFile]:
    if dry_run:
        return [file for file in kept if not _stands(project.root / file.file, file)]
    with writing.turn(project.root):
        return undo.restore(project.root, kept, step)


def _stands(path: Path, file: KeptFile) -> bool:
    return path.is_file() and path.read_bytes() == undo.read(file)


def _list(past: Sequence[PastStep]) -> None:
    if not past:
        click.echo("还没有命令改写过讲话稿，没有可以撤销的。")
        return
    for step in past[:_LISTED]:
        click.echo(f"第 {step.number} 次  {_time(step)}  {step.command}  {_names(step.files)}")
    if len(past) > _LISTED:
        click.echo(f"（更早的还有 {len(past) - _LISTED} 次）")
    click.echo(
        f"要撤销哪一次，请写明次数，如 huibian undo {past[0].number}；只恢复一篇，写它的编号。"
    )


def _time(step: PastStep) -> str:
    """Return when a step was made, as people write it."""
    try:
        return f"{datetime.fromisoformat(step.time):%Y-%m-%d %H:%M}"
    except ValueError:
        return "时间不详"


def _names(kept: Sequence[KeptFile]) -> str:
    shown = "、".join(file.file for file in kept[:_SHOWN])
    return f"{shown} 等 {len(kept)} 个文件" if len(kept) > _SHOWN else shown


def _tell(
    kept: Sequence[KeptFile], restored: Sequence[KeptFile], step: Step, *, dry_run: bool
) -> None:
    for file in kept:
        if file not in restored:
            state = "已经是那时的样子"
        else:
            state = f"{'会' if dry_run else '已'}恢复成第 {file.step} 次改写以前的样子"
        click.echo(f"{file.file}：{state}")
    click.echo(f"{'会' if dry_run else '已'}恢复 {len(restored)} 个文件。")
    if step.number:
        click.echo(f"恢复以前的样子也留着，要改回来，请运行 huibian undo {step.number}。")


def _plain(step: PastStep) -> dict[str, object]:
    return {
        "step": step.number,
        "time": step.time,
        "command": step.command,
        "files": [file.file for file in step.files],
    }

"""`huibian convert`."""

from collections.abc import Sequence
from pathlib import Path

import click

from converters import formats
from converters.build import drawing
from converters.cli import answer, chinese, completion, format_names, place
from converters.cli.findings import tell_faults
from converters.cli.place import Mention, TypedPath
from converters.collection import conversion
from converters.collection.conversion import Converted
from converters.errors import HuibianError, Severity
from converters.project import anywhere, here
from converters.project.root import CONFIG

_NAMES = formats.names(formats.of_speeches())
_SHOWN = 5
_LONGEST = 40


@click.command(
    cls=chinese.Command,
    help="把一篇或几篇文稿单独排成公文格式：Word、记事本、网页、PDF、Markdown 都行，"
    "在任何文件夹里都能用。不动原来的文件，也不覆盖别的文件。",
)
@click.argument(
    "written",
    metavar="文件或讲话…",
    nargs=-1,
    required=True,
    type=Mention(),
    shell_complete=completion.speeches_and_files,
)
@click.option(
    "--to",
    metavar="格式",
    default=_NAMES[0],
    shell_complete=completion.formats(_NAMES),
    help=f"{'、'.join(_NAMES)}，几种用逗号隔开，如 {formats.example()}",
)
@click.option(
    "--into", type=TypedPath(), metavar="文件夹", help="成品放在哪个文件夹，默认就放在当前文件夹"
)
@answer.option
@click.pass_context
def command(
    ctx: click.Context, written: tuple[str, ...], to: str, into: Path | None, as_json: bool
) -> None:
    """Convert single texts, without the workflow."""
    wanted = format_names.wanted(to, _NAMES)
    project = anywhere()
    folder = place.of(ctx).stood if into is None else into
    known = conversion.memory()
    done: list[Converted] = []
    faults: list[HuibianError] = []
    for word in written:
        try:
            done.append(conversion.convert(project, _path(word), wanted, folder, known))
        except HuibianError as fault:
            faults.append(fault)
            continue
        if not as_json:
            _tell(done[-1])
    for note in drawing.notes():
        click.echo(f"提示：{note}。", err=True)
    for unusable in project.font_faults:
        click.echo(f"注意：{unusable}", err=True)
    if as_json:
        answer.give({"files": [_plain(item) for item in done]}, faults)
    else:
        tell_faults(faults)
    ctx.exit(max((met.exit_code for met in faults), default=0))


def _path(word: str) -> Path:
    """Return the file that is meant: one that is there, or a speech of the collection."""
    path = Path(word)
    if path.exists() or not Path(CONFIG).is_file() or "/" in word:
        return path
    from converters.collection import mentions

    project = here()
    (id,) = mentions.ids(project, [word])
    return project.speeches / f"{id}.md"


def _tell(item: Converted) -> None:
    for made in item.made:
        aside = f"（已有的 {made.instead_of.name} 没有动）" if made.instead_of else ""
        click.echo(f"已生成 {made.path}{aside}")
    if item.text.left_out:
        count = sum(map(len, item.text.left_out))
        places = f"没有排进去的有 {len(item.text.left_out)} 处，共 {count} 字"
        click.echo(f"  {places}：{_short(item.text.left_out)}")
    if item.text.changes:
        click.echo(f"  照规范改了：{'，'.join(item.text.changes)}")
    doubts = [finding for finding in item.text.findings if finding.severity is not Severity.NOTE]
    if doubts:
        told = [f"第 {f.line} 行 {f.message}" if f.line else f.message for f in doubts]
        click.echo(f"  可疑之处 {len(told)} 处：{_short(told)}")


def _short(pieces: Sequence[str]) -> str:
    cut = [p if len(p) <= _LONGEST else f"{p[:_LONGEST]}…" for p in pieces[:_SHOWN]]
    return "；".join(cut) + ("；……" if len(pieces) > _SHOWN else "")


def _plain(item: Converted) -> dict[str, object]:
    return {
        "source": str(item.source),
        "made": [{"file": str(made.path), "format": made.format} for made in item.made],
        "findings": [finding.as_dict() for finding in item.text.findings],
        "left_out": list(item.text.left_out),
        "changes": list(item.text.changes),
    }

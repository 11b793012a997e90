"""`huibian convert`."""

from pathlib import Path

import click

from converters import api, files
from converters.cli import chinese
from converters.cli.place import TypedPath
from converters.config import FORMATS
from converters.errors import HuibianError
from converters.project import here


@click.command(
    cls=chinese.Command,
    help="把一篇或几篇讲话稿（Markdown）单独做成 DOCX、PDF 或 TXT。",
)
@click.argument("paths", metavar="文件…", type=TypedPath(), nargs=-1, required=True)
@click.option(
    "--to",
    "format",
    type=click.Choice(FORMATS),
    default="docx",
    metavar="格式",
    help="docx、pdf 或 txt",
)
@click.option(
    "--into",
    type=TypedPath(),
    default=".",
    metavar="文件夹",
    help="成品放在哪个文件夹",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], format: str, into: Path) -> None:
    """Convert single speeches, without the workflow."""
    project = here()
    failed = False
    for path in paths:
        try:
            data = api.convert(project, path, format)
        except HuibianError as fault:
            click.echo(f"错误：{fault}", err=True)
            failed = True
            continue
        target = into / f"{path.stem}.{format}"
        files.write(target, data)
        click.echo(f"已生成 {target}")
    ctx.exit(1 if failed else 0)

"""`huibian fonts`, and `huibian fonts install`."""

from dataclasses import asdict
from pathlib import Path

import click

from converters import api
from converters.cli import answer, chinese
from converters.cli.findings import tell_faults
from converters.cli.place import TypedPath
from converters.collection import free_fonts
from converters.errors import MissingError
from converters.project import anywhere


class _Fonts(chinese.ChineseGroup):
    """Without a subcommand the group itself reports."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with chinese.knowing(ctx, args):
            return click.Group.parse_args(self, ctx, args)


@click.group(
    cls=_Fonts,
    invoke_without_command=True,
    help="列出各种字体在 DOCX 里的名称、PDF 用的文件，以及讲话稿里缺的字；install 安装免费字体。",
)
@answer.option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Report what each font role resolves to."""
    if ctx.invoked_subcommand:
        return
    reports, faults = api.fonts(anywhere())
    if as_json:
        answer.give({"fonts": [asdict(report) for report in reports]}, faults)
    else:
        for report in reports:
            _tell(report)
        tell_faults(faults)
    ctx.exit(1 if faults or any(report.missing for report in reports) else 0)


@command.command(
    help="安装免费字体（Fandol、思源）：从 Debian 的软件源下载，或从给出的文件夹里取。"
)
@click.option(
    "--from",
    "given",
    type=TypedPath(),
    multiple=True,
    metavar="文件夹",
    help="不下载，从这个文件夹里取；可写多次",
)
@click.option("--into", type=TypedPath(), metavar="文件夹", help="装在哪里；一般不必写")
@answer.option
def install(given: tuple[Path, ...], into: Path | None, as_json: bool) -> None:
    """Put the free fonts where every collection finds them."""
    into = free_fonts.folder() if into is None else into
    for folder in given:
        if not folder.is_dir():
            raise MissingError(f"没有这个文件夹：{folder}", "请检查 --from 后面的文件夹名")
    free_fonts.install(into, given, lambda words: click.echo(words, err=True))
    if as_json:
        answer.give({"files": sorted(str(path) for path in into.iterdir() if path.is_file())})
    else:
        click.echo(f"免费字体已装好：{into}")


def _tell(report: api.FontReport) -> None:
    click.echo(report.label)
    click.echo(f"  DOCX 字体名：{report.docx}")
    click.echo(f"  PDF 字体文件：{' → '.join(report.faces)}")
    by_file: dict[str, str] = {}
    for char, file in report.borrowed.items():
        by_file[file] = by_file.get(file, "") + char
    for file, chars in by_file.items():
        click.echo(f"  首选字体缺 {len(chars)} 字，由 {file} 补：{chars}")
    if report.missing:
        click.echo(f"  没有字体能印：{report.missing}")

"""`huibian fonts`."""

import json
from dataclasses import asdict

import click

from converters import api
from converters.cli import chinese
from converters.project import here


@click.command(
    cls=chinese.Command,
    help="列出各种字体在 DOCX 里的名称、PDF 用的文件，以及讲话稿里缺的字。",
)
@click.option("--json", "as_json", is_flag=True, help="结果用 JSON 输出，供程序读取")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Report what each font role resolves to."""
    reports, faults = api.fonts(here())
    if as_json:
        click.echo(json.dumps([asdict(report) for report in reports], ensure_ascii=False))
    else:
        for report in reports:
            _tell(report)
    for fault in faults:
        click.echo(f"错误：{fault}", err=True)
    ctx.exit(1 if faults or any(report.missing for report in reports) else 0)


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

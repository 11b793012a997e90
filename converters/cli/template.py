"""`huibian template`."""

from pathlib import Path

import click

from converters.cli import answer, chinese, place
from converters.cli.place import TypedPath
from converters.collection import word_template
from converters.project import anywhere


@click.command(
    cls=chinese.Command,
    help="写出 Word 模板：带有公文格式的页面和全部样式，供在 Word、WPS 里写稿，"
    "写好后用 import 导入。已有的文件不会被覆盖。",
)
@click.argument("target", metavar="[文件或文件夹]", type=TypedPath(), required=False)
@answer.option
@click.pass_context
def command(ctx: click.Context, target: Path | None, as_json: bool) -> None:
    """Write a template for Word."""
    path = word_template.write(anywhere(), place.of(ctx).stood if target is None else target)
    if as_json:
        answer.give({"files": [str(path)]})
        return
    click.echo(f"已写好 {path}")
    click.echo(
        "双击它就按公文格式新建一份文稿：第一行写标题，正文、称谓、标题等在“样式”里选；"
        "存成 .docx 后用 huibian import 导入。"
    )

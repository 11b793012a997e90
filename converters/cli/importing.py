"""`huibian import`."""

from pathlib import Path

import click

from converters import intake
from converters.cli import chinese
from converters.errors import HuibianError
from converters.importing import Action, Options
from converters.intake import Imported

_NAMES = {
    Action.NEW: "新增",
    Action.SAME: "未变",
    Action.RENEWED: "更新",
    Action.CONFLICT: "冲突",
}


@click.command(
    cls=chinese.Command,
    help="把原始文本（网页、Word、记事本文件，或整个文件夹）整理成讲话稿。",
)
@click.argument("paths", metavar="文件…", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    default="speeches",
    metavar="文件夹",
    help="讲话稿放在哪里，默认 speeches",
)
@click.option("--dry-run", is_flag=True, help="只看结果，不写文件")
@click.option("--force", is_flag=True, help="看起来不是讲话的也导入")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], into: Path, dry_run: bool, force: bool
) -> None:
    """Import raw files."""
    failed = False
    for path in intake.sources(list(paths)):
        try:
            done = intake.import_file(path, into, Options(force=force), dry_run=dry_run)
        except HuibianError as fault:
            click.echo(f"错误：{fault}", err=True)
            failed = True
            continue
        _tell(done)
        failed = failed or bool(done.found.refusal)
    ctx.exit(1 if failed else 0)


def _tell(done: Imported) -> None:
    name = done.found.name
    if done.found.refusal:
        click.echo(f"没有导入 {name}：{done.found.refusal}", err=True)
        return
    click.echo(f"{name}：{len(done.plan.steps)} 篇，可疑之处 {len(done.found.findings)} 处")
    for step in done.plan.steps:
        click.echo(f"  {_NAMES[step.action]}  {step.id}  {step.speech.meta.title}")
        if step.diff:
            click.echo(step.diff)

"""`huibian check`."""

import click

from converters import api
from converters.cli import answer, chinese, completion
from converters.cli.findings import line_of
from converters.cli.place import Mention
from converters.errors import Severity
from converters.project import here


@click.command(
    cls=chinese.Command,
    help="像编辑一样检查讲话稿：标点成对、序号连续、重复、缺字、缺少的信息。只指出，不改动。",
)
@click.argument(
    "written",
    metavar="[讲话]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.speeches,
)
@answer.option
@click.pass_context
def command(ctx: click.Context, written: tuple[str, ...], as_json: bool) -> None:
    """Tell an editor's objections to speeches."""
    checked = api.check(here(), written)
    if as_json:
        found = [finding.as_dict() for finding in checked.findings]
        answer.give({"findings": found}, checked.faults)
    else:
        for finding in checked.findings:
            click.echo(line_of(finding))
        for fault in checked.faults:
            click.echo(f"错误：{fault}", err=True)
        click.echo(f"检查了 {checked.speeches} 篇，意见 {len(checked.findings)} 条。")
    grave = any(finding.severity is Severity.ERROR for finding in checked.findings)
    ctx.exit(1 if grave or checked.faults else 0)

"""`huibian check`."""

import click

from converters import api
from converters.cli import answer, chinese, completion
from converters.cli.findings import lines, tell_faults
from converters.cli.place import Mention
from converters.collection import review
from converters.collection.undo import Step
from converters.errors import Severity
from converters.project import Project, here


@click.command(
    cls=chinese.Command,
    help="像编辑一样检查讲话稿：标点成对、序号连续、重复、缺字、缺少的信息。只指出，不改动；"
    "加 --fix 时把前言和设置里写法不规范的行改成规范的写法，不动别的。",
)
@click.argument(
    "written",
    metavar="[讲话]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.speeches,
)
@click.option("--fix", is_flag=True, help="把前言和设置改成规范的写法，先列出改哪些行")
@answer.option
@click.pass_context
def command(ctx: click.Context, written: tuple[str, ...], fix: bool, as_json: bool) -> None:
    """Tell an editor's objections to speeches."""
    project = here()
    fixed = _fix(project, written, quiet=as_json) if fix else []
    if fixed:
        project = Project(project.root)  # its settings may have been written again
    checked = api.check(project, written)
    if as_json:
        found = [finding.as_dict() for finding in checked.findings]
        answer.give({"findings": found, "fixed": fixed}, checked.faults)
    else:
        for line in lines(checked.findings):
            click.echo(line)
        tell_faults(checked.faults)
        click.echo(_summary(checked))
    grave = any(finding.severity is Severity.ERROR for finding in checked.findings)
    ctx.exit(1 if grave or checked.faults else 0)


def _summary(checked: api.Checked) -> str:
    wrong = len(checked.faults)
    faults = f"，错误 {wrong} 处（见上）" if wrong else ""
    return f"检查了 {checked.speeches} 篇，意见 {len(checked.findings)} 条{faults}。"


def _fix(project: Project, written: tuple[str, ...], *, quiet: bool) -> list[dict[str, object]]:
    """Tell which lines will be written in the canonical form, then write them."""
    planned = api.fixes(project, written)
    lines = [(one.file, line) for one in planned for line in one.lines]
    if not quiet:
        for file, line in lines:
            click.echo(f"{file} 第 {line.line} 行（{line.why}）")
            click.echo(f"  原为：{line.was}\n  改成：{line.now}")
        click.echo(f"正在改写 {len(lines)} 行……" if lines else "没有要改写的行。")
    step = Step(project.root, review.FIX)
    for one in planned:
        api.fix(project, one, step)
    if lines and not quiet:
        click.echo(f"已改写 {len(planned)} 个文件里的 {len(lines)} 行，其余一字未动。")
        click.echo(f"要改回去，请运行 huibian undo {step.number}。")
    names = ("line", "was", "now")
    return [{"file": file, **{name: getattr(line, name) for name in names}} for file, line in lines]

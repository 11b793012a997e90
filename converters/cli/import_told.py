"""What an import tells on the terminal: each file, what was passed over, the sum, the next step."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import click

from converters import files
from converters.cli.findings import tell_faults
from converters.collection.folder_walk import PassedOver
from converters.collection.imports import Imported, ImportRun
from converters.errors import sentence
from converters.importing import Action, losses, overview
from converters.settings.retired import COMMAND

_ACTIONS = {
    Action.NEW: "新增",
    Action.SAME: "未变",
    Action.RENEWED: "更新",
    Action.CONFLICT: "冲突没有写入",
    Action.RETIRED: "不再收录没有写入",
}
_NAMED = 3
"""So many of the files that are passed over for one reason are named; the page names all."""


def tell(run: ImportRun, *, dry_run: bool, has_index: bool) -> None:
    """Tell what became of every file that was met."""
    for item in run.done:
        _tell_one(item)
    tell_faults(run.all_faults)
    _tell_passed(run.passed)
    actions = Counter(step.action for step in run.steps)
    counts = [f"{_ACTIONS[action]} {actions[action]}" for action in Action if actions[action]]
    each = f"（{'、'.join(counts)}）" if counts else ""
    doubts = sum(len(item.found.findings) for item in run.done if not item.found.refusal)
    missed = run.counts["refused"] + len(run.all_faults)
    passed = f"，跳过 {len(run.passed)} 个" if run.passed else ""
    click.echo(
        f"共 {run.counts['met'] + len(run.faults)} 个文件：讲话 {actions.total()} 篇{each}，"
        f"可疑之处 {doubts} 处，没有导入的文件 {missed} 个{passed}。"
    )
    _tell_notes(run, actions)
    if dry_run:
        click.echo("这是试看，没有写讲话稿。要写，请去掉 --dry-run 再运行一次。")
    elif next_one := _next(run, actions, has_index=has_index):
        click.echo(f"下一步：{next_one}")


def _tell_notes(run: ImportRun, actions: Counter[Action]) -> None:
    found = (finding.code for item in run.done for finding in item.found.findings)
    if left_out := sum(code == losses.CODE for code in found):
        click.echo(f"注意：有 {left_out} 处没有收入，请在对照页上看是不是讲话里的话。", err=True)
    if conflicts := actions[Action.CONFLICT]:
        click.echo(f"注意：有 {conflicts} 篇已经过人工校改，没有覆盖，差别见上。", err=True)
    if retired := actions[Action.RETIRED]:
        click.echo(
            f"注意：有 {retired} 篇是不再收录的，或文字与不再收录的相同，没有再写"
            f"（运行 {COMMAND} 可以列出）；"
            f"要恢复的，请运行 {COMMAND} 编号 --undo。",
            err=True,
        )


def _next(run: ImportRun, actions: Counter[Action], *, has_index: bool) -> str:
    """Return what to do now; "" if there is nothing."""
    if not actions[Action.NEW] + actions[Action.RENEWED]:
        refused = run.counts["refused"] and not run.steps
        return "确是讲话的，请加 --force 再导入一次。" if refused else ""
    page = overview.PAGE if has_index else "output/import/ 里的各页"
    parts = [f"用浏览器打开 {page}，对照着校对讲话稿"]
    metas = [step.speech.meta for step in run.steps]
    if lacking := sum(not (meta.date and meta.speakers) for meta in metas):
        table = "huibian facts export 台账.xlsx --missing"
        parts.append(f"有 {lacking} 篇缺日期或讲话人，运行 {table} 写成一张表，一起补上")
    return f"{'；'.join([*parts, '校好以后运行 huibian build'])}。"


def _tell_passed(passed: Sequence[PassedOver]) -> None:
    """Tell what was passed over, one line for each reason."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for each in passed:
        name = files.readable(str(each.path))
        reasons[sentence(each.reason, each.remedy)].append(name)
    for why, names in reasons.items():
        more = f" 等 {len(names)} 个" if len(names) > _NAMED else ""
        click.echo(f"跳过 {'、'.join(names[:_NAMED])}{more}：{why}")


def _tell_one(item: Imported) -> None:
    if item.found.refusal:
        click.echo(f"没有导入 {item.found.name}：{item.found.refusal}", err=True)
        return
    click.echo(f"{item.found.name}：可疑之处 {len(item.found.findings)} 处，对照见 {item.page}")
    for step in item.plan.steps:
        click.echo(f"  {_ACTIONS[step.action]}  {step.id}  {step.speech.meta.title}")
        if step.diff:
            click.echo("  讲话稿已经过人工校改，没有覆盖。这次导入与它的差别：")
            click.echo(step.diff)

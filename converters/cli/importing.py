"""`huibian import`."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from converters import files
from converters.cli import answer, chinese, trouble
from converters.cli.findings import tell_faults
from converters.cli.place import TypedPath
from converters.collection import imports
from converters.collection.imports import Imported, Importer
from converters.errors import HuibianError, SourceError, UsageError
from converters.importing import Action, ImportOptions, losses
from converters.importing.rules import RULES
from converters.project import here

_ACTIONS = {
    Action.NEW: "新增",
    Action.SAME: "未变",
    Action.RENEWED: "更新",
    Action.CONFLICT: "冲突没有写入",
}


@click.command(
    cls=chinese.Command,
    help="把原始文本（网页、Word、记事本文件，或整个文件夹）整理成讲话稿。",
)
@click.argument("paths", metavar="文件…", type=TypedPath(), nargs=-1, required=True)
@click.option(
    "--into",
    type=TypedPath(),
    metavar="文件夹",
    help="讲话稿放在哪个文件夹，默认放进讲话集",
)
@click.option("--report", type=TypedPath(), metavar="文件.json", help="把详细报告写成 JSON")
@click.option("--dry-run", is_flag=True, help="只看结果和报告，不写讲话稿")
@click.option("--force", is_flag=True, help="看起来不是讲话的也导入")
@click.option("--strict", is_flag=True, help="正文中间一行也不去掉，网页杂文留待手工删")
@click.option("--without", metavar="规则", multiple=True, help="不用某一条整理规则，可写多次")
@answer.option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    into: Path | None,
    report: Path | None,
    dry_run: bool,
    force: bool,
    strict: bool,
    without: tuple[str, ...],
    as_json: bool,
) -> None:
    """Import raw files."""
    into = here().speeches if into is None else into
    options = ImportOptions(off=_rules(without), force=force, strict=strict)
    sources, faults = _sources(paths)
    importer = Importer(into, options, dry_run=dry_run)
    done: list[Imported] = []
    for number, path in enumerate(sources, 1):
        if len(sources) > 1 and not as_json:
            name = files.readable(path.name)
            chinese.progress(f"正在导入 {number}/{len(sources)}：{name}")
        try:
            done.append(importer.import_file(path))
        except Exception as error:  # whatever it is, the other files are imported
            faults.append(_fault(error, path))
    chinese.progress("")
    broken = _reported(report, done, faults, importer.healed) if report else []
    if as_json:
        answer.give(imports.as_json(done, (), importer.healed), [*faults, *broken])
    else:
        _tell(done, faults, dry_run=dry_run)
        tell_faults(broken)
    for healed in importer.healed:
        click.echo(f"注意：{healed}", err=True)
    conflict = any(step.diff for item in done for step in item.plan.steps)
    refused = any(item.found.refusal for item in done)
    ctx.exit(1 if faults or broken or conflict or refused else 0)


def _fault(error: Exception, path: Path) -> HuibianError:
    """Return the sentence of a file that could not be imported, whatever was raised."""
    if isinstance(error, HuibianError):
        return error
    name = files.readable(str(path))
    if isinstance(error, OSError):
        fault = chinese.of_system(error)
        return HuibianError(f"没有导入 {name}，{fault.reason}", fault.remedy)
    return trouble.of(error, sys.argv[1:], name)


def _reported(
    path: Path,
    done: Sequence[Imported],
    faults: Sequence[HuibianError],
    healed: Sequence[SourceError],
) -> list[HuibianError]:
    """Write the report; the speeches are written all the same if that fails."""
    try:
        imports.write_report(path, done, faults, healed)
    except OSError as error:
        return [chinese.of_system(error)]
    return []


def _sources(paths: Sequence[Path]) -> tuple[list[Path], list[HuibianError]]:
    """Return the files to import, and the faults of what was named and is none."""
    found: list[Path] = []
    faults: list[HuibianError] = []
    for path in paths:
        try:
            found += imports.sources([path])
        except HuibianError as fault:
            faults.append(fault)
    return list(dict.fromkeys(found)), faults


def _rules(codes: tuple[str, ...]) -> frozenset[str]:
    known = {rule.code for rule in RULES}
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise UsageError(
            f"没有“{'、'.join(unknown)}”这条规则", f"可用的有：{'、'.join(sorted(known))}"
        )
    return frozenset(codes)


def _tell(done: list[Imported], faults: list[HuibianError], *, dry_run: bool) -> None:
    for item in done:
        _tell_one(item)
    tell_faults(faults)
    actions = Counter(step.action for item in done for step in item.plan.steps)
    counts = [f"{_ACTIONS[action]} {actions[action]}" for action in Action if actions[action]]
    each = f"（{'、'.join(counts)}）" if counts else ""
    doubts = sum(len(item.found.findings) for item in done if not item.found.refusal)
    refused = sum(bool(item.found.refusal) for item in done) + len(faults)
    click.echo(
        f"共 {len(done) + len(faults)} 个文件：讲话 {actions.total()} 篇{each}，"
        f"可疑之处 {doubts} 处，没有导入的文件 {refused} 个。"
    )
    left_out = sum(f.code == losses.CODE for item in done for f in item.found.findings)
    if left_out:
        click.echo(
            f"注意：正文中间去掉了 {left_out} 行，请在对照页上看是不是讲话里的话。", err=True
        )
    if conflicts := actions[Action.CONFLICT]:
        click.echo(f"注意：有 {conflicts} 篇已经过人工校改，没有覆盖，差别见上。", err=True)
    if dry_run:
        click.echo("这是试看，没有写讲话稿。")


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

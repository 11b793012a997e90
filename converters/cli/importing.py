"""`huibian import`."""

from collections.abc import Sequence
from pathlib import Path

import click

from converters import files
from converters.cli import answer, chinese, import_told, trouble
from converters.cli.findings import tell_faults
from converters.cli.place import TypedPath
from converters.collection import folder_walk, imports, retiring
from converters.collection.folder_walk import PassedOver
from converters.collection.imports import Importer, ImportRun
from converters.collection.returned import ours
from converters.errors import HuibianError, UsageError
from converters.importing import ImportOptions
from converters.importing.rules import RULES
from converters.project import here


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
    importer = Importer(into, options, dry_run=dry_run, retired=retiring.texts(into))
    run = ImportRun(healed=importer.healed)
    _import(_met(paths, run), importer, run, quiet=as_json)
    run.healed = importer.healed
    broken = _written(report, run, dry_run=dry_run)
    if as_json:
        found = imports.as_json(run)
        found.pop("faults")
        answer.give(found, [*run.all_faults, *broken])
    else:
        import_told.tell(run, dry_run=dry_run, has_index=not broken)
        tell_faults(broken)
    for healed in importer.healed:
        click.echo(f"注意：{healed}", err=True)
    conflict = any(step.diff for step in run.steps)
    ctx.exit(1 if run.all_faults or broken or conflict or run.counts["refused"] else 0)


def _met(paths: Sequence[Path], run: ImportRun) -> list[Path]:
    """Return the files to import; what is passed over or is no file goes into the run."""
    found: dict[Path, None] = {}
    passed: dict[Path, PassedOver] = {}
    for path in paths:
        try:
            met = folder_walk.met(path)
        except HuibianError as fault:
            run.faults.append(fault)
            continue
        found |= dict.fromkeys(met.files)
        passed |= {each.path: each for each in met.passed}
        run.faults += met.faults
    run.passed += [each for path, each in passed.items() if path not in found]
    return list(found)


def _import(sources: Sequence[Path], importer: Importer, run: ImportRun, *, quiet: bool) -> None:
    for number, path in enumerate(sources, 1):
        if len(sources) > 1 and not quiet:
            name = files.readable(path.name)
            chinese.progress(f"正在导入 {number}/{len(sources)}：{name}")
        try:
            if (own := ours.returned(importer.into, path)) is not None:
                run.passed.append(ours.passed_over(own))
                continue
            run.done.append(importer.import_file(path))
        except Exception as error:  # whatever it is, the other files are imported
            run.failed[path] = trouble.of_file(error, path, "没有导入")
    chinese.progress("")


def _written(report: Path | None, run: ImportRun, *, dry_run: bool) -> list[HuibianError]:
    """Write index and report; the speeches are written all the same if that fails."""
    faults: list[HuibianError] = []
    try:
        if run.done:
            imports.write_index(run, dry_run=dry_run)
    except OSError as error:
        faults.append(chinese.of_system(error))
    try:
        if report:
            imports.write_report(report, run)
    except OSError as error:
        faults.append(chinese.of_system(error))
    return faults


def _rules(codes: tuple[str, ...]) -> frozenset[str]:
    known = {rule.code for rule in RULES}
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise UsageError(
            f"没有“{'、'.join(unknown)}”这条规则", f"可用的有：{'、'.join(sorted(known))}"
        )
    return frozenset(codes)

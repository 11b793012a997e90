"""`huibian audit`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from converters import formats
from converters.audit import report
from converters.audit.clauses import LABELS, Judged, Verdict
from converters.cli import answer, chinese, completion
from converters.cli.findings import lines, tell_faults
from converters.cli.place import Mention
from converters.collection import audits, mentions
from converters.collection.audits import Audited, Unaudited, held_to_clauses
from converters.errors import Finding, HuibianError, UsageError
from converters.project import Project, here

_KINDS = audits.kinds()
_LABELS = "、".join(format.label for format in formats.audited())


@dataclass(frozen=True, slots=True)
class Audit:
    """What was audited and what could not be, and the page that shows it."""

    audited: tuple[Audited, ...]
    faults: tuple[HuibianError, ...]
    page: str
    """As it is called in messages."""

    @property
    def findings(self) -> list[Finding]:
        """What was found in all files."""
        return [finding for item in self.audited for finding in item.findings]

    @property
    def failed(self) -> bool:
        """Whether something must be mended."""
        return bool(self.faults or report.exit_code(self.findings))

    def tell(self) -> None:
        """Say it on the terminal."""
        for line in lines(self.findings):
            click.echo(line)
        tell_faults(self.faults)
        left = f"，{len(self.faults)} 份没有核对成（见上）" if self.faults else ""
        count = f"核对了 {len(self.audited)} 份，问题 {len(self.findings)} 处"
        click.echo(f"{count}{left}。详见 {self.page}")


@click.command(
    cls=chinese.Command,
    help=f"量一量做好的 {_LABELS} 或汇编：版面、行数、每行字数、页码、字体，并与讲话稿逐字核对；"
    "汇编另核对目录、索引、书眉、勘误表和链接。",
)
@click.argument("format", metavar="|".join(_KINDS), type=click.Choice(_KINDS), required=False)
@click.argument(
    "written",
    metavar="[讲话或书]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.speeches,
)
@click.option("--all", "everything", is_flag=True, help="这种格式的全部成品，不写文件时也是如此")
@click.option(
    "--clauses",
    "held",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="照 GB/T 9704-2012、GB/T 33476.2-2016 逐条对照一个文件：符合、不符合、不涉及",
)
@answer.option
@click.pass_context
def command(
    ctx: click.Context,
    format: str | None,
    written: tuple[str, ...],
    everything: bool,
    held: Path | None,
    as_json: bool,
) -> None:
    """Audit finished files."""
    project = here()
    if held is not None:
        ctx.exit(_by_clauses(project, held, as_json=as_json))
    if format is None:
        raise UsageError(f"没有写核对哪一种：{'、'.join(_KINDS)}", "请把它写在 audit 的后面")
    paths = [] if everything else list(_meant(project, format, written))
    chosen = audits.outputs(project, format, paths)
    audit = _audit(project, {format: chosen}, quiet=as_json)
    if as_json:
        names = [project.name(item.path) for item in audit.audited]
        findings = [finding.as_dict() for finding in audit.findings]
        answer.give({"files": names, "findings": findings}, audit.faults)
    else:
        audit.tell()
    ctx.exit(1 if audit.failed else 0)


def _by_clauses(project: Project, path: Path, *, as_json: bool) -> int:
    """Tell how a file stands to each clause; return 1 if it fails one of them, else 0."""
    found = held_to_clauses(project, path)
    counts = Counter(one.verdict for one in found.judged)
    if as_json:
        answer.give({"files": [found.file], "findings": [], "clauses": _rows(found.judged)})
    else:
        for one in found.judged:
            click.echo(f"{LABELS[one.verdict]:　<3} {one.clause.cited}　{one.clause.asks}")
            for finding in one.findings:
                click.echo(f"　　　 {finding.message}")
            if one.verdict is Verdict.NOT_MEASURED and one.clause.why:
                click.echo(f"　　　 {one.clause.why}")
        told = "，".join(f"{label} {counts[verdict]} 条" for verdict, label in LABELS.items())
        click.echo(f"{found.file} 共对照 {len(found.judged)} 条：{told}")
    return int(counts[Verdict.FAILS] > 0)


def _rows(judged: Iterable[Judged]) -> list[dict[str, object]]:
    return [
        {
            "standard": one.clause.standard,
            "number": one.clause.number,
            "asks": one.clause.asks,
            "verdict": one.verdict,
            "findings": [finding.as_dict() for finding in one.findings],
        }
        for one in judged
    ]


def _meant(project: Project, format: str, written: Iterable[str]) -> Iterator[Path]:
    """Yield the outputs that are meant: files as they are, those of speeches, those of books."""
    for word in written:
        if Path(word).is_file() and Path(word).suffix != ".md":
            yield Path(word)
        elif format == audits.BOOK:
            yield from audits.of_book(project, word)
        else:
            for id in mentions.ids(project, [word]):
                yield formats.named(format).file(project.output, id)


def audit_all(project: Project, *, quiet: bool) -> Audit:
    """Audit every file there is that can be audited."""
    there = {kind: audits.made(project, kind) for kind in audits.kinds()}
    return _audit(project, there, quiet=quiet)


def _audit(project: Project, chosen: Mapping[str, Sequence[Path]], *, quiet: bool) -> Audit:
    audited: list[Audited] = []
    faults: list[HuibianError] = []
    for format, paths in chosen.items():
        for number, item in enumerate(audits.audit(project, format, paths), 1):
            if not quiet:
                chinese.progress(f"已核对 {number}/{len(paths)}")
            if isinstance(item, Unaudited):
                faults.append(item.fault)
            else:
                audited.append(item)
    chinese.progress("")
    page = project.name(audits.write_report(project, audited))
    return Audit(tuple(audited), tuple(faults), page)

"""`huibian audit`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from converters import formats
from converters.audit import report
from converters.cli import answer, chinese, completion
from converters.cli.findings import lines, tell_faults
from converters.cli.place import Mention
from converters.collection import audits, mentions
from converters.collection.audits import Audited, Unaudited
from converters.errors import Finding, HuibianError
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
@click.argument("format", metavar="|".join(_KINDS), type=click.Choice(_KINDS))
@click.argument(
    "written",
    metavar="[讲话或书]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.speeches,
)
@click.option("--all", "everything", is_flag=True, help="这种格式的全部成品，不写文件时也是如此")
@answer.option
@click.pass_context
def command(
    ctx: click.Context, format: str, written: tuple[str, ...], everything: bool, as_json: bool
) -> None:
    """Audit finished files."""
    project = here()
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

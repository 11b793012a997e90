"""`huibian audit`."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from converters import auditing
from converters.audit import report
from converters.auditing import Audited
from converters.build import mentions
from converters.cli import chinese, completion
from converters.cli.findings import line_of
from converters.cli.place import Mention
from converters.errors import Finding
from converters.project import Project, here

_AUDITS = {"pdf": auditing.pdfs, "docx": auditing.documents, auditing.BOOK: auditing.books}


@click.command(
    cls=chinese.Command,
    help="量一量做好的 PDF、DOCX 或汇编：版面、行数、每行字数、页码、字体，并与讲话稿逐字核对；"
    "汇编另核对目录、索引、书眉、勘误表和链接。",
)
@click.argument("format", metavar="pdf|docx|book", type=click.Choice(list(_AUDITS)))
@click.argument(
    "written",
    metavar="[讲话或书]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.speeches,
)
@click.option("--all", "everything", is_flag=True, help="这种格式的全部成品，不写文件时也是如此")
@click.option("--json", "as_json", is_flag=True, help="结果用 JSON 输出，供程序读取")
@click.pass_context
def command(
    ctx: click.Context, format: str, written: tuple[str, ...], everything: bool, as_json: bool
) -> None:
    """Audit finished files."""
    project = here()
    paths = [] if everything else list(_meant(project, format, written))
    audited = _audited(project, format, paths, quiet=as_json)
    findings = [finding for item in audited for finding in item.findings]
    page = auditing.write_report(project, audited)
    if as_json:
        click.echo(json.dumps([f.as_dict() for f in findings], ensure_ascii=False))
    else:
        _tell(project, findings, len(audited), page)
    ctx.exit(report.exit_code(findings))


def _meant(project: Project, format: str, written: Iterable[str]) -> Iterator[Path]:
    """Yield the outputs that are meant: files as they are, those of speeches, those of books."""
    for word in written:
        if Path(word).is_file() and Path(word).suffix != ".md":
            yield Path(word)
        elif format == auditing.BOOK:
            yield from auditing.of_book(project, word)
        else:
            for id in mentions.ids(project, [word]):
                yield project.output / format / f"{id}.{format}"


def audit_all(project: Project, *, quiet: bool) -> int:
    """Audit every PDF, DOCX and book there is, and return the exit code."""
    audited = [
        item
        for format in _AUDITS
        if format in project.config.formats or (format == auditing.BOOK and project.books)
        for item in _audited(project, format, (), quiet=quiet)
    ]
    findings = [finding for item in audited for finding in item.findings]
    page = auditing.write_report(project, audited)
    if not quiet:
        _tell(project, findings, len(audited), page)
    return report.exit_code(findings)


def _audited(project: Project, format: str, paths: Sequence[Path], *, quiet: bool) -> list[Audited]:
    chosen = auditing.outputs(project, format, paths)
    return list(_followed(_AUDITS[format](project, chosen), len(chosen), quiet=quiet))


def _tell(project: Project, findings: Sequence[Finding], count: int, page: Path) -> None:
    for finding in findings:
        click.echo(line_of(finding))
    click.echo(f"核对了 {count} 份，问题 {len(findings)} 处。详见 {project.name(page)}")


def _followed(audits: Iterable[Audited], total: int, *, quiet: bool) -> Iterable[Audited]:
    """Pass on the audits, showing on a terminal how far they have come."""
    for number, item in enumerate(audits, 1):
        if not quiet:
            chinese.progress(f"已核对 {number}/{total}")
        yield item
    chinese.progress("")

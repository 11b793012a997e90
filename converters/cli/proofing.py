"""`huibian proof`."""

import click

from converters.build import drawing
from converters.cli import answer, chinese, completion, format_names
from converters.cli.findings import tell_faults
from converters.cli.place import Mention
from converters.collection import mentions, proofs
from converters.collection.proofs import SpeechProof
from converters.project import Project, here


@click.command(
    cls=chinese.Command,
    help="写出校样，供改稿：字、行、面与成品相同，左边印行号，右边留白，"
    "check 的疑点标在所指的字句上。"
    "DOCX 里疑点是批注，修订已经打开；PDF 印出来在纸上改，疑点列在末尾。"
    "放在 output/proof/，别人改过的不覆盖。",
)
@click.argument(
    "written",
    metavar="讲话…",
    nargs=-1,
    required=True,
    type=Mention(),
    shell_complete=completion.speeches,
)
@click.option(
    "--to",
    metavar="格式",
    shell_complete=completion.formats(proofs.FORMATS),
    default=proofs.FORMATS[0],
    help=f"{'、'.join(proofs.FORMATS)}，两种用逗号隔开；不写是 {proofs.FORMATS[0]}",
)
@answer.option
@click.pass_context
def command(ctx: click.Context, written: tuple[str, ...], to: str, as_json: bool) -> None:
    """Write galley proofs of speeches."""
    wanted = format_names.wanted(to, proofs.FORMATS)
    project = here()
    project.require_speeches()
    done = proofs.write(project, mentions.ids(project, written), wanted)
    if as_json:
        answer.give({"files": [_plain(project, one) for one in done.made]}, done.faults)
    else:
        for one in done.made:
            click.echo(f"{project.name(one.path)}：{_counted(one)}")
        for note in drawing.notes():
            click.echo(f"提示：{note}。", err=True)
        tell_faults(done.faults)
        click.echo(_summary(done))
    ctx.exit(max((met.exit_code for met in done.faults), default=0))


def _counted(proof: SpeechProof) -> str:
    count = len(proof.findings)
    return f"疑点 {count} 处" if count else "没有疑点"


def _summary(done: proofs.WrittenProofs) -> str:
    lacking = f"，{len(done.faults)} 处错误（见上）" if done.faults else ""
    return f"写好校样 {len(done.made)} 份{lacking}。"


def _plain(project: Project, proof: SpeechProof) -> dict[str, object]:
    return {
        "id": proof.id,
        "format": proof.format,
        "file": project.name(proof.path),
        "findings": [finding.as_dict() for finding in proof.findings],
    }

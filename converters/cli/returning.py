"""`huibian return`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click

from converters.cli import answer, chinese, completion, return_told, trouble
from converters.cli.place import Mention, TypedPath
from converters.collection import mentions
from converters.collection.returned import carrying_out, reviewing
from converters.collection.returned.carrying_out import CarriedOut
from converters.collection.returned.reviewing import Reviewed
from converters.errors import HuibianError, UsageError
from converters.project import Project, here
from converters.returning.merging import NOTE
from converters.returning.numbers import AskedRows


@click.command(
    cls=chinese.Command,
    help="收回在 Word、WPS 里改过的稿子：逐处列出改动（谁改的、改前改后），"
    "写出审阅页 output/return/编号.html，讲话稿不动；写明 --take 等，就把接受的写进讲话稿，"
    "只改有关的几行。发过的稿子另记更正。",
)
@click.argument("paths", metavar="文件…", type=TypedPath(), nargs=-1, required=True)
@click.option("--take", metavar="哪几处", help="接受哪几处：1,3-5，all 全部，none 都不要")
@click.option("--refuse", metavar="哪几处", help="不接受哪几处，其余的照默认接受")
@click.option("--author", "authors", metavar="谁", multiple=True, help="接受某人改的，可写多次")
@click.option(
    "--note",
    metavar="说明",
    default=NOTE,
    help=f"发过的稿子，更正里写的说明；不写是“{NOTE}”",
)
@click.option(
    "--to",
    metavar="讲话",
    type=Mention(),
    shell_complete=completion.speeches,
    help="写明是哪一篇讲话的回稿；文件里已经写着的不必写",
)
@answer.option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    take: str | None,
    refuse: str | None,
    authors: tuple[str, ...],
    note: str,
    to: str | None,
    as_json: bool,
) -> None:
    """List what was corrected in returned files, or write what is taken."""
    project = here()
    project.require_speeches()
    asked = AskedRows(take, refuse, authors)
    id = _meant(project, to, paths)
    if asked.names_rows and len(paths) > 1:
        raise UsageError(
            "写明第几处的，一次只能收一个文件", "几个文件请一个一个地收，或写 --take all"
        )
    run = ReturnRun(project, id, asked, note.strip() or NOTE)
    run.take_back(paths)
    if as_json:
        answer.give({"files": [return_told.plain(project, one) for one in run.done]}, run.faults)
    else:
        return_told.tell(project, run.done, run.faults)
    held = any(one.merged.conflicts for one in run.done if isinstance(one, CarriedOut))
    ctx.exit(max((fault.exit_code for fault in run.faults), default=1 if held else 0))


@dataclass(slots=True)
class ReturnRun:
    """Files that are taken back one by one; what is wrong with one holds up no other."""

    project: Project
    id: str
    asked: AskedRows
    note: str
    done: list[Reviewed | CarriedOut] = field(default_factory=list)
    faults: list[HuibianError] = field(default_factory=list)
    _pages: set[Path] = field(default_factory=set)

    def take_back(self, paths: Sequence[Path]) -> None:
        """Review the files, and write what was asked for."""
        for path in dict.fromkeys(paths):
            try:
                self.done.append(self._taken_back(path))
            except Exception as error:  # whatever it is, the other files are read
                self.faults.append(trouble.of_file(error, path, "没有收回"))

    def _taken_back(self, path: Path) -> Reviewed | CarriedOut:
        found = reviewing.in_its_place(reviewing.reviewed(self.project, path, self.id))
        if found.page in self._pages:
            found = reviewing.apart(found)
        self._pages.add(found.page)
        if not self.asked:
            reviewing.write_page(found)
            return found
        now = datetime.now(UTC).astimezone()
        done = carrying_out.carried_out(self.project, found, self.asked, now, self.note)
        reviewing.write_page(done.reviewed)
        return done


def _meant(project: Project, to: str | None, paths: tuple[Path, ...]) -> str:
    """Return the id that `--to` means; empty without it. Raises UsageError for several files."""
    if to is None:
        return ""
    if len(paths) > 1:
        raise UsageError("--to 只能与一个文件一起写", "几个文件请一个一个地收")
    return mentions.ids(project, [to])[0]

"""`huibian retire`."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from converters.build import inventory, missing
from converters.build.missing import Missing
from converters.cli import answer, chinese, completion
from converters.cli.place import Mention
from converters.errors import HuibianError, UsageError
from converters.project import Project, here
from converters.settings.retired import Retired, RetiredAs

if TYPE_CHECKING:
    from converters.collection.retiring import Moved, Restored


@click.command(
    cls=chinese.Command,
    help="撤下一篇讲话，或注明它并入了另一篇、是误收的：不再编入成品、汇编和网站，再导入也不恢复，"
    "原来的网址留下说明，讲话稿移到 retired/。不写讲话时，列出不再收录的和不见了的。",
)
@click.argument(
    "written",
    metavar="[讲话]…",
    nargs=-1,
    type=Mention(),
    shell_complete=completion.ever,
)
@click.option(
    "--as",
    "kind",
    type=click.Choice([*map(str, RetiredAs)]),
    metavar="原由",
    help="撤下、合并（并入另一篇）或误收（本来不该收）",
)
@click.option(
    "--into",
    type=Mention(),
    metavar="讲话",
    shell_complete=completion.speeches,
    help="并入哪一篇；撤下的写了，请读者改看那一篇",
)
@click.option("--note", default="", metavar="说明", help="为什么，印在原网址的说明里")
@click.option("--undo", is_flag=True, help="恢复：重新收录；讲话稿误删了的，照发布过的最后一版取回")
@answer.option
def command(
    written: tuple[str, ...],
    kind: str | None,
    into: str | None,
    note: str,
    undo: bool,
    as_json: bool,
) -> None:
    """Take speeches out of the collection, or bring them back."""
    from converters.collection import mentions, retiring, typed_words

    project = here()
    told = kind is not None or into is not None or bool(note)
    _require_whole(written, kind, told=told, undo=undo)
    if undo:
        _answer([], retiring.bring_back(project, retiring.meant(project, written)), as_json)
    elif written:
        see = mentions.ids(project, [into])[0] if into else None
        as_what = RetiredAs(str(kind))
        ids = retiring.meant(project, written)
        words = typed_words.line(note, *_NOTE)
        entries = [Retired(id, as_what, words, see, _today()) for id in ids]
        _answer(retiring.retire(project, entries), [], as_json)
    else:
        _list(project, as_json=as_json)


def _require_whole(written: Sequence[str], kind: str | None, *, told: bool, undo: bool) -> None:
    if undo and told:
        raise UsageError("--undo 不能和 --as、--into、--note 一起写", "要恢复的，只写编号和 --undo")
    if (undo or told) and not written:
        raise UsageError("没有写是哪一篇", "请在 huibian retire 后面写编号")
    if written and not undo and kind is None:
        raise UsageError("没有写是什么情况", f"请加 --as {'、--as '.join(RetiredAs)}，写其中一个")


def _answer(gone: "list[Moved]", back: "list[Restored]", as_json: bool) -> None:
    if as_json:
        rows = [_plain(moved.entry) for moved in gone]
        answer.give({"retired": rows, "restored": [one.id for one in back], "missing": []})
        return
    for moved in gone:
        kept = f"，讲话稿在 {moved.path}" if moved.path else ""
        click.echo(f"{moved.entry.id} {moved.entry.told}{kept}。")
    for one in back:
        click.echo(_restored(one))
    click.echo("请运行 huibian build 更新成品和网站。")


def _restored(one: "Restored") -> str:
    if one.path is None:
        return f"{one.id} 重新收录，讲话稿已经不在，请从备份里放回来。"
    past = one.edition
    since = f"，照发布过的{past.name}（{past.day}）取回，以后的改动没有留下" if past else ""
    return f"{one.id} 重新收录，讲话稿在 {one.path}{since}。"


def _plain(gone: Retired) -> dict[str, str | None]:
    return {
        "id": gone.id,
        "kind": str(gone.kind),
        "date": gone.day.isoformat() if gone.day else None,
        "note": gone.note,
        "see": gone.see,
    }


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _list(project: Project, *, as_json: bool) -> None:
    retired, lost = project.config.retired, missing.of(project)
    if as_json:
        rows = [_plain(gone) for gone in retired]
        answer.give({"retired": rows, "restored": [], "missing": [one.id for one in lost]})
        return
    for gone in retired:
        when = gone.day or "未注日期"
        click.echo(f"{gone.id}  {when}  {gone.told}  {gone.note}".rstrip())
    for one in lost:
        click.echo(f"{one.name}  讲话稿不见了，没有记下是什么情况")
    click.echo(f"不再收录的有 {len(retired)} 篇，讲话稿不见了的有 {len(lost)} 篇。")


_NOTE = ("说明", "--note")
_MOST_ASKED = 5
"""More than these are no deletions by hand: a folder that is there in part, most likely. So are
all of them."""
_KINDS = {"1": RetiredAs.WITHDRAWN, "2": RetiredAs.MERGED, "3": RetiredAs.MISTAKEN}
_CHOICES = {"1": "撤下", "2": "合并（并入另一篇）", "3": "误收"}
_DELETED = "4"


def settled(project: Project, *, ask: bool) -> tuple[Project, list[Missing]]:
    """Return the collection and the speeches missing from it, once people had their say.

    With `ask` a person is asked what became of each, if they are few.
    """
    lost = missing.of(project)
    is_asked = ask and 0 < len(lost) <= _MOST_ASKED and any(inventory.names(project)[0])
    if not is_asked:
        return project, lost
    from converters.collection import retiring

    answers = [(one, _asked(project, one)) for one in lost]
    if entries := [answer for _, answer in answers if isinstance(answer, Retired)]:
        retiring.retire(project, entries)
    if back := [one.id for one, answer in answers if answer == _DELETED]:
        for found in retiring.bring_back(project, back):
            click.echo(_restored(found))
    again = project.again()
    return again, missing.of(again)


def _asked(project: Project, one: Missing) -> Retired | str:
    """Return what somebody says became of a speech: what it is, `_DELETED`, or nothing."""
    choices = _CHOICES | ({_DELETED: "误删（取回发布过的最后一版）"} if one.is_published else {})
    shown = "  ".join(f"{number} {words}" for number, words in choices.items())
    question = f"讲话稿不见了：{one.name}。{shown}  回车 以后再说："
    answered = chinese.asked(question, ["", *choices, *map(str, RetiredAs)], empty=True)
    if answered in ("", _DELETED):
        return answered
    kind = _KINDS.get(answered) or RetiredAs(answered)
    see = _asked_into(project) if kind is RetiredAs.MERGED else None
    if kind is RetiredAs.MERGED and see is None:
        return ""
    from converters.collection import typed_words

    note = chinese.asked("为什么，印在原网址的说明里（可以不写，直接按回车）：", empty=True)
    return Retired(one.id, kind, typed_words.line(note, *_NOTE), see, _today())


def _asked_into(project: Project) -> str | None:
    from converters.collection import mentions

    while word := chinese.asked("并入哪一篇，写编号（以后再说就按回车）：", empty=True):
        try:
            return mentions.ids(project, [word])[0]
        except HuibianError as fault:
            click.echo(str(fault))
    return None


def tell(lost: Sequence[Missing]) -> None:
    """Tell which speeches are missing, and how to say what became of them."""
    if lost:
        click.echo(f"注意：{missing.told(lost)}。{missing.REMEDY}。", err=True)

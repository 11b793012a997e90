"""`huibian publish`."""

import re
import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import click

from converters import files
from converters.build import plan as plans
from converters.build.plan import Plan
from converters.cli import answer, chinese, completion, place, retiring
from converters.cli.findings import tell_faults
from converters.cli.place import Mention, TypedPath
from converters.collection import correcting, mentions, publishing
from converters.collection.correcting import Untold
from converters.collection.publishing import Published
from converters.errors import RefusedError, UsageError
from converters.project import ID, editions, here
from converters.speech.edition import PastEdition

_SHOWN = 20
_TOLD = 3
_FOLDER = "s/"


@click.command(
    cls=chinese.Command,
    help="把网站发布到一个文件夹（服务器的目录或 U 盘）：只拷有变化的文件，并列出改了什么。",
)
@click.argument("folder", metavar="文件夹", type=TypedPath())
@click.option("--allow-removals", is_flag=True, help="允许上次发布的网址消失")
@click.option("--drafts", is_flag=True, help="待校的讲话也发布")
@click.option(
    "--personal-data-checked",
    is_flag=True,
    help="讲话里的身份证号、银行卡号、手机号、邮箱已逐处看过，可以公开",
)
@click.option(
    "--as-correction",
    metavar="说明",
    help="定稿发布以后改过、没有记更正的，照改动记下更正，写上这句说明，重新生成后发布",
)
@click.option(
    "--silent-typo",
    is_flag=True,
    help="定稿发布以后改过的只是错字，不记更正，版次里注明“改正差错字”，重新生成后发布",
)
@click.option(
    "--for",
    "written",
    metavar="讲话",
    multiple=True,
    type=Mention(),
    shell_complete=completion.speeches,
    help="--as-correction、--silent-typo 只管这一篇，可以写几次；不写就是改过的各篇",
)
@click.option("--dry-run", is_flag=True, help="只看会有什么变化，不写文件")
@answer.option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    as_json: bool,
    dry_run: bool,
    as_correction: str | None,
    silent_typo: bool,
    written: tuple[str, ...],
    **leave: bool,
) -> None:
    """Publish the site."""
    _require_whole(as_correction, silent_typo, written)
    project, lost = retiring.settled(here(), ask=sys.stdin.isatty() and not as_json)
    plan, now = plans.make(project), datetime.now(UTC).astimezone()
    found: Sequence[Untold] = ()
    if silent_typo or as_correction is not None:
        found = _meant(plan, written)
        # All else that may hold the release up is asked before anything is written.
        ids = {one.id for one in found}
        done = publishing.publish(plan, folder, now, ids, dry_run=True, **leave)
        _tell_untold(found, as_correction, quiet=as_json)
        if not dry_run:
            done = _explained(plan, folder, now, found, as_correction, leave)
    else:
        done = publishing.publish(plan, folder, now, dry_run=dry_run, **leave)
    held = [_held(one, _typed(ctx, folder)) for one in done.held]
    if as_json:
        _answer(done, [one.id for one in found] if as_correction else [], held)
    else:
        retiring.tell(lost)
        _tell(done, folder, dry_run)
        tell_faults(held)
    ctx.exit(1 if held else 0)


def _explained(
    plan: Plan,
    folder: Path,
    now: datetime,
    found: Sequence[Untold],
    note: str | None,
    leave: Mapping[str, bool],
) -> Published:
    """Have speeches say what changed in them, then publish what that makes of the site."""
    recorded: Sequence[PastEdition] = ()
    if found:
        plan, recorded = correcting.explained(plan, found, now.date(), note)
    done = publishing.publish(plan, folder, now, **leave)
    return replace(done, recorded=(*recorded, *done.recorded))


def _meant(plan: Plan, written: Sequence[str]) -> Sequence[Untold]:
    """Return the speeches that changed untold, or those of them that are meant.

    Raises UsageError if one is meant of which there is nothing to tell.
    """
    found = publishing.untold(plan)
    if not written:
        return found
    ids = mentions.ids(plan.project, [id for word in written for id in _each(word)])
    if others := [id for id in ids if id not in {one.id for one in found}]:
        reason = f"{'、'.join(others)} 不用写在 --for 后面：定稿发布以后没有改过，或者已经记了更正"
        told = "、".join(one.id for one in found)
        raise UsageError(reason, f"改过而没有记更正的有：{told}" if told else "请去掉 --for 再发布")
    return [one for one in found if one.id in ids]


def _each(word: str) -> list[str]:
    """Return the ids in a word that is a list of them; any other word as it is."""
    each = re.split("[,，、]", word)
    return each if all(ID.fullmatch(one) for one in each) else [word]


def _typed(ctx: click.Context, folder: Path) -> str:
    """Return how the folder is written in a command, wherever that is typed."""
    within = place.of(ctx).stood != Path()
    return shlex.quote(str(files.real(folder) if within else folder))


def _held(one: Untold, folder: str) -> RefusedError:
    """Return what to say of a speech that went out as it was published last."""
    each = [f"“{it.was_around}” → “{it.now_around}”" for it in one.differences[:_TOLD]]
    many = len(one.differences)
    more = f"等 {many} 处，都列出来请运行 huibian diff {one.id}" if many > _TOLD else ""
    told = "；".join(words.replace("\n", "／") for words in each)
    command = f"huibian publish {folder} --for {one.id}"
    return RefusedError(
        f"{one.id} 扣住了，发布的还是{one.last.name}的文字：定稿改过 {many} 处，没有记更正"
        f"（{told}{more}）",
        f"要记更正的，运行 {command} --as-correction 说明；只改了错字的，运行 {command}"
        " --silent-typo；不该改的，改回去再构建、发布",
    )


def _require_whole(note: str | None, silent: bool, written: Sequence[str]) -> None:
    if written and note is None and not silent:
        reason = "--for 要和 --as-correction 或 --silent-typo 一起写"
        raise UsageError(reason, "要记更正的加 --as-correction 说明，只改了错字的加 --silent-typo")
    if note is not None and silent:
        reason = "--as-correction 和 --silent-typo 只能写一个"
        remedy = (
            "要记更正的写前一个，只改了错字的写后一个；两种都有的，分两次写，用 --for 写明哪一篇"
        )
        raise UsageError(reason, remedy)
    if note is not None and not note.strip():
        raise UsageError("--as-correction 后面没有写说明", "请写明改了什么，如“改正人数”")


def _tell_untold(found: Sequence[Untold], note: str | None, *, quiet: bool) -> None:
    """Tell which speeches changed untold, and what is done about them."""
    for one in () if quiet else found:
        first = one.differences[0]
        many = len(one.differences)
        more = f" 等 {many} 处" if many > 1 else ""
        word = "改正错字" if note is None else "更正"
        click.echo(f"  {word}  {one.id}：“{first.was_around}” → “{first.now_around}”{more}")


def _answer(done: Published, corrected: list[str], held: Sequence[RefusedError]) -> None:
    facts = {"release": done.number, "copied": done.copied, "behind": list(done.behind)}
    facts["drafts"] = [*done.cleared.drafts, *done.cleared.unstated]
    facts["recorded"] = [
        {"id": made.id, "number": made.number, "silent": made.silent} for made in done.recorded
    ]
    facts["held"] = [
        {"id": one.id, "number": one.last.number, "differences": len(one.differences)}
        for one in done.held
    ]
    answer.give({**asdict(done.difference), **facts, "corrected": corrected}, held)


def _remark(ids: Sequence[str], what: str, remedy: str) -> None:
    """Say of which speeches somebody should know something; nothing if there are none."""
    if ids:
        shown = "、".join(ids[:_SHOWN]) + ("……" if len(ids) > _SHOWN else "")
        click.echo(f"注意：有 {len(ids)} 篇讲话{what}：{shown}。{remedy}。", err=True)


def _tell(done: Published, folder: Path, dry_run: bool) -> None:
    _tell_difference(done, folder, dry_run)
    if done.recorded:
        click.echo(f"记下 {len(done.recorded)} 篇的版次（{editions.FOLDER}/）。")
    _remark(done.behind, "有问题，网站上没有或还是以前的", "请运行 huibian status 查看")
    _remark(done.cleared.drafts, "待校", "校对后请用 huibian mark 注明")
    _remark(done.cleared.unstated, "没有写校对状态", "请用 huibian mark 注明待校、已校或定稿")


def _tell_difference(done: Published, folder: Path, dry_run: bool) -> None:
    found = done.difference
    if not (found.new or found.changed or found.gone):
        repaired = f"，补齐了 {done.copied} 个缺损的文件" if done.copied else ""
        click.echo(f"{folder} 已经是最新的（第 {done.number} 次发布）{repaired}。")
        return
    for word, paths in (("新增", found.new), ("改动", found.changed), ("撤下", found.gone)):
        speeches = [path for path in paths if path.startswith(_FOLDER)]
        for path in speeches[:_SHOWN]:
            click.echo(f"  {word}  {path}  {done.titles.get(path, '')}".rstrip())
        if len(speeches) > _SHOWN:
            click.echo(f"  ……{word}的讲话共 {len(speeches)} 篇")
    counts = (
        f"新增 {len(found.new)} 个文件，改动 {len(found.changed)} 个，撤下 {len(found.gone)} 个"
    )
    if dry_run:
        click.echo(f"如果发布到 {folder}：{counts}。")
    else:
        click.echo(f"已发布到 {folder}（第 {done.number} 次发布）：{counts}。")

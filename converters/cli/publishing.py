"""`huibian publish`."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from converters.build import plan as plans
from converters.cli import answer, chinese, retiring
from converters.cli.place import TypedPath
from converters.collection import correcting, publishing
from converters.collection.correcting import Untold
from converters.collection.publishing import Published
from converters.errors import UsageError
from converters.project import editions, here
from converters.speech.edition import PastEdition

_SHOWN = 20
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
@click.option("--dry-run", is_flag=True, help="只看会有什么变化，不写文件")
@answer.option
def command(
    folder: Path,
    as_json: bool,
    dry_run: bool,
    as_correction: str | None,
    silent_typo: bool,
    **leave: bool,
) -> None:
    """Publish the site."""
    _require_one(as_correction, silent_typo)
    project, lost = retiring.settled(here(), ask=sys.stdin.isatty() and not as_json)
    plan, now = plans.make(project), datetime.now(UTC).astimezone()
    explains = silent_typo or as_correction is not None
    found: Sequence[Untold] = ()
    recorded: list[PastEdition] = []
    if explains:
        # All else that may hold the release up is asked before anything is written.
        ready = publishing.publish(plan, folder, now, dry_run=True, untold=True, **leave)
        found = ready.cleared.untold
        _tell_untold(found, as_correction, quiet=as_json)
    if found and not dry_run:
        plan, recorded = correcting.explained(plan, found, now.date(), as_correction)
    allowed = explains and dry_run
    done = publishing.publish(plan, folder, now, dry_run=dry_run, untold=allowed, **leave)
    recorded += done.recorded
    if as_json:
        _answer(done, recorded, [one.id for one in found] if as_correction else [])
        return
    retiring.tell(lost)
    _tell(done, folder, dry_run)
    if recorded:
        click.echo(f"记下 {len(recorded)} 篇的版次（{editions.FOLDER}/）。")
    _remark(done.behind, "有问题，网站上没有或还是以前的", "请运行 huibian status 查看")
    _remark(done.cleared.drafts, "待校", "校对后请用 huibian mark 注明")
    _remark(done.cleared.unstated, "没有写校对状态", "请用 huibian mark 注明待校、已校或定稿")


def _require_one(note: str | None, silent: bool) -> None:
    if note is not None and silent:
        reason = "--as-correction 和 --silent-typo 只能写一个"
        raise UsageError(reason, "要记更正的写前一个，只改了错字的写后一个")
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


def _answer(done: Published, recorded: Sequence[PastEdition], corrected: list[str]) -> None:
    facts = {"release": done.number, "copied": done.copied, "behind": list(done.behind)}
    facts["drafts"] = [*done.cleared.drafts, *done.cleared.unstated]
    facts["recorded"] = [
        {"id": made.id, "number": made.number, "silent": made.silent} for made in recorded
    ]
    answer.give({**asdict(done.difference), **facts, "corrected": corrected})


def _remark(ids: Sequence[str], what: str, remedy: str) -> None:
    """Say of which speeches somebody should know something; nothing if there are none."""
    if ids:
        shown = "、".join(ids[:_SHOWN]) + ("……" if len(ids) > _SHOWN else "")
        click.echo(f"注意：有 {len(ids)} 篇讲话{what}：{shown}。{remedy}。", err=True)


def _tell(done: Published, folder: Path, dry_run: bool) -> None:
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

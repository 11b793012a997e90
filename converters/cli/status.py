"""`huibian status`."""

from collections.abc import Sequence

import click

from converters.build import account, missing
from converters.build import plan as plans
from converters.build.account import Account, Output
from converters.build.plan import Plan
from converters.build.receipts import Reason
from converters.cli import answer, chinese, retiring, tally
from converters.project import here

_WHY = {
    Reason.MISSING: "还没有成品",
    Reason.SOURCE: "讲话稿有改动",
    Reason.EDITION: "版次有改动",
    Reason.PAGES: "印出来的页码有改动",
    Reason.STYLE: "版式或模板有改动",
    Reason.FONTS: "字体有改动",
    Reason.VERSION: "程序有更新",
    Reason.ALTERED: "成品被人改过",
}
_SHOWN = 6
_WHY_BOOK = {**_WHY, Reason.SOURCE: "设置、编者说明或讲话稿有改动"}


@click.command(cls=chinese.Command, help="列出哪些成品需要更新，为什么；不动任何文件。")
@answer.option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Tell what is stale and why."""
    plan = plans.make(here())
    lost = missing.of(plan.project)
    found = [
        {"id": id, "format": job.format, "reason": reason.value}
        for job, reasons in plan.stale
        for id, reason in reasons.items()
    ]
    books = [
        {"name": job.name, "format": format, "reason": reason.value}
        for job, reasons in plan.stale_books
        for format, reason in reasons.items()
    ]
    standing = account.standing(plan, account.parts())
    if as_json:
        failed = [lack.as_json() for lack in standing.lacking]
        stale = {"outputs": found, "site": plan.site_is_stale, "books": books, "failed": failed}
        answer.give(
            stale | {"missing": [one.id for one in lost]}, [fault for _, fault in standing.faults]
        )
    else:
        _tell(plan, found, books)
        _tell_faults(standing)
        retiring.tell(lost)
        click.echo(_summed(plan, standing, len(found) + len(books) + plan.site_is_stale))
    ctx.exit(1 if standing.faults else 0)


def _tell(plan: Plan, found: list[dict[str, str]], books: list[dict[str, str]]) -> None:
    for item in sorted(found, key=lambda item: (item["id"], item["format"])):
        click.echo(f"{item['id']}  {item['format']:<4}  {_WHY[Reason(item['reason'])]}")
    if plan.site_is_stale:
        click.echo("网站需要更新")
    for item in books:
        click.echo(f"汇编 {item['name']}  {item['format']:<5}  {_WHY_BOOK[Reason(item['reason'])]}")


def _tell_faults(standing: Account) -> None:
    """Tell each fault once, with the outputs that are not made because of it."""
    outputs: dict[str, list[Output]] = {message: [] for message, _ in standing.faults}
    for lack in standing.lacking:
        for sentence in lack.sentences:
            outputs[sentence].append(lack.output)
    for message, lacking in outputs.items():
        click.echo(f"{_named(lacking)}没有做成：{message}" if lacking else message)


def _named(lacking: Sequence[Output]) -> str:
    """Return outputs as people name them, those of one speech together."""
    parts: dict[str, list[str]] = {}
    for output in lacking:
        parts.setdefault(output.id, []).append(tally.name_of(output.part))
    names = [
        f"{id}（{'、'.join(named)}）" if id else "、".join(named) for id, named in parts.items()
    ]
    rest = f"等 {len(names)} 篇" if len(names) > _SHOWN else ""
    return f"{'、'.join(names[:_SHOWN])}{rest}"


def _summed(plan: Plan, standing: Account, stale: int) -> str:
    trouble = tally.troubled(standing)
    if stale:
        trouble = "；".join(
            filter(None, (trouble, f"需要更新的有 {stale} 项，请运行 huibian build"))
        )
    return f"共 {len(plan.index.digests)} 篇讲话，{trouble or '成品都是最新的'}。"

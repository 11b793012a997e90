"""`huibian status`."""

import json

import click

from converters.build import plan as plans
from converters.build.plan import Plan
from converters.build.receipts import Reason
from converters.cli import chinese
from converters.project import here

_WHY = {
    Reason.MISSING: "还没有成品",
    Reason.SOURCE: "讲话稿有改动",
    Reason.STYLE: "版式或模板有改动",
    Reason.FONTS: "字体有改动",
    Reason.VERSION: "程序有更新",
    Reason.ALTERED: "成品被人改过",
}
_WHY_BOOK = {**_WHY, Reason.SOURCE: "设置、编者说明或讲话稿有改动"}


@click.command(cls=chinese.Command, help="列出哪些成品需要更新，为什么；不动任何文件。")
@click.option("--json", "as_json", is_flag=True, help="结果用 JSON 输出，供程序读取")
def command(as_json: bool) -> None:
    """Tell what is stale and why."""
    plan = plans.make(here())
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
    if as_json:
        stale = {"outputs": found, "site": plan.site_is_stale, "books": books}
        click.echo(json.dumps(stale, ensure_ascii=False))
    else:
        _tell(plan, found, books)


def _tell(plan: Plan, found: list[dict[str, str]], books: list[dict[str, str]]) -> None:
    for item in sorted(found, key=lambda item: (item["id"], item["format"])):
        click.echo(f"{item['id']}  {item['format']:<4}  {_WHY[Reason(item['reason'])]}")
    if plan.site_is_stale:
        click.echo("网站需要更新")
    for item in books:
        click.echo(f"汇编 {item['name']}  {item['format']:<5}  {_WHY_BOOK[Reason(item['reason'])]}")
    if not (found or books or plan.site_is_stale):
        click.echo(f"共 {len(plan.index.digests)} 篇讲话，成品都是最新的。")

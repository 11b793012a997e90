"""`huibian book …`: books (汇编) begun, listed, and looked through before they are built."""

import sys
from collections import Counter
from dataclasses import asdict

import click

from converters.build import plan as plans
from converters.build import selection
from converters.build.caches import facts
from converters.checks import compilations
from converters.cli import answer, chinese, completion
from converters.cli.findings import lines
from converters.collection import new_book, standing, typed_words
from converters.collection.new_book import BookDraft
from converters.collection.standing import State
from converters.errors import UsageError
from converters.project import here
from converters.settings.compilation import FOLDER, Selection
from converters.settings.internal_imprint import PROOF
from converters.speech import facets, hanzi
from converters.speech.facets import UNDATED, YEAR
from converters.speech.model import Meta, unbroken

_STATES = {
    State.CURRENT: "最新",
    State.STALE: "需要更新",
    State.NEW: "还没有编",
    State.FAILED: "有错，没有更新",
}
_ASKED = {"year": "某一年", "speaker": "某位讲话人", "organ": "某个机关"}
"""The facets that are offered when a book is begun, each with what it may be of them."""
_SHOWN = 30
_TITLE = ("书名", "--title")


@click.group(
    cls=chinese.ChineseGroup, help="汇编：新建一本书的设置，列出各本书，预看收入哪些讲话。"
)
def command() -> None:
    """Hold the commands about books together."""


@command.command(help="新建一本汇编的设置和编者说明；不写选项时一项一项地问。已有的不会被覆盖。")
@click.argument("name", metavar="名称")
@click.option("--title", metavar="书名", help="书名")
@click.option("--all", "everything", is_flag=True, help="收入全部讲话")
@click.option("--year", "years", type=int, multiple=True, metavar="年份", help="收入这一年的讲话")
@click.option("--speaker", "speakers", multiple=True, metavar="姓名", help="收入这个人的讲话")
@click.option("--organ", "organs", multiple=True, metavar="机关", help="收入这个机关的讲话")
@answer.option
def new(
    name: str,
    title: str | None,
    everything: bool,
    as_json: bool,
    **wanted: tuple[str | int, ...],
) -> None:
    """Begin a book; `wanted` are the options that name a facet."""
    project = here()
    plan = plans.make(project)
    found, faults = facts.of(project, plan.index.digests)
    chosen = Selection({name: values for name, values in wanted.items() if values})
    asked = sys.stdin.isatty() and not as_json
    title = typed_words.line(title or "", *_TITLE)
    if not (title or asked):
        raise UsageError("没有写书名", "请加 --title 书名")
    title = title or typed_words.line(chinese.asked("书名："), *_TITLE)
    if chosen == Selection() and not everything:
        if not asked:
            raise UsageError("没有说收入哪些讲话", "请加 --all、--year、--speaker 或 --organ")
        chosen = _chosen(list(found.values()))
    ids = [id for id, meta in found.items() if meta in chosen]
    if not ids:
        raise UsageError("讲话集里没有这样的讲话，没有新建", "请放宽条件，或先导入讲话稿")
    draft = BookDraft(name, title, chosen, project.config.publisher)
    written = [project.name(path) for path in new_book.write(project, draft)]
    if as_json:
        answer.give({"files": written, "speeches": ids}, faults)
        return
    for path in written:
        click.echo(f"已写好 {path}")
    click.echo(f"现在选到 {len(ids)} 篇讲话。请打开看一看，改好后运行 huibian build。")
    if faults:
        click.echo(f"有 {len(faults)} 篇讲话读不懂，没有算在内；请先运行 huibian check。", err=True)


@command.command("list", help="列出各本汇编：名称、书名、篇数、面数、是不是最新的。")
@answer.option
@click.pass_context
def list_books(ctx: click.Context, as_json: bool) -> None:
    """List the books of the collection."""
    books, faults = standing.books(here())
    if as_json:
        answer.give({"books": [asdict(book) for book in books]}, [fault for _, fault in faults])
    else:
        for book in books:
            size = f"{book.speeches} 篇，{book.pages} 面，" if book.pages else ""
            proof = f"，{PROOF}" if book.proof else ""
            click.echo(f"{book.name}  {book.title}  （{size}{_STATES[book.state]}{proof}）")
        for message, _ in faults:
            click.echo(f"错误：{message}", err=True)
        if not books and not faults:
            click.echo(f"{FOLDER}/ 里还没有汇编。用 huibian book new 新建一本。")
    ctx.exit(1 if faults else 0)


@command.command(help="预看一本汇编会收入哪些讲话，按什么顺序，有什么要留意的；不编书。")
@click.argument("name", metavar="名称", shell_complete=completion.books)
@answer.option
def check(name: str, as_json: bool) -> None:
    """Tell what would be in a book."""
    plan = plans.make(here())
    job = plan.book(name)
    book = selection.resolved(plan, job)
    found = compilations.of_book(book, job.file)
    if as_json:
        parts = [
            {"title": part.title, "speeches": [meta.id for meta in part.speeches]}
            for part in book.parts
        ]
        told = [finding.as_dict() for finding in found]
        answer.give({"title": book.settings.title, "parts": parts, "findings": told})
        return
    click.echo(book.settings.plain_title)
    for part in book.parts:
        if part.title:
            click.echo(f"\n{part.title}（{len(part.speeches)} 篇）")
        for meta in part.speeches:
            day = hanzi.date_text(meta.date) if meta.date else "日期不详"
            click.echo(f"  {meta.id}  {unbroken(meta.title)}  {day}")
    click.echo(f"\n共 {len(book.speeches)} 篇。")
    for line in lines(found):
        click.echo(line)


def _chosen(metas: list[Meta]) -> Selection:
    """Ask which speeches a book is to hold; only what the speeches tell is offered."""
    kinds = {
        words: Counter(
            value for meta in metas for value in facets.named(key).values(meta) if value != UNDATED
        )
        for key, words in _ASKED.items()
    }
    known = [words for words, values in kinds.items() if values]
    numbers = {str(number): words for number, words in enumerate(known, 2)}
    offered = "　".join(f"{number} {words}" for number, words in {"1": "全部", **numbers}.items())
    answer = chinese.asked(f"收入哪些讲话？{offered}\n请输入数字：", ("1", *numbers))
    if answer == "1":
        return Selection()
    words = numbers[answer]
    value = chinese.asked(f"{words}？（{_offered(kinds[words])}）", kinds[words])
    facet = next(facets.named(key) for key, own in _ASKED.items() if own == words)
    return Selection({facet.plural: (int(value) if facet is YEAR else value,)})


def _offered(values: Counter[str]) -> str:
    """Return the values that may be chosen, each with the number of its speeches."""
    shown = [f"{value}：{count} 篇" for value, count in sorted(values.items())[:_SHOWN]]
    return "，".join(shown) + ("，……" if len(values) > _SHOWN else "")

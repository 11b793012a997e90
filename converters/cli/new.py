"""`huibian new`."""

import sys
from dataclasses import replace

import click

from converters.cli import answer, chinese
from converters.collection import imports, typed_words
from converters.collection.new_book import scalar
from converters.errors import UsageError
from converters.formats import markdown as writer
from converters.project import here
from converters.readers import front_matter
from converters.speech.model import Meta, Speech

_ASKED = {
    "title": "标题：",
    "date": "讲话日期，如 2020-07-16（不知道就直接按回车）：",
    "speaker": "讲话人（不知道就直接按回车）：",
}
_HOW = """\
# 正文写在下面一行 --- 之后：一行就是一段，如
#   同志们：
#   今天召开动员会……
#   ## 一、提高认识
# 写好后运行 huibian check 和 huibian build；以 # 开头的几行说明可以删去。
"""


@click.command(
    cls=chinese.Command,
    help="新写一篇讲话稿：写好前言，定好编号，正文由您来写。不写选项时一项一项地问。",
)
@click.option("--title", metavar="标题", help="标题")
@click.option("--date", metavar="日期", help="讲话日期，如 2020-07-16")
@click.option("--speaker", metavar="姓名", help="讲话人")
@click.option("--post", metavar="职务", help="讲话人职务")
@click.option("--organ", metavar="机关", help="机关")
@click.option("--occasion", metavar="场合", help="场合")
@click.option("--place", metavar="地点", help="地点")
@click.option("--kind", metavar="文种", help="文种，如 讲话、发言、报告")
@answer.option
@click.pass_context
def command(ctx: click.Context, /, as_json: bool, **told: str | None) -> None:
    """Begin a speech."""
    project = here()
    meta = _meta(_facts(ctx, told, ask=sys.stdin.isatty() and not as_json))
    path = imports.begin(project.speeches, meta, lambda id: _begun(replace(meta, id=id)))
    if as_json:
        row = {"id": path.stem, "file": project.name(path)}
        answer.give({"speeches": [row]})
        return
    click.echo(f"已写好 {project.name(path)}。请用记事本打开它，写上正文，再运行 huibian build。")


def _facts(ctx: click.Context, told: dict[str, str | None], *, ask: bool) -> dict[str, str]:
    """Return what is known of a speech; with `ask`, a person is asked for what was not told.

    Raises UsageError for a speech without a title, and for words that no file may hold.
    """
    for name, question in _ASKED.items():
        if told[name] is None and ask:
            told[name] = chinese.asked(question, empty=name != "title")
    terms = {param.name: str(param.metavar) for param in ctx.command.params}
    facts = {
        name: typed_words.line(value or "", terms[name], f"--{name}")
        for name, value in told.items()
    }
    if not facts["title"]:
        raise UsageError("没有写标题", "请加 --title 标题")
    return {name: value for name, value in facts.items() if value}


def _meta(facts: dict[str, str]) -> Meta:
    """Return the facts as they are read from a front matter, so that any spelling of them holds."""
    lines = [f"{name}: {scalar(value)}" for name, value in facts.items()]
    text = "\n".join(("---", "id: new", *lines, "---", ""))
    with typed_words.read_back():
        return front_matter.read(text.encode())


def _begun(meta: Meta) -> bytes:
    """Return the Markdown of a speech without words yet, with a word on how to write them."""
    front, fence, rest = writer.write(Speech(meta, ())).decode().rpartition("---\n")
    return f"{front}{_HOW}{fence}{rest}".encode()

"""Short builders of the values under test."""

from datetime import date
from pathlib import Path
from typing import Any

from converters.model import Block, Heading, Meta, Paragraph, Salutation, Speech, paragraph


def meta(id: str = "s1", title: str = "在大会上的讲话", **facts: Any) -> Meta:
    """Return the facts of a speech."""
    return Meta(id=id, title=title, **facts)


def speech(*blocks: Block, **facts: Any) -> Speech:
    """Return a speech of the given blocks, or of one short paragraph."""
    return Speech(meta(**facts), blocks or (para("现在开会。"),))


def para(text: str) -> Paragraph:
    """Return a paragraph of ordinary words."""
    return paragraph(text)


def head(level: int, text: str) -> Heading:
    """Return a heading."""
    return Heading(level, text)


def greeting(text: str = "同志们：") -> Salutation:
    """Return a salutation."""
    return Salutation(text)


MARKDOWN = """---
id: {id}
title: {title}
{facts}---

同志们：

{body}
"""


def markdown(
    id: str = "s1",
    title: str = "在大会上的讲话",
    body: str = "现在开会。",
    facts: str = "",
) -> str:
    """Return the Markdown of a small speech; `facts` are whole lines of front matter."""
    return MARKDOWN.format(id=id, title=title, body=body, facts=facts)


def collection(folder: Path, *speeches: str, config: str = "title: 讲话选编\n") -> Path:
    """Write a collection of speeches in Markdown into a folder and return it."""
    (folder / "speeches").mkdir(parents=True)
    (folder / "config.yaml").write_text(config, encoding="utf-8")
    for text in speeches:
        id = text.split("\n")[1].removeprefix("id: ")
        (folder / "speeches" / f"{id}.md").write_text(text, encoding="utf-8")
    return folder


DAY = date(2020, 7, 16)

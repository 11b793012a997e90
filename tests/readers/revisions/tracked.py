"""Tracked changes as XML, and what is read of them, for the tests of this room."""

from collections.abc import Mapping

from converters.readers import revisions
from converters.readers.revisions import views
from converters.readers.revisions.model import Returned
from tests.readers.docx.word_files import word

WHO, WHEN = "王校对", "2026-11-20T09:00:00Z"


def by(who: str = WHO, when: str = WHEN, more: str = "") -> str:
    """The attributes of a change."""
    return f'w:id="9" w:author="{who}" w:date="{when}"{more}'


def ins(inside: str, who: str = WHO) -> str:
    return f"<w:ins {by(who)}>{inside}</w:ins>"


def gone(words: str, who: str = WHO) -> str:
    """Words that were struck out."""
    return f"<w:del {by(who)}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def end(tag: str, who: str = WHO) -> str:
    """The properties of a paragraph whose end was put in (ins) or struck out (del)."""
    return f"<w:rPr><w:{tag} {by(who)}/></w:rPr>"


def style(name: str, inside: str = "", kind: str = "paragraph") -> str:
    """A style whose id is not its name, as programs write it that know Chinese."""
    about = f'w:type="{kind}" w:styleId="{ID[name]}"'
    return f'<w:style {about}><w:name w:val="{name}"/>{inside}</w:style>'


ID = {
    name: f"a{at}"
    for at, name in enumerate(
        ("heading 1", "Heading 2", "own", "Emphasis", "标题 3 字符", "linked")
    )
}


def read(body: str, parts: Mapping[str, str] | None = None) -> Returned:
    return revisions.read(word(body, parts))


def accepted(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    return [one.text for one in views.accepted(read(body, parts).line)]


def refused(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    return [one.text for one in views.refused(read(body, parts).line)]

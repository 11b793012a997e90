"""The article of a speech is one for all kinds of readers; a dialect says what differs."""

from lxml import etree
from markupsafe import Markup

from converters.formats import article, html
from converters.formats.article import Dialect
from converters.speech.bare import bare
from converters.speech.model import Speech, Table
from tests.make import circulation, greeting, head, para, speech

TALK = speech(
    greeting(),
    head(1, "一、会议"),
    para("开会<“散会”>。"),
    Table((("项目", "数"), ("甲", "1")), header=True),
    circulation=circulation(copies="县委"),
)
BRIEF = Dialect(
    page=lambda number: Markup('<i id="at{}"/>').format(number),
    gap=Markup("<br/>"),
    linked=False,
    prefix="s1-",
)


def words(text: str) -> str:
    return bare("".join(etree.fromstring(text).itertext()))


def marked(talk: Speech) -> Speech:
    return Speech(talk.meta, talk.blocks, pages=(0, 60))


def test_an_article_is_xml_if_its_dialect_is() -> None:
    plain = str(html.write(marked(TALK))).replace("<wbr>", "<wbr/>")
    assert words(str(article.write(marked(TALK), BRIEF))) == words(plain)


def test_a_dialect_says_how_pages_are_marked_titles_broken_and_anchors_called() -> None:
    written = str(article.write(marked(TALK), BRIEF))
    assert [written.count(f'<i id="at{number}"/>') for number in (1, 2, 3)] == [1, 1, 0]
    assert "在<br/>大会上的<br/>讲话" in written
    assert 'id="s1-p1"' in written and 'id="s1-s1"' in written
    assert "href=" not in written

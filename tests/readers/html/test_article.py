"""Which element of a page is its article, and which lines stand outside of it."""

import pytest

from converters.readers import html


def aside(body: str) -> list[str]:
    raw = html.read(f"<html><meta charset=utf-8><body>{body}</body></html>".encode())
    return [line for n, line in enumerate(raw.text.split("\n"), 1) if n in raw.aside]


@pytest.mark.parametrize(
    ("one", "other", "outside"),
    [
        ("字" * 40, "甲，", ["甲，"]),
        ("字" * 39, "甲，", ["字" * 39]),
        ("字，" * 15, "另，" * 5, ["另，" * 5]),
        ("字。" * 15, "另。" * 5, ["另。" * 5]),
        ("字，" * 14, "另，" * 5, []),
        ("字", "另", []),
    ],
    ids=["a long line", "a shorter one", "commas", "stops", "less than its share", "no prose"],
)
def test_the_article_holds_three_quarters_of_the_prose(
    one: str, other: str, outside: list[str]
) -> None:
    assert aside(f"<div><p>{one}</p></div><div><p>{other}</p></div>") == outside


def test_links_are_no_prose() -> None:
    links = f"<div><p><a>{'链，' * 9}</a>{'字，' * 9}</p><p><a>{'链，' * 9}</a></p></div>"
    assert aside(f"{links}<div><p>真，</p></div>") == ["链，" * 9 + "字，" * 9, "链，" * 9]


ARTICLE = f"<p>{'总结去年工作，部署今年任务。' * 9}</p>"


@pytest.mark.parametrize(
    ("line", "is_aside"),
    [
        (f"<a>{'链' * 6}</a>字字字字", False),
        (f"<a>{'链' * 7}</a>字字字字", True),
        (f"<a>{'链' * 59}</a>", True),
        (f"<a>{'链' * 60}</a>", False),
        ("<a>链链链。</a>", False),
    ],
)
def test_a_short_line_of_links_within_the_article_is_none_of_it(line: str, is_aside: bool) -> None:
    assert bool(aside(f"<div>{ARTICLE}<p>{line}</p></div><p>外</p>")[:-1]) is is_aside


def test_a_heading_may_stand_outside_the_article_and_a_frame_within_it() -> None:
    body = f"<h1>题</h1><h2>副题</h2><h3>栏目</h3><div>{ARTICLE}<nav>目录</nav></div>"
    assert aside(body) == ["栏目", "目录"]


def test_the_neighbours_of_a_long_paragraph_are_of_the_article() -> None:
    assert aside(f"<p>外</p><div><h3>题</h3><blockquote>{ARTICLE}</blockquote></div>") == ["外"]


NOTED = f'<div><p id="r1">{"总结去年工作，部署今年任务。" * 9}<a href="#n1">[1]</a></p></div>'


@pytest.mark.parametrize(
    ("below", "is_aside"),
    [
        ('<p><a name="n1" href="#r1">[1]</a> 一里等于五百米。</p>', False),
        ('<ol><li id="n1"><p>一里等于五百米。<a href="#r1">↩</a></p></li></ol>', False),
        ('<p id="n1">一里等于五百米。</p>', True),  # no link leads back
        ('<p><a href="#r1">[1]</a> 一里等于五百米。</p>', True),  # none leads to it
        ('<p id="n1"><a href="#r1">回到正文去看一看</a></p>', True),  # a link of the page
    ],
)
def test_notes_below_an_article_are_its_own(below: str, is_aside: bool) -> None:
    assert bool(aside(f"{NOTED}<div><hr>{below}</div>")) is is_aside


def test_prose_in_a_frame_makes_no_article_of_it() -> None:
    others = [f"旁边的一句，不是正文{number}。" for number in range(30)]
    beside = "".join(f"<p>{words}</p>" for words in others)
    assert aside(f"<div>{ARTICLE}</div><aside>{beside}</aside>") == others

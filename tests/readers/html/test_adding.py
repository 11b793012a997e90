"""Words that the style of a page prints, sign by sign."""

import pytest

from tests.readers.test_html import told


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("d7a3", "\ud7a3"),
        ("d800", ""),
        ("dfff", ""),
        ("e000", ""),
        ("e123", ""),
        ("f8ff", ""),
        ("f900", "\uf900"),
        ("10ffff", "\U0010ffff"),
        ("110000", ""),
    ],
)
def test_signs_by_number_are_shown_but_for_those_of_icons(code: str, shown: str) -> None:
    style = f"<style>.a::before{{content:'注\\{code} 意'}}</style>"
    assert told(f"{style}<p class=a>前</p>") == [("样式加上的文字", f"注{shown}意")]


def test_the_value_of_an_attribute_is_shown_where_there_is_one() -> None:
    style = "<style>.f:before{content:attr(data-t) '：' attr( none )}</style>"
    body = f"{style}<p class=f data-t=提示>甲</p><p class=f>乙</p>"
    assert told(body) == [("样式加上的文字", "提示：")]

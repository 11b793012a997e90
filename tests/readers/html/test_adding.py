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

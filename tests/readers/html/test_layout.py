"""Where lines begin and end, by the style of a page."""

import pytest

from tests.readers.test_html import said


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        ("white-space:pre", ["甲  乙", " 丙"]),
        ("white-space:PRE-WRAP !important", ["甲  乙", " 丙"]),
        ("white-space:break-spaces", ["甲  乙", " 丙"]),
        ("white-space:pre-line", ["甲 乙", "丙"]),
        ("white-space:nowrap", ["甲 乙丙"]),
        ("", ["甲 乙丙"]),
    ],
)
@pytest.mark.parametrize("page", ["<div style='{}'>{}</div>", "<style>#i{{{}}}</style><p id=i>{}"])
def test_line_ends_that_the_style_keeps_end_lines(page: str, style: str, lines: list[str]) -> None:
    assert said(page.format(style, "甲  乙\n 丙")) == lines


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<pre><b>甲\n乙</b>丙\n</pre>", ["甲", "乙丙"]),
        ("<pre style='white-space:normal'>甲\n乙</pre>", ["甲乙"]),
        ("<div style='white-space:pre'><p style='white-space:initial'>甲\n乙</p></div>", ["甲乙"]),
        ("<div style='white-space:pre'>\n<p><i>甲</i>\n乙</p>\n</div>", ["甲", "乙"]),
        ("<div style='white-space:inherit'>甲\n乙</div>", ["甲乙"]),
    ],
)
def test_what_stands_within_inherits_them(body: str, lines: list[str]) -> None:
    assert [line for line in said(body) if line.strip()] == lines


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        ("display:block", ["甲", "乙", "丙"]),
        ("display:flex", ["甲", "乙", "丙"]),
        ("display:inline-block", ["甲乙丙"]),
        ("display:block;float:left", ["甲乙丙"]),
        ("display:block;float:none", ["甲", "乙", "丙"]),
        ("display:block;position:absolute", ["甲乙丙"]),
    ],
)
def test_what_is_displayed_as_a_block_has_lines_of_its_own(style: str, lines: list[str]) -> None:
    assert said(f"<div>甲<span style='{style}'>乙</span>丙</div>") == lines
    page = f"<style>.x{{{style}}}</style><div>甲<span class=x>乙</span>丙</div>"
    assert said(page) == lines


def test_rules_of_tags_alone_part_no_sentence() -> None:
    assert said("<style>a{display:block}</style><p>见<a>附件</a>。") == ["见附件。"]


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("vertical-align:super", "km²"),
        ("vertical-align: SUB", "km₂"),
        ("vertical-align:baseline", "km2"),
    ],
)
def test_what_a_style_raises_is_raised(style: str, line: str) -> None:
    assert said(f"<p>km<span style='{style}'>2</span></p>") == [line]
    assert said(f"<style>.x{{{style}}}</style><p>km<font class=x>2</font></p>") == [line]


def test_cells_are_not_raised() -> None:
    cells = "<tr><td style='vertical-align:super'>甲<td>2<tr><td>乙<td>3"
    assert said(f"<p>前</p><table border=1>{cells}</table>")[1] == "| 甲 | 2 |"

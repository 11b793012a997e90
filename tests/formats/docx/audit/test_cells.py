"""Characters fill the lines of the grid, and few lines take one more."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.formats.docx.audit import cells
from converters.formats.docx.audit.words import Pair
from tests.formats.docx.audit.packages import matched, opened, para, run

STYLES = '<w:style w:styleId="T"><w:name w:val="挤进"/></w:style>'
TIGHT = '<w:rStyle w:val="T"/>'


def style(grid: str = "portable") -> Any:
    """Return a type area of 8120 twips: 28 characters of 290, or 29 of 280."""
    area = SimpleNamespace(type_area_width=SimpleNamespace(pt=406.0))
    shape = SimpleNamespace(chars=28)
    return SimpleNamespace(page=area, grid=shape, docx=SimpleNamespace(grid=grid))


def wide(size: int, spacing: int = 0) -> str:
    return f'<w:sz w:val="{size}"/>' + (f'<w:spacing w:val="{spacing}"/>' if spacing else "")


@pytest.mark.parametrize(
    ("own", "fault"),
    [
        (wide(29), ""),
        (wide(29, 1), "有 1 处正文的字距是 14.55 磅，每行排不成 28 字"),
        (wide(28), "有 1 处正文的字距是 14 磅，每行排不成 28 字"),
        (wide(28, 1), ""),
        ("", "有 1 处正文的字距是 0 磅，每行排不成 28 字"),
        ('<w:spacing w:val="290"/>', ""),
        (TIGHT + wide(28), ""),
        (TIGHT + wide(28, 1), "有 1 处正文的字距是 14.05 磅，每行排不成 29 字"),
        (TIGHT + wide(27), "有 1 处正文的字距是 13.5 磅，每行排不成 29 字"),
        (TIGHT + wide(27, 1), ""),
    ],
)
def test_a_line_holds_as_many_characters_as_it_should_and_no_more(own: str, fault: str) -> None:
    file = opened(para(run("甲乙丙", own)), STYLES)
    found = [one.message for one in cells.cells(file, matched(file), style())]
    assert found == ([fault] if fault else [])
    assert [*cells.cells(file, matched(file), style("native"))] == []


def test_of_a_paragraph_the_first_plain_run_counts_and_every_tight_one() -> None:
    good, bad, loose = run("甲", wide(29)), run("乙", wide(40)), run("丙", TIGHT + wide(29))
    body = para(good, bad, loose, loose) + para(loose, bad, good)
    file = opened(body, STYLES)
    assert [one.message for one in cells.cells(file, matched(file), style())] == [
        "有 3 处正文的字距是 14.5 磅，每行排不成 29 字",
        "有 1 处正文的字距是 20 磅，每行排不成 28 字",
    ]
    told = cells.cells(file, matched(file, "body", "heading1"), style())
    assert [one.message[:5] for one in told] == ["有 2 处"]
    lone = [Pair(None, file.paragraphs[0]), Pair(matched(file)[0].part, None)]
    assert [*cells.cells(file, lone, style()), *cells.squeezed(file, lone, style())] == []


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        ([("中" * 87, TIGHT)], []),
        ([("中" * 87 + "a", TIGHT)], [88]),
        ([("中" * 87 + "  ", TIGHT)], []),
        ([("中" * 80 + "ab" * 7, TIGHT)], []),
        ([("中" * 60, TIGHT), ("中" * 28, TIGHT)], [88]),
        ([("中" * 60, TIGHT), ("文", ""), ("中" * 60, TIGHT)], []),
        ([("中" * 90, TIGHT), ("文", ""), ("字", "")], [90]),
        ([("中" * 900, "")], []),
        ([("文" * 200, ""), ("中" * 200, TIGHT)], []),
        ([("中" * 377, TIGHT), ("文" * 3, "")], []),
        ([("中" * 378, TIGHT), ("文" * 3, "")], [378]),
    ],
)
def test_three_lines_or_all_but_the_last_of_a_paragraph_may_be_tight(
    runs: list[tuple[str, str]], told: list[int]
) -> None:
    file = opened(para(*(run(text, own) for text, own in runs)), STYLES)
    found = [*cells.squeezed(file, matched(file), style())]
    assert [one.message for one in found] == [
        f"样式“挤进”用在了 {count} 个字上，它只供个别行用" for count in told
    ]
    assert {(one.line, len(one.excerpt)) for one in found} <= {(1, 30)}


def test_paragraphs_that_are_missing_end_nothing() -> None:
    file = opened(para(run("中" * 90, TIGHT)), STYLES)
    (whole,) = matched(file)
    pairs = [Pair(whole.part, None), Pair(None, whole.paragraph), whole]
    assert len([*cells.squeezed(file, pairs, cast("Any", style()))]) == 1

"""版头: each measure passes just within its limit and is told just beyond it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from converters.audit.faults import SheetPlace
from converters.audit.pages import DrawnRule
from converters.audit.proof import Proof
from converters.formats.pdf.audit import red_head as audit
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from converters.settings.style import Style
from converters.speech.model import Speech
from tests.formats.pdf.audit.ruled import circulated, rule, told
from tests.formats.sheets import Row, laid, left_of
from tests.make import para, speech


@pytest.fixture(scope="module")
def style(design: Design) -> Style:
    return design.style


def red_head(
    style: Style,
    dy: Sequence[float] = (0, 0, 0),
    ruled: Sequence[DrawnRule] | None = None,
    said: Speech | None = None,
    shrunk: float = 0,
) -> Proof:
    """A 版头 of 48 points, 35 mm under the head of the type area, over its rule and the title."""
    top = style.page.top.pt + style.redhead.top.pt
    number = top + 48 + 2 * style.pitch.pt
    rows = [
        Row(0, "issuer", "西平县政府", y=top + 0.88 * 48, dy=dy[0]),
        Row(0, "number", "中文", y=number + 0.88 * 16, dy=dy[1]),
        Row(10, "title", "中文", dy=dy[2]),
    ]
    rules = (red_rule(style),) if ruled is None else ruled
    proof = laid(style, rows, said=said or circulated(), rules=[rules])
    if not shrunk:
        return proof
    issuer, *others = proof.lines
    glyphs = (replace(g, size=g.size + shrunk) for g in issuer.printed.glyphs)
    drawn = replace(issuer.printed, glyphs=tuple(glyphs))
    return replace(proof, lines=(replace(issuer, printed=drawn), *others))


def red_rule(style: Style, dy: float = 0, thick: float = 0, **other: Any) -> DrawnRule:
    top = style.page.top.pt + style.redhead.top.pt + 48 + 2 * style.pitch.pt + 16
    under = top + style.redhead.rule_gap.pt + dy
    return rule(style, under, style.redhead.rule.pt + thick, red=True, **other)


def test_a_red_head_in_its_place_passes(style: Style) -> None:
    assert list(audit.red_head(red_head(style))) == []


@pytest.mark.parametrize("line", [0, 1, 2])
@pytest.mark.parametrize("way", [1, -1])
def test_issuer_number_and_title_stand_where_they_are_measured(
    line: int, way: int, style: Style
) -> None:
    what = ("发文机关标志", "发文字号", "标题")[line]

    def found(far: float) -> list[str]:
        dy = [0.0, 0.0, 0.0]
        dy[line] = far * way
        return told(audit.red_head(red_head(style, dy)))

    assert found(0.45) == []
    assert found(0.56) == [f"{what}的位置上下差 {0.56 * way:+.1f} 磅"]


@pytest.mark.parametrize(
    ("shrunk", "message"),
    [(0.4, None), (-0.4, None), (0.6, "48.6"), (-0.55, "47.5")],
)
def test_the_issuer_is_as_large_as_it_fits(
    shrunk: float, message: str | None, style: Style
) -> None:
    found = told(audit.red_head(red_head(style, shrunk=shrunk)))
    sizes = [one for one in found if "应为" in one]
    assert sizes == ([f"发文机关标志为 {message} 磅，应为 48.0 磅"] if message else [])


def test_what_is_missing_is_not_measured(style: Style) -> None:
    proof = red_head(style, [9, 9, 9], [])
    assert list(audit.red_head(replace(proof, speech=speech(para("中"))))) == []
    assert list(audit.red_head(replace(proof, lines=proof.lines[1:]))) == []
    alone = replace(proof, lines=proof.lines[:1])
    assert told(audit.red_head(alone)) == [
        "发文机关标志的位置上下差 +9.0 磅",
        "版头没有红色分隔线",
    ]


def test_without_a_number_the_rule_stands_under_the_issuer(style: Style) -> None:
    bare = circulated(number=None)
    up = -2 * style.pitch.pt - 16
    proof = red_head(style, ruled=[red_rule(style, up)], said=bare)
    assert list(audit.red_head(replace(proof, lines=proof.lines[:1]))) == []


@pytest.mark.parametrize("line", [0, 1])
@pytest.mark.parametrize("way", [1, -1])
def test_issuer_and_number_stand_in_the_middle(line: int, way: int, style: Style) -> None:
    def found(far: float) -> list[str]:
        proof = red_head(style)
        moved = list(proof.lines)
        glyphs = moved[line].printed.glyphs
        shifted = tuple(replace(glyph, x=glyph.x + far * way) for glyph in glyphs)
        moved[line] = replace(moved[line], printed=replace(moved[line].printed, glyphs=shifted))
        return told(audit.red_head(replace(proof, lines=tuple(moved))))

    words = ("西平县政府", "中文")[line]
    assert found(0.7) == []
    assert found(1.6)[0].startswith(f"“{words}”的位置左右差")


@pytest.mark.parametrize(
    ("dx", "wider", "message"),
    [
        (0, 0, None),
        (1.6, 0, "“县政府”的位置左右差 +1.6 磅"),
        (0, 0.1, "“县政府”没有排到应有的宽度，差 +7.6 磅"),
    ],
)
def test_each_name_of_several_organs_is_measured(
    dx: float, wider: float, message: str | None, style: Style
) -> None:
    """Names of 38 pt, six characters to the longest, and 文件 half a character beside them."""
    top, size, area = style.page.top.pt + style.redhead.top.pt, 38, style.page.type_area_width.pt
    left, pitch = (area - 8.5 * size) / 2, 1.25 * size
    tops = (top, top + pitch, top + pitch / 2)
    texts = (("县政府", (0, 2.5, 5)), ("西平县人大会", range(6)), ("文件", (6.5, 7.5)))
    rows = [
        Row(0, "issuer", text, y=y + 0.88 * size) for y, (text, _) in zip(tops, texts, strict=True)
    ]
    organs = ("县政府", "西平县人大会文件")
    proof = laid(style, rows, said=circulated(issuers=organs, number=None), rules=[()])
    lines = [
        replace(line, printed=replace(line.printed, glyphs=glyphs))
        for line, (_, ats) in zip(proof.lines, texts, strict=True)
        for glyphs in (
            tuple(
                replace(glyph, x=left_of(style, 1) + left + at * size, advance=size, size=size)
                for glyph, at in zip(line.printed.glyphs, ats, strict=True)
            ),
        )
    ]
    name = lines[0].printed.glyphs
    moved = [replace(g, x=g.x + dx + size * wider * at) for at, g in enumerate(name)]
    lines[0] = replace(lines[0], printed=replace(lines[0].printed, glyphs=tuple(moved)))
    found = told(audit.red_head(replace(proof, lines=tuple(lines))))
    assert message is None or message in found
    assert [one for one in found if "左右" in one or "宽度" in one or "上下" in one] == (
        [] if message is None else [one for one in found if one.startswith("“县政府”")]
    )


RULES = [
    ({}, None),
    ({"dy": 0.45}, None),
    ({"dy": -0.45}, None),
    ({"dy": 0.56}, "红色分隔线的位置上下差 +0.6 磅"),
    ({"dy": -0.56}, "红色分隔线的位置上下差 -0.6 磅"),
    ({"thick": 0.09}, None),
    ({"thick": -0.09}, None),
    ({"thick": 0.11}, "红色分隔线粗 1.61 磅"),
    ({"thick": -0.11}, "红色分隔线粗 1.39 磅"),
]


@pytest.mark.parametrize(("wrong", "message"), RULES)
def test_the_red_rule_is_measured(
    wrong: dict[str, float], message: str | None, style: Style
) -> None:
    black = rule(style, 0, 1)
    ruled = [black, red_rule(style, **wrong)]
    found = list(audit.red_head(red_head(style, ruled=ruled)))
    assert told(found) == ([message] if message else [])
    assert [f.place for f in found] == [SheetPlace(1)] * len(found)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(("far", "wrong"), [(0.45, 0), (-0.45, 0), (0.55, 1), (-0.55, 1)])
def test_the_red_rule_is_as_wide_as_the_type_area(
    side: str, far: float, wrong: int, style: Style
) -> None:
    sound = red_rule(style)
    ruled = [replace(sound, **{side: getattr(sound, side) + far})]
    found = told(audit.red_head(red_head(style, ruled=ruled)))
    assert found == ["红色分隔线与版心不等宽"] * wrong


def test_a_red_head_without_red_rule_is_told(style: Style) -> None:
    for ruled in ([], [rule(style, 300, 1)]):
        found = list(audit.red_head(red_head(style, ruled=ruled)))
        assert [(f.code, f.message, f.place) for f in found] == [
            (PdfCode.RED_HEAD, "第 1 页：版头没有红色分隔线", SheetPlace(1))
        ]

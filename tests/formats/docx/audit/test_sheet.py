"""The sheet of a DOCX is measured: lengths, and where page numbers stand."""

from dataclasses import replace
from math import floor
from typing import Any

import pytest

from converters import resources
from converters.formats.docx.audit import sheet
from converters.settings.style import Style
from tests.formats.docx.audit.packages import opened, para, run, section
from tests.make import restyled

STYLE = restyled(resources.text("styles/gbt9704.toml"))


def lengths(style: Style) -> dict[str, float]:
    """Return every length in twips as the style wants it."""
    page, foot = style.page, style.page.height - style.frame_top - style.frame_height
    wanted = {"w": page.width, "h": page.height, "top": style.frame_top, "bottom": foot}
    return {
        name: of.pt * 20
        for name, of in (wanted | {"left": page.inner, "right": page.outer}).items()
    }


def faults(style: Style, found: dict[str, int]) -> list[str]:
    size = "".join(f' w:{name}="{found[name]}"' for name in ("w", "h") if name in found)
    edges = ("top", "left", "right", "bottom")
    margins = "".join(f' w:{name}="{found[name]}"' for name in edges if name in found)
    file = opened(section(f"<w:pgSz{size}/><w:pgMar{margins}/>"))
    return [one.message for one in sheet.pages(file, style)]


@pytest.mark.parametrize("fill", ["ink", "boxes"])
@pytest.mark.parametrize("name", ["w", "h", "top", "left", "right", "bottom"])
def test_a_length_may_differ_by_a_rounding_and_where_the_page_is_moved(
    name: str, fill: Any
) -> None:
    style = replace(STYLE, grid=replace(STYLE.grid, fill=fill))
    moved = style.pitch.pt * 20 * 0.1 if fill == "ink" else 1.5
    slack = {"top": moved, "bottom": 20 + moved}.get(name, 1.5)
    wanted = lengths(style)
    sound = {key: round(value) for key, value in wanted.items()}
    assert faults(style, sound) == []
    furthest = floor(wanted[name] + slack)
    assert faults(style, sound | {name: furthest}) == []
    (said,) = faults(style, sound | {name: furthest + 1})
    assert said.endswith(f"实际是{(furthest + 1) / 20 / 72 * 25.4:.1f} 毫米")
    (said,) = faults(style, {key: value for key, value in sound.items() if key != name})
    assert said.endswith("实际是未指定")


ODD, EVEN = "— 1 —", "— 2 —"


def number(text: str, side: str = "", inset: int | None = None) -> str:
    indent = "" if inset is None else f'<w:ind w:{side}="{inset}"/>'
    return para(run(text), own=(f'<w:jc w:val="{side}"/>' if side else "") + indent)


def on_foot(style: Style, **feet: str) -> list[str]:
    file = opened(section("", *feet), **feet)
    return [one.message for one in sheet.page_numbers(file, style)]


@pytest.mark.parametrize(
    ("odd", "even", "told"),
    [
        (number(ODD, "right", 280), number(EVEN, "left", 280), []),
        (number(ODD, "right", 281), number(EVEN, "left", 279), []),
        (
            number(ODD, "right", 282),
            number(EVEN, "left", 280),
            ["单页页码离版心边缘应为 14 磅，实际 14.1 磅"],
        ),
        (
            number(ODD, "right", 280),
            number(EVEN, "left"),
            ["双页页码离版心边缘应为 14 磅，实际 0 磅"],
        ),
        (number(ODD), number(EVEN, "left", 280), ["单页页码的位置应为 right，实际是 未指定"]),
        (
            number(ODD, "right", 280),
            number("2", "left", 280),
            ["双页页码应为“— {page} —”，实际是“2”"],
        ),
        (
            number(ODD, "right", 280) * 2,
            number(EVEN, "left", 280),
            ["单页页码应为“— {page} —”，实际是“— 1 —— 1 —”"],
        ),
        (number(" ") + number(ODD, "right", 280), number(EVEN, "left", 280), []),
        ("", number(EVEN, "left", 280), ["单页页码应为“— {page} —”，实际是“”"]),
    ],
)
def test_page_numbers_stand_outside(odd: str, even: str, told: list[str]) -> None:
    assert on_foot(STYLE, default=odd, even=even) == told


def test_page_numbers_in_the_middle_have_no_inset() -> None:
    folio = replace(STYLE.folio, placement="center")
    style = replace(STYLE, folio=folio)
    assert on_foot(style, default=number(ODD, "center")) == []
    assert len(on_foot(style, default=number(ODD, "right", 280))) == 1
    assert len(on_foot(style, default=number(ODD, "center", 2))) == 1

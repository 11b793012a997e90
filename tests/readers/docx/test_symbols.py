"""Signs of the symbol fonts, at the ends of what each has."""

import pytest

from converters.readers.docx import symbols


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", 0x20, " "),
        ("Symbol", 0x21, "!"),
        ("Symbol", 0x1F, ""),
        ("Symbol", 0xB0, "°"),
        ("symbol", 0xF0B0, "°"),
        ("Symbol", 0xF020, " "),
        ("Symbol", 0x7F, ""),
        ("Symbol", 0xFF, ""),
        ("Webdings", 0xFF, "🕊"),
        ("Webdings", 0x100, ""),
        ("Webdings", 0xF0FF, "🕊"),
        ("Webdings", 0xF100, ""),
        ("Webdings", 0xEFFF, ""),
        ("宋体", 0x20, ""),
        ("宋体", 0x41, ""),
    ],
)
def test_a_code_shows_the_sign_of_its_font(font: str, code: int, sign: str) -> None:
    assert symbols.sign(font, code) == sign


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("宋体", "21", "!"),
        ("宋体", "20", ""),
        ("宋体", "A0", ""),
        ("宋体", "D7A3", "\ud7a3"),
        ("宋体", "D800", ""),
        ("宋体", "F041", ""),
        ("宋体", "x", ""),
        ("宋体", "", ""),
    ],
)
def test_a_sign_by_number_is_shown_if_it_is_one(font: str, code: str, shown: str) -> None:
    assert symbols.shown(font, code) == shown


def test_text_in_a_symbol_font_is_the_signs_that_it_draws() -> None:
    assert symbols.drawn("\x20!aÿ字", "Webdings") == "\x20🕷✔🕊字"
    assert symbols.drawn("ab", "宋体") == "ab"
    assert symbols.plain("a\uf020\uf021\uf0ff\uf01f\uf100", "Webdings") == "a 🕷🕊\uf01f\uf100"
    assert symbols.plain("\uf07f\uf061", "Symbol") == f"{symbols.UNKNOWN}α"

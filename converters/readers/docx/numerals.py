"""Numbers in the forms of ST_NumberFormat (ECMA-376 17.18.59)."""

from collections.abc import Callable, Mapping
from functools import partial

from converters.speech import hanzi
from converters.speech.counting import BRANCHES, STEMS, TRADITIONAL, formal, of_row, roman

_CIRCLES = (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50))
_MARKS = "*†‡§"


def written(form: str, value: int) -> str:
    """Return a number in a form, in Arabic figures if the form is not known or has no such number.

    >>> [written(form, 12) for form in ("chineseCounting", "upperRoman", "decimalEnclosedCircle")]
    ['十二', 'XII', '⑫']
    """
    if value < 0 or value > _MOST:
        return str(value)
    return _FORMS.get(form, str)(value)


_MOST = 32_767
"""Word counts no further."""


def _digits(value: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(value))


def _digital(value: int) -> str:
    return _digits(value, hanzi.DIGITS)


def _counting(value: int) -> str:
    """Return 1 to 99 in words, more of them digit by digit: 十二, 一〇〇."""
    return hanzi.to_number(value) if 0 < value < 100 else _digital(value)


def _upper_roman(value: int) -> str:
    return roman(value).upper()


def _repeated(signs: str) -> Callable[[int], str]:
    """Return a form that begins again with each sign doubled, trebled …: a, b, … z, aa, bb."""

    def repeated(value: int) -> str:
        if value < 1:
            return str(value)
        times, index = divmod(value - 1, len(signs))
        return signs[index] * (times + 1)

    return repeated


def _of_row(first: str, count: int) -> Callable[[int], str]:
    """Return a form of signs in a row; beyond them figures are written."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else str(value)


def _sexagenary(value: int) -> str:
    if not 1 <= value <= 60:
        return str(value)
    return STEMS[(value - 1) % 10] + BRANCHES[(value - 1) % 12]


def _circled(value: int) -> str:
    for first, least, most in _CIRCLES:
        if least <= value <= most:
            return chr(ord(first) + value - least)
    return str(value)


def _full_width(value: int) -> str:
    return _digits(value, "０１２３４５６７８９")


def _zero(value: int) -> str:
    return f"{value:02d}"


def _ordinal(value: int) -> str:
    ending = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _dashed(value: int) -> str:
    return f"- {value} -"


def _hexadecimal(value: int) -> str:
    return f"{value:X}"


def _nothing(value: int) -> str:
    del value
    return ""


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FORMS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _counting),
    **dict.fromkeys(
        ("chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting"),
        hanzi.to_number,
    ),
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _digital
    ),
    "chineseLegalSimplified": formal,
    "ideographLegalTraditional": partial(formal, signs=TRADITIONAL),
    "ideographTraditional": partial(of_row, STEMS),
    "ideographZodiac": partial(of_row, BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    # Word sets these in brackets, whatever the clause says (MS-OI29500 2.1.540).
    "ideographEnclosedCircle": _of_row("㈠", 10),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": _of_row("⑴", 20),
    "decimalEnclosedFullstop": _of_row("⒈", 20),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _full_width),
    "decimalZero": _zero,
    "upperRoman": _upper_roman,
    "lowerRoman": roman,
    "upperLetter": _repeated(_LETTERS.upper()),
    "lowerLetter": _repeated(_LETTERS),
    "chicago": _repeated(_MARKS),
    "ordinal": _ordinal,
    "numberInDash": _dashed,
    "hex": _hexadecimal,
    "none": _nothing,
}
KNOWN = frozenset({*_FORMS, "decimal", "decimalHalfWidth", "bullet", "custom"})
"""Forms that are written as Word does."""


def custom(pattern: str, value: int) -> str:
    """Return a number by a pattern such as 001, 002, 003, … (17.9.17, `format`)."""
    first = pattern.split(",")[0].strip()
    return f"{value:0{len(first)}d}" if first.isascii() and first.isdigit() else str(value)

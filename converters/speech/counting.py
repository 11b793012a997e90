"""Numbers as lists and the columns of tables have them: Roman figures, letters, stems, 壹贰叁."""

from collections.abc import Sequence

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
SIMPLIFIED = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟萬")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman(value: int) -> str:
    """Return a number from 1 on in small Roman figures.

    >>> [roman(n) for n in (1, 4, 9, 14, 40, 1998)]
    ['i', 'iv', 'ix', 'xiv', 'xl', 'mcmxcviii']
    """
    out = ""
    for worth, sign in _ROMAN:
        out += sign * (value // worth)
        value %= worth
    return out


def letters(value: int) -> str:
    """Return a number from 1 on in small letters: a to z, then aa, ab and so on.

    >>> letters(1), letters(26), letters(28)
    ('a', 'z', 'ab')
    """
    out = ""
    while value > 0:
        value, rest = divmod(value - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def of_row(signs: str, value: int) -> str:
    """Return the sign of a number in a row that begins with 1, in figures beyond it.

    >>> of_row(STEMS, 3), of_row(STEMS, 11)
    ('丙', '11')
    """
    return signs[value - 1] if 1 <= value <= len(signs) else str(value)


def formal(value: int, signs: Sequence[str] = SIMPLIFIED) -> str:
    """Return a number below a hundred thousand as cheques have it; `signs` are digits and units.

    >>> formal(10), formal(305, TRADITIONAL)
    ('壹拾', '參佰零伍')
    """
    digits, units = signs
    out, gap = "", False
    for power, unit in ((10_000, units[3]), (1000, units[2]), (100, units[1]), (10, units[0])):
        digit = value // power % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit] + unit
        gap = not digit
    last = value % 10
    return out + ((digits[0] if gap and out else "") + digits[last] if last or not out else "")

"""Numbers in Roman figures and in letters, as lists and the columns of tables have them."""

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

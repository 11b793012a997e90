"""Which grams stand for the runs of a text, so that the same run is met again in other texts.

Winnowing (Schleimer, Wilkerson, Aiken 2003): of every 8 neighbouring grams of 9 characters the one
with the smallest hash stands for the run of 16 that they make up. The same run has the same gram
wherever it occurs, and a fifth of the hashes is kept.

All hashes of a text are taken at once: it is one great integer of a lane of 64 bits a character, so
that a product with one number gives every hash, and two texts of lanes are compared in one step.
"""

import struct
from collections import Counter
from collections.abc import Iterator
from functools import cache

GRAM, WINDOW = 9, 8
RUN = GRAM + WINDOW - 1
"""Characters of a run."""
EDGE = "\n"
"""Stands between paragraphs: no run goes over it."""
_LANE, _BYTES = 64, 8
"""Bits and bytes of a lane."""
_CODE_BYTES, _UNIT = 3, 4
"""Bytes of a code point that are not always 0, of the four in which UTF-32 writes it."""
_PLACE = 32
"""Bits of a lane that tell the place; the hash stands above them, under one bit that stays free."""
_WEIGHT = 39
"""Bits of a weight: nine products with code points of 21 bits do not leave their lane."""
_MIXED = 16
"""Bits of a sum of products below those that are its hash: the lowest are mixed too little."""
_FACTOR = 0x9E3779B97F4A7C15
"""2 to the 64 by the golden ratio (Knuth, multiplicative hashing); the weights are its powers."""
_WEIGHTS = sum(
    pow(_FACTOR, place + 1, 1 << _WEIGHT) << _LANE * (GRAM - 1 - place) for place in range(GRAM)
)
"""What a text in lanes is multiplied by: the weight of each character of a gram, the last first."""


def grams(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the hash of each gram that is kept, where its first run is, and how many it stands for.

    The hash has 31 bits and is the same in every process. A paragraph shorter than a run has none.
    """
    if len(text) < RUN:
        return
    keys = _smallest(text)
    start = 0
    for paragraph in text.split(EDGE):
        if len(paragraph) >= RUN:
            first = start
            for key, count in Counter(keys[start : start + len(paragraph) - RUN + 1]).items():
                yield key >> _PLACE, first, count
                first += count
        start += len(paragraph) + 1


def _smallest(text: str) -> tuple[int, ...]:
    """Return of each place the smallest hash of the next grams, and below it the gram's place.

    Of the last places, that begin no run, it is not told.
    """
    total = len(text) - GRAM + 1
    ones = int.from_bytes(b"\1".ljust(_BYTES, b"\0") * total, "little")
    free = ones << _LANE - 1
    sums = _lanes(text) * _WEIGHTS >> _LANE * (GRAM - 1)
    keys = (sums << _PLACE - _MIXED) & (free - (ones << _PLACE))
    keys |= int.from_bytes(_places(total.bit_length())[: _BYTES * total], "little")
    for step in (1, 2, 4):  # so that of 2, 4, 8 neighbours each lane has the smallest
        keys = _smaller(keys, keys >> _LANE * step, free)
    return struct.unpack(f"<{total}Q", keys.to_bytes(_BYTES * total, "little"))


def _lanes(text: str) -> int:
    """Return the code points of a text, the first in the lowest lane."""
    codes, lanes = text.encode("utf-32-le"), bytearray(_BYTES * len(text))
    for place in range(_CODE_BYTES):
        lanes[place::_BYTES] = codes[place::_UNIT]
    return int.from_bytes(lanes, "little")


def _smaller(one: int, other: int, free: int) -> int:
    """Return the smaller of the numbers in each lane; `free` is the highest bit of all lanes."""
    is_other = ((one | free) - other) & free
    return one ^ ((one ^ other) & (is_other - (is_other >> _LANE - 1)))


@cache
def _places(bits: int) -> bytes:
    """Return numbers from 0 in lanes, as many as have so many bits."""
    return struct.pack(f"<{1 << bits}Q", *range(1 << bits))

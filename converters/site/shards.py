"""A shard: the terms that one script of the search index holds, each with its numbers.

The shard of a term follows from the term alone. Numbers are written as the steps between them (7
bits a byte), or one bit a number if that is shorter. `engine.js` reads what is written here.
"""

import base64
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise, repeat
from operator import mul, sub

from converters.site.metadata import script_safe
from converters.site.terms import ACROSS, Term

_UNITS_A_SHARD = 32
"""Chosen so that a shard has some 8 KB: several go into one answer."""
_FEWEST = 16
_DENSE = 8
"""Terms in more than one of so many units are written as bits."""
_FACTORS = (40503, 31153, 22391)
_CALL = "__hs("
_SET = ord("1")
_LONG = bytes(range(128, 256))
"""All but the last bytes of a step."""

Shift = tuple[int, int]
"""From which number on all become larger, and by how much; smaller if that is below 0."""


def shard_of(term: Term, shards: int) -> int:
    """Return the shard of a term: the same arithmetic as in `engine.js`.

    A term stands in one shard with and without punctuation in it, for both are asked for together.
    """
    letters = map(ord, term.removesuffix(ACROSS))
    whole: int = sum(map(mul, letters, _FACTORS))
    return whole // 32 % shards


def shard_count(units: int) -> int:
    """Return into how many shards an index of so many units is cut: a power of two."""
    count = _FEWEST
    while count * _UNITS_A_SHARD < units:
        count *= 2
    return count


def path(shard: int) -> str:
    """Return where a shard stands on the site."""
    return f"search/i/{shard}.js"


def encode(numbers: Sequence[int], total: int) -> bytes:
    """Return ascending numbers below `total`, after a byte that tells steps (0) from bits (1)."""
    if len(numbers) * _DENSE > total:
        return _bits(numbers, total)
    return b"\0" + steps(numbers)


def of_steps(data: bytes, total: int) -> bytes:
    """Return what `encode` does of the numbers whose `steps` these are."""
    count = len(data.translate(None, _LONG))
    return _bits(decode(b"\0" + data), total) if count * _DENSE > total else b"\0" + data


def _bits(numbers: Iterable[int], total: int) -> bytes:
    flags = bytearray(b"0") * total
    deque(map(flags.__setitem__, numbers, repeat(_SET)), maxlen=0)
    flags.reverse()
    return b"\1" + int(flags, 2).to_bytes((total + 7) // 8, "little")


def steps(numbers: Sequence[int]) -> bytes:
    """Return the steps between ascending numbers, from 0 on, 7 bits a byte, the low ones first."""
    on = [*map(sub, numbers, chain((0,), numbers))]
    try:
        return b"".join(map(_USUAL_STEPS.__getitem__, on))
    except IndexError:
        return b"".join(map(_step, on))


def after(data: bytes, last: int) -> bytes:
    """Return steps that begin with 0 as they are behind another number, which is smaller.

    >>> after(steps([300, 301]), 299) == steps([1, 2])
    True
    """
    end = next(place for place, byte in enumerate(data, 1) if byte < 128)
    (first,) = decode(b"\0" + data[:end])
    return _step(first - last) + data[end:]


def _step(step: int) -> bytes:
    out = bytearray()
    while step > 127:
        out.append(step & 127 | 128)
        step >>= 7
    out.append(step)
    return bytes(out)


_USUAL_STEPS = [*map(_step, range(1 << 14))]


def moved(data: bytes, shifts: Sequence[Shift], total: int) -> bytes:
    """Return encoded numbers after they moved; `shifts` has the last one first.

    The total is that of the numbers by now. No number of a shift may come to be one before it.
    """
    if data[0]:
        bits = int.from_bytes(data[1:], "little")
        for start, by in shifts:
            bits = bits & (1 << start) - 1 | bits >> start << start + by
        if bits.bit_count() * _DENSE > total:
            return b"\1" + bits.to_bytes((total + 7) // 8, "little")
        data = b"\1" + bits.to_bytes((bits.bit_length() + 7) // 8, "little")
        return encode([*decode(data)], total)
    for start, by in shifts:
        data = _stretched(data, start, by)
    count = len(data.translate(None, _LONG)) - 1
    return encode([*decode(data)], total) if count * _DENSE > total else data


def _stretched(data: bytes, start: int, by: int) -> bytes:
    """Return encoded steps after one shift: that of the first number behind it is another."""
    number = step = shift = 0
    steps = data[1:]
    for place, byte in enumerate(steps, 2):
        if byte > 127:
            step |= (byte & 127) << shift
            shift += 7
            continue
        if shift:
            byte = step | byte << shift
        number += byte
        if number >= start:
            begin = place - 1 - shift // 7
            return data[:begin] + _step(byte + by) + data[place:]
        step = shift = 0
    return data


def decode(data: bytes) -> Iterator[int]:
    """Yield the numbers that `encode` wrote."""
    if data[0]:
        for place, byte in enumerate(data[1:]):
            yield from (place * 8 + bit for bit in range(8) if byte >> bit & 1)
        return
    if data.isascii():  # every step is one byte
        yield from accumulate(data[1:])
        return
    number = step = shift = 0
    for byte in data[1:]:
        step |= (byte & 127) << shift
        shift += 7
        if not byte & 128:
            number += step
            yield number
            step = shift = 0


def write(shard: int, entries: Mapping[Term, bytes]) -> bytes:
    """Return the script of a shard from the encoded numbers of its terms."""
    terms = sorted(entries)
    names = " ".join(terms)
    lengths = [len(entries[term]) for term in terms]
    numbers = base64.b64encode(b"".join(entries[term] for term in terms)).decode()
    return f"{_CALL}{script_safe([shard, names, lengths, numbers])})\n".encode()


def read(data: bytes) -> dict[Term, bytes]:
    """Return the encoded numbers of each term; raises ValueError if `data` is no shard."""
    text = data.decode()
    if not text.startswith(_CALL):
        raise ValueError("no shard of the index")
    _, names, lengths, encoded = json.loads(text[len(_CALL) : -2])
    numbers = base64.b64decode(encoded)
    ends = [0, *accumulate(lengths)]
    return {term: numbers[a:b] for term, (a, b) in zip(names.split(), pairwise(ends), strict=True)}

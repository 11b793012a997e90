"""Words that know where they came from: a text with the raw place of each of its characters."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace text[start:end] by `new`, which is never longer than what it replaces.

    The characters of `new` stand for the first characters replaced, one for one; the rest of them
    is dropped. So nothing can be inserted that has no place in the raw text.
    """

    start: int
    end: int
    new: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A stretch of words; `origin[i]` is the offset in the raw text that `text[i]` came from."""

    text: str
    origin: "array[int]"

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """Return the stretch from start to end."""
        return Passage(self.text[start:end], self.origin[start:end])

    def pieces(self, cuts: Iterable[int]) -> list["Passage"]:
        """Return the stretches between the given places, which ascend; empty ones are left out."""
        places = tuple(cuts)
        if not places:
            return [self] if self.text else []
        found, at = [], 0
        for cut in (*places, len(self)):
            if cut > at:
                found.append(self.cut(at, cut))
                at = cut
        return found


def whole(raw: str) -> Passage:
    """Return the raw text as a passage."""
    if len(raw) > _KEPT:
        return Passage(raw, array("i", range(len(raw))))
    _EVERY.extend(range(len(_EVERY), len(raw)))
    return Passage(raw, _EVERY[: len(raw)])


_KEPT = 1_000_000
_EVERY: "array[int]" = array("i")
"""Each place once, as far as any ordinary text went: to cut it off is quicker than to count."""


def joined(passages: Iterable[Passage]) -> Passage:
    """Return passages run together with nothing between them; a lone one is returned itself."""
    every = list(passages)
    if len(every) == 1:
        return every[0]
    texts: list[str] = []
    origin: array[int] = array("i")
    for passage in every:
        texts.append(passage.text)
        origin.extend(passage.origin)
    return Passage("".join(texts), origin)


EMPTY = Passage("", array("i"))

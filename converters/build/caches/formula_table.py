"""Each formula with the numbers of its speeches, packed: a correction looks at few of them."""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Mapping, MutableMapping

_CODE = "I"
_BYTES = array(_CODE).itemsize


class FormulaTable(MutableMapping[str, tuple[int, ...]]):
    """Formulae with the numbers of the speeches that have them, ascending."""

    def __init__(self, packed: Mapping[str, bytes] | None = None) -> None:
        """`packed` are the numbers in the form of the machine."""
        self._packed = dict(packed or {})

    def __getitem__(self, formula: str) -> tuple[int, ...]:
        return tuple(self._numbers(formula))

    def __setitem__(self, formula: str, numbers: Collection[int]) -> None:
        self._packed[formula] = array(_CODE, numbers).tobytes()

    def __delitem__(self, formula: str) -> None:
        del self._packed[formula]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def total(self, formula: str) -> int:
        """Return how many speeches have a formula."""
        return len(self._packed[formula]) // _BYTES

    def having(self) -> set[int]:
        """Return the numbers of all speeches that have any formula."""
        found: set[int] = set()
        for formula in self:
            found.update(self._numbers(formula))
        return found

    def of(self, numbers: Collection[int]) -> dict[int, list[str]]:
        """Return the formulae of each of some speeches that has any."""
        found: dict[int, list[str]] = {}
        wanted = set(numbers)
        for formula in self:
            for number in wanted.intersection(self._numbers(formula)):
                found.setdefault(number, []).append(formula)
        return found

    def copy(self) -> "FormulaTable":
        """Return a table that stays as this one is."""
        return FormulaTable(self._packed)

    def as_json(self) -> dict[str, str]:
        """Return the table as plain values."""
        return {formula: b64encode(numbers).decode() for formula, numbers in self._packed.items()}

    def _numbers(self, formula: str) -> "array[int]":
        numbers = array(_CODE)
        numbers.frombytes(self._packed[formula])
        return numbers


def from_json(plain: Mapping[str, str]) -> FormulaTable:
    """Return the table in plain values; raises ValueError if they are none."""
    packed = {formula: b64decode(text, validate=True) for formula, text in plain.items()}
    if any(len(numbers) % _BYTES for numbers in packed.values()):
        raise ValueError("no whole numbers")
    return FormulaTable(packed)

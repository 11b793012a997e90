"""What was read of a paragraph: its words, and what hangs on them."""

from collections import Counter
from dataclasses import dataclass, field

from converters.readers.docx.ooxml import Element
from converters.readers.raw import HIDDEN, Fidelity, MarkedSpan

_LEFT, _CHANGED = Fidelity.LEFT_OUT, Fidelity.CHANGED


@dataclass(slots=True)
class PrintedWords:
    """What a paragraph says, and what is to be told or written after it."""

    text: list[str] = field(default_factory=list)
    kinds: dict[int, int] = field(default_factory=dict)
    """Of the pieces of the text those with a kind (`MarkedSpan.level`), by their places."""
    told: list[tuple[Fidelity, str, str]] = field(default_factory=list)
    boxes: list[tuple[str, Element]] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, Element, str]] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    looks: list[tuple[str, str]] = field(default_factory=list)
    """Words that are read as they are stored, each with what they look like."""
    sizes: Counter[float] = field(default_factory=Counter)
    plain: int = 0
    """How many characters are not bold."""
    contents: bool = False
    """Whether a field makes a table of contents here."""

    def add(self, other: "PrintedWords") -> None:
        """Go on with the words of another paragraph."""
        before = len(self.text)
        self.kinds.update((before + at, kind) for at, kind in other.kinds.items())
        for name in ("text", "told", "boxes", "lines", "notes", "readings", "hidden", "looks"):
            getattr(self, name).extend(getattr(other, name))
        self.sizes.update(other.sizes)
        self.plain += other.plain
        self.contents = self.contents or other.contents

    def spans(self, at: int) -> tuple[MarkedSpan, ...]:
        """Return the pieces of the text that have a kind, neighbours of one kind as one.

        The text begins `at` that place of its line.
        """
        found: list[MarkedSpan] = []
        for place, piece in enumerate(self.text if self.kinds else ()):
            end, kind = at + len(piece), self.kinds.get(place)
            if kind is not None and found and found[-1][1:] == (at, kind):
                found[-1] = MarkedSpan(found[-1].start, end, kind)
            elif kind is not None:
                found.append(MarkedSpan(at, end, kind))
            at = end
        return tuple(found)

    def differences(self) -> list[tuple[Fidelity, str, str]]:
        """Return what is to be told; readings, hidden words and looks of a paragraph together."""
        found = list(self.told)
        if self.readings:
            found.append((_LEFT, "拼音", "、".join(self.readings)))
        if hidden := "".join(self.hidden).strip():
            found.append((_LEFT, HIDDEN, hidden))
        for noun in dict.fromkeys(noun for noun, _ in self.looks):
            found.append((_CHANGED, noun, "".join(text for one, text in self.looks if one == noun)))
        return found

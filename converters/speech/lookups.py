"""What a dictionary said of some words, so that it need not be read to say it again.

To read the one that titles are broken by takes longer than all else of a DOCX, that of pinyin as
long again; and a correction seldom changes a title.
"""

from collections.abc import Callable, Sequence

MOST = 4_000
"""Answers that are remembered."""


class Lookups:
    """The answers of one dictionary: what it says of words follows from them and its edition."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.recalled: dict[str, Sequence[str]] = {}
        """What the same edition said to another process."""
        self.given: dict[str, Sequence[str]] = {}
        """What was asked for in this process, as far as it is remembered."""

    def of(self, words: str, ask: Callable[[str], Sequence[str]]) -> Sequence[str]:
        """Return the answer for some words; the dictionary is asked if it is not remembered."""
        found = self.given.get(words, self.recalled.get(words))
        if found is None:
            found = ask(words)
        if len(self.given) < MOST:
            self.given[words] = found
        return found

    @property
    def learned(self) -> bool:
        """Whether there are answers that were not recalled."""
        return not self.given.keys() <= self.recalled.keys()

    def worth_keeping(self) -> dict[str, Sequence[str]]:
        """Return what is remembered, the last that was asked for if it is too much."""
        both = {**self.recalled, **self.given}
        return both if len(both) <= MOST else dict(self.given)

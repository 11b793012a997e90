"""Where the printed pages of a speech begin, told by how many characters stand before each.

The words that our PDF draws are the printed words, so the first character of every page is known
exactly or not at all. Blanks do not count: a line that is broken in print has none at its end.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from converters.speech import printed_words
from converters.speech.bare import bare
from converters.speech.model import Speech


def starts(speech: Speech, drawn: Sequence[Iterable[str]]) -> tuple[int, ...]:
    """Return how many characters stand before each page, given the lines drawn on each.

    () if what is drawn is not, character by character, what is printed.

    >>> from converters.speech.model import Meta, Speech, paragraph
    >>> speech = Speech(Meta("s1", "讲话"), (paragraph("同志们， 现在开会。"),))
    >>> starts(speech, [["讲话", "同志们，"], ["现在开会。"]])
    (0, 6)
    >>> starts(speech, [["讲话", "同志们，"], ["现在散会。"]])
    ()
    """
    return starts_of("".join(printed_words.lines(speech)), drawn)


def starts_of(text: str, drawn: Sequence[Iterable[str]]) -> tuple[int, ...]:
    """Return the same of any text."""
    pages = [bare("".join(lines)) for lines in drawn]
    if "".join(pages) != bare(text):
        return ()
    found, at = list[int](), 0
    for words in pages:
        found.append(at)
        at += len(words)
    return tuple(found)


@dataclass(slots=True)
class PageCursor:
    """Goes through the printed words of a speech and tells where pages begin in them."""

    starts: Sequence[int]
    _at: int = field(default=0, init=False)
    _met: int = field(default=0, init=False)

    def begun(self, words: str) -> list[int]:
        """Return the numbers of the pages that begin with the next words or within them."""
        return [piece for piece in self.cut(words) if isinstance(piece, int)]

    def due(self) -> list[int]:
        """Return the numbers of the pages that begin with the very next character.

        >>> cursor = PageCursor((0, 3))
        >>> cursor.due(), cursor.cut("同志们"), cursor.due()
        ([1], ['同志们'], [2])
        """
        found = list[int]()
        while self._met < len(self.starts) and self.starts[self._met] == self._at:
            self._met += 1
            found.append(self._met)
        return found

    def cut(self, words: str) -> list[str | int]:
        """Return the next words, cut where pages begin, with the number of each such page.

        >>> PageCursor((0, 3)).cut("同志们 现在开会")
        [1, '同志们 ', 2, '现在开会']
        """
        if self._met == len(self.starts):
            return [words]
        end = self._at + len(bare(words))
        if self.starts[self._met] >= end:
            self._at = end
            return [words]
        return list(self._cut(words, end))

    def _cut(self, words: str, end: int) -> Iterator[str | int]:
        done = 0
        for place, char in enumerate(words):
            if char.isspace():
                continue
            while self._met < len(self.starts) and self.starts[self._met] == self._at:
                if done < place:
                    yield words[done:place]
                    done = place
                self._met += 1
                yield self._met
            self._at += 1
        yield words[done:]
        assert self._at == end

"""To which characters comments hang (ECMA-376 17.13.4): marks around words, or one at a place."""

from dataclasses import dataclass, field

from converters.readers.docx.ooxml import Element, val, w


@dataclass(slots=True)
class CommentAnchors:
    """Where comments begin and end, as characters of the line, each by the id of the comment."""

    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    offset: int = 0
    """How many characters of the paragraph were read."""
    _waiting: list[tuple[str, str, int]] = field(default_factory=list)
    """Marks of the paragraph that is being read; where it begins is not known yet."""

    def at_paragraph(self) -> None:
        """Begin a paragraph."""
        self.offset = 0

    def pass_by(self, element: Element) -> None:
        """Take note of a mark."""
        self._waiting.append((str(element.tag), val(element, "id"), self.offset))

    def settle(self, start: int) -> None:
        """Place the marks that wait, the paragraph beginning at a character of the line."""
        for tag, id, offset in self._waiting:
            at = start + offset
            if tag == w("commentRangeStart"):
                self.spans[id] = at, at
            elif tag == w("commentRangeEnd") and id in self.spans:
                self.spans[id] = self.spans[id][0], at
            else:
                self.spans.setdefault(id, (at, at))
        self._waiting.clear()

    def settle_without_words(self, place: int) -> None:
        """Place the marks that wait where words would stand that are not written down."""
        self._waiting = [(tag, id, 0) for tag, id, _ in self._waiting]
        self.settle(place)

    def move(self, start: int, length: int) -> None:
        """Move what hangs on words from a character of the line on: a number was put before."""
        if length:
            self.spans = {
                id: (_moved(first, start, length), _moved(last, start, length))
                for id, (first, last) in self.spans.items()
            }


def _moved(at: int, start: int, length: int) -> int:
    return at + length if at >= start else at

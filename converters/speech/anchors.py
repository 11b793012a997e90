"""The places of a speech that can be named: they are the same in every format.

`s1`, `s1-2` name headings by their place in the outline, `sa1` the first attachment and `sa1-2` a
heading in it, `p17` paragraphs by their number.
"""

from collections.abc import Iterator

from converters.speech import attachments
from converters.speech.attachments import OutlineLine
from converters.speech.model import Attachment, Block, Heading, Speech

_LEVELS = 4


class Anchors:
    """The anchors of a speech, handed out in order."""

    def __init__(self) -> None:
        self._numbers = [0] * _LEVELS
        self._paragraphs = 0
        self._open: list[int] = []
        self._attached = 0

    def attachment(self) -> str:
        """Return the anchor of the next attachment; in it headings begin from 1.

        >>> anchors = Anchors()
        >>> anchors.heading(1), anchors.attachment(), anchors.heading(1)
        ('s1', 'sa1', 'sa1-1')
        """
        self._attached += 1
        self._numbers = [0] * _LEVELS
        return f"sa{self._attached}"

    def heading(self, level: int) -> str:
        """Return the anchor of the next heading of a level, 1 to 4.

        >>> anchors = Anchors()
        >>> [anchors.heading(level) for level in (1, 2, 2, 1, 3)]
        ['s1', 's1-1', 's1-2', 's2', 's2-0-1']
        """
        self._numbers[level - 1] += 1
        self._numbers[level:] = [0] * (_LEVELS - level)
        within = f"sa{self._attached}-" if self._attached else "s"
        return within + "-".join(str(number) for number in self._numbers[:level])

    def rank(self, level: int) -> int:
        """Return the rank of the next heading's element: no rank is skipped, whatever levels are.

        An attachment is a heading of level 0.

        >>> anchors = Anchors()
        >>> [anchors.rank(level) for level in (1, 3, 2, 4, 1)]
        [2, 3, 3, 4, 2]
        """
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return len(self._open) + 1

    def of(self, block: Block) -> str:
        """Return the anchor of the next block."""
        if isinstance(block, Attachment):
            return self.attachment()
        return self.heading(block.level) if isinstance(block, Heading) else self.paragraph()

    def paragraph(self) -> str:
        """Return the anchor of the next paragraph."""
        self._paragraphs += 1
        return f"p{self._paragraphs}"


def outline(speech: Speech) -> list[tuple[str, OutlineLine]]:
    """Return each line of the outline of a speech with its anchor."""
    anchors = Anchors()
    lines = attachments.outlined(speech.blocks)
    return [(anchors.of(block), line) for block, line in lines if line]


def anchored(speech: Speech) -> Iterator[tuple[str, Block]]:
    """Yield each block with its anchor."""
    anchors = Anchors()
    return ((anchors.of(block), block) for block in attachments.printed(speech).blocks)

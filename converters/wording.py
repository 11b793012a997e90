"""The words of a speech in the order in which they are printed; every writer prints these."""

from collections.abc import Iterator
from dataclasses import dataclass

from converters import hanzi
from converters.model import Meta, Speech, text_of

BREAK = "|"
"""In a title: break the line here (标题断行处); never printed."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head block (题头) of a printed speech; None where there is no such line."""

    title: str
    subtitle: str | None
    dateline: str | None
    """（2020年7月16日）, in full-width brackets, without leading zeros (GB/T 9704 7.3.5.4)."""
    speaker: str | None
    """Post and name; dropped where the title names the speaker already (spec §4.2)."""

    def lines(self) -> Iterator[str]:
        """Yield the lines that are there, in printed order."""
        return (line for line in (self.title, self.subtitle, self.dateline, self.speaker) if line)


def head(meta: Meta) -> Head:
    """Return the head block of a speech: title, subtitle, （date）, speaker."""
    named = meta.speaker is None or meta.speaker in f"{meta.title}{meta.subtitle or ''}"
    return Head(
        title=meta.title.replace(BREAK, ""),
        subtitle=f"——{meta.subtitle.lstrip('—')}" if meta.subtitle else None,
        dateline=f"（{hanzi.date_text(meta.date)}）" if meta.date else None,
        speaker=None if named else "　".join(filter(None, (meta.post, meta.speaker))),
    )


def lines(speech: Speech) -> Iterator[str]:
    """Yield every printed line of a speech as plain words: the head block, then the blocks."""
    yield from head(speech.meta).lines()
    for block in speech.blocks:
        yield text_of(block)

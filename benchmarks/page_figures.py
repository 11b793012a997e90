"""Pages that could hold all lines of the grid and hold fewer, before and after they are filled.

Pages are those that the typesetter foresees; the tests prove that they are laid out so.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from converters import importing
from converters.importing import ImportOptions
from converters.speech.model import Heading, Speech, Table, text_of
from converters.typeset.composition import Composition
from converters.typeset.full_pages import flaws
from converters.typeset.pages import FilledPage, PageBlock, fill
from converters.typeset.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a speech."""

    blocks: Sequence[PageBlock]
    pages: Sequence[FilledPage]

    def short(self, room: int) -> list[int]:
        """Return the numbers of the pages that hold fewer lines than they could, from 0."""
        return [number for number, page in enumerate(self.pages[:-1]) if page.used < room]

    @property
    def ends_in_a_line(self) -> bool:
        """Whether the last page holds a single line."""
        return len(self.pages) > 1 and self.pages[-1].used == 1


class FilledSpeech:
    """A speech with its pages before and after."""

    def __init__(self, file: str, speech: Speech, setter: Typesetter) -> None:
        self.file, self.speech = file, speech
        self.room = setter.style.grid.lines
        self.composition = Composition(speech, setter)
        self.before = self._pages()
        begin = time.process_time()
        self.composition.fill_pages()
        self.seconds = time.process_time() - begin
        self.after = self._pages()

    def _pages(self) -> Pages:
        blocks = self.composition.page_blocks()
        return Pages(blocks, fill(blocks, self.room))

    @property
    def longer(self) -> int:
        """How many paragraphs are a line longer."""
        pairs = zip(self.before.blocks, self.after.blocks, strict=True)
        return sum(one != other for one, other in pairs)

    def causes(self) -> Iterator[str]:
        """Yield each page that is still short: its lines, what moved on, what could give."""
        for number in self.after.short(self.room):
            page = self.after.pages[number]
            on_page = range(page.start.block, page.end.block + bool(page.end.line))
            can = sum(self.composition.longer_way(block) is not None for block in on_page)
            yield (
                f"{self.file}, page {number + 1}: {page.used} lines; {self._moved(page)} moved on, "
                f"{can} of {len(on_page)} blocks can be a line longer"
            )

    def _moved(self, page: FilledPage) -> str:
        if page.end.line:
            return "text before a signature"
        match self.speech.blocks[page.end.block - 1]:
            case Heading():
                return "a heading"
            case Table():
                return "a table"
            case _:
                return "text before a signature"


def report(folder: Path, setter: Typesetter) -> bool:
    """Print the figures of a folder; return whether no speech has more pages than before."""
    found = [FilledSpeech(name, speech, setter) for name, speech in _speeches(folder)]
    room, least = setter.style.grid.lines, setter.style.pages.tail_lines
    rows: dict[str, Callable[[Pages], int]] = {
        "pages": lambda pages: len(pages.pages),
        f"under {room} lines": lambda pages: len(pages.short(room)),
        "last page of a line": lambda pages: pages.ends_in_a_line,
        "all flaws of pages": lambda pages: flaws(pages.blocks, pages.pages, room, least),
    }
    print(f"\n{f'{len(found)} speeches':24}{'as it comes':>16}{'filled':>16}")
    for name, count in rows.items():
        before, after = (
            sum(map(count, pages))
            for pages in ([each.before for each in found], [each.after for each in found])
        )
        print(f"{name:24}{before:>16,}{after:>16,}")
    characters = sum(len(text_of(block)) for each in found for block in each.speech.blocks)
    microseconds = sum(each.seconds for each in found) * 1e6 / characters
    print(f"{'paragraphs longer':24}{'':>16}{sum(each.longer for each in found):>16}")
    print(f"{'µs a character':24}{'':>16}{microseconds:>16.2f}")
    for each in found:
        for cause in each.causes():
            print(cause)
    return all(len(each.before.pages) >= len(each.after.pages) for each in found)


def _speeches(folder: Path) -> Iterator[tuple[str, Speech]]:
    """Yield the speeches of the .txt files of a folder, with the names of the files."""
    for file in sorted(folder.glob("*.txt")):
        found = importing.clean(file.read_bytes(), file.name, options=ImportOptions(force=True))
        yield from ((file.name, speech) for speech in found.speeches)

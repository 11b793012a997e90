"""Tables as lines of raw text: `| a | b |`, as Markdown has them."""

from collections.abc import Sequence

from converters.readers.raw import LineMarks, Transcript

_ROW = LineMarks(cell=True)


def write(made: Transcript, rows: Sequence[Sequence[str]]) -> None:
    """Write down the rows of a table; see `lines`."""
    for line in lines(rows):
        made.write(line, _ROW)


def lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows of a table as lines; short ones are filled up with empty cells.

    A line end within a cell becomes a space. Of cells that were merged the caller gives the words
    once, and tells it. Rows without words are left out, and so is a table without any.
    """
    told = [row for row in rows if any(cell.strip() for cell in row)]
    width = max((len(row) for row in told), default=0)
    filled = ((*row, *("",) * (width - len(row))) for row in told)
    return [f"| {' | '.join(map(_cell, row))} |" for row in filled]


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("\\", "\\\\").replace("|", "\\|")

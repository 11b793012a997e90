"""Each paragraph of a DOCX leads back to its line in the Markdown."""

from converters.readers import markdown, revisions
from converters.returning import lines
from converters.settings.design import Design
from tests.readers.revisions.corrected import SOURCE, untouched


def test_every_line_of_the_text_is_found(design: Design) -> None:
    base = revisions.read(untouched(design)).line
    found = lines.of(markdown.read(SOURCE), SOURCE, base)
    assert len(found) == sum(char.end is not None for char in base)
    written = SOURCE.decode().splitlines()
    body = {at for at, line in enumerate(written, 1) if at > written.index("---", 1) + 1 and line}
    delimiter = next(at for at, line in enumerate(written, 1) if line.startswith("| ---"))
    assert set(found) - {0} == body - {delimiter}


def test_lines_that_moved_are_found_where_they_are() -> None:
    old, new = "一\n二\n三\n".encode(), "零\n一\n贰\n三\n".encode()
    assert lines.now(old, old, (1, 2, 0)) == (1, 2, 0)
    assert lines.now(old, new, (1, 2, 3, 0)) == (2, 0, 4, 0)

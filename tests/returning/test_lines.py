"""Each paragraph of a DOCX leads back to its line in the Markdown."""

from collections.abc import Sequence

import pytest

from converters.readers import markdown, revisions
from converters.returning import lines
from converters.settings.design import Design
from tests.readers.revisions.corrected import SOURCE, untouched

LONG = "全县五百六十名代表认真履职，走进选区。"


def test_every_line_of_the_text_is_found(design: Design) -> None:
    base = revisions.read(untouched(design)).line
    found = lines.of(markdown.read(SOURCE), SOURCE, base)
    assert len(found) == sum(char.end is not None for char in base)
    written = SOURCE.decode().splitlines()
    body = {at for at, line in enumerate(written, 1) if at > written.index("---", 1) + 1 and line}
    delimiter = next(at for at, line in enumerate(written, 1) if line.startswith("| ---"))
    assert set(found) - {0} == body - {delimiter}


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (("一", LONG, "三"), (1, 2, 3, 0)),
        (("零", "一", LONG, "三"), (2, 3, 4, 0)),
        (("一", LONG.replace("认真", "依法"), "三"), (1, 2, 3, 0)),
        (("一", "又添的一段话。", "", LONG.replace("认真", "依法"), "三"), (1, 4, 5, 0)),
        (("一", "完全是另一回事。", "", "说的也不同。", "三"), (1, 0, 5, 0)),
        (("一", "三"), (1, 0, 2, 0)),
    ],
)
def test_lines_are_found_where_they_stand_by_now(
    new: Sequence[str], expected: tuple[int, ...]
) -> None:
    old = ("一", LONG, "三")
    base, source = ("".join(f"{line}\n" for line in text).encode() for text in (old, new))
    assert lines.now(base, source, (1, 2, 3, 0)) == expected

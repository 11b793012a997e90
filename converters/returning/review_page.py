"""The page on which a person decides what becomes of the changes in a returned file (回稿).

It is complete in itself with the two files beside it, works from a disk, and writes nothing: it
ends in the command that carries out what was ticked.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from converters.formats import templates
from converters.returning import numbers, wording
from converters.returning.merging import Conflict
from converters.returning.model import Row, RowKind

FOLDER = "styles/return"
"""Where the template of the page is, and what stands beside each page."""
_TEMPLATE = f"{FOLDER}/review.html.j2"
BESIDE = ("review.css", "review.js")


@dataclass(frozen=True, slots=True)
class Review:
    """What a page tells of one returned file."""

    id: str
    title: str
    file: str
    """The name of the file that came back."""
    base: str
    """With what it was compared, in Chinese."""
    rows: tuple[Row, ...]
    lines: tuple[int, ...]
    """The line of each paragraph of the base in the Markdown as it is now; 0 for none."""
    command: str
    """What is typed to return this file, without what is taken."""
    chosen: frozenset[int]
    """The rows that are ticked at first."""
    saved: str = ""
    """By whom and when the file was saved."""
    notes: tuple[str, ...] = ()
    """What to know before anything is taken."""
    conflicts: tuple[Conflict, ...] = ()
    """What was changed on both sides, if all that can be taken is."""
    already: frozenset[int] = field(default_factory=frozenset)
    """The rows that the Markdown has by now."""
    written: frozenset[int] = field(default_factory=frozenset)
    """Those of them that were written from this file."""
    refused: frozenset[int] = field(default_factory=frozenset)
    """The rows that somebody refused."""

    @property
    def chosen_numbers(self) -> str:
        """The ticked rows as they are typed."""
        return numbers.written(self.chosen)

    @property
    def able(self) -> tuple[Row, ...]:
        """The rows that can be taken."""
        return tuple(row for row in self.rows if row.kind.can_be_taken)

    @property
    def open(self) -> tuple[Row, ...]:
        """The rows of which is still to be decided."""
        done = self.already | self.refused
        return tuple(row for row in self.able if row.number not in done)

    @property
    def counted(self) -> str:
        """How many rows became what; empty as long as nothing was decided."""
        held = {number for conflict in self.conflicts for number in conflict.rows}
        parts = (
            ("写进讲话稿", self.written),
            ("已经改好", self.already - self.written),
            ("没有接受", self.refused),
            ("两边都改了、要您决定", held),
            ("还没有定", {row.number for row in self.open} - held),
        )
        told = [f"{what} {len(rows)} 处（{numbers.written(rows)}）" for what, rows in parts if rows]
        return "，".join(told) if self.already or self.refused else ""

    def became(self, row: Row) -> str:
        """Return what became of a row; empty for one that is open."""
        if row.number in self.already:
            return "已经写进讲话稿" if row.number in self.written else "已经改好"
        return "没有接受" if row.number in self.refused else ""

    def of_kind(self, kind: RowKind) -> tuple[Row, ...]:
        """Return the rows of one kind."""
        return tuple(row for row in self.rows if row.kind is kind)


def render(review: Review) -> str:
    """Return the page of one returned file."""
    return templates.template(_TEMPLATE).render(
        review=review,
        able=review.able,
        comments=review.of_kind(RowKind.COMMENT),
        left=review.of_kind(RowKind.LEFT_BEHIND),
        authors=Counter(map(wording.author, review.open)).items(),
        conflicts=_by_row(review.conflicts),
        author=wording.author,
        time=wording.time,
        place=partial(wording.place, lines=review.lines),
        visible=wording.visible,
        differing=wording.differing,
        refused=numbers.written(review.refused),
        line=partial(wording.line, lines=review.lines),
    )


def _by_row(conflicts: tuple[Conflict, ...]) -> Mapping[int, list[Conflict]]:
    found: dict[int, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        for number in conflict.rows:
            found[number].append(conflict)
    return found

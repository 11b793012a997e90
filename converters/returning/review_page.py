"""The page on which a person decides what becomes of the changes in a returned file (回稿).

It is complete in itself with the two files beside it, works from a disk, and writes nothing: it
ends in the command that carries out what was ticked.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from converters import resources
from converters.returning import numbers, wording
from converters.returning.merging import Conflict
from converters.returning.model import Row, RowKind

FOLDER = "styles/return"
"""Where the template of the page is, and what stands beside each page."""
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

    @property
    def chosen_numbers(self) -> str:
        """The ticked rows as they are typed."""
        return numbers.written(self.chosen)

    @property
    def able(self) -> tuple[Row, ...]:
        """The rows that can be taken."""
        return tuple(row for row in self.rows if row.kind.can_be_taken)

    def of_kind(self, kind: RowKind) -> tuple[Row, ...]:
        """Return the rows of one kind."""
        return tuple(row for row in self.rows if row.kind is kind)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(lambda name: resources.text(f"{FOLDER}/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("review.html.j2")


def render(review: Review) -> str:
    """Return the page of one returned file."""
    return _template().render(
        review=review,
        able=review.able,
        comments=review.of_kind(RowKind.COMMENT),
        left=review.of_kind(RowKind.LEFT_BEHIND),
        authors=Counter(map(wording.author, review.able)).items(),
        conflicts=_by_row(review.conflicts),
        author=wording.author,
        time=wording.time,
        place=partial(wording.place, lines=review.lines),
        visible=wording.visible,
        differing=wording.differing,
        line=partial(wording.line, lines=review.lines),
    )


def _by_row(conflicts: tuple[Conflict, ...]) -> Mapping[int, list[Conflict]]:
    found: dict[int, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        for number in conflict.rows:
            found[number].append(conflict)
    return found

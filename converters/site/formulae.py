"""The pages of the formulae (提法): a list of them, a page each, and those of one speech.

A formula of two speeches has no page of its own: each leads to the other.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from converters import files
from converters.site import metadata, paths
from converters.site.frame import Frame
from converters.site.lists import Stands, never
from converters.site.metadata import script_safe
from converters.site.paths import FORMULAE, formulae_of_path
from converters.speech.model import Meta

SEVERAL = 3
"""Speeches from which on a formula has a page."""
COMMON = 200
"""Of a formula in more speeches than these the number and the first use are told, not all."""
LISTED = 2_000
"""Formulae in the list, those of most speeches: a correction makes all its pages again, and nobody
reads a hundredth one. Of the others tell the pages of their speeches."""
_ROWS = 100
_CALL = "__hr("


@dataclass(frozen=True, slots=True)
class FormulaUse:
    """A paragraph that has a formula."""

    meta: Meta
    anchor: str

    @property
    def place(self) -> str:
        """What the paragraph is called."""
        return place(self.anchor)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its uses."""

    printed: str
    """As its first use has it, signs and all."""
    total: int
    """Speeches that have it."""
    first: FormulaUse
    path: str
    """Of its page."""


@dataclass(frozen=True, slots=True)
class SharedFormula:
    """A formula in a paragraph of a speech, seen from there."""

    printed: str
    total: int
    """Speeches that have it, this one included."""
    path: str
    """Of its page; empty for one without."""
    other: FormulaUse | None
    """The use in the one other speech, of one without a page."""


@dataclass(frozen=True, slots=True)
class SharedParagraph:
    """What a paragraph of a speech shares with others."""

    anchor: str
    speeches: int
    """Other speeches that share any of it."""
    formulae: tuple[SharedFormula, ...]

    @property
    def place(self) -> str:
        """What the paragraph is called."""
        return place(self.anchor)


def order(speech: Meta) -> tuple[bool, str, str]:
    """Return by what speeches are put in the order of use: of unknown date after all others."""
    return speech.date is None, speech.date.isoformat() if speech.date else "", speech.id


def by_use(speeches: Iterable[Meta]) -> list[Meta]:
    """Return speeches in the order of use."""
    return sorted(speeches, key=order)


def place(anchor: str) -> str:
    """Return what a paragraph or heading is called.

    >>> place("p12"), place("s1-2")
    ('第12段', '标题')
    """
    return f"第{anchor[1:]}段" if anchor.startswith("p") else "标题"


def told(total: int) -> str:
    """Return a number of speeches as a page of one speech tells it.

    >>> told(200), told(2000)
    ('200 篇', '200 多篇')
    """
    return f"{total} 篇" if total <= COMMON else f"{COMMON} 多篇"


def told_of(speech: Meta) -> object:
    """Return all that the pages of the formulae tell of a speech."""
    return speech.id, speech.title, speech.date, speech.speakers


def rank(total: int, printed: str, path: str) -> tuple[int, str, str]:
    """Return by what formulae are put in order: those of most speeches first."""
    return -total, printed, path


def index(
    frame: Frame, formulae: Collection[Formula], stands: Stands = never, total: int = 0
) -> Iterator[tuple[str, bytes]]:
    """Yield the pages that list the formulae, those of most speeches first, up to `LISTED`.

    None that stands. There are `total` of them, if no more than the first are given.
    """
    total = max(total, len(formulae))
    order = sorted(formulae, key=lambda own: rank(own.total, own.printed, own.path))[:LISTED]
    parts = paths.sheets(FORMULAE, ceil(len(order) / _ROWS))
    about = "几篇讲话里一字不差的说法，见于多少篇，最早在哪里"
    for number, path in enumerate(parts):
        title = "提法" + (f"（{number + 1}）" if number else "")
        rows = order[number * _ROWS : (number + 1) * _ROWS]
        shown = [
            (own.printed, own.total, own.path, own.first.anchor, told_of(own.first.meta))
            for own in rows
        ]
        if stands(path, files.digest(frame.look, repr((total, parts, shown)))):
            continue
        yield (
            path,
            frame.page(
                "formulae.html.j2",
                path,
                metadata.of_column(title, about, "提法;用语"),
                title=title,
                rows=rows,
                first=number * _ROWS + 1,
                total=total,
                listed=len(order),
                parts=parts,
            ),
        )


def page(frame: Frame, formula: Formula, uses: Sequence[FormulaUse]) -> bytes:
    """Return the page of a formula; `uses` in order, none where they are too many."""
    about = f"“{formula.printed}”见于 {formula.total} 篇讲话"
    return frame.page(
        "formula.html.j2",
        formula.path,
        metadata.of_column("提法", about, "提法"),
        title=f"提法：{formula.printed}",
        home=FORMULAE,
        formula=formula,
        uses=uses,
    )


def of_speech(frame: Frame, meta: Meta, shared: Sequence[SharedParagraph]) -> bytes:
    """Return the page of the formulae of one speech."""
    about = f"《{meta.title}》里也见于别篇的字句"
    return frame.page(
        "formulae-of.html.j2",
        formulae_of_path(meta.id),
        metadata.of_column("提法", about, "提法"),
        title=f"提法：{meta.title}",
        home=FORMULAE,
        meta=meta,
        shared=shared,
        told=told,
    )


def marks(shared: Sequence[SharedParagraph]) -> bytes:
    """Return the script that tells the page of a speech what to mark: anchors and their words."""
    pairs = [[own.anchor, f"又见于 {told(own.speeches)}"] for own in shared]
    return f"{_CALL}{script_safe(pairs)})\n".encode()

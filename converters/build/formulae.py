"""The pages of the 提法 map on disk: those are made again that tell of something that changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from converters import files
from converters.build.caches.shared_words import SharedWords
from converters.build.output_folder import OutputFolder
from converters.build.plan import WORK
from converters.project import Project
from converters.site import formulae, reuse
from converters.site import words as paper
from converters.site.entry import SpeechEntry
from converters.site.formulae import (
    COMMON,
    LISTED,
    SEVERAL,
    Formula,
    FormulaUse,
    SharedFormula,
    SharedParagraph,
    told_of,
)
from converters.site.frame import Frame
from converters.site.lists import Stands
from converters.site.paths import formula_marks_path, formula_path, formulae_of_path
from converters.site.words import Paper
from converters.speech.model import Meta

ROOM = f"{WORK}/formulae"
_MOST_HELD = 256
"""Speeches whose words are held while pages are made."""


class FormulaPages:
    """What the speeches of one site share, and the pages that tell of it."""

    def __init__(self, project: Project, shelf: OutputFolder, engine: str) -> None:
        """`shelf` holds the words of the search, from which speeches are read."""
        self._shelf = shelf
        self._engine = engine
        self._shared = SharedWords(project.output / ROOM, engine)
        self._metas: dict[str, Meta] = {}
        self._units: Mapping[str, int] = {}
        self._papers: dict[str, Paper] = {}
        self._told_alike: set[str] = set()
        """Changed speeches of which other pages tell what they told."""
        self._changed: dict[str, list[str]] = {}
        """The formulae of the changed speeches."""

    def find(
        self,
        entries: Mapping[str, SpeechEntry],
        before: Mapping[str, SpeechEntry],
        units: Mapping[str, int],
    ) -> None:
        """Find what is shared; of each speech `units` has how many units its words have.

        `before` are the entries of the last time. A speech that was recalled (撤回) is left out.
        """
        self._units = units
        given = {id: own for id, own in entries.items() if not own.meta.is_recalled}
        self._metas = {id: own.meta for id, own in given.items()}
        self._shared.find({id: own.sha256 for id, own in given.items()}, self._paper)
        self._told_alike = {
            id
            for id in self._shared.changed & before.keys() & given.keys()
            if before[id].sha256 == self._shared.before.get(id)
            and told_of(before[id].meta) == told_of(self._metas[id])
        }

    def ids(self) -> frozenset[str]:
        """Return the ids of the speeches that share words with others."""
        return self._shared.having

    @property
    def moved(self) -> frozenset[str]:
        """The ids of the speeches that changed, or have or had another formula than they did."""
        sides = chain.from_iterable(self._shared.differing.values())
        return frozenset(self._shared.changed).union(*sides)

    def put(self, frame: Frame, stands: Stands) -> None:
        """Put the pages on the shelf; those that tell of nothing that changed stay as they are."""
        look = files.digest(self._engine, frame.look)
        if self._shared.notes.get("look") != look:
            self._told_alike.clear()
            self._shared.changed.update(self._metas)
        self._changed = self._shared.of(self._shared.changed)
        touched: dict[str, list[str]] = {own: [] for own in self._shared.differing}
        for id, own in self._changed.items():
            for words in own:
                touched.setdefault(words, []).append(id)
        shown = [own for own in self._shared.formulae if self._shared.total(own) >= SEVERAL]
        for words in shown:
            known = None if words in touched else self._first.get(words)
            if known is None or not self._shelf.keep(known[-1]):
                self._put_formula(frame, words, touched.get(words))
        listed = map(self._formula, sorted(shown, key=self._order)[:LISTED])
        for name, content in formulae.index(frame, list(listed), stands, len(shown)):
            self._shelf.put(name, content)
        self._put_speeches(frame)
        self._shared.notes.update(look=look, first={own: self._first[own] for own in shown})
        self._shared.keep()

    @cached_property
    def _first(self) -> dict[str, list[str]]:
        """Of each formula with a page the first use, and the page: speech, anchor, words, path."""
        return dict(self._shared.notes.get("first", {}))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        """Where each speech stands in the order of use."""
        return {meta.id: rank for rank, meta in enumerate(formulae.by_use(self._metas.values()))}

    def _speeches(self, words: str) -> list[str]:
        return self._shared.speeches(words)

    def _is_told_alike(self, words: str, id: str) -> bool:
        """Return whether of a formula in a changed speech the same is told as before."""
        return id in self._told_alike and self._shared.stays_in(id, words)

    def _stale(self) -> set[str]:
        """Return the speeches whose own page tells of something that changed.

        Of a formula that stays in very many speeches it does not tell how many.
        """
        found = set(self._shared.changed)
        for before, now in self._shared.differing.values():
            if len(before) <= COMMON or len(now) <= COMMON:
                found |= before | now
        for id, own in self._changed.items():
            for words in own:
                if self._shared.total(words) < SEVERAL and not self._is_told_alike(words, id):
                    found.update(self._speeches(words))
        return found

    def _paper(self, id: str) -> Paper:
        """Return the words of a speech as the search has them."""
        if id not in self._papers:
            if len(self._papers) >= _MOST_HELD:
                self._papers.clear()
            names = paper.paths(id, self._units[id])
            self._papers[id] = paper.read([(self._shelf.root / n).read_bytes() for n in names])
        return self._papers[id]

    def _put_formula(self, frame: Frame, words: str, changed: Sequence[str] | None) -> None:
        """Put the page of a formula; `changed` are the speeches with it that changed.

        None if neither it nor any of them did.
        """
        before = self._first.get(words)
        first = before if before and changed is None else self._first_use(words, before)
        self._first[words] = first
        is_same = first == before and words not in self._shared.differing
        is_told_alike = all(self._is_told_alike(words, id) for id in changed or ())
        if is_same and is_told_alike and self._shelf.keep(first[-1]):
            return
        formula = self._formula(words)
        ids = self._speeches(words)
        metas = [self._metas[id] for id in ids] if len(ids) <= COMMON else []
        uses = [self._use(words, meta) for meta in formulae.by_use(metas)]
        self._shelf.put(formula.path, formulae.page(frame, formula, uses))

    def _formula(self, words: str) -> Formula:
        id, anchor, printed, path = self._first[words]
        return Formula(
            printed, self._shared.total(words), FormulaUse(self._metas[id], anchor), path
        )

    def _order(self, words: str) -> tuple[int, str, str]:
        """Return by what formulae are put in order, those of most speeches first."""
        _, _, printed, path = self._first[words]
        return formulae.rank(self._shared.total(words), printed, path)

    def _first_use(self, words: str, known: list[str] | None) -> list[str]:
        """Return the first use of a formula; one that is known is not looked up again."""
        id = min(self._speeches(words), key=self._ranks.__getitem__)
        if known and known[0] == id and id not in self._shared.changed:
            return known
        text = self._shared.text(id)
        at = text.flat.index(words)
        return [id, text.anchor(at), self._printed(words, id, at), formula_path(words)]

    def _printed(self, words: str, id: str, at: int) -> str:
        """Return folded words as a speech prints them at a place."""
        text = self._shared.text(id)
        start = text.start(at)
        paragraph = self._paper(id).body[text.paragraph(at)][1]
        return reuse.printed(paragraph, start, start + len(words))

    def _use(self, words: str, meta: Meta) -> FormulaUse:
        text = self._shared.text(meta.id)
        return FormulaUse(meta, text.anchor(text.flat.index(words)))

    def _put_speeches(self, frame: Frame) -> None:
        """Put what the speeches share with others, each on a page of its own."""
        having = self._shared.having
        for id in self.moved - having:
            self._shelf.forget(_paths(id))
        stale = self._stale() & having
        for id in having - stale:
            if not self._shelf.keep_all(_paths(id)):
                stale.add(id)
        known = self._changed if stale <= self._changed.keys() else self._shared.of(stale)
        for id in sorted(stale):
            own = known[id]
            shared = list(self._paragraphs(id, own))
            self._shelf.put(
                formulae_of_path(id), formulae.of_speech(frame, self._metas[id], shared)
            )
            self._shelf.put(formula_marks_path(id), formulae.marks(shared))

    def _paragraphs(self, id: str, own: Iterable[str]) -> Iterator[SharedParagraph]:
        """Yield each paragraph of a speech that shares words with others: its formulae `own`."""
        text = self._shared.text(id)
        found = defaultdict[int, list[tuple[int, int, str]]](list)
        for words in own:
            at = text.flat.find(words)
            while at >= 0:
                found[text.paragraph(at)].append((at, -len(words), words))
                at = text.flat.find(words, at + 1)
        for number, places in sorted(found.items()):
            told = tuple(self._seen_from(id, at, words) for at, _, words in sorted(places))
            others = self._others(id, {words for _, _, words in places})
            yield SharedParagraph(text.anchors[number], others, told)

    def _others(self, id: str, shared: Collection[str]) -> int:
        """Return how many other speeches have any of these formulae.

        They are not counted to the end where it is told only that they are very many.
        """
        most = max(map(self._shared.total, shared)) - 1
        if most > COMMON:
            return most
        return len({other for words in shared for other in self._speeches(words)} - {id})

    def _seen_from(self, id: str, at: int, words: str) -> SharedFormula:
        total, printed = self._shared.total(words), self._printed(words, id, at)
        if total >= SEVERAL:
            return SharedFormula(printed, total, formula_path(words), None)
        (other,) = (own for own in self._speeches(words) if own != id)
        return SharedFormula(printed, total, "", self._use(words, self._metas[other]))


def _paths(id: str) -> tuple[str, str]:
    """Return where the formulae of a speech stand."""
    return formulae_of_path(id), formula_marks_path(id)

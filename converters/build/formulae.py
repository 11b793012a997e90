"""The pages of the 提法 map on disk: those are made again that tell of something that changed."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

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
    SEVERAL,
    Formula,
    FormulaUse,
    SharedFormula,
    SharedParagraph,
)
from converters.site.frame import Frame
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

    def find(self, entries: Mapping[str, SpeechEntry], units: Mapping[str, int]) -> None:
        """Find what is shared; of each speech `units` has how many units its words have.

        A speech that was recalled (撤回) is left out.
        """
        self._units = units
        given = {id: own for id, own in entries.items() if not own.meta.is_recalled}
        self._metas = {id: own.meta for id, own in given.items()}
        self._shared.find({id: own.sha256 for id, own in given.items()}, self._paper)

    def ids(self) -> frozenset[str]:
        """Return the ids of the speeches that share words with others."""
        return frozenset(self._by_speech)

    def put(self, frame: Frame) -> None:
        """Put the pages on the shelf; those that tell of nothing that changed stay as they are."""
        look = files.digest(self._engine, frame.look)
        if self._shared.notes.get("look") != look:
            self._shared.changed.update(self._metas)
        shown = [own for own in self._shared.formulae if self._shared.total(own) >= SEVERAL]
        told = [self._put_formula(frame, words) for words in shown]
        for name, content in formulae.index(frame, told):
            self._shelf.put(name, content)
        stale = self._stale()
        for id in sorted(self._by_speech):
            self._put_speech(frame, id, is_stale=id in stale)
        self._shared.notes.update(look=look, first={own: self._first[own] for own in shown})
        self._shared.keep()

    @cached_property
    def _first(self) -> dict[str, list[str]]:
        """The first use of each formula with a page: speech, anchor and its words there."""
        return dict(self._shared.notes.get("first", {}))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        """Where each speech stands in the order of use."""
        return {meta.id: rank for rank, meta in enumerate(formulae.by_use(self._metas.values()))}

    @cached_property
    def _by_speech(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for words in self._shared.formulae:
            for id in self._speeches(words):
                found[id].append(words)
        return found

    def _speeches(self, words: str) -> list[str]:
        return self._shared.speeches(words)

    def _stale(self) -> set[str]:
        """Return the speeches whose own page tells of something that changed.

        Of a formula that stays in very many speeches it does not tell how many.
        """
        found = set(self._shared.changed)
        for before, now in self._shared.differing.values():
            if len(before) <= COMMON or len(now) <= COMMON:
                found |= before | now
        for words in self._shared.formulae:
            pair = self._speeches(words) if self._shared.total(words) < SEVERAL else []
            if not self._shared.changed.isdisjoint(pair):
                found.update(pair)
        return found

    def _paper(self, id: str) -> Paper:
        """Return the words of a speech as the search has them."""
        if id not in self._papers:
            if len(self._papers) >= _MOST_HELD:
                self._papers.clear()
            names = paper.paths(id, self._units[id])
            self._papers[id] = paper.read([(self._shelf.root / n).read_bytes() for n in names])
        return self._papers[id]

    def _put_formula(self, frame: Frame, words: str) -> Formula:
        ids = self._speeches(words)
        formula = self._formula(words, ids)
        is_same = words not in self._shared.differing and self._shared.changed.isdisjoint(ids)
        if is_same and self._shelf.keep(formula.path):
            return formula
        metas = [self._metas[id] for id in ids] if len(ids) <= COMMON else []
        uses = [self._use(words, meta) for meta in formulae.by_use(metas)]
        self._shelf.put(formula.path, formulae.page(frame, formula, uses))
        return formula

    def _formula(self, words: str, ids: Sequence[str]) -> Formula:
        """Return a formula in these speeches; a first use that is known is not looked up."""
        id = min(ids, key=self._ranks.__getitem__)
        known = self._first.get(words)
        if known is None or known[0] != id or id in self._shared.changed:
            text = self._shared.text(id)
            at = text.flat.index(words)
            known = self._first[words] = [id, text.anchor(at), self._printed(words, id, at)]
        _, anchor, printed = known
        first = FormulaUse(self._metas[id], anchor)
        return Formula(printed, len(ids), first, formula_path(words))

    def _printed(self, words: str, id: str, at: int) -> str:
        """Return folded words as a speech prints them at a place."""
        text = self._shared.text(id)
        start = text.start(at)
        paragraph = self._paper(id).body[text.paragraph(at)][1]
        return reuse.printed(paragraph, start, start + len(words))

    def _use(self, words: str, meta: Meta) -> FormulaUse:
        text = self._shared.text(meta.id)
        return FormulaUse(meta, text.anchor(text.flat.index(words)))

    def _put_speech(self, frame: Frame, id: str, *, is_stale: bool) -> None:
        names = formulae_of_path(id), formula_marks_path(id)
        if not is_stale and all(map(self._shelf.stands, names)):
            for name in names:
                self._shelf.keep(name)
            return
        shared = list(self._paragraphs(id))
        self._shelf.put(names[0], formulae.of_speech(frame, self._metas[id], shared))
        self._shelf.put(names[1], formulae.marks(shared))

    def _paragraphs(self, id: str) -> Iterator[SharedParagraph]:
        """Yield each paragraph of a speech that shares words with others."""
        text = self._shared.text(id)
        found = defaultdict[int, list[tuple[int, int, str]]](list)
        for words in self._by_speech[id]:
            at = text.flat.find(words)
            while at >= 0:
                found[text.paragraph(at)].append((at, -len(words), words))
                at = text.flat.find(words, at + 1)
        for number, own in sorted(found.items()):
            told = tuple(self._seen_from(id, at, words) for at, _, words in sorted(own))
            others = self._others(id, {words for _, _, words in own})
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

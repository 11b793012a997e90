"""The words of a paragraph, each with who put it in and who struck it out.

What a paragraph prints is known by `ParagraphReader`, which takes tracked changes as accepted; here
what was deleted is read as well.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from converters.readers.docx.drawings import Drawn
from converters.readers.docx.fields import COUNTED_PAGES, Fields
from converters.readers.docx.ooxml import Element, bound, val, w, words_in
from converters.readers.docx.paragraphs import PAGE, ParagraphReader
from converters.readers.raw import Fidelity
from converters.readers.revisions import hands, looks
from converters.readers.revisions.anchors import CommentAnchors
from converters.readers.revisions.hands import Moves
from converters.readers.revisions.model import SOFT_BREAK, Char, Hand, InCell, RunLooks
from converters.speech import unseen

_NO_LOOKS: tuple[RunLooks, RunLooks | None, Hand | None] = (RunLooks(), None, None)
_SIGNS = str.maketrans({"\n": SOFT_BREAK, PAGE: None})


@dataclass(slots=True)
class TrackedReader(ParagraphReader):
    """Reads paragraphs in their order; `inserted` and `deleted` hold for all that is read."""

    fields: Fields = field(default_factory=lambda: Fields(COUNTED_PAGES))
    inserted: Hand | None = None
    deleted: Hand | None = None
    cell: InCell | None = None
    moves: Moves = field(default_factory=Moves)
    anchors: CommentAnchors = field(default_factory=CommentAnchors)
    _chars: list[tuple[str, Char]] = field(default_factory=list)
    """Pieces of text, each with the character that all of it is like."""
    _run_looks: tuple[RunLooks, RunLooks | None, Hand | None] = _NO_LOOKS

    def chars(self, paragraph: Element) -> list[Char]:
        """Return the characters of a paragraph without its end.

        What is to be told of it stands in `told` until the next one is read.
        """
        self._chars = []
        self.moves.at_paragraph()
        self.anchors.at_paragraph()
        self.read(paragraph)
        return [replace(like, text=char) for piece, like in self._chars for char in piece]

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield what the paragraph shows that a speech cannot take: a noun, and words."""
        found = self._out.differences()
        yield from ((what, words) for kind, what, words in found if kind is Fidelity.LEFT_OUT)
        changed = (one for one in self._out.told if one[0] is Fidelity.CHANGED)
        yield from ((what, words) for _, what, words in changed)
        yield from (("艺术字", text) for _, text in self._out.lines)
        for _, box in self._out.boxes:
            yield "文本框", words_in(box)

    def within(self, element: Element, inserted: Hand | None, deleted: Hand | None) -> None:
        """Read what one hand put in or another struck out, beside those that hold already."""
        before = self.inserted, self.deleted
        self.inserted, self.deleted = inserted or before[0], deleted or before[1]
        self._walk(element)
        self.inserted, self.deleted = before

    def _how(self, tag: str) -> Callable[[Element], None] | None:
        return bound(_TRACKED, tag, self) or ParagraphReader._how(self, tag)

    def _put(self, text: str, at: int | None = None) -> None:
        ParagraphReader._put(self, text, at)
        now, before, restyled = self._run_looks
        like = Char("", self.inserted, self.deleted, now, before, restyled, self.cell)
        shown = unseen.without_signs_of_no_width(text.translate(_SIGNS))
        self._chars.insert(len(self._chars) if at is None else at, (shown, like))
        self.anchors.offset += len(shown)

    def _of_run(self, run: Element) -> None:
        around = self._run_looks
        self._run_looks = looks.of_run(run, self.styles)
        ParagraphReader._of_run(self, run)
        self._run_looks = around

    def _changed(self, element: Element) -> None:
        self.within(element, self.moves.of(element), None)

    def _struck(self, element: Element) -> None:
        self.within(element, None, self.moves.of(element))

    def _comment_mark(self, element: Element) -> None:
        self.anchors.pass_by(element)

    def _move_mark(self, element: Element) -> None:
        self.moves.pass_by(element)

    def _note(self, element: Element) -> None:
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        words = self.notes.words(kind, val(element, "id"))
        self._tell(Fidelity.LEFT_OUT, "脚注" if kind == "footnote" else "尾注", words)

    def _take(self, drawn: Drawn) -> None:
        self._out.boxes += drawn.boxes
        self._out.lines += drawn.lines
        self._out.told += [(Fidelity.LEFT_OUT, what, name) for what, name in drawn.left_out]


_TRACKED: Mapping[str, Callable[[TrackedReader, Element], None]] = {
    w("r"): TrackedReader._of_run,
    **dict.fromkeys((w("ins"), w("moveTo")), TrackedReader._changed),
    **dict.fromkeys((w("del"), w("moveFrom")), TrackedReader._struck),
    w("delText"): TrackedReader._text,
    w("delInstrText"): TrackedReader._code,
    **dict.fromkeys((w("footnoteReference"), w("endnoteReference")), TrackedReader._note),
    **dict.fromkeys(
        map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")),
        TrackedReader._comment_mark,
    ),
    **dict.fromkeys(hands.MARKS, TrackedReader._move_mark),
}

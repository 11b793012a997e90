"""A speech in Akoma Ntoso 3.0: a debate whose sections follow the outline.

The `eId` of a place is its anchor (`speech.anchors`). A `speech` cannot hold sections there: what
is said under each heading is one, all by the same speaker. Pages are `eop`, with the number of the
new one.
"""

from collections.abc import Iterator, Sequence

from converters import files
from converters.formats.akn.facts import SPEAKER, meta
from converters.formats.marked_xml import MarkedWords, told
from converters.settings.design import Design
from converters.speech import edition, head_words, printed_words, sections
from converters.speech.model import (
    Attachment,
    Emphasis,
    Heading,
    Inline,
    Meta,
    Paragraph,
    RunIn,
    Speech,
    Table,
    text_of,
)
from converters.speech.sections import Anchored, Section

_START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">\n<debate name="speech">'
)
_END = "</debate>\n</akomaNtoso>\n"


def write(speech: Speech, design: Design, source: bytes) -> bytes:
    """Return the speech as an Akoma Ntoso document in UTF-8.

    The text outside of `meta` is the printed words and no more.
    """
    own = edition.of(speech.meta, files.sha256(source), speech.numbered)
    text = "\n".join(_Debate(speech).lines())
    return f"{_START}\n{meta(speech, own)}\n{text}\n{_END}".encode()


class _Debate:
    """A debate under construction, its words taken in printed order."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._words = MarkedWords(speech.pages, lambda number: f'<eop number="{number}"/>')
        self._said = 0

    def lines(self) -> Iterator[str]:
        """Yield the lines of what follows the facts."""
        facts = self._speech.meta
        if preface := "\n".join(self._preface(facts)):
            yield f"<preface>\n{preface}\n</preface>"
        text, *attached = sections.texts(self._speech)
        name = "speech" if text.is_spoken else "document"
        yield f"<debateBody>\n<debateSection{told(name=name, eId='text')}>"
        yield from self._within(text)
        yield "</debateSection>"
        for each in attached:
            yield from self._section(each, "attachment")
        yield "</debateBody>"
        if foot := printed_words.imprint(facts):
            lines = "".join(self._line("imprint", line) for line in foot.lines())
            yield f"<conclusions>{lines}</conclusions>"

    def _line(self, kind: str, words: str) -> str:
        return f"<p{told(**{'class': kind})}>{self._words(words)}</p>"

    def _preface(self, facts: Meta) -> Iterator[str]:
        """Yield 版头, the head block and 主送机关."""
        top = head_words.red_head(facts)
        for row in top.rows if top else ():
            yield self._line(row.element, row.words)
        for line in printed_words.head(facts):
            yield self._head(line.element, line.words, facts)
        if text_to := printed_words.recipients(facts):
            yield self._line("recipients", text_to)

    def _head(self, element: str, line: str, facts: Meta) -> str:
        words = self._words(line)
        day = facts.date.whole if facts.date else None
        match element:
            case "title":
                words = f"<docTitle>{words}</docTitle>"
            case "date" if day:
                words = f"<docDate{told(date=day.isoformat())}>{words}</docDate>"
        return f"<p{told(**{'class': element})}>{words}</p>"

    def _section(self, section: Section, name: str) -> Iterator[str]:
        heading = section.heading
        yield f"<debateSection{told(name=name, eId=section.anchor)}>"
        if isinstance(heading, Attachment):
            yield f"<num>{self._words(heading.mark)}</num>"
            yield f"<heading>{self._words(heading.name)}</heading>"
        elif isinstance(heading, Heading):
            yield f"<heading>{self._words(heading.text)}</heading>"
        yield from self._within(section)
        yield "</debateSection>"

    def _within(self, section: Section) -> Iterator[str]:
        """Yield what stands in a section under its heading."""
        for is_said, blocks in section.passages():
            if is_said:
                self._said += 1
                yield f"<speech{told(eId=f'speech{self._said}', by=f'#{SPEAKER}')}>"
            yield from map(self._block, blocks)
            if is_said:
                yield "</speech>"
        for inner in section.sections:
            yield from self._section(inner, "section")
        yield from map(self._block, section.end)

    def _block(self, anchored: Anchored) -> str:
        anchor, block = anchored
        id = told(eId=anchor)
        match block:
            case Paragraph(content=content):
                return f"<p{id}>{''.join(map(self._inline, content))}</p>"
            case Table(rows=rows, header=header):
                return self._table(rows, id, header=header)
            case _:
                kind = told(**{"class": type(block).__name__.lower()})
                return f"<p{id}{kind}>{self._words(text_of(block))}</p>"

    def _inline(self, inline: Inline) -> str:
        words = self._words(inline.text)
        match inline:
            case RunIn(level=level):
                return f'<inline name="run-in" class="level{level}">{words}</inline>'
            case Emphasis():
                return f'<inline name="emphasis">{words}</inline>'
            case _:
                return words

    def _table(self, rows: Sequence[Sequence[str]], id: str, *, header: bool) -> str:
        made = (self._row(row, "td" if at or not header else "th") for at, row in enumerate(rows))
        return f"<table{id}>{''.join(made)}</table>"

    def _row(self, row: Sequence[str], cell: str) -> str:
        return f"<tr>{''.join(f'<{cell}><p>{self._words(it)}</p></{cell}>' for it in row)}</tr>"

"""A speech in TEI P5 by the Parla-CLARIN schema: its printed words, in sections by the outline.

What is spoken stands in `u`, a paragraph in `seg`. The ids are that of the speech and the anchor
(`speech.anchors`), so that a note on a place leads to the page of the site, and the other way.
"""

from collections.abc import Iterator, Sequence

from converters import files
from converters.formats.marked_xml import MarkedWords, told
from converters.formats.tei.header import header
from converters.formats.tei.ids import identified, speaker_ids
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
    Salutation,
    Speech,
    Table,
    text_of,
)
from converters.speech.sections import Anchored, Section

_START = '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"'


def write(speech: Speech, design: Design, source: bytes) -> bytes:
    """Return the speech as a TEI document in UTF-8; its text is the printed words and no more."""
    id = identified(speech.meta.id)
    own = edition.of(speech.meta, files.sha256(source), speech.numbered)
    start = f"{_START}{told(xml_id=id, xml_lang='zh-CN')}>"
    text = "\n".join(_Text(speech).lines())
    return f"{start}\n{header(speech, own)}\n{text}\n</TEI>\n".encode()


class _Text:
    """The `text` element under construction, its words taken in printed order."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._id = identified(speech.meta.id)
        self._words = MarkedWords(speech.pages, lambda number: f'<pb n="{number}"/>')
        self._who = " ".join(f"#{id}" for id in speaker_ids(speech.meta))
        self._said = 0

    def lines(self) -> Iterator[str]:
        """Yield the lines of the element."""
        meta = self._speech.meta
        yield "<text>"
        if head := head_words.red_head(meta):
            lines = [(row.element, row.words) for row in head.rows]
            yield f"<front>{self._around('redhead', lines)}</front>"
        yield "<body>"
        text, *attached = sections.texts(self._speech)
        yield from self._main(text, meta)
        for each in attached:
            yield from self._section(each, "attachment")
        yield "</body>"
        if foot := printed_words.imprint(meta):
            lines = [("imprint", line) for line in foot.lines()]
            yield f"<back>{self._around('imprint', lines)}</back>"
        yield "</text>"

    def _around(self, kind: str, lines: Sequence[tuple[str, str]]) -> str:
        """Return what stands above or below the text of a circulated document."""
        printed = (f"<p{told(rend=element)}>{self._words(line)}</p>" for element, line in lines)
        return f'<div type="{kind}">{"".join(printed)}</div>'

    def _main(self, text: Section, meta: Meta) -> Iterator[str]:
        """Yield the text of the speech with its head."""
        yield f"<div{told(type='debateSection' if text.is_spoken else 'document')}>"
        for line in printed_words.head(meta):
            yield self._head(line.element, line.words, meta)
        if text_to := printed_words.recipients(meta):
            yield f'<note type="recipients">{self._words(text_to)}</note>'
        yield from self._within(text)
        yield "</div>"

    def _head(self, element: str, line: str, meta: Meta) -> str:
        words = self._words(line)
        match element:
            case "title":
                return f'<head type="main">{words}</head>'
            case "subtitle":
                return f'<head type="sub">{words}</head>'
            case "date" if meta.date:
                return f"<docDate{told(when=meta.date.isoformat())}>{words}</docDate>"
            case _:
                return f'<note type="{element}">{words}</note>'

    def _section(self, section: Section, kind: str) -> Iterator[str]:
        heading, id = section.heading, told(xml_id=f"{self._id}.{section.anchor}")
        if isinstance(heading, Attachment):
            yield f'<div type="{kind}"{id}><note type="mark">{self._words(heading.mark)}</note>'
            yield f"<head>{self._words(heading.name)}</head>"
        elif isinstance(heading, Heading):
            level = told(n=str(heading.level))
            yield f'<div type="{kind}"{level}{id}><head>{self._words(heading.text)}</head>'
        yield from self._within(section)
        yield "</div>"

    def _within(self, section: Section) -> Iterator[str]:
        """Yield what stands in a section under its heading."""
        for is_said, blocks in section.passages():
            if is_said:
                self._said += 1
                yield f"<u{told(xml_id=f'{self._id}.u{self._said}', who=self._who)}>"
            yield from (self._block(each, is_spoken=section.is_spoken) for each in blocks)
            if is_said:
                yield "</u>"
        for inner in section.sections:
            yield from self._section(inner, "section")
        yield from (self._block(each, is_spoken=section.is_spoken) for each in section.end)

    def _block(self, anchored: Anchored, *, is_spoken: bool) -> str:
        anchor, block = anchored
        id = told(xml_id=f"{self._id}.{anchor}")
        match block:
            case Paragraph(content=content):
                words = "".join(map(self._inline, content))
                return f"<seg{id}>{words}</seg>" if is_spoken else f"<p{id}>{words}</p>"
            case Table(rows=rows, header=header):
                return self._table(rows, id, header=header)
            case _:
                name = "seg" if isinstance(block, Salutation) and is_spoken else "note"
                kind = told(type=type(block).__name__.lower())
                return f"<{name}{kind}{id}>{self._words(text_of(block))}</{name}>"

    def _inline(self, inline: Inline) -> str:
        words = self._words(inline.text)
        match inline:
            case RunIn(level=level):
                return f'<hi rend="run-in level{level}">{words}</hi>'
            case Emphasis():
                return f"<emph>{words}</emph>"
            case _:
                return words

    def _table(self, rows: Sequence[Sequence[str]], id: str, *, header: bool) -> str:
        size = told(rows=str(len(rows)), cols=str(len(rows[0])))
        made = (self._row(row, is_label=header and not at) for at, row in enumerate(rows))
        return f"<table{id}{size}>{''.join(made)}</table>"

    def _row(self, row: Sequence[str], *, is_label: bool) -> str:
        cells = "".join(f"<cell>{self._words(cell)}</cell>" for cell in row)
        return f"<row{told(role='label' if is_label else 'data')}>{cells}</row>"

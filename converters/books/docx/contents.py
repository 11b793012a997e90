"""The contents (目录) as a field of Word, filled with the true page numbers beforehand.

Nothing asks Word to update it: that would bring up a question at every opening.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from converters.books.docx.leaders import Leaders
from converters.books.entries import ContentsEntry
from converters.bookstyle import BookStyle
from converters.style import Style
from converters.writers.docx.oxml import paragraph, run, words

_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{}" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_KEPT = "<w:keepNext/>"
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_PARTS, _SPEECHES = 1, 2
"""Levels of entries: without parts, those of speeches are the first."""


class Contents:
    """The entries of the contents, in the styles of their levels."""

    def __init__(
        self,
        entries: Sequence[ContentsEntry],
        names: Mapping[int, str],
        style: Style,
        looks: BookStyle,
        *,
        parts: bool,
    ) -> None:
        """`names` gives for each entry, from 0, its bookmark."""
        self._entries, self._names = entries, names
        first = _PARTS if parts else _SPEECHES
        self._levels = [max(entry.level - first + 1, 1) for entry in entries]
        self._elements = [f"contents{max(entry.level, first)}" for entry in entries]
        targets = (entry.target for entry in entries)
        numbers = zip(targets, self._elements, strict=True)
        self._leaders = Leaders(style, looks, numbers, f"contents{first}")

    def paragraphs(self, title: str) -> list[str]:
        """Return heading and entries.

        The field ends in an empty paragraph before the last, which holds the end of the section:
        LibreOffice (7.4) loses the page numbers of a section that ends where the field does.
        """
        heading = paragraph("TOCHeading", run(words(title)))
        if not self._entries:
            return [heading]
        after = [*(b > a for a, b in pairwise(self._levels)), False]
        lines = [
            line for number, leads in enumerate(after) for line in self._entry(number, leads=leads)
        ]
        begin = _BEGIN.format(max(self._levels))
        lines[0] = lines[0].replace("</w:pPr>", "</w:pPr>" + begin, 1)
        return [heading, *lines, paragraph("Separator", _END), paragraph("Separator", "")]

    def _entry(self, number: int, *, leads: bool) -> Iterator[str]:
        """Yield an entry and its second line; one that `leads` others is never last of a page."""
        entry, level = self._entries[number], self._levels[number]
        element, name = self._elements[number], self._names[number]
        told = self._leaders.entry(entry.text, element, name, entry.target)
        kept = _KEPT if leads else ""
        yield paragraph(f"TOC{level}", told, _KEPT if entry.second else kept)
        if entry.second:
            yield paragraph("ContentsSecond", run(words(entry.second, what="目录")), kept)

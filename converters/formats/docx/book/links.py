"""Bookmarks and what leads to them: links with page numbers that Word can count again."""

import re
from collections.abc import Iterable, Iterator
from itertools import count

from converters.formats.docx.oxml import field, run, words

_AFTER_PROPERTIES = "</w:pPr>"
_TEXT = re.compile(r'<w:t xml:space="preserve">([^<]*)</w:t>')
_RUN = "<w:r>"
_END = "</w:p>"


class Bookmarks:
    """The bookmarks of a document, numbered in the order in which they are set."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def around(self, paragraph: str, names: Iterable[str]) -> str:
        """Return a paragraph with bookmarks around all it holds."""
        for name in names:
            start, end = self._pair(name)
            paragraph = paragraph.replace(_AFTER_PROPERTIES, _AFTER_PROPERTIES + start)
            paragraph = paragraph.removesuffix(_END) + end + _END
        return paragraph

    def inside(self, text: str, opening: str, names: Iterable[str]) -> str:
        """Return paragraphs with bookmarks around all of that which begins with an opening tag.

        It may stand in a cell.
        """
        start = text.index(opening)
        end = text.index(_END, start) + len(_END)
        return text[:start] + self.around(text[start:end], names) + text[end:]

    def before(self, paragraph: str, text: str, name: str) -> str | None:
        """Return a paragraph with a bookmark where a text begins; None if it is not there.

        `text` is given as XML. Spaces do not count, and the text may run over several runs.
        """
        signs = [
            (sign, match.start(1) + place)
            for match in _TEXT.finditer(paragraph)
            for sign, place in _signs(match[1])
        ]
        found = "".join(sign[0] for sign, _ in signs).find(_bare(text))
        if found < 0:
            return None
        return _cut(paragraph, signs[found][1], "".join(self._pair(name)))

    def _pair(self, name: str) -> tuple[str, str]:
        number = next(self._numbers)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return start, f'<w:bookmarkEnd w:id="{number}"/>'


def link(name: str, runs: str) -> str:
    """Return runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>'


def page_of(name: str, label: str) -> str:
    """Return a field with the page of a bookmark; `label` is what it shows until it is updated."""
    return field(f"PAGEREF {name} \\h", words(label))


def page_link(name: str, label: str) -> str:
    """Return a page number that leads to its page."""
    return link(name, page_of(name, label))


def text_link(name: str, text: str) -> str:
    """Return a text that leads to a bookmark."""
    return link(name, run(words(text)))


def _signs(text: str) -> Iterator[tuple[str, int]]:
    """Yield the characters of a text in XML that are no space, and their places in it."""
    for match in re.finditer(r"&[^;]+;|\S", text):
        yield match[0], match.start()


def _bare(text: str) -> str:
    return "".join(sign[0] for sign, _ in _signs(text))


def _cut(paragraph: str, at: int, mark: str) -> str:
    """Return a paragraph whose run is cut in two at a place in its text, a mark between them."""
    begin = paragraph.rindex(_RUN, 0, at)
    text = paragraph.index('<w:t xml:space="preserve">', begin)
    opened = paragraph[begin : text + len('<w:t xml:space="preserve">')]
    if at == begin + len(opened):
        return paragraph[:begin] + mark + paragraph[begin:]
    return f"{paragraph[:at]}</w:t></w:r>{mark}{opened}{paragraph[at:]}"

"""Heads and feet of pages (ECMA-376 17.10): they are not read, what they hold is told."""

from collections.abc import Callable, Iterator

from converters.readers.docx.ooxml import COMPATIBILITY, Element, named, w
from converters.readers.docx.package import WordPackage
from converters.readers.docx.paragraphs import ParagraphReader

_EDGES = (("header", "页眉"), ("footer", "页脚"))


def told(
    package: WordPackage, reader_of: Callable[[str], ParagraphReader]
) -> Iterator[tuple[str, str]]:
    """Yield what heads and feet say, each once, and what is in them that is not printed.

    Each has its noun. Without words they are numbers of pages.
    """
    for kind, noun in _EDGES:
        found: set[tuple[str, str]] = set()
        for part in package.related(kind):
            root = package.tree(part)
            if root is not None:
                found.update(_of_part(noun, root, reader_of(part)))
        yield from (one for one in sorted(found) if any(char.isalpha() for char in one[1]))


def _of_part(noun: str, root: Element, reader: ParagraphReader) -> Iterator[tuple[str, str]]:
    read = [reader.read(paragraph) for paragraph in once(root)]
    lines = ["".join(one.text) + "".join(text for _, text in one.lines) for one in read]
    yield noun, " ".join(" ".join(lines).split())
    for one in read:
        yield from ((f"{noun}里的{what}", words) for _, what, words in one.differences())


def once(root: Element) -> Iterator[Element]:
    """Yield all paragraphs of a part but those that say again, for old programs, what stands."""
    fallback = named(COMPATIBILITY, "Fallback")
    said_again = {p for one in root.iter(fallback) for p in one.iter(w("p"))}
    yield from (p for p in root.iter(w("p")) if p not in said_again)

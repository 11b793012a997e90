"""Footnotes, endnotes (ECMA-376 17.11) and comments (17.13.4): where they are referred to."""

from dataclasses import dataclass, field

from converters.readers import noted
from converters.readers.docx.ooxml import Element, val, w, words_in
from converters.readers.docx.package import WordPackage

_NAMES = {"footnote": "脚注", "endnote": "尾注"}


@dataclass(slots=True)
class Notes:
    """The notes of a file; they are counted as they are referred to, all in one row."""

    package: WordPackage
    counts: dict[str, int] = field(default_factory=dict)
    own_marks: dict[str, str] = field(default_factory=dict)
    """Of the notes that bear a sign of their own (17.11.14 customMarkFollows): it, by our mark."""
    _parts: dict[str, tuple[str, dict[str, Element]]] = field(default_factory=dict)

    def refer(self, kind: str, id: str) -> tuple[str, Element, str] | None:
        """Return the mark of a note, the note, and the name of its part; None if it is absent."""
        part, notes = self._of(kind)
        note = notes.get(id)
        if note is None or val(note, "type") not in ("", "normal"):
            return None
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"〔{sum(self.counts.values())}〕", note, part

    def words(self, kind: str, id: str) -> str:
        """Return what a note that is not printed says, empty if there is none."""
        found = self._of(kind)[1].get(id)
        return "" if found is None else _said(found)

    def comment(self, id: str) -> str:
        """Return who commented and how, empty if there is no such comment."""
        found = self._of("comment")[1].get(id)
        if found is None:
            return ""
        author = val(found, "author")
        return f"{author}：{_said(found)}" if author else _said(found)

    def told(self) -> str:
        """Return how many notes were read, in Chinese; empty for none."""
        return noted.told({_NAMES[kind]: count for kind, count in self.counts.items()})

    def _of(self, kind: str) -> tuple[str, dict[str, Element]]:
        if kind not in self._parts:
            part = next(self.package.related(f"{kind}s"), f"word/{kind}s.xml")
            root = self.package.tree(part)
            found = [] if root is None else root.findall(w(kind))
            self._parts[kind] = part, {val(one, "id"): one for one in found}
        return self._parts[kind]


def _said(note: Element) -> str:
    paragraphs = (words_in(p) for p in note.iter(w("p")))
    return " ".join(paragraphs).strip()

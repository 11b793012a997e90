"""The words of a DOCX against the words of the speech, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from converters.audit.expected import PrintedPart
from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para
from converters.speech.bare import bare

_EXCERPT = 30
_MOST_ADDED = 50
"""So many paragraphs are told one by one: more is another document."""


class Pair(NamedTuple):
    """A part of the speech and the paragraph that prints it; None if one is missing."""

    part: PrintedPart | None
    paragraph: Para | None


def pairs(file: DocxFile, parts: Sequence[PrintedPart]) -> list[Pair]:
    """Return the parts of a speech beside the paragraphs of a file, in order."""
    return paired(file.paragraphs, parts)


def paired(found: Sequence[Para], parts: Sequence[PrintedPart]) -> list[Pair]:
    """Return the parts of a speech beside those paragraphs that should print them, in order."""
    matcher = SequenceMatcher(
        None, [bare(part.text) for part in parts], [bare(p.text) for p in found], autojunk=False
    )
    both: list[Pair] = []
    for _, a, b, c, d in matcher.get_opcodes():
        common = min(b - a, d - c)
        both += [Pair(parts[a + n], found[c + n]) for n in range(common)]
        both += [Pair(part, None) for part in parts[a + common : b]]
        both += [Pair(None, paragraph) for paragraph in found[c + common : d]]
    return both


def words(paired: Sequence[Pair]) -> Iterator[Fault]:
    """Yield what was lost, added or changed."""
    added = 0
    for part, paragraph in paired:
        if part is None and paragraph is not None:
            added += 1
            if added <= _MOST_ADDED:
                yield _added("DOCX 里多了一段，讲话稿里没有", paragraph.text)
        elif part is not None and paragraph is None:
            yield Fault(
                DocxCode.LOST,
                Severity.ERROR,
                "DOCX 里少了一段",
                line=part.line,
                excerpt=_short(part.text),
                advice="请重新生成",
            )
        elif part is not None and paragraph is not None:
            yield from _changed(part, paragraph)
    if added > _MOST_ADDED:
        yield _added(f"DOCX 里多了 {added} 段，只列出前 {_MOST_ADDED} 段")


def _added(message: str, words: str = "") -> Fault:
    advice = "如是有意的修改，请照样改讲话稿，再重新生成"
    return Fault(DocxCode.ADDED, Severity.ERROR, message, excerpt=_short(words), advice=advice)


def _changed(part: PrintedPart, paragraph: Para) -> Iterator[Fault]:
    wanted, found = bare(part.text), bare(paragraph.text)
    if wanted == found:
        return
    for kind, a, b, c, d in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Fault(
                DocxCode.CHANGED,
                Severity.ERROR,
                f"文字不一致：应为“{_short(wanted[a:b])}”，DOCX 里是“{_short(found[c:d])}”",
                line=part.line,
                excerpt=_short(wanted[max(a - _EXCERPT // 2, 0) :]),
                advice="如是有意的修改，请照样改讲话稿，再重新生成",
            )


def _short(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[:_EXCERPT] + "……"

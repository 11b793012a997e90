"""Checks of words and line breaks: text against the source, prohibitions, torn pieces, title."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from converters.audit import blanks
from converters.audit.faults import Fault
from converters.audit.proof import Proof, ProofLine
from converters.formats.pdf.audit import gaps as gaps_of_lines
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.speech import attachments
from converters.speech.model import BREAK, Attachment
from converters.typeset import marks
from converters.typeset import title as titles

_NEAR: Final = 12
_TORN: Final = re.compile(
    r"(?:^|[^A-Za-z0-9.,])[0-9][0-9.,]*\n[0-9%％‰℃]|[±∓≥≤≈＞＜]\n[0-9]|[0-9][.,:．]\n[0-9]"
    r"|[0-9]\n[.,:．][0-9]|(?<!—)—\n—|(?<!…)…\n…|[A-Za-z]\n[A-Za-z]"
)
"""A leader is broken between its pairs, which is as it should be."""
_UNIT: Final = re.compile(r"(?P<number>第?[0-9][0-9.,]*)\n(?:[月日万亿元]|年(?!均))")
_LEADER: Final = re.compile(r"(——|……)\n\1")
_AROUND: Final = re.compile(r"[!-~]+\n[!-~]+")
_OPEN: Final = re.compile("[^!-~](?=[^!-~])")
_ADDRESS: Final = re.compile(r"://|www\.|@|\.(?:cn|com|net|org)\b")
_NO_TEXT: Final = marks.SQUEEZABLE
_RUN: Final = re.compile("[A-Za-z0-9]+")
_LONGEST_WORD: Final = 24
_TEXT_ON_LAST_LINE: Final = 1.5
"""In em."""
_SLIGHTLY: Final = 0.1
_ALIKE: Final = 1
"""Lines of a title that differ by so many characters have no shape."""


def words(proof: Proof) -> Iterator[Fault]:
    """Find the first place where the printed words are not those of the speech."""
    printed = "".join(line.printed.text for line in proof.lines)
    wanted = "".join("".join(part.text.split()) for part in proof.parts)
    if printed == wanted:
        return
    both = zip(printed, wanted, strict=False)
    at = next((i for i, (a, b) in enumerate(both) if a != b), min(len(printed), len(wanted)))
    line = _line_at(proof, min(at, len(printed) - 1))
    here = printed[max(at - _NEAR, 0) : at + _NEAR]
    there = wanted[max(at - _NEAR, 0) : at + _NEAR]
    yield fault(
        PdfCode.WORDS,
        f"印出 {len(printed)} 字，原稿 {len(wanted)} 字；此处印作“{here}”，原稿为“{there}”",
        line.place if line else None,
        line=line.part.line if line and line.part else 0,
        excerpt=here,
    )


def _line_at(proof: Proof, place: int) -> ProofLine | None:
    for line in proof.lines:
        if place < len(line.printed.glyphs):
            return line
        place -= len(line.printed.glyphs)
    return None


def prohibitions(proof: Proof) -> Iterator[Fault]:
    """Find marks at the edge of a line if they may not stand."""
    for line, following, join in _joins(proof):
        before, after = line.printed.text, following.printed.text
        parted = following.part is not None and following.part.element == "title" and _opens(after)
        if after[0] in marks.NO_START and not (parted or _LEADER.search(join)):
            yield _of(PdfCode.START, f"“{after[0]}”在行首", following)
        if before[-1] in marks.NO_END and not _is_address(join):
            yield _of(PdfCode.END, f"“{before[-1]}”在行末", line)


def _opens(text: str) -> bool:
    """Return whether a line is the second of two titles that a dash parts."""
    return text.startswith("——")


def torn(proof: Proof) -> Iterator[Fault]:
    """Find numbers, words and two-em marks torn between two lines.

    A number is parted from its unit only where its line would be loose without it.
    """
    for line, following, join in _joins(proof):
        unit = _UNIT.search(join)
        if _is_address(join) or _has_blank(line, join) or not (_TORN.search(join) or unit):
            continue
        before, after = line.printed.text, following.printed.text
        word = "".join(_RUN.findall(before)[-1:] + _RUN.findall(after)[:1])
        loose = unit is not None and _would_be_loose(proof, line, len(unit["number"]))
        if len(word) <= _LONGEST_WORD and not loose:
            yield _of(PdfCode.TORN, f"“{before[-4:]}”与“{after[:4]}”被拆开", line)


def _joins(proof: Proof) -> Iterator[tuple[ProofLine, ProofLine, str]]:
    """Yield the lines of each part in pairs, with the words where they were parted."""
    for line, following in pairwise(proof.lines):
        if not line.last:
            yield line, following, f"{line.printed.text}\n{following.printed.text}"


def _has_blank(line: ProofLine, join: str) -> bool:
    """Return whether the words have a blank where the line ends, which is not printed there."""
    if line.part is None:
        return False
    before, after = join.split("\n")
    around = [r"\s*".join(map(re.escape, part)) for part in (before[-_NEAR:], after[:_NEAR])]
    return re.search(r"\s+".join(around), line.part.text) is not None


def _is_address(join: str) -> bool:
    """Return whether a line ends inside of an address, which may be broken."""
    around = _AROUND.search(join)
    return around is not None and _ADDRESS.search(around[0].replace("\n", "")) is not None


def _would_be_loose(proof: Proof, line: ProofLine, length: int) -> bool:
    """Return whether a line would be loose if its last characters went down to the next one.

    Of its gaps those beside digits and letters need not open.
    """
    glyphs = line.printed.glyphs
    gaps = len(_OPEN.findall(line.printed.text[:-length]))
    went = (glyphs[-1].end - glyphs[-length].x) / glyphs[-1].size
    missing = went + gaps_of_lines.spread(proof, line)
    return gaps <= 0 or missing / gaps > proof.style.text.loose_em


def lonely(proof: Proof) -> Iterator[Fault]:
    """Find last lines with too little text (孤字不成行), marks left out."""
    for line in proof.lines:
        printed = line.printed
        if line.first or not line.last or line.in_table:
            continue
        wide = sum(g.advance / g.size for g in printed.glyphs if g.char not in _NO_TEXT)
        if wide < _TEXT_ON_LAST_LINE:
            yield _of(PdfCode.LONELY, f"“{printed.text}”独占一行", line)


def title(proof: Proof) -> Iterator[Fault]:
    """Find bad breaks and shapes of the title (GB/T 9704 §7.3.1), and of those of attachments."""
    meta = proof.speech.meta
    printed = [line for line in proof.lines if line.part and line.part.element == "title"]
    yield from _title(proof, printed, meta.title, meta.speakers)
    for one in attachments.of(proof.speech):
        printed = [line for line in proof.lines if _heads(line, one)]
        yield from _title(proof, printed, one.title, ())


def _heads(line: ProofLine, one: Attachment) -> bool:
    """Return whether a line is of the title of an attachment."""
    part = line.part
    return part is not None and part.element == blanks.TITLE and part.line == one.line


def _title(
    proof: Proof, lines: Sequence[ProofLine], written: str, names: Sequence[str]
) -> Iterator[Fault]:
    if BREAK in written:
        return
    yield from _wide_lines(proof, lines)
    yield from _bad_breaks(proof, lines, written, names)
    lengths = [len(line.printed.text) for line in lines]
    parted = {number for number, line in enumerate(lines) if _opens(line.printed.text)}
    for number in set(range(1, len(lines) - 1)) - parted:
        if lengths[number - 1] - _ALIKE > lengths[number] < lengths[number + 1] - _ALIKE:
            yield _of(PdfCode.TITLE, "标题排成了中间窄的沙漏形", lines[number])


def _wide_lines(proof: Proof, lines: Sequence[ProofLine]) -> Iterator[Fault]:
    most = proof.style.head.max_title_chars
    for line in lines:
        chars = (line.printed.right - line.printed.left) / line.printed.glyphs[0].size
        if chars > most + _SLIGHTLY:
            yield _of(PdfCode.TITLE, f"标题一行有 {chars:.0f} 字宽，至多 {most} 字", line)


def _bad_breaks(
    proof: Proof, lines: Sequence[ProofLine], written: str, names: Sequence[str]
) -> Iterator[Fault]:
    whole = "".join(line.printed.text for line in lines)
    kept = [*names, *proof.style.head.kept_words]
    allowed = titles.boundaries(whole, kept) | titles.partings(written)
    at = 0
    for line in lines[:-1]:
        at += len(line.printed.text)
        if at not in allowed:
            broken = f"“{whole[at - 2 : at]}”与“{whole[at : at + 2]}”"
            yield _of(PdfCode.TITLE, f"标题在{broken}之间断开", line)


def _of(code: PdfCode, message: str, line: ProofLine) -> Fault:
    source = line.part.line if line.part else 0
    return fault(code, message, line.place, line=source, excerpt=line.printed.text)


CHECKS = (
    words,
    prohibitions,
    torn,
    lonely,
    title,
)
"""All of them, in the order in which they are told."""

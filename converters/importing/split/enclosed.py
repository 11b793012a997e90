"""What a text tells of as attached to it (附件说明), and where that stands below it in its file.

An attachment is one if the lines that tell of it and its own first page agree, in number at least,
or if the styles of our documents say so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from converters.importing.split import attachment_marks, parts, sections
from converters.importing.split.attachment_lines import Enclosed, RawAttachment
from converters.importing.split.attachment_marks import AttachmentMark, Told
from converters.importing.split.markers import markers
from converters.importing.text.lines import SourceLine
from converters.readers.raw import LineRole
from converters.speech import attachments
from converters.speech.bare import bare
from converters.speech.model import Attachment, Meta, Speech

_TITLE = re.compile(r"[^。；！？]{2,60}")
_BETWEEN = 8
"""So many lines of signature, date and notes stand between what tells of attachments and them."""
_TITLE_LINES = 3
_COLON = re.compile("[:：]")


def apart(
    found: Sequence[SourceLine], *, standard: bool = False
) -> tuple[list[SourceLine], list[Enclosed]]:
    """Return the lines without those of attachments, and the attachments.

    In a book that its format parts by headings they stay where they are; so do they, with
    `standard`, if they are called otherwise than it is printed.
    """
    kept: list[SourceLine] = []
    taken: list[Enclosed] = []
    at = 0
    marked = any(attachment_marks.read(line.text) for line in found)
    for index in range(1, len(found)) if marked and not sections.sections(found) else ():
        told = attachment_marks.telling(found, index) if index > at else ()
        first = _first(found, index, len(told)) if index > at else None
        one = None if first is None else _enclosed(found, told, first)
        if one is not None and first is not None and not (standard and one.reworded):
            kept += found[at:first]
            taken.append(one)
            at = first + _size(one)
    return [*kept, *found[at:]], taken


def _size(one: Enclosed) -> int:
    """Return how many lines the attachments have."""
    return sum(1 + len(each.lines) + len(each.title) * (not each.at) for each in one.found)


def _first(found: Sequence[SourceLine], index: int, told: int) -> int | None:
    """Return where the first attachment begins, by its style or right below what tells of it."""
    if not told:
        return index if found[index].marks.role is LineRole.ATTACHMENT_MARK else None
    wanted = attachment_marks.items(found[index : index + told])[0]
    near = range(index + told, min(index + told + _BETWEEN + 1, len(found) - 1))
    return next((at for at in near if _is_mark(found[at], wanted)), None)


def _is_mark(line: SourceLine, told: Told) -> bool:
    """Tell the mark of an attachment that is told of: 附件1, alone or before its title."""
    mark = attachment_marks.read(line.text)
    if mark is None or line.marks.cell:
        return False
    if mark.number is None and mark.tells:
        return False
    number = mark.number if told.number or mark.number != 1 else None
    return (mark.noun, number) == (told.noun, told.number)


def _enclosed(
    found: Sequence[SourceLine], told: Sequence[SourceLine], first: int
) -> Enclosed | None:
    items = attachment_marks.items(told)
    starts = list(_starts(found, items, first))
    cuts = pairwise([*starts, len(found)])
    names = [*(item.name for item in items), *("" for _ in starts)]
    made = [_attachment(found[a:b], name) for (a, b), name in zip(cuts, names, strict=False)]
    sure = [one for one in made if one is not None]
    if len(sure) < len(made):
        return None
    last = sure[-1]
    sure[-1] = replace(last, lines=last.lines[: _end(last.lines)])
    if [item.number for item in items] == [None] and sure[0].number:
        if any(mark.number == 2 for mark in _marks(sure[0].lines)):
            return None
        sure[0] = replace(sure[0], number=None, standard=False)
    known = all(item.known for item in items)
    agreed = not told or (_words(told) == _printed(sure) if known else _same(items, sure))
    if not agreed and not known:
        return None
    reworded = not known or not all(one.standard for one in sure)
    return Enclosed(found[first - 1], tuple(told), tuple(sure), agreed, reworded)


def _marks(lines: Sequence[SourceLine]) -> Iterator[AttachmentMark]:
    return filter(None, (attachment_marks.read(line.text) for line in lines))


def _same(items: Sequence[Told], found: Sequence[RawAttachment]) -> bool:
    """Return whether numbers and titles are those that are told, however they are written."""
    told = [(item.number, bare(item.name)) for item in items]
    return told == [(one.number, bare(title_of(one))) for one in found]


def _starts(found: Sequence[SourceLine], items: Sequence[Told], first: int) -> Iterator[int]:
    """Yield where attachments begin: as their styles say, else in the row that is told."""
    if found[first].marks.role is LineRole.ATTACHMENT_MARK:
        end = next((at for at in range(first, len(found)) if _is_title(found[at])), len(found))
        marks = range(first, end)
        yield from (at for at in marks if found[at].marks.role is LineRole.ATTACHMENT_MARK)
        return
    yield first
    for item in items[1:]:
        below = range(first + 2, len(found))
        after = next((at for at in below if _is_mark(found[at], item)), None)
        if after is None:
            return
        first = after
        yield first


def _is_title(line: SourceLine) -> bool:
    return line.marks.role is LineRole.TITLE


def _attachment(lines: Sequence[SourceLine], name: str) -> RawAttachment | None:
    """Return the attachment that begins with the lines; None if it has no title or no text."""
    mark = attachment_marks.read(lines[0].text)
    if mark is None:
        return None
    at = mark.at
    size = 0 if at else _title_lines(lines[1:], name)
    title = tuple(lines[1 : 1 + size]) or (lines[:1] if at else ())
    styled = lines[0].marks.role is not None
    if not title or (len(lines) == size + 1 and not styled):
        return None
    text = tuple(lines[1 + size :])
    told = (mark.standard, mark.document)
    return RawAttachment(mark.number, lines[0], at, tuple(title), text, name, *told)


def _title_lines(lines: Sequence[SourceLine], name: str) -> int:
    """Return on how many lines the title stands that the lines begin with; 0 for none."""
    of_title = takewhile(lambda line: line.marks.role is LineRole.ATTACHMENT_TITLE, lines)
    if styled := sum(1 for _ in of_title):
        return styled
    named = bare(name)
    for size in range(1, _TITLE_LINES + 1):
        if named and "".join(bare(line.text) for line in lines[:size]) == named:
            return size
    return int(bool(lines) and _TITLE.fullmatch(lines[0].text) is not None)


def _end(lines: Sequence[SourceLine]) -> int:
    """Return where the text of a last attachment ends: another speech may begin in the file."""
    ends = [at for at, line in enumerate(lines) if _is_title(line)]
    if not any(line.marks.role for line in lines):
        ends += [*parts.unmarked(lines), *(mark.index for mark in markers(lines))]
    return min(filter(None, ends), default=len(lines))


def _words(told: Sequence[SourceLine]) -> str:
    return _COLON.sub("：", "".join(bare(line.text) for line in told), count=1)


def _printed(found: Sequence[RawAttachment]) -> str:
    """Return the words, without spaces, that are printed to tell of attachments."""
    blocks = tuple(Attachment(one.number, title_of(one)) for one in found)
    made = attachments.made(Speech(Meta(id="", title=""), blocks))
    return "".join(bare(line.text) for line in made)


def title_of(one: RawAttachment) -> str:
    """Return the title of an attachment, its lines as one."""
    return "".join(line.text for line in one.title)[one.at :]

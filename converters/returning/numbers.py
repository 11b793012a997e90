"""Which rows are meant by what somebody typed: all, none, 1,3-5, by numbers or by authors."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from converters.errors import UsageError
from converters.returning import wording
from converters.returning.model import Row

ALL, NONE = "all", "none"
_NAMES = {"全部": ALL, "全": ALL, "不": NONE, "无": NONE, "都不": NONE}
_PART = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_SEPARATORS = re.compile(r"[,，、;；\s]+")
_AROUND = "（）()"
_DASHES = re.compile("[－—–~～至到]")


@dataclass(frozen=True, slots=True)
class AskedRows:
    """What was asked for: rows to take, rows to refuse, authors whose rows are taken."""

    take: str | None = None
    refuse: str | None = None
    authors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was asked for at all."""
        return self.take is not None or self.refuse is not None or bool(self.authors)

    @property
    def is_for_all(self) -> bool:
        """Whether all rows are taken that are not refused by their numbers."""
        return self.take is not None and _word(self.take) == ALL

    @property
    def names_rows(self) -> bool:
        """Whether rows are named by their numbers, which differ from file to file."""
        given = (self.take, self.refuse)
        return any(each is not None and _word(each) not in (ALL, NONE) for each in given)


@dataclass(frozen=True, slots=True)
class TakenRows:
    """The numbers of the rows that are taken, and of those that are not to be asked for again."""

    taken: frozenset[int]
    refused: frozenset[int]
    """Without those on which nobody decided: of other authors, or not taken by default."""


def taken(rows: Sequence[Row], wanted: AskedRows) -> TakenRows:
    """Return the rows that are taken and refused; with nothing but `refuse`, all by default.

    `take` and `authors` add to one another; who lists what to take refuses the rest. Raises
    UsageError for a number or an author that there is not, and for a row that nobody can take.
    """
    able = {row.number for row in rows if row.kind.can_be_taken}
    found: set[int] = set()
    if wanted.take is not None:
        found |= _numbers(rows, wanted.take, able)
    for author in wanted.authors:
        found |= _of_author(rows, author) & able
    if wanted.take is None and not wanted.authors:
        found = {row.number for row in rows if row.by_default}
    refused = set() if wanted.refuse is None else _numbers(rows, wanted.refuse, able, every=True)
    found -= refused
    rest = able - found if wanted.take is not None else able & refused
    return TakenRows(frozenset(found), frozenset(rest))


def _word(written: str) -> str:
    return _NAMES.get(written.strip(), written.strip().casefold())


def _numbers(
    rows: Sequence[Row], written: str, able: Collection[int], *, every: bool = False
) -> set[int]:
    word = _word(written)
    if word == ALL:
        return set(able)
    if word == NONE:
        return set()
    found = set(_listed(word))
    known = {row.number for row in rows}
    if strange := sorted(found - known):
        most = f"只有 1 到 {max(known)}" if known else "这份回稿没有改动"
        raise UsageError(f"没有第 {strange[0]} 处改动，{most}", _HOW)
    if not every and (unable := sorted(found - set(able))):
        kind = next(row.kind for row in rows if row.number == unable[0])
        raise UsageError(f"第 {unable[0]} 处是{kind.value}，不改讲话稿，不能接受", _HOW)
    return found


_HOW = "写法如 --take 1,3-5、--take all、--refuse 2"


def _listed(written: str) -> Iterator[int]:
    parts = [part for part in _SEPARATORS.split(_DASHES.sub("-", written)) if part]
    for part in parts:
        match = _PART.fullmatch(part)
        if match is None or (match[2] and int(match[2]) < int(match[1])):
            raise UsageError(f"看不懂“{written}”", _HOW)
        yield from range(int(match[1]), int(match[2] or match[1]) + 1)
    if not parts:
        raise UsageError("没有写是哪几处", _HOW)


def _of_author(rows: Sequence[Row], author: str) -> set[int]:
    name = _bare(author)
    found = {row.number for row in rows if _bare(wording.author(row)) == name}
    if not found:
        names = "、".join(dict.fromkeys(wording.author(row) for row in rows))
        raise UsageError(f"没有“{author}”改的", f"有的是：{names}" if names else "没有改动")
    return found


def _bare(name: str) -> str:
    """Return a name without blanks: 王　明 and 王明 are one.

    >>> _bare(" （未署名）"), _bare("王　明")
    ('未署名', '王明')
    """
    return "".join(name.split()).strip(_AROUND)


def written(numbers: Collection[int]) -> str:
    """Return numbers as they can be typed behind `--take`.

    >>> written({1, 2, 3, 5}), written(())
    ('1-3,5', 'none')
    """
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    parts = (f"{a}" if a == b else f"{a}-{b}" for a, b in found)
    return ",".join(parts) or NONE

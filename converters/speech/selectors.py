"""Which speech is meant by what a person writes: its id, a file of it, or words of its title."""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import PurePath

from converters.errors import UsageError
from converters.speech import alike

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_SHOWN = 20
_NEAR = 3


class SelectorError(UsageError):
    """What was written means no speech, or more than one; `hits` are the ids of these."""

    def __init__(self, reason: str, remedy: str = "", hits: tuple[str, ...] = ()) -> None:
        super().__init__(reason, remedy)
        self.hits = hits

    def as_dict(self) -> dict[str, object]:
        """Return the fault for `--json`, with the speeches that may be meant."""
        return {**super().as_dict(), "hits": list(self.hits)}


def direct(written: str, ids: Mapping[str, object]) -> str | None:
    """Return the id that is written as such or as the name or path of a file; None if none is.

    >>> direct("output/pdf/s1.pdf", {"s1": "甲"}), direct("Ｓ1.MD", {"s1": "甲"}), direct("甲", {})
    ('s1', 's1', None)
    """
    plain = _folded(written)
    stem = PurePath(plain.replace("\\", "/")).name
    names = (plain, stem, stem.partition(".")[0])
    return next((name for name in names if name in ids), None)


def matches(written: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the speeches that may be meant, `titles` telling the title of each.

    An id or a file wins over words. Words parted by blanks must all stand in the title; widths,
    case, blanks and the marks around a title do not matter.
    """
    if id := direct(written, titles):
        return (id,)
    words = [_bare(word) for word in written.split()]
    words = [word for word in words if word]
    if not words:
        return ()
    found = {id: _bare(title) for id, title in titles.items()}
    whole = "".join(words)
    same = tuple(id for id, title in found.items() if title == whole)
    return same or tuple(id for id, title in found.items() if all(word in title for word in words))


def one(written: str, titles: Mapping[str, str]) -> str:
    """Return the id of the one speech that is meant; raises SelectorError for none or several."""
    found = matches(written, titles)
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(written, found, titles)
    raise _none(written, titles)


def _several(written: str, found: tuple[str, ...], titles: Mapping[str, str]) -> SelectorError:
    rows = [f"\n  {_row(id, titles)}" for id in found[:_SHOWN]]
    rest = f"\n  ……共 {len(found)} 篇" if len(found) > _SHOWN else ""
    reason = f"“{written}”说的可能是下面 {len(found)} 篇，请写编号，或多写几个字："
    return SelectorError(f"{reason}{''.join(rows)}{rest}", hits=found)


def _none(written: str, titles: Mapping[str, str]) -> SelectorError:
    is_id = _ID.fullmatch(written)
    reason = f"没有编号{'' if is_id else '或标题'}为 {written} 的讲话"
    by_title = {bare: id for id, title in titles.items() if (bare := _bare(title))}
    near = get_close_matches(_folded(written), titles, n=_NEAR, cutoff=0.75)
    near += [by_title[t] for t in get_close_matches(_bare(written), by_title, n=_NEAR, cutoff=0.5)]
    if near:
        hits = tuple(dict.fromkeys(near))
        meant = "；".join(_row(id, titles) for id in hits)
        return SelectorError(reason, f"是不是：{meant}？", hits)
    remedy = "可以写编号、文件名或标题里的几个字，huibian list 列出全部"
    return SelectorError(reason, remedy)


def _row(id: str, titles: Mapping[str, str]) -> str:
    return f"{id}  {titles[id]}".rstrip()


def _folded(text: str) -> str:
    return alike.common(unicodedata.normalize("NFKC", text)).strip().casefold()


def _bare(text: str) -> str:
    """Return a text without what people leave out: blanks, the marks around titles, breaks."""
    folded = _folded(text)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c)[0] not in "PSZ")

"""Single lines of a front matter written otherwise; every other byte of the file stays as it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from converters.errors import SourceError
from converters.formats import markdown
from converters.readers import front_matter
from converters.settings.schema.lines import folded, quoted
from converters.settings.schema.shapes import Shape, shape
from converters.speech import front_keys
from converters.speech.model import Change, Meta

FactPath = tuple[str, ...]
"""The key of a fact, or that of the mapping it stands in and its own: ("source", "url")."""

_LINE_END = re.compile(r"(\r\n|\r|\n)")
_CHANGES = "changes"
_ITEM = re.compile(r"( *)- ")
_BLANK = " \t\u3000\u00a0"
_KEY = re.compile(rf"(?P<indent> *)(?P<key>[^\s:：#'\"\[\]{{}}-][^\s:：]*)[{_BLANK}]*[:：]")
_ENTRY = re.compile(rf"(?P<head>[^:：]+[:：])(?P<gap>[{_BLANK}]*)(?P<value>.*)")
_REMARK = re.compile(rf"[{_BLANK}]+#.*|^#.*")
_ODD = SourceError(
    "前言里这一项的写法特别，没有改动", "请用记事本改成“名称: 值”的样子，一项写在一行里"
)


@dataclass(frozen=True, slots=True)
class _Span:
    """The lines of an entry, from `first` up to but not including `end`; both count from 0."""

    first: int
    end: int


def rewritten(data: bytes, values: Mapping[FactPath, Any]) -> bytes:
    """Return the Markdown of a speech with other facts, as a front matter holds them.

    None takes a fact out. Only the lines of these facts change; a remark behind a value stays.
    Raises SourceError for a front matter that is wrong, or breaks its schema with the new facts,
    or has one of them in a form that cannot be replaced safely.
    """
    front_matter.read(data)
    lines, _ = front_matter.lines_of(data)
    front = front_matter.found(lines)
    facts = changed(front.document.data, values)
    meta = front_keys.read(facts)
    remarks = {line - 1: words for line, _, words in front.document.remarks}
    paper = _Paper(data.decode("utf-8"), (front.first, front.last), remarks)
    for path, value in values.items():
        paper.put(path, value, meta)
    made = paper.text().encode()
    if front_matter.read(made) != meta:
        raise _ODD
    return made


def with_changes(data: bytes, added: Sequence[Change]) -> bytes:
    """Return the Markdown of a speech with more corrections behind those that it has.

    No other line changes. Raises SourceError for a front matter that is wrong, or that has its
    corrections in a form to which none can be added safely.
    """
    meta = front_matter.read(data)
    wanted = replace(meta, changes=(*meta.changes, *added))
    alone = markdown.front_matter(Meta(meta.id, meta.title, changes=tuple(added)))
    entries = alone.splitlines()[alone.splitlines().index(f"{_CHANGES}:") + 1 :]
    lines, _ = front_matter.lines_of(data)
    front = front_matter.found(lines)
    paper = _Paper(data.decode("utf-8"), (front.first, front.last), {})
    paper.add(_CHANGES, entries)
    made = paper.text().encode()
    if front_matter.read(made) != wanted:
        raise _ODD
    return made


def changed(facts: Mapping[str, Any], values: Mapping[FactPath, Any]) -> dict[str, Any]:
    """Return facts of a front matter with others in their place."""
    found: dict[str, Any] = deepcopy(dict(facts))
    for path, value in values.items():
        inner = found.setdefault(path[0], {}) if len(path) > 1 else found
        if value is None:
            inner.pop(path[-1], None)
        else:
            inner[path[-1]] = value
        if len(path) > 1 and not inner:
            del found[path[0]]
    return found


class _Paper:
    """The lines of a file, each with its own line end."""

    def __init__(self, text: str, fences: tuple[int, int], remarks: Mapping[int, str]) -> None:
        parts = _LINE_END.split(text)
        self._lines = parts[::2]
        self._ends = [*parts[1::2], ""]
        self._first, self._last = fences
        self._remarks: dict[int, str] = dict(remarks)

    def text(self) -> str:
        """Return the whole file."""
        return "".join(map("".join, zip(self._lines, self._ends, strict=True)))

    def put(self, path: FactPath, value: Any, meta: Meta) -> None:
        """Write a fact on its lines; `meta` has all facts as they are to be."""
        key, top = path[0], shape("speech")
        span = self._spans(self._first + 1, self._last, top, "").get(key)
        own = top.at(key)
        if len(path) == 1 or span is None or not self._is_open(span) or own is None:
            words = _canonical(meta).get(key)
            self._write(key, span, None if value is None and len(path) == 1 else words, top)
            return
        # A mapping on lines of its own: the one line of it that is concerned is written.
        if _canonical(meta).get(key) is None:
            self._remove(span)
            return
        indent = re.match(" *", self._lines[span.first + 1])
        inner = self._spans(span.first + 1, span.end, own, indent[0] if indent else "")
        own_words = None if value is None else quoted(str(value))
        self._write(path[1], inner.get(path[1]), own_words, own, span, indent[0] if indent else "")

    def add(self, key: str, entries: Sequence[str]) -> None:
        """Write more entries of a list, which has each on a line of its own."""
        top = shape("speech")
        span = self._spans(self._first + 1, self._last, top, "").get(key)
        if span is None:
            at, indent, new = self._place_of(key, top), "", [f"{key}:", *entries]
        elif found := _ITEM.match(self._lines[span.first + 1] if span.end > span.first + 1 else ""):
            at, indent, new = span.end, found[1], [*entries]
        else:
            raise _ODD
        for line, words in enumerate(new):
            self._insert(at + line, f"{indent}{words}")

    def _spans(self, first: int, end: int, above: Shape, indent: str) -> dict[str, _Span]:
        """Return the lines of each key that stands in that column, without remarks behind them."""
        found = {}
        starts = list(self._keys(first, end, above, indent))
        for (at, key), (until, _) in zip(starts, [*starts[1:], (end, "")], strict=True):
            last = until
            while last > at + 1 and _is_apart(self._lines[last - 1], indent):
                last -= 1
            found[key] = _Span(at, last)
        return found

    def _keys(self, first: int, end: int, above: Shape, indent: str) -> Iterator[tuple[int, str]]:
        for at in range(first, end):
            match = _KEY.match(self._lines[at])
            if match and match["indent"] == indent:
                yield at, above.name_of(match["key"], folded(match["key"])) or match["key"]

    def _is_open(self, span: _Span) -> bool:
        """Return whether the value of an entry stands on the lines below its key."""
        match = _ENTRY.fullmatch(self._lines[span.first])
        return span.end > span.first + 1 and match is not None and not self._parted(span, match)[0]

    def _parted(self, span: _Span, match: re.Match[str]) -> tuple[str, str]:
        """Return value and remark of the first line of an entry, the remark with its blanks."""
        value: str = match["value"]
        if value.startswith("#") and self._is_remark(match):
            return "", value
        remark = self._remarks.get(span.first)
        if remark is not None and remark in value:
            cut = value.rindex(remark)
        elif (found := _REMARK.search(value)) and not self._is_free(match["head"]):
            cut = found.start()
        else:
            return value.rstrip(_BLANK), ""
        kept = value[:cut].rstrip(_BLANK)
        return kept, value[len(kept) :]

    def _is_remark(self, match: re.Match[str]) -> bool:
        """Return whether what follows a key is a remark: behind free words it stands apart."""
        gap, after = match["gap"], match["value"][1:2]
        wide = len(gap) > 1 or "\t" in gap
        return not self._is_free(match["head"]) or (wide and (not after or after in _BLANK))

    def _is_free(self, head: str) -> bool:
        key = head.strip(f"{_BLANK}:：")
        top = shape("speech")
        own = top.at(top.name_of(key, folded(key)) or key)
        return own is not None and own.free

    def _write(
        self,
        key: str,
        span: _Span | None,
        words: str | None,
        above: Shape,
        within: _Span | None = None,
        indent: str = "",
    ) -> None:
        if span is None:
            if words is not None:
                at = within.end if within else self._place_of(key, above)
                self._insert(at, f"{indent}{key}: {words}")
            return
        match = _ENTRY.fullmatch(self._lines[span.first])
        if match is None or any("#" in line for line in self._lines[span.first + 1 : span.end]):
            raise _ODD
        remark = self._parted(span, match)[1]
        if words is None and not remark:
            self._remove(span)
            return
        self._lines[span.first] = _entry(match, words or "", remark)
        self._remove(_Span(span.first + 1, span.end))

    def _place_of(self, key: str, above: Shape) -> int:
        """Return before which line a new entry stands: behind those that are written before it."""
        order = front_keys.keys()
        spans = self._spans(self._first + 1, self._last, above, "")
        before = [spans[other].end for other in order[: order.index(key)] if other in spans]
        return before[-1] if before else self._last

    def _insert(self, at: int, line: str) -> None:
        self._lines.insert(at, line)
        self._ends.insert(at, self._ends[self._first] or "\n")
        self._move(at, 1)

    def _remove(self, span: _Span) -> None:
        if span.end > span.first:
            del self._lines[span.first : span.end]
            del self._ends[span.first : span.end]
            self._move(span.end, span.first - span.end)

    def _move(self, at: int, by: int) -> None:
        """Tell that the lines from `at` on stand elsewhere by now."""
        self._last += by
        self._remarks = {
            (line + by if line >= at else line): words for line, words in self._remarks.items()
        }


def _entry(match: re.Match[str], words: str, remark: str) -> str:
    """Return a line with other words behind its key, and the remark that stood on it."""
    head, gap = match["head"], match["gap"]
    if not words:
        return f"{head}  {remark.lstrip(_BLANK)}"
    if remark.startswith("#"):
        return f"{head} {words}{gap}{remark}"
    return f"{head}{gap or ('' if head[-1] == '：' else ' ')}{words}{remark}"


def _is_apart(line: str, indent: str) -> bool:
    """Return whether a line at the end of an entry is none of it: a blank one, or a remark."""
    bare = line.strip(_BLANK)
    return not bare or (bare.startswith("#") and line.startswith(f"{indent}#"))


def _canonical(meta: Meta) -> dict[str, str]:
    """Return what is written behind each key of a front matter, as an import writes it."""
    lines: Sequence[str] = markdown.front_matter(meta).splitlines()
    return {key: words for key, mark, words in (line.partition(": ") for line in lines) if mark}

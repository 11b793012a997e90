"""Receipts: what was rendered for each speech of a shard, from what, and which speeches failed.

A receipt makes "current" a matter of content: an output is current when it was made from the same
source by the same engine and the file is still what was written.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from converters import files
from converters.build import kept
from converters.build.keys import Engine

if TYPE_CHECKING:
    from converters.speech.model import Numbered


class Reason(StrEnum):
    """Why an output is stale."""

    MISSING = "missing"
    """还没有成品."""
    SOURCE = "source"
    """讲话稿有改动."""
    PAGES = "pages"
    """印出来的页码有改动: of a file that tells on which page its words stand."""
    EDITION = "edition"
    """版次有改动: by the records of what was published it is another one."""
    STYLE = "style"
    """版式或模板有改动."""
    FONTS = "fonts"
    """字体有改动."""
    VERSION = "version"
    """程序或它用的库有更新."""
    ALTERED = "altered"
    """成品被人改过."""


_PARTS = (Reason.STYLE, Reason.FONTS, Reason.VERSION, Reason.PAGES)


class Rendered(NamedTuple):
    """One output as it was written: from which source, by which engine, and the file's stat."""

    source: str
    """Its digest, and behind a space the edition that is told, if that does not follow from it."""
    engine: str
    sha256: str
    size: int
    mtime_ns: int
    pages: tuple[int, ...] = ()
    """Where its pages begin, as `pages` of a `Speech`; of a format that fixes or tells them."""
    taken: bool = False
    """Whether it was taken from the store, and not drawn here."""

    @property
    def record(self) -> tuple[str, int, int]:
        """The digest, the size and the time of the file."""
        return self.sha256, self.size, self.mtime_ns

    @property
    def text(self) -> str:
        """The digest of the Markdown that it was made from, whatever edition it tells."""
        return text_of(self.source)


class Failed(NamedTuple):
    """A speech that could not be rendered, and the fault as told to the user."""

    source: str
    engine: str
    message: str
    fault: dict[str, object]


@dataclass(slots=True)
class Receipt:
    """The record of one format's share of a shard; `engines` holds the parts of each engine."""

    engines: dict[str, dict[str, str]] = field(default_factory=dict)
    rendered: dict[str, Rendered] = field(default_factory=dict)
    failed: dict[str, Failed] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the receipt as plain values, engines that made nothing left out."""
        used = {done.engine for done in self.rendered.values()}
        used |= {failed.engine for failed in self.failed.values()}
        engines = {key: parts for key, parts in self.engines.items() if key in used}
        rendered = {id: done if done.taken else done[:-1] for id, done in self.rendered.items()}
        return {"engines": engines, "rendered": rendered, "failed": self.failed}

    def why(
        self,
        id: str,
        source: str,
        engine: Engine,
        output: str,
        pages: Mapping[str, tuple[int, ...]] | None = None,
    ) -> Reason | None:
        """Return why an output is to be made again from `source`; None if it is current.

        So is a speech that failed from the same source by the same engine: it would fail again.
        `pages` is where the printed pages of each begin, for a format that has to tell of them.
        """
        key = engine.key
        failed = self.failed.get(id)
        if failed and (failed.source, failed.engine) == (source, key):
            return None
        done = self.rendered.get(id)
        if done is None:
            return Reason.MISSING
        if done.source != source:
            return Reason.EDITION if done.text == text_of(source) else Reason.SOURCE
        if done.engine != key:
            return self._part(done.engine, engine)
        if pages is not None and done.pages != pages.get(id, ()):
            return Reason.PAGES
        return _altered(done, output)

    def _part(self, then: str, now: Engine) -> Reason:
        parts = self.engines.get(then, {})
        return next((r for r in _PARTS if parts.get(r) != now.parts.get(r)), Reason.VERSION)


def text_of(source: str) -> str:
    """Return of what an output was made from the digest of its Markdown.

    >>> text_of("5c8c"), text_of("5c8c 2")
    ('5c8c', '5c8c')
    """
    return source.partition(" ")[0]


def told(numbered: "Numbered") -> str:
    """Return the edition that an output tells, in one word.

    >>> from converters.speech.model import Numbered
    >>> told(Numbered(2)), told(Numbered(3, silent=True))
    ('2', '3s')
    """
    return f"{numbered.number}{'s' if numbered.silent else ''}"


def _altered(done: Rendered, output: str) -> Reason | None:
    """Tell whether a file was altered; it is read only if its stat is not the one recorded."""
    try:
        stat = os.stat(output)  # noqa: PTH116 - a Path for each of 150,000 outputs costs a second
    except OSError:
        return Reason.MISSING
    if stat.st_size != done.size:
        return Reason.ALTERED
    if stat.st_mtime_ns == done.mtime_ns:
        return None
    same = files.sha256(Path(output).read_bytes()) == done.sha256
    return None if same else Reason.ALTERED


def load(path: Path) -> Receipt:
    """Return the receipt in a file; an empty one where the file is absent or broken."""
    return read(kept.read(path))


def read(data: Any) -> Receipt:
    """Return the receipt written as plain values; an empty one where they are none."""
    try:
        return Receipt(
            dict(data["engines"]),
            {id: _rendered(*entry) for id, entry in data["rendered"].items()},
            {id: Failed(*entry) for id, entry in data["failed"].items()},
        )
    except (TypeError, KeyError, AttributeError, ValueError):
        return Receipt()


def _rendered(
    source: str,
    engine: str,
    sha256: str,
    size: int,
    mtime_ns: int,
    pages: Sequence[int] = (),
    taken: bool = False,
) -> Rendered:
    return Rendered(source, engine, sha256, size, mtime_ns, tuple(pages), taken)


def record(
    path: Path, source: str, engine: str, data: bytes, pages: tuple[int, ...] = ()
) -> Rendered:
    """Return the record of an output just written to `path`."""
    stat = files.settled(path)
    return Rendered(source, engine, files.sha256(data), len(data), stat.st_mtime_ns, pages)

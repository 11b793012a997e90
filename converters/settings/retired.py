"""The speeches that a collection holds no longer, and why: `retired.yaml`, beside the speeches.

Whoever takes a speech away says what that is. So its id is never given again, a file that comes
back does not revive it, and its address on the site says where it went.
"""

import datetime
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from converters.settings import folders

FILE = folders.RETIRED
"""Its name in the folder of the speeches."""
COMMAND = "huibian retire"
_HEAD = f"# 不再收录的讲话（撤下、合并、误收）：由 {COMMAND} 记下，也可以手改\nretired:"


class RetiredAs(StrEnum):
    """What it is that a speech is in the collection no longer."""

    WITHDRAWN = "撤下"
    MERGED = "合并"
    """Its words stand in another speech by now."""
    MISTAKEN = "误收"
    """It never belonged there."""

    @property
    def told(self) -> str:
        """What is said of such a speech.

        >>> [kind.told for kind in RetiredAs]
        ['已经撤下', '已经并入另一篇', '是误收的']
        """
        return _TOLD[self]


_TOLD = {
    RetiredAs.WITHDRAWN: "已经撤下",
    RetiredAs.MERGED: "已经并入另一篇",
    RetiredAs.MISTAKEN: "是误收的",
}


@dataclass(frozen=True, slots=True)
class Retired:
    """A speech that is in the collection no longer; its address keeps a page that says why."""

    id: str
    kind: RetiredAs = RetiredAs.WITHDRAWN
    note: str = ""
    see: str | None = None
    """The id of the speech that stands in its place."""
    day: datetime.date | None = None
    """When that was written down; None if whoever wrote it by hand did not say."""

    @property
    def told(self) -> str:
        """What is said of it, with the speech it was merged into."""
        merged = self.kind is RetiredAs.MERGED and self.see
        return f"已经并入 {self.see}" if merged else self.kind.told


def read(data: str) -> tuple[Retired, ...]:
    """Return what is written as YAML in `data`, each id once; raises SourceError with the line."""
    from converters.settings import schema

    entries = schema.load_yaml(data, "retired")["retired"]
    found = (_entry(**entry) for entry in entries)
    return tuple({gone.id: gone for gone in found}.values())


def _entry(
    id: str,
    kind: str = RetiredAs.WITHDRAWN,
    note: str = "",
    see: str | None = None,
    date: str = "",
) -> Retired:
    day = datetime.date.fromisoformat(date) if date else None
    return Retired(id, RetiredAs(kind), note, see, day)


def render(entries: Iterable[Retired]) -> str:
    """Return speeches as YAML; `read` gives back the same.

    >>> read(render([Retired("s9", RetiredAs.MERGED, "两次录入 # 同一篇", "s1")]))[0].note
    '两次录入 # 同一篇'
    """
    lines = [line for gone in entries for line in _lines(gone)]
    return "\n".join([_HEAD, *lines] if lines else [f"{_HEAD} []"]) + "\n"


def _lines(gone: Retired) -> list[str]:
    from converters.settings.schema.lines import quoted

    told = (("kind", gone.kind), ("see", gone.see), ("note", gone.note))
    facts = [f"    {key}: {quoted(value)}" for key, value in told if value]
    day = [f"    date: {gone.day}"] if gone.day else []
    return [f"  - id: {quoted(gone.id)}", *day, *facts]


def instead(retired: Sequence[Retired], id: str, known: Container[str]) -> str | None:
    """Return the speech among `known` that stands in the place of a retired one, if there is one.

    That one may have been merged in its turn.

    >>> gone = [Retired("s1", see="s2"), Retired("s2", see="s3"), Retired("s4", see="s4")]
    >>> [instead(gone, id, {"s3"}) for id in ("s1", "s4")]
    ['s3', None]
    """
    after = {gone.id: gone.see for gone in retired}
    passed: set[str] = set()
    at: str | None = id
    while at in after and at not in passed:
        passed.add(at)
        at = after[at]
    return at if at is not None and at in known else None

"""The words of a speech as XML: escaped, with marks where printed pages begin, in printed order.

With them stands what every format of that kind says of a speech in the same words.
"""

from collections.abc import Callable, Sequence

from converters.formats.escaped import escape, quoteattr
from converters.speech.model import Change
from converters.speech.printed_pages import PageCursor

UNKNOWN = "不详"
"""What is said where a format asks for a fact that nobody knows."""
AS_PRINTED = "文字与印刷本逐字一致"
NO_PAGES = "没有标页：不知道印刷页从哪里起。"


class MarkedWords:
    """Writes the words of a speech one after the other; ask for them as they are printed."""

    def __init__(self, pages: Sequence[int], mark: Callable[[int], str]) -> None:
        """`pages` are those of a `Speech`; `mark` returns the element where a page begins."""
        self._cursor = PageCursor(pages)
        self._mark = mark

    def __call__(self, words: str) -> str:
        """Return the next words.

        >>> MarkedWords((0, 2), lambda number: f'<pb n="{number}"/>')("A&B：")
        '<pb n="1"/>A&amp;<pb n="2"/>B：'
        """
        pieces = self._cursor.cut(words)
        return "".join(escape(it) if isinstance(it, str) else self._mark(it) for it in pieces)


def element(name: str, words: str, **attributes: str | None) -> str:
    """Return an element with words that are no markup; what has no value is left out.

    >>> element("change", "更正 <1>", when="2026-01-02", n=None)
    '<change when="2026-01-02">更正 &lt;1&gt;</change>'
    """
    return f"<{name}{told(**attributes)}>{escape(words)}</{name}>"


def told(**attributes: str | None) -> str:
    """Return attributes as they stand in a start tag; _ in a name is the colon of a prefix."""
    known = ((name.replace("_", ":"), value) for name, value in attributes.items())
    return "".join(f" {name}={quoteattr(value)}" for name, value in known if value)


def correction(change: Change) -> str:
    """Return what a correction says, in one line.

    >>> import datetime
    >>> correction(Change(datetime.date(2026, 1, 2), "更正", "改数字", "260人", "265人"))
    '更正：改数字；误：260人；正：265人'
    """
    words = [f"{change.kind}：{change.note}"]
    words += [f"误：{change.was}"] if change.was else []
    words += [f"正：{change.now}"] if change.now else []
    return "；".join(words)

"""Words typed for a command (a title, a name), before they are written where they will be read."""

from collections.abc import Iterator
from contextlib import contextmanager

from converters.errors import SourceError, UsageError
from converters.speech import unseen
from converters.speech.unseen import UNSEEN


def line(typed: str, what: str, option: str) -> str:
    r"""Return a line without the blanks around it; "" if there is nothing else.

    `what` and `option` are how a person calls what is typed, and with which option. Raises
    UsageError for several lines, for a character that nobody sees, which no file may hold, and for
    words of which nothing would be seen.

    >>> line(" 选编\u3000", "书名", "--title")
    '选编'
    """
    words = typed.strip()
    if bad := UNSEEN.search(words):
        raise UsageError(f"{what}里有{unseen.named(bad[0])}", f"请重写 {option}，不要这个字符")
    if "\n" in words:
        raise UsageError(f"{what}不止一行", f"请重写 {option}，写成一行")
    if words and not unseen.is_seen(words):
        raise UsageError(f"{what}里没有看得见的字", f"请重写 {option}")
    return words


@contextmanager
def read_back() -> Iterator[None]:
    """Raise what a reader objects to in typed words as a UsageError.

    No line of a file is meant, for none is written yet, and one thing is told at a time.
    """
    try:
        yield
    except SourceError as fault:
        first = fault.each[0]
        raise UsageError(first.reason, first.remedy) from fault

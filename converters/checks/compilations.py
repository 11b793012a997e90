"""What an editor should know of a book (汇编) before it is printed; it is made all the same."""

from collections.abc import Callable, Iterable, Iterator

from converters.errors import Finding, Severity
from converters.settings.compilation import Book
from converters.speech.model import Meta, Status
from converters.speech.printed_words import unbroken

_NAMED = 5
"""So many speeches are named; a reader of more looks into the list."""


def of_book(book: Book, file: str = "") -> list[Finding]:
    """Return the objections to a book; `file` is that of its settings."""
    return [finding for check in _CHECKS for finding in check(book, file)]


def drafts(book: Book, file: str) -> Iterator[Finding]:
    """Yield which speeches of a book nobody has proofread (待校), if there are any."""
    found = [meta for meta in book.speeches if meta.status is Status.DRAFT]
    if found:
        more = "等" if len(found) > _NAMED else ""
        named = f"{'、'.join(map(_named, found[:_NAMED]))}{more}"
        message = f"《{book.settings.plain_title}》里有 {len(found)} 篇待校的讲话：{named}"
        advice = (
            "校对后请运行 huibian mark 编号 --status proof 注明已校；"
            "只收校对过的，请在 select 里写 statuses: [proof, final]"
        )
        yield Finding("book-drafts", Severity.WARNING, message, file, advice=advice)


def _named(meta: Meta) -> str:
    return f"{meta.id}（{unbroken(meta.title)}）"


_CHECKS: tuple[Callable[[Book, str], Iterable[Finding]], ...] = (drafts,)

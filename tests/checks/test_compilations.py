"""What an editor should know of a book before it is printed."""

from converters.checks import compilations
from converters.errors import Severity
from converters.speech.model import Meta, Status
from tests.books.make import book, member, part

FILE = "books/a.yaml"


def draft(number: int, title: str = "在会上的|讲话") -> Meta:
    return member(number, title=title, status=Status.DRAFT)


def proof(number: int) -> Meta:
    return member(number, status=Status.PROOF)


def test_speeches_that_nobody_has_proofread_are_counted_and_named_with_the_remedy() -> None:
    of = book(part("第一编", draft(1), proof(2)), part("第二编", draft(3)))
    (found,) = compilations.of_book(of, FILE)
    assert (found.code, found.severity, found.file) == ("book-drafts", Severity.WARNING, FILE)
    said = "《讲话选编》里有 2 篇待校的讲话：s1（在会上的讲话）、s3（在会上的讲话）"
    assert found.message == said
    assert "huibian mark" in found.advice
    assert "statuses: [proof, final]" in found.advice


def test_of_many_drafts_the_first_are_named() -> None:
    (found,) = compilations.of_book(book(part(None, *map(draft, range(1, 9)))), FILE)
    assert "8 篇" in found.message
    assert found.message.count("在会上的讲话") == 5
    assert found.message.endswith("）等")
    (five,) = compilations.of_book(book(part(None, *map(draft, range(1, 6)))), FILE)
    assert five.message.endswith("）")


def test_a_book_that_is_proofread_has_no_objections() -> None:
    final = member(2, status=Status.FINAL)
    assert compilations.of_book(book(part(None, proof(1), final)), FILE) == []

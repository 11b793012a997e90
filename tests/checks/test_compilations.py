"""What an editor should know of a book before it is printed."""

import pytest

from converters.checks import compilations
from converters.errors import Severity
from converters.speech.model import Meta, Status
from tests.books.make import book, member, part
from tests.make import book_settings

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


def said(block: str, title: str = "讲话选编", more: str = "") -> list[tuple[str, int, str]]:
    """Return code, line and message of what is told of the settings of a book."""
    text = f"title: {title}\n{more}{block}\nselect: {{all: true}}\n"
    settings = book_settings(text)
    found = [*compilations.of_settings(settings, FILE), *compilations.unsaid(settings, FILE)]
    assert {one.file for one in found} <= {FILE}
    assert all(one.advice for one in found)
    return [(one.code, one.line, one.message) for one in found]


WHOLE = (
    "internal: {publisher: 甲, permit: 豫1, readers: 乙, printer: 丙, "
    "printed: 2024-01, print_run: 9}"
)


def test_what_a_book_for_people_inside_lacks_is_told_by_its_chinese_names() -> None:
    assert said(WHOLE) == []
    half = "internal: {permit: 豫1, printer: 丙, printed: 2024-01}"
    message = "《讲话选编》是校样：缺少编印单位、发送对象、印数，封面和版本记录页印有“校样”"
    assert said(half) == [("book-imprint", 2, message)]
    (found,) = compilations.lacking(
        book_settings(f"title: 书\n{half}\nselect: {{all: true}}\n"), FILE
    )
    assert found.severity is Severity.WARNING
    names = "publisher（编印单位）、readers（发送对象）、print_run（印数）"
    assert found.advice == f"请在 internal 下面补上 {names}"


def test_of_a_book_that_is_but_said_to_be_for_people_inside_it_is_told_what_is_asked_for() -> None:
    ((code, line, message),) = said("internal: true", more="subtitle: 甲\n")
    assert (code, line) == (compilations.UNSAID, 3)
    assert "没有写准印证号" in message
    (found,) = compilations.unsaid(
        book_settings("title: 书\ninternal: true\nselect: {all: true}\n"), FILE
    )
    assert found.severity is Severity.NOTE
    assert "编印单位、发送对象、印刷单位、印刷日期、印数" in found.advice
    assert said("internal: false") == said("") == []


@pytest.mark.parametrize(
    ("title", "more", "words"),
    [
        ("西平人大月刊", "", "书名里的“刊”像是报刊"),
        ("西平人大报", "", "书名里的“报”像是报刊"),
        ("西平人大报（合订本）", "", "书名里的“报”像是报刊"),
        ("讲话选编", "compiler: 本刊记者\n", "编者里的“刊”像是报刊"),
        ("讲话选编", "compiler: 记者王芳\n", "编者里的“记者”像是报刊"),
        ("讲话选编", "note: 工本费 20 元\n", "说明里的“工本费”像是价格"),
        ("讲话选编", "note: 每册 20 元\n", "说明里的“20 元”像是价格"),
    ],
)
def test_a_price_and_the_looks_of_a_periodical_are_told(title: str, more: str, words: str) -> None:
    line = 2 if more else 1
    assert said(WHOLE, title, more) == [("book-words", line, words)]
    assert said("", title, more) == []


@pytest.mark.parametrize("title", ["工作汇报", "情况通报", "工作简报", "报告选编", "财政预算报告"])
def test_other_words_with_these_characters_are_let_alone(title: str) -> None:
    assert said(WHOLE, title, "publisher: 甲\ncompiler: 讲话选编编委会\n") == []

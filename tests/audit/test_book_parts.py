"""What the audits of a book look for: parts and speeches under the words that head them."""

from converters.audit.book_parts import WantedPart, wanted
from converters.speech.model import Circulation, Form
from tests.books.make import book, member, part

ORDER = Circulation(form=Form.ORDER, issuers=("西平县公告",), number="第三号")


def test_a_part_with_a_title_stands_before_its_speeches() -> None:
    one, two = member(1, title="在大会上|的讲话"), member(2, title="公告第三号", circulation=ORDER)
    assert list(wanted(book(part("第一|编", one), part(None, two)))) == [
        WantedPart("第一编", "第一编", None, None),
        WantedPart("在大会上的讲话", "在大会上的讲话", one, "第一编"),
        WantedPart("公告第三号", "西平县公告", two, None),
    ]

"""The clauses that the parts of a 版记 go by."""

from converters.audit import imprint_clauses
from converters.speech.model import Form
from tests.make import circulation, meta


def test_that_of_a_letter_has_one_clause_for_all() -> None:
    usual = imprint_clauses.of(meta(circulation=circulation()))
    assert usual == imprint_clauses.of(meta()) == ("7.4.1", "7.4.2", "7.4.3")
    letter = imprint_clauses.of(meta(circulation=circulation(form=Form.LETTER)))
    assert set(letter) == {"10.1"}

"""The clauses that the parts of a 版头 go by."""

import pytest

from converters.audit import head_clauses
from converters.settings.units import pt
from converters.speech.model import Form
from converters.typeset.heads.plan import Edge, HeadRun, HeadWords
from tests.make import circulation, meta


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (None, ("7.2.5", "7.2.7", "7.3.1")),
        (Form.DOCUMENT, ("7.2.5", "7.2.7", "7.3.1")),
        (Form.BRIEF, ("7.2.5", "7.2.7", "7.3.1")),
        (Form.LETTER, ("10.1",) * 3),
        (Form.ORDER, ("10.2",) * 3),
        (Form.MINUTES, ("10.3",) * 3),
    ],
)
def test_a_form_of_its_own_has_a_clause_of_its_own(
    form: Form | None, found: tuple[str, ...]
) -> None:
    facts = meta(circulation=circulation(form=form))
    number = head_clauses.of(facts, "发文字号")
    assert (number, head_clauses.of_rule(facts), head_clauses.of_title(facts)) == found


def test_signers_have_a_clause_of_their_own_beside_a_number() -> None:
    def words(text: str) -> HeadWords:
        return HeadWords((HeadRun(text, "number"),), Edge.LEFT, pt(0), pt(0))

    assert head_clauses.of_words(words("签发人：李四"), "7.2.5") == "7.2.6"
    assert head_clauses.of_words(words("西发〔2024〕1号"), "7.2.5") == "7.2.5"

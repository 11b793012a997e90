import pytest

from tests.importing import cases


@pytest.mark.parametrize(
    ("raw", "expected"), [pytest.param(raw, out, id=title) for title, raw, out in cases.every()]
)
def test_a_page_becomes_the_speeches_that_are_in_it(raw: str, expected: str) -> None:
    found = cases.cleaned(raw)
    assert cases.printed(found) == expected
    assert found.ledger.faults() == []

"""The list of the formulae: how long it is, and what it says of those that are not in it."""

import pytest

from converters.site import formulae
from converters.site.formulae import Formula, FormulaUse
from converters.site.pages import Site
from tests.site.make import CONFIG, TALK, entries

MANY = 5


def made(total: int) -> Formula:
    return Formula(
        f"共有{total}篇的说法", total, FormulaUse(TALK.meta, "p1"), f"formulae/{total}.html"
    )


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of so few, four a page."""
    monkeypatch.setattr(formulae, "LISTED", MANY)
    monkeypatch.setattr(formulae, "_ROWS", MANY - 1)


def index(count: int) -> dict[str, str]:
    frame = Site(CONFIG, entries(TALK)).frame
    given = [made(total) for total in range(formulae.SEVERAL, formulae.SEVERAL + count)]
    return {name: data.decode() for name, data in formulae.index(frame, given)}


@pytest.mark.usefixtures("listed")
def test_the_list_ends_with_those_of_most_speeches_and_says_so() -> None:
    pages = index(MANY + 1)
    assert list(pages) == ["formulae/index.html", "formulae/index-2.html"]
    told = "".join(pages.values())
    assert [f"共有{n}篇的说法" in told for n in (3, 4, 8)] == [False, True, True]
    for page in pages.values():
        assert f"共 {MANY + 1} 条，这里列见得最多的 {MANY} 条，其余的在各篇的" in page


@pytest.mark.usefixtures("listed")
def test_a_list_of_all_promises_no_others() -> None:
    page = index(MANY)["formulae/index.html"]
    assert f"共 {MANY} 条，见得多的在前。" in page
    assert "其余" not in page

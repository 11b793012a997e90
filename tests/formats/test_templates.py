"""Templates are set up in one way."""

import pytest
from jinja2 import UndefinedError

from converters.formats import templates

_PAGE = "styles/return/review.html.j2"


def test_a_template_is_compiled_once() -> None:
    assert templates.template(_PAGE) is templates.template(_PAGE)


def test_words_are_escaped_unless_they_become_no_html() -> None:
    for escaped, shown in ((True, "&lt;b&gt;"), (False, "<b>")):
        made = templates.environment("styles/return", escaped=escaped)
        assert made.from_string("{{ word }}").render(word="<b>") == shown


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        templates.template(_PAGE).render()

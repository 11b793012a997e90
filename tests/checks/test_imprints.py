"""What is objected to in a 版记."""

from typing import Any

from converters.checks import imprints
from converters.errors import Severity
from converters.speech.model import Circulation
from tests.make import own, speech

LINES = {"copies": 7, "recipients": 8}


def high(**facts: Any) -> list[tuple[int, str, str]]:
    """The line, message and advice of each objection to a 版记."""
    text = speech(circulation=Circulation(**facts))
    found = imprints.check(text, own().drawn_design.style, LINES.__getitem__)
    assert all((one.code, one.severity) == ("imprint-high", Severity.ERROR) for one in found)
    return [(one.line, one.message, one.advice) for one in found]


def test_copies_that_make_the_imprint_higher_than_a_page_are_told_with_their_line() -> None:
    """Of 31.6 characters in a line, less the label and a character at each side, 26 are names."""
    assert high(copies="县" * 500) == []
    (told,) = high(copies="县" * 700)
    assert told == (
        7,
        "抄送机关太多，版记要占 28 行，一页只有 22 行，排不下",
        "请把抄送机关写短，如用统称，或另列在附件里",
    )


def test_recipients_that_were_moved_to_the_imprint_are_told_with_theirs() -> None:
    many = {"recipients": "县" * 700, "copies": "县委"}
    assert high(**many) == []
    ((line, message, _),) = high(**many, recipients_below=True)
    assert line == 8
    assert message.startswith("主送机关太多")
    assert high() == []

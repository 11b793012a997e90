"""LibreOffice, as it is called."""

import pytest

from converters import office
from converters.errors import MissingError
from converters.look import Look
from converters.writers import docx
from tests.make import para, speech


def test_without_libreoffice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not office.available()
    with pytest.raises(MissingError, match="LibreOffice"):
        office.convert([b""], "docx", "pdf")


@pytest.mark.slow
def test_many_files_are_converted_in_one_call_and_a_broken_one_harms_no_other(look: Look) -> None:
    good = docx.write(speech(para("现在开会。")), look, b"")
    results = office.convert([good, b"PK\x03\x04 no document", good], "docx", "pdf")
    assert [bool(result and result.startswith(b"%PDF")) for result in results] == [
        True,
        False,
        True,
    ]

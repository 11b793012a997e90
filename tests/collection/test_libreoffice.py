"""LibreOffice, as it is called."""

import pytest

from converters.collection import libreoffice
from converters.errors import MissingError
from converters.formats.docx import writer as docx
from converters.settings.design import Design
from tests.make import para, speech


def test_without_libreoffice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not libreoffice.available()
    with pytest.raises(MissingError, match="LibreOffice"):
        libreoffice.convert([b""], "docx", "pdf")


@pytest.mark.slow
def test_many_files_are_converted_in_one_call_and_a_broken_one_harms_no_other(
    design: Design,
) -> None:
    good = docx.write(speech(para("现在开会。")), design, b"")
    results = libreoffice.convert([good, b"PK\x03\x04 no document", good], "docx", "pdf")
    assert [bool(result and result.startswith(b"%PDF")) for result in results] == [
        True,
        False,
        True,
    ]

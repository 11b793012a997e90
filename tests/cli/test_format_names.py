import pytest

from converters.cli import format_names
from converters.errors import UsageError


def test_each_format_is_meant_once_however_it_is_written() -> None:
    assert format_names.wanted(" PDF， .docx、pdf", ("docx", "pdf")) == ["pdf", "docx"]


@pytest.mark.parametrize("written", ["", "，", "odt", "pdf,odt"])
def test_what_is_no_format_is_refused_with_those_there_are(written: str) -> None:
    with pytest.raises(UsageError) as caught:
        format_names.wanted(written, ("docx", "pdf"))
    assert "docx、pdf" in caught.value.remedy

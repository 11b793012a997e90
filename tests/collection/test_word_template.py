"""A template for Word is written where it is wanted, and over nothing."""

from pathlib import Path

import pytest

from converters.collection import word_template
from converters.errors import UsageError
from tests.make import own


def test_in_a_folder_it_has_its_usual_name(tmp_path: Path) -> None:
    assert word_template.write(own(), tmp_path) == tmp_path / "公文格式.dotx"
    assert (tmp_path / "公文格式.dotx").read_bytes()[:2] == b"PK"


def test_it_may_have_another_name_in_a_new_folder(tmp_path: Path) -> None:
    assert word_template.write(own(), tmp_path / "新/我的.DOTX").is_file()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "公文格式.dotx"
    path.write_bytes(b"old")
    with pytest.raises(UsageError, match=r"已经有 .*公文格式\.dotx 了"):
        word_template.write(own(), tmp_path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["模板.docx", "模板"])
def test_another_suffix_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"以 \.dotx 结尾"):
        word_template.write(own(), tmp_path / name)
    assert not (tmp_path / name).exists()

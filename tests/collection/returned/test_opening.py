"""What is no corrected Word file of one speech is told with what to do."""

from pathlib import Path

import pytest

from converters.collection.returned import opening
from converters.errors import MissingError, SourceError
from converters.readers.locked import OLE
from tests.collection.returned.made import project_in


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.pdf", b"%PDF-1.7\n", "这是 PDF"),
        ("a.txt", "同志们：\n".encode(), "不是 Word 文件"),
        ("a.docx", b"PK\x03\x04[Content_Types].xml word/", "已损坏"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "有密码"),
        ("a.docx", bytes(range(256)) * 8, "加密软件"),
        ("a.docx", b"", "空的"),
        ("~$a.docx", b"\x05admin", "留下的锁"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 22 + b"\x0f\0\0\0xl/workbook.xml", "Excel"),
    ],
)
def test_other_files_are_refused_by_name(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=told) as fault:
        opening.opened(project_in(tmp_path), tmp_path / name)
    assert name in fault.value.file


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="没有这个文件"):
        opening.opened(project_in(tmp_path), tmp_path / "a.docx")


def test_a_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="这是文件夹"):
        opening.opened(project_in(tmp_path), tmp_path)

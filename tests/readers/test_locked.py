import pytest

from converters.errors import SourceError
from converters.importing import reading
from converters.readers import locked

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOC = b"\xec\xa5\xc1\x00" + bytes(6)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "有密码"),
        (OLE + DOC + b"\x00\x01", "有密码"),
        (OLE + "EncryptedPackage DRMEncryptedTransform".encode("utf-16-le"), "权限保护"),
        (b"b\x14#e\x00\x9bE-SafeNet\x00LOCK" + bytes(90), "亿赛通"),
        (b"%TSD-Header-###%" + bytes(90), "绿盾"),
    ],
)
def test_a_locked_file_is_refused_by_its_lock(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        reading.decode(data, "a.docx")


def test_a_file_without_a_lock_is_not_refused() -> None:
    locked.refuse(OLE + DOC + b"\x00\x00")
    locked.refuse("同志们，我们用 E-SafeNet 和 IP-guard 加密。".encode())


def test_bytes_that_are_called_word_and_are_nothing_may_be_encrypted() -> None:
    for name, kind in (("a.docx", "Word"), ("a.odt", "Word"), ("a.pdf", "PDF")):
        with pytest.raises(SourceError, match=f"不是 {kind} 文件.*加密软件"):
            reading.decode(bytes(range(256)) * 16, name)

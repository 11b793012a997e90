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
        (OLE + DOC + "\tDRMContent".encode("utf-16-le"), "权限保护"),
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


@pytest.mark.parametrize(
    ("flags", "locked_by_password"),
    [
        (b"\x00\x01", True),
        (b"\xff\x00", False),
        (b"\xff\xff", True),
        (b"\x01", False),
        (b"", False),
    ],
)
def test_a_password_is_one_flag_among_others(flags: bytes, locked_by_password: bool) -> None:
    data = OLE + DOC + flags
    if locked_by_password:
        with pytest.raises(SourceError, match="有密码"):
            locked.refuse(data)
    else:
        locked.refuse(data)
    locked.refuse(OLE + flags)


@pytest.mark.parametrize("mark", [b"E-SafeNet", b"%TSD-Header-###%", b"IP-guard", b".pfile"])
@pytest.mark.parametrize("begins", [b"PK\x03\x04", OLE, b"<html>", b"{\\rtf1"])
def test_marks_of_programs_count_at_the_beginning_of_bytes_that_are_nothing_else(
    mark: bytes, begins: bytes
) -> None:
    locked.refuse(begins + mark + b"\0")
    locked.refuse(b"x" * 1024 + mark + b"\0")
    locked.refuse(b"x" + mark)
    with pytest.raises(SourceError, match="加密软件"):
        locked.refuse(b"x" * (1024 - len(mark)) + mark + b"\0")


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [*((one, "Word") for one in (".docx", ".wps", ".rtf", ".ott")), (".pdf", "PDF"), (".txt", "")],
)
def test_what_nobody_keeps_plain_bytes_under_is_told(suffix: str, kind: str) -> None:
    told = locked.unknown(suffix)
    assert (told is not None) is bool(kind)
    assert f"不是 {kind} 文件" in str(told or f"不是 {kind} 文件")

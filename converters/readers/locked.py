"""Word files that nobody but their owners can open: by a password, by rights, by encryption."""

from converters.errors import SourceError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of old Office programs begin (MS-CFB 2.2), and packages under a lock."""
_WORD = b"\xec\xa5\xc1\x00"
"""How the head of a Word document begins (FIB, MS-DOC 2.5.2: wIdent, nFib)."""
_FLAGS, _ENCRYPTED = 10, 0x0100
"""Where its flags stand, and that of a password (fEncrypted)."""
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_RIGHTS = tuple(name.encode("utf-16-le") for name in ("DRMEncrypted", "\tDRMContent"))
"""The data space of a package under rights management, and the stream of an old file that holds
what is under it (MS-OFFCRYPTO 2.2)."""
_PROGRAMS = (
    (b"E-SafeNet", "亿赛通"),
    (b"%TSD-Header-###%", "绿盾"),
    (b"IP-guard", "IP-guard"),
    (b".pfile", "微软权限管理"),
)
"""Marks that encryption programs of offices put at the beginning of every file."""
_HEAD = 1024
WORD = frozenset(
    {".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott"}
)
"""Suffixes under which nobody keeps plain bytes; so is that of PDF."""
_PDF = ".pdf"


def refuse(data: bytes) -> None:
    """Raise SourceError for a file under a lock, with who can open it."""
    if data.startswith(OLE):
        _refuse_ole(data)
    head = data[:_HEAD]
    for mark, program in _PROGRAMS:
        if mark in head and not data.startswith((b"PK", OLE, b"<", b"{\\rtf")) and b"\0" in data:
            raise _encrypted(f"文件被加密软件（{program}）加了密，打不开")


def _refuse_ole(data: bytes) -> None:
    if any(name in data for name in _RIGHTS):
        raise SourceError(
            "文件有权限保护（IRM），打不开",
            "请有权限的人用 Word 打开，取消“限制访问”后另存一份",
        )
    if _PACKAGE in data or _has_password(data):
        raise SourceError("文件有密码，打不开", "请用 Word 或 WPS 打开，去掉密码后另存一份")


def _has_password(data: bytes) -> bool:
    at = data.find(_WORD)
    flags = data[at + _FLAGS : at + _FLAGS + 2] if at >= 0 else b""
    return bool(int.from_bytes(flags, "little") & _ENCRYPTED)


def unknown(suffix: str) -> SourceError | None:
    """Return what to say of bytes that are neither a text nor a Word file or PDF but called one."""
    if suffix not in {*WORD, _PDF}:
        return None
    kind = "PDF" if suffix == _PDF else "Word"
    return _encrypted(f"名为 {suffix}，内容却不是 {kind} 文件：可能被加密软件加了密，或者已损坏")


def _encrypted(reason: str) -> SourceError:
    remedy = "请在装有加密软件的电脑上解密，或另存为不加密的文件；Word 也打不开的，请换一份"
    return SourceError(reason, remedy)

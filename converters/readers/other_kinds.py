"""Kinds of files that are no texts, by their suffixes and by how their bytes begin."""

from dataclasses import dataclass

from converters.errors import SourceError

_SAVE_AS = "请打开后另存为 .docx 再导入"
_PRINT = "请用{}打开，另存或打印成 PDF 再导入"
_TEXT_FILE = "请换用文字文档"
_OUT_OF_OCR = "上面有讲话的，请先识别成文字（OCR）"
_MOVIE, _AT = b"ftyp", 4
"""The mark of ISO base media files (ISO 14496-12) stands behind the size of the first box."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of files.

    `code` is a stable word, `reason` what it is in Chinese, `remedy` what to do, `beginnings` how
    its bytes begin.
    """

    code: str
    suffixes: tuple[str, ...]
    reason: str
    remedy: str = ""
    beginnings: tuple[bytes, ...] = ()

    def refusal(self, before: str = "这是") -> SourceError:
        """Return what is said of a file of the kind that somebody names."""
        gap = " " if self.reason[0].isascii() else ""
        return SourceError(f"{before}{gap}{self.reason}", self.remedy)


def _kind(code: str, suffixes: str, reason: str, remedy: str = "", *beginnings: bytes) -> Kind:
    return Kind(code, tuple(suffixes.split()), reason, remedy, beginnings)


KINDS = (
    _kind(
        "picture",
        ".jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic .svg .ico .psd",
        "图片",
        _OUT_OF_OCR,
        *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"8BPS\0"),
    ),
    _kind(
        "sound",
        ".mp3 .wav .m4a .wma .amr .aac .flac .mp4 .mov .avi .wmv .mkv .m4v .flv .mpg .mpeg",
        "录音或录像",
        "请先整理成文字",
        *(b"ID3", b"RIFF", b"fLaC", b"OggS", b"#!AMR", b"\x1aE\xdf\xa3", b"\x30\x26\xb2\x75"),
    ),
    _kind(
        "archive",
        ".zip .rar .7z .tar .gz .tgz .bz2 .xz .zst .cab .iso .jar",
        "压缩包",
        "请先解压，再导入解开的文件夹",
        *(b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ", b"MSCF\0"),
    ),
    _kind("table", ".xls .xlsx .xlsm .xlsb", "Excel 表格，不是文稿", _TEXT_FILE),
    _kind("table", ".et .ett", "WPS 表格，不是文稿", _TEXT_FILE),
    _kind("table", ".csv .tsv .ods", "表格，不是文稿", _TEXT_FILE),
    _kind(
        "slides",
        ".ppt .pptx .pps .ppsx .dps .dpt .odp",
        "演示文稿，不是文稿",
        "里面有讲话的，请另存为文字",
    ),
    _kind("format", ".ofd", "OFD 版式文件，读不了", _PRINT.format(" OFD 阅读器")),
    _kind("format", ".ceb .cebx", "方正 CEB 版式文件，读不了", _PRINT.format("方正 Apabi 阅读器")),
    _kind("format", ".gd .gw .sep", "书生版式文件，读不了", _PRINT.format("书生阅读器")),
    _kind(
        "format",
        ".caj .nh .kdh .caa .teb",
        "知网 CAJ 文献，读不了",
        _PRINT.format(" CAJViewer "),
        *(b"CAJ\0", b"HN\0\0", b"NH\0\0", b"KDH ", b"TEB"),
    ),
    _kind("format", ".djvu .djv", "DjVu 扫描书，读不了", _OUT_OF_OCR, b"AT&TFORM"),
    _kind("format", ".chm", "CHM 帮助文件，读不了", "请打开后复制正文，存成文本再导入", b"ITSF"),
    _kind("format", ".uot .uof", "标文通（UOF）文件，读不了", _SAVE_AS),
    _kind("format", ".pages", "苹果 Pages 的文件，读不了", _SAVE_AS),
    _kind("format", ".xps .oxps", "XPS 文件，读不了", _SAVE_AS),
    _kind("format", ".epub", "EPUB 电子书，读不了", _SAVE_AS),
    _kind("format", ".wri", "写字板（Write）的文件，读不了", _SAVE_AS, b"1\xbe\0\0\0\xab"),
    _kind("format", ".vsd .vsdx", "Visio 图，不是文稿", _TEXT_FILE),
    _kind("format", ".hwp", "韩文 HWP 文件，读不了", _SAVE_AS),
    _kind("format", ".wks .wdb .pub", "Works 或 Publisher 的文件，读不了", _SAVE_AS),
    _kind("mail", ".eml .msg", "邮件，不是文稿", "请打开后把里面的文稿另存出来，再导入"),
    _kind("temporary", ".tmp .temp .bak .swp .part .crdownload", "临时文件或备份"),
    _kind("other", ".lnk", "快捷方式，不是文件本身", "请导入它指向的文件", b"L\0\0\0\1\x14\2\0"),
    _kind("other", ".exe .dll .msi", "程序，不是文稿", "请检查是否选错了文件", b"MZ"),
)
_OF_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
_HEAD = 1024


def of_suffix(suffix: str) -> Kind | None:
    """Return the kind of a suffix in small letters; None for texts, and for one nobody knows."""
    return _OF_SUFFIX.get(suffix)


def refusal(suffix: str) -> SourceError:
    """Return what is said of a file that is what has this suffix, however it is called."""
    return _OF_SUFFIX[suffix].refusal()


def of_bytes(data: bytes) -> Kind | None:
    """Return the kind of which bytes certainly are; a text may begin with the same letters."""
    if b"\0" not in data[:_HEAD]:
        return None
    if data.startswith(_MOVIE, _AT):
        return _OF_SUFFIX[".mp4"]
    return next((kind for kind in KINDS if data.startswith(kind.beginnings)), None)

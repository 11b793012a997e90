"""A file offered beside a page: its name, its size, and what it is good for."""

from dataclasses import dataclass

_KILO = 1024
_NAMES = {"print": "印刷用 PDF"}
_USES = {
    "docx": "可用 Word、WPS 修改",
    "pdf": "照公文版式，供阅读打印",
    "txt": "只有文字",
    "print": "有裁切线，交印刷厂用",
}


@dataclass(frozen=True, slots=True)
class Download:
    """One file for download."""

    format: str
    path: str
    """Relative to the root of the site."""
    size: int
    """In bytes."""

    @property
    def label(self) -> str:
        """The format and size, for people.

        >>> Download("pdf", "files/a.pdf", 412_000).label
        'PDF，402 KB'
        >>> Download("print", "books/a.print.pdf", 2_500_000).label
        '印刷用 PDF，2.4 MB'
        """
        kilobytes = max(1, round(self.size / _KILO))
        large = kilobytes >= _KILO
        size = f"{kilobytes / _KILO:.1f} MB" if large else f"{kilobytes} KB"
        return f"{_NAMES.get(self.format, self.format.upper())}，{size}"

    @property
    def use(self) -> str:
        """What the format is good for."""
        return _USES.get(self.format, "")

    def name(self, title: str) -> str:
        """Return under which name a browser saves the file.

        >>> Download("print", "books/a.print.pdf", 1).name("选编")
        '选编（印刷用）.pdf'
        """
        suffix = self.path.rpartition(".")[2]
        return f"{title}（印刷用）.{suffix}" if self.format == "print" else f"{title}.{suffix}"

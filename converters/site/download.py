"""A file offered beside a page: its name, its size, and what it is good for."""

from dataclasses import dataclass

_KILO = 1024


@dataclass(frozen=True, slots=True)
class Download:
    """One file for download."""

    format: str
    path: str
    """Relative to the root of the site."""
    size: int
    """In bytes."""
    kind: str
    """What people call the format."""
    use: str = ""
    """What the format is good for."""
    mark: str = ""
    """What stands behind the title in the name of the file, to tell it from others."""

    @property
    def label(self) -> str:
        """The format and size, for people.

        >>> Download("pdf", "files/a.pdf", 412_000, "PDF").label
        'PDF，402 KB'
        >>> Download("print", "books/a.print.pdf", 2_500_000, "印刷用 PDF").label
        '印刷用 PDF，2.4 MB'
        """
        return f"{self.kind}，{amount(self.size)}"

    def name(self, title: str) -> str:
        """Return under which name a browser saves the file.

        >>> Download("print", "books/a.print.pdf", 1, "印刷用 PDF", mark="（印刷用）").name("选编")
        '选编（印刷用）.pdf'
        """
        return f"{title}{self.mark}.{self.path.rpartition('.')[2]}"


def amount(size: int) -> str:
    """Return a size in bytes for people.

    >>> amount(10), amount(412_000), amount(2_500_000)
    ('1 KB', '402 KB', '2.4 MB')
    """
    kilobytes = max(1, round(size / _KILO))
    return f"{kilobytes / _KILO:.1f} MB" if kilobytes >= _KILO else f"{kilobytes} KB"

"""The codes of what an audit finds in a book (汇编), and what to do about it."""

from enum import StrEnum

from converters.audit.faults import Fault, SheetPlace
from converters.errors import Severity


class BookCode(StrEnum):
    """Stable names of findings; those about one speech are the codes of its own PDF."""

    OUTLINE = "book-outline"
    """书签: a part or speech has no entry of its own, or the order is another."""
    RECTO = "book-recto"
    """右页起: what belongs on a right-hand page begins on a left one, or a blank is not blank."""
    HEAD = "book-head"
    """书眉: a running head is missing, wrong, or where none belongs."""
    FOLIO = "book-folio"
    """页码: a page number is not the one that belongs there."""
    LABEL = "book-label"
    """页码标签: what viewers call a page is not the number printed on it."""
    CONTENTS = "book-contents"
    """目录: an entry is missing or tells another page than that on which its text begins."""
    INDEX = "book-index"
    """索引: an entry is missing or its pages are others than those of its speeches."""
    ERRATA = "book-errata"
    """勘误表: a row is missing or tells another page or line."""
    LINK = "book-link"
    """链接: a link leads to another page than its text says."""
    INSIDE = "book-inside"
    """内部资料: cover or imprint lacks what a book for people inside has to bear."""
    STANDARD = "book-standard"
    """标准: a mark of PDF/A-3a or PDF/UA-1 is missing."""


ADVICE = {
    BookCode.RECTO: "请检查 options 里的 sides 和 recto，重新生成",
    BookCode.HEAD: "图书编校质量差错认定细则第五十五条：书眉与标题一致",
    BookCode.INSIDE: "内部资料性出版物管理办法第十四条；请重新生成，仍有此问题请报告",
    BookCode.CONTENTS: "图书编校质量差错认定细则第五十四条：目录与正文的标题、页码一致",
}


def fault(
    code: BookCode, message: str, place: SheetPlace | None = None, *, excerpt: str = ""
) -> Fault:
    """Return a fault; what is wrong in a book is always an error."""
    where = f"{place}：" if place else ""
    advice = ADVICE.get(code, "请重新生成；仍有此问题请报告")
    return Fault(
        code, Severity.ERROR, f"{where}{message}", excerpt=excerpt, advice=advice, place=place
    )

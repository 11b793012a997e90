"""What a book for people inside tells of its printing: permit, readers, printer, day, number.

内部资料性出版物管理办法 (2015) art. 14 asks for the number of the permit (准印证) and the words
内部资料，免费交流 on the cover, for the others on the cover, its back, or the imprint.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

FREE = "内部资料，免费交流"
PROOF = "校样"
"""What a book is while it lacks something that it has to tell."""
PUBLISHER = "publisher"
"""The one who compiled and printed it (编印单位): an item of every book, asked for in these."""
LABELS: Mapping[str, str] = {
    PUBLISHER: "编印单位",
    "permit": "准印证号",
    "readers": "发送对象",
    "printer": "印刷单位",
    "printed": "印刷日期",
    "print_run": "印数",
    "issue": "期号",
}
_OF_SERIALS = ("issue",)
"""What only a book that comes out again and again has."""


@dataclass(frozen=True, slots=True)
class InternalImprint:
    """What `internal` says in the settings of a book, each as written; None if it does not."""

    permit: str | None = None
    readers: str | None = None
    printer: str | None = None
    printed: str | None = None
    """2024-01 or 2024-01-05."""
    print_run: str | None = None
    """A number, maybe with its measure word: 500, 500册."""
    issue: str | None = None

    def lacking(self) -> Iterator[str]:
        """Yield the names of the fields that are empty and must not be."""
        for field in fields(self):
            if field.name not in _OF_SERIALS and getattr(self, field.name) is None:
                yield field.name

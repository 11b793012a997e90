"""A format: all that is to be known of one kind of file that speeches and books are made into.

Everything heavy is imported by the functions of a format, when it is first used: whoever only asks
for names and labels need not wait for what lays out pages.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converters.audit.finished import AuditedBook, FinishedBook, FinishedSpeech
    from converters.audit.report import AuditedFile
    from converters.books.attached import Attached
    from converters.books.volume import Volume
    from converters.errors import Finding
    from converters.settings.book_style import BookStyle
    from converters.settings.design import Design, PagedWriter, Writer
    from converters.settings.proof_style import ProofStyle
    from converters.settings.redline_style import RedlineStyle
    from converters.speech.model import Speech
    from converters.speech.redline import Issued


class FaceUse(Enum):
    """What a format takes from the style and its fonts."""

    NONE = "none"
    """Nothing: it is words alone."""
    NAMED = "named"
    """The style and the names of its faces; the faces themselves only if the style says so."""
    DRAWN = "drawn"
    """The style, and every face: the words are drawn."""


Keep = Callable[[str, str, Callable[[], list[str]]], list[str]]
"""Returns what is made of a speech, by its id and what else it follows from; made if not kept."""


def unkept(id: str, beside: str, make: Callable[[], list[str]]) -> list[str]:
    """Return what is made of a speech, made each time it is asked for."""
    return make()


@dataclass(frozen=True, slots=True, eq=False)
class BookParts:
    """All that a book is written from in any format."""

    volume: "Volume"
    """Its pages, as they were laid out."""
    speeches: Mapping[str, "Speech"]
    """Those of the book by id."""
    design: "Design"
    style: "BookStyle"
    attached: "Sequence[Attached]"
    """What it was made from."""
    keep: Keep = unkept
    """What keeps the parts that are made of speeches alone."""


BookWriter = Callable[[BookParts], bytes]


@dataclass(frozen=True, slots=True)
class OfSpeech:
    """What a format makes of one speech."""

    writer: "Callable[[], Writer]"
    """Imports and returns what writes a speech; MissingError if the system lacks its libraries."""
    data: tuple[str, ...] = ()
    """The files of `styles/` that it reads beside the style and the fonts."""
    settings: tuple[str, ...] = ()
    """The fields of the settings of a collection (`Config`) that it follows from."""
    cost: int = 1
    """About how many milliseconds of one core it takes (docs/scale.md)."""
    usual: bool = True
    """Whether it is made if the settings of the collection name no formats."""
    about: str = ""
    """What to tell of it in the settings of a new collection; only of one that is not usual."""
    audit: "Callable[[], Callable[[FinishedSpeech], AuditedFile]] | None" = None
    """Imports and returns what audits one file."""
    laid_out: bool = False
    """Whether the audit also looks at how LibreOffice lays the file out."""
    tells_edition: bool = False
    """Whether a file says of which edition it is: it follows from the records then."""
    carried: "Callable[[], Callable[[bytes], bytes]] | None" = None
    """Imports and returns what reads the Markdown that a file carries, empty if it carries none;
    None if nobody corrects such files and sends them back."""
    paged: "Callable[[], PagedWriter] | None" = None
    """Imports and returns what writes a speech and tells where its pages begin; of one format."""
    tells_pages: bool = False
    """Whether a file tells on which printed page its words stand: it follows from that format."""


@dataclass(frozen=True, slots=True)
class OfBook:
    """What a format makes of a book (汇编)."""

    writer: Callable[[], BookWriter]
    data: tuple[str, ...] = ()
    ending: str = ""
    """How the name of the file ends, if not with the suffix alone."""
    usual: bool = True
    """Whether it is made if the settings of the book name no formats."""
    about: str = ""
    """What to tell of it in the settings of a new book; only of one that is not usual."""
    audit: "Callable[[], Callable[[FinishedBook], AuditedBook]] | None" = None
    laid_out: bool = False


ProofWriter = Callable[["Speech", "Design", bytes, "Sequence[Finding]", "ProofStyle"], bytes]
"""Writes the galley proof (校样) of a speech, given its Markdown and the doubts to be told."""

RedlineWriter = Callable[["Issued", "Issued", "Design", "RedlineStyle"], bytes]
"""Writes two editions of a speech as one (对照稿), the older one first."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of output."""

    name: str
    """In settings, on the command line, and as a folder of `output/`."""
    label: str
    """What people call it."""
    suffix: str
    """Of its files, with the full stop."""
    use: str
    """What it is good for, for the readers of the site."""
    faces: FaceUse
    speech: OfSpeech | None = None
    book: OfBook | None = None
    proof: Callable[[], ProofWriter] | None = None
    """Imports and returns what writes a proof of a speech; None if it has none."""
    redline: Callable[[], RedlineWriter] | None = None
    """Imports and returns what writes two editions as one; None if it has no redlines."""
    mark: str = ""
    """What tells a download from another one of the same title and suffix."""

    @property
    def is_drawn(self) -> bool:
        """Whether its words are drawn, so that its pages are fixed."""
        return self.faces is FaceUse.DRAWN

    @property
    def tells_pages(self) -> bool:
        """Whether what it makes of a speech tells on which printed page its words stand."""
        return self.speech is not None and self.speech.tells_pages

    def file(self, output: Path, id: str) -> Path:
        """Return where the file of a speech stands in the folder of everything that is built."""
        return output / self.name / f"{id}{self.suffix}"

    def id_of(self, path: Path) -> str:
        """Return the id of the speech whose file has that path."""
        return path.name.removesuffix(self.suffix)

    def book_file(self, stem: str) -> str:
        """Return the name of the file of a book."""
        return f"{stem}{self.book_ending}"

    @property
    def book_ending(self) -> str:
        """How the name of the file of a book ends."""
        return (self.book.ending if self.book else "") or self.suffix

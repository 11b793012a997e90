"""Where the facts of a speech were in the raw text, and on which line of its Markdown they are."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from converters.importing.ledger import Destination
from converters.importing.planning import ImportStep
from converters.speech import hanzi
from converters.speech.dates import PartialDate
from converters.speech.model import Circulation, Meta

PAGE_DATA = "page-data"
MOVING = frozenset({"head-line", "speaker-in-title", PAGE_DATA})
"""The rules that take words out of the text because the front matter says them."""
_PARTS = (("年", "月"), ("-", "-"), (".", "."), ("/", "/"))


@dataclass(frozen=True, slots=True)
class MovedFact:
    """A fact that stands in the front matter: its key there, its Chinese name, its value."""

    key: str
    name: str
    value: str


def told_in(words: str, meta: Meta) -> list[MovedFact]:
    """Return the facts of a speech that some words of its raw text tell."""
    bare = _bare(words)
    return [fact for fact, forms in _facts(meta) if any(form and form in bare for form in forms)]


def _facts(meta: Meta) -> Iterator[tuple[MovedFact, list[str]]]:
    """Yield each fact with the forms in which it may be written."""
    if meta.date:
        yield MovedFact("date", "讲话日期", str(meta.date)), _days(meta.date)
    for name in meta.speakers:
        yield MovedFact("speaker", "讲话人", name), [_bare(name)]
    source, circulation = meta.source, meta.circulation
    rest = {
        "post": ("职务", meta.post),
        "organ": ("机关", meta.organ),
        "place": ("地点", meta.place),
        "occasion": ("场合", meta.occasion),
        **(_document(circulation) if circulation else {}),
        "source": ("发布单位", source.publisher if source else None),
    }
    for key, (label, value) in rest.items():
        if value:
            yield MovedFact(key, label, value), [_bare(value)]
    if source and source.posted:
        posted = PartialDate.of(source.posted)
        yield MovedFact("source", "发布日期", str(posted)), _days(posted)


def _document(said: Circulation) -> dict[str, tuple[str, str | None]]:
    return {
        "issuer": ("发文机关标志", said.issuers[0] if said.issuers else None),
        "number": ("发文字号", said.number),
        "signer": ("签发人", said.signers[0] if said.signers else None),
        "secrecy": ("密级", said.secrecy),
        "urgency": ("紧急程度", said.urgency),
        "copy_number": ("份号", said.copy_number),
        "recipients": ("主送机关", said.recipients),
        "copies": ("抄送机关", said.copies),
        "printed_by": ("印发机关", said.printed_by),
    }


def _days(day: PartialDate) -> list[str]:
    """Return how a date may be written, as far as it is known."""
    month, date = day.month, day.day
    forms = [hanzi.date_text(day), day.in_chinese()]
    for year_end, month_end in _PARTS:
        for width in (1, 2):
            months = f"{year_end}{month:0{width}d}" if month else ""
            days = f"{month_end}{date:0{width}d}" if date else ""
            forms.append(f"{day.year}{months}{days}")
    return [_bare(form) for form in forms]


def _bare(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words)
    return "".join(plain.split()).translate(_ZEROS)


_ZEROS = str.maketrans("○零O", "〇〇〇")


@dataclass(frozen=True)
class MarkdownLines:
    """The lines of the Markdown that a step writes, as its writer lays them out."""

    step: ImportStep

    @cached_property
    def _parts(self) -> list[str]:
        """The front matter, then the blocks: between them stand blank lines."""
        return self.step.markdown.decode("utf-8", "replace").rstrip("\n").split("\n\n")

    @cached_property
    def blocks(self) -> list[int]:
        """The line of each block, from 1; [] if the file holds something else."""
        lines, at = [], 1
        for part in self._parts:
            lines.append(at)
            at += part.count("\n") + 2
        whole = self.step.stands and len(lines) == len(self.step.speech.blocks) + 1
        return lines[1:] if whole else []

    @cached_property
    def facts(self) -> Mapping[str, int]:
        """The line of each key of the front matter; {} if the file holds something else."""
        front = self._parts[0].split("\n")
        keys = ((line.partition(":")[0], at) for at, line in enumerate(front, 1))
        return dict(keys) if self.step.stands else {}

    def line_of(self, place: Destination) -> int:
        """Return the line of a block, or of a fact that the front matter holds; 0 if unknown."""
        if place.fact:
            return self.facts.get(place.fact, 0)
        return self.blocks[place.block] if place.block < len(self.blocks) else 0

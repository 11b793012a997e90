"""Cases as text: a title, the raw text, what becomes of it, each ended by a line with one dot."""

from collections.abc import Iterator
from pathlib import Path

from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.readers.raw import RawText
from converters.speech.model import (
    Attachment,
    Dateline,
    Enclosure,
    Heading,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    TitleSource,
)

FOLDER = Path(__file__).parent.parent / "cases" / "cleaning"


def read(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield title, input and expected output of the cases in a file."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    parts = text.split("\n.\n")
    for at in range(0, len(parts) - 2, 3):
        yield parts[at].strip(), parts[at + 1], parts[at + 2].strip()


def every() -> Iterator[tuple[str, str, str]]:
    """Yield the cases of all files, their titles with the name of the file."""
    for path in sorted(FOLDER.glob("*.txt")):
        for title, raw, expected in read(path.name):
            yield f"{path.stem}: {title}", raw, expected


def cleaned(raw: str, *, format: str = "txt") -> Cleaned:
    """Return what cleaning makes of a text."""
    return clean(RawText(raw, format), "a.txt", ImportOptions())


def printed(found: Cleaned) -> str:
    """Return the speeches in the form of the cases."""
    if found.refusal:
        return f"不是讲话：{found.refusal}"
    return "\n=====\n".join("\n".join(_lines(speech)) for speech in found.speeches)


_MARKS = {
    TitleSource.GIVEN: "题名",
    TitleSource.COMPLETED: "题名（补）",
    TitleSource.DERIVED: "题名（拟）",
}


_KINDS = {Enclosure: "附件说明", Signature: "署名", Dateline: "落款", Note: "附注"}


def _lines(speech: Speech) -> Iterator[str]:
    meta = speech.meta
    yield f"{_MARKS[meta.title_source]}：{meta.title}"
    facts = {
        "副题": meta.subtitle,
        "日期": meta.date,
        "讲话人": meta.speaker,
        "职务": meta.post,
        "地点": meta.place,
        "场合": meta.occasion,
        "机关": meta.organ,
        "文号": meta.circulation.number if meta.circulation else None,
    }
    yield from (f"{name}：{value}" for name, value in facts.items() if value)
    for block in speech.blocks:
        match block:
            case Salutation(text=text):
                yield f"> {text}"
            case Heading(level=level, text=text):
                yield f"{'#' * level} {text}"
            case Paragraph(content=content):
                yield "".join(
                    f"[{i.text}]{i.level}" if isinstance(i, RunIn) else i.text for i in content
                )
            case Enclosure() | Signature() | Dateline() | Note():
                yield f"{_KINDS[type(block)]} {block.text}"
            case Attachment(heading=heading):
                yield f"== {heading}"

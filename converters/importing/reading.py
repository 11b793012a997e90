"""From the bytes of a file to what is in it: the right reader, the cleaning, the checks."""

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath

from converters import checks
from converters.checks import disclosure
from converters.errors import Finding, SourceError
from converters.importing.cleaning import Cleaned, ImportOptions
from converters.importing.cleaning import clean as clean_text
from converters.importing.ledger import Destination, Ledger, ResultWords
from converters.importing.passage import whole
from converters.importing.worksheet import Worksheet
from converters.readers import docx, encodings, html, markdown, office, pdf, text
from converters.readers.raw import Bounds, RawText
from converters.speech.model import Speech

Office = office.Convert
"""The rim's way to LibreOffice: the bytes of an old Word file in, those of a .docx out."""

LIMIT = 32 * 1024 * 1024
"""The most bytes that are read: some hundred times the longest speech."""

UNBOUNDED = Bounds()
_LARGE_PAGE = 100_000
"""Bytes; smaller web pages are read here, for a child costs as much as reading one."""
_MOST_CHARACTERS = 4_000_000
"""Twice a book of 3,000 pages."""
_MOST_LINES = 40_000
"""Such a book has half of them."""

SUFFIXES = frozenset(
    {".txt", ".md", ".html", ".htm", ".mht", ".mhtml", ".docx", ".doc", ".wps", ".rtf", ".pdf"}
)
"""The suffixes that an import of a folder picks."""


@dataclass(frozen=True, slots=True)
class Import:
    """What one file holds.

    `speeches` carry provisional ids; `findings` the doubts of the import and those of the
    editor's checks; `refusal` is empty, or says in Chinese why nothing is to be imported; the
    speeches are given all the same, for a user who insists.
    """

    name: str
    sha256: str
    raw: RawText
    speeches: tuple[Speech, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    refusal: str = ""


def refuse_large(size: int) -> None:
    """Raise SourceError for a file of more bytes than are read."""
    if size > LIMIT:
        raise SourceError(f"文件有 {size // 1024 // 1024} MB，太大了", "请拆成几个文件再导入")


def decode(
    data: bytes, name: str, office_to_docx: Office | None = None, bounds: Bounds = UNBOUNDED
) -> RawText:
    """Return the text of a file, read by what its bytes are rather than by its suffix.

    Raises SourceError in one Chinese sentence for what cannot be read.
    """
    refuse_large(len(data))
    encodings.refuse_empty(data)
    suffix = PurePath(name).suffix.lower()
    if office.is_office(data):
        data = office.converted(data, office_to_docx)
    if _is_packed(data) or (len(data) > _LARGE_PAGE and html.is_html(data, suffix)):
        return bounds.within(partial(_formatted, data, suffix, bounds))
    return _read(data, suffix, bounds)


def _is_packed(data: bytes) -> bool:
    """Tell files that may hold far more than their size tells."""
    return data.startswith(b"PK") or pdf.is_pdf(data)


def _formatted(data: bytes, suffix: str, bounds: Bounds) -> RawText:
    """Return the text of a file whose size does not tell how much is in it."""
    found = _read(data, suffix, bounds)
    if len(found.text) > _MOST_CHARACTERS or found.text.count("\n") > _MOST_LINES:
        raise SourceError("文件里的文字太多了，不像一篇或一本讲话", "请拆成几个文件再导入")
    return found


def _read(data: bytes, suffix: str, bounds: Bounds) -> RawText:
    if pdf.is_pdf(data):
        return pdf.read(data, bounds.grant)
    if docx.is_docx(data):
        return docx.read(data)
    if html.is_html(data, suffix):
        return html.read(data)
    read = text.read(data)
    return replace(read, format="md") if suffix == ".md" else read


def clean(
    data: bytes,
    name: str,
    *,
    options: ImportOptions | None = None,
    office_to_docx: Office | None = None,
    bounds: Bounds = UNBOUNDED,
) -> Import:
    """Return what the file `name` with the bytes `data` holds.

    Raises SourceError for what cannot be read, and if a character of the input is neither in
    the result nor in a named drop or replacement: such a file is not imported.
    """
    if _is_finished(data, name):
        return _finished(data, name)
    options = options or ImportOptions()
    try:
        raw = decode(data, name, office_to_docx, bounds)
    except SourceError as error:
        raise error.in_file(name) from error
    found = clean_text(raw, name, options)
    if faults := found.ledger.faults():
        raise SourceError(
            f"整理后的文字与原文对不上（{faults[0]}，共 {len(faults)} 处）",
            "为免丢字没有导入，请把这个文件报告给开发者",
            file=name,
        )
    speeches, marks = _held_back(found, raw, name)
    found = replace(found, speeches=speeches)
    doubts = (*found.findings, *marks, *_checked(found, name))
    return Import(
        name,
        hashlib.sha256(data).hexdigest(),
        raw,
        found.speeches,
        tuple(sorted(doubts, key=lambda finding: finding.line)),
        found.ledger,
        "" if options.force else found.refusal,
    )


def _held_back(found: Cleaned, raw: RawText, name: str) -> tuple[tuple[Speech, ...], list[Finding]]:
    """Return the speeches, not public if the raw text has a mark of secrecy, and what is told."""
    marks = [replace(finding, file=name) for finding in disclosure.marks(raw.text)]
    if not marks:
        return found.speeches, []
    held = (replace(speech, meta=replace(speech.meta, public=False)) for speech in found.speeches)
    return tuple(held), marks


def _is_finished(data: bytes, name: str) -> bool:
    """Tell a speech of this project, Markdown with front matter, from raw Markdown."""
    return name.lower().endswith(".md") and data.lstrip(b"\xef\xbb\xbf").startswith(b"---")


def _finished(data: bytes, name: str) -> Import:
    """Return a speech that is one already, as it is: to import it changes nothing."""
    try:
        speech = markdown.read(data)
    except SourceError as error:
        raise error.in_file(name) from error
    raw = RawText(data.decode("utf-8-sig"), "md", "utf-8")
    ledger = Ledger(
        Worksheet(raw.text), [ResultWords(Destination(0, fact="markdown"), whole(raw.text))]
    )
    doubts = tuple(checks.of_speech(speech, name))
    return Import(name, hashlib.sha256(data).hexdigest(), raw, (speech,), doubts, ledger)


_TOLD = frozenset({"title-made"})
"""Objections that the import has raised itself, with the line."""


def _checked(found: Cleaned, name: str) -> list[Finding]:
    doubts = [doubt for speech in found.speeches for doubt in checks.of_speech(speech, name)]
    doubts += checks.of_collection([(name, speech) for speech in found.speeches])
    return [doubt for doubt in doubts if doubt.code not in _TOLD]

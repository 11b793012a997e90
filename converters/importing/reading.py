"""From the bytes of a file to what is in it: the right reader, the cleaning, the checks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from operator import ne
from pathlib import PurePath

from converters import checks, files
from converters.checks import disclosure
from converters.errors import Finding, SourceError
from converters.importing import doubts, own_files, through_office
from converters.importing.cleaning import Cleaned, ImportOptions
from converters.importing.cleaning import clean as clean_text
from converters.importing.ledger import Destination, Ledger, ResultWords
from converters.importing.passage import whole
from converters.importing.verdict import SPEECH, Verdict
from converters.importing.worksheet import Worksheet
from converters.readers import (
    docx,
    encodings,
    extent,
    finished,
    foreign,
    foreign_front,
    html,
    locked,
    markdown,
    office,
    other_kinds,
    pdf,
    text,
)
from converters.readers.raw import HIDDEN, Bounds, Difference, Fidelity, RawText
from converters.speech.model import Speech

Office = office.Convert
"""The rim's way to LibreOffice: an old Word file in, the bytes of a .docx out."""

UNBOUNDED = Bounds()
_LARGE_PAGE = 100_000
"""Bytes; smaller web pages are read here, for a child costs as much as reading one."""
_MOST_CHARACTERS = 4_000_000
"""Twice a book of 3,000 pages."""
_LONG, _MANY_LINES = 300_000, 5_000
"""From here on a text is cleaned in a child: half a second for an ordinary one."""
_CHARACTERS_AT_ONCE, _CHARACTERS_A_LINE = 20, 3
"""A page of PDF gets a millisecond for each character; to clean a line of some takes one or two."""
_MOST_CHANGES = 600_000
"""From a character that stays to one that goes or back: in a book with commas of half a width,
half of them."""
_MOST_LINES = office.MOST_PARAGRAPHS

SUFFIXES = frozenset(
    {
        ".txt",
        ".md",
        ".mht",
        ".mhtml",
        *(".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".fodt"),
        ".pdf",
        *html.SUFFIXES,
        *docx.SUFFIXES,
    }
)
"""The suffixes that an import of a folder picks."""


@dataclass(frozen=True, slots=True)
class Import:
    """What one file holds.

    `speeches` carry provisional ids; `findings` the doubts of the import and those of the
    editor's checks; `refusal` is empty, or says in Chinese why nothing is to be imported; the
    speeches are given all the same, for a user who insists. `verdict` has the signs by which it
    was decided.
    """

    name: str
    sha256: str
    raw: RawText
    speeches: tuple[Speech, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    refusal: str = ""
    verdict: Verdict = SPEECH
    parts: tuple[int, ...] = ()
    """For each of the findings the number of its speech, from 1; 0 for the file as a whole."""


def decode(
    data: bytes, name: str, office_to_docx: Office | None = None, bounds: Bounds = UNBOUNDED
) -> RawText:
    """Return the text of a file, read by what its bytes are rather than by its suffix.

    Raises SourceError in one Chinese sentence for what cannot be read.
    """
    extent.refuse_large(len(data))
    encodings.refuse_empty(data)
    locked.refuse(data)
    suffix = PurePath(name).suffix.lower()
    for is_kind, opened, converted in through_office.KINDS:
        if is_kind(data):
            file = bounds.within(partial(opened, data))
            made = converted(file, office_to_docx)
            return bounds.within(partial(_whole, file, made, bounds))
    if made_within := through_office.within(data, office_to_docx, bounds):
        return bounds.within(partial(_limited, partial(docx.read, data, made_within)))
    if _is_packed(data) or (len(data) > _LARGE_PAGE and html.is_html(data, suffix)):
        return bounds.within(partial(_held, data, suffix, bounds))
    return _held(data, suffix, bounds)


def _whole(file: office.OldFile, made: bytes, bounds: Bounds) -> RawText:
    """Return the text of what LibreOffice made of a file, and how many hanzi it lost.

    Raises SourceError if it lost many.
    """
    found = _held(made, ".docx", bounds)
    lost = office.losses.found(file.words, made) + office.losses.formulas(file.formulas, made)
    hidden = (Difference(Fidelity.LEFT_OUT, HIDDEN, words) for words in file.hidden)
    guessed = (_GUESSED,) * file.guessed
    return replace(found, differences=(*found.differences, *hidden, *lost, *guessed))


_GUESSED = Difference(Fidelity.CHANGED, "没有写明编码的字：按 GBK 读入，请核对")


def _is_packed(data: bytes) -> bool:
    """Tell files that may hold far more than their size tells."""
    packed = data.startswith(b"PK") or pdf.is_pdf(data)
    return packed or html.is_archive(data) or docx.is_xml(data)


def _held(data: bytes, suffix: str, bounds: Bounds) -> RawText:
    """Return the text of a file; raise SourceError for more than books hold.

    It is told before the cleaning, which takes minutes for so much.
    """
    return _limited(partial(_read, data, suffix, bounds))


def _limited(read: Callable[[], RawText]) -> RawText:
    found = read()
    if len(found.text) > _MOST_CHARACTERS or found.text.count("\n") > _MOST_LINES:
        raise SourceError("文件里的文字太多了，不像一篇或一本讲话", "请拆成几个文件再导入")
    return found


def _read(data: bytes, suffix: str, bounds: Bounds) -> RawText:
    if pdf.is_pdf(data):
        return pdf.read(data, bounds.grant)
    if docx.is_docx(data):
        return docx.read(data)
    if html.is_archive(data) or html.is_html(data, suffix):
        return html.read(data)
    foreign.refuse(data, suffix)
    read = _plain(data, suffix)
    return foreign_front.without(replace(read, format="md")) if suffix == ".md" else read


def _plain(data: bytes, suffix: str) -> RawText:
    """Return a text; raise SourceError for bytes that are none, by what they are called."""
    try:
        return text.read(data)
    except SourceError as error:
        raise (locked.unknown(suffix) or _of_suffix(suffix) or error) from error


def _of_suffix(suffix: str) -> SourceError | None:
    """Return what to say of bytes that are no text, by what their suffix says that they are."""
    kind = other_kinds.of_suffix(suffix)
    return kind.refusal(f"名为 {suffix}，应当是") if kind and kind.remedy else None


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
    if finished.is_finished(data, name):
        return _finished(data, name, files.sha256(data))
    options = options or ImportOptions()
    try:
        raw = decode(data, name, office_to_docx, bounds)
    except SourceError as error:
        raise error.in_file(name) from error
    if source := own_files.source(raw):
        return _finished(source, name, files.sha256(data))
    raw = own_files.told(raw)
    found = _cleaned(raw, name, options, bounds)
    if faults := found.ledger.faults():
        raise SourceError(
            f"整理后的文字与原文对不上（{faults[0]}，共 {len(faults)} 处）",
            "为免丢字没有导入，请把这个文件报告给开发者",
            file=name,
        )
    speeches, marks = _held_back(found, raw, name)
    found = replace(found, speeches=speeches)
    told = sorted(_doubts(found, marks, name), key=lambda doubt: doubt[0].line)
    return Import(
        name,
        files.sha256(data),
        raw,
        found.speeches,
        tuple(finding for finding, _ in told),
        found.ledger,
        "" if options.force else found.refusal,
        found.verdict,
        tuple(part for _, part in told),
    )


def _cleaned(raw: RawText, name: str, options: ImportOptions, bounds: Bounds) -> Cleaned:
    """Return what a text holds; one as long as a book is cleaned within bounds of its own.

    The time grows with its characters and lines: what takes longer meets a rule that nobody tried
    on so much. Raises SourceError beyond it.
    """
    lines = raw.text.count("\n")
    if len(raw.text) < _LONG and lines < _MANY_LINES:
        return clean_text(raw, name, options)

    def work() -> Cleaned:
        bounds.grant(len(raw.text) // _CHARACTERS_AT_ONCE + lines * _CHARACTERS_A_LINE)
        found = clean_text(raw, name, options)
        _refuse_many_changes(found.ledger)
        return found

    try:
        return bounds.within(work)
    except SourceError as error:
        raise error.in_file(name) from error


def _refuse_many_changes(ledger: Ledger) -> None:
    """Raise SourceError if more was changed than a page to proofread on can show."""
    blame = ledger.sheet.blame
    changes = sum(map(ne, blame, islice(blame, 1, None)))
    if changes > _MOST_CHANGES:
        reason = f"要改动、去掉的地方有 {changes // 2} 处，太多了"
        raise SourceError(reason, "请打开看是否混入了看不见的字符或乱码，清除后再导入")


def _held_back(found: Cleaned, raw: RawText, name: str) -> tuple[tuple[Speech, ...], list[Finding]]:
    """Return the speeches, not public if the raw text has a mark of secrecy, and what is told."""
    lines = [*enumerate(raw.text.split("\n"), 1), *_beside(raw)]
    marks = [replace(finding, file=name) for finding in disclosure.marks(lines)]
    if not marks:
        return found.speeches, []
    held = (replace(speech, meta=replace(speech.meta, public=False)) for speech in found.speeches)
    return tuple(held), marks


def _beside(raw: RawText) -> Iterator[tuple[int, str]]:
    """Yield what the reader left out or wrote otherwise, each words once, with its line.

    The heads of several pages are told together, parted by semicolons.
    """
    told = {words: one.line for one in raw.differences for words in one.words.split("；")}
    written = set(raw.text.split("\n"))
    yield from ((line, words) for words, line in told.items() if words not in written)


def _finished(data: bytes, name: str, sha256: str) -> Import:
    """Return a speech that is one already, as it is: to import it changes nothing.

    `sha256` is that of the file with the name, which may be one that carries these bytes.
    """
    try:
        speech = markdown.read(data)
    except SourceError as error:
        raise error.in_file(name) from error
    raw = RawText(data.decode("utf-8-sig"), "md", "utf-8")
    ledger = Ledger(
        Worksheet(raw.text), [ResultWords(Destination(0, fact="markdown"), whole(raw.text))]
    )
    found = tuple(checks.of_speech(speech, name))
    parts = (1,) * len(found)
    return Import(name, sha256, raw, (speech,), found, ledger, parts=parts)


_TOLD = frozenset({"title-made", "kind-missing"})
"""Objections that the import has raised itself, with the line."""


def _doubts(found: Cleaned, marks: Sequence[Finding], name: str) -> Iterator[tuple[Finding, int]]:
    """Yield all doubts, each with the number of its speech."""
    every = [(name, speech) for speech in found.speeches]
    checked = [
        (doubt, at) for at, (_, s) in enumerate(every, 1) for doubt in checks.of_speech(s, name)
    ]
    checked += [(doubt, doubts.WHOLE) for doubt in checks.of_collection(every)]
    twice = {(_BLANK, doubt.line) for doubt, _ in checked if doubt.code == _BLANK}
    own = [one for one in (*found.findings, *marks) if (one.code, one.line) not in twice]
    yield from zip(own, doubts.parts(found.ledger, own), strict=True)
    yield from (each for each in checked if each[0].code not in _TOLD)


_BLANK = "blank"
"""The checks tell where in its paragraph a blank is, the import only that it kept some."""

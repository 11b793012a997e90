"""From a raw text to speeches: the stages of the import in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from converters import hanzi
from converters.cleaning import (
    attachments,
    furniture,
    head,
    metadata,
    naming,
    outline,
    paragraphs,
    parts,
    repeats,
    tails,
    titles,
    verdict,
)
from converters.cleaning.anticopy import ANTI_COPY
from converters.cleaning.characters import CHARACTERS, MARKDOWN, STRONG
from converters.cleaning.families import Piece
from converters.cleaning.job import Job
from converters.cleaning.ledger import Ledger, Output, Place
from converters.cleaning.lines import Line, lines, unrolled, unsliced
from converters.cleaning.naming import Name
from converters.cleaning.parts import Part
from converters.cleaning.passage import Passage, whole
from converters.cleaning.punctuation import PUNCTUATION, SIGNS
from converters.cleaning.sheet import Sheet
from converters.errors import Finding, Severity
from converters.model import Salutation, Source, Speech
from converters.raw import RawText


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose: rules that are to do nothing, and to import what is no speech."""

    off: frozenset[str] = field(default=frozenset())
    force: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning made of one raw text.

    The ids of the speeches are empty yet; `refusal` says in Chinese why the text is no speech,
    and is empty for one.
    """

    speeches: tuple[Speech, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    collection: str = ""
    refusal: str = ""


_HARMLESS = 100_000
"""What is no prose at all is looked at no further when it is longer than this."""


def clean(raw: RawText, name: str, options: Options) -> Cleaned:
    """Return what the text of the file `name` holds: speeches, doubts and the ledger."""
    job = Job(raw, name, Sheet(raw.text, options.off))
    sight = verdict.at_first_sight(raw.text)
    if not sight.speech and (len(raw.text) > _HARMLESS or not raw.text.strip()):
        job.sheet.drop(whole(raw.text), "no-speech")
        return Cleaned((), (), Ledger(job.sheet, ()), "", sight.reason)
    found = _lines(job)
    judged = verdict.judge(_titles(job, found), [line.text for line in found])
    speeches = _speeches(job, found)
    ledger = Ledger(job.sheet, job.outputs)
    return Cleaned(
        speeches, tuple(job.findings), ledger, job.collection, sight.reason or judged.reason
    )


def _lines(job: Job) -> list[Line]:
    """Return the lines of the file that are no furniture."""
    sheet = job.sheet
    text = sheet.apply(whole(job.raw.text), CHARACTERS)
    text = sheet.apply(text, MARKDOWN if job.raw.format == "md" else STRONG)
    text = sheet.apply(text, ANTI_COPY)
    found = unsliced(sheet, lines(sheet, text, job.raw.aside))
    found = titles.unlabelled(sheet, unrolled(sheet, found))
    # The list of headlines at the end goes first, as long as the line that opens it is there.
    found = tails.tail(sheet, furniture.captioned(sheet, found))
    found, job.facts = furniture.cleared(sheet, found)
    return parts.ungluded(found)


def _titles(job: Job, found: Sequence[Line]) -> list[str]:
    return [line.text for line in found[:8] if titles.looks_like_title(line.text)] + (
        [job.raw.title] if job.raw.title else []
    )


def _speeches(job: Job, found: Sequence[Line]) -> tuple[Speech, ...]:
    front, split = parts.split(found)
    intro = _front(job, front)
    split = [_without_collection_title(job, part) for part in attachments.with_attachments(split)]
    split = [_without_headlines(job, part) for part in split]
    lone = len(split) == 1
    made: list[Speech] = []
    for part in split:
        speech = _speech(job, part, len(made) + 1, intro if lone else "")
        if speech is not None:
            made.append(speech)
    return tuple(made)


def _front(job: Job, front: Sequence[Line]) -> str:
    """Drop what stands before the first part of a collection; return what it promises."""
    said = ""
    for line in front:
        if titles.looks_like_title(line.text):
            job.collection = job.collection or line.text
            job.sheet.drop(line.words, "collection-title")
            continue
        said += line.text
        if not furniture.promise(line.text):
            job.find("front-matter", "第一篇之前的文字没有收入", "请看是否漏了正文", line)
        job.sheet.drop(line.words, "editor-intro")
    return said


def _without_collection_title(job: Job, part: Part) -> Part:
    if not job.collection or not job.on("collection-title"):
        return part
    folded = hanzi.fold(job.collection)
    kept = []
    for line in part.lines:
        if len(line.text) <= 2 * len(folded) and hanzi.fold(line.text) == folded:
            job.sheet.drop(line.words, "collection-title")
        else:
            kept.append(line)
    return replace(part, lines=kept)


def _without_headlines(job: Job, part: Part) -> Part:
    """Return a part without the list of headlines that the page hung on to it."""
    if not job.facts.openers or not job.on("page-tail"):
        return part
    end = tails.headlines(part.lines, job.facts.openers)
    for line in part.lines[end:]:
        job.sheet.drop(line.words, "page-tail")
    return replace(part, lines=part.lines[:end])


def _speech(job: Job, part: Part, number: int, intro: str) -> Speech | None:
    """Return one part as a speech, its words in the ledger; None for one without a body."""
    sheet = job.sheet
    if part.attached:
        part = _attached(job, part)
    top = head.read(sheet, repeats.once(sheet, part.lines))
    chosen = naming.choose(job, top)
    pieces = _body(job, chosen.body)
    if not pieces:
        _drop_head(job, part, chosen, top)
        return None
    texts = [p.words.text for p in pieces if not isinstance(p.block, Salutation)]
    named = naming.name(job, part, chosen, texts, intro or top.intro)
    subtitle = _place(job, number - 1, named, top, pieces)
    facts = metadata.meta(named, top, subtitle.text, pieces)
    source = Source(job.name, number, job.facts.publisher, job.facts.posted)
    kind = metadata.kind(named.text, attached=part.attached)
    blocks = tuple(piece.block for piece in pieces)
    return Speech(replace(facts, kind=kind, source=source), blocks)


def _body(job: Job, found: Sequence[Line]) -> list[Piece]:
    """Return the body of a part as blocks, its punctuation mended."""
    sheet, glued = job.sheet, list[Line]()
    body = paragraphs.paragraphs(sheet, found, glued)
    ready = [sheet.stripped(sheet.apply(line.words, PUNCTUATION, SIGNS)) for line in body]
    broken = paragraphs.sentence_lines(body)
    numbered = [(words, sheet.line_of(words)) for words in ready if len(words)]
    for line in glued:
        job.find("glued-heading", "标题与正文可能连在一起", "请看标题到哪里为止", line)
    if broken:
        message, advice = "每句各占一行，分段已经丢失", "请按文意合并段落"
        job.find("sentence-lines", message, advice, body[0], severity=Severity.NOTE)
    return outline.blocks(numbered, sentences=broken)


def _drop_head(job: Job, part: Part, chosen: naming.Chosen, top: head.Head) -> None:
    """Drop a part that has a head but no body."""
    for line in (part.label, chosen.title):
        if line is not None:
            job.sheet.drop(line.words, "part-marker")
            job.find("no-body", "这里只有题名，没有正文", "请对照原件，看正文是否丢失", line)
    for words in (top.subtitle, *top.moved):
        job.sheet.drop(words, "head-line")


def _attached(job: Job, part: Part) -> Part:
    """Return an attachment with 附： taken off its title."""
    first = part.lines[0]
    job.find("attachment", "讲话之后附有另一篇文字，单独成篇", "请看是否需要收入", first)
    size = attachments.attachment_mark(first.text)
    job.sheet.drop(first.words.cut(0, size), "part-marker")
    rest = [first.part(first.words.cut(size))] if size < len(first.text) else []
    return replace(part, lines=[*rest, *part.lines[1:]])


def _place(job: Job, part: int, named: Name, top: head.Head, pieces: Sequence[Piece]) -> Passage:
    """Enter in the ledger where the words of a part went; return those of the subtitle."""
    if len(named.words):
        job.outputs.append(Output(Place(part, fact="title"), named.words))
    subtitle = job.sheet.stripped(job.sheet.apply(top.subtitle, PUNCTUATION, SIGNS))
    start, end = head.subtitle_marks(subtitle.text)
    job.sheet.drop(subtitle.cut(0, start), "title")
    job.sheet.drop(subtitle.cut(end), "title")
    subtitle = subtitle.cut(start, end)
    if len(subtitle):
        job.outputs.append(Output(Place(part, fact="subtitle"), subtitle))
    for words in top.moved:
        job.sheet.drop(words, "head-line")
    for number, piece in enumerate(pieces):
        job.outputs.append(Output(Place(part, number), piece.words))
    return subtitle

"""From a raw text to speeches: the stages of the import in their order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from converters.errors import Finding, Severity
from converters.importing import attached, losses, placement, verdict, written_forms
from converters.importing.body import bold_lines, holes, notes, outline, paragraphs, styled, tables
from converters.importing.body.punctuation import PUNCTUATION, SIGNS
from converters.importing.body.siblings import HeadedBlock
from converters.importing.head import head_block, metadata, naming, run_together
from converters.importing.head.styled_document import without_facts
from converters.importing.job import CleaningJob
from converters.importing.ledger import Ledger
from converters.importing.page import (
    around,
    cards,
    framed,
    outlines,
    page_end,
    page_facts,
    repeats,
    site_lines,
)
from converters.importing.passage import Passage
from converters.importing.signs import site_phrases, titles
from converters.importing.split import attachments, glued_heads, parts
from converters.importing.split.attachment_lines import RawAttachment
from converters.importing.split.parts import RawPart
from converters.importing.text import broken_figures, characters, markdown_marks
from converters.importing.text.anticopy import ANTI_COPY
from converters.importing.text.lines import SourceLine, lines, unrolled, unsliced
from converters.importing.verdict import SPEECH, Likeness, Verdict
from converters.importing.worksheet import Worksheet
from converters.readers.raw import UNMARKED, RawText
from converters.speech import hanzi
from converters.speech.model import Block, Salutation, Source, Speech


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a user may choose.

    Rules named in `off` do nothing; with `force` what is no speech is imported; with `strict`
    nothing is left out amid the words of a speech.
    """

    off: frozenset[str] = field(default=frozenset())
    force: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning made of one raw text.

    The ids of the speeches are empty yet; `verdict` tells whether they are any.
    """

    speeches: tuple[Speech, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    collection: str = ""
    verdict: Verdict = SPEECH

    @property
    def refusal(self) -> str:
        """Why the text is no speech; empty for one."""
        return self.verdict.reason


_HARMLESS = 100_000
"""What is no prose at all is looked at no further when it is longer than this."""


def clean(raw: RawText, name: str, options: ImportOptions) -> Cleaned:
    """Return what the text of the file `name` holds: speeches, doubts and the ledger."""
    found = _clean(raw, name, options)
    while options.strict and (rules := losses.rules_amid(found.ledger) - options.off):
        options = replace(options, off=options.off | rules)
        found = _clean(raw, name, options)
    return found


def _clean(raw: RawText, name: str, options: ImportOptions) -> Cleaned:
    job = CleaningJob(raw, name, Worksheet(raw.text, options.off))
    sight = verdict.at_first_sight(raw.text)
    if not sight.speech and (len(raw.text) > _HARMLESS or not raw.text.strip()):
        job.sheet.drop(job.sheet.whole, "no-speech")
        return Cleaned((), (), Ledger(job.sheet, ()), "", sight)
    found = _lines(job)
    judged = verdict.judge([raw.title] if raw.title else [], _texts(found))
    speeches = _decided(job, judged, _speeches(job, found))
    ledger = Ledger(job.sheet, job.outputs)
    doubts = (*job.findings, *losses.of_reader(raw, name), *losses.found(ledger, name))
    return Cleaned(speeches, doubts, ledger, job.collection, judged if sight.speech else sight)


def _texts(found: Sequence[SourceLine]) -> list[str]:
    """Return the texts of the lines, a head that runs together in one line taken apart."""
    end = next((at for at, line in enumerate(found[:_FAR], 1) if len(line.text) > _LONG), _FAR)
    top = [piece for line in found[:end] for piece in run_together.pieces(line.text)]
    return [*top, *(line.text for line in found[end:])]


_FAR, _LONG = 150, 100
"""So many lines may a page print above a head, which ends at a line of so many characters."""


def _decided(job: CleaningJob, judged: Verdict, made: tuple[Speech, ...]) -> tuple[Speech, ...]:
    """Return the speeches, without a kind if it is not sure that they are any."""
    if judged.likeness is not Likeness.UNSURE:
        return made
    told = "；".join(f"{sign.name}（{sign.quote}）" for sign in judged.signs)
    message = "像讲话，又不全像，文种空着没有填"
    advice = "请看是不是讲话：是的，在前言里填上 kind（文种）；不是的，删去这个文件"
    job.find("unsure-kind", message, advice, excerpt=told[:_TOLD])
    return tuple(replace(speech, meta=replace(speech.meta, kind="")) for speech in made)


_TOLD = 80
"""So many characters of its signs a doubt quotes."""


def _lines(job: CleaningJob) -> list[SourceLine]:
    """Return the lines of the file that are no furniture."""
    sheet = job.sheet
    text = sheet.apply(sheet.whole, characters.CHARACTERS, characters.SIGNS)
    text = sheet.looked_through(text)
    text = sheet.apply(
        text, markdown_marks.MARKDOWN if job.raw.format == "md" else markdown_marks.ELSEWHERE
    )
    text = sheet.apply(text, ANTI_COPY)
    found = without_facts(job, lines(sheet, text, markdown_marks.marked(job.raw)))
    found, job.notes = notes.parted(found)
    found, bare = notes.unmarked(sheet, found, job.notes)
    for line in bare:
        job.find("note-mark", "这一行末尾的注号去掉了，注文放在文末", "请看是否合适", line)
    found = broken_figures.rejoined(unsliced(sheet, found))
    found = framed.with_tail(framed.with_head(found, job.raw.title or ""))
    found = titles.unlabelled(sheet, unrolled(sheet, found))
    found = outlines.without_outline(sheet, found)
    # The list of headlines at the end goes first, as long as the line that opens it is there.
    found = page_facts.set_apart(sheet, page_facts.captioned(sheet, found))
    found = page_end.tail(sheet, found)
    found, job.facts = site_lines.cleared(sheet, found, job.raw.format)
    return glued_heads.unglued(_without_card(job, found))


def _without_card(job: CleaningJob, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without the card of who posted the text, which is told."""
    card = cards.above(found) if job.on("page-data") else ()
    for line in card:
        job.sheet.drop(line.words, "page-data")
    if card:
        said = " ".join(line.text for line in card)
        message = f"正文之上的 {len(card)} 行像是发帖人的名片，没有收入"
        job.find("page-head", message, "请看是否漏了题名", card[0], excerpt=said[:_TOLD])
    return list(found[len(card) :])


def _speeches(job: CleaningJob, found: Sequence[SourceLine]) -> tuple[Speech, ...]:
    kept, enclosed = attached.apart(job, found)
    front, split = parts.split(kept)
    intro, unmoved = _front(job, front)
    if unmoved:
        split = [replace(split[0], lines=[*unmoved, *split[0].lines]), *split[1:]]
    split = [part for part in split if not (part.matter and _passed_over(job, part))]
    split = [_without_collection_title(job, part) for part in attachments.with_attachments(split)]
    split = attached.given([_without_headlines(job, part) for part in split], enclosed)
    lone = len(split) == 1
    made: list[Speech] = []
    of_parts = notes.allotted(job.notes, [attached.start(part) for part in split])
    for part, own in zip(split, of_parts, strict=True):
        speech = _speech(job, part, own, len(made) + 1, intro if lone else None)
        if speech is not None:
            made.append(speech)
    return tuple(made)


def _passed_over(job: CleaningJob, part: RawPart) -> bool:
    """Drop what a compilation has beside its speeches, and tell it; False if that is switched off.

    Of what says nothing but a heading nothing is told.
    """
    if not job.on("book-matter"):
        return False
    for line in part.lines:
        job.sheet.drop(line.words, "book-matter")
    if len(part.lines) > 1:
        title = part.lines[0]
        message = f"汇编里讲话之外的一部分没有收入：“{title.text}”等 {len(part.lines)} 行"
        job.find("front-matter", message, "请看是否漏了讲话", title)
    return True


def _front(job: CleaningJob, front: Sequence[SourceLine]) -> tuple[str, list[SourceLine]]:
    """Drop what stands before the first part of a collection; return what it promises.

    The lines of a rule that is switched off are returned too: they stay with the first part.
    """
    said, unmoved = "", []
    for line in front:
        titled = titles.looks_like_title(line.text)
        rule = "collection-title" if titled else "editor-intro"
        if titled:
            job.collection = job.collection or line.text
        else:
            said += line.text
        if not job.on(rule):
            unmoved.append(line)
            continue
        if not (titled or site_lines.promise(line.text)):
            job.find("front-matter", "第一篇之前的文字没有收入", "请看是否漏了正文", line)
        job.sheet.drop(line.words, rule)
    return said, unmoved


def _without_collection_title(job: CleaningJob, part: RawPart) -> RawPart:
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


def _without_headlines(job: CleaningJob, part: RawPart) -> RawPart:
    """Return a part without the list of headlines that the page hung on to it."""
    if not job.facts.openers or not job.on("page-tail"):
        return part
    end = page_end.headlines(part.lines, job.facts.openers)
    for line in part.lines[end:]:
        job.sheet.drop(line.words, "page-tail")
    return replace(part, lines=part.lines[:end])


def _speech(
    job: CleaningJob, part: RawPart, of_part: Sequence[SourceLine], number: int, intro: str | None
) -> Speech | None:
    """Return one part as a speech, its words in the ledger; None for one without a body.

    `intro` is what an editor promises of the only one, None for one of several.
    """
    sheet = job.sheet
    if part.attached:
        part = _attached(job, part)
    own = _once(job, attached.text_of(job, part))
    own, typed = notes.typed(own if part.enclosed else _without_tail(job, own))
    of_part = [*of_part, *typed]
    own = own if part.enclosed else placement.without_distribution(job, own)
    for line in parts.further(own):
        job.find("further-talk", "这里像另一篇讲话的开头，没有分开", "请看是否另一篇", line)
    top = head_block.read(job, _without_imprint(sheet, own))
    base = top.title.marks.level if top.title and top.title.marks.role else None
    pieces = _body(job, top.body, base or 0)
    below = list(attached.pieces(job, _below(job, part), partial(_body, job)))
    if not (pieces or below):
        placement.drop_head(job, part, top)
        placement.drop_notes(job, of_part)
        return None
    texts = [p.words.text for p in pieces if not isinstance(p.block, Salutation)]
    named = naming.name(job, part, top.title, texts, intro or top.intro, lone=intro is not None)
    noted = notes.placed(sheet, [*pieces, *below], of_part)
    subtitle = placement.enter(job, number - 1, named, top, noted)
    facts = metadata.meta(named, top, subtitle.text, pieces, job.document)
    placement.tell_untold(job, top.moved, facts)
    publisher = job.facts.publisher and sheet.said_as_written(job.facts.publisher)
    source = Source(job.name, number, publisher, job.raw.posted or job.facts.posted)
    kind = metadata.kind(named.text, attached=part.attached)
    blocks = tuple(written_forms.piece(sheet, piece).block for piece in noted)
    return Speech(replace(written_forms.meta(sheet, facts), kind=kind, source=source), blocks)


def _below(job: CleaningJob, part: RawPart) -> list[RawAttachment]:
    """Return the attachments of a part, what the page has at its end taken off the last one."""
    found = [each for one in part.enclosed for each in one.found]
    if found:
        last = placement.without_distribution(job, _without_tail(job, found[-1].lines))
        found[-1] = replace(found[-1], lines=tuple(_without_imprint(job.sheet, last)))
    return found


def _without_tail(job: CleaningJob, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without the page's below the last words; what is but short there is told."""
    kept = around.below(job.sheet, lines, job.facts.lines)
    gone = lines[len(kept) :]
    bare = around.bare_words([line.text for line in gone])
    if bare > 1:
        said = " ".join(line.text for line in gone[:bare])
        message = f"文末有 {bare} 行短语没有收入，像是网页的"
        job.find("left-out", message, "请看是不是讲话里的话", gone[0], excerpt=said[:80])
    return kept


def _once(job: CleaningJob, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without what stands twice; it is told."""
    kept = repeats.once(job.sheet, lines)
    still = {id(line) for line in kept}
    gone = [line for line in lines if id(line) not in still]
    if copy := repeats.second(kept) if job.on("repeat") else None:
        message = "从这里起与前面大半相同，都留着"
        if copy.whole:
            gone += kept[copy.start :]
            for line in kept[copy.start :]:
                job.sheet.drop(line.words, "repeat")
            kept = kept[: copy.start]
        else:
            job.find("repeated-text", message, "请看是不是同一篇，去掉一份", kept[copy.start])
    else:
        kept = repeats.without_title(job.sheet, kept)
    if len(gone) >= _TWICE:
        message = f"有 {len(gone)} 行与前面的一样，只留了前面的"
        job.find("repeated-text", message, "请看是不是同一篇出现了两次", gone[0])
    return kept


_TWICE = 3
"""So many lines that stood twice are told; a title said again is not worth it."""


def _without_imprint(sheet: Worksheet, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with agency and newspaper cut off behind the last sentence."""
    if not lines or "page-tail" in sheet.off:
        return list(lines)
    last = lines[-1]
    may_be = last.text.rstrip().endswith(("）", ")"))
    match = site_phrases.IMPRINT.search(last.text) if may_be else None
    if match is None or not (match.start() or lines[:-1]):
        return list(lines)
    sheet.drop(last.words.cut(match.start()), "page-tail")
    before = [last.part(last.words.cut(0, match.start()))] if match.start() else []
    return [*lines[:-1], *before]


def _body(job: CleaningJob, found: Sequence[SourceLine], base: int = 0) -> list[HeadedBlock]:
    """Return the body of a part as blocks, its punctuation mended.

    `base` is the level of its title in the outline that the format sets.
    """
    sheet, glued = job.sheet, list[SourceLine]()
    body = paragraphs.paragraphs(sheet, found, glued)
    body, blank = holes.kept(sheet, body)
    for line in blank:
        job.find("blank", "空格像是等着填写的空白，留着", "请填上漏写的字，或者去掉空格", line)
    broken = paragraphs.sentence_lines(body)
    ready = list(_ready(sheet, body))
    numbered = [(words, sheet.line_of(words)) for words, _ in ready]
    rows = [at for at, (_, is_table) in enumerate(ready) if is_table]
    for line in glued:
        job.find("glued-heading", "标题与正文可能连在一起", "请看标题到哪里为止", line)
    if broken:
        message, advice = "每句各占一行，分段已经丢失", "请按文意合并段落"
        job.find("sentence-lines", message, advice, body[0], severity=Severity.NOTE)
    bold = {body[at].number for at in bold_lines.headings(body)}
    headed = [at for at, (_, number) in enumerate(numbered) if number in job.facts.headed | bold]
    told = _told(job, numbered, base)
    made = outline.blocks(numbered, sentences=broken, tables=rows, headed=headed, told=told)
    return job.spans.marked(made)


def _told(
    job: CleaningJob, numbered: Sequence[tuple[Passage, int]], base: int
) -> Mapping[int, Block]:
    """Return what the format tells of paragraphs; what is doubtful in it is told, not followed."""
    texts = [words.text for words, _ in numbered]
    found = styled.told(texts, [job.raw.marks.get(at, UNMARKED) for _, at in numbered], base)
    for at, message, advice in found.doubts():
        words, number = numbered[at]
        quoted = words.text[: _TOLD // 2]
        job.find("heading-style", message, advice, number=number, excerpt=quoted)
    return found.blocks


def _ready(sheet: Worksheet, body: Sequence[SourceLine]) -> Iterator[tuple[Passage, bool]]:
    """Yield paragraphs with their punctuation mended, and tables as they are, which is told."""
    for line, is_table in tables.grouped(sheet, body):
        words = line.words
        if not is_table:
            words = sheet.stripped(sheet.apply(words, PUNCTUATION, SIGNS))
        if len(words):
            yield words, is_table


def _attached(job: CleaningJob, part: RawPart) -> RawPart:
    """Return an attachment with 附： taken off its title."""
    first = part.lines[0]
    job.find("attachment", "讲话之后附有另一篇文字，单独成篇", "请看是否需要收入", first)
    size = attachments.attachment_mark(first.text)
    job.sheet.drop(first.words.cut(0, size), "part-marker")
    rest = [first.part(first.words.cut(size))] if size < len(first.text) else []
    return replace(part, lines=[*rest, *part.lines[1:]])

"""Where the words of a part went: each is entered in the ledger, or dropped by a rule."""

import re
from collections.abc import Sequence

from converters.importing.body.punctuation import PUNCTUATION, SIGNS
from converters.importing.body.siblings import HeadedBlock
from converters.importing.head.found_head import FoundHead, subtitle_marks
from converters.importing.head.naming import Name
from converters.importing.job import CleaningJob
from converters.importing.ledger import Destination, ResultWords
from converters.importing.page import around
from converters.importing.passage import Passage
from converters.importing.signs.facts import WHEN, labelled
from converters.importing.split.parts import RawPart
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi
from converters.speech.model import Meta


def enter(
    job: CleaningJob,
    part: int,
    named: Name,
    top: FoundHead,
    pieces: Sequence[HeadedBlock],
) -> Passage:
    """Enter in the ledger where the words of a part went; return those of the subtitle."""
    sheet = job.sheet
    if len(named.words):
        title = sheet.as_written(named.words)
        job.outputs.append(ResultWords(Destination(part, fact="title"), title))
    subtitle = sheet.stripped(sheet.apply(top.subtitle, PUNCTUATION, SIGNS))
    start, end = subtitle_marks(subtitle.text)
    sheet.drop(subtitle.cut(0, start), "title")
    sheet.drop(subtitle.cut(end), "title")
    subtitle = subtitle.cut(start, end)
    if len(subtitle):
        job.outputs.append(
            ResultWords(Destination(part, fact="subtitle"), sheet.as_written(subtitle))
        )
    for words in top.moved:
        sheet.drop(words, "head-line")
    for words in top.again:
        sheet.drop(words, "repeat")
    for number, piece in enumerate(pieces):
        job.outputs.append(ResultWords(Destination(part, number), sheet.as_written(piece.words)))
    return subtitle


def tell_untold(job: CleaningJob, moved: Sequence[Passage], facts: Meta) -> None:
    """Note each line of the head that says more than the facts that were taken from it."""
    told = (facts.post, facts.organ, facts.place, facts.occasion, *facts.speakers)
    number = facts.circulation.number if facts.circulation else None
    values = sorted(filter(None, (*told, number)), key=len, reverse=True)
    for words in moved:
        label = labelled(words.text)
        said = label[1] if label else words.text
        rest = _BESIDE_DATE.sub("", "".join(WHEN.sub("", said).split()))
        for value in values:
            rest = rest.replace("".join(value.split()), "")
        if hanzi.count_hanzi(rest) >= _SAYS:
            excerpt = job.sheet.as_written(words).text
            message, advice = "题下的一行没有全部记入前言", "请看还说了什么，补进前言或正文"
            job.find("head-line", message, advice, excerpt=excerpt, number=job.sheet.line_of(words))


_BESIDE_DATE = re.compile(
    r"[（(][^（）()]{0,6}(?:星期|周|农历)[^（）()]{1,8}[）)]|农历\S{2,8}|[上下中]午|晚上?|同志"
)
_SAYS = 2


def drop_head(job: CleaningJob, part: RawPart, top: FoundHead) -> None:
    """Drop a part that has a head but no body."""
    for line in (part.label, top.title):
        if line is not None:
            job.sheet.drop(line.words, "part-marker")
            job.find("no-body", "这里只有题名，没有正文", "请对照原件，看正文是否丢失", line)
    for words in (top.subtitle, *top.moved, *top.again):
        job.sheet.drop(words, "head-line")


def without_distribution(job: CleaningJob, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines without those below them that say to whom a document went, which is told."""
    end = around.before_distribution(lines) if job.on("page-tail") else len(lines)
    for line in lines[end:]:
        job.sheet.drop(line.words, "page-tail")
    if end < len(lines):
        message = "文末的主送、抄送、印发没有收入"
        job.find("front-matter", message, "请看是否讲话里的话", lines[end])
    return list(lines[:end])


def drop_notes(job: CleaningJob, lines: Sequence[SourceLine]) -> None:
    """Drop the notes of a part that has no body, and tell each."""
    for line in lines:
        job.sheet.drop(line.words, "part-marker")
        job.find("no-body", "注释所注的正文没有收入，注释也没有收入", "请对照原件", line)

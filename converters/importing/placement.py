"""Where the words of a part went: each is entered in the ledger, or dropped by a rule."""

from collections.abc import Sequence

from converters.importing.body.punctuation import PUNCTUATION, SIGNS
from converters.importing.body.siblings import HeadedBlock
from converters.importing.head.found_head import FoundHead, subtitle_marks
from converters.importing.head.naming import Name
from converters.importing.job import CleaningJob
from converters.importing.ledger import Destination, ResultWords
from converters.importing.passage import Passage
from converters.importing.split.parts import RawPart
from converters.importing.text.lines import SourceLine


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


def drop_head(job: CleaningJob, part: RawPart, top: FoundHead) -> None:
    """Drop a part that has a head but no body."""
    for line in (part.label, top.title):
        if line is not None:
            job.sheet.drop(line.words, "part-marker")
            job.find("no-body", "这里只有题名，没有正文", "请对照原件，看正文是否丢失", line)
    for words in (top.subtitle, *top.moved, *top.again):
        job.sheet.drop(words, "head-line")


def drop_notes(job: CleaningJob, lines: Sequence[SourceLine]) -> None:
    """Drop the notes of a part that has no body, and tell each."""
    for line in lines:
        job.sheet.drop(line.words, "part-marker")
        job.find("no-body", "注释所注的正文没有收入，注释也没有收入", "请对照原件", line)

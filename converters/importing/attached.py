"""The attachments of a speech made blocks of it, each with a text of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from converters.importing.body.punctuation import PUNCTUATION, SIGNS
from converters.importing.body.siblings import HeadedBlock
from converters.importing.head import top_lines
from converters.importing.job import CleaningJob
from converters.importing.passage import Passage
from converters.importing.split import attachment_marks, enclosed
from converters.importing.split.attachment_lines import Enclosed, RawAttachment
from converters.importing.split.parts import RawPart
from converters.importing.text.lines import SourceLine
from converters.speech.model import Attachment

Body = Callable[[Sequence[SourceLine]], list[HeadedBlock]]
"""Makes blocks of the lines of a text."""
RULE = "enclosure"


def apart(
    job: CleaningJob, found: Sequence[SourceLine]
) -> tuple[Sequence[SourceLine], Sequence[Enclosed]]:
    """Return the lines without those of attachments, and the attachments."""
    if not job.on(RULE):
        return found, ()
    return enclosed.apart(found, standard=not job.on(attachment_marks.RULE))


def given(split: Sequence[RawPart], found: Sequence[Enclosed]) -> list[RawPart]:
    """Return the parts, each with the attachments that stand below it."""
    made = list(split)
    for one in found:
        above = (at for at, part in enumerate(made) if start(part) <= one.above.number)
        owner = max(above, default=0)
        made[owner] = replace(made[owner], enclosed=(*made[owner].enclosed, one))
    return made


def start(part: RawPart) -> int:
    """Return the line on which a part begins."""
    return min((line.number for line in (part.label, *part.lines) if line), default=0)


def text_of(job: CleaningJob, part: RawPart) -> list[SourceLine]:
    """Return the lines of a part without those that tell of its attachments, and what is doubtful.

    Such lines are made again from the titles where they say the same.
    """
    gone: dict[int, str] = {}
    for one in part.enclosed:
        if not one.told:
            message, advice = "没有附件说明，印出时据附件的标题加上", "请看是否合适"
            job.find("attachment", message, advice, one.found[0].mark)
        elif not one.agreed:
            message = "附件说明与附件对不上，附件说明照原样留着"
            job.find("attachment", message, "请核对附件的序号、标题", one.told[0])
        said = attachment_marks.items(one.told)
        rule = RULE if all(item.known for item in said) else attachment_marks.RULE
        gone |= {line.number: rule for line in one.told if one.agreed}
    for line in part.lines:
        if rule_of := gone.get(line.number):
            job.sheet.drop(line.words, rule_of)
    return [line for line in part.lines if line.number not in gone]


def pieces(job: CleaningJob, found: Sequence[RawAttachment], body: Body) -> Iterator[HeadedBlock]:
    """Yield where each attachment begins, and the blocks of its text."""
    for one in found:
        title = _title(job, one)
        begins = Attachment(one.number, title.text, one.mark.number, one.document)
        yield HeadedBlock(begins, title)
        yield from body(one.lines)


def _title(job: CleaningJob, one: RawAttachment) -> Passage:
    """Return the title of an attachment, its mark dropped: it is printed from the number."""
    sheet, mark = job.sheet, one.mark.words
    rule = RULE if one.standard else attachment_marks.RULE
    sheet.drop(mark.cut(0, one.at) if one.at else mark, rule)
    lines = [one.mark.part(mark.cut(one.at))] if one.at else one.title
    words = top_lines.as_one(sheet, lines, one.name).words
    return sheet.stripped(sheet.apply(words, PUNCTUATION, SIGNS))

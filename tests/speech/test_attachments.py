"""What was attached, and the lines that tell of it."""

from hypothesis import given
from hypothesis import strategies as st

from converters.speech import attachments, printed_words
from converters.speech.attachments import OutlineLine
from converters.speech.model import Attachment, Dateline, Enclosure, Note, Signature, text_of
from tests.make import head, para, speech

FIRST, SECOND = Attachment(1, "任务|分工表", 9), Attachment(2, "名单", 12)
TAIL = (Signature("县人大"), Dateline("2024年3月5日"), Note("（此件公开发布）"))


def test_the_lines_that_tell_of_attachments_are_made_from_their_titles() -> None:
    said = speech(para("开会。"), *TAIL, FIRST, para("甲。"), SECOND, para("乙。"))
    made = attachments.printed(said).blocks[1:3]
    assert [text_of(block) for block in made] == ["附件：1.任务分工表", "2.名单"]
    assert [block.line for block in made] == [9, 12]


def test_they_stand_under_the_text_and_above_the_signature() -> None:
    said = speech(para("开会。"), *TAIL, FIRST, para("甲。"))
    kinds = [type(block).__name__ for block in attachments.printed(said).blocks]
    assert kinds[:4] == ["Paragraph", "Enclosure", "Signature", "Dateline"]


def test_a_single_attachment_has_no_number() -> None:
    said = speech(para("开会。"), Attachment(None, "名单"), para("甲。"))
    assert [*printed_words.lines(said)][1:] == ["开会。", "附件：名单", "附件", "名单", "甲。"]


def test_what_is_bound_apart_has_the_number_of_its_document() -> None:
    apart = Attachment(1, "名单", 9, "西人常〔2024〕3号")
    said = speech(para("开会。"), apart, para("甲。"))
    assert [*printed_words.lines(said)][2:4] == ["附件：1.名单", "西人常〔2024〕3号附件1"]
    assert attachments.outline(said) == [OutlineLine(1, "附件1　名单")]


def test_lines_of_the_text_itself_stay_as_they_are() -> None:
    own = Enclosure("附件：别的")
    said = speech(para("开会。"), own, FIRST, para("甲。"))
    assert attachments.printed(said) == said


def test_without_attachments_nothing_is_made() -> None:
    said = speech(para("开会。"), *TAIL)
    assert attachments.printed(said) is said


@given(st.lists(st.sampled_from([FIRST, SECOND, *TAIL, para("甲。"), Enclosure("附件：乙")])))
def test_what_is_printed_is_printed_so_again(blocks: list[Attachment]) -> None:
    said = attachments.printed(speech(para("开会。"), *blocks))
    assert attachments.printed(said) == said
    assert [*printed_words.lines(said)] == [*printed_words.lines(speech(para("开会。"), *blocks))]


def test_headings_in_an_attachment_stand_under_its_title() -> None:
    said = speech(head(1, "一、甲"), FIRST, head(1, "一、乙"), head(2, "（一）丙"))
    assert attachments.outline(said) == [
        OutlineLine(1, "一、甲"),
        OutlineLine(1, "附件1　任务分工表"),
        OutlineLine(2, "一、乙"),
        OutlineLine(3, "（一）丙"),
    ]


def test_each_attachment_is_a_text_of_its_own() -> None:
    blocks = (para("开会。"), FIRST, para("甲。"), SECOND)
    assert [*attachments.texts(blocks)] == [blocks[:1], blocks[1:3], blocks[3:]]
    assert [*attachments.texts(blocks[1:])] == [(), blocks[1:3], blocks[3:]]

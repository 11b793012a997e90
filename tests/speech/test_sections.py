from collections.abc import Iterator

from hypothesis import given

from converters.speech import sections
from converters.speech.anchors import anchored
from converters.speech.model import Attachment, Form, Note, Speech
from converters.speech.sections import Anchored, Section
from tests.make import circulation, greeting, head, para, speech
from tests.speech.speeches import speeches

TALK = (
    greeting(),
    para("甲。"),
    Note("（掌声）"),
    para("乙。"),
    Attachment(None, "表"),
    para("丙。"),
)


def in_order(section: Section) -> Iterator[Anchored]:
    if section.heading:
        yield section.anchor, section.heading
    yield from section.blocks
    for inner in section.sections:
        yield from in_order(inner)
    yield from section.end


@given(speeches())
def test_every_block_stands_in_one_section_in_printed_order(talk: Speech) -> None:
    found = [block for text in sections.texts(talk) for block in in_order(text)]
    assert found == list(anchored(talk))


def test_a_note_parts_what_the_speaker_said() -> None:
    text, _ = sections.texts(speech(*TALK))
    said = [(is_said, [anchor for anchor, _ in blocks]) for is_said, blocks in text.passages()]
    assert said == [(True, ["p1", "p2"]), (False, ["p3"]), (True, ["p4"])]


def test_nobody_speaks_an_attachment_or_a_document() -> None:
    text, attachment = sections.texts(speech(*TALK))
    assert (text.is_spoken, attachment.is_spoken) == (True, False)
    order = speech(head(1, "一、甲"), para("乙。"), circulation=circulation(form=Form.ORDER))
    (document,) = sections.texts(order)
    assert not document.is_spoken
    assert not document.sections[0].is_spoken

"""Each paragraph of our own DOCX is known to be of a block, or of the front matter."""

import pytest

from converters.errors import SourceError
from converters.readers import markdown
from converters.returning.merging.owners import owners
from converters.returning.rows import chosen
from converters.settings.design import Design
from converters.speech.model import Speech, text_of
from tests.returning.merging.returned import form, returned

FORMS = ("attached", "apart", "joint", "minutes", "sealed-joint", "recipients", "letter")


@pytest.mark.parametrize("name", FORMS)
def test_every_block_has_its_paragraphs(design: Design, name: str) -> None:
    source = form(name)
    speech = markdown.read(source)
    paragraphs = chosen(returned(design, source=source), ())
    found = owners(speech, paragraphs)
    words: dict[int, str] = {}
    for one, owner in zip(paragraphs, found, strict=True):
        assert owner is not None or not one.text.strip()
        if owner and owner.block is not None and not owner.is_made:
            words[owner.block] = words.get(owner.block, "") + one.text
    said = ["".join(text_of(block).split()) for block in speech.blocks]
    assert ["".join(words[at].split()) for at in range(len(said))] == said


def test_lines_that_are_made_lead_to_the_attachments(design: Design) -> None:
    speech = markdown.read(form("attached"))
    found = owners(speech, chosen(returned(design, source=form("attached")), ()))
    made = [owner.block for owner in found if owner and owner.is_made]
    assert [type(speech.blocks[at or 0]).__name__ for at in made] == ["Attachment"] * 3


def test_other_words_are_refused(design: Design) -> None:
    speech = markdown.read(form("minutes"))
    paragraphs = chosen(returned(design, source=form("minutes")), ())
    for other in (speech.blocks[:-1], speech.blocks[1:], (*speech.blocks, speech.blocks[0])):
        with pytest.raises(SourceError, match="对不上"):
            owners(Speech(speech.meta, other), paragraphs)

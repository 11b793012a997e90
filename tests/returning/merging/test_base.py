"""What was sent: of each character of the line it is known what its paragraph was made of."""

from converters.returning.rows import chosen
from converters.settings.design import Design
from converters.speech.model import Paragraph, text_of
from tests.readers.revisions.test_revisions import NUMBERS
from tests.returning.merging.returned import base_of, returned


def test_a_paragraph_that_stays_is_the_block_it_was(design: Design) -> None:
    found = returned(design, lambda file: file.replace(NUMBERS, "五百六十八名"))
    base = base_of(found)
    for one in chosen(found, [1]):
        block = base.as_it_was(one)
        if "五百六十八名" in one.text:
            assert block is None and base.made_of([one]) != ()
        elif one.looks.style == "body text":
            assert isinstance(block, Paragraph) and text_of(block) == one.text


def test_lines_of_head_and_foot_are_known(design: Design) -> None:
    found = returned(design)
    base = base_of(found)
    front = [one.text for one in base.paragraphs if base.is_front(one)]
    assert front[0] == "某县人大常委会文件" and front[-1].endswith("印发")
    assert "同志们：" not in front


def test_a_new_character_is_of_no_paragraph(design: Design) -> None:
    found = returned(design, lambda file: file.replace(NUMBERS, "五百六十八名"))
    base = base_of(found)
    new = [at for at, place in enumerate(found.bases) if place is None]
    assert new and all(base.owner(at) is None for at in new)
    (one,) = [one for one in chosen(found, [1]) if "五百六十八名" in one.text]
    assert set(base.sides(one)) == {False}


def test_a_block_ends_where_its_last_paragraph_ends(design: Design) -> None:
    base = base_of(returned(design))
    stops = base.stops()
    assert stops == sorted(stops) and len(stops) == len(base.speech.blocks)

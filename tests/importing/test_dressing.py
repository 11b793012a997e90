"""Whatever head, menu, tail and shape a speech is dressed in, what is found is what was put on."""

import random
from dataclasses import replace

import pytest

from tests.importing import dressing


def told(dressed: list[dressing.Dressed]) -> str:
    return "\n".join(dressing.table(dressed))


@pytest.mark.slow
def test_a_sample_of_dressed_speeches_is_read_as_it_was_dressed() -> None:
    draw = random.Random(9704)
    sample = dressing.sample(draw, 43)
    assert dressing.share(sample, headings=False) >= 0.98, told(sample)


@pytest.mark.slow
def test_each_form_of_head_is_read_with_each_menu() -> None:
    whole = list(dressing.every(random.Random(16)))
    assert dressing.share(whole, headings=False) >= 0.99, told(whole)
    assert dressing.share(whole) >= 0.99, told(whole)


@pytest.mark.slow
def test_no_speaker_date_or_place_is_invented_under_any_head() -> None:
    sample = dressing.sample(random.Random(704), 43)
    assert [wrong for each in sample for wrong in dressing.invented(each)] == []


@pytest.mark.slow
def test_a_menu_and_a_tail_never_change_the_body() -> None:
    draw = random.Random(2012)
    bodies = dressing.bodies()
    for number in range(30):
        form, body = draw.randrange(len(dressing.HEADS)), draw.choice(bodies)
        words = random.Random(number)
        bare = dressing.dress(body, form, 0, 0, "paragraphs", words)
        words = random.Random(number)
        dressed = dressing.dress(body, form, number, number, "paragraphs", words)
        assert dressing.said(dressed) == dressing.said(bare), dressed.text[:400]


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["sentences", "breaks at 40", "indented"])
def test_lines_broken_anew_lose_no_word(shape: str) -> None:
    for number, body in enumerate(dressing.bodies()[::4]):
        plain = dressing.dress(body, 2, 0, 0, "paragraphs", random.Random(number))
        shaped = dressing.dress(body, 2, 0, 0, shape, random.Random(number))
        assert dressing.said(shaped) == dressing.said(plain)


def test_a_field_that_is_not_found_is_told() -> None:
    dressed = dressing.sample(random.Random(1), 1)[0]
    wrong = replace(dressed, fields={**dressed.fields, "speaker": "无名氏"})
    assert dressing.share([wrong]) < dressing.share([dressed])
    assert any("speaker" in line for line in dressing.table([wrong]))

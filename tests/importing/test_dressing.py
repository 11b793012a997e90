"""Whatever head, menu, tail and shape a speech is dressed in, what is found is what was put on."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from converters import importing
from tests.effort import effort
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
    whole = list(dressing.every(random.Random(16)))[:: effort(6, 1)]
    assert dressing.share(whole, headings=False) >= 0.99, told(whole)
    assert dressing.share(whole) >= effort(0.98, 0.99), told(whole)


@pytest.mark.slow
def test_no_speaker_date_or_place_is_invented_under_any_head() -> None:
    sample = dressing.sample(random.Random(704), 43)
    assert [wrong for each in sample for wrong in dressing.invented(each)] == []


def forms(of: Sequence[object]) -> st.SearchStrategy[int]:
    return st.integers(0, len(of) - 1)


@pytest.mark.slow
@settings(max_examples=effort(15, 1500))
@given(forms(dressing.HEADS), forms(dressing.MENUS), forms(dressing.TAILS), st.integers(0, 999))
@example(form=23, menu=5, tail=0, number=7)
def test_no_menu_and_no_tail_ever_changes_the_body(
    form: int, menu: int, tail: int, number: int
) -> None:
    bodies = dressing.bodies()
    bare, dressed = (
        dressing.dress(
            bodies[number % len(bodies)], form, above, below, "paragraphs", random.Random(number)
        )
        for above, below in ((0, 0), (menu, tail))
    )
    assert dressing.said(dressed) == dressing.said(bare), dressed.text[:400]


@settings(max_examples=effort(8, 300))
@given(forms(dressing.MENUS), st.sampled_from([s for s in dressing.SLOGANS if " " in s]))
@example(menu=8, slogan="抓住机遇 加快水利建设步伐")
@example(menu=1, slogan="凝心聚力 真抓实干 奋力谱写青石新篇章")
@example(menu=25, slogan="凝心聚力 真抓实干 奋力谱写青石新篇章")
def test_a_title_on_several_lines_is_whole_under_any_menu(menu: int, slogan: str) -> None:
    lines = [*slogan.split(" "), "——在全县水利工作会议上的讲话", "周明远", "同志们："]
    said = "今天召开全县水利工作会议，主要任务是总结去年的工作，部署今年的任务。"
    text = "\n".join([dressing.MENUS[menu], *lines, said]).strip()
    found = importing.clean(text.encode(), "a.txt")
    assert [speech.meta.title for speech in found.speeches] == [slogan.replace(" ", "\u3000")]


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

import unicodedata

import pytest

from converters.speech import hanzi, radicals

BLOCKS = [chr(code) for code in range(0x2E80, 0x2FE0)]


@pytest.mark.parametrize("char", BLOCKS, ids=lambda char: f"{ord(char):04X}")
def test_every_radical_becomes_one_unified_hanzi_and_nothing_else_changes(char: str) -> None:
    assigned = unicodedata.category(char) == "So"
    for traditional in (True, False):
        made = radicals.unified(char, traditional=traditional)
        changes = assigned and char != "⺀"
        assert (made != char) == changes == bool(radicals.RADICAL.match(char))
        assert len(made) == 1
        assert not changes or "CJK UNIFIED IDEOGRAPH" in unicodedata.name(made)
        assert radicals.unified(made, traditional=traditional) == made


def test_the_table_agrees_with_the_compatibility_forms_of_unicode() -> None:
    forms = {char: unicodedata.normalize("NFKC", char) for char in BLOCKS}
    assert [c for c, form in forms.items() if form != c and radicals.EQUIVALENT[c] != form] == []


def test_mainland_forms_are_final_and_never_traditional() -> None:
    assert radicals.MAINLAND.keys().isdisjoint(radicals.MAINLAND.values())
    assert radicals.MAINLAND.keys().isdisjoint(radicals.FORMS.values())


@pytest.mark.parametrize(
    ("radical", "simplified", "traditional"),
    [
        ("⺠", "民", "民"),
        ("⻛", "风", "风"),
        ("⼾", "户", "戶"),
        ("⿈", "黄", "黃"),
        ("⾭", "青", "靑"),
    ],
)
def test_the_form_is_that_of_the_script(radical: str, simplified: str, traditional: str) -> None:
    assert radicals.unified(radical) == simplified
    assert radicals.unified(radical, traditional=True) == traditional


def test_texts_are_compared_without_regard_to_radicals() -> None:
    assert hanzi.fold("⻓⽅形") == "长方形"

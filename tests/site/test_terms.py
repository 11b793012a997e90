import re

from converters.site import terms


def test_pairs_do_not_cross_a_separator() -> None:
    assert terms.terms("三农，工作。") == {"三农", "工作"}


def test_a_bridge_makes_a_triple_of_its_neighbours_and_no_other_does() -> None:
    assert terms.terms("好的国际") == {"好的", "的国", "国际", "好的国"}
    assert terms.terms("的国") == {"的国"}


def test_bridges_in_a_row_make_a_triple_each() -> None:
    assert {"人的一", "的一生"} <= terms.terms("人的一生")


def test_single_characters_are_those_that_are_no_separators() -> None:
    assert terms.characters(["三农，", "𬭊㎡"]) == {"三", "农", "𬭊", "㎡"}


def test_the_separators_are_what_a_character_class_can_hold() -> None:
    inside = re.compile(f"[{terms.SEPARATORS}]")
    assert all(inside.match(char) for char in "，。、：；！？,.() \n")
    assert not any(inside.match(char) for char in "三a9Ａ〇々")


def test_radicals_and_old_forms_are_found_under_the_common_hanzi() -> None:
    assert terms.fold("⻓沙⼾籍") == terms.fold("长沙戶籍") == "长沙户籍"
    assert len(terms.FORMS) % 2 == 0
    assert all(
        terms.fold(char) == form for char, form in zip(*[iter(terms.FORMS)] * 2, strict=True)
    )

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from converters.site import terms, written


def test_pairs_do_not_cross_a_separator() -> None:
    assert terms.terms("三农，工作。") == {"三农", "工作"}


def test_a_bridge_makes_a_triple_of_its_neighbours_and_no_other_does() -> None:
    assert terms.terms("好的国际") == {"好的", "的国", "国际", "好的国"}
    assert terms.terms("的国") == {"的国"}


@given(st.text("的三农a，\U00030edd\ud800", max_size=12))
def test_pairs_are_of_neighbours_whatever_plane_they_are_of(text: str) -> None:
    near = {before + after for before, after in pairwise(text) if "，" not in (before, after)}
    assert {term for term in terms.terms(text) if len(term) == 2} == near


def test_bridges_in_a_row_make_a_triple_each() -> None:
    assert {"人的一", "的一生"} <= terms.terms("人的一生")


def test_single_characters_are_those_that_are_no_separators() -> None:
    assert terms.characters(["三农，", "𬭊㎡"]) == {"三", "农", "𬭊", "m", "2"}


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


def test_traditional_hanzi_and_noughts_are_found_under_the_common_ones() -> None:
    assert terms.fold("鄉村振興專家服務團") == "乡村振兴专家服务团"
    assert terms.fold("二○二零") == terms.fold("二〇二〇")


def test_no_form_is_itself_taken_for_another() -> None:
    assert not set(terms.FORMS[::2]) & set(terms.FORMS[1::2])


def test_what_only_punctuation_keeps_apart_is_marked_so() -> None:
    found = terms.of_unit("坚定信心，众志成城")
    assert {"心众,", "信心"} <= found
    assert "心众" not in found
    assert {"人的国,", "的国,"} <= terms.of_unit("人的，国")
    assert "人的国," in terms.of_unit("人，的，国")


def test_a_decimal_point_is_no_punctuation() -> None:
    assert terms.of_unit("191.5") == {"19", "91", "191"}
    assert not {"15", "15,"} & terms.of_unit("191·5年")


def test_nothing_goes_from_a_heading_into_the_paragraph() -> None:
    assert not {term for term in terms.of_unit("一、认识\n要提高") if "识要" in term}


@given(st.text(alphabet="一月二〇2年，。、a的和 19·", max_size=24), st.data())
def test_any_part_of_a_unit_has_its_terms_with_and_without_punctuation(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    known = terms.of_unit(text)
    assert terms.terms(written.parted(part)) <= known | {term[:-1] for term in known}
    bare = re.sub("[，。、 ]", "", part)
    if not re.search("[0-9][，。、 ·]+[0-9]", text):
        assert {term + "," for term in terms.terms(written.parted(bare))} <= known | {
            term + "," for term in known
        }


SIGNS = st.text("三农著乾零○，。、：“”（）()％%Ⅱ２Aa…―× -—·.~þ\n\uffff\u1680", max_size=20)


@given(st.lists(SIGNS, max_size=4))
def test_signs_replaced_in_many_texts_are_those_of_the_table(texts: list[str]) -> None:
    for quick, table in ((terms.plain, terms._PLAIN), (terms._letters, terms._LETTERS)):
        assert quick.each(texts) == [text.translate(table) for text in texts]


def test_a_hanzi_in_its_common_form_and_a_usual_sign_are_left_alone_or_replaced() -> None:
    kept = [char for char in map(chr, range(0x10000)) if not terms._RARE.match(char)]
    assert len(kept) > 18000
    for quick, table in ((terms.plain, terms._PLAIN), (terms._letters, terms._LETTERS)):
        altered = dict(quick._replaced)
        assert all(altered.get(char, char) == table[ord(char)] for char in kept)


@given(st.lists(st.text("〇一2年月，a 的\n第十五", max_size=20), max_size=3))
def test_units_taken_apart_in_one_go_are_each_what_they_are_alone(units: list[str]) -> None:
    assert terms.letters(units) == [own for unit in units for own in terms.letters([unit])]

"""How often, where and how different words must be met to be a sign."""

from converters.importing.signs.word_signs import sign_of


def test_a_sign_is_met_as_often_as_it_asks() -> None:
    sign = sign_of("修渠", 1, "渠|闸", 2)
    assert sign.found("渠。") is None
    assert (found := sign.found("渠，闸，渠。")) is not None
    assert (found.name, found.weight, found.quote) == ("修渠", 1, "渠、闸")


def test_a_sign_of_different_words_counts_each_once() -> None:
    sign = sign_of("修渠", 1, "渠|闸", 2, once=True)
    assert sign.found("渠渠。") is None
    assert sign.found("渠闸。") is not None


def test_a_sign_of_the_beginning_is_looked_for_there_and_in_the_last_words() -> None:
    sign = sign_of("修渠", 1, "渠", first=10)
    assert sign.found("水" * 10 + "渠" + "水" * 500) is None
    assert sign.found("水" * 500 + "渠") is not None


def test_a_hint_that_is_missing_spares_the_search() -> None:
    assert sign_of("修渠", 1, "渠", hint="闸").found("渠") is None

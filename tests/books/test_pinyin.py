import pytest

from converters.books import pinyin


@pytest.mark.parametrize(
    ("text", "letter"),
    [("西平县", "X"), ("“双碳”", "S"), ("《条例》", "T"), ("2020年", "其他"), ("AI", "A")],
)
def test_a_text_stands_under_the_letter_of_its_sound(text: str, letter: str) -> None:
    assert pinyin.letter(text) == letter


def test_a_surname_sounds_as_a_surname() -> None:
    assert pinyin.letter("单田芳", name=True) == "S"
    assert pinyin.letter("单位", name=False) == "D"
    assert pinyin.sounds("尉迟恭", name=True)[:2] == ("yu4", "chi2")


def test_what_has_no_sound_comes_last() -> None:
    assert sorted(["2020", "张三", "安全"], key=pinyin.key) == ["安全", "张三", "2020"]


def test_equal_sounds_are_told_apart_by_their_characters() -> None:
    assert pinyin.key("李世") != pinyin.key("李是")


def test_latin_words_stand_among_the_sounds_whatever_their_capitals() -> None:
    words = ["GDP核算", "长江保护", "公共服务", "John Smith", "阿不都热依木", "高铁", "iPad"]
    assert sorted(words, key=pinyin.key) == [
        *("阿不都热依木", "长江保护", "高铁", "GDP核算", "公共服务", "iPad", "John Smith"),
    ]
    assert [pinyin.letter(word) for word in ("iPad", "GDP核算")] == ["I", "G"]

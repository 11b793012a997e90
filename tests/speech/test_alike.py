import pytest

from converters.speech import alike, scripts, traditional


@pytest.mark.parametrize("text", ["鄉鎮", "⼾籍", "戶籍", "○", "零", "長", "⻓"])
def test_other_forms_become_the_common_one(text: str) -> None:
    assert alike.common(text) != text
    assert alike.common(alike.common(text)) == alike.common(text)


def test_no_form_is_itself_taken_for_another() -> None:
    assert not set(alike.FORMS) & set(alike.FORMS.values())


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("鼓浪嶼上瞭解廬山", "鼓浪屿上了解庐山"),
        ("倉庫並非偉業，關係緊張", "仓库并非伟业，关系紧张"),
        ("麵粉、鐘錶、頭髮、乾淨", "面粉、钟表、头发、干净"),
        ("隨著夥伴們", "随着伙伴们"),
        ("徵求意見，捨己救人", "征求意见，舍己救人"),
    ],
)
def test_a_traditional_text_is_the_simplified_one(text: str, common: str) -> None:
    assert alike.common(text) == common


def test_the_rarer_traditional_hanzi_are_told_once_and_are_no_simplified_ones() -> None:
    assert not set(traditional.RARER) & set(scripts.SIMPLIFIED)
    assert not set(traditional.RARER) & {*traditional.RARER.values(), *scripts.SIMPLIFIED.values()}

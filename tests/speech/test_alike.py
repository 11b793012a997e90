import pytest

from converters.speech import alike


@pytest.mark.parametrize("text", ["鄉鎮", "⼾籍", "戶籍", "○", "零", "長", "⻓"])
def test_other_forms_become_the_common_one(text: str) -> None:
    assert alike.common(text) != text
    assert alike.common(alike.common(text)) == alike.common(text)


def test_no_form_is_itself_taken_for_another() -> None:
    assert not set(alike.FORMS) & set(alike.FORMS.values())

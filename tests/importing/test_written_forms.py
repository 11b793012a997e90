"""A text in traditional hanzi is read as its simplified twin, and printed as it was written."""

import pytest

from converters.speech.scripts import SIMPLIFIED, is_traditional
from tests.importing import cases

_TRADITIONAL = str.maketrans({plain: char for char, plain in SIMPLIFIED.items()})
_SIMPLIFIED = str.maketrans(SIMPLIFIED)
CASES = [
    pytest.param(raw.translate(_TRADITIONAL), out, id=title)
    for title, raw, out in cases.every()
    if is_traditional(raw.translate(_TRADITIONAL)) and not is_traditional(raw)
]

_CORNERS = str.maketrans("“”‘’", "「」『』")
_CURLED = str.maketrans("「」『』", "“”‘’")
QUOTED = [
    pytest.param(raw.translate(_CORNERS), out, id=title)
    for title, raw, out in cases.every()
    if raw.translate(_CORNERS) != raw
]


@pytest.mark.parametrize(("raw", "expected"), QUOTED)
def test_a_page_with_corner_quotes_becomes_the_same_speeches(raw: str, expected: str) -> None:
    found = cases.cleaned(raw)
    assert cases.printed(found).translate(_CURLED) == expected.translate(_CURLED)
    assert found.ledger.faults() == []


def test_a_paragraph_that_ends_in_a_corner_quote_is_not_joined_with_the_next() -> None:
    found = cases.cleaned(
        "在全縣農業會議上的講話\n同志們：\n今天我們開這個會，就是要把去年的工作總結好。\n"
        "有一句老話講得好，請大家不要忘記：「種瓜得瓜，種豆得豆。」\n"
        "這句話說的是，一分耕耘才有一分收穫，「天上不會掉餡餅」，誰也不要心存僥倖。\n"
    )
    assert cases.printed(found).splitlines()[-2:] == [
        "有一句老話講得好，請大家不要忘記：「種瓜得瓜，種豆得豆。」",
        "這句話說的是，一分耕耘才有一分收穫，「天上不會掉餡餅」，誰也不要心存僥倖。",
    ]


@pytest.mark.parametrize(("raw", "expected"), CASES)
def test_a_page_in_traditional_hanzi_becomes_the_same_speeches(raw: str, expected: str) -> None:
    found = cases.cleaned(raw)
    assert cases.printed(found).translate(_SIMPLIFIED) == expected.translate(_SIMPLIFIED)
    assert found.ledger.faults() == []


def test_titles_names_and_words_stand_in_the_hanzi_of_the_file() -> None:
    found = cases.cleaned(
        "在全縣水利工作會議上的講話\n縣長　陳 國 強\n同志們：\n"
        "今天，我們在這裡召開全縣水利工作會議，主要任務是總結去年的工作，部署今年的任務。\n"
        "一、提高認識，加強領導\n水利是農業的命脈，請大家務必記住，謝謝。\n"
    )
    assert cases.printed(found).splitlines()[:5] == [
        "题名：在全縣水利工作會議上的講話",
        "讲话人：陳國強",
        "职务：縣長",
        "场合：全縣水利工作會議",
        "> 同志們：",
    ]
    assert "# 一、提高認識，加強領導" in cases.printed(found)


def test_a_title_made_from_the_words_is_made_in_their_hanzi() -> None:
    found = cases.cleaned(
        "同志們：\n今天，縣政府召開全縣農業機械化工作會議，主要任務是總結經驗，部署工作。\n"
        "機械化關係到農業的發展，各鄉鎮要認真學習領會，對照檢查，把工作做實做細，請大家記住。\n"
    )
    assert found.speeches[0].meta.title == "在全縣農業機械化工作會議上的講話"

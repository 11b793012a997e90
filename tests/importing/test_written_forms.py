"""A text in traditional hanzi is read as its simplified twin, and printed as it was written."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from converters import importing
from converters.speech.scripts import SIMPLIFIED, is_traditional
from tests.effort import effort
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


@pytest.mark.parametrize(("raw", "expected"), CASES[:: effort(4, 1)])
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


def test_a_character_that_the_file_writes_as_the_rules_know_it_stays_so_in_a_title() -> None:
    found = cases.cleaned(
        "在 歡 迎 台 商 大 會 上 的 講 話\n各位來賓：\n"
        "今天，我們在這裡召開大會，歡迎來自各地的台商朋友，請大家多提寶貴的意見，謝謝。\n"
    )
    assert found.speeches[0].meta.title == "在歡迎台商大會上的講話"


_AS_IT_IS = set("着郄丨\u9fff")
"""著名 is not 着名; a surname, a bar and the end of a range have no other form."""


def test_each_simplified_hanzi_that_a_rule_names_has_its_traditional_form_in_the_table() -> None:
    known = {*SIMPLIFIED, *SIMPLIFIED.values(), *_AS_IT_IS}
    named = {char for words in _strings_of_rules() for char in words if _is_hanzi(char)}
    assert [char for char in sorted(named - known) if not _in_big5(char)] == []


def _strings_of_rules() -> Iterator[str]:
    for path in Path(importing.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield "" if id(node) in said else node.value


def _is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _in_big5(char: str) -> bool:
    try:
        return bool(char.encode("big5"))
    except UnicodeEncodeError:
        return False


def test_what_an_office_does_is_understood_in_traditional_hanzi() -> None:
    found = cases.cleaned(
        "在全廳辦公室工作會議上的講話\n教育廳辦公室主任　從 內 辦\n2019年4月2日\n同志們：\n"
        "今天我們召開這個會議，語言文字工作也要講一講，請大家從現在做起，沒有捷徑可走。\n"
    )
    assert found.speeches[0].meta.occasion == "全廳辦公室工作會議"
    assert found.speeches[0].meta.post == "教育廳辦公室主任"

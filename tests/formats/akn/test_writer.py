from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from converters.formats.akn import writer
from converters.speech import anchors
from converters.speech.bare import bare
from converters.speech.dates import PartialDate
from converters.speech.model import Numbered, Speech
from tests.formats import printed
from tests.make import own, speech
from tests.speech.speeches import speeches

A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
REFERRING = ("href", "by", "source", "dictionary")
"""The attributes that name the `eId` of another element."""
BY_NAME = pytest.mark.parametrize("name", printed.known())


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).with_name("akomantoso30.xsd")))


def written(known: Speech, source: bytes = b"") -> etree._Element:
    """Return the debate of a speech: it is valid by the schema, and what it refers to is there."""
    document = etree.fromstring(writer.write(known, own().plain_design, source))
    schema().assertValid(document)
    ids = [each.get("eId") for each in document.iter() if each.get("eId")]
    assert len(set(ids)) == len(ids)
    named = {to for each in document.iter() for to in map(each.get, REFERRING) if to}
    assert {to[1:] for to in named if to.startswith("#")} <= set(ids)
    return document[0]


def marked(debate: etree._Element) -> tuple[str, list[int]]:
    """Return the words beside the facts, without blanks, and where pages begin in them."""
    words, places = "", []
    for part in debate[1:]:
        for event, each in etree.iterwalk(part, events=("start", "end")):
            if event == "start" and each.tag == f"{A}eop":
                places.append(len(words))
                assert each.get("number") == str(len(places))
            words += bare((each.text if event == "start" else each.tail) or "")
    return words, places


def shown(debate: etree._Element, name: str) -> list[str]:
    return [each.get("showAs", "") for each in debate.iter(f"{A}{name}")]


def notes(debate: etree._Element) -> dict[str, str]:
    return {each.get("eId", ""): "".join(each.itertext()) for each in debate.iter(f"{A}note")}


@BY_NAME
def test_all_are_valid_and_words_and_pages_are_the_printed_ones(name: str) -> None:
    known, source = printed.known()[name]
    assert marked(written(known, source)) == (printed.words(known), list(known.pages))


@settings(max_examples=10)
@given(speeches())
def test_any_speech_is_valid_and_keeps_its_words_and_its_places(known: Speech) -> None:
    debate = written(known)
    assert marked(debate)[0] == printed.words(known)
    assert {anchor for anchor, _ in anchors.anchored(known)} <= {
        it.get("eId") for it in debate.iter()
    }


def test_what_is_no_akoma_ntoso_is_refused() -> None:
    data = writer.write(speech(), own().plain_design, b"").replace(b"heading>", b"head>")
    wrong = etree.fromstring(
        data.replace(b"<debateBody>", b"<body>").replace(b"</debateBody>", b"</body>")
    )
    assert not schema().validate(wrong)


def test_sections_stand_within_one_another_by_the_outline() -> None:
    debate = written(printed.FULL)
    outer = {
        each.get("eId"): each.getparent().get("eId") for each in debate.iter(f"{A}debateSection")
    }
    assert outer == {"text": None, "s1": "text", "s1-0-1": "s1", "s1-1": "s1"}
    signed = [
        each.getparent().get("eId")
        for each in debate.iter(f"{A}p")
        if each.get("class") == "signature"
    ]
    assert signed == ["s1-0-1", "text"]


def test_the_facts_are_told() -> None:
    debate = written(printed.FULL)
    assert shown(debate, "TLCPerson") == ["张三、李四", "张三", "李四"]
    assert shown(debate, "TLCRole") == ["主任、副主任"]
    assert shown(debate, "TLCOrganization") == ["汇编", "县人大"]
    assert shown(debate, "TLCLocation") == ["县城"]
    assert shown(debate, "keyword") == ["讲话", "经济"]
    assert [each.get("date") for each in debate.iter(f"{A}eventRef")] == [
        "2024-04-01",
        "2024-05-01",
    ]
    assert notes(debate)["note-change1"] == "更正：<一>；误：误；正：正"
    assert {each.get("by") for each in debate.iter(f"{A}speech")} == {"#speaker"}


def test_a_speech_of_no_kind_yet_is_valid() -> None:
    assert shown(written(speech(kind="")), "keyword") == []
    assert shown(written(speech(kind="", topics=("水利",))), "keyword") == ["水利"]


def test_what_nobody_knows_is_said_and_nothing_made_up() -> None:
    debate = written(speech())
    for name in ("TLCPerson", "TLCRole", "TLCLocation", "TLCEvent"):
        assert shown(debate, name) == ["不详"]
    assert "占位，不是事实" in notes(debate)["note-date"]
    assert "没有标页" in notes(debate)["note-pages"]
    assert not list(debate.iter(f"{A}docDate"))


@pytest.mark.parametrize(
    ("known", "told", "named"),
    [
        (None, "2012-07-01", "unknown"),
        (PartialDate(2024), "2024-01-01", "said-in-year"),
        (PartialDate(2024, 3), "2024-03-01", "said-in-month"),
        (PartialDate(2024, 3, 5), "2024-03-05", "said"),
    ],
)
def test_a_date_that_is_not_whole_is_named_so(
    known: PartialDate | None, told: str, named: str
) -> None:
    debate = written(speech(date=known))
    dates = {(each.get("date"), each.get("name")) for each in debate.iter(f"{A}FRBRdate")}
    assert dates == {(told, named)}
    assert ("note-date" in notes(debate)) == (named != "said")


def test_a_day_in_the_head_is_told_to_machines() -> None:
    (day,) = written(speech(date=date(2024, 3, 5))).iter(f"{A}docDate")
    assert (day.get("date"), day.text) == ("2024-03-05", "（2024年3月5日）")


def test_the_edition_is_told_and_the_same_speech_gives_the_same_bytes() -> None:
    known = Speech(speech().meta, speech().blocks, Numbered(3))
    assert "第 3 版，校验值 e3b0 c442 98fc 1c14" in notes(written(known))["note-text"]
    assert writer.write(known, own().plain_design, b"") == writer.write(
        known, own().plain_design, b""
    )

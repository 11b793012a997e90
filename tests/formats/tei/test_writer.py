import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from converters.formats.tei import writer
from converters.speech import anchors
from converters.speech.bare import bare
from converters.speech.model import (
    Numbered,
    Speech,
)
from tests.formats import printed
from tests.make import own, speech
from tests.speech.speeches import speeches

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SCHEMA = Path(__file__).with_name("parla-clarin.rng")
BY_NAME = pytest.mark.parametrize("name", printed.known())


def written(known: Speech, source: bytes = b"") -> etree._Element:
    return etree.fromstring(writer.write(known, own().plain_design, source))


def text(document: etree._Element) -> etree._Element:
    found = document.find(f"{T}text")
    assert found is not None
    return found


def told(document: etree._Element, path: str) -> list[str]:
    """Return the words at a path below the header."""
    below = "/".join(f"{T}{step}" for step in path.split("/"))
    return ["".join(each.itertext()) for each in document.iterfind(f"{T}teiHeader/{below}")]


def marked(element: etree._Element) -> tuple[str, list[int]]:
    """Return the words without white space, and where page marks 1, 2 … stand in them."""
    words, places = "", []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and each.tag == f"{T}pb":
            places.append(len(words))
            assert each.get("n") == str(len(places))
        words += bare((each.text if event == "start" else each.tail) or "")
    return words, places


@BY_NAME
def test_words_and_pages_are_the_printed_ones(name: str) -> None:
    known, source = printed.known()[name]
    assert marked(text(written(known, source))) == (printed.words(known), list(known.pages))


@settings(max_examples=10)
@given(speeches())
def test_any_speech_keeps_its_words_and_its_places(known: Speech) -> None:
    body = text(written(known))
    assert marked(body)[0] == printed.words(known)
    places = {
        each.get(ID, "").partition(".")[2] for each in body.iter() if isinstance(each.tag, str)
    }
    assert {anchor for anchor, _ in anchors.anchored(known)} <= places


@pytest.mark.slow
def test_all_are_valid_by_the_schema(tmp_path: Path) -> None:
    """One call for all, and one that has to fail: what jing says is looked at."""
    for name, (known, source) in printed.known().items():
        (tmp_path / f"{name}.xml").write_bytes(writer.write(known, own().plain_design, source))
    full = writer.write(printed.FULL, own().plain_design, b"")
    (tmp_path / "full.xml").write_bytes(full)
    (tmp_path / "wrong.xml").write_bytes(full.replace(b"body>", b"main>"))
    files = sorted(tmp_path.glob("*.xml"))
    done = subprocess.run(["jing", SCHEMA, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    refused = {line.partition(".xml:")[0] for line in done.stdout.splitlines()}
    assert refused == {str(tmp_path / "wrong")}


def test_sections_stand_within_one_another_by_the_outline() -> None:
    body = text(written(printed.FULL))
    outer = {each.get(ID): each.getparent().get(ID) for each in body.iter(f"{T}div")}
    assert outer == {
        None: None,
        "_2020-1.s1": None,
        "_2020-1.s1-0-1": "_2020-1.s1",
        "_2020-1.s1-1": "_2020-1.s1",
    }
    signed = [each.getparent().get(ID) for each in body.iter(f"{T}note") if each.get(ID)]
    assert signed == ["_2020-1.s1-0-1", None]


def test_what_is_spoken_is_the_speakers() -> None:
    said = [each.get("who") for each in text(written(printed.FULL)).iter(f"{T}u")]
    assert said == ["#_2020-1.speaker1 #_2020-1.speaker2"] * 2
    document, source = printed.known()["attached"]
    assert not list(text(written(document, source)).iter(f"{T}u"))


def test_the_facts_are_told() -> None:
    document = written(printed.FULL)
    assert told(document, "fileDesc/titleStmt/title") == ["在大会上的讲话", "新年"]
    assert told(document, "fileDesc/titleStmt/author") == ["张三", "李四"]
    assert told(document, "fileDesc/sourceDesc/bibl/idno") == ["http://a.b/查 询?x&y"]
    assert told(document, "profileDesc/particDesc/listPerson/desc") == ["职务：主任、副主任"]
    assert told(document, "profileDesc/particDesc/listOrg/org/orgName") == ["县人大"]
    assert told(document, "revisionDesc/change") == ["补充：二", "更正：<一>；误：误；正：正"]
    (days,) = document.iterfind(f".//{T}setting/{T}date")
    assert (days.get("when"), days.text) == ("2024-03-05", "2024年3月5日")
    (checked,) = document.iterfind(f".//{T}correction")
    assert checked.get("status") == "high"


def test_what_nobody_knows_is_said_and_nothing_made_up() -> None:
    document = written(speech())
    for path in ("name", "date", "activity"):
        assert set(told(document, f"profileDesc/settingDesc/setting/{path}")) == {"不详"}
    assert told(document, "profileDesc/particDesc/listPerson/person/persName") == ["不详"]
    assert told(document, "fileDesc/titleStmt/author") == ["不详"]
    assert not [each for each in document.iter() if each.get("when")]
    assert not list(document.iter(f"{T}pb"))
    assert "没有标页" in told(document, "encodingDesc/projectDesc/p")[0]


def test_the_post_of_one_speaker_is_his() -> None:
    document = written(speech(speaker="张三", post="主任"))
    assert told(document, "profileDesc/particDesc/listPerson/person/affiliation/roleName") == [
        "主任"
    ]


def test_the_edition_is_told_with_its_check_value() -> None:
    known = Speech(speech().meta, speech().blocks, Numbered(3), (0,))
    document = written(known)
    assert told(document, "fileDesc/editionStmt/edition") == ["第 3 版"]
    assert (
        "pb 是第 3 版 PDF（校验值 e3b0 c442 98fc 1c14）"
        in told(document, "encodingDesc/projectDesc/p")[0]
    )
    assert writer.write(known, own().plain_design, b"") == writer.write(
        known, own().plain_design, b""
    )

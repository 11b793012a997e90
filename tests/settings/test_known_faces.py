"""A face answers from what was kept of it as it does from its tables, which are not read again."""

import json
from typing import Any

import pytest

from converters import resources
from converters.formats.pdf.setting import Case
from converters.settings import known_faces
from converters.settings.fonts import Face
from converters.settings.known_faces import KnownFace
from converters.typeset import font_subset, marks, metrics
from converters.typeset.metrics import Metrics
from tests.typeset.boxes import Box, chain, face

WORDS = "同志们，我要讲——10 A·。"
TOLD = ("family", "postscript_name", "style_name", "units", "curves", "names", "has_cids")
SMALL = face("small", {"中": Box(2048, 200, -100, 1800, 1500), "，": Box(1024)}, 2048, {"·": "，"})


def kept(whole: Face, **other: Any) -> KnownFace:
    facts = json.loads(json.dumps(known_faces.facts_of(whole)))
    return KnownFace(whole.file, whole.data, b"bones", {**facts, **other})


def of_the_program(name: str) -> Face:
    data = (resources.root() / "fonts/free" / name).read_bytes()
    return Face(name, font_subset.to_characters(data, map(ord, WORDS)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["FandolFang-Regular.otf", "NotoSerifCJKsc-Regular.otf", "Tinos-Regular.ttf"]
)
def test_it_answers_as_the_font_does(name: str) -> None:
    agrees(of_the_program(name), WORDS)


def test_two_characters_may_share_a_glyph() -> None:
    agrees(SMALL, "中，·大 \U00020000")


def agrees(whole: Face, words: str) -> None:
    known = kept(whole)
    assert [getattr(known, name) for name in TOLD] == [getattr(whole, name) for name in TOLD]
    assert known.has_cids is False or known.numbers_are_cids is whole.numbers_are_cids
    assert list(known.characters) == list(whole.characters)
    assert Case(known).sample() == Case(whole).sample()
    assert [known.has(char) for char in words] == [whole.has(char) for char in words]
    for char in filter(whole.has, words):
        assert known.number(char) == whole.number(char)
        assert known.advance(char) == whole.advance(char)
        assert Metrics(chain(known)).ink(char) == Metrics(chain(whole)).ink(char)


def test_what_it_knows_is_not_read_of_the_font() -> None:
    metrics.measure(SMALL, marks.SQUEEZABLE)
    known = kept(SMALL)
    widths = Metrics(chain(known))
    assert (widths["中"], widths["大"], widths.blank_after("，")) == (1000, 1000, 500)
    assert Case(known).sample() == "·"
    assert "font" not in vars(known)


def test_what_was_not_measured_is_read_of_the_font() -> None:
    known = kept(SMALL, bounds={})
    assert Metrics(chain(known)).ink("中") == Metrics(chain(SMALL)).ink("中")
    assert "font" in vars(known)


@pytest.mark.parametrize("spoilt", [{"chars": "中"}, {"numbers": 7}, {"bounds": {"中": [1, 2]}}])
def test_facts_that_are_none_are_refused(spoilt: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        kept(SMALL, **spoilt)

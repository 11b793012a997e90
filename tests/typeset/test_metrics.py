"""How wide characters are and what they print, by the fonts themselves."""

import pytest

from converters.settings.design import Design
from converters.settings.fonts import Chain, Face
from converters.typeset import marks
from converters.typeset.metrics import EM, Ink, Metrics


@pytest.fixture
def chain(drawn: Design) -> Chain:
    """Return the faces of the body, of which nothing was measured."""
    known = drawn.chains["body"]
    return Chain(known.role, tuple(Face(face.file, face.data) for face in known.faces[:1]))


def test_a_mark_prints_less_than_it_advances(chain: Chain) -> None:
    metrics = Metrics(chain)
    assert metrics["，"] == EM
    assert metrics.blank_after("，") > metrics.blank_before("，")
    assert 0 < metrics.ink("，").right < EM


def test_a_blank_prints_nothing_and_what_no_face_has_fills_its_em(chain: Chain) -> None:
    metrics = Metrics(chain)
    assert metrics.ink(" ") == (0, 0, 0, 0)
    assert (metrics["\U0002a6d6"], metrics.ink("\U0002a6d6")) == (EM, Ink(0, 0, EM, EM))


def test_a_face_is_measured_once_for_all_roles_and_styles(
    chain: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Metrics(chain)
    found = {char: first.ink(char) for char in ("—", *marks.SQUEEZABLE)}
    (face,) = chain.faces
    monkeypatch.setattr(face.font, "getGlyphSet", None)  # read again, the outlines take long
    again = Metrics(Chain(chain.role, chain.faces))
    assert {char: again.ink(char) for char in found} == found

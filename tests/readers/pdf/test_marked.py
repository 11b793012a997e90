"""What a file says beside its glyphs is believed, and told where it says quite another thing."""

from types import SimpleNamespace
from typing import Any

import pytest
from pdfminer.converter import PDFPageAggregator

from converters.readers import pdf
from converters.readers.pdf import marked
from converters.readers.pdf.painted import Painted
from tests.readers.pdf.pages import LOST, SENTENCES, Line, made, page, set_in, told

BODY = page(set_in(SENTENCES), y=200)
RESPELT = "按文件另注的文字读的字"


@pytest.mark.parametrize(
    ("drawn", "said", "read", "changed"),
    [
        ("⼈⻓", "人长", "人长", []),
        (LOST * 2, "人大", "人大", [(RESPELT, "人大")]),
        ("人", "人民", "人民", [(RESPELT, "人民")]),
        ("□□□", "人大", "人大", [(RESPELT, "人大")]),
        ("人大", "", "人大", []),
        ("人大", "人大", "人大", []),
    ],
)
def test_the_words_beside_a_stretch_are_read(
    drawn: str, said: str, read: str, changed: list[tuple[str, str]]
) -> None:
    raw = pdf.read(made([Line(drawn, y=150, said=said), *BODY]))
    assert raw.text.split("\n")[0] == read
    assert told(raw) == changed


@pytest.mark.parametrize("said", ["", "\xad"])
def test_a_hyphen_that_stands_for_nothing_is_that_of_a_broken_word(said: str) -> None:
    drawn = [Line(f"{'字' * 25}econo", y=120), Line("-", 79 + 25 * 16 + 40, 120, said=said)]
    raw = pdf.read(made([*drawn, Line("mic", y=149), *BODY]))
    assert raw.text.startswith(f"{'字' * 25}economic\n")
    assert told(raw) == [("行末断开的词", "econo-mic")]


def test_a_stretch_within_an_artifact_is_a_part_of_the_page() -> None:
    head = Line("人大工作", y=60, size=9, artifact=True, said="人大工作")
    raw = pdf.read(made([head, *BODY]))
    assert told(raw) == [("页眉、页脚", "人大工作")]


def test_a_glyph_that_leaves_nothing_is_marked_with_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    device: Any = object.__new__(marked._Marking)
    device._marks, device._drawn = (marked.Mark("Span", None),), True
    device._painted = Painted()
    glyph = SimpleNamespace(marks=None, graphicstate=SimpleNamespace(ink=0.5))
    device.cur_item = SimpleNamespace(_objs=[glyph])
    monkeypatch.setattr(PDFPageAggregator, "render_char", lambda *_: 7.0)
    assert device.render_char() == 7.0
    assert glyph.marks is None
    lay = device.cur_item._objs.append
    monkeypatch.setattr(PDFPageAggregator, "render_char", lambda *_: lay(glyph))
    device.render_char()
    assert (glyph.marks, glyph.ink) == (device._marks, 0.5)
    device._drawn = False
    device.render_char()
    assert glyph.ink == 0

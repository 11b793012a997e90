import gc
from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from converters.formats.pdf import press
from converters.typeset.metrics import ASCENT, DESCENT


def test_nothing_is_collected_while_a_document_grows_and_then_it_is_again() -> None:
    with pytest.raises(ZeroDivisionError), press.uncollected():
        assert not gc.isenabled()
        _ = 1 / 0
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with press.uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_every_table_of_a_font_tells_the_em_box() -> None:
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader(ascent=1, descent=-2, lineGap=3)
    builder.setupOS2(sTypoAscender=1, sTypoDescender=-2, sTypoLineGap=3, usWinAscent=4)
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    font = TTFont(BytesIO(press.on_one_baseline(out.getvalue())))
    up, down = round(ASCENT * 1000), round(DESCENT * 1000)
    os2, head = font["OS/2"], font["hhea"]
    assert (head.ascent, head.descent, head.lineGap) == (up, -down, 0)
    assert (os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap) == (up, -down, 0)
    assert (os2.usWinAscent, os2.usWinDescent) == (up, down)

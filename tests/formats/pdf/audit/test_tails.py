"""Signatures of a printed page under their seals, each measured apart from those beside it."""

from dataclasses import replace

import pytest

from converters.audit.proof import Proof
from converters.formats.pdf.audit import layout, tails
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from converters.settings.style import Style
from converters.speech.model import Circulation, Seal
from tests.formats.sheets import Row, laid, line_of
from tests.make import para, speech


@pytest.fixture(scope="module")
def style(design: Design) -> Style:
    return design.style


def sealed(style: Style, *, gap: float = 16, date: float = 0, seal: Seal = Seal.SEAL) -> Proof:
    """Two names of four characters so many characters apart on a line, the date under the last."""
    said = speech(para("中"), circulation=Circulation(seal=seal))
    rows = [Row(0, text="中文。"), Row(3, "signature", "中" * 8), Row(4, "dateline", "文" * 6)]
    proof = laid(style, rows, said=said)
    text, names, day = proof.lines
    size, y = style.body.size.pt, names.printed.y
    right = style.page.inner.pt + style.page.type_area_width.pt - 5 * size
    pair = [
        glyph
        for left in (right - (8 + gap) * size, right - 4 * size)
        for glyph in line_of("中" * 4, left, y, size).glyphs
    ]
    printed = replace(names.printed, glyphs=tuple(pair))
    under = line_of("文" * 6, right - 5 * size + date * size, day.printed.y, size)
    parts = [line.part and replace(line.part, seal=seal) for line in (names, day)]
    names, day = replace(names, printed=printed), replace(day, printed=under)
    moved = (text, replace(names, part=parts[0]), replace(day, part=parts[1]))
    return replace(proof, lines=moved)


def test_names_of_one_line_are_measured_apart(style: Style) -> None:
    proof = sealed(style)
    (pieces,) = tails.groups(proof)
    assert [piece.text for piece in pieces] == ["中" * 4, "中" * 4, "文" * 6]
    assert [round(piece.stand.above or 0, 2) for piece in pieces] == [2, -1, 0]
    assert list(layout.tail(proof)) == []


def test_what_stands_under_its_seal_otherwise_is_told_with_its_clause(style: Style) -> None:
    for proof, words in ((sealed(style, gap=3), "印章会相交"), (sealed(style, date=1), "居中")):
        (found,) = layout.tail(proof)
        assert (found.code, found.clause) == (PdfCode.TAIL, "7.3.5.1")
        assert words in found.message


def test_blanks_of_seals_are_no_holes_of_a_page(style: Style) -> None:
    assert [fault.message for fault in layout.full_pages(sealed(style))] == []
    bare = sealed(style, seal=Seal.NONE)
    assert len(list(layout.full_pages(bare))) == 1

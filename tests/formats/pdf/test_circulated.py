"""The 版头 as it is written: what stands on one line, and how far from the edges."""

import re
from dataclasses import replace

import pytest

from converters.formats.pdf.circulated import Circulated
from converters.settings.design import Design
from converters.settings.units import pt
from converters.speech.model import Circulation
from converters.typeset.typesetter import Typesetter
from tests.make import meta
from tests.typeset.boxes import Box, chain, face

FACE = face("box.otf", {char: Box(1000) for char in "某县文件字号签发人：张三\u3000"})


def red_head(design: Design, facts: Circulation) -> list[str]:
    """Return the lines of a 版头 on a page 300 pt wide, every character 10 pt."""
    own = design.style
    elements = {
        name: replace(each, font="body", size=pt(10)) for name, each in own.elements.items()
    }
    style = replace(own, page=replace(own.page, type_area_width=pt(300)), elements=elements)
    typesetter = Typesetter(Design(style, design.roles, {"body": chain(FACE)}))
    made = Circulated(meta(circulation=facts), typesetter, lambda text, *_: text, lambda *_: [""])
    return list(made.red_head())


def words(line: str) -> str:
    return re.sub("<[^>]*>", "", line)


def test_an_issuer_alone_stands_above_the_red_rule_in_its_size(design: Design) -> None:
    (line,) = red_head(design, Circulation(issuer="某县文件"))
    assert words(line) == "某县文件"
    assert 'class="issuer red-rule"' in line
    assert re.search(r"font-size:[\d.]+pt", line)


def test_number_and_signer_stand_equally_far_from_the_edges(design: Design) -> None:
    """Three characters, a wide space and six are 100 pt, in which no inset is contained."""
    facts = Circulation(issuer="某县文件", number="文字号", signer="张三")
    line = red_head(design, facts)[-1]
    assert words(line) == "文字号\u3000签发人：张三"
    margins = [float(size) for size in re.findall(r"margin-(?:left|right):([\d.]+)pt", line)]
    inset, between, after = margins
    assert inset == after > 0
    assert sum(margins) == pytest.approx(300 - 100)
    assert between > inset

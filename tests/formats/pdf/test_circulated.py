"""The 版头 as it is written: what stands on one line, and how far from the edges."""

import re
from dataclasses import replace

import pytest

from converters.formats.pdf.circulated import Circulated, Plain
from converters.settings.design import Design
from converters.settings.style import Element
from converters.settings.units import pt
from converters.speech.model import Circulation, Speech
from converters.typeset.composition import Composition
from converters.typeset.typesetter import Typesetter
from tests.make import meta
from tests.typeset.boxes import Box, chain, face

FACE = face("box.otf", {char: Box(1000) for char in "某县文件字号签发人：张三\u3000"})


def words_alone(text: str, *_: object) -> str:
    return text


def red_head(design: Design, facts: Circulation, plain: Plain = words_alone) -> list[str]:
    """Return the lines of a 版头 on a page 300 pt wide, every character 10 pt."""
    own = design.style
    elements = {
        name: replace(each, font="body", size=pt(10)) for name, each in own.elements.items()
    }
    style = replace(own, page=replace(own.page, type_area_width=pt(300)), elements=elements)
    typesetter = Typesetter(Design(style, design.roles, {"body": chain(FACE)}))
    said = meta(circulation=facts)
    made = Circulated(said, typesetter, plain, lambda *_: [""])
    composition = Composition(Speech(said, ()), typesetter)
    return list(made.red_head(composition.red_head))


def words(line: str) -> str:
    return re.sub("<[^>]*>", "", line)


def test_an_issuer_alone_stands_above_the_red_rule_in_its_size(design: Design) -> None:
    (line,) = red_head(design, Circulation(issuers=("某县文件",)))
    assert words(line) == "某县文件"
    assert 'class="issuer red-rule"' in line
    assert "font-size" not in line
    (longer,) = red_head(design, Circulation(issuers=("某县文件" * 10,)))
    assert re.search(r"font-size:7\.14286pt", longer), "40 and two characters fill 300 pt"


def test_number_and_signer_stand_equally_far_from_the_edges(design: Design) -> None:
    """Three characters, a wide space and six are 100 pt, in which no inset is contained."""
    facts = Circulation(issuers=("某县文件",), number="文字号", signers=("张三",))
    line = red_head(design, facts)[-1]
    assert words(line) == "文字号\u3000签发人：张三"
    margins = [float(size) for size in re.findall(r"margin-(?:left|right):([\d.]+)pt", line)]
    inset, between = margins
    assert inset > 0
    assert inset + between + 100 == pytest.approx(300 - inset)
    assert between > inset


def test_names_are_spread_by_letter_spacing_but_for_their_last_character(design: Design) -> None:
    """The shorter name takes three characters: its two are a character apart."""
    asked = list[tuple[str, int]]()

    def plain(text: str, _: Element, __: int, spacing: int) -> str:
        asked.append((text, spacing))
        return text

    facts = Circulation(issuers=("某县文件",), signers=("张三", "张三三"))
    line = red_head(design, facts, plain)[-1]
    assert words(line) == "签发人：张三\u3000张三三"
    assert asked[-5:] == [("签发人：", 0), ("张", 1000), ("三", 0), ("\u3000", 0), ("张三三", 0)]

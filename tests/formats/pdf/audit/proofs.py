"""Proofs of printed lines built in code: hanzi 10 pt wide, other characters half as wide."""

from collections.abc import Sequence
from dataclasses import replace

from converters.audit.expected import PrintedPart
from converters.audit.pages import PrintedGlyph, PrintedLine, PrintedPage
from converters.audit.proof import Proof, ProofLine
from converters.settings.design import Design
from converters.settings.units import pt
from tests.make import para, speech
from tests.typeset.boxes import Box, chain, face

SIZE = 10.0
WIDTH = 20
"""Characters on a line of the type area."""
_FACE = face("box.otf", {char: Box(1000) for char in "中文字，。"} | {"5": Box(500)})


def printed(text: str, gap: float = 0, left: float = 0) -> PrintedLine:
    """A line, every gap so many em wider than the grid; spaces are where they are in a file."""
    glyphs: list[PrintedGlyph] = []
    x, spaced = left * SIZE, set[int]()
    for char in text:
        advance = SIZE / 2 if char.isascii() else SIZE
        if char == " ":
            spaced.add(len(glyphs) - 1)
        else:
            glyphs.append(PrintedGlyph(char, x, 100, SIZE, advance, "box"))
        x += advance + gap * SIZE
    return PrintedLine(tuple(glyphs), frozenset(spaced))


def proof(
    design: Design, lines: Sequence[PrintedLine], words: str = "", element: str = "body"
) -> Proof:
    """A page with one part of a speech in these lines; its words are told or those printed."""
    page = PrintedPage(1, 300, 400, tuple(lines))
    style = design.style
    body = replace(style.elements["body"], size=pt(SIZE), font="body", indent_chars=0)
    style = replace(
        style,
        page=replace(style.page, type_area_width=pt(WIDTH * SIZE), inner=pt(0), mirrored=False),
        grid=replace(style.grid, chars=WIDTH),
        elements=dict(style.elements) | {"body": body},
    )
    text = words or "".join(line.text for line in lines)
    part = PrintedPart(element, ((text, "body"),), 7)
    last = len(lines) - 1
    stand = tuple(
        ProofLine(line, page, number + 1, part, first=number == 0, last=number == last)
        for number, line in enumerate(lines)
    )
    chains = {"body": chain(_FACE)}
    return Proof(speech(para(text)), style, chains, (page,), (part,), stand, (), ())

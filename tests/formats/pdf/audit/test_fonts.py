"""Faces and sizes of printed characters, and what a file says of itself, without a PDF."""

from dataclasses import replace
from typing import Any

import pytest

from converters.audit.pages import PrintedGlyph
from converters.audit.pdf_file import EmbeddedFont, PdfFile
from converters.audit.proof import Proof
from converters.errors import Severity
from converters.formats.pdf.audit import fonts, standards
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from converters.speech.model import Meta
from tests.formats.sheets import Row, laid
from tests.make import head, para, speech
from tests.typeset.boxes import Box, chain, face

FIRST = face("Own", {"中": Box(1000)})
SECOND = face("Stead", {"中": Box(1000), "文": Box(1000)})
CHAINS = {"body": chain(FIRST, SECOND), "kai": chain(SECOND)}


def drawn(design: Design, *glyphs: tuple[str, str, str]) -> Proof:
    """A line, and characters, each with the font that drew it and the role that should."""
    proof = laid(design.style, [Row(0, text="中文")])
    (line,) = proof.lines
    told = tuple(
        (line, PrintedGlyph(char, 0, 0, 16, 16, font), role) for char, font, role in glyphs
    )
    return replace(proof, chains=CHAINS, drawn=told)


SOUND = ("中", "Own", "body")
STEAD = ("文", "Stead", "body")
NOTE = (PdfCode.SUBSTITUTE, "“文”由 Stead 替补（仿宋没有此字）", "文")
FACES = [
    ([SOUND], []),
    ([("中", "Own-Regular", "body"), ("文", "Stead-Regular", "kai")], []),
    ([STEAD], [NOTE]),
    ([STEAD, STEAD, SOUND], [NOTE]),
    ([("中", "Stead", "body")], [(PdfCode.FACE, "“中”用了 Stead，应为 Own", "中")]),
    ([("中", "Stead", "body")] * 2, [(PdfCode.FACE, "“中”用了 Stead，应为 Own", "中")]),
    (
        [("文", "Own", "body"), ("文", "Own", "kai"), STEAD],
        [
            (PdfCode.FACE, "“文”用了 Own，应为 Stead", "文"),
            (PdfCode.FACE, "“文”用了 Own，应为 Stead", "文"),
            NOTE,
        ],
    ),
    ([("字", "Own", "body")], [(PdfCode.FACE, "“字”用了 Own，应为 ", "字")]),
]


@pytest.mark.parametrize(("glyphs", "told"), FACES)
def test_a_character_is_drawn_by_the_first_face_of_its_role_that_has_it(
    glyphs: list[tuple[str, str, str]], told: list[tuple[str, str, str]], design: Design
) -> None:
    found = list(fonts.faces(drawn(design, *glyphs)))
    assert [(f.code, f.message.split("：")[1], f.excerpt) for f in found] == told
    assert {(f.line, f.place and f.place.line) for f in found} <= {(11, 1)}


SIZES = [
    (0.04, "body", None),
    (-0.04, "body", None),
    (0.06, "body", "“中”为 16.06 磅，应为 16 磅"),
    (-0.06, "body", "“中”为 15.94 磅，应为 16 磅"),
    (9, "issuer", None),
    (9, None, None),
]


@pytest.mark.parametrize(("more", "element", "message"), SIZES)
def test_text_has_the_size_of_its_element(
    more: float, element: str | None, message: str | None, design: Design
) -> None:
    proof = laid(design.style, [Row(0, element, "字中文"), Row(1, text="字中文")])
    spoilt = []
    for line in proof.lines:
        first, *others = line.printed.glyphs
        other = [replace(glyph, size=glyph.size + more) for glyph in others]
        spoilt.append(replace(line, printed=replace(line.printed, glyphs=(first, *other))))
    wrong, sound = spoilt[0], proof.lines[1]
    found = list(fonts.sizes(replace(proof, lines=(wrong, sound))))
    assert [f.message.split("：")[1] for f in found] == ([message] if message else [])
    both = list(fonts.sizes(replace(proof, lines=(wrong, spoilt[1]))))
    assert len(both) == len(found) + (abs(more) > 0.05)


def test_an_unmatched_line_has_no_source(design: Design) -> None:
    proof = drawn(design, ("中", "Stead", "body"))
    (line,) = proof.lines
    lost = replace(line, part=None)
    told = tuple((lost, glyph, role) for _, glyph, role in proof.drawn)
    assert [f.line for f in fonts.faces(replace(proof, drawn=told))] == [0]


def of_fonts(*found: EmbeddedFont) -> PdfFile:
    return PdfFile("3A", "1", True, "zh-CN", "", (), True, {}, found)


def embedded(name: str, own: str | None, missing: int = 0) -> EmbeddedFont:
    return EmbeddedFont(name, own, frozenset({1}), frozenset(range(1, 2 + missing)))


FILES = [
    (embedded("Own", "Own"), []),
    (embedded("Stead-Regular", "Stead"), []),
    (embedded("Stead-Regular", "Stead-Regular"), []),
    (embedded("Own", None), [(PdfCode.EMBEDDED, "字体 Own 没有嵌入")]),
    (embedded("Own", "Stead"), [(PdfCode.EMBEDDED, "字体名为 Own，文件里实为 Stead")]),
    (embedded("Other", "Other"), [(PdfCode.EMBEDDED, "字体名为 Other，文件里实为 Other")]),
    (embedded("Own", "Own", 2), [(PdfCode.GLYPH, "字体 Own 有 2 个字印成空框")]),
]


@pytest.mark.parametrize(("font", "told"), FILES)
def test_each_font_of_a_file_is_embedded_and_what_it_is_called(
    font: EmbeddedFont, told: list[tuple[PdfCode, str]], design: Design
) -> None:
    found = list(fonts.programs(drawn(design), of_fonts(embedded("Own", "Own"), font)))
    assert [(f.code, f.message) for f in found] == told


OWN = PdfFile(
    "3A", "1", True, "zh-CN", "在大会上的讲话", ("在大会上的讲话", "好"), True, {"s1.md": b""}, ()
)
STANDARDS = [
    ({}, []),
    ({"pdfa": "3B"}, ["缺少PDF/A-3a 标识，或与讲话稿不符"]),
    ({"pdfua": "2"}, ["缺少PDF/UA-1 标识，或与讲话稿不符"]),
    ({"tagged": False}, ["缺少结构标记，或与讲话稿不符"]),
    ({"language": ""}, ["缺少语言 zh-CN，或与讲话稿不符"]),
    ({"title": "在大会上|的讲话"}, ["缺少文件标题，或与讲话稿不符"]),
    ({"page_labels": False}, ["缺少页码标签，或与讲话稿不符"]),
    ({"attachments": {"s2.md": b""}}, ["缺少Markdown 原文附件，或与讲话稿不符"]),
    ({"outline": ("在大会上的讲话",)}, ["书签有 1 条，应有 2 条"]),
    ({"outline": ("在大会上的讲话", "坏")}, ["书签有 2 条，应有 2 条"]),
]


@pytest.mark.parametrize(("wrong", "told"), STANDARDS)
def test_each_mark_of_the_standards_is_asked_for(
    wrong: dict[str, Any], told: list[str], design: Design
) -> None:
    said = replace(speech(head(1, "好"), para("中")), meta=Meta("s1", "在大会上|的讲话"))
    proof = replace(drawn(design), speech=said)
    found = list(standards.standards(proof, replace(OWN, **wrong)))
    assert [f.message for f in found] == told
    codes = {PdfCode.OUTLINE if "outline" in wrong else PdfCode.STANDARD} if told else set()
    assert {f.code for f in found} == codes
    assert {f.severity for f in found} <= {Severity.ERROR}

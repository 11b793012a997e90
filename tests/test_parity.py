"""DOCX, the CSS of the PDF, and the TOML say the same: one number, one place."""

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from converters import resources
from converters.formats.docx import writer as docx
from converters.formats.pdf.sheet import FaceSource, sheet
from converters.settings import fonts
from converters.settings.design import Design
from converters.settings.style import Style
from converters.settings.units import Length, pt
from tests.make import circulation, restyled, speech

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIP = pt(1 / 20)
PROFILES = ("gbt9704", "gbt9704-ink", "gbt33476", "reading")

STYLE_OF = {
    "title": "Title",
    "subtitle": "Subtitle",
    "date": "SpeechDate",
    "speaker": "Speaker",
    "salutation": "Salutation",
    "body": "BodyText",
    "heading1": "Heading1",
    "heading2": "Heading2",
    "heading3": "Heading3",
    "heading4": "Heading4",
    "signature": "Signature",
    "dateline": "Date",
    "note": "Note",
    "marking": "Marking",
    "issuer": "Issuer",
    "number": "DocumentNumber",
    "recipients": "Recipients",
    "imprint": "Imprint",
}


@cache
def profile(name: str) -> Design:
    roles = fonts.read(resources.text("styles/fonts.toml"))
    folder = resources.root() / "fonts" / "free"
    free = {path.name: fonts.Face(path.name, path.read_bytes()) for path in folder.glob("*.[ot]tf")}
    read = restyled(resources.text(f"styles/{name}.toml"))
    return Design(read, roles, fonts.resolve(roles, [], free))


@cache
def part(name: str, path: str) -> etree._Element:
    data = docx.write(speech(circulation=circulation()), profile(name), b"")
    return etree.fromstring(ZipFile(BytesIO(data)).read(path))


@cache
def css(name: str) -> str:
    design = profile(name)
    files = {face.file for chain in design.chains.values() for face in chain.faces}
    return sheet(design.style, design.chains, {file: FaceSource(file, file) for file in files})


def rule(name: str, selector: str) -> Mapping[str, str]:
    body = re.search(rf"^{re.escape(selector)} \{{\n(.*?)^\}}", css(name), re.DOTALL | re.MULTILINE)
    assert body, f"no rule {selector}"
    lines = re.findall(r"([\w-]+): ([^;{}]+);", body.group(1))
    return dict(lines)


def lengths(text: str) -> list[Length]:
    return [pt(float(number)) for number in re.findall(r"(-?[\d.]+)pt", text)]


def near(one: Length, other: Length, slack: Length = TWIP) -> bool:
    return abs(one.pt - other.pt) <= slack.pt


def attribute(node: etree._Element, path: str, name: str) -> str:
    found = node.find(path.replace("w:", W))
    assert found is not None, path
    return str(found.get(W + name))


def twips(node: etree._Element, path: str, name: str) -> Length:
    return TWIP * int(attribute(node, path, name))


def word_style(name: str, id: str) -> etree._Element:
    for node in part(name, "word/styles.xml").iter(f"{W}style"):
        if node.get(f"{W}styleId") == id:
            return node
    raise AssertionError(id)


def read_style(name: str) -> Style:
    return profile(name).style


@pytest.mark.parametrize("name", PROFILES)
def test_the_sheet_is_the_same(name: str) -> None:
    document = part(name, "word/document.xml")
    width, height = lengths(rule(name, "@page")["size"])
    assert near(width, read_style(name).page.width) and near(height, read_style(name).page.height)
    assert near(width, twips(document, ".//w:pgSz", "w"))
    assert near(height, twips(document, ".//w:pgSz", "h"))


@pytest.mark.parametrize("name", PROFILES)
def test_the_margins_are_the_same(name: str) -> None:
    document, page = part(name, "word/document.xml"), read_style(name).page
    top, right, _, left = lengths(rule(name, "@page")["margin"])
    # Glyphs stand lower in an exact line of Word than in one of CSS: where the ink must touch the
    # edges, the page is moved up by that much.
    sunk = TWIP * 56 if read_style(name).grid.fill == "ink" else TWIP * 0
    for side, wanted, drawn in (
        ("top", read_style(name).frame_top - sunk, top - sunk),
        ("right", page.outer, right),
        ("left", page.inner, left),
    ):
        found = twips(document, ".//w:pgMar", side)
        assert near(found, wanted) and near(found, drawn), side


@pytest.mark.parametrize("name", PROFILES)
def test_the_lines_of_a_page_fit_and_no_line_more(name: str) -> None:
    document, lines = part(name, "word/document.xml"), read_style(name).grid.lines
    pitch = twips(word_style(name, "Normal"), "w:pPr/w:spacing", "line")
    (size, drawn) = lengths(rule(name, "html")["font"])
    area = (
        twips(document, ".//w:pgSz", "h")
        - twips(document, ".//w:pgMar", "top")
        - twips(document, ".//w:pgMar", "bottom")
    )
    assert pitch * lines <= area < pitch * (lines + 1)
    assert near(pitch, drawn) and near(pitch, read_style(name).pitch)
    assert near(size, read_style(name).body.size)
    assert attribute(word_style(name, "Normal"), "w:pPr/w:spacing", "lineRule") == "exact"
    assert twips(document, ".//w:docGrid", "linePitch") == pitch


@pytest.mark.parametrize("name", PROFILES)
def test_the_characters_of_a_line_fit_and_no_character_more(name: str) -> None:
    normal, grid = word_style(name, "Normal"), read_style(name).grid
    size = TWIP * (10 * int(attribute(normal, "w:rPr/w:sz", "val")))
    cell = size + twips(normal, "w:rPr/w:spacing", "val")
    width = read_style(name).page.type_area_width
    assert cell * grid.chars <= width < cell * (grid.chars + 1)
    drawn = size * (1 + float(rule(name, "html")["letter-spacing"].removesuffix("em")))
    assert near(cell, drawn)


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("element", STYLE_OF)
def test_each_element_looks_the_same(name: str, element: str) -> None:
    wanted, drawn = read_style(name).elements[element], rule(name, f".{element}")
    found = word_style(name, STYLE_OF[element])
    own = found.find(f"{W}rPr/{W}sz")
    normal = attribute(word_style(name, "Normal"), "w:rPr/w:sz", "val")
    half_points = int(own.get(f"{W}val")) if own is not None else int(normal)
    assert half_points / 2 == wanted.size.pt == lengths(drawn["font-size"])[0].pt
    role = profile(name).roles[wanted.font]
    assert attribute(found, "w:rPr/w:rFonts", "eastAsia") == role.docx
    assert profile(name).chains[wanted.font].faces[0].file in drawn["font-family"]
    centred = found.find(f"{W}pPr/{W}jc")
    assert (wanted.align == "center") == (drawn["text-align"] == "center")
    assert (wanted.align == "center") == (
        centred is not None and centred.get(f"{W}val") == "center"
    )


@pytest.mark.parametrize("name", PROFILES)
def test_the_page_number_is_the_same(name: str) -> None:
    folio = read_style(name).folio
    footer = word_style(name, "Footer")
    assert int(attribute(footer, "w:rPr/w:sz", "val")) / 2 == folio.size.pt
    assert attribute(footer, "w:rPr/w:rFonts", "ascii") == profile(name).roles[folio.font].docx
    before, after = folio.around
    texts = [node.text for node in part(name, "word/footer1.xml").iter(f"{W}t")]
    assert texts[0] == before and texts[-1] == after
    assert f'content: "{before}" counter(page) "{after}"' in css(name)

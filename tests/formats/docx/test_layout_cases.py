"""Small speeches that some program once set off the grid, or broke where none should."""

import html
import re
from pathlib import Path

import pytest

from converters import resources
from converters.audit import proof
from converters.collection import libreoffice
from converters.formats.docx import embedding
from converters.formats.docx import writer as docx
from converters.readers import markdown
from converters.settings.design import Design
from tests.formats.docx.xml import part

FOLDER = resources.root() / "tests/cases/layout"


def case(number: int) -> Path:
    (path,) = FOLDER.glob(f"{number:02}-*.md")
    return path


def made(number: int, design: Design) -> bytes:
    """Return the DOCX of a case."""
    return docx.write(markdown.read(case(number).read_bytes()), design, b"")


def laid(data: bytes, number: int, design: Design) -> list[str]:
    """Return the lines that LibreOffice makes of a case, with the faces of the project."""
    (pdf,) = libreoffice.convert([data], "docx", "pdf", faces=embedding.stand_ins(design))
    assert pdf
    speech = markdown.read(case(number).read_bytes())
    return [line.printed.text for line in proof.read(pdf, speech, design).lines]


def test_dashes_and_ellipses_begin_no_line(design: Design) -> None:
    """Word has room for 100 such signs and for 50 that end no line (MS-OI29500 2.1.410)."""
    settings = "".join(part(made(17, design), "settings"))
    kept = {
        name: set(html.unescape(signs))
        for name, signs in re.findall(
            r'noLineBreaks(After|Before) lang="zh-CN" val="([^"]*)"', settings
        )
    }
    assert kept["Before"] >= set("—…，。、；：？！”’）》℃％·")
    assert kept["After"] >= set("“‘（《￥")
    assert not kept["Before"] & kept["After"] - set("/／")
    assert not any(sign.isspace() for sign in kept["Before"])
    assert (len(kept["Before"]) <= 100, len(kept["After"]) <= 50) == (True, True)


@pytest.mark.slow
def test_libreoffice_tears_no_dash_and_no_ellipsis(drawn: Design) -> None:
    found = laid(made(17, drawn), 17, drawn)
    assert not re.search("—\n—|…\n…", "\n".join(found))
    assert sum(line.endswith(("——", "……")) for line in found) == 3


def test_blank_lines_are_said_in_twips_alone(design: Design) -> None:
    data = made(18, design)
    document, styles = "".join(part(data, "document")), "".join(part(data, "styles"))
    assert "Lines=" not in document + styles
    assert 'after="579"' in document
    assert 'before="579"' in styles


@pytest.mark.slow
def test_a_title_of_twenty_characters_with_digits_is_on_one_line(drawn: Design) -> None:
    assert laid(made(15, drawn), 15, drawn)[0] == "在深圳经济特区建立40周年庆祝大会上的讲话"

"""What WeasyPrint walks through comes out as if it went through set lines too."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from converters.formats.pdf import writer as pdf
from converters.formats.pdf.weasyprint_70.library import HOLDERS, THEIRS
from converters.settings.design import Design
from converters.speech.model import Block
from tests.make import head, own, para, speech


@pytest.fixture(scope="module")
def design() -> Design:
    return own().drawn_design


BLOCKS: list[Block] = [head(1, "一、提高认识"), para("我们要坚持（2020年）3.5亿元。" * 30)]
LONG = speech(*BLOCKS * 9)


def read(data: bytes) -> tuple[list[Any], list[Any]]:
    """Return the structure of a PDF, and by page which element holds each piece of content."""
    with pikepdf.open(BytesIO(data)) as file:
        pages = {page.objgen: number for number, page in enumerate(file.pages)}
        root = file.Root.StructTreeRoot
        names: dict[Any, tuple[int, ...]] = {}
        found = [_element(kid, (n,), 0, pages, names) for n, kid in enumerate(root.K)]
        holders = [
            [names.get(one.objgen) for one in held] for held in list(root.ParentTree.Nums)[1::2]
        ]
    return found, holders


def _element(
    thing: Any, path: tuple[int, ...], page: int, pages: dict[Any, int], names: dict[Any, Any]
) -> Any:
    if isinstance(thing, int):
        return page, thing
    page = pages[thing.Pg.objgen] if "/Pg" in thing else page
    if thing.get("/Type") == "/MCR":
        return page, int(thing.MCID)
    names[thing.objgen] = path
    kids = [_element(kid, (*path, n), page, pages, names) for n, kid in enumerate(thing.K)]
    return str(thing.S), kids


@pytest.mark.slow
def test_the_structure_is_that_of_weasyprint_made_simpler(
    design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = pdf.write(LONG, design, b"")
    for holder in HOLDERS["_build_box_tree"]:
        monkeypatch.setattr(holder, "_build_box_tree", THEIRS["_build_box_tree"])
    theirs = pdf.write(LONG, design, b"")
    assert read(ours) == read(theirs)
    assert len(ours) < len(theirs)


@pytest.mark.slow
def test_no_object_of_a_page_of_text_is_empty(design: Design) -> None:
    with pikepdf.open(BytesIO(pdf.write(speech(para("甲乙。")), design, b""))) as file:
        assert [thing for thing in file.objects if thing == pikepdf.Dictionary()] == []

"""A DOCX carries the Markdown it was made from, if the settings of the collection say so."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from converters import files
from converters.build.keys import Engines
from converters.collection import libreoffice
from converters.formats.docx import carrying
from converters.formats.docx import writer as docx
from converters.formats.docx.dotx import dotx
from converters.project import Project
from converters.readers import markdown
from converters.settings.design import Design
from converters.speech import carried_source
from tests import make

SOURCE = make.markdown(body="五百六十名代表认真履职。\n\n——办结率\t98%。").replace("\n", "\r\n")


def held(data: bytes) -> bytes | None:
    """Return the Markdown in a file, as whoever reads it finds it."""
    with ZipFile(BytesIO(data)) as parts:
        root = etree.fromstring(parts.read(carrying.ITEM))
    assert root.tag == f"{{{carried_source.NAMESPACE}}}source"
    return carried_source.unpacked(str(root.text), files.sha256(SOURCE.encode()))


def made(design: Design) -> bytes:
    source = SOURCE.encode()
    return docx.write(markdown.read(source), design, source)


def test_a_file_holds_its_markdown_byte_for_byte(design: Design) -> None:
    assert held(made(design)) == SOURCE.encode()
    assert made(design) == made(replace(design))


def test_a_file_holds_nothing_where_the_settings_say_so(design: Design) -> None:
    bare = made(replace(design, carries_source=False))
    with ZipFile(BytesIO(bare)) as parts:
        assert not [name for name in parts.namelist() if "customXml" in name]
        assert b"customXml" not in parts.read("word/_rels/document.xml.rels")
        assert b"customXml" not in parts.read("[Content_Types].xml")


def test_a_template_holds_no_markdown(design: Design) -> None:
    with ZipFile(BytesIO(dotx(design))) as parts:
        assert carrying.ITEM not in parts.namelist()


@pytest.mark.parametrize("carries", [True, False])
def test_the_settings_of_a_collection_decide(tmp_path: Path, carries: bool) -> None:
    config = f"title: 选编\ncarry_source: {str(carries).lower()}\n"
    project = Project(make.collection(tmp_path, make.markdown(), config=config))
    assert project.plain_design.carries_source is carries
    assert project.drawn_design.carries_source is carries


def test_the_switch_is_in_the_key_of_docx(tmp_path: Path) -> None:
    root = make.collection(tmp_path, make.markdown())
    before = {name: Engines(Project(root)).of(name).key for name in ("docx", "pdf", "txt")}
    with (root / "config.yaml").open("a", encoding="utf-8") as settings:
        settings.write("carry_source: false\n")
    after = {name: Engines(Project(root)).of(name).key for name in before}
    assert {name for name in before if before[name] != after[name]} == {"docx"}


@pytest.mark.slow
def test_libreoffice_keeps_it_when_it_saves_the_file_again(design: Design) -> None:
    (again,) = libreoffice.convert([made(design)], "docx", "docx")
    assert again is not None and held(again) == SOURCE.encode()


def test_what_a_file_carries_is_read_back(design: Design) -> None:
    file = made(design)
    assert carrying.held(file) == SOURCE.encode()
    assert carrying.held(made(replace(design, carries_source=False))) == b""
    assert carrying.held(file[:-100]) == carrying.held(b"") == b""

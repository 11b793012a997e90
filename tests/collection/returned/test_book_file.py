"""A compilation is not taken back; told is which of its speeches were corrected in it."""

from pathlib import Path

import pytest

from converters.collection.returned import book_file, opening
from converters.errors import SourceError
from converters.formats.docx import properties
from converters.readers import revisions
from tests.collection.returned.made import ID, numbers, project_in, returned
from tests.readers.revisions.corrected import Corrected, Edit

MORE = "会后又补的一整段话，讲话稿里没有。"


def book(*ids: str) -> Edit:
    def listed(file: Corrected) -> None:
        found = {f"huibian.ids.{at}": id for at, id in enumerate(ids, 1)}
        file.parts["docProps/custom.xml"] = properties.custom(found)

    return listed


def told(folder: Path, edit: Edit, *ids: str) -> str:
    def both(file: Corrected) -> None:
        edit(file)
        book(*ids)(file)

    with pytest.raises(SourceError) as fault:
        opening.opened(project_in(folder), returned(folder, both))
    return str(fault.value)


def test_speeches_that_say_something_else_are_named(tmp_path: Path) -> None:
    said = told(tmp_path, numbers, ID, "s9")
    assert "这是汇编（收入 2 篇讲话）" in said
    assert f"与讲话稿不同的有 {ID}《" in said and f"huibian proof {ID} 写出校样" in said
    assert "s9" not in said


def test_nothing_is_said_of_those_that_are_as_they_were(tmp_path: Path) -> None:
    said = told(tmp_path, lambda file: None, ID)
    assert "不同" not in said and "huibian proof 编号" in said


def test_a_paragraph_that_came_belongs_to_the_speech_around_it(tmp_path: Path) -> None:
    said = told(tmp_path, lambda file: file.typed_after("五百六十名", MORE), ID)
    assert f"{ID}《" in said and "》1 段" in said


def test_a_single_speech_is_no_compilation(tmp_path: Path) -> None:
    data = returned(tmp_path).read_bytes()
    book_file.refuse(project_in(tmp_path), revisions.read(data))

"""Files put in whole in a Word file that LibreOffice alone reads."""

import pytest

from converters.errors import MissingError, SourceError
from converters.importing import reading, through_office
from converters.importing.reading import UNBOUNDED
from converters.readers.office import Convert, OldFile
from tests.readers.docx.test_inserted import CHUNK, with_part
from tests.readers.docx.word_files import p, t, told, word
from tests.readers.office.make import rtf

RTF = rtf("同志们：\\par 现在开会。\\par")
INNER = word(p(t("同志们：")) + p(t("现在开会。")))


def outer(data: bytes, name: str = "a.rtf", chunks: int = 1) -> bytes:
    body = p(t("前")) + CHUNK * chunks + p(t("后"))
    return with_part(word(body, {"aFChunk": "x"}), data, name)


def making(made: bytes) -> Convert:
    return lambda file: made


@pytest.mark.parametrize("name", ["a.rtf", "a.dat"])
def test_an_rtf_is_read_where_it_stands(name: str) -> None:
    asked: list[OldFile] = []

    def convert(file: OldFile) -> bytes:
        asked.append(file)
        return INNER

    found = reading.decode(outer(RTF, name), "a.docx", convert)
    assert found.text.split("\n") == ["前", "同志们：", "现在开会。", "后"]
    assert told(found) == []
    assert [file.suffix for file in asked] == [".rtf"]


def raising(file: OldFile) -> bytes:
    raise SourceError("读不了", "换一份")


def missing(file: OldFile) -> bytes:
    raise MissingError("没有", "请安装")


@pytest.mark.parametrize(
    "convert", [None, raising, missing, making(b""), making(word(p(t("同志们：现在开"))))]
)
def test_what_is_not_read_to_its_last_hanzi_is_told_whole(convert: Convert | None) -> None:
    found = reading.decode(outer(RTF), "a.docx", convert)
    assert found.text == "前\n后"
    assert told(found) == [("插入的文件", "a.rtf 同志们： 现在开会。")]


def test_libreoffice_is_not_asked_of_word_files_without_such_a_part() -> None:
    asked: list[OldFile] = []
    found = reading.decode(outer(INNER, "b.docx"), "a.docx", lambda file: asked.append(file))
    assert found.text.count("现在开会。") == 1
    assert asked == []
    assert through_office.within(b"PK" + bytes(90), raising, UNBOUNDED) == {}
    assert through_office.within(b"{", raising, UNBOUNDED) == {}
    assert through_office.within(outer(b"x", "a.bin"), raising, UNBOUNDED) == {}

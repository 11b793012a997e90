"""The zip of a DOCX: plain files, all of one day."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from converters.formats.docx import package


def test_files_are_plain_and_follow_those_of_another_zip() -> None:
    first = package.zipped({"a.xml": b"a" * 99})
    both = ZipFile(BytesIO(package.zipped({"b.xml": b"b"}, first)))
    assert [entry.filename for entry in both.infolist()] == ["a.xml", "b.xml"]
    assert both.read("a.xml") == b"a" * 99
    for entry in both.infolist():
        assert entry.external_attr >> 16 == 0o100644
        assert (entry.create_system, entry.compress_type) == (3, ZIP_DEFLATED)
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_types_that_an_extension_tells_are_told_once() -> None:
    told = package.content_types(
        {"/a.xml": "application/xml", "/b.xml": "text/b", "/c.odttf": package.OBFUSCATED_FONT}
    ).decode()
    assert told.count("<Override ") == 1
    assert '<Override PartName="/b.xml" ContentType="text/b"/>' in told
    assert [f'Extension="{name}"' in told for name in ("rels", "xml", "odttf")] == [True] * 3

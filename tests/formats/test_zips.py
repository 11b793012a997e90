"""Zips are plain files, all of one day."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from converters.formats.zips import zipped


def test_files_are_plain_and_follow_those_of_another_zip() -> None:
    first = zipped({"a.xml": b"a" * 99})
    both = ZipFile(BytesIO(zipped({"b.xml": b"b"}, first)))
    assert [entry.filename for entry in both.infolist()] == ["a.xml", "b.xml"]
    assert both.read("a.xml") == b"a" * 99
    for entry in both.infolist():
        assert entry.external_attr >> 16 == 0o100644
        assert (entry.create_system, entry.compress_type) == (3, ZIP_DEFLATED)
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_a_file_may_be_stored_as_it_is() -> None:
    made = zipped({"mimetype": b"application/epub+zip", "b": b"b"}, stored=("mimetype",))
    kinds = [entry.compress_type for entry in ZipFile(BytesIO(made)).infolist()]
    assert kinds == [ZIP_STORED, ZIP_DEFLATED]
    assert made[30:58] == b"mimetypeapplication/epub+zip"

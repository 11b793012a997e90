"""Objects of a PDF as bytes: only those in use, under new numbers, in a file that others read."""

from io import BytesIO
from typing import Any

import pikepdf
import pydyf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.formats.pdf import objects
from converters.formats.pdf.objects import Objects


def document(*, words: str = "a", more: int = 0) -> pydyf.PDF:
    """Return a file whose page holds some words and `more` marks; one object is used by none."""
    pdf = pydyf.PDF()
    unused, content = pydyf.Dictionary({"T": "/Unused"}), pydyf.Stream([b"q Q"], {"X": b"4 0 R"})
    title = pydyf.Dictionary({"T": pydyf.String(words)})
    for thing in (unused, content, title):
        pdf.add_object(thing)
    marks = [pydyf.Dictionary({"At": number}) for number in range(more)]
    for mark in marks:
        pdf.add_object(mark)
    page = {"Type": "/Page", "Contents": content.reference, "Title": title.reference}
    page["Marks"] = pydyf.Array([mark.reference for mark in marks])
    pdf.add_page(pydyf.Dictionary(page))
    pdf.info["Title"] = pydyf.String(words)
    return pdf


def whole(source: objects.Source) -> bytes:
    """Return the file again, its objects under higher numbers and packed together."""
    file, to = Objects(), dict[int, int]()
    file.add(b"<</T /Other>>")
    file.take(source, range(1, len(source.objects)), to)
    return file.written(to[source.root], to[source.info])


def told(data: bytes) -> tuple[list[int], str, str, bytes]:
    """Return the marks of the page, its words, those of the file, and its content."""
    with pikepdf.open(BytesIO(data)) as opened:
        page: Any = opened.pages[0].obj
        marks = [int(mark.At) for mark in page.Marks]
        title = str(opened.trailer.Info.Title)
        return marks, str(page.Title.T), title, page.Contents.read_raw_bytes()


@pytest.mark.parametrize("words", ["a", "3 0 R", "题名", "a\nendobj\nb", "(1 0 R) \\ )2 0 R(", ""])
@pytest.mark.parametrize("more", [0, 3, 405])
def test_whatever_a_document_says_is_read_by_others_from_both_kinds_of_file(
    words: str, more: int
) -> None:
    data = objects.plain(document(words=words, more=more))
    expected = list(range(more)), words, words, b"q Q"
    assert told(data) == expected
    packed = whole(objects.read(data))
    assert told(packed) == expected
    assert whole(objects.read(data)) == packed


def test_only_what_is_used_is_kept() -> None:
    data = objects.plain(document())
    assert b"/Unused" not in data
    assert [thing[:14] for thing in objects.read(data).objects[1:]] == [
        b"<</Type /Pages",
        b"<</Type /Catal",
        b"<</X 3 0 R/Len",
        b"<</T (a)>>",
        b"<</Type /Page/",
        b"<</Title (a)>>",
    ]


def test_what_is_known_already_keeps_its_number() -> None:
    source = objects.read(objects.plain(document()))
    file = Objects()
    known = file.add(b"<</T (here)>>")
    to = {4: known}
    file.take(source, [4, 5], {**to, 1: 9, 3: 8})
    assert file[known] == b"<</T (here)>>"
    assert file[known + 1].startswith(b"<</Type /Page/Contents 8 0 R/Title %d 0 R" % known)


@pytest.mark.parametrize("data", [b"", b"startxref\n0\n%%EOF\n", b"xref\nstartxref\n0\n%%EOF\n"])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a file of ours"):
        objects.read(data)


def test_a_key_that_is_not_there_is_told() -> None:
    assert objects.one(b"<</Pg 3 0 R/P 12 0 R>>", "P") == 12
    with pytest.raises(KeyError, match="Parent"):
        objects.one(b"<</P 12 0 R>>", "Parent")


@given(st.binary(max_size=1200))
def test_content_is_unpacked_as_it_was_packed(content: bytes) -> None:
    assert objects.content(objects.stream(content)) == content


@given(st.lists(st.binary(min_size=4, max_size=4), min_size=1))
def test_the_rows_of_an_index_follow_from_how_they_differ(rows: list[bytes]) -> None:
    before, found = bytes(4), []
    differences = objects._differences(b"".join(rows), 4)
    for at in range(0, len(differences), 5):
        assert differences[at] == 2
        step = differences[at + 1 : at + 5]
        before = bytes((a + b) % 256 for a, b in zip(before, step, strict=True))
        found.append(before)
    assert found == rows

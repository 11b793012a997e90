"""The files that a PDF carries, wherever its tree of names holds them."""

import io

import pikepdf
import pytest
from pdfminer.pdftypes import PDFStream
from pikepdf import Array, Dictionary

from converters.readers import pdf
from converters.readers.pdf import attachments
from tests.readers.pdf.pages import SENTENCES, made, page, set_in, told

PLAIN = made(page(set_in(SENTENCES)))


def carrying(**files: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(PLAIN)) as document:
        for name, data in files.items():
            document.attachments[name.replace("_", ".")] = data
        document.save(out)
    return out.getvalue()


def test_markdown_with_front_matter_is_the_source_and_other_files_are_told() -> None:
    raw = pdf.read(carrying(s1_md=b"---\nid: s1\n---\n", list_xlsx=b"PK", note_md=b"words"))
    assert raw.source == b"---\nid: s1\n---\n"
    assert sorted(told(raw)) == [("附件", "list.xlsx"), ("附件", "note.md")]


def test_of_two_sources_none_is_the_one() -> None:
    raw = pdf.read(carrying(a_md=b"---\n1", b_md=b"---\n2"))
    assert raw.source == b""
    assert {what for what, _ in told(raw)} == {"附件"}


def test_a_tree_in_a_ring_ends() -> None:
    with pikepdf.open(io.BytesIO(PLAIN)) as document:
        node = document.make_indirect(Dictionary(Kids=Array([])))
        node.Kids.append(node)
        document.Root.Names = Dictionary(EmbeddedFiles=node)
        out = io.BytesIO()
        document.save(out)
    assert pdf.read(out.getvalue()).differences == ()


def test_what_is_no_tree_has_no_files() -> None:
    assert attachments.of_file({}) == {}
    assert attachments.of_file({"Names": {"EmbeddedFiles": {"Names": [b"a", 1]}}}) == {}


@pytest.mark.parametrize(("deep", "found"), [(8, True), (9, False)])
def test_a_tree_is_gone_through_to_a_depth(deep: int, found: bool) -> None:
    tree = names(b"a.md")
    for _ in range(deep):
        tree = {"Kids": [tree]}
    assert bool(attachments.of_file({"Names": {"EmbeddedFiles": tree}})) is found


def names(*each: bytes, under: str = "UF") -> dict[str, object]:
    held = [
        one
        for name in each
        for one in (b"key", {under: name, "EF": {"F": PDFStream({}, b"---\n" + name)}})
    ]
    return {"Names": held}


def test_files_are_called_by_either_of_their_names_and_only_so_many_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for under in ("UF", "F"):
        assert list(attachments.of_file(carried(names(b"a.md", under=under)))) == ["a.md"]
    monkeypatch.setattr(attachments, "_MOST", 2)
    assert list(attachments.of_file(carried(names(b"a", b"b", b"c")))) == ["a", "b"]
    nameless: dict[str, object] = {"Names": [b"key", {"EF": {"F": PDFStream({}, b"x")}}]}
    assert attachments.of_file(carried(nameless)) == {}


def carried(tree: dict[str, object]) -> dict[str, object]:
    return {"Names": {"EmbeddedFiles": tree}}


@pytest.mark.parametrize(
    ("files", "source"),
    [
        ({"a.md": b"---x"}, b"---x"),
        ({"a.md": b"x"}, b""),
        ({"a.txt": b"---x"}, b""),
        ({"a.md": b"---x", "b.md": b"---y"}, b""),
        ({"a.md": b"---x", "b.txt": b"---y"}, b"---x"),
    ],
)
def test_the_source_is_the_only_markdown_with_front_matter(
    files: dict[str, bytes], source: bytes
) -> None:
    assert attachments.markdown(files) == source

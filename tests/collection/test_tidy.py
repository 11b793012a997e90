from pathlib import Path

from converters import files
from converters.build import plan as plans
from converters.collection import tidy
from converters.project import Project
from tests.make import collection, markdown
from tests.project.test_editions import kept


def test_outputs_without_a_speech_or_of_a_format_no_longer_made_are_orphans(
    tmp_path: Path,
) -> None:
    root = collection(tmp_path, markdown("s1"), config="title: 选编\nformats: [txt]\n")
    for name in ("txt/s1.txt", "txt/s2.txt", "pdf/s1.pdf", "txt/notes.md"):
        files.write(root / "output" / name, b"x")
    found = tidy.orphans(plans.make(Project(root)))
    assert [str(path.relative_to(root / "output")) for path in found] == [
        "pdf/s1.pdf",
        "txt/s2.txt",
    ]


def test_files_of_a_book_without_settings_are_orphans(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s1"), config="title: 选编\nformats: [txt]\n")
    (root / "books").mkdir()
    settings = root / "books/a.yaml"
    settings.write_text("title: 书\nspeeches: [s1]\nfile: shu\n", encoding="utf-8")
    for name in ("shu.pdf", "shu-print.pdf", "a.docx", "shu.docx", "notes.txt"):
        files.write(root / "output/books" / name, b"x")
    found = tidy.orphans(plans.make(Project(root)))
    assert [path.name for path in found] == ["a.docx", "shu-print.pdf"]
    settings.write_text("titel: 书\n", encoding="utf-8")
    assert tidy.orphans(plans.make(Project(root))) == []
    settings.unlink()
    assert len(tidy.orphans(plans.make(Project(root)))) == 4


def test_what_is_removed_is_gone_and_what_was_gone_is_no_fault(tmp_path: Path) -> None:
    files.write(tmp_path / "a", b"x")
    tidy.remove([tmp_path / "a", tmp_path / "b"])
    assert list(tmp_path.iterdir()) == []


def test_proofs_of_no_speech_are_orphans(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s1"), config="title: 选编\nformats: [txt]\n")
    for name in ("s1.docx", "s2.docx", "s2.pdf", "notes.txt"):
        files.write(root / "output/proof" / name, b"x")
    found = tidy.orphans(plans.make(Project(root)))
    assert [path.name for path in found] == ["s2.docx", "s2.pdf"]


def test_redlines_are_kept_while_their_speech_is_there_or_on_record(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s2"), config="title: 选编\nformats: [txt]\n")
    kept(root, 1, markdown("s1"))
    for name in ("s1-1-2.docx", "s2-1-now.pdf", "s3-1-now.html", "notes-1.txt"):
        files.write(root / "output/compare" / name, b"x")
    found = tidy.orphans(plans.make(Project(root)))
    assert [path.name for path in found] == ["s3-1-now.html"]


def test_so_are_pages_of_returned_files(tmp_path: Path) -> None:
    root = collection(tmp_path, markdown("s1"), config="title: 选编\nformats: [txt]\n")
    for name in ("s1.html", "s1-0123abcd.html", "s2.html", "s2-0123abcd.html", "review.css"):
        files.write(root / "output/return" / name, b"x")
    found = tidy.orphans(plans.make(Project(root)))
    assert [path.name for path in found] == ["s2-0123abcd.html", "s2.html"]

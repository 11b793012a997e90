from pathlib import Path

import pytest

from converters.collection import new_book
from converters.collection.new_book import BookDraft
from converters.errors import UsageError
from converters.project import Project
from converters.readers import markdown as reader
from converters.settings import compilation
from converters.settings.compilation import Selection
from tests.make import book_settings, collection, markdown


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection({"years": (2019, 2020)}),
        Selection({"speakers": ("王：二", "yes"), "organs": ("2020",)}),
    ],
)
@pytest.mark.parametrize("title", ["讲话选编", "二〇二〇年|讲话: “选” # 编", "2020", "[编]"])
def test_what_is_written_reads_back_as_it_was_meant(title: str, selection: Selection) -> None:
    draft = BookDraft("a", title, selection, publisher="某某县：办公室")
    read = book_settings(new_book.settings(draft))
    assert (read.title, read.publisher, read.front) == (title, draft.publisher, ("a-shuoming.md",))
    assert read.chapters[0].selection == selection


def test_every_key_of_the_settings_is_shown_in_what_is_written() -> None:
    written = new_book.settings(BookDraft("a", "书", Selection()))
    options = compilation.BookOptions.__dataclass_fields__
    facts = ("subtitle", "compiler", "publisher", "date", "edition", "note", "front", "select")
    for key in (*facts, "order", "speeches", "parts", "formats", *options):
        assert f"{key}:" in written


def test_what_is_shown_as_a_remark_can_be_taken_up() -> None:
    written = new_book.settings(BookDraft("a", "书", Selection(), "县人大办"))
    first, block, rest = written.partition("# internal:  ")
    lines, end, others = (block + rest).partition("front:")
    taken_up = "\n".join(line.removeprefix("# ") for line in lines.split("\n"))
    read = book_settings(first + taken_up + end + others)
    assert read.internal_imprint is not None
    assert (read.lacking, read.internal_imprint.print_run) == ((), "500")
    assert read.internal_imprint.printed == "2020-12-25"


def test_the_text_for_the_front_tells_what_was_chosen_and_can_be_read() -> None:
    draft = BookDraft("a", "书", Selection({"years": (2020,), "organs": ("县人大常委会",)}))
    text = new_book.note(draft, "讲话汇编")
    assert "本书收入《讲话汇编》中县人大常委会的2020年的讲话。" in text
    assert reader.read_note(text.encode(), "note-1").meta.title == "编者说明"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, markdown("s1")))


def test_nothing_that_is_there_is_overwritten(project: Project) -> None:
    draft = BookDraft("二〇二〇", "书", Selection())
    note = project.root / "books/二〇二〇-shuoming.md"
    note.parent.mkdir()
    note.write_text("# 写好的\n\n好。\n", encoding="utf-8")
    assert [path.name for path in new_book.write(project, draft)] == ["二〇二〇.yaml"]
    assert "写好的" in note.read_text(encoding="utf-8")
    with pytest.raises(UsageError, match=r"已经有 books/二〇二〇\.yaml"):
        new_book.write(project, draft)


@pytest.mark.parametrize("name", ["", "a b", "../a", "a.b", "{a}"])
def test_a_name_that_no_file_should_have_is_refused(project: Project, name: str) -> None:
    with pytest.raises(UsageError, match="不能用作书的名称"):
        new_book.write(project, BookDraft(name, "书", Selection()))

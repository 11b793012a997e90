from pathlib import Path

import pytest

from converters.build.data_files import ParagraphFiles
from converters.build.output_folder import OutputFolder, Record
from converters.errors import SourceError
from converters.site import entry
from converters.site.entry import SpeechEntry
from converters.speech.model import Speech
from tests.make import para, speech, written

NAME = "data/paragraphs.tsv"
ENTRIES = [entry.of(speech(id=id), "") for id in ("s1", "s2")]


def talk(id: str, words: str) -> Speech:
    return speech(para(words), id=id)


def unread(id: str) -> Speech:
    raise SourceError(f"{id} is wrong", "")


class Table:
    """A table that is put again and again, as the builds of a site do."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.records: dict[str, Record] = {}
        self.before: list[SpeechEntry] = []
        self.asked: list[str] = []

    def put(self, *fresh: Speech, entries: list[SpeechEntry] = ENTRIES) -> str:
        shelf = OutputFolder(self.root, self.records)
        made = ParagraphFiles(shelf)
        for each in fresh:
            made.take(each)
        self.asked = []
        before = None if self.before == entries else self.before
        made.put(entries, before, self.read)
        self.records, self.before = shelf.records, entries
        return (self.root / NAME).read_text(encoding="utf-8")

    def read(self, id: str) -> Speech:
        self.asked.append(id)
        return talk(id, "读来。")


@pytest.fixture
def table(tmp_path: Path) -> Table:
    made = Table(tmp_path)
    made.put(talk("s1", "甲。"), talk("s2", "乙。"))
    return made


def test_a_correction_changes_its_own_rows_and_reads_no_other_speech(table: Table) -> None:
    text = table.put(talk("s2", "丙。"))
    assert [line.split("\t")[-1] for line in text.splitlines()[1:]] == ["甲。", "丙。"]
    assert table.asked == []


def test_what_did_not_change_is_not_touched(table: Table) -> None:
    before = written(table.root / NAME)
    table.put()
    assert written(table.root / NAME) == before


def test_a_table_that_is_gone_is_made_of_the_speeches(table: Table) -> None:
    (table.root / NAME).unlink()
    assert "读来。" in table.put(talk("s2", "丙。"))
    assert table.asked == ["s1"]


def test_a_speech_that_is_gone_has_no_rows(table: Table) -> None:
    assert "甲。" not in table.put(entries=ENTRIES[1:])
    assert table.asked == []


def test_one_that_cannot_be_read_has_none(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    (table.root / NAME).unlink()
    monkeypatch.setattr(table, "read", unread)
    assert table.put(talk("s2", "丙。")).count("\n") == 2

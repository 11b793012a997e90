"""All changes taken it is the new edition, all refused the old one: words, looks and faces."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from converters import resources
from converters.formats.docx import redline, writer
from converters.readers import markdown, revisions
from converters.readers.revisions import changes, views
from converters.readers.revisions.changes import ChangeKind
from converters.readers.revisions.model import Returned
from converters.readers.revisions.views import Standing
from converters.settings import redline_style
from converters.settings.design import Design
from converters.speech.model import Change, Emphasis, Paragraph, Speech, Table, Text
from converters.speech.redline import Issued
from tests.effort import effort
from tests.formats.docx.proof.opened import W, names, part
from tests.make import circulation, head, para, speech
from tests.speech.speeches import speeches
from tests.validators import dangling, ported, refused

FORMS = sorted((resources.root() / "tests/cases/forms").glob("*.md"))
LOOKS = redline_style.read(resources.text("styles/redline.toml"))
SLIVERS = ("版记位置", "版头位置", "normal")


def issued(text: Speech, number: int = 1, source: bytes = b"x") -> Issued:
    return Issued(text, source, f"第 {number} 版", date(2026, 11, number))


def made(old: Speech, new: Speech, design: Design) -> bytes:
    return redline.write(issued(old, 1, b"old"), issued(new, 2, b"new"), design, LOOKS)


def plain(text: Speech, design: Design) -> Returned:
    """Return the document of one edition, with the 版记 where a redline has it."""
    style = design.style
    flowing = replace(
        style,
        imprint=replace(style.imprint, even_page=False),
        docx=replace(style.docx, squeeze=False),
    )
    return revisions.read(writer.write(text, replace(design, style=flowing), b"x"))


def told(found: Sequence[Standing]) -> list[tuple[object, ...]]:
    """Return the paragraphs that have words, or are there to be seen."""
    return [
        (one.text, one.looks, tuple(face.face for face in one.faces))
        for one in found
        if one.text or one.cell
    ]


def stands(old: Speech, new: Speech, design: Design) -> Returned:
    found = revisions.read(made(old, new, design))
    assert told(views.accepted(found.line)) == told(views.accepted(plain(new, design).line))
    assert told(views.refused(found.line)) == told(views.accepted(plain(old, design).line))
    return found


@pytest.mark.slow
@settings(max_examples=effort(60, 1500))
@given(speeches(), speeches())
def test_taken_it_is_the_new_edition_and_refused_the_old_one(
    design: Design, old: Speech, new: Speech
) -> None:
    stands(old, new, design)


@pytest.mark.parametrize("pair", [*pairwise(FORMS)][::6], ids=lambda pair: pair[0].stem)
def test_one_form_becomes_another(pair: tuple[Path, Path], design: Design) -> None:
    old, new = (markdown.read(path.read_bytes()) for path in pair)
    stands(old, new, design)


def test_what_changed_is_tracked_and_nothing_else(design: Design) -> None:
    told = (Change(date(2026, 1, 2), "更正", "改人数"),)
    old = speech(head(1, "一、要点"), para("共260人参加。"), para("散会。"))
    new = speech(head(2, "一、要点"), para("共265人参加。"), changes=told)
    found = stands(old, new, design)
    every = [(one.kind, one.text(found.line)) for one in changes.of(found.line)]
    assert (ChangeKind.DELETED, "260") in every
    assert (ChangeKind.INSERTED, "265") in every
    assert (ChangeKind.RESTYLED, "\n") in every
    assert len(every) == 4
    assert {(one.hand.author, one.hand.time) for one in changes.of(found.line)} == {
        ("对照", "2026-01-02T00:00:00Z")
    }


def test_a_paragraph_parted_and_joined_keeps_its_words(design: Design) -> None:
    whole, parts = speech(para("甲乙。丙丁。")), speech(para("甲乙。"), para("丙丁。"))
    for old, new in ((whole, parts), (parts, whole)):
        found = stands(old, new, design)
        assert [one.text(found.line) for one in changes.of(found.line)] == ["\n"]


def test_emphasis_alone_is_a_change_of_looks(design: Design) -> None:
    old = speech(para("要紧紧依靠群众。"))
    new = speech(Paragraph((Text("要"), Emphasis("紧紧"), Text("依靠群众。"))))
    found = stands(old, new, design)
    (one,) = changes.of(found.line)
    assert (one.kind, one.text(found.line)) == (ChangeKind.RESTYLED, "紧紧")


def test_changes_around_an_end_that_stays_are_two_for_libreoffice(design: Design) -> None:
    """It takes what one author did within a minute for one change, and the end with it."""
    old = speech(para("今天开会。"), para("大家散会。"))
    new = speech(para("今天开会。掌声热烈"), para("请大家散会。"))
    found = stands(old, new, design)
    times = {one.text(found.line): one.hand.time for one in changes.of(found.line)}
    assert times == {"掌声热烈": "2026-11-02T00:00:00Z", "请": "2026-11-02T00:02:00Z"}


def test_tables_of_other_columns_are_one_table_of_both(design: Design) -> None:
    old = speech(para("见表。"), Table((("项目", "数"), ("甲", "1"))))
    new = speech(para("见表。"), Table((("项目", "今年", "去年"), ("甲", "1", "2"))))
    stands(old, new, design)
    document = part(made(old, new, design), "document")
    (table,) = document.iter(f"{W}tbl")
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    for row in table.iter(f"{W}tr"):
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iter(f"{W}tc")]
        assert sum(1 if one is None else int(one.get(f"{W}val", "")) for one in spans) == columns


def test_the_same_editions_give_the_same_bytes_and_no_change(design: Design) -> None:
    old, new = speech(para("甲。")), speech(para("乙。"))
    assert made(old, new, design) == made(old, new, design)
    assert changes.of(revisions.read(made(old, old, design)).line) == ()


def test_it_leads_back_to_the_old_edition_and_says_which_two_it_has(design: Design) -> None:
    data = made(speech(para("甲。")), speech(para("乙。"), circulation=circulation()), design)
    found = revisions.read(data)
    assert found.origin.carried == b"old"
    head = "".join(part(data, "header-default").itertext())
    assert head == "对照稿　s1　第 1 版（2026-11-01） → 第 2 版（2026-11-02）"
    assert "word/header-even.xml" in names(data)


@pytest.mark.slow
def test_three_validators_find_nothing(design: Design, tmp_path: Path) -> None:
    written = []
    for number, pair in enumerate([*pairwise(FORMS), *pairwise(FORMS[::-1])]):
        old, new = (markdown.read(path.read_bytes()) for path in pair)
        written.append(tmp_path / f"{number}.docx")
        written[-1].write_bytes(made(old, new, design))
    assert ported(written) == {}
    assert dangling(written) == ""
    assert refused(written[:: effort(4, 1)]) == []

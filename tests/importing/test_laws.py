"""The laws of the import, tried on whole, cut, mixed and made-up texts."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from converters import importing
from converters.importing.attached import RULE
from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.importing.ledger import Entry
from converters.readers.raw import RawText
from converters.speech import hanzi, printed_words
from converters.speech.model import Attachment, Block, Heading, Meta, Speech, paragraph, text_of
from tests.effort import effort
from tests.importing import seeds

PAGES = seeds.pages()
calm = settings(max_examples=effort(15, 500))
_SIGNS = (
    "一二三、（）(),.?!:;\"“”'-~<>#*&\n\r\t \u3000\xa0\u200b\ufeff\ufffd\ue000"
    "篇第123同志们：。各位领导讲话的在会议上附件年月日小编"
)
signs = st.text(st.sampled_from(_SIGNS))


def forced(text: str) -> Cleaned:
    return clean(RawText(text), "a.txt", ImportOptions(force=True))


@st.composite
def scraps(draw: st.DrawFn) -> str:
    """Return pieces of real pages, cut anywhere, with rubbish between them."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        page = draw(st.sampled_from(PAGES))
        start = draw(st.integers(0, max(len(page) - 1, 0)))
        parts.append(page[start : start + draw(st.integers(0, 1500))])
        parts.append(draw(signs))
    return "".join(parts)


@calm
@given(scraps())
@example("同志们：\r今天(一)开会。\r\n\x00谢谢!")
@example("篇1\n篇2\n")
@example("附件：\n")
def test_every_character_is_kept_or_named(text: str) -> None:
    found = forced(text)
    assert found.ledger.faults() == []
    assert "".join(text[e.start : e.end] for e in found.ledger.entries()) == text


@pytest.mark.slow
@calm
@given(st.text(max_size=400))
def test_any_text_at_all_is_accounted_for(text: str) -> None:
    found = forced(text)
    assert found.ledger.faults() == []
    assert sum(found.ledger.counts().values()) == len(text)


_ATTACHED = (
    "在全县安全生产工作会议上的讲话\n（2024年3月5日）\n县长 王明\n同志们：\n"
    "任务分工和检查名单印发给大家，请各单位抓好落实。\n附件：1. 任务分工表\n2. 检查组名单\n"
    "附件1\n任务分工表\n一组负责城区，二组负责乡镇。\n附件2\n检查组名单\n组长由副县长担任。\n"
)


@calm
@given(scraps())
@example(_ATTACHED)
def test_the_entries_of_a_block_make_up_the_block(text: str) -> None:
    """All but the mark of an attachment (附件1): it is dropped by name, and made of the number."""
    found = forced(text)
    remade = "".join(entry_text(text, e) for e in found.ledger.entries() if e.rule == RULE)
    made: dict[tuple[int, int], str] = {}
    for entry in found.ledger.entries():
        if entry.place is not None and not entry.place.fact:
            where = (entry.place.part, entry.place.block)
            made[where] = made.get(where, "") + entry.text
    said = {
        (part, number): block.name if isinstance(block, Attachment) else text_of(block)
        for part, speech in enumerate(found.speeches)
        for number, block in enumerate(speech.blocks)
    }
    assert made == said
    blocks = [block for speech in found.speeches for block in speech.blocks]
    assert all(block.mark in remade for block in blocks if isinstance(block, Attachment))


def entry_text(text: str, entry: Entry) -> str:
    """Return the words of the input that an entry tells of, without blanks."""
    return "".join(text[entry.start : entry.end].split())


def printed(speech: Speech) -> str:
    return "\n\n".join(printed_words.lines(speech))


def by_words(speech: Speech) -> list[Block]:
    """Return the blocks; a heading that says no number, as on some pages, is known there alone."""
    return [
        paragraph(block.text)
        if isinstance(block, Heading) and hanzi.ordinal(block.text) is None
        else block
        for block in speech.blocks
    ]


@pytest.mark.slow
def test_cleaning_the_clean_text_changes_nothing() -> None:
    for page in PAGES:
        for speech in clean(RawText(page), "a.txt", ImportOptions()).speeches:
            again = forced(printed(speech)).speeches
            assert [s.meta.title for s in again] == [speech.meta.title]
            assert by_words(again[0]) == by_words(speech)
            assert (again[0].meta.date, again[0].meta.subtitle) == (
                speech.meta.date,
                speech.meta.subtitle,
            )


def unstable(page: str) -> list[str]:
    """Return the titles of the speeches of a page that change when they are cleaned again."""
    found = clean(RawText(page), "a.txt", ImportOptions())
    return [
        speech.meta.title
        for speech in (() if found.refusal else found.speeches)
        if [(s.meta.title, s.blocks) for s in forced(printed(speech)).speeches]
        != [(speech.meta.title, speech.blocks)]
    ]


@pytest.mark.slow
def test_cleaning_the_clean_text_of_every_report_changes_nothing() -> None:
    for path in seeds.reports():
        assert unstable(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.slow
def test_cleaning_twice_gives_the_same() -> None:
    for page in PAGES:
        assert forced(page).speeches == forced(page).speeches


_ENCODINGS = ("gb18030", "gbk", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


@calm
@given(
    st.sampled_from([page for page in PAGES if 200 < len(page) < 10_000]),
    st.sampled_from(_ENCODINGS),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_another_encoding_or_line_end_changes_nothing(page: str, encoding: str, end: str) -> None:
    try:
        data = page.replace("\n", end).encode(encoding)
    except UnicodeEncodeError:
        reject()
    first, again = (
        importing.clean(each, "a.txt", options=ImportOptions(force=True)).speeches
        for each in (page.encode(), data)
    )
    assert [speech.blocks for speech in first] == [speech.blocks for speech in again]
    assert [facts(speech) for speech in first] == [facts(speech) for speech in again]


def facts(speech: Speech) -> Meta:
    """Return what a speech states of itself, not of the file."""
    return replace(speech.meta, source=None)


@calm
@given(scraps())
def test_no_date_and_no_speaker_is_invented(text: str) -> None:
    for speech in forced(text).speeches:
        if speech.meta.date:
            assert not speech.meta.date.day or str(speech.meta.date.day) in text or "日" in text
            assert not speech.meta.date.month or re.search(r"月|\d[-./]\d", text)
        bare = "".join(text.split()).replace("\u200b", "").replace("\ufeff", "")
        assert [name for name in speech.meta.speakers if name not in bare] == []

import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import FrameType
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters import importing
from converters.collection import bounded
from converters.errors import HuibianError, SourceError
from converters.importing import ImportOptions, reading
from converters.importing.head import head_block
from converters.importing.head.found_head import FoundHead
from converters.importing.job import CleaningJob
from converters.importing.reading import decode
from converters.importing.text.lines import SourceLine
from converters.readers.raw import Bounds
from tests.effort import effort
from tests.importing import seeds
from tests.readers.docx.word_files import p, part, t, word
from tests.readers.pdf.pages import Line, made

Result = TypeVar("Result")
SPEECH = (
    "在全县工作会议上的讲话\n同志们：\n今天，我们召开全县工作会议，部署今年任务。\n"
    "一、提高认识\n要认真学习，深刻领会，切实抓好落实，把各项工作提高到新的水平。\n"
)


def test_the_format_follows_the_bytes_not_the_name() -> None:
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in SPEECH.split())}</body></html>"
    assert importing.clean(page.encode(), "a.txt").raw.format == "html"
    assert importing.clean(SPEECH.encode("gb18030"), "a.html").raw.format == "txt"
    assert importing.clean(page.encode(), "a.txt").speeches[0].blocks == (
        importing.clean(SPEECH.encode(), "a.txt").speeches[0].blocks
    )


def test_raw_markdown_loses_its_marks() -> None:
    raw = SPEECH.replace("在全县", "# 在全县").replace("一、提高认识", "## **一、提高认识**")
    found = importing.clean(raw.encode(), "a.md")
    assert found.speeches[0].blocks == importing.clean(SPEECH.encode(), "a.txt").speeches[0].blocks
    assert found.speeches[0].meta.title == "在全县工作会议上的讲话"


def test_masks_of_stars_stay_outside_of_markdown() -> None:
    found = importing.clean(SPEECH.replace("今年", "**年").encode(), "a.txt")
    assert "**年" in found.ledger.raw
    assert any(finding.code == "mask" for finding in found.findings)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(line_end: str) -> None:
    found = importing.clean(SPEECH.replace("\n", line_end).encode(), "a.txt")
    assert [b.line for b in found.speeches[0].blocks] == [2, 3, 4, 5]


def test_a_rule_can_be_switched_off() -> None:
    raw = SPEECH.replace("，", ",").encode()
    found = importing.clean(raw, "a.txt", options=ImportOptions(off=frozenset({"comma"})))
    assert "今天,我们" in found.speeches[0].blocks[1].content[0].text  # type: ignore[union-attr]


def test_what_is_no_speech_is_refused_with_a_reason_and_given_to_who_insists() -> None:
    news = "本报讯（记者 王强）3月14日，全市会议召开。市委书记张伟出席会议并讲话。" * 4
    assert importing.clean(news.encode(), "a.txt").refusal == "是新闻报道，不是讲话稿"
    forced = importing.clean(news.encode(), "a.txt", options=ImportOptions(force=True))
    assert (forced.refusal, len(forced.speeches)) == ("", 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04" + b"\x00" * 90, "压缩包或文档已损坏"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, "图片"),
        (b"%PDF-1.4\nbroken", "PDF 文件已损坏"),
        (b"\x00" * (33 * 1024 * 1024), "太大了"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_name(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        importing.clean(data, "坏.txt")
    assert caught.value.file == "坏.txt"


@pytest.mark.parametrize("end", [-1, 1])
def test_a_file_that_would_lose_or_double_words_is_not_imported(
    end: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The law of conservation is asked of each file, not of the cases alone."""
    read = head_block.read

    def faulty(job: CleaningJob, lines: Sequence[SourceLine]) -> FoundHead:
        top = read(job, lines)
        body = top.body[:-1] if end < 0 else [*top.body, top.body[-1]]
        return replace(top, body=tuple(body))

    monkeypatch.setattr(head_block, "read", faulty)
    with pytest.raises(SourceError, match="与原文对不上") as caught:
        importing.clean(SPEECH.encode(), "a.txt")
    assert caught.value.file == "a.txt"


def survived(data: bytes) -> bool:
    """Return whether the bytes are imported or flagged; anything but a refusal fails the test."""
    try:
        return bool(importing.clean(data, "a.txt").ledger.raw)
    except HuibianError as error:
        return str(error).endswith("。")


@settings(max_examples=effort(20, 1000))
@given(st.binary(max_size=3000))
def test_random_bytes_end_in_a_refusal_or_a_flagged_import(data: bytes) -> None:
    assert survived(data)


@settings(max_examples=effort(20, 1000))
@given(st.integers(0, 2**32), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_a_damaged_text_ends_in_a_refusal_or_a_flagged_import(seed: int, encoding: str) -> None:
    chance = random.Random(seed)
    data = bytearray((SPEECH * 6).encode(encoding))
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert survived(bytes(data[: chance.randrange(1, len(data))]))


def _seconds(data: bytes) -> float:
    start = time.process_time()
    survived(data)
    return time.process_time() - start


MEGABYTES = effort(0.3, 4.0)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        "a\n",
        "一\n",
        "同志们：",
        "一、",
        "（一）(",
        "，。",
        "\u200b",
        '"',
        "?",
        "1、",
        "篇1\n",
        "<p>",
        "&",
        "  ",
    ],
)
def test_strange_texts_of_megabytes_take_bounded_time(unit: str) -> None:
    size = int(MEGABYTES * 1_000_000)
    # 0.3 megabytes in quadratic time take minutes; a busy machine may well take a second.
    assert _seconds((unit * (size // len(unit.encode()))).encode()) < 5 * max(MEGABYTES, 1)


def _calls(data: bytes) -> int:
    """Return how many functions an import calls, which no load of the machine changes."""
    count = 0

    def counted(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        survived(data)
    finally:
        sys.setprofile(None)
    return count


TITLE = "在全县经济工作会议上的讲话"


def _refrain(characters: int) -> str:
    lines = (
        TITLE if i % 3 else f"我们第{i}次强调，要做好{i * 7}项工作。" for i in range(characters)
    )
    return "\n".join((TITLE, *lines))[:characters]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        seeds.composed,
        lambda size: seeds.composed(size * 11 // 10).replace("\n", "")[:size],
        _refrain,
    ],
    ids=["many lines", "one line", "a title said again and again"],
)
def test_work_grows_with_the_text(text: Callable[[int], str]) -> None:
    """By counted work: eight times the text takes no more than ten times as many calls."""
    survived(text(1000).encode())  # what is made once is not counted
    assert _calls(text(80_000).encode()) < 10 * _calls(text(10_000).encode())


@pytest.mark.slow
def test_many_files_take_the_work_of_each() -> None:
    data = seeds.composed(3000).encode()
    survived(data)
    one = _calls(data)
    assert sum(_calls(data) for _ in range(5)) <= 5.5 * one


@pytest.mark.slow
def test_room_stays_small() -> None:
    small = seeds.composed(50_000).encode()
    survived(small)
    tracemalloc.start()
    survived(small)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * len(small)


@pytest.mark.slow
def test_a_text_in_one_line_of_megabytes_is_read() -> None:
    length = effort(100_000, 3_400_000)  # of ten megabytes the second
    line = seeds.composed(length * 11 // 10).replace("\n", "")[:length]
    found = importing.clean(line.encode(), "a.txt", options=ImportOptions(force=True))
    assert found.ledger.faults() == []
    assert found.speeches


@pytest.mark.slow
def test_every_report_is_imported_without_a_fault() -> None:
    for path in seeds.reports():
        found = importing.clean(path.read_bytes(), path.name)
        assert found.speeches or found.refusal


@pytest.mark.parametrize(
    "marked",
    [
        "机密★1年\n" + SPEECH,
        "000001\n秘密\n特急\n" + SPEECH,
        SPEECH.replace("同志们", "【内部资料，注意保存】\n同志们"),
        SPEECH + "（会后收回）\n",
    ],
)
def test_a_speech_with_a_mark_of_secrecy_is_held_back_wherever_the_mark_stands(
    marked: str,
) -> None:
    found = importing.clean(marked.encode(), "a.txt")
    (finding,) = [finding for finding in found.findings if finding.code == "secrecy-mark"]
    assert marked.split("\n")[finding.line - 1].strip("（）【】") in finding.excerpt
    assert [speech.meta.public for speech in found.speeches] == [False]
    (clean,) = importing.clean(SPEECH.encode(), "a.txt").speeches
    assert clean.meta.public is None


def test_a_mark_of_secrecy_that_the_reader_left_out_holds_a_speech_back_too() -> None:
    body = "".join(p(t(line)) for line in SPEECH.split("\n") if line)
    art = '<w:r><w:pict><v:shape><v:textpath string="内部资料 注意保存"/></v:shape></w:pict></w:r>'
    word_files = [
        word(body, {"header": part("hdr", p(t("机密★1年")))}),
        word(body, {"header": part("hdr", p(art))}),
        word(body + p(t("秘密", "<w:vanish/>"))),
    ]
    lines = [Line(line, y=120 + 30 * at) for at, line in enumerate(SPEECH.split("\n")) if line]
    across = [Line("绝密", 200, 400, 60, angle=45)]
    for data in (*word_files, made([*lines, *across])):
        found = importing.clean(data, "a")
        assert [one.code for one in found.findings].count("secrecy-mark") == 1
        assert {speech.meta.public for speech in found.speeches} == {False}


@pytest.mark.parametrize(
    "text", ["a" * 4_000_001, "今天我们召开全县人大工作会议，主要任务是总结去年的工作。\n" * 25_002]
)
def test_more_text_than_a_book_holds_is_told_before_it_is_cleaned(text: str) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        with pytest.raises(SourceError, match="文字太多"):
            decode(text.encode(), name)


def test_more_changes_than_a_page_can_show_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_LONG", 0)
    monkeypatch.setattr(reading, "_MOST_CHANGES", 400)
    prose = "今天我们召开全县人大工作会议，主要任务是总结去年的工作。\n" * 10
    assert importing.clean((SPEECH + prose).encode(), "a.txt").speeches
    with pytest.raises(SourceError, match=r"a\.txt.*要改动、去掉的地方有 \d+ 处"):
        importing.clean((SPEECH + "\u200b".join(prose)).encode(), "a.txt")


def test_a_text_as_long_as_a_book_is_cleaned_within_bounds() -> None:
    text = SPEECH + "这是讲话中的一句话，说的是今年的工作。\n" * 5_000
    granted: list[int] = []
    worked: list[object] = []

    def within(work: Callable[[], Result], /) -> Result:
        worked.append(work)
        return work()

    bounds = Bounds(within, granted.append)
    found = importing.clean(text.encode(), "a.txt", bounds=bounds)
    assert len(worked) == len(granted) == 1
    assert 5_000 < granted[0] < len(text)
    assert found.speeches == importing.clean(text.encode(), "a.txt").speeches
    importing.clean(SPEECH.encode(), "a.txt", bounds=bounds)
    assert len(worked) == 1


def test_one_that_takes_longer_is_told_with_its_name() -> None:
    def within(work: Callable[[], Result], /) -> Result:
        raise SourceError("太多", "请拆开")

    with pytest.raises(SourceError, match=r"a\.txt：太多"):
        importing.clean((SPEECH * 5_000).encode(), "a.txt", bounds=Bounds(within))


@pytest.mark.slow
def test_a_child_gives_back_what_it_cleaned() -> None:
    text = (SPEECH + "这是讲话中的一句话，说的是今年的工作。\n" * 5_000).encode()
    there = importing.clean(text, "a.txt", bounds=bounded.bounds())
    here = importing.clean(text, "a.txt")
    assert (there.speeches, there.findings) == (here.speeches, here.findings)


def test_a_paragraph_with_a_blank_is_told_once() -> None:
    full = "工程位于 ，全长 米，宽 米，双向 车道，设计车速为每小时 公里，估算总投资 万元。"
    text = f"在大坝开工仪式上的致辞\n同志们：\n我代表 ,祝贺大坝开工!\n{full}\n谢谢大家。"
    found = importing.clean(text.encode(), "a.txt").findings
    blanks = [one.line for one in found if one.code == "blank"]
    assert blanks == sorted(set(blanks))
    assert blanks

import re
from datetime import date

import pytest

from converters.errors import SourceError
from converters.readers import front_matter, markdown
from converters.speech.dates import PartialDate
from converters.speech.model import Source, Status, TitleSource
from tests.make import markdown as text


def fault(data: bytes) -> SourceError:
    """What the reader of facts says, and that of the whole speech says too."""
    with pytest.raises(SourceError) as caught:
        front_matter.read(data)
    with pytest.raises(SourceError, match=re.escape(caught.value.reason)):
        markdown.read(data)
    return caught.value


def test_facts_come_from_the_front_matter() -> None:
    facts = "date: 2020-07-16\nspeaker: 赵海金\ntopics: [乡村振兴]\nstatus: proof\n"
    facts += "title_source: derived\nsource: {file: 002.txt, part: 1, posted: 2020-07-20}\n"
    meta = front_matter.read(text(facts=facts).encode())
    assert (meta.date, meta.topics) == (PartialDate(2020, 7, 16), ("乡村振兴",))
    assert meta.speakers == ("赵海金",)
    assert (meta.status, meta.title_source) == (Status.PROOF, TitleSource.DERIVED)
    assert meta.source == Source("002.txt", 1, posted=date(2020, 7, 20))


@pytest.mark.parametrize("written", ["2024", "2024-03", "'2024'", "2024-03-05"])
def test_a_date_may_be_known_in_part(written: str) -> None:
    meta = front_matter.read(text(facts=f"date: {written}\n").encode())
    assert str(meta.date) == written.strip("'")


@pytest.mark.parametrize("written", ["2024-13", "999", "2024-00", "2024-02-30", "20240230", "true"])
def test_a_date_that_no_calendar_has_is_told_with_its_line(written: str) -> None:
    error = fault(text(facts=f"date: {written}\n").encode())
    assert (error.line, "date" in error.reason) == (4, True)


@pytest.mark.parametrize(
    ("written", "speakers"),
    [
        ("李明、王芳", ("李明", "王芳")),
        ("李明 、 王芳、", ("李明", "王芳")),
        ("[李明, 王芳]", ("李明", "王芳")),
        ("[李明、王芳, 赵刚]", ("李明", "王芳", "赵刚")),
        ("李明、李明", ("李明",)),
        ("张三（代）", ("张三（代）",)),
        ("县委巡察组", ("县委巡察组",)),
        ("张三，李四", ("张三，李四",)),
        ("买买提·艾力", ("买买提·艾力",)),
    ],
)
def test_speakers_are_a_list_or_parted_by_one_mark(written: str, speakers: tuple[str, ...]) -> None:
    assert front_matter.read(text(facts=f"speaker: {written}\n").encode()).speakers == speakers


@pytest.mark.parametrize("written", ["、", "[]", "[李明, 李明]", "['']", "{a: b}"])
def test_speakers_that_are_no_names_are_refused(written: str) -> None:
    error = fault(text(facts=f"speaker: {written}\n").encode())
    assert (error.line, "speaker" in error.reason) == (4, True)


def test_what_is_absent_is_unknown() -> None:
    meta = front_matter.read(text().encode())
    assert (meta.date, meta.speaker, meta.topics, meta.source) == (None, None, (), None)


@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "空" in fault(data).reason


def test_a_binary_is_refused_with_the_line() -> None:
    assert fault(text().encode() + b"\xff\xfe").line == 9


def test_gbk_is_refused_with_a_remedy() -> None:
    assert "UTF-8" in fault(text().encode("gbk")).remedy


def test_a_text_without_front_matter_is_refused() -> None:
    assert fault("同志们：\n".encode()).line == 1


def test_front_matter_without_an_end_is_refused() -> None:
    assert "没有结束" in fault(b"---\nid: a\n").reason


def test_a_control_character_is_refused_with_its_line() -> None:
    error = fault(text(body="一。\n\n二\x07。").encode())
    assert (error.line, "U+0007" in error.reason) == (10, True)


def test_facts_are_read_alone_whatever_the_words_are() -> None:
    assert front_matter.read(text("s1", body="##").encode()).id == "s1"
    with pytest.raises(SourceError) as told:
        front_matter.read(text("s1", facts="dat: 1\n").encode())
    assert told.value.line == 4


def test_forms_and_remarks_that_are_read_all_the_same_are_told_by_their_lines() -> None:
    data = "\n——\nid: a\ntitle: 讲话  # 备注\ndate：2024-3-5\n---- \n同志们：\n".encode()
    found = front_matter.remarks(data)
    assert [(one.line, one.code, one.excerpt) for one in found] == [
        (2, "front-form", "——"),
        (4, "front-remark", "# 备注"),
        (5, "front-form", "date：2024-3-5"),
        (6, "front-form", "----"),
    ]
    assert "按“---”读" in found[0].message
    assert front_matter.read(data).title == "讲话"


@pytest.mark.parametrize("fence", ["---", "--- \t"])
def test_what_is_written_in_the_canonical_form_is_not_told(fence: str) -> None:
    data = f"{fence}\nid: a\ntitle: 讲话\n{fence}\n同志们：\n".encode()
    assert front_matter.remarks(data) == []
    assert front_matter.mends(data) == []


def test_lines_with_signs_that_nobody_sees_are_mended_once() -> None:
    data = "---\nid: a\ntitle： 讲\u200b话\ndate：2024-03-05\n---\n同\u200b志们：\n".encode()
    mends = {mend.line: mend.now for mend in front_matter.mends(data)}
    assert len(front_matter.mends(data)) == 3
    assert mends == {3: "title： 讲话", 4: "date: 2024-03-05", 6: "同志们："}


@pytest.mark.parametrize(
    ("words", "restricts"),
    [
        ("secrecy: 机密", True),
        ("  public: false", True),
        ("密级：秘密", True),
        ("是否公开: 否", True),
        ("title: 机密★1年", True),
        ("title: 绝密 ☆", True),
        ("title: 保守机密", False),
        ("title: a\n---\n机密★1年", False),
    ],
)
def test_what_may_not_be_public_is_told_from_the_front_matter(words: str, restricts: bool) -> None:
    assert front_matter.may_restrict(f"---\n{words}\n".encode()) is restricts
    assert front_matter.may_restrict(f"---\n{words}\n".encode() + b"\xff") is restricts


def test_the_line_of_the_id_is_told() -> None:
    assert front_matter.line_of_id("---\ntitle: 题\nid: a\n---\n".encode()) == 3
    assert front_matter.line_of_id("\n---\ntitle: 题\n---\n".encode()) == 3


def test_the_line_of_a_fact_is_told_by_its_key_in_whatever_language() -> None:
    data = "---\ntitle: 题\nid: a\n抄送机关: 县委\n---\n".encode()
    assert front_matter.line_of(data, "copies") == 4
    assert front_matter.line_of(data, "recipients") == 2


def test_line_ends_of_all_systems_are_counted_alike() -> None:
    for end in ("\n", "\r\n", "\r"):
        with pytest.raises(SourceError) as told:
            front_matter.read(text(facts="dat: 1\n").replace("\n", end).encode())
        assert told.value.line == 4

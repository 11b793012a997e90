import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.readers import encodings

TEXT = "同志们：\r\n今天，我们召开全县经济工作会议，总结去年工作，部署今年任务。"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("times", [1, 20])
def test_the_encodings_of_offices_are_read(encoding: str, named: str, times: int) -> None:
    assert encodings.decoded((TEXT * times).encode(encoding)) == (TEXT * times, named)


def test_big5_is_told_from_gbk() -> None:
    text = "各位代表，我們要把工作做好，為人民服務，這是大家的共同任務。" * 3
    assert encodings.decoded(text.encode("big5")) == (text, "big5")


def test_utf8_cut_in_the_middle_of_a_character_is_read_up_to_there() -> None:
    text, encoding = encodings.decoded((TEXT * 4).encode()[:-2])
    assert text == (TEXT * 4)[:-1] + "\ufffd"
    assert encoding == "utf-8（有损坏）"


@given(st.lists(st.sampled_from(["utf-8", "gb18030"]), min_size=1, max_size=9))
def test_a_file_put_together_from_others_is_read_line_by_line(parts: list[str]) -> None:
    line = "今天，我们召开全县经济工作会议，总结去年工作。\n"
    data = b"".join(line.encode(encoding) for encoding in parts)
    text, named = encodings.decoded(data)
    assert text == line * len(parts)
    assert named == "、".join(sorted(set(parts), reverse=True))


def test_a_damaged_line_among_others_is_lost_alone() -> None:
    line = "今天，我们召开全县经济工作会议，总结去年工作。\n"
    data = line.encode() + line.encode()[:40] + b"\xff\n" + line.encode("gb18030")
    text, named = encodings.decoded(data)
    assert text.startswith(line + "今天，我们召开全县经济工") and text.endswith(line)
    assert "\ufffd" in text
    assert named == "utf-8（有损坏）"


@pytest.mark.parametrize("data", [b"", b"  \r\n", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_an_empty_file_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(SourceError, match="文件是空的"):
        encodings.decoded(data)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, b"PK\x03\x04" + b"\x00" * 50]
)
def test_a_binary_is_refused_by_its_kind(data: bytes) -> None:
    with pytest.raises(SourceError, match="不是文本"):
        encodings.decoded(data)


@given(st.binary(min_size=1, max_size=600))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        text, _ = encodings.decoded(data)
    except SourceError as error:
        assert str(error).endswith("。")
    else:
        assert text.strip("\x00 \t\r\n\ufeff")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4", "PDF 文件"),
        (b"\xd0\xcf\x11\xe0", "旧版 Word 文件"),
        (b"{\\rtf1", "RTF 文件"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"GIF89a", "图片"),
        (b"MM\x00*", "扫描图片"),
        (b"7z\xbc\xaf", "压缩包"),
        (b"\x1f\x8b\x08", "压缩包"),
    ],
)
def test_files_that_are_no_texts_are_told_by_their_first_bytes(data: bytes, kind: str) -> None:
    with pytest.raises(SourceError, match=f"这是{kind}，"):
        encodings.decoded(data + b"x")


@pytest.mark.parametrize(
    ("text", "is_natural"),
    [
        ("abc", True),
        ("ab\x08c", False),
        ("ab\x0b", False),
        ("ab\x1f", False),
        ("a\tb\nc\x0c\rd", True),
        ("é", False),
        ("的" * 3 + "锟" * 22, True),
        ("的" * 3 + "锟" * 23, False),
        ("的" * 19 + "\ue000", False),
        ("的" * 20 + "\ue000", True),
        ("的" * 19 + "\x00", False),
        ("的" * 20 + "\uf8ff", True),
        ("a" * 10_000 + "锟", True),
        ("的" * 1_200 + "锟" * 8_800 + "的", True),
        ("的" * 1_199 + "锟" * 8_801 + "的", False),
    ],
)
def test_a_text_reads_like_chinese_by_its_common_characters(text: str, is_natural: bool) -> None:
    assert encodings.natural(text) is is_natural


@pytest.mark.parametrize(
    ("good", "lost", "reads"), [(4, 1, True), (3, 1, False), (9, 2, True), (5, 2, False)]
)
def test_a_damaged_text_is_read_if_less_than_a_quarter_is_lost(
    good: int, lost: int, reads: bool
) -> None:
    data = ("的" * good).encode() + b"\xff" * lost
    if reads:
        found = encodings.decoded(data)
        assert found == ("的" * good + "\ufffd" * lost, "utf-8（有损坏）")
    else:
        with pytest.raises(SourceError, match="读不出文字"):
            encodings.decoded(data)


def test_of_two_damaged_readings_the_one_that_gains_more_than_it_loses_is_taken() -> None:
    """As UTF-8 eight characters are common and seven lost, as GB 18030 three common and one."""
    data = ("的" * 8).encode() + ("了" * 3).encode("gb18030") + b"\xff" + b"a" * 40
    text, named = encodings.decoded(data)
    assert named == "gb18030（有损坏）"
    assert text.count("了") == 3

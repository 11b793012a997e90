"""Kinds of files that are no texts: each has one sentence of its own."""

import pytest

from converters.readers import other_kinds

TAIL = bytes(90)


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"CAJ\0" + TAIL, "format", "CAJ"),
        (b"HN\0\0" + TAIL, "format", "CAJ"),
        (b"KDH 2.00" + TAIL, "format", "CAJ"),
        (b"\0\0\0\x18ftypmp42" + TAIL, "sound", "录音或录像"),
        (b"ID3\3" + TAIL, "sound", "录音或录像"),
        (b"\xff\xd8\xff\xe0" + TAIL, "picture", "图片"),
        (b"Rar!\x1a\7\0" + TAIL, "archive", "压缩包"),
        (b"L\0\0\0\1\x14\2\0" + TAIL, "other", "快捷方式"),
        (b"MZ\x90\0" + TAIL, "other", "程序"),
    ],
)
def test_bytes_are_told_by_how_they_begin(data: bytes, code: str, said: str) -> None:
    kind = other_kinds.of_bytes(data)
    assert kind is not None
    assert (kind.code, said in str(kind.refusal())) == (code, True)


@pytest.mark.parametrize("text", ["MZ 县的讲话", "ID3", "TEB 会议", "CAJ"])
def test_a_text_that_begins_with_such_letters_is_a_text(text: str) -> None:
    assert other_kinds.of_bytes(text.encode()) is None


def test_each_suffix_has_one_kind_and_each_kind_says_what_to_do() -> None:
    suffixes = [suffix for kind in other_kinds.KINDS for suffix in kind.suffixes]
    assert len(suffixes) == len(set(suffixes))
    for kind in other_kinds.KINDS:
        assert kind.code == "temporary" or str(kind.refusal()).count("。") == 2


def test_latin_names_stand_apart_from_hanzi() -> None:
    assert other_kinds.refusal(".ofd").reason.startswith("这是 OFD ")
    assert other_kinds.refusal(".et").reason == "这是 WPS 表格，不是文稿"

from collections.abc import Sequence
from pathlib import Path

import pytest

from converters.collection import conversion
from converters.collection.conversion import Memory
from converters.errors import HuibianError, SourceError
from converters.project import Project
from converters.settings.config import Config
from converters.typeset import title_words
from tests.make import markdown

TEXT = """在全县教育工作会议上的讲话
（2021年3月5日）
同志们：
今天我们召开教育工作会议，主要任务是总结去年的工作，部署今年的任务。下面，我讲两点意见。
一、提高认识，统一思想
要把思想统一到县委的决策部署上来，切实增强责任感和紧迫感。
谢谢大家！
"""


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The layout that the program has without any collection."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Project(tmp_path, Config(title=""))


def convert(project: Project, source: Path, *formats: str) -> list[str]:
    """Convert beside the source and return the names of what was made."""
    known = Memory(source.parent / "memory.json")
    done = conversion.convert(project, source, formats, source.parent, known)
    return [made.path.name for made in done.made]


def test_any_text_is_set_without_a_collection(alone: Project) -> None:
    source = alone.root / "稿.txt"
    source.write_text(TEXT, encoding="gbk")
    assert convert(alone, source, "docx", "txt") == ["稿.docx", "稿（公文格式）.txt"]
    made = (alone.root / "稿（公文格式）.txt").read_text("utf-8")
    assert "要把思想统一到县委的决策部署上来" in made
    assert source.read_text("gbk") == TEXT


def test_a_word_file_is_never_its_own_output(alone: Project) -> None:
    source = alone.root / "稿.txt"
    source.write_text(TEXT, encoding="utf-8")
    convert(alone, source, "docx")
    word = alone.root / "稿.docx"
    before = word.read_bytes()
    assert convert(alone, word, "docx") == ["稿（公文格式）.docx"]
    assert word.read_bytes() == before


def test_to_convert_again_renews_its_own_output_and_no_other_file(alone: Project) -> None:
    source = alone.root / "稿.md"
    source.write_text(markdown("s1"), encoding="utf-8")
    assert convert(alone, source, "txt") == ["稿.txt"]
    source.write_text(markdown("s1", body="改过了。"), encoding="utf-8")
    assert convert(alone, source, "txt") == ["稿.txt"]
    assert "改过了。" in (alone.root / "稿.txt").read_text("utf-8")
    (alone.root / "稿.txt").write_text("我自己的", encoding="utf-8")
    assert convert(alone, source, "txt") == ["稿（公文格式）.txt"]
    assert (alone.root / "稿.txt").read_text("utf-8") == "我自己的"


def test_another_text_of_the_same_name_takes_another_file(alone: Project) -> None:
    first, second = alone.root / "稿.md", alone.root / "稿.txt"
    first.write_text(markdown("s1"), encoding="utf-8")
    second.write_text(TEXT, encoding="utf-8")
    assert convert(alone, first, "docx") == ["稿.docx"]
    assert convert(alone, second, "docx") == ["稿（公文格式）.docx"]
    assert convert(alone, first, "docx") == ["稿.docx"]


def test_a_folder_in_the_way_is_left_alone(alone: Project) -> None:
    source = alone.root / "稿.md"
    source.write_text(markdown("s1"), encoding="utf-8")
    (alone.root / "稿.txt").mkdir()
    assert convert(alone, source, "txt") == ["稿（公文格式）.txt"]


def test_a_file_of_several_speeches_gives_as_many_outputs(alone: Project) -> None:
    source = alone.root / "合集.txt"
    source.write_text(f"篇1：{TEXT}篇2：{TEXT.replace('教育', '防汛')}", encoding="utf-8")
    assert convert(alone, source, "txt") == [
        *("合集（第1篇）（公文格式）.txt", "合集（第2篇）（公文格式）.txt"),
    ]


def test_what_was_left_out_is_told(alone: Project) -> None:
    source = alone.root / "稿.txt"
    source.write_text(f"{TEXT}责任编辑：张三\n版权所有 转载请注明出处\n", encoding="utf-8")
    known = Memory(alone.root / "memory.json")
    done = conversion.convert(alone, source, ["docx"], alone.root, known)
    assert any("责任编辑" in words for words in done.text.left_out)
    assert not any("2021" in words for words in done.text.left_out)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff" * 40, b"   \n"])
def test_what_holds_no_words_is_refused_and_nothing_is_written(alone: Project, data: bytes) -> None:
    source = alone.root / "稿.txt"
    source.write_bytes(data)
    with pytest.raises(HuibianError):
        convert(alone, source, "docx")
    assert [path.name for path in alone.root.iterdir()] == ["稿.txt"]


def test_a_memory_that_is_spoilt_or_cannot_be_kept_does_no_harm(alone: Project) -> None:
    source = alone.root / "稿.md"
    source.write_text(markdown("s1"), encoding="utf-8")
    for spoilt in (b"[1]", b"{", b'{"a": 5}'):
        (alone.root / "memory.json").write_bytes(spoilt)
        assert convert(alone, source, "txt") == ["稿.txt"]
    (alone.root / "memory.json").unlink()
    (alone.root / "memory.json").mkdir()
    assert convert(alone, source, "txt") == ["稿.txt"]


def test_all_faults_of_a_speech_of_ours_are_told_at_once(alone: Project) -> None:
    source = alone.root / "稿.md"
    source.write_text("---\nid: s1\ntitle: 甲\ndate: 二月\npublic: 也许\n---\n", encoding="utf-8")
    with pytest.raises(SourceError) as fault:
        convert(alone, source, "txt")
    assert [one.file for one in fault.value.each] == [str(source)] * 2


LONG = "在全县“助力乡村振兴，人大代表在行动”主题活动暨联络站创建工作动员会议上的讲话"


def test_what_the_dictionary_said_of_a_title_is_recalled_when_the_text_is_set_again(
    alone: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    look_up = title_words._looked_up

    def noted(text: str) -> Sequence[str]:
        asked.append(text)
        return look_up(text)

    monkeypatch.setattr(title_words, "_looked_up", noted)
    source = alone.root / "稿.md"
    source.write_text(markdown("s1", title=LONG), encoding="utf-8")
    made = []
    for _ in range(2):  # as two processes
        monkeypatch.setattr(title_words.WORDS, "given", {})
        convert(alone, source, "docx")
        made.append((alone.root / "稿.docx").read_bytes())
    assert asked and len(asked) == len(set(asked))
    assert made[0] == made[1]


def test_where_nothing_can_be_kept_a_text_is_set_all_the_same(
    alone: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (alone.root / "cache").write_text("no folder", encoding="utf-8")
    monkeypatch.setattr(title_words.WORDS, "given", {})
    source = alone.root / "稿.md"
    source.write_text(markdown("s1", title=LONG), encoding="utf-8")
    assert convert(alone, source, "docx") == ["稿.docx"]

from pathlib import Path

import pytest

from converters.collection import undo
from converters.collection.undo import Step
from converters.errors import UsageError


def written(root: Path, *texts: str, name: str = "speeches/s1.md") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    for text in texts:
        Step(root, "mark").write(path, text.encode())
    return path


def test_each_write_keeps_what_was_there(tmp_path: Path) -> None:
    path = written(tmp_path, "一", "二", "三")
    past = undo.steps(tmp_path)
    assert [(step.number, step.command) for step in past] == [(2, "mark"), (1, "mark")]
    assert [undo.read(step.files[0]).decode() for step in past] == ["二", "一"]
    assert path.read_text("utf-8") == "三"


def test_the_same_bytes_are_no_step(tmp_path: Path) -> None:
    written(tmp_path, "一", "一")
    assert undo.steps(tmp_path) == []
    assert not (tmp_path / ".huibian").exists()


def test_one_step_keeps_each_file_as_it_was_before_it(tmp_path: Path) -> None:
    paths = [written(tmp_path, "旧", name=f"speeches/s{n}.md") for n in range(3)]
    step = Step(tmp_path, "check --fix")
    for text in ("新", "更新"):
        for path in paths:
            step.write(path, text.encode())
    (past,) = undo.steps(tmp_path)
    assert [file.file for file in past.files] == [f"speeches/s{n}.md" for n in range(3)]
    back = Step(tmp_path, "undo")
    assert undo.restore(tmp_path, past.files, back) == list(past.files)
    assert {path.read_text("utf-8") for path in paths} == {"旧"}
    again = undo.chosen(undo.steps(tmp_path), str(back.number))
    undo.restore(tmp_path, again, Step(tmp_path, "undo"))
    assert {path.read_text("utf-8") for path in paths} == {"更新"}


def test_a_file_that_is_gone_is_brought_back(tmp_path: Path) -> None:
    path = written(tmp_path, "一", "二")
    path.unlink()
    undo.restore(tmp_path, undo.chosen(undo.steps(tmp_path), "s1"), Step(tmp_path, "undo"))
    assert path.read_text("utf-8") == "一"


@pytest.mark.parametrize("word", ["s1", "s1.md", "speeches/s1.md", "2"])
def test_a_file_is_meant_by_step_name_or_path(tmp_path: Path, word: str) -> None:
    written(tmp_path, "一", "二", "三")
    (file,) = undo.chosen(undo.steps(tmp_path), word)
    assert undo.read(file).decode() == "二"


def test_the_oldest_steps_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "MOST_STEPS", 5)
    written(tmp_path, *map(str, range(12)))
    assert [step.number for step in undo.steps(tmp_path)] == [11, 10, 9, 8, 7]
    monkeypatch.setattr(undo, "MOST_BYTES", 1000)
    written(tmp_path, "大" * 2000, "小", "中")
    numbers = [step.number for step in undo.steps(tmp_path)]
    assert numbers == [14, 13]


def test_an_old_step_can_be_brought_back_while_it_makes_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [written(tmp_path, "旧", name=f"speeches/s{n}.md") for n in range(2)]
    step = Step(tmp_path, "check --fix")
    for path in paths:
        step.write(path, b"new")
    monkeypatch.setattr(undo, "MOST_STEPS", 1)
    (past,) = undo.steps(tmp_path)
    undo.restore(tmp_path, past.files, Step(tmp_path, "undo"))
    assert {path.read_text("utf-8") for path in paths} == {"旧"}


SPOILT = [
    b"",
    b"\xff\x00",
    b"[]\n1\nnull\n",
    b'{"file": 1, "kept": "x"}',
    b'{"file": "a"}',
    b"[" * 9999,
]


@pytest.mark.parametrize("data", SPOILT)
def test_a_list_of_any_form_stops_nothing(tmp_path: Path, data: bytes) -> None:
    written(tmp_path, "一", "二", "三")
    (tmp_path / undo.FOLDER / "2/files.jsonl").write_bytes(data)
    assert [step.number for step in undo.steps(tmp_path)] == [1]
    written(tmp_path, "四")
    assert undo.steps(tmp_path)[0].number == 3


def test_what_is_no_longer_kept_is_told(tmp_path: Path) -> None:
    written(tmp_path, "一", "二")
    (file,) = undo.steps(tmp_path)[0].files
    file.path.unlink()
    with pytest.raises(UsageError, match=r"s1\.md"):
        undo.read(file)
    assert undo.steps(tmp_path) == []

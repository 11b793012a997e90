import json
from pathlib import Path

import pytest

from converters.collection import imports
from converters.errors import MissingError, SourceError
from converters.importing import Action, ImportOptions
from converters.readers import markdown

RAW = """在全县人大工作会议上的讲话

同志们：

今天，县委召开全县人大工作会议，主要任务是总结近年来的人大工作，部署今后一个时期的任务。下面，我讲两点意见。

一、充分肯定成绩，增强做好人大工作的信心

近年来，县人大常委会在县委的领导下，依法履行职责，积极开展监督，各项工作都取得了新的成绩。各乡镇人大也做了大量工作。

二、突出工作重点，努力开创人大工作新局面

要坚持党的领导，要加强监督工作，要发挥代表作用，要加强自身建设，为全县经济社会发展作出新的贡献。谢谢大家！
"""


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "讲话.txt"
    path.write_text(RAW, encoding="utf-8")
    return path


def actions(raw: Path, **options: bool) -> list[Action]:
    done = imports.import_file(raw, Path("speeches"), ImportOptions(), **options)
    return [step.action for step in done.plan.steps]


def only_speech() -> Path:
    (path,) = Path("speeches").glob("*.md")
    return path


def test_a_raw_text_becomes_a_speech_with_an_id_in_the_registry(raw: Path) -> None:
    assert actions(raw) == [Action.NEW]
    speech = markdown.read(only_speech().read_bytes())
    assert speech.meta.title == "在全县人大工作会议上的讲话"
    assert speech.meta.id in Path("speeches/ids.tsv").read_text(encoding="utf-8")


def test_importing_again_changes_nothing(raw: Path) -> None:
    actions(raw)
    before = only_speech().read_bytes()
    assert actions(raw) == [Action.SAME]
    assert only_speech().read_bytes() == before


def test_what_people_corrected_is_never_overwritten(raw: Path) -> None:
    actions(raw)
    corrected = only_speech().read_text(encoding="utf-8").replace("新的成绩", "新成绩")
    only_speech().write_text(corrected, encoding="utf-8")
    raw.write_text(RAW.replace("两点意见", "三点意见"), encoding="utf-8")
    done = imports.import_file(raw, Path("speeches"), ImportOptions())
    assert [step.action for step in done.plan.steps] == [Action.CONFLICT]
    assert "三点意见" in done.plan.steps[0].diff
    assert only_speech().read_text(encoding="utf-8") == corrected


def test_a_trial_writes_the_page_and_no_speech(raw: Path) -> None:
    assert actions(raw, dry_run=True) == [Action.NEW]
    assert not Path("speeches").exists()
    assert Path("output/import/讲话.txt.html").is_file()


def test_folders_are_searched_for_what_can_be_read(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.html").write_text("x", encoding="utf-8")
    (tmp_path / "sub/a.jpg").write_bytes(b"x")
    names = [path.name for path in imports.sources([tmp_path])]
    assert names == ["a.html", "讲话.txt"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [(None, MissingError), (b"", SourceError), (b"\x00\x01\x02" * 99, SourceError)],
)
def test_what_cannot_be_read_is_told_in_one_sentence(
    raw: Path, data: bytes | None, kind: type[Exception]
) -> None:
    path = raw.with_name("坏.txt")
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(kind, match="坏"):
        imports.import_file(path, Path("speeches"), ImportOptions())


def test_a_registry_that_is_broken_is_told_with_its_line(raw: Path) -> None:
    Path("speeches").mkdir()
    Path("speeches/ids.tsv").write_text("something else\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"ids\.tsv 第 1 行"):
        imports.import_file(raw, Path("speeches"), ImportOptions())


def test_the_report_holds_files_and_faults(raw: Path) -> None:
    done = imports.import_file(raw, Path("speeches"), ImportOptions())
    imports.write_report(Path("r.json"), [done], [MissingError("没有这个文件：a")])
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert report["files"][0]["file"] == "讲话.txt"
    assert report["faults"][0]["reason"] == "没有这个文件：a"

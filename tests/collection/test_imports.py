import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unicodedata import category

import pytest

from converters import files
from converters.collection import imports, undo
from converters.collection.imports import Importer, ImportRun
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


def test_a_damaged_registry_is_healed_from_the_speeches_and_told(raw: Path) -> None:
    actions(raw)
    file = Path("speeches/ids.tsv")
    whole = file.read_text(encoding="utf-8")
    file.write_bytes(whole.replace("\t1\t", "\t").encode() + b"\xff\xfe\tsomething else\n")
    importer = Importer(Path("speeches"))
    done = importer.import_file(raw)
    assert [step.action for step in done.plan.steps] == [Action.SAME]
    assert [(fault.file, fault.line) for fault in importer.healed] == [
        ("speeches/ids.tsv", 2),
        ("speeches/ids.tsv", 3),
    ]
    assert file.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_a_registry_that_is_no_file_is_one_sentence(raw: Path, make: Callable[[str], None]) -> None:
    Path("speeches").mkdir()
    make("speeches/ids.tsv")
    with pytest.raises(SourceError, match=r"ids\.tsv：这"):
        actions(raw)


def test_a_registry_that_is_lost_is_made_again(raw: Path) -> None:
    actions(raw)
    whole = Path("speeches/ids.tsv").read_bytes()
    Path("speeches/ids.tsv").unlink()
    assert actions(raw) == [Action.SAME]
    assert Path("speeches/ids.tsv").read_bytes() == whole


def test_a_speech_that_was_corrected_before_the_registry_was_lost_is_not_written(
    raw: Path,
) -> None:
    actions(raw)
    Path("speeches/ids.tsv").unlink()
    corrected = only_speech().read_text(encoding="utf-8").replace("新的成绩", "新成绩")
    only_speech().write_text(corrected, encoding="utf-8")
    assert actions(raw) == [Action.CONFLICT]
    assert only_speech().read_text(encoding="utf-8") == corrected


COLLECTION = "".join(f"篇{n}：{RAW.replace('全县', topic)}" for n, topic in enumerate("东西南", 1))


@pytest.mark.parametrize("written", range(4))
def test_a_killed_import_is_finished_by_the_next_and_doubles_nothing(
    raw: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    raw.write_text(COLLECTION, encoding="utf-8")
    write, left = files.write, [written]

    def killed(path: Path, data: bytes) -> None:
        if path.parent.name == "speeches":
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
        write(path, data)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(files, "write", killed)
        actions(raw)
    assert len(list(Path("speeches").glob("*.md"))) == written
    assert actions(raw) == [Action.SAME] * written + [Action.NEW] * (3 - written)
    assert len(list(Path("speeches").glob("*.md"))) == 3
    assert actions(raw) == [Action.SAME] * 3


def test_half_written_files_of_killed_imports_are_swept_and_nothing_else(raw: Path) -> None:
    actions(raw)
    half = [".ids.tsv.host-12.tmp", ".s2021-0305-23.md.other.host-7.tmp"]
    own = [".s1.md.swp", "笔记.tmp", ".x.tmp"]
    for name in (*half, *own):
        Path("speeches", name).touch()
    young, old = (Path(f"output/import/.{name}.html.host-1.tmp") for name in ("young", "old"))
    young.touch()
    old.touch()
    os.utime(old, (0, 0))
    actions(raw)
    assert not [name for name in half if Path("speeches", name).exists()]
    assert [name for name in own if Path("speeches", name).exists()] == own
    assert (young.exists(), old.exists()) == (True, False)


def test_a_renewal_that_was_killed_before_the_registry_is_no_correction(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions(raw)
    before = Path("speeches/ids.tsv").read_bytes()
    raw.write_text(RAW.replace("两点意见", "三点意见"), encoding="utf-8")
    assert actions(raw) == [Action.RENEWED]
    Path("speeches/ids.tsv").write_bytes(before)
    assert actions(raw) == [Action.SAME]
    raw.write_text(RAW.replace("两点意见", "四点意见"), encoding="utf-8")
    assert actions(raw) == [Action.RENEWED]


def test_what_an_import_writes_over_can_be_brought_back(raw: Path) -> None:
    actions(raw)
    before = only_speech().read_bytes()
    raw.write_text(RAW.replace("两点意见", "三点意见"), encoding="utf-8")
    assert actions(raw) == [Action.RENEWED]
    (kept,) = undo.steps(Path("speeches"))[0].files
    assert undo.read(kept) == before


@pytest.mark.parametrize("together", [True, False])
def test_two_files_of_one_name_are_two_speeches_with_a_page_each(
    raw: Path, tmp_path: Path, together: bool
) -> None:
    importer = Importer(Path("speeches"))
    pages = set()
    for topic in ("教育", "防汛"):
        path = tmp_path / topic / "index.txt"
        path.parent.mkdir()
        path.write_text(RAW.replace("人大", topic), encoding="utf-8")
        importer = importer if together else Importer(Path("speeches"))
        done = importer.import_file(path)
        assert [step.action for step in done.plan.steps] == [Action.NEW]
        pages.add(done.page)
    assert len(list(Path("speeches").glob("*.md"))) == 2
    assert len(pages) == 2
    again = [
        Importer(Path("speeches")).import_file(tmp_path / t / "index.txt") for t in ("防汛", "教育")
    ]
    assert {item.page for item in again} == pages
    assert [step.action for item in again for step in item.plan.steps] == [Action.SAME] * 2


def another(raw: Path, words: str) -> Path:
    """A file of the same name in another folder, hardly different."""
    path = raw.with_name("乙") / raw.name
    path.parent.mkdir()
    path.write_text(words, encoding="utf-8")
    return path


@pytest.mark.parametrize("spoilt", [b"", b"\xff\x00\n[]\n[1, 2]\n" + b"[" * 9999 + b"\n"])
def test_two_files_of_one_name_that_both_exist_are_two_however_alike(
    raw: Path, spoilt: bytes
) -> None:
    actions(raw)
    origins = Path("speeches/.huibian/origins.jsonl")
    origins.write_bytes(spoilt + origins.read_bytes())
    other = another(raw, RAW.replace("两点意见", "三点意见"))
    assert actions(other) == [Action.NEW]
    assert len(list(Path("speeches").glob("*.md"))) == 2
    assert actions(raw) == actions(other) == [Action.SAME]


def test_a_file_that_was_moved_and_set_right_is_the_same(raw: Path) -> None:
    actions(raw)
    other = another(raw, RAW.replace("两点意见", "三点意见"))
    raw.unlink()
    assert actions(other) == [Action.RENEWED]


def test_two_refused_files_of_one_name_have_a_page_each(raw: Path, tmp_path: Path) -> None:
    importer = Importer(Path("speeches"))
    pages = set()
    for words in ("甲", "乙"):
        path = tmp_path / words / "a.txt"
        path.parent.mkdir()
        path.write_text(f"今天{words}地天气很好。" * 3, encoding="utf-8")
        pages.add(importer.import_file(path).page)
    assert len(pages) == 2
    assert not Path("speeches").exists()


NAMES = [
    "讲" * 82 + ".txt",
    "a" * 251 + ".txt",
    "讲\t话\n稿\u2028\x85\\.txt",
    'a: b # c, {d} [e] ‘f’ "g" %h!.txt',
    "\u202e讲\u200b话.txt",
    os.fsdecode("在大会上的讲话.txt".encode("gb18030")),
    os.fsdecode(b"\xff\xfe\x80.txt"),
    " -.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_is_imported_once(raw: Path, name: str) -> None:
    path = raw.rename(raw.with_name(name))
    assert actions(path) == [Action.NEW]
    assert actions(path) == [Action.SAME]
    assert len(list(Path("output/import").iterdir())) == 1
    speech = markdown.read(only_speech().read_bytes())
    assert speech.meta.source
    assert speech.meta.source.file
    assert not [char for char in speech.meta.source.file if category(char)[0] == "C"]


def test_two_long_names_that_begin_alike_have_a_page_each(raw: Path) -> None:
    pages = {
        imports.import_file(
            raw.rename(raw.with_name("讲" * 80 + n)), Path("speeches"), ImportOptions()
        ).page
        for n in ("1.txt",)
    }
    raw.write_text(RAW.replace("人大", "教育"), encoding="utf-8")
    other = raw.rename(raw.with_name("讲" * 80 + "2.txt"))
    pages.add(imports.import_file(other, Path("speeches"), ImportOptions()).page)
    assert len(pages) == 2


def test_imports_at_the_same_time_give_no_id_twice(raw: Path, tmp_path: Path) -> None:
    topics = ["教育", "防汛", "林业", "水利", "交通", "卫生"]
    paths = []
    for topic in topics:
        path = tmp_path / f"{topic}.txt"
        dated = RAW.replace("人大", topic).replace("讲话\n", "讲话\n（2021年3月5日）\n", 1)
        path.write_text(dated, encoding="utf-8")
        paths.append(path)
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda path: actions(path), paths))
    rows = Path("speeches/ids.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(list(Path("speeches").glob("*.md"))) == len(rows) == len(topics)


def test_the_report_holds_files_and_faults(raw: Path) -> None:
    done = imports.import_file(raw, Path("speeches"), ImportOptions())
    run = ImportRun([done], faults=[MissingError("没有这个文件：a")])
    imports.write_report(Path("r.json"), run)
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert report["files"][0]["file"] == "讲话.txt"
    assert report["faults"][0]["reason"] == "没有这个文件：a"

"""`huibian import`: one bad file costs that file."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from converters import importing
from tests.cli.conftest import Run
from tests.collection.returned.made import ID, project_in, returned
from tests.importing.test_identity import text
from tests.readers.docx.word_files import p, part, t, word


def packed(compression: int = zipfile.ZIP_DEFLATED) -> bytearray:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        package.writestr("[Content_Types].xml", "<Types/>" * 50)
        package.writestr("word/document.xml", "".join(f"<a{n}/>" for n in range(999)))
    return bytearray(out.getvalue())


def spoilt(at: int, value: int) -> bytes:
    """A Word file with a byte changed, so far behind the first or before the last of its names."""
    data = packed()
    name = b"word/document.xml"
    place = data.find(name) + len(name) + at if at >= 0 else data.rfind(name) + at
    data[place] = value
    return bytes(data)


DAMAGED = {
    "flipped": spoilt(0, 0xFF),
    "encrypted": spoilt(-38, 0x01),
    "compression": spoilt(-36, 0x63),
    "version": spoilt(-40, 0xFE),
    "cut": bytes(packed()[:200]),
    "lzma": bytes(packed(zipfile.ZIP_LZMA)).replace(b"\x09\x14\x05\x00", b"\x09\x14\x05\xff"),
}


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (tmp_path / "config.yaml").write_text("title: 选编\n", "utf-8")
    (folder / "zz.txt").write_text(text("防汛"), "utf-8")
    return folder


@pytest.mark.parametrize("kind", list(DAMAGED))
def test_a_damaged_word_file_is_one_sentence(run: Run, raw: Path, kind: str) -> None:
    (raw / "a.docx").write_bytes(DAMAGED[kind])
    code, out, err = run("import", "raw")
    assert code == 1
    assert "没有导入的文件 1 个" in out
    assert err.startswith("错误：a.docx：")
    assert err.count("\n") == 1
    assert "程序内部出错" not in err
    assert len(list(Path("speeches").glob("*.md"))) == 1


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (ZeroDivisionError("x"), "raw/a.txt：程序内部出错（ZeroDivisionError）"),
        (RecursionError("x"), "raw/a.txt：程序内部出错（RecursionError）"),
        (MemoryError(), "raw/a.txt：内存不够"),
        (OSError(36, "File name too long"), "没有导入 raw/a.txt，名称太长"),
    ],
)
def test_whatever_one_file_raises_the_others_are_imported(
    run: Run, raw: Path, monkeypatch: pytest.MonkeyPatch, raised: Exception, told: str
) -> None:
    (raw / "a.txt").write_text("x", "utf-8")
    clean = importing.clean

    def broken(data: bytes, name: str, **options: object) -> importing.Import:
        if name == "a.txt":
            raise raised
        return clean(data, name)

    monkeypatch.setattr(importing, "clean", broken)
    code, out, err = run("import", "raw", "--report", "r.json")
    assert code == 1
    assert told in err
    assert "共 2 个文件：讲话 1 篇（新增 1）" in out
    assert "没有导入的文件 1 个" in out
    report = json.loads(Path("r.json").read_text("utf-8"))
    assert (len(report["files"]), len(report["faults"])) == (1, 1)
    if "程序内部出错" in told:
        (log,) = Path("output/.huibian/log").glob("error-*.txt")
        assert str(log) in err
        assert "Traceback" in log.read_text("utf-8")


def test_a_report_that_cannot_be_written_is_no_file_that_was_not_imported(
    run: Run, raw: Path
) -> None:
    code, out, err = run("import", "raw", "--report", "raw/zz.txt/r.json")
    assert (code, err.count("错误：")) == (1, 1)
    assert "共 1 个文件：讲话 1 篇" in out
    assert "没有导入的文件 0 个" in out


def test_a_file_whose_page_cannot_be_written_is_not_imported(run: Run, raw: Path) -> None:
    Path("output").write_text("in the way", "utf-8")
    code, out, err = run("import", "raw")
    assert (code, err.count("错误：没有导入 raw/zz.txt，")) == (1, 1)
    assert "讲话 0 篇" in out
    assert not list(Path("speeches").glob("*.md"))


def test_a_damaged_registry_is_told_and_can_be_brought_back(run: Run, raw: Path) -> None:
    run("import", "raw")
    registry = Path("speeches/ids.tsv")
    broken = registry.read_bytes() + b"<<<<<<< HEAD\n"
    registry.write_bytes(broken)
    code, _, err = run("import", "raw")
    assert code == 0
    assert err.startswith("注意：speeches/ids.tsv 第 3 行：编号登记表的这一行有误。")
    assert run("import", "raw")[2] == ""
    run("undo", "ids.tsv")
    assert registry.read_bytes() == broken
    assert [row["line"] for row in json.loads(run("import", "raw", "--json")[1])["healed"]] == [3]


def test_every_file_of_a_folder_is_accounted_for(run: Run, raw: Path) -> None:
    (raw / "下").mkdir()
    (raw / "下/通知.txt").write_text("关于开会的通知\n\n各单位：\n\n请于明日开会。\n", "utf-8")
    for name in ("坏.docx", "~$坏.docx", ".隐.txt", "图.jpg", "包.zip", "下/图.png", "说明"):
        (raw / name).write_bytes(b"")
    (raw / "out.txt").symlink_to(raw.parent / "config.yaml")
    code, out, _ = run("import", "raw", "--report", "r.json")
    assert code == 1
    assert "跳过 raw/包.zip：压缩包。请先解压，再导入解开的文件夹。" in out
    assert "跳过 raw/下/图.png、raw/图.jpg：图片。" in out
    assert "没有导入的文件 2 个，跳过 7 个。" in out
    report = json.loads(Path("r.json").read_text("utf-8"))
    walked = {str(path) for path in Path("raw").rglob("*") if path.is_symlink() or path.is_file()}
    named = [each["path"] for each in report["files"]]
    named += [each["file"] for each in (*report["failed"], *report["passed"])]
    assert sorted(named) == sorted(walked)
    counts = report["counts"]
    assert counts == {"met": 10, "imported": 1, "refused": 1, "failed": 1, "passed": 7}
    page = Path("output/import.html").read_text("utf-8")
    assert all(name in page for name in walked)
    assert "遇到 10 个文件：导入 1，不像讲话 1，没有读成 1，跳过 7。" in page
    assert len(list(Path("output/import").glob("*.html"))) == 2
    assert 'href="import/zz.txt.html"' in page


def test_what_was_left_out_is_counted_by_places_wherever_it_stood(run: Run, raw: Path) -> None:
    """The head of the pages and a picture are no lines amid the body."""
    assert "没有收入" not in run("import", "raw", "--dry-run")[2]
    picture = '<w:r><w:pict><v:shape><v:imagedata o:title="合影"/></v:shape></w:pict></w:r>'
    body = "".join(p(t(line)) for line in text("防火").split("\n")) + p(picture)
    (raw / "a.docx").write_bytes(word(body, {"header": part("hdr", p(t("内部讲话汇编")))}))
    told = "注意：有 2 处没有收入，请在对照页上看是不是讲话里的话。"
    assert told in run("import", "raw", "--dry-run")[2].splitlines()


def test_the_next_step_is_told(run: Run, raw: Path) -> None:
    assert "要写，请去掉 --dry-run 再运行一次。" in run("import", "raw", "--dry-run")[1]
    out = run("import", "raw")[1]
    assert out.splitlines()[-1] == (
        "下一步：用浏览器打开 output/import.html，对照着校对讲话稿；有 1 篇缺日期或讲话人，"
        "运行 huibian facts export 台账.xlsx --missing 写成一张表，一起补上；"
        "校好以后运行 huibian build。"
    )
    assert "下一步" not in run("import", "raw")[1]
    (raw / "zz.txt").write_text("关于开会的通知\n\n各单位：\n\n请于明日开会。\n", "utf-8")
    assert run("import", "raw")[1].endswith("下一步：确是讲话的，请加 --force 再导入一次。\n")


@pytest.mark.parametrize("is_markdown", [False, True])
def test_a_speech_that_was_withdrawn_is_not_imported_again(
    run: Run, raw: Path, is_markdown: bool
) -> None:
    run("import", "raw")
    (speech,) = Path("speeches").glob("*.md")
    if is_markdown:
        (raw / "zz.txt").unlink()
        (raw / speech.name).write_bytes(speech.read_bytes())
    registry = Path("speeches/ids.tsv").read_bytes()
    speech.unlink()
    Path("config.yaml").write_text("title: 选编\n", "utf-8")
    gone = f"retired: [{{id: {speech.stem}, note: 重复}}]\n"
    Path("speeches/retired.yaml").write_text(gone, "utf-8")
    code, out, err = run("import", "raw")
    assert code == 0
    assert f"  不再收录没有写入  {speech.stem}  " in out
    assert err == (
        "注意：有 1 篇是不再收录的，或文字与不再收录的相同，没有再写"
        "（运行 huibian retire 可以列出）；"
        "要恢复的，请运行 huibian retire 编号 --undo。\n"
    )
    assert not speech.exists()
    assert Path("speeches/ids.tsv").read_bytes() == registry
    value = json.loads(run("import", "raw", "--json")[1])
    assert [step["action"] for step in value["files"][0]["speeches"]] == ["retired"]


def test_what_says_the_same_as_a_retired_speech_is_not_imported_under_another_id(
    run: Run, raw: Path
) -> None:
    """The registry is lost, the file called otherwise: the Markdown that was kept knows it."""
    run("import", "raw")
    (speech,) = Path("speeches").glob("*.md")
    run("retire", speech.stem, "--as", "误收")
    Path("speeches/ids.tsv").unlink()
    for path in list(raw.iterdir()):
        path.write_text(f"{path.read_text('utf-8')}\n", "utf-8")
        path.rename(raw / f"另存{path.name}")
    _, out, err = run("import", "raw")
    assert f"  不再收录没有写入  {speech.stem}  " in out
    assert "或文字与不再收录的相同" in err
    assert list(Path("speeches").glob("*.md")) == []
    run("retire", speech.stem, "--undo")
    assert [path.name for path in Path("speeches").glob("*.md")] == [speech.name]


def test_an_id_that_was_withdrawn_is_given_to_no_other_speech(run: Run, raw: Path) -> None:
    run("import", "raw")
    (speech,) = Path("speeches").glob("*.md")
    speech.unlink()
    Path("speeches/ids.tsv").unlink()
    Path("config.yaml").write_text("title: 选编\n", "utf-8")
    gone = f"retired: [{{id: {speech.stem}, note: 重复}}]\n"
    Path("speeches/retired.yaml").write_text(gone, "utf-8")
    run("import", "raw")
    (other,) = Path("speeches").glob("*.md")
    assert other.stem != speech.stem


def test_a_corrected_file_of_ours_is_handed_to_return(run: Run, tmp_path: Path) -> None:
    project = project_in(tmp_path)
    returned(tmp_path)
    before = sorted(path.name for path in project.speeches.glob("*.md"))
    code, out, _ = run("import", "回稿.docx")
    assert code == 0
    assert f"跳过 回稿.docx：这是 {ID}《在全县代表工作会议上的讲话》的回稿" in out
    assert f"改动 3 处。要把改动写进讲话稿，请打开审阅页 output/return/{ID}.html，" in out
    assert "huibian return 回稿.docx" in out
    assert sorted(path.name for path in project.speeches.glob("*.md")) == before

"""`huibian facts`: exported, filled in as clerks do, imported."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest

from tests.cli.conftest import Run
from tests.make import collection, markdown

pytestmark = pytest.mark.usefixtures("read_here")

Fill = Callable[[dict[str, dict[str, Any]]], None]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    known = markdown("s2", facts="date: 2020-07-16   # 据通知\nspeaker: 赵海金\n")
    root = collection(tmp_path / "c", markdown("s1"), known, markdown("s3", "在小会上的讲话"))
    monkeypatch.chdir(root)
    return root


def fill(cells: dict[str, dict[str, Any]], name: str = "台账.xlsx") -> None:
    """Fill in the rows of speeches by the heads of the columns."""
    book = openpyxl.load_workbook(name)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        for head, value in cells.get(str(row[0].value), {}).items():
            sheet.cell(row[0].row, heads[head]).value = value
    book.save(name)


def text(id: str) -> str:
    return Path(f"speeches/{id}.md").read_text("utf-8")


def test_a_table_is_filled_in_looked_at_written_and_taken_back(run: Run, root: Path) -> None:
    before = {id: text(id) for id in ("s1", "s2", "s3")}
    assert "3 篇讲话" in run("facts", "export", "台账.xlsx")[1]
    fill({"s1": {"日期": "2024年3月", "讲话人": "李　明、王芳"}, "s2": {"日期": "2020-07-15"}})
    code, out, err = run("facts", "import", "台账.xlsx")
    assert (code, err) == (0, "")
    assert (
        "第 2 行  s1  在大会上的讲话\n  日期：（空） → 2024-03\n  讲话人：（空） → 李明、王芳"
        in out
    )
    assert "日期：2020-07-16 → 2020-07-15" in out
    assert "要改 2 篇的 3 项，1 篇没有变化。\n还没有写。要写，请加 --yes" in out
    assert {id: text(id) for id in before} == before
    assert run("facts", "import", "台账.xlsx", "--dry-run", "--yes")[0] == 0
    assert text("s1") == before["s1"]
    code, out, _ = run("facts", "import", "台账.xlsx", "--yes")
    assert (code, "已写好 2 篇" in out, "huibian undo 1" in out) == (0, True, True)
    assert text("s1") == before["s1"].replace(
        "上的讲话\n", "上的讲话\ndate: 2024-03\nspeaker: [李明, 王芳]\n", 1
    )
    assert text("s2") == before["s2"].replace("07-16", "07-15")
    assert "没有要改的，3 篇没有变化" in run("facts", "import", "台账.xlsx")[1]
    run("undo", "--last")
    assert {id: text(id) for id in before} == before


def test_the_same_table_can_be_filled_in_further(run: Run, root: Path) -> None:
    run("facts", "export", "台账.xlsx")
    fill({"s1": {"日期": "2024-03"}})
    run("facts", "import", "台账.xlsx", "--yes")
    fill({"s1": {"讲话人": "李明"}})
    code, out, _ = run("facts", "import", "台账.xlsx", "--yes")
    assert (code, "要改 1 篇的 1 项" in out) == (0, True)
    assert "date: 2024-03\nspeaker: 李明\n" in text("s1")


def test_a_cell_that_was_emptied_takes_the_fact_out(run: Run, root: Path) -> None:
    run("facts", "export", "台账.xlsx")
    fill({"s2": {"讲话人": None}})
    assert (
        "讲话人：赵海金 → （删去）\n要改 1 篇的 1 项，其中删去 1 项"
        in run("facts", "import", "台账.xlsx", "--yes")[1]
    )
    assert "speaker" not in text("s2")


def test_in_a_table_of_ones_own_empty_cells_ask_for_nothing(run: Run, root: Path) -> None:
    Path("t.csv").write_text("编号,日期,讲话人\ns1,2024.3.5,\ns2,,李明\n", "gbk")
    code, _, _ = run("facts", "import", "t.csv", "--yes")
    assert code == 0
    assert "date: 2024-03-05\n" in text("s1")
    assert "date: 2020-07-16   # 据通知\nspeaker: 李明\n" in text("s2")


def test_what_was_changed_meanwhile_is_told_and_kept(run: Run, root: Path) -> None:
    run("facts", "export", "台账.xlsx")
    fill({"s1": {"日期": "2024"}, "s2": {"日期": "2020-07-15"}, "s3": {"日期": "2023"}})
    Path("speeches/s2.md").write_text(text("s2").replace("07-16", "07-17"), "utf-8")
    Path("speeches/s3.md").write_text(text("s3") + "\n又及。\n", "utf-8")
    code, out, err = run("facts", "import", "台账.xlsx", "--yes")
    assert code == 1
    assert err == (
        "错误：台账.xlsx 第 3 行：E 列“日期”在导出以后有人改过，现在是“2020-07-17”，"
        "表里是“2020-07-15”。请重新导出再填，或者把这一格改成现在的样子。\n"
    )
    assert "注意：导出以后讲话稿又改过" in out
    assert "1 行有错（见上），没有导入。" in out
    assert "date: 2020-07-17" in text("s2")
    assert "date: 2023\n" in text("s3") and "又及" in text("s3")
    assert "date: 2024\n" in text("s1")


def test_of_a_row_with_a_fault_nothing_is_written(run: Run, root: Path) -> None:
    run("facts", "export", "台账.xlsx")
    fill({"s1": {"日期": "三月", "讲话人": "李明", "状态": "好了"}, "s3": {"日期": "2024"}})
    code, _, err = run("facts", "import", "台账.xlsx", "--yes")
    assert code == 1
    date, status = err.splitlines()
    assert date.startswith("错误：台账.xlsx 第 2 行：E 列“日期”写的是“三月”，不是日期。")
    assert status.startswith("错误：台账.xlsx 第 2 行：M 列“状态”不能写“好了”。请从这些里选：")
    assert text("s1") == markdown("s1")
    assert "date: 2024\n" in text("s3")


@pytest.mark.parametrize("is_back", [False, True])
def test_rows_of_speeches_that_are_collected_no_longer_are_told_so(
    run: Run, root: Path, is_back: bool
) -> None:
    Path("speeches/retired.yaml").write_text("retired: [{id: s9}]\n", "utf-8")
    if is_back:
        Path("speeches/s9.md").write_text(markdown("s9"), "utf-8")
    Path("t.csv").write_text("编号,日期\ns1,2024\ns9,2024\n", "utf-8")
    code, _, err = run("facts", "import", "t.csv", "--yes")
    assert (code, "第 3 行：编号 s9 的讲话已经撤下（见" in err, "--undo" in err) == (1, True, True)
    assert "date: 2024\n" in text("s1")
    assert not is_back or text("s9") == markdown("s9")


def test_rows_of_nobody_and_rows_twice_are_told(run: Run, root: Path) -> None:
    rows = "编号,日期\ns1,2024\ns9,2024\n,2024\ns1,2023\nid-no-one,2020\n"
    Path("t.csv").write_text(rows, "utf-8")
    code, out, err = run("facts", "import", "t.csv", "--yes")
    assert code == 1
    assert "第 2 行：编号 s1 又写在第 5 行，两处都没有导入" in err
    assert "第 3 行：没有编号为 s9 的讲话" in err
    assert "第 4 行：没有写编号" in err
    assert "第 5 行：编号 s1 又写在第 2 行" in err
    assert "没有要改的，5 行有错" in out
    assert text("s1") == markdown("s1")


def test_ids_sorted_by_themselves_are_seen(run: Run, root: Path) -> None:
    run("facts", "export", "台账.xlsx")
    fill({"s1": {"编号": "s3"}, "s3": {"编号": "s1"}})
    code, _, err = run("facts", "import", "台账.xlsx", "--yes")
    assert (code, err.count("只排了几列的次序")) == (1, 2)


def test_a_speech_that_is_wrong_itself_is_told_with_its_place(run: Run, root: Path) -> None:
    run("facts", "export", "台账.xlsx")
    fill({"s1": {"日期": "2024"}})
    Path("speeches/s1.md").write_text("---\nid: s1\n---\n", "utf-8")
    assert (
        "台账.xlsx 第 2 行：讲话稿本身有误（speeches/s1.md 第 2 行）："
        in run("facts", "import", "台账.xlsx", "--yes")[2]
    )


def test_only_what_lacks_facts_is_exported_when_asked(run: Run, root: Path) -> None:
    _, out, _ = run("facts", "export", "缺.xlsx", "--missing", "--json")
    assert json.loads(out)["speeches"] == ["s1", "s3"]
    _, out, _ = run("facts", "export", "无.xlsx", "s2", "--missing")
    assert out == "没有缺日期或讲话人的讲话。\n"
    assert not Path("无.xlsx").exists()


def test_a_table_that_is_there_is_not_written_over(run: Run, root: Path) -> None:
    run("facts", "export", "台账.xlsx")
    before = Path("台账.xlsx").read_bytes()
    code, _, err = run("facts", "export", "台账.xlsx")
    assert (code, "没有覆盖" in err) == (1, True)
    assert Path("台账.xlsx").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("旧.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "旧.xls：这是旧的 .xls 表格，或者加了密码"),
        ("空.xlsx", b"", "空.xlsx：文件是空的"),
        ("坏.xlsx", b"PK\x03\x04" + bytes(600), "坏.xlsx：表格打不开"),
        ("图.csv", b"\x89PNG" + bytes(600), "图.csv：这是图片"),
        (
            "开.ods",
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "开.ods：这是 .ods 表格",
        ),
    ],
)
def test_what_is_no_table_is_one_sentence(
    run: Run, root: Path, name: str, data: bytes, told: str
) -> None:
    Path(name).write_bytes(data)
    code, _, err = run("facts", "import", name, "--yes")
    assert (code, err.count("\n")) == (1, 1)
    assert told in err


def test_whoever_is_there_is_asked(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("facts", "export", "台账.xlsx")
    fill({"s1": {"日期": "2024"}})
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    for answer in (False, True):
        monkeypatch.setattr(click, "confirm", lambda *_, answer=answer, **__: answer)
        run("facts", "import", "台账.xlsx")
        assert ("date: 2024" in text("s1")) is answer

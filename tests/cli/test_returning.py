"""`huibian return`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.collection.returned.made import ID, project_in, returned
from tests.readers.revisions.corrected import SOURCE, Corrected
from tests.readers.revisions.test_revisions import NUMBERS
from tests.returning import edits

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture(autouse=True)
def speech(tmp_path: Path) -> None:
    project_in(tmp_path)
    returned(tmp_path)


def test_changes_are_listed_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("同志们：")
    code, out, err = run("return", "回稿.docx", "b.txt", "no.docx")
    assert code == 1
    first, *rows, page, last = out.splitlines()
    assert first.startswith(f"回稿.docx：{ID}《在全县代表工作会议上的讲话》，改动 3 处。")
    assert [row.split()[:2] for row in rows] == [["1", "改字"], ["2", "改字"], ["3", "改字"]]
    assert "［五百六十名 → 五百六十八名］" in rows[0] and "没有修订标记" in rows[1]
    assert f"output/return/{ID}.html" in page
    assert last == "看过回稿 1 份，讲话稿没有改动，2 处错误（见上）。"
    assert "b.txt：这不是 Word 文件" in err and "没有这个文件：no.docx" in err
    assert (tmp_path / f"speeches/{ID}.md").read_bytes() == SOURCE
    told = json.loads(run("return", "回稿.docx", "--json")[1])
    (file,) = told["files"]
    assert (file["id"], file["base_lost"], len(file["rows"])) == (ID, False, 3)
    assert file["rows"][1]["tracked"] is False and file["rows"][1]["lines"] == [24]


def test_two_returns_of_one_speech_have_a_page_each(run: Run, tmp_path: Path) -> None:
    returned(tmp_path, lambda file: None, "b.docx")
    told = json.loads(run("return", "回稿.docx", "b.docx", "--json")[1])
    pages = [file["page"] for file in told["files"]]
    assert len(set(pages)) == 2 and all((tmp_path / page).is_file() for page in pages)
    told = json.loads(run("return", "b.docx", "--json")[1])
    assert told["files"][0]["page"] == pages[1]


def test_what_is_taken_is_written_and_can_be_undone(run: Run, tmp_path: Path) -> None:
    source = tmp_path / f"speeches/{ID}.md"
    code, out, err = run("return", "回稿.docx", "--take", "1,3", "--note", "据王校对改")
    assert (code, err) == (0, "")
    assert "写进讲话稿 2 处（1,3），没有接受 1 处（2）。" in out
    assert "更正 2 条（据王校对改）" in out and "returns/" in out
    page = (tmp_path / f"output/return/{ID}.html").read_text("utf-8")
    assert "写进讲话稿 2 处（1,3），没有接受 1 处（2）。" in page
    assert "各处都已经定了，审阅页也改过来了" in out
    text = source.read_text("utf-8")
    assert "五百六十八名" in text and "每季走访" in text and "二百三十件" in text
    code, out, _ = run("return", "回稿.docx", "--author", "李四", "--json")
    (file,) = json.loads(out)["files"]
    assert (code, file["written"], file["already"], file["changes"]) == (0, [], [3], [])
    assert run("undo", "--last")[0] == 0
    assert source.read_bytes() == SOURCE


def test_what_both_sides_changed_is_told_and_not_written(run: Run, tmp_path: Path) -> None:
    source = tmp_path / f"speeches/{ID}.md"
    changed = source.read_text("utf-8").replace("每月走访", "每周走访")
    source.write_text(changed, "utf-8")
    code, out, _ = run("return", "回稿.docx", "--take", "3")
    assert code == 1
    assert "要您决定、没有写 1 处（3）" in out
    assert "每周走访" in out and "每季走访" in out
    assert source.read_text("utf-8") == changed
    page = tmp_path / f"output/return/{ID}.html"
    for _ in range(2):
        assert "要您决定 1 处（3）" in page.read_text("utf-8")
        assert run("return", "回稿.docx")[0] == 0


def test_two_people_have_their_say_and_what_they_disagree_on_is_told(
    run: Run, tmp_path: Path
) -> None:
    def other(file: Corrected) -> None:
        file.replace(NUMBERS, "五百七十名", "李四")
        file.replace("分管同志具体抓", "分管同志亲自抓", "李四")

    returned(tmp_path, other, "b.docx")
    code, out, _ = run("return", "回稿.docx", "b.docx", "--take", "all")
    assert code == 1
    assert "写进讲话稿 3 处" in out and "改了 1 篇讲话稿。" in out
    text = (tmp_path / f"speeches/{ID}.md").read_text("utf-8")
    assert "五百六十八名" in text and "五百七十" not in text and "分管同志亲自抓" in text
    (line,) = [
        at for at, words in enumerate(text.splitlines(), 1) if "五百六十八名代表认真" in words
    ]
    assert f"要您决定（讲话稿第 {line} 行）" in out


def test_of_what_can_only_be_read_the_page_is_told(run: Run, tmp_path: Path) -> None:
    mark = '<w:commentRange{} w:id="0"/>'
    words = f"<w:p><w:r><w:t>{'请核实' * 30}</w:t></w:r></w:p>"
    steps = [
        {"run": NUMBERS, "before": mark.format("Start"), "after": mark.format("End")},
        {
            "part": "comments",
            "root": "w:comments",
            "xml": f'<w:comment w:id="0" w:author="李四">{words}</w:comment>',
        },
    ]

    def commented(file: Corrected) -> None:
        edits.made(file, steps)

    returned(tmp_path, commented)
    code, out, _ = run("return", "回稿.docx")
    assert code == 0 and "没有改动，批注 1 条" in out
    assert f"  全文见 output/return/{ID}.html（用浏览器打开）\n" in out


def test_typing_mistakes_are_answered(run: Run) -> None:
    code, _, err = run("return", "回稿.docx", "--to", "s9")
    assert (code, "没有编号为 s9 的讲话" in err) == (2, True)
    code, _, err = run("return", "回稿.docx", "回稿.docx", "--to", "s1")
    assert (code, "只能与一个文件" in err) == (2, True)
    code, _, err = run("return", "回稿.docx", "b.docx", "--take", "1")
    assert (code, "一次只能收一个文件" in err) == (2, True)
    code, _, err = run("return", "回稿.docx", "--take", "7")
    assert (code, "回稿.docx：没有第 7 处改动" in err) == (2, True)
    code, _, err = run("return", "回稿.docx", "--author", "王")
    assert (code, "有的是：王校对、没有修订标记、李四" in err) == (2, True)

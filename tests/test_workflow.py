"""The real workflow on a small collection."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from converters import resources
from tests.make import collection, contents, markdown, ready_to_draw

pytestmark = pytest.mark.slow

FORMATS = ("docx", "pdf", "txt")


def huibian(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "converters", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six speeches, more than are built without Snakemake; tests work on copies."""
    root = tmp_path_factory.mktemp("collection")
    texts = [markdown(f"s{number}", facts="date: 2020-07-16\n") for number in range(1, 7)]
    ready_to_draw(collection(root, *texts))
    done = huibian(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of the built collection, in another folder."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


def test_every_format_of_every_speech_and_the_site_are_built(built: Path) -> None:
    names = set(contents(built))
    assert {f"output/{f}/s{n}.{f}" for f in FORMATS for n in range(1, 7)} <= names
    assert {"output/site/index.html", "output/site/s/s1.html"} <= names


def test_no_half_written_file_is_left(built: Path) -> None:
    assert [name for name in contents(built) if name.endswith(".tmp")] == []


def test_a_second_build_has_nothing_to_do(root: Path) -> None:
    done = huibian(root, "build")
    assert (done.returncode, "没有要做的事" in done.stdout) == (0, True)


def test_touching_everything_makes_nothing_stale(root: Path) -> None:
    for path in root.rglob("*"):
        os.utime(path, (1, 1))
    assert "没有要做的事" in huibian(root, "build").stdout


def test_a_correction_changes_the_outputs_of_its_speech_alone(root: Path) -> None:
    before = contents(root)
    (root / "speeches/s2.md").write_text(
        markdown("s2", facts="date: 2020-07-16\n", body="现在散会。"), encoding="utf-8"
    )
    done = huibian(root, "build", "--json")
    assert json.loads(done.stdout)["rendered"] == {"docx": 1, "pdf": 1, "site": 1, "txt": 1}
    after = contents(root)
    changed = {name for name in before if before[name] != after[name]}
    downloads = {f"output/site/files/s2.{f}" for f in FORMATS}
    outputs = {f"output/{f}/s2.{f}" for f in FORMATS}
    assert outputs <= changed
    site = {name for name in changed - outputs - downloads if "/search/" not in name}
    data = {"SHA256SUMS", "data/speeches.json", "data/speeches.csv", "data/paragraphs.tsv"}
    data |= {f"downloads/{name}.zip" for name in (*FORMATS, "data")} | {"downloads/index.html"}
    assert site <= {f"output/site/{name}" for name in data | {"s/s2.html"}}


def test_an_output_that_is_missing_or_altered_is_made_again(root: Path) -> None:
    before = contents(root)
    (root / "output/txt/s1.txt").unlink()
    (root / "output/docx/s2.docx").write_bytes(b"altered")
    done = huibian(root, "build", "--json")
    assert json.loads(done.stdout)["rendered"]["docx"] == 1
    assert contents(root) == before


def test_wrong_speeches_are_told_and_all_others_built(root: Path) -> None:
    (root / "speeches/s1.md").write_text(markdown("s1", facts="dat: 2020\n"), encoding="utf-8")
    (root / "speeches/讲话.md").write_text(markdown("s9"), encoding="utf-8")
    (root / "speeches/s4.md").write_bytes(b"")
    (root / "speeches/s5.md").write_text(markdown("s5"), encoding="utf-8")
    done = huibian(root, "build")
    assert done.returncode == 1
    assert "speeches/s1.md 第 4 行：不认识“dat”" in done.stderr
    assert "speeches/s4.md：文件是空的" in done.stderr
    assert "speeches/讲话.md：文件名不是编号" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("错误：") == 3
    names = set(contents(root))
    assert {f"output/{f}/s5.{f}" for f in FORMATS} | {"output/site/s/s5.html"} <= names
    assert "output/pdf/s1.pdf" in names
    again = huibian(root, "build")
    assert (again.returncode, again.stderr.count("错误：")) == (1, 3)


def snakemake(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    snakefile = str(resources.root() / "Snakefile")
    command = [sys.executable, "-m", "snakemake", "--cores", "all", "--snakefile", snakefile]
    return subprocess.run(
        [*command, *arguments], cwd=root, capture_output=True, text=True, check=False
    )


def test_plain_snakemake_agrees_that_nothing_is_to_do(root: Path) -> None:
    done = snakemake(root)
    assert done.returncode == 0, done.stderr
    assert "Nothing to be done" in done.stdout + done.stderr


def test_plain_snakemake_makes_one_output_on_request(root: Path) -> None:
    before = contents(root)
    (root / "output/pdf/s2.pdf").unlink()
    done = snakemake(root, "output/pdf/s2.pdf")
    assert done.returncode == 0, done.stderr
    assert contents(root) == before


def test_plain_snakemake_renews_one_output_whose_source_changed(root: Path) -> None:
    (root / "speeches/s2.md").write_text(markdown("s2", body="现在散会。"), encoding="utf-8")
    done = snakemake(root, "output/txt/s2.txt")
    assert done.returncode == 0, done.stderr
    assert "散会" in (root / "output/txt/s2.txt").read_text(encoding="utf-8")


def test_one_speech_is_built_by_its_id_without_the_workflow(root: Path) -> None:
    for id in ("s1", "s2"):
        text = markdown(id, facts="date: 2020-07-16\n", body="现在散会。")
        (root / f"speeches/{id}.md").write_text(text, encoding="utf-8")
    done = huibian(root, "build", "s2", "--json")
    assert json.loads(done.stdout)["rendered"] == {"docx": 1, "pdf": 1, "txt": 1}
    assert "散会" in (root / "output/txt/s2.txt").read_text(encoding="utf-8")
    status = json.loads(huibian(root, "status", "--json").stdout)
    assert {(item["id"], item["reason"]) for item in status["outputs"]} == {("s1", "source")}
    assert huibian(root, "build", "s9").stderr == (
        "错误：没有编号为 s9 的讲话。可以写编号、文件名或标题里的几个字，huibian list 列出全部。\n"
    )


def test_only_the_formats_asked_for_are_built(root: Path) -> None:
    (root / "speeches/s1.md").write_text(markdown("s1", body="现在散会。"), encoding="utf-8")
    done = huibian(root, "build", "--only", "txt", "--json")
    assert json.loads(done.stdout)["rendered"] == {"txt": 1}
    left = json.loads(huibian(root, "status", "--json").stdout)["outputs"]
    assert {item["format"] for item in left} == {"docx", "pdf"}
    assert "--only 不认识“doc”" in huibian(root, "build", "--only", "doc").stderr


def test_status_tells_what_is_stale_and_why(root: Path) -> None:
    (root / "output/pdf/s1.pdf").unlink()
    (root / "output/txt/s2.txt").write_text("改", encoding="utf-8")
    done = huibian(root, "status")
    assert done.stdout.splitlines()[:2] == [
        "s1  pdf   还没有成品",
        "s2  txt   成品被人改过",
    ]


def test_outputs_of_a_speech_that_is_gone_are_shown_and_removed_on_request(root: Path) -> None:
    (root / "speeches/s2.md").unlink()
    assert huibian(root, "build").returncode == 0
    assert (root / "output/pdf/s2.pdf").is_file()
    assert not (root / "output/site/s/s2.html").exists()
    done = huibian(root, "clean", "--orphans", "--yes")
    assert {f"output/{f}/s2.{f}" for f in FORMATS} <= set(done.stdout.splitlines())
    assert not (root / "output/pdf/s2.pdf").exists()
    assert "没有要做的事" in huibian(root, "build").stdout


def test_lost_notes_of_the_engine_cost_time_and_nothing_else(root: Path) -> None:
    before = contents(root)
    shutil.rmtree(root / "output/.huibian")
    shutil.rmtree(root / ".snakemake")
    assert huibian(root, "build", "--only", "txt").returncode == 0
    assert contents(root) == before


def test_a_corrupt_receipt_costs_time_and_nothing_else(root: Path) -> None:
    before = contents(root)
    for receipt in (root / "output/.huibian/receipts/pdf").iterdir():
        receipt.write_bytes(b"{")
    assert huibian(root, "build").returncode == 0
    assert contents(root) == before


def test_an_output_folder_that_cannot_be_written_is_told(root: Path) -> None:
    (root / "speeches/s1.md").write_text(markdown("s1", body="现在散会。"), encoding="utf-8")
    shutil.rmtree(root / "output/txt")
    (root / "output/txt").write_text("in the way", encoding="utf-8")
    done = huibian(root, "build")
    assert done.returncode == 1
    assert "output/txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "output/pdf/s1.pdf").is_file()


def test_an_interrupted_build_stops_at_once_and_leaves_nothing_half_written(root: Path) -> None:
    before = contents(root)
    for part in ("docx", "txt", "site", ".huibian/log"):
        shutil.rmtree(root / "output" / part)
    command = [sys.executable, "-m", "converters", "build"]
    # A shell that starts the tests in the background has them ignore the key, and all they start.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, preexec_fn=heed)
    log = root / "output/.huibian/log/snakemake.log"
    while process.poll() is None and not (log.exists() and b"Execute" in log.read_bytes()):
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "已中断" in err.decode()
    assert len(contents(root)) < len(before)  # the clock tells nothing if other tests run
    assert [name for name in contents(root) if name.endswith(".tmp")] == []
    # What is built a second time has the same bytes.
    assert huibian(root, "build").returncode == 0
    assert contents(root) == before


def test_wrong_settings_are_told_without_starting_anything(root: Path) -> None:
    (root / "config.yaml").write_text("title: 选编\nformat: [pdf]\n", encoding="utf-8")
    done = huibian(root, "build")
    assert done.returncode == 1
    assert done.stderr == "错误：config.yaml 第 2 行：不认识“format”这一项。是不是想写“formats”？\n"


def test_a_second_build_at_the_same_time_is_told_who_is_first_and_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = root / "output/.huibian/lock"
    holder = subprocess.Popen(
        ["flock", str(lock), "sh", "-c", f"echo 4711 > {lock}; echo ready; read _"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None and holder.stdin is not None
    holder.stdout.readline()
    (root / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(root / "tmp"))
    done, plain = huibian(root, "build"), snakemake(root)
    holder.communicate(b"\n")
    assert (done.returncode, "进程 4711" in done.stderr) == (1, True)
    assert (plain.returncode, "进程 4711" in plain.stderr) == (1, True)
    assert list((root / "tmp").iterdir()) == []

"""The book of the sample by the real workflow, and books under a killer."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from converters import resources
from converters.build.caches import font_case
from converters.collection import samples
from converters.errors import Severity
from tests.build.test_faults import killed_after, left_aside
from tests.effort import effort
from tests.formats.pdf.test_standards import validated
from tests.make import collection, markdown, ready_to_draw

pytestmark = pytest.mark.slow

NAME = "xuanbian"
FILES = (f"{NAME}.pdf", f"{NAME}.docx", f"{NAME}-print.pdf", f"{NAME}.epub")
CORRECTED = "se385976e-12"
ALL = tuple(path.stem for path in (samples.root() / "speeches").glob("*.md"))
BOUND = effort(("s395fc04d-01", "s26a781e2-02", "se385976e-10", CORRECTED, "se385976e-07"), ALL)
"""The speeches in the book: some of each part, or all."""
CONFIG = "title: 讲话选编\nformats: [txt]\nsite: false\n"


def huibian(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "converters", *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def books(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "output/books").iterdir()}


def sample(root: Path) -> Path:
    """Write the sample into a folder; of its book of 319 pages usually only some speeches."""
    for folder in ("speeches", "books"):
        shutil.copytree(samples.root() / folder, root / folder)
    book = root / f"books/{NAME}.yaml"
    lines = book.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("      - ") or line[8:] in BOUND]
    book.write_text("\n".join(kept) + "\n", encoding="utf-8")
    (root / "config.yaml").write_text(CONFIG, encoding="utf-8")
    (root / "books/beside.yaml").write_text(
        f"title: 另一本\nspeeches: [{CORRECTED[:-2]}10]\nformats: [pdf]\n", encoding="utf-8"
    )
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = sample(tmp_path_factory.mktemp("sample"))
    done = huibian(root, "build", "--jobs", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "汇编 2 本" in done.stdout
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "copy"))


def test_the_book_of_the_sample_is_there_in_all_its_formats(built: Path) -> None:
    assert set(books(built)) == {*FILES, "beside.pdf"}
    assert f"{len(BOUND)} 篇" in huibian(built, "book", "list").stdout
    assert left_aside(built) == []


def test_the_book_of_the_sample_passes_audit_and_standards(built: Path) -> None:
    done = huibian(built, "audit", "book", "--json")
    found = json.loads(done.stdout)["findings"]
    assert [finding for finding in found if finding["severity"] != Severity.NOTE] == []
    assert done.returncode == 0
    verdicts = validated([built / "output/books" / name for name in (FILES[0], FILES[2])])
    assert len(verdicts) == 4
    assert {name: verdict for name, verdict in verdicts.items() if verdict != "PASS"} == {}


def test_after_that_there_is_nothing_to_do(root: Path) -> None:
    for path in root.rglob("*"):
        os.utime(path, (1, 1))
    assert "没有要做的事" in huibian(root, "build").stdout
    snakefile = str(resources.root() / "Snakefile")
    command = [sys.executable, "-m", "snakemake", "--cores", "all", "--snakefile", snakefile]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert "Nothing to be done" in done.stdout + done.stderr


def test_one_core_gives_the_same_bytes_as_two(built: Path, tmp_path: Path) -> None:
    root = sample(tmp_path)
    cut = f"output/{font_case.FOLDER}"
    shutil.copytree(built / cut, root / cut)
    assert huibian(root, "build", "--only", "books", "--jobs", "1").returncode == 0
    assert books(root) == books(built)


def drawn(data: bytes) -> list[bytes]:
    """What is drawn on each page."""
    found = []
    with pikepdf.open(BytesIO(data)) as document:
        for page in document.pages:
            contents = page.get("/Contents", pikepdf.Array())
            parts = contents if isinstance(contents, pikepdf.Array) else [contents]
            found.append(b"".join(part.read_bytes() for part in parts))
    return found


def printed(data: bytes) -> list[str]:
    """The words on each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def changed(old: list[bytes] | list[str], new: list[bytes] | list[str]) -> list[int]:
    return [number for number, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]


def test_one_word_changes_only_the_pages_that_must_change(root: Path) -> None:
    before = books(root)
    stat = (root / "output/books/beside.pdf").stat()
    path = root / f"speeches/{CORRECTED}.md"
    right = path.read_text(encoding="utf-8")
    words = "真实反映了我们优质服务水平"
    assert right.count(words) == 1
    path.write_text(right.replace(words, "如实反映了我们优质服务水平"), encoding="utf-8")
    done = huibian(root, "build", "--only", "books")
    assert "汇编 1 本" in done.stdout
    after = books(root)
    for name in (f"{NAME}.pdf", f"{NAME}-print.pdf"):
        told = changed(printed(before[name]), printed(after[name]))
        assert len(told) == 2  # the imprint, which prints the check value, and the word itself
        assert "内容校验" in printed(after[name])[told[0]]
        assert "如实反映" in "".join(printed(after[name])[told[1]].split())
        assert changed(drawn(before[name]), drawn(after[name])) == told
    untouched = (root / "output/books/beside.pdf").stat()
    assert (untouched.st_mtime_ns, untouched.st_ino) == (stat.st_mtime_ns, stat.st_ino)
    path.write_text(right, encoding="utf-8")
    assert huibian(root, "build", "--only", "books").returncode == 0
    assert books(root) == before


def test_a_fault_in_a_book_is_told_at_every_run_and_the_rest_is_built(root: Path) -> None:
    before = books(root)
    (root / f"speeches/{CORRECTED}.md").write_text("没有前言", encoding="utf-8")
    (root / "books/more.yaml").write_text(
        "title: 新的\nspeeches: [s2020-0716-01]\nformats: [docx]\n", encoding="utf-8"
    )
    for _ in range(2):
        done = huibian(root, "build")
        assert done.returncode == 1
        assert f"错误：speeches/{CORRECTED}.md 第 1 行" in done.stderr
        assert f"错误：books/{NAME}.yaml：没有更新这本书" in done.stderr
        assert "Traceback" not in done.stderr
    after = books(root)
    assert set(after) - set(before) == {"more.docx"}
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize(
    "speeches", [effort(3, 4), effort(6, 16)], ids=["in one process", "with the workflow"]
)
def test_a_book_killed_at_any_moment_is_completed_by_the_next_build(
    tmp_path: Path, speeches: int
) -> None:
    texts = [markdown(f"s{number}", body="现在开会。\n\n" * 12) for number in range(speeches)]
    root = collection(tmp_path / "c", *texts, config=CONFIG.replace("[txt]", "[docx]"))
    ready_to_draw(root)
    (root / "books").mkdir()
    (root / "books/quan.yaml").write_text(
        "title: 全部讲话\nselect: {all: true}\nformats: [pdf, docx, print]\n", encoding="utf-8"
    )
    begun = time.monotonic()
    assert huibian(root, "build").returncode == 0
    span = time.monotonic() - begun
    clean = books(root)
    draw = random.Random(9704)
    for kill in range(effort(2, 8)):
        if kill % 3 == 0:
            shutil.rmtree(root / "output", ignore_errors=True)
        killed_after(root, draw.uniform(0, span), whole=kill % 2 == 1)
        if (root / "output/books").exists():
            whole = {name: data for name, data in books(root).items() if name in clean}
            assert all(data == clean[name] for name, data in whole.items())
    assert huibian(root, "build").returncode == 0
    assert books(root) == clean
    assert left_aside(root) == []

import json
import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from converters.build import account, plan
from converters.build import run as building
from converters.project import Project
from tests.cli.conftest import Run
from tests.make import collection, markdown, ready_to_draw


def small(folder: Path) -> Path:
    root = collection(
        folder,
        markdown("s1", "在“双创”动员会上的讲话"),
        markdown("s2", "在教育大会上的讲话"),
        config="title: 选编\nformats: [pdf]\nsite: false\n",
    )
    return ready_to_draw(root)


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    return small(tmp_path)


@pytest.fixture(scope="module")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a collection with its outputs, built once; tests work on copies."""
    root = small(tmp_path_factory.mktemp("built"))
    project = Project(root)
    building.build(project, plan.make(project), 1, lambda _: None, account.parts())
    return root


@pytest.fixture
def built(once_built: Path, collected: Path) -> Path:
    """Return the collection with its outputs."""
    shutil.copytree(once_built / "output", collected / "output", dirs_exist_ok=True)
    return collected


@pytest.mark.slow
@pytest.mark.parametrize("word", ["s1", "双创", "speeches/s1.md", "output/pdf/s1.pdf"])
def test_the_output_of_the_speech_that_is_meant_is_audited(
    run: Run, built: Path, word: str
) -> None:
    code, out, err = run("audit", "pdf", word)
    assert (code, err) == (0, "")
    assert "核对了 1 份" in out


def test_a_speech_that_is_not_built_yet_is_told(run: Run, collected: Path) -> None:
    code, _, err = run("audit", "pdf", "双创")
    assert (code, "请先运行 huibian build" in err) == (1, True)


def test_a_book_that_is_not_there_is_told_with_those_that_are(run: Run, collected: Path) -> None:
    (collected / "books").mkdir()
    (collected / "books/选编.yaml").write_text("title: 选编\nselect: {all: true}\n", "utf-8")
    code, _, err = run("audit", "book", "选遍")
    assert (code, "books/ 里有：选编" in err) == (2, True)
    code, _, err = run("audit", "book", "选编")
    assert (code, "还没有编出来" in err) == (1, True)


@pytest.mark.slow
def test_a_file_is_held_to_each_clause(run: Run, built: Path) -> None:
    code, out, err = run("audit", "--clauses", "output/pdf/s1.pdf")
    assert (code, err) == (0, "")
    assert "符合　 GB/T 9704-2012 §5.1" in out
    assert "要人看 GB/T 9704-2012 §4" in out
    assert out.splitlines()[-1].startswith("output/pdf/s1.pdf 共对照")
    assert "不符合 0 条" in out
    code, out, _ = run("audit", "--clauses", "output/pdf/s1.pdf", "--json")
    rows = json.loads(out)["clauses"]
    assert (code, {row["verdict"] for row in rows}) == (
        0,
        {"meets", "not-concerned", "not-measured"},
    )


@pytest.mark.slow
def test_what_is_against_a_clause_is_told_under_it(run: Run, built: Path) -> None:
    other = built / "output/pdf/s2.pdf"
    (built / "output/pdf/s1.pdf").write_bytes(_on_letter_paper(other.read_bytes()))
    code, out, _ = run("audit", "--clauses", "output/pdf/s1.pdf")
    told = out.splitlines()
    at = next(n for n, line in enumerate(told) if "§5.1　" in line)
    assert (code, told[at].startswith("不符合"), "纸张" in told[at + 1]) == (1, True, True)


def _on_letter_paper(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 612, 792])
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--clauses", "output/pdf/s9.pdf"), "没有这个文件"),
        (("--clauses", "speeches/s1.md"), "不能逐条对照"),
        ((), "没有写核对哪一种"),
    ],
)
def test_a_file_that_cannot_be_held_to_clauses_is_told(
    run: Run, collected: Path, words: tuple[str, ...], told: str
) -> None:
    code, _, err = run("audit", *words)
    assert (code != 0, told in err) == (True, True)


def test_a_book_and_a_file_from_elsewhere_are_told_what_to_do(run: Run, collected: Path) -> None:
    (collected / "books").mkdir(exist_ok=True)
    (collected / "books/hui.yaml").write_text("title: 书\nspeeches: [s1]\n", encoding="utf-8")
    for name, told in (("hui", "huibian audit book hui"), ("来文", "huibian import")):
        (collected / f"{name}.pdf").write_bytes(b"%PDF-1.7\n")
        code, _, err = run("audit", "--clauses", f"{name}.pdf")
        assert (code != 0, told in err, "没有对应的讲话稿" in err) == (True, True, True)

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.make import collection, markdown


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    return collection(
        tmp_path,
        markdown("s1", "在“双创”动员会上的讲话"),
        markdown("s2", "在教育大会上的讲话"),
        config="title: 选编\nformats: [pdf]\nsite: false\n",
    )


@pytest.mark.slow
@pytest.mark.parametrize("word", ["s1", "双创", "speeches/s1.md", "output/pdf/s1.pdf"])
def test_the_output_of_the_speech_that_is_meant_is_audited(
    run: Run, collected: Path, word: str
) -> None:
    assert run("build")[0] == 0
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

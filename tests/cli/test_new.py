import io
import json
from pathlib import Path

import pytest

from converters.readers import front_matter
from tests.cli.conftest import Run
from tests.make import collection


class Terminal(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    return collection(tmp_path, config="title: 选编\nformats: [txt]\nsite: false\n")


def test_a_new_speech_waits_for_its_words_and_is_built_when_it_has_them(
    run: Run, collected: Path
) -> None:
    title = "关于 #1 号工程：在“双创”会上的讲话"
    code, out, _ = run("new", "--title", title, "--date", "2020-07-16", "--speaker", "赵海金")
    path = collected / "speeches/s2020-0716-01.md"
    assert (code, "speeches/s2020-0716-01.md" in out) == (0, True)
    meta = front_matter.read(path.read_bytes())
    assert (meta.title, meta.speaker, str(meta.date)) == (title, "赵海金", "2020-07-16")
    code, _, err = run("build")
    assert (code, "没有正文" in err) == (1, True)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n同志们：\n\n现在开会。\n")
    assert run("build")[0] == 0
    assert "现在开会。" in (collected / "output/txt/s2020-0716-01.txt").read_text("utf-8")


def test_an_id_is_never_given_twice(run: Run, collected: Path) -> None:
    run("new", "--title", "甲", "--date", "2020-07-16")
    (collected / "speeches/s2020-0716-01.md").unlink()
    _, out, _ = run("new", "--title", "乙", "--date", "2020-07-16", "--json")
    assert json.loads(out)["speeches"][0]["id"] == "s2020-0716-02"


def test_one_is_asked_for_what_is_not_told(
    run: Run, collected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("在会上的讲话\n\n赵海金\n"))
    assert run("new")[0] == 0
    (path,) = (collected / "speeches").glob("*.md")
    meta = front_matter.read(path.read_bytes())
    assert (meta.title, meta.date, meta.speaker) == ("在会上的讲话", None, "赵海金")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--title"),
        (("--title", "\u3000"), "--title"),
        (("--title", "\U000e0100"), "标题里有看不见的字符 U+E0100。请重写 --title"),
        (("--title", "甲", "--place", "乙\n丙"), "地点不止一行。请重写 --place"),
        (("--title", "甲", "--speaker", "\u3164"), "姓名里有看不见的字符 U+3164。请重写 --speaker"),
        (("--title", "甲", "--date", "2020-02-30"), "2020-02-30"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    run: Run, collected: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, _, err = run("new", *arguments)
    assert (code, said in err) == (2, True)
    assert list((collected / "speeches").iterdir()) == []

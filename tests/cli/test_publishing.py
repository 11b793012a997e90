import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from converters.build import plan, run
from converters.cli import publishing
from converters.errors import UsageError
from converters.project import Project
from converters.speech.selectors import SelectorError
from tests.make import collection, markdown

PROOF = "status: proof\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "c"
    text = markdown("s1", facts=PROOF)
    root = collection(folder, text, config="title: 选编\nformats: [txt]\n")
    build(root)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a collection that is built already, to be spoilt; the commands are called in it."""
    root = Path(shutil.copytree(built, tmp_path / "c"))
    monkeypatch.chdir(root)
    return root


def build(root: Path) -> None:
    project = Project(root)
    run.build(project, plan.make(project), 1, lambda progress: None, ("txt", "site"))


def publish(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(publishing.command, ["../usb", *arguments], catch_exceptions=False)
    assert done.exit_code == code
    return done.output


@pytest.mark.slow
def test_a_release_tells_what_it_changed(root: Path) -> None:
    first = publish()
    assert "  新增  s/s1.html  在大会上的讲话\n" in first
    assert "已发布到 ../usb（第 1 次发布）：新增" in first
    assert "记下 1 篇的版次（editions/）。\n" in first
    (root / "speeches/s1.md").write_text(
        markdown("s1", body="散会。", facts=PROOF), encoding="utf-8"
    )
    build(root)
    assert "  改动  s/s1.html  在大会上的讲话\n" in publish()


def test_nothing_new_is_said_in_one_line(root: Path) -> None:
    publish()
    assert publish() == "../usb 已经是最新的（第 1 次发布）。\n"
    (root / "../usb/s/s1.html").unlink()
    assert publish() == "../usb 已经是最新的（第 1 次发布），补齐了 1 个缺损的文件。\n"


def test_a_dry_run_says_what_would_be(root: Path) -> None:
    assert "如果发布到 ../usb：新增" in publish("--dry-run")
    assert not (root / "../usb").exists()


@pytest.mark.slow
def test_drafts_that_went_out_are_told_and_are_in_the_json(root: Path) -> None:
    (root / "speeches/s1.md").write_text(markdown("s1", facts="status: draft\n"), encoding="utf-8")
    build(root)
    assert CliRunner().invoke(publishing.command, ["../usb"]).exit_code == 1
    assert "有 1 篇讲话待校：s1" in publish("--drafts")
    assert '"drafts": [' in publish("--drafts", "--json")


def test_speeches_that_state_nothing_are_told(root: Path) -> None:
    (root / "speeches/s1.md").write_text(markdown("s1"), encoding="utf-8")
    build(root)
    assert "有 1 篇讲话没有写校对状态：s1" in publish()


FINAL = "status: final\n"


@pytest.fixture
def corrected(root: Path) -> Path:
    """Return a collection whose one speech is final, was published and changed since."""
    for body in ("共260人。", "共265人。"):
        (root / "speeches/s1.md").write_text(
            markdown("s1", body=body, facts=FINAL), encoding="utf-8"
        )
        build(root)
        if "260" in body:
            publish()
    return root


@pytest.mark.slow
def test_an_untold_change_goes_out_as_a_correction(corrected: Path) -> None:
    held = publish(code=1)
    assert "../usb 已经是最新的（第 1 次发布）。\n" in held
    assert "错误：s1 扣住了，发布的还是第 1 版的文字：定稿改过 1 处" in held
    assert "（“共260人。” → “共265人。”）" in held
    assert "运行 huibian publish ../usb --for s1 --silent-typo" in held
    before = (corrected / "speeches/s1.md").read_bytes()
    assert "更正  s1：“共260人。” → “共265人。”" in publish("--as-correction", "改数", "--dry-run")
    assert (corrected / "speeches/s1.md").read_bytes() == before
    told = publish("--as-correction", "改数")
    assert "  改动  s/s1.html" in told
    assert "记下 1 篇的版次" in told
    assert "note: 改数, was: 共260人。" in (corrected / "speeches/s1.md").read_text("utf-8")
    assert '"corrected": []' in publish("--as-correction", "改数", "--json")


@pytest.mark.slow
def test_a_mended_typo_goes_out_without_one(corrected: Path) -> None:
    told = publish("--silent-typo", "--json")
    assert '"recorded": [{"id": "s1", "number": 2, "silent": true}]' in told
    assert '"corrected": []' in told


@pytest.mark.slow
def test_of_two_changed_speeches_each_is_told_in_its_way(corrected: Path) -> None:
    for body in ("开会。", "散会。"):
        text = markdown("s2", body=body, facts=FINAL)
        (corrected / "speeches/s2.md").write_text(text, encoding="utf-8")
        build(corrected)
        if body == "开会。":
            publish("--silent-typo", "--for", "s1")
    (corrected / "speeches/s1.md").write_text(
        markdown("s1", body="共270人。", facts=FINAL), encoding="utf-8"
    )
    build(corrected)
    told = json.loads(
        publish("--as-correction", "改数", "--for", "s1", "--json", code=1).splitlines()[0]
    )
    assert (told["corrected"], [one["id"] for one in told["recorded"]]) == (["s1"], ["s1"])
    assert told["held"] == [{"id": "s2", "number": 1, "differences": 1}]
    assert [fault["error"] for fault in told["faults"]] == ["RefusedError"]
    assert "开会。" in (corrected / "../usb/s/s2.html").read_text("utf-8")
    assert "共270人。" in (corrected / "../usb/s/s1.html").read_text("utf-8")
    told = json.loads(publish("--silent-typo", "--for", "s2", "--json"))
    assert [(one["id"], one["silent"]) for one in told["recorded"]] == [("s2", True)]
    assert (told["held"], told["faults"]) == ([], [])
    assert "散会。" in (corrected / "../usb/s/s2.html").read_text("utf-8")


def test_only_a_speech_that_changed_untold_is_explained(root: Path) -> None:
    with pytest.raises(UsageError, match="--for 要和 --as-correction"):
        publish("--for", "s1")
    with pytest.raises(UsageError, match="s1 不用写在 --for 后面"):
        publish("--silent-typo", "--for", "s1")
    with pytest.raises(SelectorError, match="s7"):
        publish("--silent-typo", "--for", "s7，s8")


@pytest.mark.parametrize(
    "words", [("--as-correction", "改", "--silent-typo"), ("--as-correction", " ")]
)
def test_what_is_to_be_told_is_written_in_one_way(root: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        publish(*words)

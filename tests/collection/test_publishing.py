import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from converters import files
from converters.build import plan, run
from converters.collection import publishing
from converters.collection.publishing import Published
from converters.errors import MissingError, RefusedError
from converters.project import Project
from converters.site import yearly
from converters.site.release import RELEASE
from tests.make import collection, markdown

NOW = datetime.fromisoformat("2026-11-22T05:00:00+08:00")
CONFIG = "title: 讲话选编\nformats: [txt]\n"


def rebuilt(root: Path) -> plan.Plan:
    project = Project(root)
    run.build(project, plan.make(project), 1, lambda progress: None, ("txt", "site"))
    return plan.make(project)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "c"
    root = collection(folder, markdown("s1"), markdown("s2"), config=CONFIG)
    rebuilt(root)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """Return a collection that is built already, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "c"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "usb" / "讲话"


def send(root: Path, target: Path, *, allow_removals: bool = False) -> Published:
    return publishing.publish(rebuilt(root), target, NOW, allow_removals=allow_removals)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_folder_is_the_site_and_its_manifest(root: Path, target: Path) -> None:
    done = send(root, target)
    manifest = files.read_json(target / "release.json")
    assert (done.number, manifest["release"], manifest["published"]) == (1, 1, NOW.isoformat())
    published = contents(target)
    del published["release.json"]
    assert published == contents(root / "output/site")
    assert manifest["files"] == {name: files.sha256(data) for name, data in published.items()}


def test_nothing_is_written_where_nothing_changed(root: Path, target: Path) -> None:
    send(root, target)
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*")}
    done = send(root, target)
    assert (done.number, done.copied) == (1, 0)
    assert {path: path.stat().st_mtime_ns for path in target.rglob("*")} == before


@pytest.mark.slow
def test_only_what_changed_is_copied_and_told(root: Path, target: Path) -> None:
    send(root, target)
    (root / "speeches/s1.md").write_text(markdown("s1", body="散会。"), encoding="utf-8")
    done = send(root, target)
    assert done.number == 2
    assert "s/s1.html" in done.difference.changed
    assert "s/s2.html" not in done.difference.changed
    assert done.copied == len(done.difference.changed) + len(done.difference.new)
    assert done.titles["s/s1.html"] == "在大会上的讲话"


def test_titles_are_told_where_the_speeches_stand_in_a_file_a_year(
    root: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yearly, "MOST", 1)
    (root / "output/.huibian/site.json").unlink()
    (root / "output/site/data/speeches.json").unlink()
    done = send(root, target)
    assert (target / "data/speeches-undated.json").is_file()
    assert done.titles["s/s1.html"] == "在大会上的讲话"


def test_a_damaged_copy_is_repaired(root: Path, target: Path) -> None:
    send(root, target)
    (target / "s/s1.html").write_bytes(b"x")
    (target / "index.html").unlink()
    assert send(root, target).copied == 2


def test_an_address_that_would_vanish_is_refused(root: Path, target: Path) -> None:
    send(root, target)
    before = contents(target)
    (root / "speeches/s2.md").unlink()
    with pytest.raises(RefusedError, match=r"s2（在大会上的.*huibian retire.*--allow-removals"):
        send(root, target)
    shutil.rmtree(root / "editions")
    with pytest.raises(RefusedError, match=r"s/s2\.html.*huibian retire.*--allow-removals"):
        send(root, target)
    assert contents(target) == before


def test_a_published_speech_that_is_gone_holds_up_a_release_to_any_folder(
    root: Path, target: Path
) -> None:
    send(root, target)
    (root / "speeches/s2.md").unlink()
    with pytest.raises(RefusedError, match="s2"):
        send(root, target.with_name("其他"))
    assert not target.with_name("其他").exists()


@pytest.mark.slow
def test_it_may_vanish_where_that_is_allowed(root: Path, target: Path) -> None:
    send(root, target)
    (root / "speeches/s2.md").unlink()
    done = send(root, target, allow_removals=True)
    assert "s/s2.html" in done.difference.gone
    assert not (target / "s/s2.html").exists()


@pytest.mark.slow
def test_a_retired_speech_needs_no_leave(root: Path, target: Path) -> None:
    send(root, target)
    (root / "speeches/s2.md").unlink()
    retired = "retired: [{id: s2, note: 重复, see: s1}]\n"
    (root / "speeches/retired.yaml").write_text(retired, encoding="utf-8")
    send(root, target)
    assert "重复" in (target / "s/s2.html").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(root: Path, target: Path) -> None:
    done = publishing.publish(rebuilt(root), target, NOW, dry_run=True)
    assert "index.html" in done.difference.new
    assert not target.exists()


def test_a_folder_with_other_things_is_left_alone(root: Path, target: Path) -> None:
    target.mkdir(parents=True)
    (target / "家书.txt").write_text("x")
    with pytest.raises(RefusedError, match="已有别的文件"):
        send(root, target)


def test_a_manifest_that_cannot_be_read_is_told(root: Path, target: Path) -> None:
    send(root, target)
    (target / "release.json").write_bytes(b"{")
    with pytest.raises(RefusedError, match="读不懂"):
        send(root, target)


def test_a_manifest_cannot_make_us_remove_what_lies_elsewhere(root: Path, target: Path) -> None:
    send(root, target)
    outside = target.parent / "outside"
    outside.write_bytes(b"x")
    manifest = files.read_json(target / "release.json")
    manifest["files"] |= {"../outside": "1", str(outside): "1"}
    files.write_json(target / "release.json", manifest)
    send(root, target, allow_removals=True)
    assert outside.exists()


def test_a_site_that_is_not_current_is_not_published(root: Path, target: Path) -> None:
    rebuilt(root)
    (root / "speeches/s1.md").write_text(markdown("s1", body="散会。"), encoding="utf-8")
    with pytest.raises(RefusedError, match="不是最新的"):
        publishing.publish(plan.make(Project(root)), target, NOW)


def test_a_page_altered_after_the_build_is_not_published(root: Path, target: Path) -> None:
    made = rebuilt(root)
    page = root / "output/site/s/s1.html"
    before, sound = page.stat(), page.read_bytes()
    page.write_bytes(b"x")
    with pytest.raises(RefusedError, match="请先运行 huibian build"):
        publishing.publish(made, target, NOW)
    page.write_bytes(sound.replace("现在".encode(), "昨天".encode()))  # of the same size and time
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(MissingError, match="不是生成时的样子"):
        publishing.publish(plan.make(Project(root)), target, NOW)


def test_of_a_book_that_would_vanish_it_is_told_where_to_mend_it(root: Path, target: Path) -> None:
    send(root, target)
    manifest = files.read_json(target / RELEASE)
    manifest["files"] |= {"books/xuan.pdf": "0" * 64}
    files.write_json(target / RELEASE, manifest)
    with pytest.raises(RefusedError, match=r"books/xuan\.pdf。汇编里列着撤下的.*--allow-removals"):
        send(root, target)

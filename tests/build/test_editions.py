from pathlib import Path

from converters import files
from converters.build import editions, plan, run
from converters.build.receipts import Reason
from converters.project import Project
from converters.speech import edition
from converters.speech.model import Numbered
from tests.make import collection, markdown
from tests.project.test_editions import kept

CONFIG = "title: 选编\nformats: [docx, txt]\n"


def numbered(root: Path) -> Numbered | None:
    return editions.of_one(Project(root), "s1")


def made(root: Path) -> plan.Plan:
    project = Project(root)
    run.build(project, plan.make(project), 1, lambda progress: None, ("docx", "txt", "site"))
    return plan.make(project)


def test_without_records_nothing_is_known(tmp_path: Path) -> None:
    assert numbered(collection(tmp_path / "c", markdown("s1"))) is None


def test_words_that_were_published_last_are_that_edition(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"))
    kept(root, 3, markdown("s1"), silent=True)
    assert numbered(root) == Numbered(3, silent=True)


def test_other_facts_make_no_edition_and_other_words_make_one(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1", facts="status: final\n"))
    kept(root, 1, markdown("s1"))
    for _ in range(2):  # compared, and then remembered
        assert numbered(root) == Numbered(1)
    (root / "speeches/s1.md").write_text(markdown("s1", body="散会。"), encoding="utf-8")
    for _ in range(2):
        assert numbered(root) == Numbered(2)
    kept(root, 2, markdown("s1", body="散会。"))
    assert numbered(root) == Numbered(2)
    (root / "speeches/s1.md").write_text(markdown("s1"), encoding="utf-8")
    assert numbered(root) == Numbered(3), "words of an older edition are a new one"


def test_earlier_editions_are_those_before_the_one_it_is(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"))
    kept(root, 1, markdown("s1", body="从前的话。"))
    kept(root, 2, markdown("s1", body="后来的话。"))

    def numbers() -> list[int]:
        found = editions.known(Project(root), plan.make(Project(root)).index.digests)
        return [past.number for past in found.earlier.get("s1", ())]

    assert numbers() == [1, 2]
    kept(root, 3, markdown("s1"))
    assert numbers() == [1, 2], "to record what stands there changes nothing"


def test_a_page_tells_earlier_editions_and_follows_their_records(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"), markdown("s2"), config=CONFIG)
    kept(root, 2, markdown("s1", body="从前的话。"))
    made(root)
    other = (root / "output/site/s/s2.html").read_bytes()
    check = edition.check_value(files.sha256(markdown("s1", body="最早的话。").encode()))
    page = root / "output/site/s/s1.html"
    assert check not in page.read_text("utf-8")
    kept(root, 1, markdown("s1", body="最早的话。"))
    assert not made(root).site_is_stale
    assert check in page.read_text("utf-8")
    assert (root / "output/site/s/s2.html").read_bytes() == other
    assert "前版" not in other.decode()


def test_what_cannot_be_read_is_not_what_was_published(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"))
    kept(root, 1, "---\n坏了\n")
    assert numbered(root) == Numbered(2)
    assert editions.of(Project(root), {"s1": ""}) == {"s1": Numbered(2)}


def test_a_file_is_made_again_only_if_the_edition_it_tells_is_another(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"), markdown("s2"), config=CONFIG)
    assert not made(root).stale
    before = {path: path.read_bytes() for path in root.glob("output/*/*.*")}
    kept(root, 1, markdown("s1", body="从前的话。"))
    found = plan.make(Project(root))
    assert [(job.format, reasons) for job, reasons in found.stale] == [
        ("docx", {"s1": Reason.EDITION})
    ]
    assert found.site_is_stale
    again = made(root)
    assert not again.stale
    assert not again.site_is_stale
    after = {path: path.read_bytes() for path in root.glob("output/*/*.*")}
    changed = {path.name for path in after if after[path] != before.get(path)}
    assert {"s1.docx"} == {name for name in changed if name.endswith("x")}
    page = (root / "output/site/s/s1.html").read_text("utf-8")
    assert "第 2 版" in page
    kept_page = (root / "output/site/s/s2.html").read_text("utf-8")
    assert "第 1 版" in kept_page


def test_the_record_of_what_stands_there_makes_nothing_stale(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"), config=CONFIG)
    made(root)
    kept(root, 1, markdown("s1"))
    found = plan.make(Project(root))
    assert not found.stale
    assert not found.site_is_stale


def test_of_what_was_misfiled_the_public_is_told_if_it_was_published(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1"), config=CONFIG)
    gone = "retired: [{id: s8}, {id: s9, kind: 误收}]\n"
    (root / "speeches/retired.yaml").write_text(gone, encoding="utf-8")
    before = plan.make(Project(root)).site
    assert [one.id for one in editions.public_retired(Project(root))] == ["s8"]
    kept(root, 1, markdown("s9"))
    assert [one.id for one in editions.public_retired(Project(root))] == ["s8", "s9"]
    assert plan.make(Project(root)).site != before

"""The pages of a site before their downloads: what a preview shows first (`run.show`)."""

from pathlib import Path

import pytest

from converters.build import account, run
from converters.build import plan as plans
from converters.build.lock import alone
from converters.errors import RefusedError
from converters.project import Project
from tests.make import collection, contents, markdown

pytestmark = pytest.mark.slow

CONFIG = "title: 选编\nformats: [docx, txt]\n"
PARTS = tuple(part for part in account.parts() if part != account.BOOKS)


def built(root: Path) -> None:
    project = Project(root)
    run.build(project, plans.make(project), 1, lambda _: None, PARTS)


def corrected(root: Path) -> None:
    (root / "speeches/s1.md").write_text(markdown("s1", body="现在散会。"), encoding="utf-8")


def shown(root: Path) -> bool:
    project = Project(root)
    return run.show(project, plans.make(project))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = collection(tmp_path / "c", markdown("s1"), markdown("s2"), config=CONFIG)
    built(made)
    return made


def test_pages_are_there_before_downloads_and_the_site_is_still_to_be_made(root: Path) -> None:
    before = (root / "output/txt/s1.txt").read_bytes()
    corrected(root)
    assert shown(root)
    assert "现在散会。" in (root / "output/site/s/s1.html").read_text("utf-8")
    assert (root / "output/txt/s1.txt").read_bytes() == before
    plan = plans.make(Project(root))
    assert plan.site_is_behind and plan.stale


def test_the_outputs_are_those_of_a_build_without_pages_first(root: Path, tmp_path: Path) -> None:
    other = collection(tmp_path / "d", markdown("s1"), markdown("s2"), config=CONFIG)
    built(other)
    for each in (root, other):
        corrected(each)
    assert shown(root)
    built(root)
    built(other)
    assert contents(root / "output/site") == contents(other / "output/site")
    assert plans.make(Project(root)).site_is_stale is False


def test_nothing_is_shown_first_if_nothing_or_a_first_site_is_to_be_made(
    root: Path, tmp_path: Path
) -> None:
    assert not shown(root)
    assert not shown(collection(tmp_path / "new", markdown("s1"), config=CONFIG))


def test_another_build_is_not_disturbed(root: Path) -> None:
    corrected(root)
    with alone(root / "output"), pytest.raises(RefusedError, match="另一个构建"):
        shown(root)

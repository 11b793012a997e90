from pathlib import Path

import pytest

from converters.build import plan as plans
from converters.build import site as archive
from converters.build import steps
from converters.build.plan import Plan
from converters.build.receipts import Reason
from converters.errors import UsageError
from converters.project import Project
from tests.make import collection, markdown

CONFIG = "title: 选编\nformats: [txt]\nsite: false\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = [markdown(f"s{number}") for number in range(1, 6)]
    return collection(tmp_path, *texts, config=CONFIG)


def plan(root: Path) -> Plan:
    return plans.make(Project(root))


def render(root: Path) -> None:
    made = plan(root)
    for job in made.jobs:
        steps.render_whole(made, job, lambda: None)


def reasons(root: Path) -> dict[str, Reason]:
    return {id: reason for _, found in plan(root).stale for id, reason in found.items()}


def test_at_first_everything_is_stale(root: Path) -> None:
    assert set(reasons(root).values()) == {Reason.MISSING}
    assert len(reasons(root)) == 5


def test_what_was_rendered_is_current(root: Path) -> None:
    render(root)
    assert plan(root).stale == []


def test_a_corrected_speech_makes_one_job_stale(root: Path) -> None:
    render(root)
    (root / "speeches/s3.md").write_text(markdown("s3", body="散会。"), encoding="utf-8")
    assert len(plan(root).stale) == 1
    assert reasons(root) == {"s3": Reason.SOURCE}


def test_a_speech_that_is_gone_leaves_its_shard_to_be_done_again(root: Path) -> None:
    render(root)
    (root / "speeches/s3.md").unlink()
    (stale,) = plan(root).stale
    assert stale[1] == {}


def test_stamps_that_no_longer_hold_are_withdrawn_and_no_others(root: Path) -> None:
    render(root)
    made = plan(root)
    (root / "output/txt/s3.txt").unlink()
    plan(root).withdraw()
    left = [job for job in made.jobs if made.stamp_file(job.format, job.shard).exists()]
    assert ["s3" in job.sources for job in left] == [False]


def test_a_plan_of_one_job_is_that_of_all(root: Path) -> None:
    made = plan(root)
    for job in made.jobs:
        (single,) = plans.alone(Project(root), job.format, job.shard).jobs
        assert single.digest == job.digest


@pytest.mark.parametrize(("format", "shard"), [("txt", "0007-of-2"), ("pdf", "0000-of-2")])
def test_a_job_that_is_not_in_the_collection_is_refused(
    root: Path, format: str, shard: str
) -> None:
    with pytest.raises(UsageError):
        plans.alone(Project(root), format, shard)


def test_receipts_of_other_shards_are_not_lost_when_the_collection_grows(root: Path) -> None:
    render(root)
    made = plan(root)
    for job in made.jobs:
        old = made.receipt_file(job)
        old.rename(old.with_name(old.name.replace("-of-2", "-of-1")))
    assert reasons(root) == {}


def test_with_a_site_every_stale_output_makes_the_site_stale(root: Path) -> None:
    (root / "config.yaml").write_text("title: 选编\nformats: [txt]\n", encoding="utf-8")
    render(root)
    archive.build_site(plan(root))
    assert not plan(root).site_is_stale
    (root / "output/txt/s3.txt").unlink()
    assert plan(root).site_is_stale

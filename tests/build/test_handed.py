"""The speeches of a shard are handed on by the plan; without that a job lists them itself."""

from pathlib import Path

import pytest

from converters.build import handed, kept, shards
from converters.build import plan as plans
from converters.project import Project
from tests.make import collection, markdown

IDS = ["s1", "s2", "s3", "s4"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(collection(tmp_path, *map(markdown, IDS)))


def test_a_job_has_the_speeches_that_were_handed_on(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed.hand_on(project, IDS)
    monkeypatch.setattr(handed, "names", lambda _: pytest.fail("all speeches were listed"))
    for shard, ids in shards.members(IDS).items():
        assert [*handed.alone(project, "txt", shard).jobs[0].sources] == ids


@pytest.mark.parametrize("value", [None, [], {}, {"0000-of-2": 7}, {"0000-of-2": [7]}])
def test_what_is_not_handed_on_is_looked_for(project: Project, value: object) -> None:
    kept.write(project.output / handed.FILE, value)
    for shard, ids in shards.members(IDS).items():
        assert handed.members(project, shard) == ids


def test_there_is_no_shard_of_another_number(project: Project) -> None:
    handed.hand_on(project, IDS)
    assert handed.members(project, "0007-of-2") is None


def test_a_speech_that_is_gone_since_is_none_of_the_next_plan(project: Project) -> None:
    handed.hand_on(project, IDS)
    (project.speeches / "s1.md").unlink()
    shard = shards.name_of("s1", 2)
    before = handed.alone(project, "txt", shard).jobs[0]
    now = next(job for job in plans.make(project.again()).jobs if job.shard == shard)
    assert ("s1" in before.sources, "s1" in now.sources) == (True, False)
    assert before.digest != now.digest


def test_what_is_handed_on_already_is_not_written_again(project: Project) -> None:
    handed.hand_on(project, IDS)
    before = (project.output / handed.FILE).stat().st_ino
    handed.hand_on(project, reversed(IDS))
    assert (project.output / handed.FILE).stat().st_ino == before

"""What a build left in the queue of Slurm is cancelled, and what Slurm did not end is told."""

import importlib.util
from pathlib import Path

import pytest

from converters.build import cluster, lock, run, workers
from converters.build import plan as plans
from converters.errors import HuibianError
from converters.project import Project
from tests.make import collection, markdown

FAILED = "SLURM-job '{}' failed, SLURM status is: '{}'. Detailed failure reason unavailable"


class Slurm:
    """Programs that answer as those of Slurm do: a queue in a file, and what was cancelled."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.queue, self.cancelled = folder / "queue", folder / "cancelled"
        self.queue.touch()
        self._program(folder / "squeue", f"/bin/cat {self.queue}")
        told = (
            f'echo "$@" >>{self.cancelled}; for job; do /bin/sed -i "/^$job|/d" {self.queue}; done'
        )
        self._program(folder / "scancel", told)
        self._program(folder / "sbatch", "exit 0")
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.setattr(cluster, "_LOOK_SECONDS", 0.0)

    @staticmethod
    def _program(path: Path, line: str) -> None:
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(0o755)

    def holds(self, job: str, folder: Path, comment: str = "rule_render_wildcards_pdf") -> None:
        with self.queue.open("a") as file:
            file.write(f"{job}|{comment}|{folder}\n")


@pytest.fixture
def slurm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Slurm:
    folder = tmp_path / "slurm"
    folder.mkdir()
    return Slurm(folder, monkeypatch)


@pytest.fixture(autouse=True)
def there_is_a_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: "there")


def test_the_jobs_of_a_folder_are_cancelled_and_those_of_others_are_not(
    tmp_path: Path, slurm: Slurm
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "mine")
    slurm.holds("7", tmp_path / "mine")
    slurm.holds("8", tmp_path / "other")
    slurm.holds("9", tmp_path / "mine", comment="by hand")
    slurm.holds("10", tmp_path / "linked", comment="rule_book_wildcards_x")
    cluster.begin(tmp_path / "mine/output")
    cluster.end(tmp_path / "mine/output")
    assert slurm.cancelled.read_text() == "10 7\n"
    slurm.holds("11", tmp_path / "mine")
    cluster.end(tmp_path / "mine/output")  # the queue was empty: nobody looks again
    assert slurm.cancelled.read_text() == "10 7\n"


def test_what_a_killed_snakemake_began_by_itself_is_cancelled_too(
    tmp_path: Path, slurm: Slurm
) -> None:
    slurm.holds("7", tmp_path)
    (tmp_path / ".snakemake/slurm_logs").mkdir(parents=True)
    cluster.end(tmp_path / "output")
    assert slurm.cancelled.read_text() == "7\n"


def test_a_job_that_does_not_end_is_cancelled_once_a_time_and_not_waited_for_long(
    tmp_path: Path, slurm: Slurm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE_SECONDS", 0.05)
    (tmp_path / "slurm/scancel").write_text(f'#!/bin/sh\necho "$@" >>{slurm.cancelled}\n')
    slurm.holds("7", tmp_path)
    cluster.begin(tmp_path / "output")
    cluster.end(tmp_path / "output")
    cluster.end(tmp_path / "output")
    assert slurm.cancelled.read_text() == "7\n7\n"


def test_where_no_job_was_begun_slurm_is_not_asked(
    tmp_path: Path, slurm: Slurm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_queue", lambda: pytest.fail("Slurm was asked"))
    cluster.end(tmp_path / "output")
    with lock.alone(tmp_path / "output"):
        assert not slurm.cancelled.exists()


def test_without_slurm_nothing_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    cluster.end(tmp_path / "output")
    assert (cluster.over(["7"]), list(tmp_path.iterdir())) == (set(), [])


def test_a_build_after_a_killed_one_cancels_its_jobs(tmp_path: Path, slurm: Slurm) -> None:
    output = tmp_path / "output"
    with lock.alone(output):
        slurm.holds("7", tmp_path)  # of a build that gives its lock back: nobody looks
    with lock.alone(output):
        assert not slurm.cancelled.exists()
    (output / ".huibian/lock").write_text("1 killed")
    cluster.begin(output)
    with lock.alone(output):
        assert slurm.cancelled.read_text() == "7\n"


def left_by(output: Path, job: str) -> Path:
    """Leave what a worker on another machine leaves that was lost; return the half-written file."""
    mark = output / ".huibian/running/node-7-1"
    mark.parent.mkdir(parents=True)
    mark.write_text(f"host:node-7 slurm:{job}")
    left = output / "pdf/.s1.pdf.node-7-1.tmp"
    left.parent.mkdir()
    left.touch()
    return left


def test_what_a_lost_node_left_half_written_goes_when_its_job_is_over(
    tmp_path: Path, slurm: Slurm
) -> None:
    left = left_by(tmp_path, "7")
    slurm.holds("7", tmp_path)
    assert (workers.sweep(tmp_path), left.exists()) == (0, True)
    slurm.queue.write_text("")
    assert (workers.sweep(tmp_path), left.exists()) == (1, False)
    assert list((tmp_path / ".huibian/running").iterdir()) == []


def test_what_another_machine_left_stays_where_slurm_does_not_answer(
    tmp_path: Path, slurm: Slurm
) -> None:
    left = left_by(tmp_path, "7")
    (tmp_path / "slurm/squeue").write_text("#!/bin/sh\nexit 1\n")
    assert (workers.sweep(tmp_path), left.exists()) == (0, True)


def test_a_mark_tells_the_job_that_it_is_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLURM_JOB_ID", "7")
    with workers.at_work(tmp_path):
        (mark,) = (tmp_path / ".huibian/running").iterdir()
        assert mark.read_text().split()[-1] == "slurm:7"


@pytest.mark.parametrize(
    ("log", "told"),
    [
        (
            [FAILED.format(16, "CANCELLED"), FAILED.format(16, "CANCELLED")],
            "集群没有做完：作业 16 被取消。没有做完的，再运行一次就接着做。",
        ),
        (
            [FAILED.format(1, "TIMEOUT"), FAILED.format(2, "TIMEOUT")],
            "集群没有做完：作业 1、2 超过了时限。没有做完的，再运行一次就接着做；"
            "时限（runtime）和内存（mem_mb）写在 workflow/profiles/slurm/profile.yaml。",
        ),
        (
            ["SLURM sbatch failed. The error message was 'Invalid partition'."],
            "集群没有收下作业：Invalid partition。"
            "账号、分区写在 workflow/profiles/slurm/profile.yaml。",
        ),
    ],
)
def test_what_slurm_did_not_bring_to_an_end_is_told(log: list[str], told: str) -> None:
    assert str(cluster.failure("\n".join(log))) == told


def test_a_job_that_failed_by_itself_is_told_by_itself() -> None:
    assert cluster.failure(FAILED.format(16, "FAILED")) is None


@pytest.mark.parametrize("profile", ["default", "slurm"])
def test_a_profile_for_slurm_is_known(profile: str) -> None:
    path = Path(f"workflow/profiles/{profile}/profile.yaml")
    assert cluster.is_asked_for(path) == (profile == "slurm")


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        ("plugin", "没有装 Snakemake 的 Slurm 插件"),
        ("sbatch", "这台机器上没有 Slurm 的命令（sbatch）"),
        ("squeue", "Slurm 没有应答"),
    ],
)
def test_where_there_is_no_slurm_a_build_on_it_says_so(
    tmp_path: Path, slurm: Slurm, monkeypatch: pytest.MonkeyPatch, lacking: str, told: str
) -> None:
    if lacking == "plugin":
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    else:
        (tmp_path / "slurm" / lacking).unlink()
    project = Project(collection(tmp_path / "texts", markdown("s1")))
    with pytest.raises(HuibianError, match=told):
        run.build(project, plans.make(project), 1, lambda _: None, ("txt",), "slurm")

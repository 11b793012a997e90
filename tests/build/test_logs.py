"""What the jobs of a build said is told; the logs of the last build are gone before the next."""

from pathlib import Path

import pytest

from converters.build import fullness, logs
from converters.project import Project
from tests.make import collection, markdown


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(fullness, "is_full", lambda *_: False)
    return Project(collection(tmp_path, markdown("s1")))


def say(project: Project, name: str, *lines: str) -> Path:
    path = project.output / logs.FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def told(project: Project) -> list[str]:
    return str(logs.failure(project, 3)).split("\n")


def test_logs_of_the_last_build_go_and_what_the_program_told_of_itself_stays(
    project: Project,
) -> None:
    old = [say(project, "snakemake.log", "x"), say(project, "txt/0000-of-2.log", "x")]
    own = say(project, "error-20201231.txt", "x")
    logs.clear(project)
    assert [path.exists() for path in (*old, own)] == [False, False, True]


def test_what_stands_in_the_place_of_the_logs_makes_way(project: Project) -> None:
    (project.output / logs.FOLDER).write_bytes(b"x")
    logs.clear(project)
    assert (project.output / logs.FOLDER).is_dir()


def test_what_the_jobs_said_is_told_once_in_the_order_of_their_logs(project: Project) -> None:
    say(project, "txt/b.log", "错误：乙。", "别的", "错误：甲。")
    say(project, "pdf/a.log", "错误：甲。", "其中有 错误：丙。")
    say(project, "snakemake.log", "Error in rule txt")
    assert told(project) == [
        "构建没有完成（snakemake 退出码 3）",
        "错误：甲。",
        "错误：乙。详情见 output/.huibian/log/。",
    ]


def test_where_they_said_nothing_the_last_words_of_snakemake_are_told(project: Project) -> None:
    say(project, "snakemake.log", *(f"line {n}\n" for n in range(20)))
    _, *last = told(project)
    assert [line.partition("。")[0] for line in last] == [f"line {n}" for n in range(8, 20)]


def test_without_any_log_the_exit_code_is_told(project: Project) -> None:
    assert "退出码 3" in told(project)[0]


def test_bytes_that_are_no_text_do_not_hide_the_others(project: Project) -> None:
    say(project, "txt/a.log").write_bytes("错误：甲。\n".encode() + b"\xff\n")
    assert told(project)[1].startswith("错误：甲。")


def test_a_disk_that_a_job_named_is_told_in_its_words_else_that_it_was_full(
    project: Project,
) -> None:
    say(project, "txt/a.log", "OSError: [Errno 28] No space left on device")
    assert told(project)[0].startswith("磁盘满了")
    say(project, "txt/a.log", "错误：甲。", "[Errno 28]")
    assert told(project)[0].startswith("磁盘满了")
    say(project, "txt/a.log", "错误：磁盘满了，没有写完。", "[Errno 28]")
    assert told(project)[1].startswith("错误：磁盘满了")

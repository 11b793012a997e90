"""The logs of a build: what the workflow and its jobs said."""

from pathlib import Path

from converters.build import cluster, fullness, kept
from converters.errors import HuibianError
from converters.project import Project

FOLDER = ".huibian/log"
SNAKEMAKE = f"{FOLDER}/snakemake.log"
_TAIL = 12


def clear(project: Project) -> None:
    """Remove the logs of the last build; what the program told of its own faults stays."""
    folder = project.output / FOLDER
    kept.make_way(folder / "snakemake.log")
    for old in folder.rglob("*.log"):
        kept.remove(old)


def failure(project: Project, code: int) -> HuibianError:
    """Return what the jobs that failed said; if they said nothing, what Snakemake said last.

    `code` is the exit code of Snakemake.
    """
    logs = sorted((project.output / FOLDER).rglob("*.log"))
    lines = [line for log in logs for line in _lines(log)]
    said = list(dict.fromkeys(line for line in lines if line.startswith("错误：")))
    if "磁盘" not in "".join(said) and fullness.was_met(project.output, "\n".join(lines)):
        return fullness.fault()
    told = _lines(project.output / SNAKEMAKE)
    if not said and (fault := cluster.failure("\n".join(told))):
        return fault
    last = said or told[-_TAIL:]
    return HuibianError(
        f"构建没有完成（snakemake 退出码 {code}）\n" + "\n".join(last),
        f"详情见 {project.name(project.output / FOLDER)}/",
    )


def _lines(log: Path) -> list[str]:
    if not log.is_file():
        return []
    text = log.read_text(encoding="utf-8", errors="replace")
    return [line for line in text.splitlines() if line.strip()]

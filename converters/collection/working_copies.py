"""Files that are written for somebody to work in (校样, 对照稿): his work is never written over."""

from pathlib import Path

from converters import files
from converters.build import kept, obstacles
from converters.errors import RefusedError
from converters.project import Project

_CORRECTED_IN_WORD = ".docx"


class WorkingCopies:
    """Which files of one command stand as they were written.

    Losing the memory of it costs a question, never a word.
    """

    def __init__(self, project: Project, memory: str, command: str) -> None:
        """`memory` is the name of a file in the output folder."""
        self.project, self.command = project, command
        self._file = project.output / memory
        known = kept.read(self._file)
        self._digests: dict[str, str] = known if isinstance(known, dict) else {}

    def put(self, path: Path, data: bytes) -> None:
        """Write a file; raises RefusedError if somebody altered the one that is there."""
        if fault := obstacles.at(path, self.project.name, self.command):
            raise fault
        name = self.project.name(path)
        if path.exists() and not self._is_ours(path, name, data):
            raise RefusedError(f"{name} 写出以后有人改过，没有动它", _remedy(path, name))
        files.write_if_changed(path, data)
        self._digests[name] = files.sha256(data)
        kept.write(self._file, self._digests)

    def _is_ours(self, path: Path, name: str, data: bytes) -> bool:
        return files.sha256_of(path) in (self._digests.get(name), files.sha256(data))


def _remedy(path: Path, name: str) -> str:
    if path.suffix == _CORRECTED_IN_WORD:
        return f"请先运行 huibian return {name} 收回里面的改动，再把它移到别的文件夹或删去"
    return "请把它移到别的文件夹或删去"

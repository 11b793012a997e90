"""A collection of the speech that is corrected, and files of it as they come back."""

from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from converters.project import Project
from tests.make import collection, markdown, own
from tests.readers.revisions.corrected import SOURCE, Corrected, Edit, untouched
from tests.readers.revisions.test_revisions import NUMBERS

ID = "s2024-0315-01"
BY_ONE = "王校对"


@cache
def _ours() -> bytes:
    return untouched(own().plain_design)


def numbers(file: Corrected) -> None:
    """Two people, each at a place, and one without tracking."""
    file.replace(NUMBERS, "五百六十八名")
    file.replace("每月走访", "每季走访", "李四")
    file.silently("二百三十", "二百三十五")


def returned(folder: Path, edit: Edit = numbers, name: str = "回稿.docx") -> Path:
    """Write a file as it comes back, and return it."""
    file = Corrected(_ours())
    edit(file)
    (folder / name).write_bytes(file.data())
    return folder / name


def without(path: Path, *parts: str) -> Path:
    """Take parts out of a file, as programs do that do not know them; return the file."""
    with ZipFile(path) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, held in kept.items():
            if not name.startswith(parts):
                package.writestr(name, held)
    path.write_bytes(target.getvalue())
    return path


def project_in(folder: Path, source: bytes = SOURCE) -> Project:
    """Return a collection of the speech and of another one."""
    other = "\n\n".join(f"这是另一个会上讲的第 {at} 段话，与它没有关系。" for at in "一二三四五六")
    root = collection(folder, markdown("s1", "在另一个会上的讲话", body=other))
    (root / "speeches" / f"{ID}.md").write_bytes(source)
    return Project(root)


NEWER = SOURCE.replace("共同".encode(), b"").replace("同志们：".encode(), "各位代表：".encode())
"""The Markdown, changed after the file went out."""

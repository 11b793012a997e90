"""A template for Word (DOTX): the styles of our DOCX, for people who write there."""

from pathlib import Path

from converters import files
from converters.errors import UsageError
from converters.formats.docx.dotx import dotx
from converters.project import Project

SUFFIX = ".dotx"
NAME = f"公文格式{SUFFIX}"
"""What it is called if nobody says otherwise."""


def write(project: Project, target: Path) -> Path:
    """Write the template for the look of a collection; return its path.

    In a folder it has its usual name. Raises UsageError for a file that is there already, and for
    one of another suffix: Word would not take it for a template.
    """
    path = target / NAME if target.is_dir() else target
    if path.suffix.lower() != SUFFIX:
        raise UsageError(f"模板的文件名要以 {SUFFIX} 结尾，不能是“{path.name}”", f"如 {NAME}")
    if path.exists():
        raise UsageError(f"已经有 {path} 了，没有改动它", "请换一个文件名，或先把它移走")
    files.write(path, dotx(project.plain_design))
    return path

"""Which files are the speeches; what else is among them is named, with what to do about it.

A file passed over in silence is a speech that is missing from the book. What is known to keep
company with speeches (copies of editors, locks, the registry, a note on the folder) needs no word.
A speech that was withdrawn (撤下) is none of the collection, whatever brought its file back.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from converters.errors import HuibianError, SourceError
from converters.project import ID, Project
from converters.settings.retired import COMMAND

_COMPANY = re.compile(
    r"[.~].*|.*~|#.*#|.*\.(?:bak|wbk|swp|swo|tmp|orig|lock)|ids\.tsv|retired\.yaml|(?:说明|readme)\W.*"
    r"|thumbs\.db|desktop\.ini|__MACOSX|Icon\r",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"(.*?)(?:\.(?:md|markdown|mdown|mkd))+(?:\.txt)?|(.*)．md", re.IGNORECASE)
_RAW = (
    *(".txt", ".text", ".docx", ".doc", ".docm", ".dot", ".dotx", ".wps", ".rtf", ".odt"),
    *(".html", ".htm", ".mht", ".mhtml", ".pdf", ".xml"),
)
"""Ends of names of what the import reads, or may be tried on."""
_DEEPEST = 4
_NOT_IN = "没有编入"


def names(project: Project) -> tuple[list[str], list[str]]:
    """Return the ids of the speeches of a collection, and the names of what else is among them.

    Both in order. Known company is left out; the name of a folder ends in a slash.
    """
    retired = project.config.retired_ids
    known, strange = [], []
    for entry in _entries(project.speeches):
        name = entry.name
        stem = name.removesuffix(".md")
        if stem != name and ID.fullmatch(stem) and stem not in retired:
            known.append(stem)
        elif not _COMPANY.fullmatch(name):
            strange.append(f"{name}/" if _is_folder(entry) else name)
    return sorted(known), sorted(strange)


def withdrawn(project: Project, strange: Iterable[str]) -> list[str]:
    """Return the ids among the names that `names` found to be strange."""
    files = {f"{id}.md": id for id in project.config.retired_ids}
    return [files[name] for name in strange if name in files]


def claimed(project: Project, strange: Iterable[str]) -> set[str]:
    """Return the ids that files have which `names` found to be strange: speeches misnamed."""
    found = set()
    for path in (project.speeches / name for name in strange if not name.endswith("/")):
        named = _MARKDOWN.fullmatch(path.name)
        stem = (named[1] or named[2]) if named else path.stem
        found |= {stem, _id_in(project, path) if named or _begins_as_speech(path) else ""}
    return found


def back(project: Project, id: str) -> SourceError:
    """Return what to say of a speech that is collected no longer, and of its file if it is back."""
    [gone] = (gone for gone in project.config.retired if gone.id == id)
    reason = f"编号 {id} 的讲话{gone.told}（见 {project.name(project.retired_file)}）"
    revive = f"要恢复的，请运行 {COMMAND} {id} --undo"
    if not project.holds(id):
        return SourceError(reason, revive)
    return SourceError(
        f"{reason}，{_NOT_IN}",
        f"不再收录的，请把这个文件移到 {project.config.speeches}/ 以外；{revive}",
        file=project.name(project.speeches / f"{id}.md"),
    )


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return list(entries)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def faults(project: Project, strange: list[str]) -> Iterator[SourceError]:
    """Yield what to say of each of the names that `names` found to be strange."""
    gone = withdrawn(project, strange)
    for name in strange:
        path = project.speeches / name
        if path.suffix == ".md" and path.stem in gone:
            yield back(project, path.stem)
        elif name.endswith("/"):
            yield from _of_folder(project, path)
        else:
            yield _of_file(project, path)


def _of_folder(project: Project, folder: Path) -> Iterator[SourceError]:
    file = f"{project.name(folder)}/"
    inside = list(_within(folder, _DEEPEST))
    speeches = sum(bool(_MARKDOWN.fullmatch(name)) for name in inside)
    home = f"{project.config.speeches}/"
    if speeches:
        reason = f"子文件夹里的 {speeches} 份讲话稿{_NOT_IN}"
        yield SourceError(reason, f"讲话稿要直接放在 {home} 里，请移出来", file=file)
    elif inside:
        reason = f"子文件夹里的 {len(inside)} 个文件{_NOT_IN}"
        remedy = f"这个文件夹请移到 {home} 以外；还没整理的原稿用 huibian import 导入"
        yield SourceError(reason, remedy, file=file)


def _within(folder: Path, depth: int) -> Iterator[str]:
    """Yield the names of the files in a folder and below it, known company left out."""
    try:
        entries = _entries(folder)
    except OSError:
        return
    for entry in entries:
        if _COMPANY.fullmatch(entry.name):
            continue
        if not entry.is_dir(follow_symlinks=False):
            yield entry.name
        elif depth:
            yield from _within(Path(entry.path), depth - 1)


def _of_file(project: Project, path: Path) -> SourceError:
    file, name = project.name(path), path.name
    markdown_name = _MARKDOWN.fullmatch(name)
    if markdown_name or _begins_as_speech(path):
        stem = (markdown_name[1] or markdown_name[2]) if markdown_name else path.stem
        return _misnamed(project, path, stem)
    if path.suffix.lower() in _RAW:
        return SourceError(
            f"不是整理好的讲话稿，{_NOT_IN}",
            f"请运行 huibian import {file} 整理成讲话稿，再把它移到别的文件夹",
            file=file,
        )
    home = f"{project.config.speeches}/"
    return SourceError(f"不是讲话稿，{_NOT_IN}", f"请移到 {home} 以外的文件夹", file=file)


def _begins_as_speech(path: Path) -> bool:
    """Tell a speech under another name by its front matter."""
    if path.suffix.lower() not in ("", ".txt", ".text") or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(64).lstrip(b"\xef\xbb\xbf\r\n").startswith(b"---")
    except OSError:
        return False


def _misnamed(project: Project, path: Path, stem: str) -> SourceError:
    """Return what to say of a speech under a name that is none: how it is to be called."""
    file = project.name(path)
    is_md = path.suffix == ".md"
    reason = f"文件名不是编号，{_NOT_IN}" if is_md else f"文件名不以 .md 结尾，{_NOT_IN}"
    id = _id_in(project, path) or (stem if ID.fullmatch(stem) else "")
    if not id:
        remedy = "请改成小写字母、数字和短横组成的编号加 .md，并与前言里的 id 一致"
        return SourceError(reason, remedy, file=file)
    if project.holds(id):
        return project.copied(path, id, _line_of_id(project, path))
    return SourceError(reason, f"请把文件名改成 {id}.md（前言里的 id 加 .md）", file=file)


def _line_of_id(project: Project, path: Path) -> int:
    from converters.readers import front_matter

    try:
        return project.load(path, front_matter.line_of_id)
    except HuibianError:
        return 0


def _id_in(project: Project, path: Path) -> str:
    from converters.readers import front_matter

    try:
        return project.load(path, front_matter.read).id
    except HuibianError:
        return ""

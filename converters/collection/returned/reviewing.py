"""One returned file compared with its base, and the page on which it is reviewed."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from converters import files, resources
from converters.build import drawing, missing, strangers
from converters.collection import bounded, folder_walk
from converters.collection.returned import bases, decisions, guessing, merged, opening
from converters.collection.returned.bases import FoundBase
from converters.errors import SourceError, sentence
from converters.formats.docx.properties import GENERATOR
from converters.project import ID, Project
from converters.readers import front_matter, markdown, revisions
from converters.readers.revisions.model import Origin, Returned
from converters.returning import Comparison, compare, lines, review_page, same_speech
from converters.returning.merging import Conflict, Merged
from converters.returning.review_page import Review

FOLDER = "return"
"""Where the pages are, under the outputs."""
COMMAND = "huibian return"
_DIGITS = 8
"""Of the digest of a file, in names."""
_SPECIAL = re.compile(r"[\s'\"\\$`&|;<>()*?#~!{}\[\]]")


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A returned file compared with its base."""

    path: Path
    data: bytes
    id: str
    to: str
    """The same, if somebody said so."""
    now: bytes
    """The Markdown of the speech as it stands."""
    base: FoundBase
    ours: Returned
    """The reading of the DOCX that is made of the base."""
    origin: Origin
    """What the file says of itself."""
    comparison: Comparison

    @property
    def mark(self) -> str:
        """What tells the file from others of the same speech, in names."""
        return files.sha256(self.data)[:_DIGITS]


@dataclass(frozen=True, slots=True)
class Reviewed(ReturnedFile):
    """A returned file, and the page on which it is reviewed."""

    review: Review
    page: Path
    """Where it is to be reviewed."""


def reviewed(project: Project, path: Path, to: str = "") -> Reviewed:
    """Return what was corrected in a file; `to` is the id of its speech, if somebody said so.

    Raises SourceError for what is none of the collection's speeches, as for what cannot be read,
    be it the file or the Markdown of its speech; MissingError if that is gone.
    """
    return compared(project, path, opening.opened(project, path), to)


def compared(
    project: Project, path: Path, opened: tuple[bytes, Returned], to: str = ""
) -> Reviewed:
    """Return what was corrected in a file that was opened already, as `reviewed` does."""
    data, back = opened
    id = _id_of(project, path, back, to)
    now = project.read(project.speeches / f"{id}.md")[1]
    base = bases.of(project, id, now, back.origin)
    ours = _printed(project, id, base.source)
    try:
        if to and to != back.origin.id and base.source != now:
            same_speech.refuse_others(_printed(project, id, now), back)
        comparison = bounded.within(partial(compare, ours, back))
    except SourceError as fault:
        raise fault.in_file(str(path)) from None
    found = ReturnedFile(path, data, id, to, now, base, ours, back.origin, comparison)
    return _on_its_page(project, found)


def _on_its_page(project: Project, one: ReturnedFile) -> Reviewed:
    page = project.output / FOLDER / f"{one.id}.html"
    found = one.path, one.data, one.id, one.to, one.now, one.base, one.ours, one.origin
    return Reviewed(*found, one.comparison, _review(project, one), page)


def again(project: Project, one: Reviewed, now: bytes) -> Reviewed:
    """Return a reviewed file as it stands when its speech has become `now`."""
    base = one.base
    if not base.is_lost:
        found = bases.of(project, one.id, now, one.origin)
        place = bases.WAS if found.is_lost else found.place
        base = replace(base, place=place)
    changed = replace(one, now=now, base=base)
    return replace(changed, review=_review(project, changed))


def _id_of(project: Project, path: Path, back: Returned, to: str) -> str:
    """Return the id of the speech that a file is; raises SourceError if that is not certain."""
    id = to or back.origin.id
    if ID.fullmatch(id) and id in project.config.retired_ids:
        raise strangers.back(project, id)
    if ID.fullmatch(id) and project.holds(id):
        return id
    if gone := next((one for one in missing.of(project) if one.id == id), None):
        raise gone.fault
    reason = "文件里没有写明是哪一篇讲话"
    if id:
        reason = f"文件里写的编号是 {id}，讲话集里没有这一篇"
    if like := guessing.likeliest(project, back.line):
        title = front_matter.read(files.contents(project.speeches / f"{like}.md")).title
        raise SourceError(
            reason, f"像是 {like}《{title}》，是吗？是的请加 --to {like}", file=str(path)
        )
    remedy = "也不像哪一篇；知道是哪一篇的请加 --to 编号，新的讲话请用 huibian import 导入"
    raise SourceError(reason, remedy, file=str(path))


def _printed(project: Project, id: str, source: bytes) -> Returned:
    """Return the reading of the DOCX of a Markdown: what came back is compared with it."""
    speech = markdown.read(source)
    try:
        return revisions.read(drawing.drawn(project, "docx", speech, source))
    except SourceError as fault:
        raise fault.in_file(project.name(project.speeches / f"{id}.md")) from fault


def _review(project: Project, one: ReturnedFile) -> Review:
    speech, rows = markdown.read(one.base.source), one.comparison.rows
    numbers = lines.of(speech, one.base.source, one.ours.line)
    readable = files.readable(str(one.path))
    typed = [COMMAND, _typed(readable), *(["--to", one.to] if one.to else [])]
    decided = decisions.of(project, one.id, one.mark, rows)
    made = _merged(one, decided.refused)
    done = {*made.already, *(number for each in made.conflicts for number in each.rows)}
    by_default = frozenset(row.number for row in rows if row.by_default) - done - decided.refused
    return Review(
        id=one.id,
        title=speech.meta.title,
        file=files.readable(one.path.name),
        base=one.base.place,
        rows=rows,
        lines=lines.now(one.base.source, one.now, numbers),
        command=" ".join(typed),
        chosen=frozenset() if one.base.is_lost else by_default,
        saved=_saved(one.origin),
        notes=(*_open_notes(one.path), *_notes(one, made)),
        conflicts=made.conflicts,
        already=frozenset(made.already),
        written=decided.written & frozenset(made.already),
        refused=decided.refused,
    )


def _merged(one: ReturnedFile, refused: frozenset[int]) -> Merged:
    """Return what would come of it if all rows were taken that can be, but for the refused ones."""
    able = [row.number for row in one.comparison.rows if row.kind.can_be_taken]
    able = [number for number in able if number not in refused]
    try:
        return merged.merged(one.comparison, able, (one.base.source, one.now))
    except SourceError as fault:
        why = sentence(fault.reason, fault.remedy)
        held = Conflict(tuple(able), fault.line, "", "", "", why)
        return Merged(one.now, (held,) if able else ())


def _typed(name: str) -> str:
    """Return the name of a file as it is typed on a command line.

    >>> _typed("回稿.docx"), _typed("-回稿 王.docx")
    ('回稿.docx', "'./-回稿 王.docx'")
    """
    name = f"./{name}" if name.startswith("-") else name
    return shlex.quote(name) if _SPECIAL.search(name) else name


def _saved(origin: Origin) -> str:
    """Return by whom and when a file was saved; empty for one that is as it was made."""
    return "" if origin.saved_by == GENERATOR else f"{origin.saved_by} {origin.saved[:10]}".strip()


def _open_notes(path: Path) -> Iterator[str]:
    for lock in folder_walk.locks_of(path):
        yield (
            f"这个文件好像还开着（旁边有 {files.readable(lock.name)}），没有存盘的改动这里看不到："
            "请存盘、关掉以后再收一次；没有开着的，不用管。"
        )
        return


def _notes(one: ReturnedFile, made: Merged) -> Iterator[str]:
    able = {row.number for row in one.comparison.rows if row.kind.can_be_taken}
    if able and able == set(made.already):
        yield "这份回稿的改动，讲话稿里都已经改好了。"
    if one.base.is_lost:
        yield (
            "找不到这份文件当时的底稿，只能与现在的讲话稿对照：没有修订标记的不同，"
            "也可能是寄出以后讲话稿自己改的。请逐处看过再勾选，这里一处也没有预先勾上。"
        )


def write_page(one: Reviewed) -> None:
    """Write the page of a returned file, and beside it what it needs."""
    for name in review_page.BESIDE:
        data = resources.text(f"{review_page.FOLDER}/{name}").encode()
        files.write_if_changed(one.page.with_name(name), data)
    files.write_if_changed(one.page, review_page.render(one.review).encode())


def ids(page: Path) -> tuple[str, str]:
    """Return the ids of which one is that of a page, by its name; the second if it stands apart.

    >>> ids(Path("s1-0123abcd.html"))
    ('s1-0123abcd', 's1')
    """
    return page.stem, page.stem[: -_DIGITS - 1]


def apart(one: Reviewed) -> Reviewed:
    """Return a returned file whose page stands beside that of another one of the same speech."""
    return replace(one, page=_page_apart(one))


def in_its_place(one: Reviewed) -> Reviewed:
    """Return a returned file with the page that it had before, if that stood beside another."""
    return apart(one) if _page_apart(one).is_file() else one


def _page_apart(one: Reviewed) -> Path:
    return one.page.with_name(f"{one.id}-{one.mark}{one.page.suffix}")

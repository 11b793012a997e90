"""A release in which some speeches go out as they were published last, and the rest as it is.

The Markdown on record stands in for that of today in a folder of its own, beside the outputs, that
is the collection but for that. There the same workflow makes everything that follows: files, pages,
index, lists, data and books are those of a collection which has the old words, to the byte. What is
built already is taken over, so that only what follows from these speeches is made; the outputs of
the collection stay those of its words of today.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from converters import files
from converters.build import account, kept, lock, run
from converters.build import plan as plans
from converters.build.plan import SITE, WORK, Plan
from converters.collection.correcting import Untold
from converters.errors import ChangedError, RefusedError
from converters.project import Project
from converters.project.editions import Editions
from converters.settings import compilation

FOLDER = f"{WORK}/held"
_LOCK = f"{WORK}/held.lock"
_OF_A_BUILD = {"held", "held.lock", "lock", "log", "running"}
"""Under `.huibian`: of whoever is at work there, and not of what was made."""


@contextmanager
def release(plan: Plan, held: Sequence[Untold]) -> Iterator[Plan]:
    """Give the plan of a site in which some speeches are those published last, built and whole.

    It is the plan itself if there are none, and holds until the context ends. Raises RefusedError
    if such a site cannot be made, or another is being made; ChangedError for a speech that is
    altered meanwhile.
    """
    if not held:
        yield plan
        return
    output = files.real(plan.project.output)
    with _alone(output / _LOCK):
        folder = output / FOLDER
        kept.remove(folder)
        try:
            yield _built(plan, held, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    kept.make_way(path)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RefusedError("另一个发布正在进行", "请等它结束后再试") from error
        except OSError:  # a disk of the network that knows no locks
            pass
        yield


def _built(plan: Plan, held: Sequence[Untold], folder: Path) -> Plan:
    known = Editions(plan.project)
    sources = {one.id: known.source(one.last) for one in held}
    with lock.alone(plan.project.output):
        _take_over(files.real(plan.project.output), folder / "output", plan)
    _stand_in(plan.project, folder, sources)
    project = Project(folder)
    cores = os.cpu_count() or 1
    run.build(project, plans.make(project), cores, lambda progress: None, account.parts())
    made = plans.make(project.again())
    digests = {id: files.sha256(source) for id, source in sources.items()}
    if made.index.digests != {**plan.index.digests, **digests}:
        raise ChangedError
    _require_whole(made, digests, held)
    return made


def _stand_in(project: Project, folder: Path, sources: Mapping[str, bytes]) -> None:
    """Make a folder that is the collection, but for the Markdown in `sources`."""
    inside = Path(project.config.speeches)
    if inside.is_absolute() or ".." in inside.parts:
        told = f"{project.config.speeches}/ 不在讲话集的文件夹里面"
        raise RefusedError(
            f"没有发布：{told}，改过而没有记更正的几篇不能单独扣住：{'、'.join(sources)}", _TELL
        )
    here, copy = project.root.absolute(), folder
    aside = {project.output.name, *(path.name for path in here.glob(".*"))}
    for name in (*inside.parts, ""):
        copy.mkdir(parents=True, exist_ok=True)
        aside |= {name} if name else {f"{id}.md" for id in sources}
        for path in here.iterdir():
            if path.name not in aside:
                _link(path, copy / path.name)
        here, copy, aside = here / name, copy / name, set()
    for id, source in sources.items():
        files.write(folder / inside / f"{id}.md", source)


def _link(path: Path, name: Path) -> None:
    """Have a file or a folder stand in another place too, as a copy if the disk knows no links."""
    with suppress(OSError):
        name.symlink_to(path)
        return
    if path.is_dir():
        shutil.copytree(path, name)
    elif path.is_file():
        shutil.copy2(path, name)


def _take_over(output: Path, copy: Path, plan: Plan) -> None:
    """Have what is built stand in another folder of outputs too, and what is known of it."""
    for path in (output / WORK).iterdir():
        if path.name not in _OF_A_BUILD:
            made = shutil.copytree if path.is_dir() else shutil.copy2
            (copy / WORK).mkdir(parents=True, exist_ok=True)
            made(path, copy / WORK / path.name)
    for name in (*plan.project.config.formats, SITE, compilation.FOLDER):
        for folder, _, names in os.walk(output / name):
            there = copy / Path(folder).relative_to(output)
            there.mkdir(parents=True, exist_ok=True)
            for each in names:
                _link_hard(Path(folder, each), there / each)


def _link_hard(path: Path, name: Path) -> None:
    """Have a file stand under another name too: outputs are replaced and never written into."""
    try:
        name.hardlink_to(path)
    except OSError:
        shutil.copy2(path, name)


def _require_whole(made: Plan, digests: Mapping[str, str], held: Sequence[Untold]) -> None:
    """Raise RefusedError if anything of a site is of other words than those in `digests`.

    What cannot be made keeps its last state, and that would be of the words of today.
    """
    if made.site_is_stale or made.site_obstacle or made.stale_books:
        raise RefusedError("扣住改过而没有记更正的几篇以后，网站没有重新做成", _TELL)
    wrong = {*_of_jobs(made, digests), *made.site_receipt.get("failed", ())} & digests.keys()
    for job in made.books:
        members = made.record(job).members
        wrong |= {id for id in digests.keys() & members.keys() if members[id] != digests[id]}
    if wrong:
        names = "、".join(f"{one.id} 的{one.last.name}" for one in held if one.id in wrong)
        raise RefusedError(f"没有发布：{names}照当时的文字做不成了，不能单独扣住", _TELL)


_TELL = "请用 --as-correction 说明 记下更正，或用 --silent-typo 注明只改了错字，再发布"


def _of_jobs(made: Plan, digests: Mapping[str, str]) -> Iterator[str]:
    for job in made.jobs:
        rendered = made.receipt(job).rendered
        for id in job.sources.keys() & digests.keys():
            if id not in rendered or rendered[id].source != job.made_of(id, digests[id]):
                yield id

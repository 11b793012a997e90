"""What a person has to answer for before speeches are published: drafts, and data of persons."""

import contextlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from converters import files
from converters.build.caches import facts
from converters.build.plan import Plan
from converters.checks import disclosure
from converters.errors import Finding, HuibianError, RefusedError
from converters.project import Project
from converters.readers import front_matter
from converters.settings import compilation
from converters.speech.model import Status

_SHOWN = 10
_PERHAPS = re.compile(r"[@＠]|(?:[0-9０-９][ \u3000－-]?){11}")
"""Without this in a text there are no data of persons in it: it need not be read."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """What was found in the speeches that are to be published."""

    drafts: tuple[str, ...] = ()
    """The ids of those that are said to be drafts (待校)."""
    unstated: tuple[str, ...] = ()
    """The ids of those that say nothing of how far they were proofread."""
    personal: tuple[Finding, ...] = ()
    """Data of persons."""

    def require(self, *, drafts: bool, personal_data: bool) -> None:
        """Raise RefusedError for drafts and data of persons, unless allowed."""
        refused = []
        if self.drafts and not drafts:
            reason = f"有 {len(self.drafts)} 篇待校的讲话：{_some(self.drafts)}"
            refused.append((reason, _PROOFREAD))
        if self.personal and not personal_data:
            places = [f"{it.file}{_line(it)}{it.message}" for it in self.personal]
            reason = f"有 {len(places)} 处像是个人信息：{_some(places)}"
            refused.append((reason, _LOOK))
        if refused:
            reasons, remedies = zip(*refused, strict=True)
            raise RefusedError(f"没有发布，{'；'.join(reasons)}", "；".join(remedies))


_PROOFREAD = (
    "待校的请校对后用 huibian mark 注明已校，再运行 huibian build；要一并发布，请加 --drafts"
)
_LOOK = (
    "个人信息请用 huibian check 逐处查看，删去或隐去几位；"
    "确认可以公开的，请加 --personal-data-checked"
)


def of(plan: Plan, ids: Collection[str], editions: Mapping[str, str] | None = None) -> Clearance:
    """Return what is to be answered for in the speeches with these ids, in their order.

    `editions` tells the files of those that go out as they were published last. A speech that
    cannot be read as it is now is passed over: the site has an older state of it.
    """
    project = plan.project
    digests = {id: digest for id, digest in plan.index.digests.items() if id in ids}
    metas, _ = facts.of(project, digests)
    drafts: list[str] = []
    unstated: list[str] = []
    for id, meta in metas.items():
        if meta.status is Status.DRAFT:
            (drafts if _is_stated(project, id) else unstated).append(id)
    names = editions or {}
    personal = [finding for id in metas for finding in _personal(project, id, names.get(id))]
    personal += _in_fronts(plan)
    return Clearance(tuple(drafts), tuple(unstated), tuple(personal))


def _is_stated(project: Project, id: str) -> bool:
    """Tell whether a speech says itself how far it was proofread."""
    lines, _ = front_matter.lines_of(files.contents(project.speeches / f"{id}.md"))
    return "status" in front_matter.found(lines).document.data


def _personal(project: Project, id: str, name: str | None) -> Iterator[Finding]:
    path = project.speeches / f"{id}.md"
    try:
        if _PERHAPS.search(files.contents(path).decode(errors="replace")):
            speech, _ = project.read(path)
            for finding in disclosure.personal(speech):
                yield replace(finding, file=name or project.name(path))
    except HuibianError:
        return


def _in_fronts(plan: Plan) -> Iterator[Finding]:
    """Yield the data of persons in the texts for the fronts of books that the site may offer."""
    project = plan.project
    offered = (job.settings for job in plan.books if not job.settings.internal)
    names = dict.fromkeys(name for settings in offered for name in settings.front)
    for path in (project.root / compilation.FOLDER / name for name in names):
        with contextlib.suppress(HuibianError):  # that book is not made
            for finding in disclosure.personal(project.note(path, "note")):
                yield replace(finding, file=project.name(path))


def _line(finding: Finding) -> str:
    return f" 第 {finding.line} 行" if finding.line else " 的前言里"


def _some(names: Sequence[str]) -> str:
    more = f"……（共 {len(names)}）" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more

"""Publishing: a folder made equal to the site, file by file, with a manifest of each release."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from converters import files
from converters.build import account, missing
from converters.build.plan import SITE, Plan
from converters.build.site import SUMS
from converters.collection import clearance, recording
from converters.collection.clearance import Clearance
from converters.collection.published_folder import PublishedFolder
from converters.errors import MissingError, RefusedError
from converters.project import Project
from converters.settings import compilation
from converters.settings.retired import COMMAND
from converters.site import release
from converters.site.paths import speech_path
from converters.site.release import Difference, Release
from converters.speech.edition import PastEdition

_SHOWN = 10
_OF_BOOKS = f"{compilation.FOLDER}/"


@dataclass(frozen=True, slots=True)
class Published:
    """What a release changed."""

    number: int
    difference: Difference
    titles: Mapping[str, str]
    """The titles of the speeches by the path of their page."""
    copied: int
    """Files that were written."""
    behind: tuple[str, ...]
    """Speeches that cannot be made: the site has them as they were before, or not at all."""
    cleared: Clearance
    recorded: tuple[PastEdition, ...] = ()
    """The editions that were put on record."""


def publish(
    plan: Plan,
    target: Path,
    now: datetime,
    *,
    allow_removals: bool = False,
    dry_run: bool = False,
    drafts: bool = False,
    personal_data_checked: bool = False,
    untold: bool = False,
) -> Published:
    """Make `target` equal to the site; each file is the old one or the new one at any moment.

    What goes out for the first time is put on record as an edition once all of it stands there,
    before the manifest that makes it a release.
    What stands in `target` is compared by its digests, so that any release ends with the files of
    the site and no others of ours; one that is broken off is simply done again.
    Raises UsageError if `target` is no folder; RefusedError if the site is not up to date, `target`
    holds something else, an address of the last release would vanish, or drafts, data of persons or
    untold changes of final texts would go out without leave; MissingError if a file is not as it
    was built.
    """
    if plan.project.config.site is None:
        raise RefusedError(
            "config.yaml 里写着不做网站", "请把 site 改成 true，再运行 huibian build"
        )
    if plan.site_is_stale or plan.site_obstacle or plan.stale_books:
        raise RefusedError("网站还没有生成，或者不是最新的", "请先运行 huibian build")
    output = plan.project.output
    if files.real(output) in (files.real(target), *files.real(target).parents):
        raise RefusedError(f"不能发布到 {output} 里面，那里是生成的文件", "请换一个文件夹")
    site = output / SITE
    after = _built(site)
    speeches = _speeches(plan, after)
    cleared = clearance.of(plan, speeches)
    cleared.require(drafts=drafts, personal_data=personal_data_checked, untold=untold)
    if not allow_removals:
        _require_all(plan.project)
    folder = PublishedFolder(target, after)
    before = folder.before
    difference = release.difference(before.files, after)
    lost = difference.lost(plan.project.config.retired_ids)
    if lost and not allow_removals:
        raise RefusedError(_refusal(lost), _remedy(lost))
    number = before.number + bool(difference.new or difference.changed or difference.gone)
    made = Release(number, now.isoformat(timespec="seconds"), after)
    recorded: list[PastEdition] = []

    def settle() -> None:
        recorded.extend(recording.record(plan, sorted(speeches), now.date()))

    copied = 0 if dry_run else folder.bring(site, made, settle)
    behind = account.standing(plan, account.parts()).speeches
    return Published(
        number, difference, _titles(site), copied, tuple(behind), cleared, tuple(recorded)
    )


_REMEDY = (
    f"讲话要撤下的，请运行 {COMMAND} 编号 --as 撤下，再运行 huibian build，原网址就会留下说明；"
    "确实要删的，请加 --allow-removals"
)


def _require_all(project: Project) -> None:
    """Raise RefusedError if a speech that was published is gone, and nobody said what it is."""
    lost = [one.name for one in missing.of(project) if one.is_published]
    if lost:
        more = f"等 {len(lost)} 篇" if len(lost) > _SHOWN else ""
        reason = f"没有发布：发布过的讲话稿不见了：{'、'.join(lost[:_SHOWN])}{more}"
        raise RefusedError(
            reason, f"误删的，请从备份放回来，或运行 {COMMAND} 编号 --undo 取回；{_REMEDY}"
        )


def _remedy(lost: Sequence[str]) -> str:
    if not all(path.startswith(_OF_BOOKS) for path in lost):
        return _REMEDY
    return (
        "汇编里列着撤下的讲话的，请改好 books/ 里的设置，再运行 huibian build；"
        "确实要删的，请加 --allow-removals"
    )


def _refusal(lost: Sequence[str]) -> str:
    more = f"等 {len(lost)} 个" if len(lost) > _SHOWN else ""
    return f"没有发布：上次发布的这些网址将会消失：{'、'.join(lost[:_SHOWN])}{more}"


def _speeches(plan: Plan, names: Container[str]) -> set[str]:
    """Return the ids of the speeches that have a page among the files of the site."""
    return {id for id in plan.index.digests if speech_path(id) in names}


def _built(site: Path) -> dict[str, str]:
    """Return the digest of every file as it was built."""
    try:
        sums = (site / SUMS).read_bytes()
        return release.read_sums(sums) | {SUMS: files.sha256(sums)}
    except (OSError, ValueError) as error:
        raise MissingError(f"网站里没有 {SUMS}，或者它坏了", "请重新运行 huibian build") from error


def _titles(site: Path) -> dict[str, str]:
    """Return what the site's own list of speeches tells; nothing if it is not there."""
    known = files.read_json(site / "data/speeches.json")
    speeches = known.get("speeches", ()) if isinstance(known, dict) else ()
    return {speech["page"]: speech["title"] for speech in speeches}

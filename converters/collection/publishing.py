"""Publishing: a folder made equal to the site, file by file, with a manifest of each release."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from converters import files
from converters.build import account, missing
from converters.build.plan import SITE, Plan
from converters.build.sums import PATH as SUMS
from converters.collection import clearance, correcting, held_back, recording
from converters.collection.clearance import Clearance
from converters.collection.correcting import Untold
from converters.collection.published_folder import PublishedFolder
from converters.errors import MissingError, RefusedError
from converters.project import Project, editions
from converters.settings import compilation
from converters.settings.retired import COMMAND
from converters.site import data, release
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
    held: tuple[Untold, ...] = ()
    """The speeches that were held back: they are there as they were published last."""


def publish(
    plan: Plan,
    target: Path,
    now: datetime,
    explained: Collection[str] = (),
    /,
    *,
    allow_removals: bool = False,
    dry_run: bool = False,
    drafts: bool = False,
    personal_data_checked: bool = False,
) -> Published:
    """Make `target` equal to the site; each file is the old one or the new one at any moment.

    A final text that changed untold since it was published is held back: it goes out as it was
    published last, unless its id is among the `explained`. What goes out for the first time is
    put on record as an edition once all of it stands there, before the manifest that makes it a
    release.
    What stands in `target` is compared by its digests, so that any release ends with the files of
    the site and no others of ours; one that is broken off is simply done again.
    Raises UsageError if `target` is no folder; RefusedError if the site is not up to date, `target`
    holds something else, an address of the last release would vanish, drafts or data of persons
    would go out without leave, or what is held back cannot be; MissingError if a file is not as it
    was built.
    """
    found = untold(plan)
    output = plan.project.output
    if files.real(output) in (files.real(target), *files.real(target).parents):
        raise RefusedError(f"不能发布到 {output} 里面，那里是生成的文件", "请换一个文件夹")
    if not allow_removals:
        _require_all(plan.project)
    held = tuple(one for one in found if one.id not in explained)
    with held_back.release(plan, held) as going:
        after = _built(going.project.output / SITE)
        names = {one.id: f"{editions.FOLDER}/{editions.file_name(one.last)}" for one in held}
        cleared = clearance.of(going, _speeches(going, after), names)
        cleared.require(drafts=drafts, personal_data=personal_data_checked)
        folder = PublishedFolder(target, after)
        difference = release.difference(folder.before.files, after)
        _require_kept(plan, difference, allow_removals=allow_removals)
        made = _release(folder.before, difference, after, now)
        recorded: list[PastEdition] = []

        def settle() -> None:
            ids = _speeches(going, after) - {one.id for one in held}
            recorded.extend(recording.record(plan, sorted(ids), now.date()))

        site = going.project.output / SITE
        copied = 0 if dry_run else folder.bring(site, made, settle)
        titles = _titles(site)
    behind = tuple(account.standing(plan, account.parts()).speeches)
    return Published(
        made.number, difference, titles, copied, behind, cleared, tuple(recorded), held
    )


def untold(plan: Plan) -> tuple[Untold, ...]:
    """Return the speeches on the site that changed untold since they were published.

    Raises RefusedError if there is no site that is up to date.
    """
    if plan.project.config.site is None:
        raise RefusedError(
            "config.yaml 里写着不做网站", "请把 site 改成 true，再运行 huibian build"
        )
    if plan.site_is_stale or plan.site_obstacle or plan.stale_books:
        raise RefusedError("网站还没有生成，或者不是最新的", "请先运行 huibian build")
    return correcting.untold(plan, _speeches(plan, _built(plan.project.output / SITE)))


def _release(
    before: Release, difference: Difference, after: Mapping[str, str], now: datetime
) -> Release:
    number = before.number + bool(difference.new or difference.changed or difference.gone)
    return Release(number, now.isoformat(timespec="seconds"), after)


def _require_kept(plan: Plan, difference: Difference, *, allow_removals: bool) -> None:
    """Raise RefusedError if an address of the last release would vanish without leave."""
    lost = difference.lost(plan.project.config.retired_ids)
    if lost and not allow_removals:
        raise RefusedError(_refusal(lost), _remedy(lost))


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
    known = files.read_json(site / data.RECORDS)
    if not isinstance(known, dict):
        return {}
    folder = (site / data.RECORDS).parent
    parts = (files.read_json(folder / name) for name in known.get("parts", ()))
    told = (part.get("speeches", ()) for part in (known, *parts) if isinstance(part, dict))
    return {speech["page"]: speech["title"] for speeches in told for speech in speeches}

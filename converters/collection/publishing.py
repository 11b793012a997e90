"""Publishing: a folder made equal to the site, file by file, with a manifest of each release."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from converters import files
from converters.build import account
from converters.build.plan import SITE, Plan
from converters.build.site import SUMS
from converters.errors import MissingError, RefusedError, UsageError
from converters.site import release
from converters.site.release import NONE, RELEASE, Difference, Release

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Published:
    """What a release changed."""

    number: int
    difference: Difference
    titles: Mapping[str, str]
    """The titles of the speeches by the path of their page."""
    copied: int
    """Files that were written."""
    behind: tuple[str, ...] = ()
    """Speeches that cannot be made: the site has them as they were before, or not at all."""


def publish(
    plan: Plan, target: Path, now: datetime, *, allow_removals: bool = False, dry_run: bool = False
) -> Published:
    """Make `target` equal to the site; each file is the old one or the new one at any moment.

    The manifest is written last, so that a release that is broken off is simply done again.
    Raises UsageError if `target` is no folder; RefusedError if the site is not up to date, `target`
    holds something else, or an address of the last release would vanish; MissingError if a file is
    not as it was built.
    """
    if plan.project.config.site is None:
        raise RefusedError(
            "config.yaml 里写着不做网站", "请把 site 改成 true，再运行 huibian build"
        )
    if plan.site_is_stale or plan.stale_books:
        raise RefusedError("网站还没有生成，或者不是最新的", "请先运行 huibian build")
    site = plan.project.output / SITE
    before = _last(target)
    after = _built(site)
    difference = release.difference(before.files, after)
    settings = plan.project.config.site
    lost = difference.lost([gone.id for gone in settings.retired] if settings else [])
    if lost and not allow_removals:
        raise RefusedError(_refusal(lost), _REMEDY)
    number = before.number + bool(difference.new or difference.changed or difference.gone)
    copied = 0
    if not dry_run:
        copied = _copy(site, target, before, after)
        _remove(target, difference.gone)
        if number != before.number:
            made = Release(number, now.isoformat(timespec="seconds"), after)
            files.write_json(target / RELEASE, made.as_json())
    behind = account.standing(plan, account.parts()).speeches
    return Published(number, difference, _titles(site), copied, tuple(behind))


_REMEDY = (
    "讲话要撤下的，请在 config.yaml 的 site.retired 里写明编号和原因，原网址就会留下说明；"
    "确实要删的，请加 --allow-removals"
)


def _refusal(lost: Sequence[str]) -> str:
    more = f"等 {len(lost)} 个" if len(lost) > _SHOWN else ""
    return f"没有发布：上次发布的这些网址将会消失：{'、'.join(lost[:_SHOWN])}{more}"


def _last(target: Path) -> Release:
    manifest = target / RELEASE
    if not target.exists():
        return NONE
    if not target.is_dir():
        raise UsageError(f"{target} 不是文件夹", "请写明一个文件夹")
    if manifest.is_file():
        try:
            return release.read(manifest.read_bytes())
        except ValueError as error:
            raise RefusedError(
                f"上次发布的清单读不懂：{manifest}", "请从备份恢复它，或换一个空文件夹"
            ) from error
    if any(target.iterdir()):
        raise RefusedError(
            f"{target} 里已有别的文件，没有上次发布的清单", "请换一个空文件夹，或先把它清空"
        )
    return NONE


def _built(site: Path) -> dict[str, str]:
    """Return the digest of every file as it was built."""
    try:
        sums = (site / SUMS).read_bytes()
    except OSError as error:
        raise MissingError(f"网站里没有 {SUMS}", "请重新运行 huibian build") from error
    lines = (line.split("  ", 1) for line in sums.decode().splitlines())
    return {name: digest for digest, name in lines} | {SUMS: files.sha256(sums)}


def _copy(site: Path, target: Path, before: Release, after: Mapping[str, str]) -> int:
    """Copy what differs, pages last: they lead to the other files."""
    copied = 0
    for name in sorted(after, key=lambda name: (name.endswith(".html"), name)):
        if before.files.get(name) == after[name] and _same_size(site / name, target / name):
            continue
        data = (site / name).read_bytes()
        if files.sha256(data) != after[name]:
            raise MissingError(f"{site / name} 不是生成时的样子", "请重新运行 huibian build")
        copied += files.write_if_changed(target / name, data)
    return copied


def _same_size(source: Path, target: Path) -> bool:
    return target.is_file() and target.stat().st_size == source.stat().st_size


def _remove(target: Path, gone: tuple[str, ...]) -> None:
    for name in gone:
        path = PurePosixPath(name)
        if not path.is_absolute() and ".." not in path.parts:
            (target / path).unlink(missing_ok=True)


def _titles(site: Path) -> dict[str, str]:
    known = json.loads((site / "data/speeches.json").read_bytes())
    return {speech["page"]: speech["title"] for speech in known["speeches"]}

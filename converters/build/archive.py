"""The site as files: pages and downloads, rewritten only where their bytes change."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from converters import files
from converters.build.plan import SITE, SITE_RECEIPT, Plan
from converters.catalog import Catalog
from converters.errors import SourceError
from converters.model import Speech
from converters.site.pages import Download, Site, download_path, speech_path


def build_site(plan: Plan) -> None:
    """Build the site, rewriting only what changed; pages of speeches that are gone go too.

    A speech whose text is wrong is left out and keeps the page it had.
    """
    project = plan.project
    speeches, faults = _readable(plan)
    site = Site(project.config, Catalog(speech.meta for speech in speeches))
    root = project.output / SITE
    written = set()
    for name, data in _pages(plan, site, speeches):
        files.write_if_changed(root / name, data)
        written.add(name)
    for id, formats in _downloads(plan).items():
        for format in formats:
            name = download_path(id, format)
            _link(project.output / format / f"{id}.{format}", root / name)
            written.add(name)
    _remove_the_gone(plan, written, set(faults))
    failed = {id: {"message": str(fault), **fault.as_dict()} for id, fault in faults.items()}
    files.write_json(project.output / SITE_RECEIPT, {"files": sorted(written), "failed": failed})
    files.write_json(plan.stamp_file(SITE, SITE), {"digest": plan.site})


def _readable(plan: Plan) -> tuple[list[Speech], dict[str, SourceError]]:
    speeches, faults = [], {}
    for id in plan.index.digests:
        try:
            speeches.append(plan.project.read(plan.project.speeches / f"{id}.md")[0])
        except SourceError as fault:
            faults[id] = fault
    return speeches, faults


def _pages(plan: Plan, site: Site, speeches: list[Speech]) -> Iterator[tuple[str, bytes]]:
    downloads = _downloads(plan)
    yield from site.assets()
    for speech in speeches:
        id = speech.meta.id
        files_ = [
            Download(format, download_path(id, format), size)
            for format, size in downloads.get(id, {}).items()
        ]
        yield speech_path(id), site.speech(speech, files_)
    yield "index.html", site.index()


def _downloads(plan: Plan) -> dict[str, dict[str, int]]:
    """Return the size of each output that is current, by id and format."""
    found: dict[str, dict[str, int]] = {}
    for job in plan.jobs:
        receipt = plan.receipt(job)
        for id in job.sources:
            done = receipt.rendered.get(id)
            if done:
                found.setdefault(id, {})[job.format] = done.size
    return found


def _link(source: Path, target: Path) -> None:
    """Put an output on the site without a second copy where the file system allows it."""
    if target.is_file() and target.samefile(source):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = files.aside_of(target)
    try:
        try:
            os.link(source, aside)
        except OSError:
            shutil.copy2(source, aside)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _remove_the_gone(plan: Plan, written: set[str], failed: set[str]) -> None:
    before = files.read_json(plan.project.output / SITE_RECEIPT) or {}
    for name in set(before.get("files", [])) - written:
        if Path(name).stem not in failed:
            (plan.project.output / SITE / name).unlink(missing_ok=True)

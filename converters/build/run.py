"""A whole build: nothing if nothing is stale, else the workflow, then the verdict."""

import gc
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from converters.build import account, cluster, logs, progress, rest, scratch, workers
from converters.build.account import BOOKS, Account, Before
from converters.build.bookjobs import BOOK, BookJob
from converters.build.lock import alone
from converters.build.plan import SITE, Plan, make
from converters.build.progress import Progress, Work
from converters.errors import ChangedError, HuibianError, UsageError
from converters.project import Project

LOCAL = "default"
"""The profile of this machine."""
_SETTINGS = "profile.yaml"
_WITHOUT_BOOKS = "HUIBIAN_WITHOUT_BOOKS"
"""Tells the workflow that the site does not wait for books."""
_ROUNDS = 3
"""A speech that is saved while the build runs is stale again at its end."""
_FEW = 12
"""So few outputs (three corrected speeches and the site) are done sooner than Snakemake starts."""
_LOOK_SECONDS = 0.1
_RARELY = 200_000
"""Things made between two looks for garbage: most of what a small build imports and makes stays."""

Tell = Callable[[Progress], None]


def stale(plan: Plan, parts: Collection[str]) -> dict[str, int]:
    """Return how many outputs of each format in `parts` are to be made again; the site is one.

    So is each book, also where it turns out that what changed is not in it.
    """
    counts = Counter[str]()
    for job, reasons in plan.stale:
        if job.format in parts and reasons:
            counts[job.format] += len(reasons)
    if SITE in parts and plan.site_is_stale:
        counts[SITE] = 1
    if BOOKS in parts and (books := sum(bool(reasons) for _, reasons in plan.stale_books)):
        counts[BOOKS] = books
    return dict(counts)


def _work(plan: Plan, parts: Collection[str]) -> Work:
    """Return what there is to do; a book counts as many outputs as it costs."""
    counts = stale(plan, parts)
    counts.pop(BOOKS, None)
    if BOOKS in parts:
        counts[BOOK] = sum(work_of_book(plan, job) for job, why in plan.stale_books if why)
    return Work(counts, len(plan.index.digests))


def work_of_book(plan: Plan, job: BookJob) -> int:
    """Return about how many outputs' worth of time a book takes."""
    record = plan.record(job)
    known = job.changes(record, plan.index.digests)
    if known is None:
        from converters.build import selection

        try:
            known = _to_lay_out(plan, job, selection.members(plan, job))
        except HuibianError:
            known = 0  # it will not be made, and the build tells why
    return known + len(job.settings.formats)


def _to_lay_out(plan: Plan, job: BookJob, members: Mapping[str, str]) -> int:
    """Return how many speeches of a book are to be laid out for it; a store may have the others."""
    from converters.build.store import place

    if place.of(plan.project) is None:
        return len(members)
    from converters.build.store.pages import SharedPages

    return SharedPages(plan, job, members).count_lacking()


def build(
    project: Project,
    plan: Plan,
    cores: int,
    tell: Tell,
    parts: Collection[str],
    profile: str = LOCAL,
) -> Account:
    """Bring the outputs in `parts` (formats, site) up to date with the workflow.

    Snakemake is not started for nothing, nor for a little unless a profile asks for a cluster.

    Raises RefusedError while another build is running; what could not be made is in the account.
    """
    with alone(project.output) as lock:
        before = Before()
        rounds = code = 0
        while _unfinished(plan, parts) and rounds < _ROUNDS:
            before.note(plan, parts)
            plan.withdraw()
            if profile == LOCAL and not rounds:
                plan = _taken_first(plan, parts)
            is_little = profile == LOCAL and _work(plan, parts).count <= _FEW
            if is_little:
                from converters.build import children

                children.apart(partial(_here, plan, parts, cores))
            else:
                code = _snakemake(plan, cores, lock, tell, parts, profile)
            # What was altered meanwhile is seen by a project that has not read it yet.
            plan = _again(plan, parts) if is_little else make(project.again())
            rounds += 1
        done = _with(before.since(plan), account.standing(plan, parts))
        if not _unfinished(plan, parts):
            return done
        why = logs.failure(project, code) if code else ChangedError()
        return done.with_more(account.left(plan, parts, why))


def show(project: Project, plan: Plan) -> bool:
    """Bring the pages of a site up to date before its downloads, if that is little work.

    Returns whether that was done. The site stays stale: it offers the outputs as they were last
    made, and a build goes on from there. Raises RefusedError while another build is running.
    """
    with alone(project.output):
        downloads = [part for part in account.parts() if part not in (SITE, BOOKS)]
        count = _work(plan, downloads).count
        if not (0 < count < _FEW and plan.site_receipt and plan.site_is_stale):
            return False
        from converters.build import steps

        plan.withdraw()
        steps.make_site(plan)
        plan.stamp(SITE, SITE, "")
        return True


def _again(plan: Plan, parts: Collection[str]) -> Plan:
    """Return the plan after a small build: what was looked at for it, and so just now, stands."""
    found = replace(make(plan.project.again()), site_is_made=SITE in parts)
    if found.proofs:
        found.proofs.take_as_seen(plan.proven)
    return found


def _taken_first(plan: Plan, parts: Collection[str]) -> Plan:
    """Take what the store has, if there is one and it is not too much; return the plan then."""
    from converters.build.store import place

    if place.of(plan.project) is None:
        return plan
    from converters.build import children, taking

    if _work(plan, parts).count > taking.MOST:
        return plan
    had = children.apart(partial(taking.take, plan, parts))
    return make(plan.project.again()) if had else plan


def _unfinished(plan: Plan, parts: Collection[str]) -> bool:
    """Return whether a job is not done; so is one whose shard lost a member, quick as it is."""
    jobs = any(job.format in parts for job, _ in plan.stale)
    # Formats that nobody asked for may stay as they are: the site offers what there is of them.
    site = SITE in parts and plan.site_is_behind
    return jobs or site or (BOOKS in parts and bool(plan.stale_books))


def _here(plan: Plan, parts: Collection[str], cores: int) -> None:
    """Do the jobs of a small build in this process and its children."""
    from converters.build import small

    gc.freeze()
    gc.set_threshold(_RARELY)
    small.do(plan, parts, cores)


def build_some(
    project: Project, plan: Plan, ids: Collection[str], formats: Collection[str]
) -> Account:
    """Bring the outputs of some speeches up to date, in this process and without the workflow.

    The site is left for a whole build. Raises UsageError for an id that is not there.
    """
    unknown = sorted(set(ids) - plan.index.digests.keys())
    if unknown:
        raise UsageError(
            f"没有编号为 {'、'.join(unknown)} 的讲话",
            f"编号就是 {project.config.speeches}/ 里的文件名",
        )
    from converters.build import steps

    with alone(project.output):
        before = Before()
        before.note(plan, set(formats) - {SITE, BOOKS})
        for job, reasons in plan.stale:
            chosen = reasons.keys() & set(ids)
            if job.format in formats and chosen:
                steps.render_job(plan, job, lambda: None, chosen)
        plan = make(project.again())
        return _with(before.since(plan), account.standing(plan, formats, ids))


def _with(new: Account, standing: Account) -> Account:
    """Return what a build made and took, and what stands in the way of the rest."""
    return replace(standing, made=new.made, taken=new.taken)


def _snakemake(
    plan: Plan, cores: int, lock: int, tell: Tell, parts: Collection[str], profile: str
) -> int:
    from converters.build import children, fullness

    project, total = plan.project, _work(plan, parts)
    log = project.output / logs.SNAKEMAKE
    settings = _profile(project, profile)
    on_cluster = cluster.is_asked_for(settings / _SETTINGS)
    if on_cluster:
        cluster.begin(project.output)
    command = [sys.executable, "-m", "snakemake"]
    command += ["--cores", str(cores)] if profile == LOCAL else []
    command += ["--snakefile", str(project.data_file("Snakefile"))]
    command += ["--workflow-profile", str(settings), "--nolock", *_targets(plan, parts)]
    progress.reset(project.output)
    logs.clear(project)
    fullness.prepare(project.output)
    begun = time.monotonic()
    # A session of its own, to be ended as a whole; it holds the lock for as long as it lives, also
    # when this process is killed, and all that it starts bears the name of this build.
    with (
        log.open("wb") as file,
        children.session(
            command,
            partial(_sweep, project.output, on_cluster=on_cluster),
            cwd=project.root,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            env=os.environ
            | {rest.NAME: rest.name_of(project.output)}
            | ({} if BOOKS in parts else {_WITHOUT_BOOKS: "1"}),
            pass_fds=[lock, *scratch.locks()],
        ) as process,
    ):
        while (code := children.ended(process, _LOOK_SECONDS)) is None:
            tell(progress.read(project.output, total, time.monotonic() - begun))
    if on_cluster:
        _sweep(project.output, on_cluster=True)
    return code


def _sweep(output: Path, *, on_cluster: bool) -> None:
    """Leave nothing running on other machines, and nothing half-written."""
    if on_cluster:
        cluster.end(output)
    workers.sweep(output)


def _profile(project: Project, name: str) -> Path:
    file = project.data_file(f"workflow/profiles/{name}/{_SETTINGS}")
    if not file.is_file():
        raise UsageError(f"没有“{name}”这个运行方式", "可用的在 workflow/profiles/ 里")
    return file.parent


def _targets(plan: Plan, parts: Collection[str]) -> list[str]:
    """Return what Snakemake is asked for: nothing in particular for a whole build."""
    if {job.format for job in plan.jobs} | {SITE, BOOKS} <= set(parts):
        return []
    files = [plan.stamp_file(j.format, j.shard) for j in plan.jobs if j.format in parts]
    if SITE in parts:
        files.append(plan.stamp_file(SITE, SITE))
    if BOOKS in parts:
        files += [plan.stamp_file(BOOK, job.name) for job in plan.books]
    return [plan.project.name(path) for path in files]

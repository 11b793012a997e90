"""`huibian serve`."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

import click

from converters import formats
from converters.build import children, run, scratch, warm
from converters.build import plan as plans
from converters.build.plan import SITE
from converters.cli import building, chinese, rim
from converters.collection import preview
from converters.errors import HuibianError, RefusedError
from converters.project import Project, here

_MOST = 65535
_Result = TypeVar("_Result")
_BUILD = ("--only", ",".join((*formats.names(formats.of_speeches()), SITE)))
"""Books are left for a whole build: nobody waits for a volume to see a page."""
_BUILD_SECONDS, _WATCH_SECONDS = 10.0, 15.0
"""How long a build, and who waits for it, may take to end when told to."""
_LOST = HuibianError("预览停了（内存不足，或进程被结束）", "请再运行一次")
_UNFINISHED = HuibianError(
    "这一次没有生成完（内存不足，或进程被结束）", "预览还开着，请把讲话稿再保存一次"
)
_SIGNALS = 128
"""Above it, an exit code tells of a signal."""


@click.command(
    cls=chinese.Command,
    help="在本机预览网站：改了讲话稿就自动重新生成，浏览器里的页面自动更新。按 Ctrl+C 结束。",
)
@click.option(
    "--port", type=click.IntRange(1, _MOST), default=8000, metavar="端口", help="端口号，默认 8000"
)
def command(port: int) -> None:
    """Show the site while it is worked on."""
    project = here()
    if project.config.site is None:
        raise RefusedError("config.yaml 里写着不做网站", "请把 site 改成 true")
    project.require_speeches()
    version = preview.Version()
    # The port first: nobody should wait for a build to hear that it is taken. Then the process that
    # builds, before there are threads: of those a fork knows nothing.
    with (
        preview.bound(port) as port_of_ours,
        children.beside(partial(_building, project, port_of_ours), _LOST, _WATCH_SECONDS) as built,
    ):
        next(built)
        with preview.serving(project.output / SITE, port_of_ours, version) as address:
            click.echo(f"请在浏览器里打开 {address} ，按 Ctrl+C 结束。")
            for _ in built:
                version.number += 1


def _building(project: Project, port: preview.Port) -> Iterator[None]:
    """Build, and again whenever something changes; yield each time that pages were built.

    What takes long to load is loaded once, and each build is a fork.
    """
    port.close()  # or one that was killed would still seem to serve
    try:
        list(_forked(_whole))
    except HuibianError as fault:
        _tell(f"错误：{fault}")
    yield
    loaded, sight = warm.Loaded(project), preview.Sight(project.root)

    def wait() -> bool:
        time.sleep(sight.pause)
        return True

    yield from preview.watch(sight, partial(_refreshed, loaded), _tell, wait)


def _refreshed(loaded: warm.Loaded) -> Iterator[None]:
    """Bring the site up to date; yield whenever there are new pages."""
    if loaded.is_current:
        yield from _forked(_pages_first)
    elif any(_forked(_is_stale)):
        _anew()
        yield


def _forked(work: Callable[[], Iterable[_Result]]) -> Iterator[_Result]:
    with scratch.room(), children.beside(work, _UNFINISHED, _BUILD_SECONDS) as results:
        yield from results


def _pages_first() -> Iterator[None]:
    """Build the pages, then what they offer, then the pages with that."""
    project = here()
    plan = plans.make(project)
    if plan.stale or plan.site_is_stale:
        if run.show(project, plan):
            yield
        yield from _whole()


def _is_stale() -> Iterator[bool]:
    plan = plans.make(here())
    yield bool(plan.stale) or plan.site_is_stale


def _whole() -> Iterator[None]:
    # Who began the preview says that it was interrupted.
    if rim.run(building.command, _BUILD, interrupted="") > _SIGNALS:
        raise KeyboardInterrupt
    yield


def _anew() -> None:
    """Build in a process that loads the program as it is now.

    Told to end, we wait for it to end too, or the workflow would go on without us.
    """
    with subprocess.Popen([sys.executable, "-m", "converters", "build", *_BUILD]) as build:
        try:
            build.wait()
        except BaseException:
            build.terminate()
            raise


def _tell(words: str) -> None:
    click.echo(words, err=True)

"""`huibian serve`."""

import subprocess
import sys
import time
from pathlib import Path

import click

from converters import formats
from converters.build.plan import SITE
from converters.cli import chinese
from converters.collection import preview
from converters.errors import RefusedError
from converters.project import here

_LOOK_SECONDS = 1.0
_MOST = 65535


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

    def build() -> None:
        built()
        version.number += 1

    def wait() -> bool:
        time.sleep(_LOOK_SECONDS)
        return True

    # The port first: nobody should wait for a build to hear that it is taken.
    with preview.serving(project.output / SITE, port, version) as address:
        build()
        click.echo(f"请在浏览器里打开 {address} ，按 Ctrl+C 结束。")
        preview.watch(Path(), build, lambda words: click.echo(words, err=True), wait)


def built() -> None:
    """Build the site in a process of its own: it sees changes of templates and program too.

    Books are left for a whole build: nobody waits for a volume to see a page. Told to end, we wait
    for the build to end too, or the workflow would go on without us.
    """
    parts = ",".join((*formats.names(formats.of_speeches()), SITE))
    with subprocess.Popen([sys.executable, "-m", "converters", "build", "--only", parts]) as build:
        try:
            build.wait()
        except BaseException:
            build.terminate()
            raise

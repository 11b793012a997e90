"""Where a command is called, and how paths are read that people type there.

As with git, a command belongs to the nearest collection upwards from where one stands. It runs
in the folder of that collection, so that all messages name files in one way; paths that were
typed are those of the folder where they were typed.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from converters.project.root import root_of


@dataclass(frozen=True, slots=True)
class CallPlace:
    """The folder where a command was called, as seen from that of the collection."""

    stood: Path = Path()

    def typed(self, path: Path) -> Path:
        """Return a path that was typed, as seen from the folder of the collection."""
        return self.stood / path


class TypedPath(click.Path):
    """The type of every path on the command line."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return a path as seen from the folder of the collection; an empty one is none."""
        if not str(value).strip():
            self.fail("写的是空的", param, ctx)
        path = Path(str(super().convert(value, param, ctx)))
        return of(ctx).typed(path) if ctx else path


class Mention(click.ParamType[str]):
    """The type of a word that means a speech: a file where one stands, an id, or words."""

    name = "mention"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or the path of the file it names, seen from the collection."""
        path = of(ctx).typed(Path(value)) if ctx else Path(value)
        return str(path) if value and path.is_file() else str(value)


def of(ctx: click.Context) -> CallPlace:
    """Return where the command of a context was called."""
    place = ctx.find_root().obj
    return place if isinstance(place, CallPlace) else CallPlace()


@contextlib.contextmanager
def entered() -> Iterator[CallPlace]:
    """Go to the folder of the collection while the context lasts, and tell where one stood."""
    stood = Path.cwd()
    root = root_of(stood)
    if root is None or root == stood:
        yield CallPlace()
        return
    with contextlib.chdir(root):
        yield CallPlace(stood.relative_to(root))

"""`huibian completion`, and the names that are offered when a word is completed."""

import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from converters.build import inventory, missing
from converters.cli import chinese
from converters.errors import HuibianError
from converters.project import Project, here
from converters.project.editions import Editions

VARIABLE = "_HUIBIAN_COMPLETE"
"""By which the shell asks the program, as click has it."""

_SHELLS = {
    "bash": ("~/.bashrc", 'eval "$(huibian completion bash)"'),
    "zsh": ("~/.zshrc", 'eval "$(huibian completion zsh)"'),
    "fish": ("~/.config/fish/config.fish", "huibian completion fish | source"),
}
"""The shells that can complete: the file they read at their start, and the line to put there."""
_MOST = 200
Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


@click.command(
    cls=chinese.Command,
    help="输出命令行补全的设置：装好后按 Tab 键补全命令、选项、讲话编号和书名。",
)
@click.argument(
    "shell", metavar="[bash|zsh|fish]", type=click.Choice(list(_SHELLS)), required=False
)
def command(shell: str | None) -> None:
    """Print what a shell is to run, or how to have it run."""
    if shell is None:
        _explain()
        return
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(command, {}, "huibian", VARIABLE).source())
    if sys.stdout.isatty():
        _explain(shell)


def _explain(shell: str = "") -> None:
    shell = shell or Path(os.environ.get("SHELL", "")).name
    shell = shell if shell in _SHELLS else "bash"
    file, line = _SHELLS[shell]
    click.echo(f"把下面这一行加到 {file} 的末尾，重新打开终端，按 Tab 键就能补全：", err=True)
    click.echo(f"  {line}", err=True)
    if shell == "bash":
        others = "zsh 和 fish 的写法见 huibian completion zsh、huibian completion fish。"
        click.echo(others, err=True)


def speeches(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the ids of speeches that begin with what is typed; none outside a collection."""
    project = _project()
    ids = inventory.names(project)[0] if project else []
    return _items(ids, typed)


def speeches_and_files(
    ctx: click.Context, param: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Return ids that begin with what is typed, and have the shell offer files too."""
    return [*speeches(ctx, param, typed), CompletionItem(typed, type="file")]


def published(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the ids of speeches, and of those that are gone and were published."""
    project = _project()
    on_record = Editions(project).by_id if project else {}
    ids = inventory.names(project)[0] if project else []
    return _items(sorted({*ids, *on_record}), typed)


def ever(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the ids of speeches, and of those that are missing or were retired."""
    project = _project()
    if project is None:
        return []
    lost = (one.id for one in missing.of(project))
    ids = inventory.names(project)[0]
    return _items(sorted({*lost, *ids, *project.config.retired_ids}), typed)


def past_steps(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the steps that can be undone, and the speeches they wrote over."""
    from converters.collection import undo

    project = _project()
    past = undo.steps(project.root) if project else []
    kept = {Path(file.file).stem for step in past for file in step.files}
    return _items([*(str(step.number) for step in past), *sorted(kept)], typed)


def books(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the names of books that begin with what is typed; none outside a collection."""
    project = _project()
    return _items([path.stem for path in project.books] if project else [], typed)


def formats(known: Collection[str]) -> Complete:
    """Return what completes a list of formats: those of `known` that are not in it yet."""

    def complete(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
        written, comma, _ = typed.rpartition(",")
        names = [name for name in known if name not in written.split(",")]
        return _items([f"{written}{comma}{name}" for name in names], typed)

    return complete


def _project() -> Project | None:
    try:
        return here()
    except HuibianError:
        return None


def _items(names: list[str], typed: str) -> list[CompletionItem]:
    found = [name for name in names if name.startswith(typed)]
    return [CompletionItem(name) for name in found[:_MOST]]

"""The commands of `huibian` as its own table tells them, so that a new one is met by every test."""

from collections.abc import Iterator
from importlib import import_module

import click

from converters import cli


def all_commands() -> dict[tuple[str, ...], click.Command]:
    """Every command by the words it is called with; a group that does nothing is left out."""
    return {
        path: command
        for name, (module, _) in cli._COMMANDS.items()
        for path, command in _within((name,), import_module(module).command)
    }


def _within(
    path: tuple[str, ...], command: click.Command
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _within((*path, name), inner)

"""The program's own templates: one set-up for all that is filled in with words of others.

A name that is not given is an error, and lines that hold only tags leave no blank line.
"""

from functools import cache
from pathlib import PurePosixPath

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, Template

from converters import resources


def environment(
    folder: str, *, escaped: bool = True, compiled: BytecodeCache | None = None
) -> Environment:
    """Return what renders the templates in a folder of the program's data.

    Words are escaped as HTML wants it, unless they become something else; `compiled` keeps what was
    made of the templates.
    """
    return Environment(
        loader=FunctionLoader(lambda name: resources.text(f"{folder}/{name}")),
        bytecode_cache=compiled,
        autoescape=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def template(path: str, *, escaped: bool = True) -> Template:
    """Return one template by its path under the root, compiled once."""
    at = PurePosixPath(path)
    return environment(str(at.parent), escaped=escaped).get_template(at.name)

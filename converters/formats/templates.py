"""The program's own templates: one set-up for all that is filled in with words of others.

A name that is not given is an error, and lines that hold only tags leave no blank line.
"""

import marshal
from functools import cache, lru_cache
from pathlib import PurePosixPath
from types import CodeType

import jinja2
from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, Template
from jinja2.bccache import Bucket

from converters import resources


class _Compiled(BytecodeCache):
    """What was made of the templates of a folder, by this process or one before it.

    Compiling takes longer than most of what they render. What our filters make of words that stand
    in a template itself may be among it: there are no such words, and a test holds that.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was made of the same text of a template."""
        key = self._key(bucket)
        known, code = self._codes.get(bucket.key, ("", None))
        if known != key:
            data = resources.compiled(self._name(bucket), key)
            code = None if data is None else marshal.loads(data)
        if code is not None:
            self._codes[bucket.key] = key, code
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of a template."""
        if bucket.code is not None:
            key = self._key(bucket)
            self._codes[bucket.key] = key, bucket.code
            resources.keep_compiled(self._name(bucket), key, marshal.dumps(bucket.code))

    def _name(self, bucket: Bucket) -> str:
        return f"{self._folder}/{bucket.key}-{bucket.environment.autoescape}"

    def _key(self, bucket: Bucket) -> str:
        """Return what the code of a template follows from."""
        made = bucket.environment
        setup = (made.autoescape, made.trim_blocks, made.lstrip_blocks, made.keep_trailing_newline)
        return repr((jinja2.__version__, setup, sorted(made.filters), bucket.checksum))


@lru_cache(maxsize=16)
def _compiled(folder: str, *, escaped: bool) -> _Compiled:
    return _Compiled(folder)


def environment(folder: str, *, escaped: bool = True) -> Environment:
    """Return what renders the templates in a folder of the program's data.

    Words are escaped as HTML wants it, unless they become something else.
    """
    return Environment(
        loader=FunctionLoader(lambda name: resources.text(f"{folder}/{name}")),
        bytecode_cache=_compiled(folder, escaped=escaped),
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

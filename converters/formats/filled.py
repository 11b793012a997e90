"""Style sheets filled in from plain values, kept so that Jinja need not be loaded for them."""

from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

from converters import resources

_KEPT = 8
"""So many are kept of a template, one for each set of values that comes up."""


def filled(path: str, **values: object) -> str:
    """Return a template by its path under the root, filled in; no word of the values is escaped.

    The values are plain: what `repr` says of them is all that they are. What came of the same ones
    before is taken from where compiled templates are kept: to load Jinja takes ten times as long
    as to render a style sheet.
    """
    key = repr((_edition(), resources.text(path), sorted(values.items())))
    name = f"{path}-filled-{crc32(key.encode()) % _KEPT}"
    known = resources.compiled(name, key)
    if known is not None:
        return known.decode()
    from converters.formats import templates

    made = templates.template(path, escaped=False).render(values)
    resources.keep_compiled(name, key, made.encode())
    return made


def _edition() -> bytes:
    """Return what tells one edition of Jinja from another: the module that names it."""
    spec = find_spec("jinja2")
    return Path(spec.origin).read_bytes() if spec and spec.origin else b""

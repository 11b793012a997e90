"""The program's own data files: styles, templates and schemas, wherever it is installed."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUNDLED = _PACKAGE / "_data"


def root() -> Path:
    """Return the folder that holds `styles/` and `workflow/`: the checkout, or the wheel's data."""
    return _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent


@cache
def text(name: str) -> str:
    """Return a data file as text, by its path under the root such as `styles/fonts.toml`."""
    return (root() / name).read_text(encoding="utf-8")

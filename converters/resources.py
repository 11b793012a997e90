"""The program's own data files: styles, templates and schemas, wherever it is installed."""

import os
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUNDLED = _PACKAGE / "_data"


def root() -> Path:
    """Return the folder that holds `styles/` and `workflow/`: the checkout, or the wheel's data."""
    return _BUNDLED if is_bundled() else _PACKAGE.parent


def is_bundled() -> bool:
    """Return whether the program was installed as a package, not run from a checkout."""
    return _BUNDLED.is_dir()


def user_folder() -> Path:
    """Return the folder where the user's own data for the program is, such as fonts (XDG)."""
    base = os.environ.get("XDG_DATA_HOME", "")
    if not Path(base).is_absolute():
        try:
            base = str(Path.home() / ".local/share")
        except RuntimeError:  # a user without a home
            return root()
    return Path(base) / "huibian"


@cache
def text(name: str) -> str:
    """Return a data file as text, by its path under the root such as `styles/fonts.toml`."""
    return (root() / name).read_text(encoding="utf-8")

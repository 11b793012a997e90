"""The program's own data files: styles, templates and schemas, wherever it is installed."""

import hashlib
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_BUNDLED = _PACKAGE / "_data"


def root() -> Path:
    """Return the folder that holds `styles/` and `workflow/`: the checkout, or the wheel's data."""
    return _BUNDLED if is_bundled() else _PACKAGE.parent


def is_bundled() -> bool:
    """Return whether the program was installed as a package, not run from a checkout."""
    return _BUNDLED.is_dir()


def user_folder() -> Path:
    """Return the folder where the user's own data for the program is, such as fonts (XDG)."""
    return _of_user("XDG_DATA_HOME", ".local/share") or root()


def user_cache() -> Path | None:
    """Return the folder for what the program can make again for the user (XDG); None without."""
    return _of_user("XDG_CACHE_HOME", ".cache")


def _of_user(variable: str, usual: str) -> Path | None:
    base = os.environ.get(variable, "")
    if not Path(base).is_absolute():
        try:
            base = str(Path.home() / usual)
        except RuntimeError:  # a user without a home
            return None
    return Path(base) / "huibian"


@cache
def text(name: str) -> str:
    """Return a data file as text, by its path under the root such as `styles/fonts.toml`."""
    return (root() / name).read_text(encoding="utf-8")


def compiled(name: str, key: str) -> bytes | None:
    """Return what was compiled of a data file and kept under a key; None if there is nothing.

    It stands where Python keeps what it compiles of modules, and is trusted as that is.
    """
    try:
        data = _compiled_file(name).read_bytes()
    except OSError:
        return None
    seal, code = data[: hashlib.sha256().digest_size], data[hashlib.sha256().digest_size :]
    return code if seal == _seal(key, code) else None


def keeps_compiled() -> bool:
    """Return whether what is compiled can be kept; whoever asks is spared preparing it."""
    folder = _compiled_file("").parent
    there = next(each for each in (folder, *folder.parents) if each.exists())
    return not sys.dont_write_bytecode and os.access(there, os.W_OK)


def keep_compiled(name: str, key: str, code: bytes) -> None:
    """Keep what was compiled of a data file under a key, wherever Python keeps such things.

    Where it may not, as in a folder that is only read, nothing is kept.
    """
    if not keeps_compiled():
        return
    path = _compiled_file(name)
    aside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            aside.write_bytes(_seal(key, code) + code)
            aside.replace(path)
        except OSError:
            aside.unlink(missing_ok=True)


def _compiled_file(name: str) -> Path:
    own = Path(cache_from_source(__file__))
    return own.with_name(f"{name.replace('/', '-')}.{sys.implementation.cache_tag}.bin")


def _seal(key: str, code: bytes) -> bytes:
    return hashlib.sha256(MAGIC_NUMBER + key.encode() + b"\n" + code).digest()

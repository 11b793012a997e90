"""What to say of settings that name a folder or a style which is not there, and what was meant."""

from difflib import get_close_matches
from pathlib import Path

from converters import files, formats, resources
from converters.errors import SourceError
from converters.project.root import CONFIG
from converters.settings import compilation, schema

_NO_SPEECHES = {"output", "fonts", "styles", "docs", "editions", "retired", "returns"} | {
    compilation.FOLDER
}
_NO_STYLES = {"fonts", "book", "proof", "redline"}
"""What else is in `styles/`."""


def speeches(root: Path, name: str) -> SourceError:
    """Return what to say of a folder of speeches that a collection has not."""
    reason = f"没有讲话稿的文件夹 {name}/"
    return SourceError(reason, _meant(root, name), file=CONFIG, line=_line(root, "speeches"))


def _meant(root: Path, name: str) -> str:
    """Return which folder may have been meant: of a near name, else one that holds Markdown."""
    there = [path for path in sorted(root.glob("*/")) if not path.name.startswith(".")]
    near = get_close_matches(name.strip("/"), [path.name for path in there], n=3)
    kept = [path.name for path in there if any(path.glob("*.md"))]
    if found := near or [name for name in kept if name not in _NO_SPEECHES]:
        return f"是不是 {'、'.join(f'{name}/' for name in found)}？请把 speeches 一项改对"
    return "请新建这个文件夹，或把 speeches 一项改成讲话稿所在的文件夹"


def style(root: Path, name: str) -> SourceError:
    """Return what to say of a style that neither a collection has nor the program."""
    folders = (root / "styles", resources.root() / "styles")
    there = {path.stem for folder in folders for path in folder.glob("*.toml")} - _NO_STYLES
    near = get_close_matches(name, sorted(there), n=1)
    remedy = f"是不是想写“{near[0]}”？" if near else f"可用的有：{'、'.join(sorted(there))}"
    return SourceError(f"没有“{name}”这个版式", remedy, file=CONFIG, line=_line(root, "style"))


def _line(root: Path, key: str) -> int:
    """Return the line of the settings on which a key stands; 0 if it does not."""
    text = files.contents(root / CONFIG).decode("utf-8-sig")
    values, line_of = schema.placed_yaml(text, "config", choices=formats.choices())
    return line_of([key]) if key in values else 0

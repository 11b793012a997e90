"""Content keys: the digest of everything an output of a format follows from, its source aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path

import converters
from converters import files
from converters.build.digests import Digests
from converters.project import FREE_FONTS, OFFICE_FONTS, Project

_EVERY = (
    *("dates.py", "model.py", "units.py", "errors.py", "hanzi.py", "resources.py", "root.py"),
    *("facets.py", "schema"),
    *("fonts.py", "style.py", "look.py", "forms.py", "wording.py", "config.py", "project.py"),
    *("readers/__init__.py", "readers/markdown.py", "writers/__init__.py", "__init__.py"),
)
CODE = {
    "txt": (*_EVERY, "writers/text.py"),
    "docx": (*_EVERY, "edition.py", "typeset", "writers/docx"),
    "pdf": (*_EVERY, "edition.py", "typeset", "writers/pdf"),
    "site": (
        *(*_EVERY, "edition.py", "files.py", "catalog.py", "compilation.py", "selectors.py"),
        *("typeset", "writers/html.py", "site"),
    ),
    "book": (
        *(*_EVERY, "edition.py", "files.py", "catalog.py", "compilation.py", "selectors.py"),
        "bookstyle.py",
        *("typeset", "writers/pdf", "writers/docx", "books"),
    ),
}
"""The modules each format is made by; a test compares them with what is really imported."""
_DATA = {
    "txt": (),
    "docx": ("styles/docx",),
    "pdf": ("styles/print/base.css", "styles/print/speech.css.j2"),
    "site": ("styles/site",),
    "book": ("styles/docx", "styles/print"),
}
_MARKDOWN = ("markdown-it-py", "mdit-py-plugins", "pyyaml", "jsonschema")
_DOCX = ("python-docx", "lxml", "rjieba")
_PDF = ("weasyprint", "pydyf", "fonttools", "jinja2", "rjieba")
_LIBRARIES = {
    "txt": _MARKDOWN,
    "docx": (*_MARKDOWN, *_DOCX),
    "pdf": (*_MARKDOWN, *_PDF),
    "site": (*_MARKDOWN, "jinja2", "rjieba"),
    "book": (*_MARKDOWN, *_DOCX, *_PDF, "pikepdf", "pypinyin"),
}
_DRAWN = {"pdf", "book"}
"""Formats whose words are drawn, so that they follow from every face."""
_PACKAGE = Path(converters.__file__).parent


@dataclass(frozen=True)
class Engine:
    """What one format is made by, apart from the sources: digests under the names of reasons."""

    parts: Mapping[str, str]

    @cached_property
    def key(self) -> str:
        """Return one digest of all parts."""
        return files.digest(*(word for part in sorted(self.parts.items()) for word in part))


def engine(project: Project, format: str, digests: Digests) -> Engine:
    """Return the engine of a format: program and libraries, style and templates, fonts."""
    modules = [path for name in CODE[format] for path in _under(_module(name))]
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES[format]]
    looks = [path for name in _DATA[format] for path in _under(project.data_file(name))]
    if format in (*_DRAWN, "docx"):
        looks += [*project.style_files, project.fonts_file]
    if format == "book":
        looks.append(project.book_style_file)
    parts = {
        "version": files.digest(*libraries, digests.of_all(modules)),
        "style": digests.of_all(looks),
    }
    if format in _DRAWN or (format == "docx" and project.embeds_fonts):
        faces = [path for name in (OFFICE_FONTS, FREE_FONTS) for path in project.font_files(name)]
        parts["fonts"] = digests.of_all(faces)
    if format == "site":
        parts["settings"] = files.digest(repr(project.config))
    return Engine(parts)


@cache
def _version(library: str) -> str:
    return metadata.version(library)


def _module(name: str) -> Path:
    """Return the file of a module or the folder of a package; `writers/pdf` may be either."""
    path = _PACKAGE / name
    return path if path.exists() else path.with_suffix(".py")


def _under(path: Path) -> list[Path]:
    """Return the files a path stands for, in order: itself, or what its folder holds."""
    if path.is_dir():
        inside = (p for p in path.rglob("*") if "__pycache__" not in p.parts)
        return sorted(p for p in inside if p.is_file())
    return [path] if path.is_file() else []

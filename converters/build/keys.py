"""Content keys: the digest of everything an output of a format follows from, its source aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from converters import files
from converters.build import digests, libraries
from converters.build.digests import Digests
from converters.build.imports import Imports, Needed
from converters.project import FREE_FONTS, OFFICE_FONTS, Project

_READ_BY = ("converters.project", "converters.readers.markdown")
_MADE_BY = {
    "txt": "converters.writers.text",
    "docx": "converters.writers.docx",
    "pdf": "converters.writers.pdf",
    "site": "converters.site",
    "book": "converters.books",
}
"""Where each format is made; what that needs is found by its imports."""
_FOR_BOOKS = ("converters.bookstyle", "converters.compilation")
"""The project reads them for whoever asks for books; to the others they matter only if imported."""
_DATA = {
    "txt": (),
    "docx": ("styles/docx",),
    "pdf": ("styles/print/base.css", "styles/print/speech.css.j2"),
    "site": ("styles/site",),
    "book": ("styles/docx", "styles/print"),
}
_DRAWN = {"pdf", "book"}
"""Formats whose words are drawn, so that they follow from every face."""
_USES_SYSTEM = "weasyprint"
"""The library that lays out pages with libraries of the system."""


@dataclass(frozen=True)
class Engine:
    """What one format is made by, apart from the sources: digests under the names of reasons."""

    parts: Mapping[str, str]

    @cached_property
    def key(self) -> str:
        """Return one digest of all parts."""
        return files.digest(*(word for part in sorted(self.parts.items()) for word in part))


class Engines:
    """The engines of a collection; what was learned of their files is kept beside the outputs."""

    def __init__(self, project: Project) -> None:
        """Nothing is read before an engine is asked for."""
        self._project = project
        self._digests = Digests(project.output / digests.ENGINE)
        self._imports = Imports(self._digests)

    def of(self, format: str) -> Engine:
        """Return the engine of a format: program and libraries, style and templates, fonts."""
        parts = {"version": self._version(format), "style": self._style(format)}
        project = self._project
        if format in _DRAWN or (format == "docx" and project.embeds_fonts):
            folders = (OFFICE_FONTS, FREE_FONTS)
            faces = [path for folder in folders for path in project.font_files(folder)]
            parts["fonts"] = self._digests.of_all(faces)
        if format == "site":
            parts["settings"] = files.digest(repr(project.config))
        return Engine(parts)

    def save(self) -> None:
        """Keep what was learned for the next time."""
        self._digests.save()

    def needed(self, format: str) -> Needed:
        """Return the modules and libraries that a format is made by."""
        made = self._imports.needed([_MADE_BY[format]])
        read = self._imports.needed(_READ_BY, () if format == "book" else _FOR_BOOKS)
        modules = sorted({*made.modules, *read.modules})
        return Needed(tuple(modules), tuple(sorted({*made.libraries, *read.libraries})))

    def _version(self, format: str) -> str:
        needed = self.needed(format)
        known = libraries.versions(needed.libraries, self._digests)
        if _USES_SYSTEM in needed.libraries:
            known += libraries.system()
        return files.digest(*known, self._digests.of_all(needed.modules))

    def _style(self, format: str) -> str:
        project = self._project
        looks = [path for name in _DATA[format] for path in _under(project.data_file(name))]
        if format in (*_DRAWN, "docx"):
            looks += [*project.style_files, project.fonts_file]
        if format == "book":
            looks.append(project.book_style_file)
        return self._digests.of_all(looks)


def _under(path: Path) -> list[Path]:
    """Return the files a path stands for, in order: itself, or what its folder holds."""
    if path.is_dir():
        return sorted(inner for inner in path.rglob("*") if inner.is_file())
    return [path] if path.is_file() else []

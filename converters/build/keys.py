"""Content keys: the digest of everything an output of a format follows from, its source aside."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from converters import files, formats, resources
from converters.build import libraries, private_use
from converters.build.caches import digests
from converters.build.caches.digests import Digests
from converters.build.imports import Imports, Needed
from converters.formats.format import FaceUse
from converters.project import FREE_FONTS, OFFICE_FONTS, Project

_READ_BY = ("converters.project", "converters.readers.markdown")
_FOR_BOOKS = ("converters.settings.book_style", "converters.settings.compilation")
"""The project reads them for whoever asks for books; to the others they matter only if imported."""
_NAMES = ("converters.formats", "converters.formats.format")
"""The project asks for their names alone; what a format is made by follows from its writer."""
_STYLES = ("converters.settings.style", "converters.settings.fonts")
_OURS = "converters."
_SETTINGS = (".toml", ".yaml")
_USES_SYSTEM = "weasyprint"
"""The library that lays out pages with libraries of the system."""


@dataclass(frozen=True, slots=True)
class Making:
    """Where a kind of output is made, and what from."""

    modules: tuple[str, ...]
    """What these need is found by their imports."""
    declared: tuple[Path, ...]
    """The modules that say so."""
    data: tuple[str, ...]
    faces: FaceUse
    settings: tuple[str, ...] = ()
    """Which fields of the settings of the collection it follows from."""


def making(kind: str) -> Making:
    """Return where a format of speeches, `site` or `book` is made."""
    if kind == "site":
        return Making(("converters.site",), (), ("styles/site",), FaceUse.NONE)
    if kind == "book":
        made = [format.book for format in formats.of_books() if format.book]
        modules, declared = _writers([one.writer for one in made])
        data = dict.fromkeys(name for one in made for name in one.data)
        return Making(("converters.books", *modules), declared, tuple(data), FaceUse.DRAWN)
    format = formats.named(kind)
    assert format.speech is not None
    each = format.speech
    return Making(*_writers([each.writer]), each.data, format.faces, each.settings)


def _writers(loaders: Sequence[Callable[..., object]]) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Return the modules that functions import in order to return a writer, and where they are.

    The names of what a function imports are among those of its code.
    """
    codes = [loader.__code__ for loader in loaders]
    names = (name for code in codes for name in code.co_names if name.startswith(_OURS))
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(Path(c.co_filename) for c in codes))


def _list_around(modules: Iterable[str]) -> set[str]:
    """Return the packages of formats around modules: they know more than how to write a speech."""
    around = {module[: end.start()] for module in modules for end in re.finditer(r"\.", module)}
    return {*_NAMES, *(name for name in around if name.startswith(_NAMES))}


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
        self._followed = False

    def of(self, format: str) -> Engine:
        """Return the engine of a format: program and libraries, style and templates, fonts."""
        parts = {"version": self._version(format), "style": self._style(format)}
        project = self._project
        used = making(format).faces
        if used is FaceUse.DRAWN or (used is FaceUse.NAMED and self._style_facts[1]):
            folders = (OFFICE_FONTS, FREE_FONTS)
            faces = [path for folder in folders for path in project.font_files(folder)]
            parts["fonts"] = self._of_look(faces)
        elif private := private_use.drawn(project):
            parts["fonts"] = files.digest(*sorted(private))
        if drawn := self._page_source(format):
            parts["pages"] = self.of(drawn).key
        if read := self._settings(format):
            parts["settings"] = files.digest(*read)
        return Engine(parts)

    def _page_source(self, format: str) -> str | None:
        made = self._project.config.formats
        return formats.page_source(format, made) if format in made else None

    def _settings(self, format: str) -> list[str]:
        """Return what of the settings of the collection a format follows from."""
        config = self._project.config
        if format == "site":
            return [repr(config), *_offered()]
        return [repr(getattr(config, name)) for name in making(format).settings]

    def save(self) -> None:
        """Keep what was learned for the next time."""
        self._digests.save(rest=not self._followed)

    def needed(self, format: str) -> Needed:
        """Return the modules and libraries that a format is made by."""
        self._followed = True
        source = making(format)
        made = self._imports.needed(source.modules, _list_around(source.modules))
        aside = _NAMES if format == "book" else (*_NAMES, *_FOR_BOOKS)
        read = self._imports.needed(_READ_BY, aside)
        modules = sorted({*made.modules, *read.modules, *source.declared}, key=str)
        return Needed(tuple(modules), tuple(sorted({*made.libraries, *read.libraries})))

    def _version(self, format: str) -> str:
        state = self._program_state(format)
        read = partial(self._made_by, format)
        found = self._digests.kept(f"version {format}", state, read) if state else read()
        assert isinstance(found, list)
        program, uses_system = found
        return files.digest(program, *(libraries.system() if uses_system else ()))

    def _program_state(self, format: str) -> list[object]:
        """Return from what the program of a format follows; [] if that may be altered unseen.

        To follow the imports of each format takes longer than to see that no module changed.
        """
        made, whole = making(format), self._imports.state
        if whole is None:
            return []
        return [whole, libraries.installed(), *made.modules, self._digests.of_all(made.declared)]

    def _made_by(self, format: str) -> list[object]:
        """Return the digest of the modules and libraries, and whether those of the system count."""
        needed = self.needed(format)
        known = libraries.versions(needed.libraries, self._digests)
        digest = files.digest(*known, self._digests.of_all(needed.modules))
        return [digest, _USES_SYSTEM in needed.libraries]

    def _style(self, format: str) -> str:
        project = self._project
        source = making(format)
        book_style = [path for name in source.data for path in _under(project.data_file(name))]
        if source.faces is not FaceUse.NONE:
            book_style += [*self._style_facts[0], project.fonts_file]
        if format == "book":
            book_style.append(project.book_style_file)
        return self._of_look(book_style)

    @cached_property
    def _style_facts(self) -> tuple[list[Path], bool]:
        """The TOML of the style and of those it begins from, and whether DOCX carries its fonts.

        Kept until one of the files changes that a style may be read from, or by: to read them all
        takes longer than all else that a build without work does.
        """
        project = self._project
        try:
            state = self._style_state()
            found = self._digests.kept("style", state, self._read_style)
        except OSError:  # what cannot be read is told by whoever reads it
            state, found = [], self._read_style()
        assert isinstance(found, list)
        names, embeds = found
        # From here on the project reads them where they stand now.
        paths = [project.style_named(name) for name in names]
        if state and not {*map(str, paths)} <= {*state}:  # one has just appeared
            return project.style_files, project.embeds_fonts
        return paths, bool(embeds)

    def _read_style(self) -> list[object]:
        return [[path.stem for path in self._project.style_files], self._project.embeds_fonts]

    def _style_state(self) -> list[object]:
        """Return all that a style is read from and by; raises OSError for what cannot be read."""
        own, ours = self._project.root, resources.root()
        folders = (own / "styles", ours / "styles", ours / "workflow/schemas")
        settings = [path for folder in folders for path in _listed(folder)]
        program = self._imports.state or self._digests.of_all(self._imports.needed(_STYLES).modules)
        style = self._project.config.style
        return [style, *map(str, settings), self._digests.of_all(settings), program]

    def _of_look(self, paths: Iterable[Path]) -> str:
        """Return one digest of files, of the very bytes that the project reads of them."""
        digest = self._project.digest
        each = ((path.name, digest(path, self._digests.of)) for path in paths)
        return files.digest(*(word for pair in each for word in pair))


def _offered() -> Iterator[str]:
    """Yield what the site tells of each format that it offers."""
    for format in formats.FORMATS:
        yield repr((format.name, format.label, format.use, format.mark))


def _listed(folder: Path) -> list[Path]:
    """Return the settings in a folder by their names, whether they can be read or not."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in _SETTINGS)


def _under(path: Path) -> list[Path]:
    """Return the files a path stands for, in order: itself, or what its folder holds."""
    if path.is_dir():
        return sorted(inner for inner in path.rglob("*") if inner.is_file())
    return [path] if path.is_file() else []

"""A collection on disk: its settings, its speeches, its style and its fonts."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from converters import files, formats, resources
from converters.errors import HuibianError, MissingError, SourceError
from converters.project import registered, unreadable
from converters.project.root import CONFIG
from converters.project.snapshot import Snapshot
from converters.settings import folders

if TYPE_CHECKING:
    from converters.settings import book_style as bookstyle
    from converters.settings import compilation, config, fonts, retired, style
    from converters.settings.design import Design
    from converters.speech.model import Speech

FREE_FONTS = "fonts/free"
OFFICE_FONTS = "fonts/office"
ID = registered.ID
_STYLE = re.compile(r"[a-z0-9-]{1,64}")

_Read = TypeVar("_Read")


class Project:
    """One collection (讲话集), the folder that holds its `config.yaml`.

    Its looks (style, fonts, settings of books) are those of one moment: what is altered later is
    seen by `again`.
    """

    def __init__(self, root: Path, settings: "config.Config | None" = None) -> None:
        """Open a folder; raises MissingError without `config.yaml`, SourceError for a wrong one.

        With `settings` the folder need hold none: a text on its own is set by them.
        """
        self.root = root
        self._seen = Snapshot()
        self._places: dict[str, Path] = {}
        self._faces: dict[str, list[Path]] = {}
        self._bad_faces: dict[str, tuple[HuibianError, ...]] = {}
        if settings is not None:
            self.config = settings
            return
        if not unreadable.stands(root / CONFIG):
            raise MissingError(
                f"这里不是讲话集（没有 {CONFIG}）：{root.resolve()}",
                "请先进入讲话集所在的文件夹；还没有讲话集的，运行 huibian init 新建一个",
            )
        from converters.settings import config

        known, usual = formats.labels(formats.of_speeches()), formats.usual_of_speeches()
        read = partial(config.read, formats=known, usual=formats.names(usual))
        self.config = self.load(root / CONFIG, lambda data: read(unreadable.decoded(data)))
        self.config = replace(self.config, retired=self._retired())

    def _retired(self) -> "tuple[retired.Retired, ...]":
        """Return the speeches that the collection holds no longer; raises SourceError."""
        path = self.retired_file
        if not unreadable.stands(path):
            return ()
        from converters.settings import retired

        return self.load(path, lambda data: retired.read(unreadable.decoded(data)))

    @property
    def retired_file(self) -> Path:
        """The list of the speeches that the collection holds no longer."""
        return self.speeches / folders.RETIRED

    def again(self) -> "Project":
        """Return the collection as it is now; raises as `Project` does."""
        return Project(self.root, None if (self.root / CONFIG).is_file() else self.config)

    @property
    def speeches(self) -> Path:
        """The folder of the Markdown."""
        return self.root / self.config.speeches

    def require_speeches(self) -> None:
        """Raise SourceError, with the line of the settings, if the folder of speeches is absent.

        A folder that is mistyped, or a disk that is not there, is no empty collection.
        """
        with suppress(OSError):  # a name that no disk can have
            if self.speeches.is_dir() or not (self.root / CONFIG).is_file():
                return
        from converters.project import mistyped

        raise mistyped.speeches(self.root, self.config.speeches)

    @property
    def books(self) -> list[Path]:
        """The settings of the compilations (汇编), in the order of their names."""
        found = (self.root / folders.BOOKS).glob("*.yaml")
        return sorted(path for path in found if not path.name.startswith((".", "~")))

    def book(self, path: Path) -> "compilation.Settings":
        """Return the settings of a compilation; raises SourceError with file and line."""
        from converters.settings import compilation

        known = formats.labels(formats.of_books())
        usual = formats.names(formats.usual_of_books())
        return self._look(
            path, lambda data: compilation.read(unreadable.decoded(data), path.stem, known, usual)
        )

    def attached(self, path: Path) -> bytes:
        """Return the bytes of a file that a book was made from; ChangedError if it is another."""
        return self._look(path, bytes)

    def note(self, path: Path, id: str) -> "Speech":
        """Return a text for the front of a book; raises SourceError without a title."""
        from converters.readers import markdown

        return self._look(path, lambda data: markdown.read_note(data, id))

    @property
    def output(self) -> Path:
        """The folder of everything that is built."""
        return self.root / "output"

    def load(
        self,
        path: Path,
        read: Callable[[bytes], _Read],
        most: int = unreadable.MOST_BYTES,
        *,
        data: bytes | None = None,
    ) -> _Read:
        """Return what `read` makes of a file of at most so many bytes; `data`, if they are known.

        Raises MissingError if it is not there, SourceError with its name for any other fault.
        """
        name = self.name(path)
        try:
            return read(files.contents(path, most) if data is None else data)
        except OSError as error:
            raise unreadable.told(path, name, error) from error
        except SourceError as error:
            raise error.in_file(name) from error

    def name(self, path: Path) -> str:
        """Return how a file of the collection is called in messages."""
        inside = path.is_relative_to(self.root)
        return str(path.relative_to(self.root)) if inside else str(path)

    def read(self, path: Path, source: bytes | None = None) -> "tuple[Speech, bytes]":
        """Return a speech and the Markdown it was read from; `source`, if that is known.

        Raises SourceError if the text is wrong or its id is not the name of its file.
        """
        from converters.readers import markdown

        return self.load(
            path, lambda data: (self._named(markdown.read(data), path, data), data), data=source
        )

    def _look(
        self, path: Path, read: Callable[[bytes], _Read], most: int = unreadable.MOST_BYTES
    ) -> _Read:
        """Return what `read` makes of a file that looks follow from; also raises ChangedError."""

        def agreed(data: bytes) -> _Read:
            self._seen.agree(path, data, self.name(path))
            return read(data)

        try:
            return self.load(path, agreed, most)
        except HuibianError:
            if not path.is_file():
                self._seen.gone(path, self.name(path))
            raise

    def digest(self, path: Path, known: Callable[[Path], str]) -> str:
        """Return the digest of a file that looks follow from, as it was read or is going to be.

        `known` returns it if the file was not read yet.
        """
        return self._seen.digest(path, known)

    def _named(self, speech: "Speech", path: Path, data: bytes) -> "Speech":
        id, stem = speech.meta.id, path.stem
        if id == stem:
            return speech
        from converters.readers import front_matter

        line = front_matter.line_of_id(data)
        if self.holds(id):
            raise self.copied(path, id, line)
        raise SourceError(
            f"编号是 {id}，文件名却是 {path.name}",
            f"编号一经编定不再改变，请把文件名改成 {id}.md",
            line=line,
        )

    def holds(self, id: str) -> bool:
        """Return whether the collection has a file of that id."""
        return (self.speeches / f"{id}.md").is_file()

    def copied(self, path: Path, id: str, line: int) -> SourceError:
        """Return what to say of a file whose id is that of another one: a copy, most likely."""
        other = self.name(self.speeches / f"{id}.md")
        own = path.suffix == ".md" and ID.fullmatch(path.stem) is not None
        free = path.stem if own else self.free_id(id)
        renamed = "" if own else f"，文件名改成 {free}.md"
        return SourceError(
            f"编号 {id} 已经是 {other} 的，两个文件不能用同一个编号",
            f"如果是另一篇讲话，请把这份前言里的 id 改成 {free}{renamed}；"
            "如果是多余的副本，请移到别处",
            file=self.name(path),
            line=line,
        )

    def free_id(self, like: str) -> str:
        """Return an id that no speech has or ever had, the next one after `like`."""
        taken = registered.ids(self.speeches) | self.config.retired_ids
        return next(id for id in registered.after(like) if id not in taken and not self.holds(id))

    @property
    def style_file(self) -> Path:
        """The TOML of the style: the collection's own, or the program's."""
        return self.style_named(self.config.style)

    @property
    def style_files(self) -> list[Path]:
        """The TOML of the style, and those of the styles it begins from."""
        _ = self._style
        return [self.style_named(name) for name in self._style_names]

    def style_named(self, name: str) -> Path:
        """Return the TOML of the style of that name, which is read there from now on."""
        return self._look_file(f"{name}.toml")

    @cached_property
    def fonts_file(self) -> Path:
        """The TOML of the font roles."""
        return self._look_file("fonts.toml")

    def data_file(self, name: str) -> Path:
        """Return a file the collection has of its own, or else the one of the program."""
        if name not in self._places:
            own = self.root / name
            self._places[name] = own if own.is_file() else resources.root() / name
        return self._places[name]

    def _look_file(self, name: str) -> Path:
        """Return a file of `styles/`: the collection's own, even if it is one nobody can read."""
        if unreadable.stands(own := self.root / "styles" / name):
            self._places.setdefault(f"styles/{name}", own)
        return self.data_file(f"styles/{name}")

    def font_files(self, folder: str) -> list[Path]:
        """Return the font files in a folder such as `fonts/free`, in the order of their names.

        The folder of the collection wins, then that of the program, then that of the user. What
        cannot be used is left out, and told by `font_faults`.
        """
        if folder not in self._faces:
            self._faces[folder], faults = self._font_files(folder)
            self._bad_faces[folder] = tuple(faults)
        return self._faces[folder]

    @property
    def font_faults(self) -> tuple[HuibianError, ...]:
        """What to say of the files among the fonts that cannot be used."""
        for folder in (OFFICE_FONTS, FREE_FONTS):
            self.font_files(folder)
        return tuple(fault for faults in self._bad_faces.values() for fault in faults)

    def _font_files(self, folder: str) -> tuple[list[Path], list[HuibianError]]:
        from converters.project import font_files

        faults: list[HuibianError] = []
        for root in (self.root, resources.root(), resources.user_folder()):
            found, bad = font_files.sorted_out(root / folder, self.name)
            faults += bad
            if found:
                return found, faults
        return [], faults

    @cached_property
    def book_style(self) -> "bookstyle.BookStyle":
        """What books look like beside their speeches; raises SourceError with the line."""
        from converters.settings import book_style as bookstyle

        roles = self._named_roles.roles
        return self._look(
            self.book_style_file, lambda data: bookstyle.read(unreadable.decoded(data), roles)
        )

    @property
    def book_style_file(self) -> Path:
        """The TOML of the looks of books: the collection's own, or the program's."""
        return self._look_file("book.toml")

    @cached_property
    def roles(self) -> "fonts.Roles":
        """The font roles as the style takes them; raises SourceError with the line."""
        return self._named_roles.with_latin(self._style.text.latin)

    @cached_property
    def _named_roles(self) -> "fonts.Roles":
        from converters.settings import fonts

        return self._look(self.fonts_file, lambda data: fonts.read(unreadable.decoded(data)))

    @cached_property
    def chains(self) -> "Mapping[str, fonts.Chain]":
        """The faces that draw each role; raises MissingError if a free font is not installed."""
        from converters.settings import fonts

        free = {path.name: self._face(path) for path in self.font_files(FREE_FONTS)}
        return fonts.resolve(self.roles, self.office_faces, free)

    @cached_property
    def office_faces(self) -> "list[fonts.Face]":
        """The faces of the office's own fonts."""
        return [self._face(path) for path in self.font_files(OFFICE_FONTS)]

    def _face(self, path: Path) -> "fonts.Face":
        from converters.project import font_files
        from converters.settings import fonts

        return self._look(path, lambda data: fonts.Face(path.name, data), font_files.LARGEST)

    @property
    def embeds_fonts(self) -> bool:
        """Whether DOCX carries its fonts, so that it follows from them."""
        return self._style.docx.embed_fonts

    @cached_property
    def plain_design(self) -> "Design":
        """The look for writers that draw nothing themselves, with faces only to be embedded."""
        return self._design(self.chains if self.embeds_fonts else {})

    @cached_property
    def drawn_design(self) -> "Design":
        """The look for writers that draw: with the faces of every role."""
        return self._design(self.chains)

    def _design(self, chains: "Mapping[str, fonts.Chain]") -> "Design":
        from converters.settings.design import Design

        return Design(self._style, self.roles, chains, self.config.carry_source)

    @cached_property
    def _style(self) -> "style.Style":
        from converters.settings import style

        self._style_names: list[str] = []
        return style.of(self._style_tables(self.config.style))

    def _style_tables(self, name: str) -> Mapping[str, Any]:
        """Return the tables of a style; those of its base are read in turn."""
        from converters.settings import style

        path = self.style_named(name)
        if not unreadable.stands(path):
            self._seen.gone(path, self.name(path))
        if not self._style_names and not unreadable.stands(path):
            from converters.project import mistyped

            raise mistyped.style(self.root, name)
        self._style_names.append(name)
        roles, base = self._named_roles.roles, self._base_tables
        return self._look(path, lambda data: style.tables(unreadable.decoded(data), base, roles))

    def _base_tables(self, name: str) -> Mapping[str, Any]:
        if not _STYLE.fullmatch(name):
            raise SourceError(f"没有“{name[:40]}”这个版式", "base 应为 styles/ 里另一个版式的名称")
        if name in self._style_names:
            raise SourceError(f"base 写的“{name}”又回到了它自己", "请改成另一个版式")
        if not unreadable.stands(self.style_named(name)):
            raise SourceError(f"没有“{name}”这个版式", "base 应为 styles/ 里另一个版式的名称")
        return self._style_tables(name)


def here() -> Project:
    """Return the collection in the folder where the program runs; raises as `Project` does."""
    return Project(Path())


def anywhere() -> Project:
    """Return the collection in the folder where the program runs; else one with nothing in it.

    Its style and fonts are those of the program. Raises SourceError for wrong settings.
    """
    if Path(CONFIG).is_file():
        return here()
    from converters.settings import config

    return Project(Path(), config.Config(title=""))

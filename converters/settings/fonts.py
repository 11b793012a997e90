"""Font roles: what DOCX calls each face, and which files draw it in the PDF.

`styles/fonts.toml` names both. Files are handed in by the caller as opened faces; an
office's own licensed fonts are known by the names inside the files, whatever the files are called,
and win over the free ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from typing import Any

from converters.errors import MissingError, SourceError
from converters.settings import schema

_CHINESE = "cjk"
_UNITS = (16, 16_384)
_OUTLINES = ("CFF ", "CFF2", "glyf")
_NAME_IDS = (1, 4, 6, 16)
"""Family, full name, PostScript name, typographic family."""


@dataclass(frozen=True, slots=True)
class Role:
    """One role (字体角色) of `fonts.toml`."""

    name: str
    docx: str
    docx_alt: str
    names: tuple[str, ...]
    files: tuple[str, ...]
    label: str = ""
    """What people call the role."""
    docx_latin: str = ""
    """Digits and Latin letters in DOCX, if they are not in the common face of all roles. A role
    that names one draws them by its own faces in PDF, too."""


@dataclass(frozen=True, slots=True)
class Roles:
    """All roles, and the face of digits and Latin letters: its name in DOCX, what draws it."""

    latin: str
    roles: Mapping[str, Role]
    latin_names: tuple[str, ...] = ()
    latin_files: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Role:
        return self.roles[name]

    def with_latin(self, latin: str) -> "Roles":
        """Return the roles as a style takes them: with `cjk` each draws digits by its own face."""
        if latin != _CHINESE:
            return self
        own = {n: replace(r, docx_latin=r.docx_latin or r.docx) for n, r in self.roles.items()}
        return replace(self, roles=own)

    @property
    def files(self) -> frozenset[str]:
        """The free files that the roles name."""
        named = (role.files for role in self.roles.values())
        return frozenset(file for files in (self.latin_files, *named) for file in files)


Bounds = tuple[int, int, int, int]
"""The left, lower, right and upper edge of what a glyph prints, in thousandths of an em."""


class Face:
    """One font file. Tables are read when first asked for."""

    def __init__(self, file: str, data: bytes, bones: bytes | None = None) -> None:
        """`file` names it in messages; raises SourceError if `data` is no font.

        A face with `bones` was cut down to characters that stand alone, and sets no others. The
        bones are the face with no more than ASCII, by which an engine of layout knows it.
        """
        from fontTools.ttLib import TTLibError

        self.file = file
        self.data = data
        self.bones = bones
        self.bounds: dict[str, Bounds] = {}
        """What its glyphs print, as far as it was measured."""
        try:
            self.names = frozenset(
                str(record) for record in self.font["name"].names if record.nameID in _NAME_IDS
            )
        except (TTLibError, KeyError, UnicodeDecodeError) as error:
            raise SourceError(
                "不是能用的字体文件", "请换成 .ttf 或 .otf 文件", file=file
            ) from error

    @cached_property
    def font(self) -> Any:
        """The font as fontTools reads it."""
        from fontTools.ttLib import TTFont

        return TTFont(BytesIO(self.data), lazy=True, fontNumber=0)

    @cached_property
    def family(self) -> str:
        """The family name, for people."""
        return str(self.font["name"].getBestFamilyName())

    @cached_property
    def postscript_name(self) -> str:
        """The name by which a PDF knows it."""
        return str(self.font["name"].getDebugName(6) or self.family)

    @cached_property
    def style_name(self) -> str:
        """The same with its style: DejaVuSans-Book.

        Fontconfig takes DejaVuSans for a DejaVu Sans of the machine, for it asks for no blanks.
        """
        style = str(self.font["name"].getDebugName(2) or "Regular").replace(" ", "")
        name = self.postscript_name
        return name if "-" in name else f"{name}-{style}"

    @cached_property
    def glyphs(self) -> Mapping[int, str]:
        """Code point to glyph name; raises SourceError for a font that is damaged inside."""
        try:
            found = dict(self.font.getBestCmap() or {})
            _require_drawable(self.font, len(found))
        except MemoryError:
            raise
        # Whatever it raises for a font that is damaged: it was not written for those.
        except Exception as error:
            remedy = "请重新拷一份来，或删去它；是自由字体的，运行 huibian fonts install"
            raise SourceError("字体文件里面坏了，不能用来排版", remedy, file=self.file) from error
        self.forget_curves()
        return found

    @property
    def characters(self) -> Sequence[str]:
        """What it draws, in the order of the file; raises SourceError as `glyphs` does."""
        return [chr(code) for code in self.glyphs if not 0xD800 <= code < 0xE000]

    def forget_curves(self) -> None:
        """Let go of the glyphs' outlines; they are many megabytes, and are read again if asked."""
        self.font.tables.pop("CFF ", None)

    def has(self, char: str) -> bool:
        """Return whether the face can draw a character."""
        return ord(char) in self.glyphs

    def number(self, char: str) -> int:
        """Return the number of the glyph of a character that the face has."""
        number: int = self.font.getGlyphID(self.glyphs[ord(char)])
        return number

    def advance(self, char: str) -> int:
        """Return the advance of a character that the face has, in the face's own units."""
        advance: int = self.font["hmtx"][self.glyphs[ord(char)]][0]
        return advance

    @cached_property
    def units(self) -> int:
        """How many of the face's own units an em is."""
        units: int = self.font["head"].unitsPerEm
        return units

    @cached_property
    def curves(self) -> bool:
        """Tell whether the face has the curves of PostScript (CFF), not those of TrueType."""
        return "CFF " in self.font

    @cached_property
    def has_cids(self) -> bool:
        """Tell whether its glyphs are known by CIDs."""
        found = self.curves and hasattr(self.font["CFF "].cff.topDictIndex[0], "ROS")
        self.forget_curves()
        return found

    @cached_property
    def numbers_are_cids(self) -> bool:
        """Tell whether the CIDs are the numbers of the glyphs, as after a cut that kept those."""
        names = self.font.getGlyphOrder()
        return all(name == f"cid{number:05d}" for number, name in enumerate(names) if number)


def _require_drawable(font: Any, characters: int) -> None:
    """Raise what is wrong with the tables that every line is set by (OpenType 1.9: head, hmtx)."""
    number, full = font["maxp"].numGlyphs, font["hhea"].numberOfHMetrics
    least, most = _UNITS
    if not least <= font["head"].unitsPerEm <= most:
        raise ValueError("units per em")
    if not 0 < full <= number or len(font.reader["hmtx"]) < 2 * (number + full):
        raise ValueError("advance widths")
    if not characters or not any(table in font for table in _OUTLINES):
        raise ValueError("nothing to draw")


@dataclass(frozen=True, slots=True)
class Chain:
    """The faces that draw one role: the first that has a character draws it."""

    role: Role
    faces: tuple[Face, ...]
    latin: tuple[Face, ...] = ()
    """Faces that come first for ASCII, as `w:ascii` does in a DOCX, and for that alone."""

    @property
    def every(self) -> tuple[Face, ...]:
        """All faces; a place in the chain is one in this."""
        return self.faces + self.latin

    def place_of(self, char: str) -> int | None:
        """Return the place of the face that draws a character, None when no face has it."""
        if self.latin and char.isascii():
            for place, face in enumerate(self.latin, len(self.faces)):
                if face.has(char):
                    return place
        return next((place for place, face in enumerate(self.faces) if face.has(char)), None)

    def face_for(self, char: str) -> Face | None:
        """Return the face that draws a character, None when no face has it."""
        place = self.place_of(char)
        return None if place is None else self.every[place]

    def is_substitute(self, place: int) -> bool:
        """Return whether the face at a place only fills gaps of the role's own."""
        return 0 < place < len(self.faces)


def read(data: str) -> Roles:
    """Return the roles written as TOML in `data`; raises SourceError with the line."""
    tables = schema.load_toml(data, "fonts")
    roles = {
        name: Role(
            name,
            t["docx"],
            t["docx_alt"],
            tuple(t["names"]),
            tuple(t["files"]),
            t.get("label", name),
            t.get("docx_latin", ""),
        )
        for name, t in tables["roles"].items()
    }
    names, files = tables.get("latin_names", ()), tables.get("latin_files", ())
    return Roles(tables["latin"], roles, tuple(names), tuple(files))


def resolve(roles: Roles, office: Iterable[Face], free: Mapping[str, Face]) -> dict[str, Chain]:
    """Return the chain of each role: the office's faces in the order of `names`, then free files.

    `free` maps file names to faces. Raises MissingError naming every free file that is not there.
    """
    own = list(office)
    if missing := sorted(roles.files - free.keys()):
        raise MissingError(
            f"缺少字体文件：{'、'.join(missing)}",
            "请运行 huibian fonts install，或把字体文件放进 fonts/free/",
        )

    def found(names: Iterable[str], files: Iterable[str]) -> tuple[Face, ...]:
        office = (face for wanted in names for face in own if wanted in face.names)
        return (*office, *(free[file] for file in files))

    latin = found(roles.latin_names, roles.latin_files)
    return {
        name: Chain(role, found(role.names, role.files), () if role.docx_latin else latin)
        for name, role in roles.roles.items()
    }

"""The faces of a collection cut down to the characters that occur in it, kept beside the outputs.

A worker then holds some 10 MB of fonts instead of 100. What is kept is a cache and no more: a
speech comes out the same from the whole faces, byte for byte, and is drawn from those wherever the
cut does not do. Losing or spoiling it costs time and nothing else. For texts that stand in no
collection (`huibian convert`) such a cut is kept in the cache of the user.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from converters import files, resources
from converters.build import kept, scratch
from converters.build.caches import digests
from converters.build.caches.digests import Digests
from converters.errors import SourceError
from converters.project import FREE_FONTS, OFFICE_FONTS, Project
from converters.project.root import CONFIG
from converters.settings import fonts, known_faces
from converters.settings.design import Design
from converters.settings.known_faces import KnownFace
from converters.speech import printed_words
from converters.speech.model import Speech
from converters.typeset import font_subset, light_design, marks, metrics
from converters.typeset.faces import stands_alone

FOLDER = ".huibian/fonts"
USERS_FOLDER = "cut-fonts"
"""In the cache of a user."""
_INDEX = "index.json"
_LOCK = ".lock"
_FORM = "3"
"""Of what is kept; a new number has everything cut again."""
_PARTS = ("data", "bones")
_MARKS = "·—"
"""Marks of GB 2312 that Python decodes as others (U+30FB, U+2015); every book prints the first."""
_CLOCKS_DIFFER_NS = 60_000_000_000
_MEASURED = marks.SQUEEZABLE | set(marks.PAIRED)
"""What lines are asked to say how much of it is blank, and what numbers of pages stand between."""


def design_for(project: Project, speech: Speech) -> Design:
    """Return a look that draws a speech: with cut faces where they can be kept, else whole."""
    return design_of(project, {char for line in printed_words.lines(speech) for char in line})


def design_of(project: Project, needed: set[str]) -> Design:
    """Return a look that draws these characters, as for a speech."""
    if (project.output / FOLDER).parent.is_dir():
        return _case(project).design(needed)
    if not (project.root / CONFIG).is_file() and resources.user_cache():
        return _users_case(project).design(needed)
    return project.drawn_design


def _time_of(path: Path) -> int:
    """Return when a file was written, or came to be where it is; raises OSError if it is gone."""
    state = path.stat()
    return max(state.st_mtime_ns, state.st_ctime_ns)


@lru_cache(maxsize=2)
def _case(project: Project) -> "FontCase":
    return FontCase(project)


@lru_cache(maxsize=2)
def _users_case(project: Project) -> "FontCase":
    return UsersCase(project)


class FontCase:
    """The cut faces of one collection (字盒)."""

    def __init__(self, project: Project) -> None:
        """Nothing is read before a text asks for it."""
        self.project = project
        self.folder = self._place
        self._known: frozenset[str] = frozenset()
        self._light: Design | None = None
        self._refused = False

    def design(self, needed: set[str]) -> Design:
        """Return a look that has every one of these characters."""
        if all(map(stands_alone, needed)) and self._provides(needed) and self._light:
            return self._light
        return self.project.drawn_design

    def _provides(self, needed: set[str]) -> bool:
        """Return whether the cut has the characters, after cutting again where it had not."""
        if not needed <= self._known and not self._refused:
            self._load()
            if not needed <= self._known:
                self._apart(needed)
                self._load()
                self._refused = not needed <= self._known
        return needed <= self._known

    def _apart(self, needed: set[str]) -> None:
        """Cut in a forked child: the whole faces are its memory, not ours."""
        with scratch.room():
            child = os.fork()
            if not child:
                try:
                    with self._alone():
                        self._load()  # another worker may just have done it
                        if not needed <= self._known:
                            self.cut(needed)
                finally:
                    os._exit(os.EX_OK)  # what is there now is seen by what is kept
            os.waitpid(child, 0)

    def cut(self, needed: set[str]) -> None:
        """Cut the faces to all characters of the collection and those in `needed`, and keep them.

        The index is written last; what it does not name is removed then.
        """
        key = self._key()
        chars = needed | _common() | self._occurring()
        light = light_design.lightened(self.project.drawn_design, chars)
        faces = {face.file: face for chain in light.chains.values() for face in chain.every}
        cut = {name: self._kept_of(face) for name, face in faces.items()}
        index = {"key": key, "faces": cut, "chars": "".join(sorted(chars))}
        kept.write(self.folder / _INDEX, index)
        wanted = {_INDEX, *(known[part] for known in cut.values() for part in _PARTS)}
        for path in self.folder.iterdir():
            if path.name not in wanted and not path.name.startswith("."):
                kept.remove(path)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait for other workers; where the disk knows no locks the work is only done twice."""
        kept.make_way(self.folder / _LOCK)
        with (self.folder / _LOCK).open("a") as lock:
            with suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _kept_of(self, face: fonts.Face) -> dict[str, Any]:
        """Keep a face; return the names of its parts, and what is known of it."""
        with suppress(SourceError):  # a fallback of which nothing is needed
            metrics.measure(face, _MEASURED)
        parts = {part: self._keep(data) for part, data in _parts(face)}
        return parts | {"facts": known_faces.facts_of(face)}

    def _keep(self, data: bytes) -> str:
        """Write a face under the name of its digest, and return that."""
        name = files.sha256(data)
        path = self.folder / name
        kept.make_way(path)
        files.write(path, data)
        return name

    def _occurring(self) -> set[str]:
        """Return the characters of all texts; of those older than the cut it knows already."""
        found, since = set(self._known), 0
        with suppress(OSError):
            since = _time_of(self.folder / _INDEX) - _CLOCKS_DIFFER_NS if found else 0
        for path in self.project.speeches.glob("*.md"):
            with suppress(OSError):  # told where the speech is to be drawn
                if _time_of(path) >= since:
                    found.update(files.contents(path).decode("utf-8", "ignore"))
        return found

    def _key(self) -> str:
        """Return the digest of what a cut follows from: faces, roles, who sets Latin, cutter."""
        known = Digests(self._digests)
        folders = (OFFICE_FONTS, FREE_FONTS)
        faces = [path for folder in folders for path in self.project.font_files(folder)]
        wanted = [self.project.fonts_file, *faces]
        words = [f"{path.name} {self.project.digest(path, known.of)}" for path in wanted]
        self._learned(known)
        return files.digest(_FORM, font_subset.CUTTER, repr(self.project.roles), *words)

    @property
    def _place(self) -> Path:
        return self.project.output / FOLDER

    @property
    def _digests(self) -> Path:
        """The file with the digests of fonts, read again only when they change."""
        return self.project.output / digests.ENGINE

    def _learned(self, known: Digests) -> None:
        """Do nothing: a build keeps the digests when it plans."""

    def _load(self) -> None:
        """Take what is kept; nothing if it is not there, out of date or spoilt."""
        self._known, self._light = frozenset(), None
        try:
            index = kept.read(self.folder / _INDEX)
            if index is None or index["key"] != self._key():
                return
            office, free = self._faces(OFFICE_FONTS, index), self._faces(FREE_FONTS, index)
            chars = frozenset(index["chars"])
        except (OSError, SourceError, KeyError, TypeError, ValueError, AttributeError):
            return
        chains = fonts.resolve(self.project.roles, office, {face.file: face for face in free})
        self._light = replace(self.project.plain_design, chains=chains)
        self._known = chars

    def _faces(self, folder: str, index: dict[str, dict[str, Any]]) -> list[fonts.Face]:
        names = [path.name for path in self.project.font_files(folder)]
        cut = index["faces"]
        return [self._face(name, cut[name]) for name in names if name in cut]

    def _face(self, name: str, known: dict[str, Any]) -> fonts.Face:
        data, bones = (self._kept(known[part]) for part in _PARTS)
        return KnownFace(name, data, bones, known["facts"])

    def _kept(self, name: str) -> bytes:
        data = (self.folder / name).read_bytes()
        if files.sha256(data) != name:
            raise OSError(f"not what was written: {name}")
        return data


class UsersCase(FontCase):
    """The cut faces that a user's texts on their own are set from, outside any collection.

    There is no telling what texts will come: the cut goes on holding what it once had to.
    """

    @property
    def _place(self) -> Path:
        return (resources.user_cache() or self.project.root) / USERS_FOLDER

    def _occurring(self) -> set[str]:
        index = kept.read(self.folder / _INDEX)
        return set(index["chars"]) if isinstance(index, dict) else set()

    @property
    def _digests(self) -> Path:
        return self.folder / ".digests.json"

    def _learned(self, known: Digests) -> None:
        with suppress(OSError):  # a folder that may not be written to
            known.save()


def _parts(face: fonts.Face) -> Iterator[tuple[str, bytes]]:
    return zip(_PARTS, (face.data, face.bones or face.data), strict=True)


def _common() -> set[str]:
    """Return ASCII, the marks and the hanzi of the first level of GB 2312: nearly every text."""
    rows = (*range(0xA1, 0xAA), *range(0xB0, 0xD8))
    pairs = (bytes([row, cell]) for row in rows for cell in range(0xA1, 0xFF))
    latin = (chr(code) for code in range(0x20, 0x7F))
    return {*latin, *_MARKS, *(char for pair in pairs for char in pair.decode("gb2312", "ignore"))}

"""The free fonts on disk: fetched from Debian's packages, mended, and put into a folder.

Fandol draws what an office sets in 仿宋, 楷体, 黑体, 宋体 and 小标宋; Noto CJK draws the characters
that Fandol lacks. Tinos draws digits and Latin letters as wide as Times New Roman does; it and
DejaVu draw signs (⅓ ₂ ‱, ☑ ✔ ➢). All are taken from packages that are downloaded and unpacked but
never installed (one of them is a part of TeX). The results hold no date: each run gives the same
bytes.
"""

import contextlib
import gzip
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from converters import files, resources
from converters.errors import MissingError
from converters.project import FREE_FONTS

RECIPE = "2"
"""Names the cache: to be raised whenever the same sources give other results."""
RECORD = "来源.txt"
"""Says where each file came from; written last."""
FANDOL = "texlive-lang-chinese"
NOTO = "fonts-noto-cjk"
TINOS = "fonts-croscore"
DEJAVU = "fonts-dejavu-core"
FONTS = {
    **dict.fromkeys(("FandolFang-Regular.otf", "FandolKai-Regular.otf"), FANDOL),
    **dict.fromkeys(("FandolHei-Regular.otf", "FandolHei-Bold.otf"), FANDOL),
    **dict.fromkeys(("FandolSong-Regular.otf", "FandolSong-Bold.otf"), FANDOL),
    **dict.fromkeys(("NotoSerifCJKsc-Regular.otf", "NotoSerifCJKsc-Bold.otf"), NOTO),
    "NotoSansCJKsc-Regular.otf": NOTO,
    "Tinos-Regular.ttf": TINOS,
    "DejaVuSans.ttf": DEJAVU,
}
"""The font files of the result, each named after its face, and Debian's package of each."""
PACKAGES = tuple(dict.fromkeys(FONTS.values()))
LICENCES = {
    "Fandol-COPYING.txt": re.compile(r"/fandol/COPYING(\.gz)?$"),
    "Fandol-README.txt": re.compile(r"/fandol/README(\.gz)?$"),
    "NotoCJK-copyright.txt": re.compile(rf"/doc/{NOTO}/copyright$"),
    "Tinos-copyright.txt": re.compile(rf"/doc/{TINOS}/copyright$"),
    "DejaVu-copyright.txt": re.compile(rf"/doc/{DEJAVU}/copyright$"),
}
"""The names of licence texts beside the fonts, and their paths in the packages."""
_GZIP = b"\x1f\x8b"
_COMMAND = "huibian fonts install"


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file as it was found, and how to name where it came from."""

    data: bytes
    origin: str


def collection_of(file: str) -> str:
    """Return the .ttc that holds a face of Noto; no other font is in one.

    >>> collection_of("NotoSansCJKsc-Regular.otf"), collection_of("FandolKai-Regular.otf")
    ('NotoSansCJK-Regular.ttc', '')
    """
    return file.replace("CJKsc", "CJK").replace(".otf", ".ttc") if FONTS[file] == NOTO else ""


def folder() -> Path:
    """Return where the fonts are kept: in a checkout beside the program, else with the user's data.

    In both places a `Project` looks for them.
    """
    return (resources.user_folder() if resources.is_bundled() else resources.root()) / FREE_FONTS


def install(into: Path, given: Sequence[Path], tell: Callable[[str], object]) -> None:
    """Fill a folder with the free fonts: from the folders `given`, or else from Debian's packages.

    What was downloaded once is kept in the user's cache for other checkouts. A folder that is whole
    stays as it is if nothing can be downloaded. Raises MissingError if a font is not to be had.
    """
    if given:
        _write(into, finished(in_folders(given)))
    elif _is_whole(cache_folder()):
        names = (*FONTS, *LICENCES, RECORD)
        kept = [path for name in names if (path := cache_folder() / name).is_file()]
        _write(into, {path.name: path.read_bytes() for path in kept})
    else:
        try:
            made = finished(downloaded(tell))
        except MissingError:
            if not _is_whole(into):
                raise
            tell(f"没有能够下载；{into} 里的字体是齐全的，没有改动。")
            return
        _write(into, made)
        with contextlib.suppress(OSError):  # one can go on without a cache
            _write(cache_folder(), made)


def cache_folder() -> Path:
    """Return the folder that keeps the results for other checkouts of the same user."""
    return (resources.user_cache() or resources.root()) / f"fonts-{RECIPE}"


def _is_whole(folder: Path) -> bool:
    return all((folder / name).is_file() for name in (*FONTS, RECORD))


def _write(folder: Path, made: Mapping[str, bytes]) -> None:
    for name, data in made.items():
        files.write_if_changed(folder / name, data)


def in_folders(folders: Iterable[Path]) -> dict[str, FontFile]:
    """Return the wanted files that lie in these folders, by name; the first of a name wins."""
    found: dict[str, FontFile] = {}
    for path in (path for folder in folders for path in sorted(folder.absolute().rglob("*"))):
        name = wanted(str(path))
        if name and name not in found and path.is_file():
            found[name] = FontFile(path.read_bytes(), f"本机已有的文件 {path.name}")
    return found


def downloaded(tell: Callable[[str], object]) -> dict[str, FontFile]:
    """Return the wanted files of Debian's packages; raises MissingError if they are not to be had.

    The system needs no lists of packages of its own, and the user no rights.
    """
    if not all(shutil.which(tool) for tool in ("apt-get", "dpkg-deb")):
        raise _not_had(FONTS, "本机没有 apt-get（不是 Debian 或 Ubuntu），不能自动下载")
    tell(f"正在下载字体（{'、'.join(PACKAGES)}，约 109 MB），请稍候……")
    found: dict[str, FontFile] = {}
    with tempfile.TemporaryDirectory(prefix="huibian-fonts-") as scratch:
        said = _apt(Path(scratch), "update") + _apt(Path(scratch), "download", *PACKAGES)
        for deb in sorted(Path(scratch).glob("*.deb")):
            try:
                found |= _unpacked(deb)
            except (subprocess.CalledProcessError, tarfile.TarError) as error:
                raise _not_had(FONTS, f"下载的 {deb.name} 打不开，大约没有下载完整") from error
    if lacking := [file for file in FONTS if not _source(file, found)]:
        raise _not_had(lacking, "\n".join(["下载没有成功，apt-get 说：", *said]))
    return found


def _apt(scratch: Path, *arguments: str) -> list[str]:
    """Run apt-get in a folder, with lists of packages of its own; return what it objects to."""
    lists = scratch / "lists"
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    own = (f"Dir::State::Lists={lists}", f"Dir::Cache={scratch / 'cache'}")
    options = [word for option in (*own, "APT::Sandbox::User=root") for word in ("-o", option)]
    done = subprocess.run(
        ["apt-get", "-q", *options, *arguments],
        cwd=scratch,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return [line for line in done.stdout.splitlines() if line.startswith(("E:", "W:"))][:4]


def _unpacked(deb: Path) -> dict[str, FontFile]:
    """Take the wanted files, and them alone, out of a Debian package."""
    query = ["dpkg-deb", "--show", "--showformat=${Package} ${Version}", str(deb)]
    package = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    found: dict[str, FontFile] = {}
    with (
        subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as process,
        tarfile.open(fileobj=process.stdout, mode="r|") as archive,
    ):
        for member in archive:
            name = wanted(member.name)
            if name and (file := archive.extractfile(member)):
                origin = f"Debian 软件包 {package} 的 {member.name.removeprefix('.')}"
                found[name] = FontFile(file.read(), origin)
    return found


def wanted(path: str) -> str:
    """Return the name under which a file is kept that was found there; empty if it is not wanted.

    >>> wanted("./usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
    'NotoSansCJK-Regular.ttc'
    """
    base = path.rpartition("/")[2]
    if base and any(base in (file, collection_of(file)) for file in FONTS):
        return base
    return next((name for name, pattern in LICENCES.items() if pattern.search(path)), "")


def _source(file: str, found: Mapping[str, FontFile]) -> FontFile | None:
    return found.get(file) or found.get(collection_of(file))


def _not_had(lacking: Iterable[str], reason: str) -> MissingError:
    """Say which fonts are missing, why, and how to get them by hand."""
    lines = ["没有得到下列免费字体（文件名、所在的 Debian 软件包）："]
    for file in lacking:
        other = f"（或 {collection_of(file)}）" if collection_of(file) else ""
        lines.append(f"  {file}{other}  {FONTS[file]}")
    return MissingError(
        "\n".join([*lines, reason]),
        f"没有网络的，请在别的 Debian 电脑上运行 apt-get download {' '.join(PACKAGES)}，"
        f"用 dpkg-deb -x 取出字体文件，拷到这里再运行 {_COMMAND} --from 文件夹",
    )


def finished(found: Mapping[str, FontFile]) -> dict[str, bytes]:
    """Return name and content of each file of the result: fonts, licences, last the record.

    Raises MissingError if a font is not among what was found, or a file is no font.
    """
    sources = {file: source for file in FONTS if (source := _source(file, found))}
    if lacking := [file for file in FONTS if file not in sources]:
        raise _not_had(lacking, "给出的文件夹里没有它们")
    made: dict[str, bytes] = {}
    record = [f"本目录由 {_COMMAND} 生成。单位自有的字体请放 fonts/office/。", ""]
    for file, source in sources.items():
        made[file], change = _made(file, source, alone=file in found)
        record += [file, f"    来自 {source.origin}", *filter(None, [change])]
        record += [f"    SHA-256 {files.sha256(made[file])}", ""]
    for name in (name for name in LICENCES if name in found):
        text = found[name].data
        made[name] = gzip.decompress(text) if text.startswith(_GZIP) else text
        record += [name, f"    许可证，来自 {found[name].origin}", ""]
    return {**made, RECORD: "\n".join(record).encode()}


def _made(file: str, source: FontFile, *, alone: bool) -> tuple[bytes, str]:
    """Return the finished file, and what was changed in it (in Chinese, or nothing)."""
    stem = Path(file).stem
    try:
        if not alone:
            return face_of(source.data, stem), f"    取自字体集 {collection_of(file)} 中的 {stem}"
        face = TTFont(BytesIO(source.data), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
        if mend_descent(face):
            return _bytes(face), "    上伸、下伸值原为 800/+200，改为同族各字体的 880/-120"
    except (TTLibError, LookupError) as error:
        reason = f"不是所要的字体文件：{source.origin}"
        raise MissingError(reason, f"请换一个，再运行 {_COMMAND}") from error
    return source.data, ""


def face_of(collection: bytes, postscript_name: str) -> bytes:
    """Return the face of that PostScript name in a collection (.ttc) as a font file of its own.

    Raises LookupError if the collection has no such face.
    """
    faces = TTCollection(BytesIO(collection), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    for face in faces.fonts:
        if face["name"].getDebugName(6) == postscript_name:
            return _bytes(face)
    raise LookupError(postscript_name)


def mend_descent(face: Any) -> bool:
    """Give a font whose descent is above the base line the measures of its family; tell if it was.

    FandolSong-Regular (of 2015) has the ascent 800 and, by a sign error, the descent +200; HarfBuzz
    reads that as 800/−200. All other Fandol faces, and its own glyphs, have 880/−120. With the sign
    alone put right, lines of 宋体 still stand 1.28 pt too low beside 仿宋 of 16 pt.
    """
    hhea, os2 = face["hhea"], face["OS/2"]
    if hhea.descent <= 0 and os2.sTypoDescender <= 0:
        return False
    unit = face["head"].unitsPerEm
    hhea.ascent = os2.sTypoAscender = round(unit * 0.88)
    hhea.descent = os2.sTypoDescender = -round(unit * 0.12)
    return True


def _bytes(face: Any) -> bytes:
    buffer = BytesIO()
    face.save(buffer)
    return buffer.getvalue()

"""Put the free fonts into ``fonts/free``.

Fandol draws what an office sets in 仿宋, 楷体, 黑体, 宋体 and 小标宋; Noto CJK draws the characters
that Fandol lacks. Both are taken from Debian's packages, which are downloaded and unpacked but
never installed (one of them is a part of TeX). Where apt is missing or reaches nothing, files of
the same names that are on this machine already, or that somebody put into the folder, do as well.

The results hold no date, so that each run gives the same bytes.
"""

import argparse
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection, TTFont, TTLibError

RECIPE = "1"
"""Names the cache: to be raised whenever the same sources give other results."""

RECORD = "来源.txt"
"""Says where each file came from; written last."""

GZIP = b"\x1f\x8b"

FANDOL = "texlive-lang-chinese"
NOTO = "fonts-noto-cjk"

LICENCES = (
    (re.compile(r"/fandol/COPYING(\.gz)?$"), "Fandol-COPYING.txt"),
    (re.compile(r"/fandol/README(\.gz)?$"), "Fandol-README.txt"),
    (re.compile(rf"/doc/{NOTO}/copyright$"), "NotoCJK-copyright.txt"),
)
"""Licence texts in the packages, and their names beside the fonts."""

SYSTEM_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/texlive",
    "/usr/share/texmf",
    "/usr/share/texmf-dist",
    "~/.local/share/fonts",
    "~/.fonts",
)


@dataclass(frozen=True, slots=True)
class Face:
    """One file of the result. Its stem is the PostScript name of the face."""

    file: str
    package: str
    collection: str = ""
    """The .ttc that holds the face, where it is not a file of its own."""


FACES = (
    Face("FandolFang-Regular.otf", FANDOL),
    Face("FandolKai-Regular.otf", FANDOL),
    Face("FandolHei-Regular.otf", FANDOL),
    Face("FandolHei-Bold.otf", FANDOL),
    Face("FandolSong-Regular.otf", FANDOL),
    Face("FandolSong-Bold.otf", FANDOL),
    Face("NotoSerifCJKsc-Regular.otf", NOTO, "NotoSerifCJK-Regular.ttc"),
    Face("NotoSerifCJKsc-Bold.otf", NOTO, "NotoSerifCJK-Bold.ttc"),
    Face("NotoSansCJKsc-Regular.otf", NOTO, "NotoSansCJK-Regular.ttc"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file found, and how to name where it came from."""

    path: Path
    origin: str


class FontsError(Exception):
    """Something is missing; the message is a sentence in Chinese for whoever typed make."""


# ---- what is done to a font


def open_font(source: Any, **options: Any) -> TTFont:
    """Return a font that keeps its dates and boxes when it is saved."""
    return TTFont(source, recalcTimestamp=False, recalcBBoxes=False, **options)


def extract_face(collection: bytes, postscript_name: str) -> bytes:
    """Return the face of that PostScript name as a font file of its own.

    Raises LookupError where the collection (.ttc) has no such face.
    """
    faces = TTCollection(BytesIO(collection), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    for font in faces.fonts:
        if font["name"].getDebugName(6) == postscript_name:
            return font_bytes(font)
    raise LookupError(postscript_name)


def repair_descent(font: TTFont) -> bool:
    """Give a font whose descent is above the base line the measures of its family; tell if it was.

    FandolSong-Regular (of 2015) has the ascent 800 and, by a sign error, the descent +200; HarfBuzz
    reads that as 800/−200. All other Fandol faces, and its own glyphs, have 880/−120. With the sign
    alone put right, lines of 宋体 still stand 1.28 pt too low beside 仿宋 of 16 pt.
    """
    hhea, os2 = font["hhea"], font["OS/2"]
    if hhea.descent <= 0 and os2.sTypoDescender <= 0:
        return False
    unit = font["head"].unitsPerEm
    hhea.ascent = os2.sTypoAscender = round(unit * 0.88)
    hhea.descent = os2.sTypoDescender = -round(unit * 0.12)
    return True


def font_bytes(font: TTFont) -> bytes:
    """Return the font as a file."""
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def make(face: Face, source: Source) -> tuple[bytes, str]:
    """Return the finished file, and what was changed in it (in Chinese, or nothing).

    Raises FontsError where the source is no font, or a collection without the face.
    """
    data = source.path.read_bytes()
    stem = Path(face.file).stem
    try:
        if source.path.name == face.collection:
            return extract_face(data, stem), f"取自字体集 {face.collection} 中的 {stem}"
        font = open_font(BytesIO(data), lazy=True)
        if repair_descent(font):
            return font_bytes(font), "上伸、下伸值原为 800/+200，改为同族各字体的 880/-120"
    except (TTLibError, LookupError) as error:
        raise FontsError(f"{source.path} 不是所要的字体文件，请换一个，再运行 make。") from error
    return data, ""


# ---- where fonts are found


def in_folders(folders: Sequence[Path]) -> dict[str, Source]:
    """Return every file in these folders by name; the first of a name wins."""
    found: dict[str, Source] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found.setdefault(path.name, Source(path, f"本机已有的文件 {path.name}"))
    return found


def from_debian(packages: Sequence[str], scratch: Path) -> dict[str, Source]:
    """Download Debian's packages and unpack what is wanted of them.

    Raises FontsError where there is no apt or it does not get them.
    """
    if not all(shutil.which(tool) for tool in ("apt-get", "dpkg-deb")):
        raise FontsError("本机没有 apt-get（不是 Debian 或 Ubuntu），不能自动下载。")
    print(f"正在下载字体（{'、'.join(packages)}，约 106 MB）", file=sys.stderr)
    download(packages, scratch)
    found: dict[str, Source] = {}
    for deb in sorted(scratch.glob("*.deb")):
        try:
            found |= unpack(deb, scratch / deb.stem)
        except (subprocess.CalledProcessError, tarfile.TarError) as error:
            raise FontsError(f"下载的 {deb.name} 打不开，大约没有下载完整。") from error
    return found


def download(packages: Sequence[str], scratch: Path) -> None:
    """Get packages with apt: without root, and without the system's lists where they are old."""
    lists = scratch / "lists"
    (lists / "partial").mkdir(parents=True)
    own = ("-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={scratch / 'cache'}")
    if apt(scratch, "download", *packages).returncode == 0:
        return
    runs = apt(scratch, *own, "update"), apt(scratch, *own, "download", *packages)
    if runs[-1].returncode != 0:
        lines = "".join(run.stdout for run in runs).splitlines()
        said = [line for line in lines if line.startswith(("E:", "W:"))]
        raise FontsError("\n".join(["下载没有成功，apt-get 说：", *said[:8]]))


def apt(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run apt-get in a folder, quietly."""
    return subprocess.run(
        ["apt-get", "-q", "-o", "APT::Sandbox::User=root", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def unpack(deb: Path, into: Path) -> dict[str, Source]:
    """Take the wanted files, and them alone, out of a Debian package."""
    query = ["dpkg-deb", "--show", "--showformat=${Package} ${Version}", str(deb)]
    package = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    into.mkdir()
    found: dict[str, Source] = {}
    with (
        subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as process,
        tarfile.open(fileobj=process.stdout, mode="r|") as archive,
    ):
        for member in archive:
            name = wanted(member.name)
            if name and (file := archive.extractfile(member)):
                (into / name).write_bytes(file.read())
                origin = f"Debian 软件包 {package} 的 {member.name.removeprefix('.')}"
                found[name] = Source(into / name, origin)
    return found


def wanted(member: str) -> str:
    """Return the name under which a file of a package is kept; nothing if it is not wanted."""
    base = member.rpartition("/")[2]
    if any(base in (face.file, face.collection) for face in FACES):
        return base
    return next((name for pattern, name in LICENCES if pattern.search(member)), "")


# ---- the result


def choose(found: Mapping[str, Source]) -> dict[Face, Source]:
    """Return the source of each face: a file of its own, or else the collection that holds it."""
    return {
        face: source
        for face in FACES
        if (source := found.get(face.file) or found.get(face.collection))
    }


def produce(
    chosen: Mapping[Face, Source], found: Mapping[str, Source]
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of the result: faces, licences, the record."""
    record = ["本目录由 make fonts 生成。单位自有的字体请放 fonts/office/。", ""]
    for face, source in chosen.items():
        data, change = make(face, source)
        record += [face.file, f"    来自 {source.origin}"]
        record += [f"    {change}"] if change else []
        record += [f"    SHA-256 {hashlib.sha256(data).hexdigest()}", ""]
        yield face.file, data
    for _, name in LICENCES:
        if name in found:
            text = found[name].path.read_bytes()
            yield name, gzip.decompress(text) if text.startswith(GZIP) else text
            record += [name, f"    许可证，来自 {found[name].origin}", ""]
    yield RECORD, "\n".join(record).encode()


def write(folder: Path, files: Iterator[tuple[str, bytes]]) -> None:
    """Write files aside, then rename them one by one, in the order given."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as aside:
        names = []
        for name, data in files:
            Path(aside, name).write_bytes(data)
            names.append(name)
        for name in names:
            Path(aside, name).replace(folder / name)


def read(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what `produce` once yielded and `write` wrote, nothing else that may lie there."""
    for name in (*(face.file for face in FACES), *(name for _, name in LICENCES), RECORD):
        if (folder / name).exists():
            yield name, (folder / name).read_bytes()


def complaint(faces: Sequence[Face], folder: Path, reason: str) -> str:
    """Say which fonts are missing and how to get them."""
    lines = ["缺少下列免费字体（文件名、所在的 Debian 软件包）："]
    for face in faces:
        other = f"（或 {face.collection}）" if face.collection else ""
        lines.append(f"  {face.file}{other}  {face.package}")
    lines += [
        reason,
        f"请从别处取得这些文件，放进 {folder}，再运行一次 make。",
        "有网络的 Debian 12 电脑上：apt-get download "
        + " ".join(sorted({f.package for f in faces})),
        "再用 dpkg-deb -x 软件包文件 目录 取出其中的字体文件。",
    ]
    return "\n".join(line for line in lines if line)


# ---- the cache, one for all clones of a user


def cache_folder() -> Path:
    """Return the folder that keeps the results for the user's other clones."""
    base = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    return Path(base, "huibian", f"fonts-{RECIPE}")


def keep(folder: Path) -> None:
    """Copy a finished folder to the cache. Without a cache one can go on."""
    try:
        write(cache_folder(), read(folder))
    except OSError as error:
        print(f"（字体没有存入缓存 {cache_folder()}：{error.strerror}）", file=sys.stderr)


def cached() -> bool:
    """Tell whether the cache holds everything."""
    return all((cache_folder() / name).is_file() for name in (*(f.file for f in FACES), RECORD))


# ---- the command


def gather(folder: Path, given: Sequence[Path], scratch: Path) -> tuple[dict[str, Source], str]:
    """Return what was found, and why there is no more (in Chinese)."""
    if given:
        return in_folders(given), ""
    try:
        return from_debian(sorted({face.package for face in FACES}), scratch), ""
    except FontsError as error:
        system = [Path(name).expanduser() for name in SYSTEM_FOLDERS]
        return in_folders([folder, *system]), str(error)


def install(folder: Path, given: Sequence[Path]) -> None:
    """Fill the folder. Raises FontsError where fonts are missing."""
    if not given and cached():
        write(folder, read(cache_folder()))
        return
    with tempfile.TemporaryDirectory(prefix="huibian-fonts-") as scratch:
        found, reason = gather(folder, given, Path(scratch))
        chosen = choose(found)
        if lacking := [face for face in FACES if face not in chosen]:
            raise FontsError(complaint(lacking, folder, reason))
        write(folder, produce(chosen, found))
    if not given and not reason:
        keep(folder)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description="把免费字体装进 fonts/free/")
    parser.add_argument("--into", type=Path, default=root / "fonts/free", help="装进哪个目录")
    parser.add_argument(
        "--from",
        dest="given",
        type=Path,
        action="append",
        default=[],
        help="不下载，从这个目录取字体",
    )
    options = parser.parse_args(arguments)
    try:
        install(options.into, options.given)
    except FontsError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"字体写不进 {options.into}：{error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The free fonts are fetched and mended: on small fonts made here, without a network."""

import gzip
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont

from converters import resources
from converters.collection import free_fonts
from converters.collection.free_fonts import FONTS, RECORD, collection_of, install
from converters.errors import MissingError

Say = list[str]
Executable = Callable[[str, str], Path]


def font(name: str, ascent: int = 880, descent: int = -120, typo: int = -120) -> TTFont:
    """Return a small OpenType font with one hanzi."""
    pen = T2CharStringPen(1000, None)
    for move, point in (("moveTo", (0, 0)), ("lineTo", (900, 0)), ("lineTo", (0, 800))):
        getattr(pen, move)(point)
    pen.closePath()
    glyph = pen.getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "hui"])
    builder.setupCharacterMap({0x4F1A: "hui"})
    builder.setupCFF(name, {}, {".notdef": glyph, "hui": glyph}, {})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "hui": (1000, 0)})
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=ascent, sTypoDescender=typo)
    builder.setupPost()
    return builder.font


def test_a_descent_above_the_base_line_is_repaired() -> None:
    broken = font("FandolSong-Regular", 800, 200, -200)
    assert free_fonts.mend_descent(broken)
    assert (broken["hhea"].ascent, broken["hhea"].descent) == (880, -120)
    assert (broken["OS/2"].sTypoAscender, broken["OS/2"].sTypoDescender) == (880, -120)


def test_a_sound_descent_is_left_alone() -> None:
    sound = font("FandolSong-Bold", 860, -140, -140)
    assert not free_fonts.mend_descent(sound)
    assert (sound["hhea"].ascent, sound["hhea"].descent) == (860, -140)


def collection(path: Path, *names: str) -> Path:
    """Write a .ttc of faces of these names."""
    faces = TTCollection()
    faces.fonts = [font(name) for name in names]
    faces.save(path)
    return path


def test_a_face_is_taken_out_of_a_collection_by_its_name(tmp_path: Path) -> None:
    languages = [f"NotoSerifCJK{code}-Regular" for code in ("jp", "kr", "sc", "tc")]
    data = collection(tmp_path / "serif.ttc", *languages).read_bytes()
    face = free_fonts.face_of(data, "NotoSerifCJKsc-Regular")
    (tmp_path / "sc.otf").write_bytes(face)
    with TTFont(tmp_path / "sc.otf") as single:
        assert single["name"].getDebugName(6) == "NotoSerifCJKsc-Regular"
        assert single.getBestCmap() == {0x4F1A: "hui"}
    assert free_fonts.face_of(data, "NotoSerifCJKsc-Regular") == face
    with pytest.raises(LookupError):
        free_fonts.face_of(data, "NotoSerifCJKhk-Regular")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Return a folder with a small font for every file that the packages would give."""
    folder = tmp_path / "sources/deep"
    folder.mkdir(parents=True)
    for file in FONTS:
        stem = Path(file).stem
        if collection_of(file):
            collection(folder / collection_of(file), stem.replace("sc-", "jp-"), stem)
        else:
            descent = 200 if stem == "FandolSong-Regular" else -120
            font(stem, descent=descent).save(folder / file)
    return folder.parent


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take apt, the user's cache and the user's data away."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def executable(tmp_path: Path) -> Executable:
    """Return a function that puts a command of shell on the PATH."""

    def put(name: str, script: str) -> Path:
        path = tmp_path / "bin" / name
        path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
        path.chmod(0o755)
        return path

    return put


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_font_is_installed_and_each_time_the_same(sources: Path, tmp_path: Path) -> None:
    free, said = tmp_path / "free", Say()
    install(free, [sources], said.append)
    first = contents(free)
    assert first.keys() == {*FONTS, RECORD}
    assert all(file in first[RECORD].decode() for file in FONTS)
    with TTFont(free / "FandolSong-Regular.otf") as song:
        assert song["hhea"].descent == -120
    install(free, [sources], said.append)
    assert (contents(free), said) == (first, [])
    assert not free_fonts.cache_folder().exists()


def debian_package(folder: Path, name: str, files: dict[str, bytes]) -> str:
    """Return the line of shell that builds a .deb of these files into the folder it runs in."""
    tree = folder / name
    for file, data in files.items():
        (tree / file).parent.mkdir(parents=True, exist_ok=True)
        (tree / file).write_bytes(data)
    (tree / "DEBIAN").mkdir()
    control = f"Package: {name}\nVersion: 1.0\nArchitecture: all\nMaintainer: t\nDescription: t\n"
    (tree / "DEBIAN/control").write_text(control)
    return f"dpkg-deb --root-owner-group -Znone -b '{tree}' {name}_1.0_all.deb >/dev/null"


def test_debian_packages_are_unpacked_with_their_licences_and_kept(
    sources: Path, tmp_path: Path, executable: Executable
) -> None:
    files = contents(sources / "deep")
    fandol = {f"usr/f/{name}": data for name, data in files.items() if name.endswith(".otf")}
    fandol["usr/share/doc/fonts/fandol/COPYING.gz"] = gzip.compress(b"GPL")
    noto = {f"usr/n/{name}": data for name, data in files.items() if name.endswith(".ttc")}
    noto["usr/share/doc/fonts-noto-cjk/copyright"] = b"OFL"
    latin = {f"usr/l/{name}": data for name, data in files.items() if name.endswith(".ttf")}
    builds = [
        debian_package(tmp_path / "debs", free_fonts.FANDOL, fandol),
        debian_package(tmp_path / "debs", free_fonts.TINOS, latin),
        debian_package(tmp_path / "debs", free_fonts.NOTO, noto),
    ]
    executable("apt-get", "\n".join(['case "$*" in *update*) exit;; esac', *builds]))
    executable("dpkg-deb", 'exec dpkg-deb "$@"')
    said = Say()
    install(tmp_path / "free", [], said.append)
    free = contents(tmp_path / "free")
    assert free["Fandol-COPYING.txt"] == b"GPL"
    assert free["NotoCJK-copyright.txt"] == b"OFL"
    assert free["FandolFang-Regular.otf"] == files["FandolFang-Regular.otf"]
    record = free[RECORD].decode()
    assert "Debian 软件包 fonts-noto-cjk 1.0 的 /usr/n/NotoSansCJK-Regular.ttc" in record
    assert contents(free_fonts.cache_folder()) == free
    assert len(said) == 1


def test_a_package_cut_short_is_named(tmp_path: Path, executable: Executable) -> None:
    executable("dpkg-deb", "exit 2")
    executable("apt-get", "echo cut > fonts-noto-cjk_1.0_all.deb")
    with pytest.raises(MissingError, match=r"fonts-noto-cjk_1.0_all.deb 打不开"):
        install(tmp_path / "free", [], Say().append)


def test_a_failed_download_says_why_and_what_to_do(tmp_path: Path, executable: Executable) -> None:
    executable("dpkg-deb", "")
    executable("apt-get", "echo 'E: Unable to locate package'; exit 100")
    with pytest.raises(MissingError) as fault:
        install(tmp_path / "free", [], Say().append)
    assert "下载没有成功" in fault.value.reason
    assert "E: Unable to locate package" in fault.value.reason
    assert all(file in fault.value.reason for file in FONTS)
    assert "huibian fonts install --from" in fault.value.remedy


def test_fonts_that_are_whole_do_if_nothing_can_be_downloaded(
    sources: Path, tmp_path: Path
) -> None:
    free, said = tmp_path / "free", Say()
    install(free, [sources], said.append)
    before = contents(free)
    install(free, [], said.append)
    assert contents(free) == before
    assert "没有能够下载" in said[0]
    (free / RECORD).unlink()
    with pytest.raises(MissingError, match="本机没有 apt-get"):
        install(free, [], said.append)


def test_a_finished_cache_is_enough(sources: Path, tmp_path: Path) -> None:
    install(free_fonts.cache_folder(), [sources], Say().append)
    install(tmp_path / "free", [], Say().append)
    assert contents(tmp_path / "free") == contents(free_fonts.cache_folder())
    (free_fonts.cache_folder() / next(iter(FONTS))).unlink()
    with pytest.raises(MissingError, match="没有得到下列免费字体"):
        install(tmp_path / "other", [], Say().append)


def test_missing_fonts_are_listed_with_their_packages(sources: Path, tmp_path: Path) -> None:
    (sources / "deep/FandolKai-Regular.otf").unlink()
    (sources / "deep/NotoSansCJK-Regular.ttc").unlink()
    free = tmp_path / "free"
    with pytest.raises(MissingError) as fault:
        install(free, [sources], Say().append)
    said = fault.value.reason
    assert "FandolKai-Regular.otf  texlive-lang-chinese" in said
    assert "NotoSansCJKsc-Regular.otf（或 NotoSansCJK-Regular.ttc）  fonts-noto-cjk" in said
    assert "FandolFang" not in said
    assert not free.exists()


def test_a_file_that_is_no_font_is_named(sources: Path, tmp_path: Path) -> None:
    (sources / "deep/FandolKai-Regular.otf").write_bytes(b"not a font")
    with pytest.raises(MissingError, match=r"不是所要的字体文件：.*FandolKai-Regular\.otf"):
        install(tmp_path / "free", [sources], Say().append)


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("./usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz", "Fandol-COPYING.txt"),
        ("./usr/share/doc/fonts-noto-cjk/copyright", "NotoCJK-copyright.txt"),
        ("./usr/share/doc/fonts-croscore/copyright", "Tinos-copyright.txt"),
        ("./usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "NotoSansCJK-Regular.ttc"),
        ("./usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", ""),
        ("./usr/share/doc/texlive-lang-chinese/copyright", ""),
        ("./usr/share/fonts/", ""),
    ],
)
def test_only_fonts_and_licences_are_unpacked(member: str, name: str) -> None:
    assert free_fonts.wanted(member) == name


def test_the_style_names_only_fonts_that_are_installed() -> None:
    roles = tomllib.loads(resources.text("styles/fonts.toml"))["roles"]
    assert {file for role in roles.values() for file in role["files"]} <= FONTS.keys()


def test_fonts_are_kept_where_every_collection_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert free_fonts.folder() == resources.root() / "fonts/free"
    monkeypatch.setattr(resources, "_BUNDLED", tmp_path)
    assert free_fonts.folder() == tmp_path / "data/huibian/fonts/free"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert free_fonts.folder() == tmp_path / "home/.local/share/huibian/fonts/free"

"""The script that gets and repairs the free fonts, on small fonts made here."""

import gzip
import importlib.util
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont

from tests.install.tools import ROOT, executable, run


@pytest.fixture(scope="module")
def fonts() -> ModuleType:
    """Return the script that installs the fonts, as a module."""
    name = "install_fonts"
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts/fonts.py")
    assert spec and spec.loader
    module = sys.modules[name] = importlib.util.module_from_spec(spec)  # dataclasses look there
    spec.loader.exec_module(module)
    return module


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


def test_a_descent_above_the_base_line_is_repaired(fonts: ModuleType) -> None:
    broken = font("FandolSong-Regular", 800, 200, -200)
    assert fonts.repair_descent(broken)
    assert (broken["hhea"].ascent, broken["hhea"].descent) == (880, -120)
    assert (broken["OS/2"].sTypoAscender, broken["OS/2"].sTypoDescender) == (880, -120)


def test_a_sound_descent_is_left_alone(fonts: ModuleType) -> None:
    sound = font("FandolSong-Bold", 860, -140, -140)
    assert not fonts.repair_descent(sound)
    assert (sound["hhea"].ascent, sound["hhea"].descent) == (860, -140)


def collection(path: Path, *names: str) -> Path:
    """Write a .ttc of faces of these names."""
    faces = TTCollection()
    faces.fonts = [font(name) for name in names]
    faces.save(path)
    return path


def test_a_face_is_taken_out_of_a_collection_by_its_name(fonts: ModuleType, tmp_path: Path) -> None:
    languages = [f"NotoSerifCJK{code}-Regular" for code in ("jp", "kr", "sc", "tc")]
    data = collection(tmp_path / "serif.ttc", *languages).read_bytes()
    face = fonts.extract_face(data, "NotoSerifCJKsc-Regular")
    (tmp_path / "sc.otf").write_bytes(face)
    with TTFont(tmp_path / "sc.otf") as single:
        assert single["name"].getDebugName(6) == "NotoSerifCJKsc-Regular"
        assert single.getBestCmap() == {0x4F1A: "hui"}
    assert fonts.extract_face(data, "NotoSerifCJKsc-Regular") == face
    with pytest.raises(LookupError):
        fonts.extract_face(data, "NotoSerifCJKhk-Regular")


@pytest.fixture
def sources(fonts: ModuleType, tmp_path: Path) -> Path:
    """Return a folder with a small font for every file that the packages would give."""
    folder = tmp_path / "sources/deep"
    folder.mkdir(parents=True)
    for face in fonts.FACES:
        stem = Path(face.file).stem
        if face.collection:
            collection(folder / face.collection, stem.replace("sc-", "jp-"), stem)
        else:
            descent = 200 if stem == "FandolSong-Regular" else -120
            font(stem, descent=descent).save(folder / face.file)
    return folder.parent


@pytest.fixture
def no_apt(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take apt and the user's cache away."""
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_font_is_installed_and_each_time_the_same(
    fonts: ModuleType, sources: Path, tmp_path: Path
) -> None:
    free = tmp_path / "free"
    assert fonts.main(["--from", str(sources), "--into", str(free)]) == 0
    first = contents(free)
    assert first.keys() == {*(face.file for face in fonts.FACES), fonts.RECORD}
    assert all(face.file in first[fonts.RECORD].decode() for face in fonts.FACES)
    with TTFont(free / "FandolSong-Regular.otf") as song:
        assert song["hhea"].descent == -120
    assert fonts.main(["--from", str(sources), "--into", str(free)]) == 0
    assert contents(free) == first


@pytest.mark.usefixtures("no_apt")
def test_fonts_put_there_by_hand_do_where_there_is_no_apt(
    fonts: ModuleType, sources: Path, tmp_path: Path
) -> None:
    free = tmp_path / "free"
    shutil.copytree(sources / "deep", free)
    assert fonts.main(["--into", str(free)]) == 0
    assert {face.file for face in fonts.FACES} <= contents(free).keys()
    assert not (tmp_path / "cache").exists()


def debian_package(folder: Path, name: str, files: dict[str, bytes]) -> None:
    """Build a .deb that holds these files."""
    tree = folder / name
    for file, data in files.items():
        (tree / file).parent.mkdir(parents=True, exist_ok=True)
        (tree / file).write_bytes(data)
    control = f"Package: {name}\nVersion: 1.0\nArchitecture: all\nMaintainer: t\nDescription: t\n"
    executable(tree / "DEBIAN/control", control)
    built = run(["dpkg-deb", "--root-owner-group", "-b", tree, f"{tree}_1.0_all.deb"], folder)
    assert built.returncode == 0, built.stderr


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="needs dpkg-deb to make packages with")
def test_debian_packages_are_unpacked_with_their_licences_and_kept(
    fonts: ModuleType, sources: Path, tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    debs = tmp_path / "debs"
    files = contents(sources / "deep")
    fandol = {f"usr/f/{name}": data for name, data in files.items() if name.endswith(".otf")}
    fandol["usr/share/doc/fonts/fandol/COPYING.gz"] = gzip.compress(b"GPL")
    noto = {f"usr/n/{name}": data for name, data in files.items() if name.endswith(".ttc")}
    noto["usr/share/doc/fonts-noto-cjk/copyright"] = b"OFL"
    debian_package(debs, fonts.FANDOL, fandol)
    debian_package(debs, fonts.NOTO, noto)
    for tool in ("dpkg-deb", "tar", "cp"):
        (path / tool).symlink_to(shutil.which(tool) or "")
    executable(path / "apt-get", f"#!/bin/sh\ncp '{debs}'/*.deb .\n")
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    assert fonts.main(["--into", str(tmp_path / "free")]) == 0
    free = contents(tmp_path / "free")
    assert free["Fandol-COPYING.txt"] == b"GPL"
    assert free["NotoCJK-copyright.txt"] == b"OFL"
    assert free["FandolFang-Regular.otf"] == files["FandolFang-Regular.otf"]
    record = free[fonts.RECORD].decode()
    assert "Debian 软件包 fonts-noto-cjk 1.0 的 /usr/n/NotoSansCJK-Regular.ttc" in record
    assert contents(fonts.cache_folder()) == free


def test_a_package_cut_short_is_named(
    fonts: ModuleType,
    tmp_path: Path,
    path: Path,
    no_apt: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(fonts, "SYSTEM_FOLDERS", ())
    executable(path / "dpkg-deb", "#!/bin/sh\nexit 2\n")
    executable(path / "apt-get", "#!/bin/sh\necho cut > fonts-noto-cjk_1.0_all.deb\n")
    assert fonts.main(["--into", str(tmp_path / "free")]) == 1
    assert "fonts-noto-cjk_1.0_all.deb 打不开" in capsys.readouterr().err


def test_a_failed_download_says_why_and_what_to_do(
    fonts: ModuleType,
    tmp_path: Path,
    path: Path,
    no_apt: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(fonts, "SYSTEM_FOLDERS", ())
    executable(path / "dpkg-deb", "#!/bin/sh\n")
    executable(path / "apt-get", "#!/bin/sh\necho 'E: Unable to locate package'\nexit 100\n")
    assert fonts.main(["--into", str(tmp_path / "free")]) == 1
    said = capsys.readouterr().err
    assert "下载没有成功" in said
    assert "E: Unable to locate package" in said
    assert said.count(".otf") == len(fonts.FACES)


@pytest.mark.usefixtures("no_apt")
def test_a_finished_cache_is_enough(fonts: ModuleType, sources: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    fonts.main(["--from", str(sources), "--into", str(first)])
    fonts.keep(first)
    assert fonts.main(["--into", str(second)]) == 0
    assert contents(second) == contents(first)


@pytest.mark.usefixtures("no_apt")
def test_a_cache_with_a_file_less_is_not_trusted(
    fonts: ModuleType, sources: Path, tmp_path: Path
) -> None:
    fonts.main(["--from", str(sources), "--into", str(tmp_path / "first")])
    fonts.keep(tmp_path / "first")
    (fonts.cache_folder() / fonts.FACES[0].file).unlink()
    assert not fonts.cached()


def test_missing_fonts_are_listed_with_the_folder_they_go_in(
    fonts: ModuleType, sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sources / "deep/FandolKai-Regular.otf").unlink()
    (sources / "deep/NotoSansCJK-Regular.ttc").unlink()
    free = tmp_path / "free"
    assert fonts.main(["--from", str(sources), "--into", str(free)]) == 1
    said = capsys.readouterr().err
    assert "FandolKai-Regular.otf  texlive-lang-chinese" in said
    assert "NotoSansCJKsc-Regular.otf（或 NotoSansCJK-Regular.ttc）  fonts-noto-cjk" in said
    assert "FandolFang" not in said
    assert str(free) in said
    assert not free.exists()


def test_a_file_that_is_no_font_is_named(
    fonts: ModuleType, sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sources / "deep/FandolKai-Regular.otf").write_bytes(b"not a font")
    assert fonts.main(["--from", str(sources), "--into", str(tmp_path / "free")]) == 1
    assert "FandolKai-Regular.otf 不是所要的字体文件" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("./usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz", "Fandol-COPYING.txt"),
        ("./usr/share/doc/fonts-noto-cjk/copyright", "NotoCJK-copyright.txt"),
        ("./usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "NotoSansCJK-Regular.ttc"),
        ("./usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", ""),
        ("./usr/share/doc/texlive-lang-chinese/copyright", ""),
    ],
)
def test_only_fonts_and_licences_are_unpacked(fonts: ModuleType, member: str, name: str) -> None:
    assert fonts.wanted(member) == name


def test_the_style_names_only_fonts_that_are_installed(fonts: ModuleType) -> None:
    roles = tomllib.loads((ROOT / "styles/fonts.toml").read_text())["roles"]
    wanted = {file for role in roles.values() for file in role["files"]}
    assert wanted <= {face.file for face in fonts.FACES}

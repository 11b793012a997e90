"""The pictures of README and docs."""

from pathlib import Path

from PIL import Image

from converters import resources
from scripts import pictures


def test_every_picture_of_the_docs_is_drawn_by_the_script() -> None:
    source = Path(pictures.__file__).read_text(encoding="utf-8")
    for path in (resources.root() / "docs").glob("*.png"):
        assert f'"{path.name}"' in source, path.name


def test_pictures_stand_in_rows_with_a_gap_around_each() -> None:
    white = Image.new("RGB", (10, 20), "white")
    sheet = pictures.beside([white, white, white], columns=2, gap=3)
    assert sheet.size == (3 + 2 * 13, 3 + 2 * 23)
    seen = [sheet.getpixel(place) for place in ((3, 3), (13, 3), (16, 3), (3, 26), (16, 26))]
    light, grey = (255, 255, 255), pictures.BACKGROUND
    assert seen == [light, grey, light, light, grey]

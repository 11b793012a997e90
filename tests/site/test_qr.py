"""The code of an address, read back by a library that others wrote."""

import re

import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from converters.site import qr
from tests.make import speech
from tests.site.make import CONFIG, HOSTILE, PLAIN, pages

SCALE = 4
_SIGNS = "abcxyzABC0123456789-./_~%?=&"


def read(svg: str) -> list[str]:
    """What a reader of codes finds in the picture."""
    size = int(re.findall(r'viewBox="0 0 (\d+) ', svg)[0])
    picture = Image.new("L", (size * SCALE, size * SCALE), 255)
    draw = ImageDraw.Draw(picture)
    for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", svg):
        left, top = int(x) * SCALE, int(y) * SCALE
        draw.rectangle((left, top, left + int(length) * SCALE - 1, top + SCALE - 1), fill=0)
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@given(st.text(_SIGNS, min_size=1, max_size=120))
def test_whatever_the_address_it_is_read_back(path: str) -> None:
    address = f"https://rd.example.gov.cn/{path}"
    assert read(qr.svg(address, "二维码")) == [address]


@given(st.lists(st.text(_SIGNS, min_size=6, max_size=6), min_size=1, max_size=4))
def test_a_code_is_drawn_as_if_there_were_no_other(paths: list[str]) -> None:
    for address in (f"https://rd.example.gov.cn/{path}" for path in paths):
        alone = segno.make_qr(address, error="m", mask=0, boost_error=False).matrix
        modules, size = qr.modules_of(address)
        assert f"{modules:0{size * size}b}" == "".join(str(bit) for row in alone for bit in row)


def test_the_page_of_a_speech_has_the_code_of_its_address() -> None:
    page = pages(CONFIG, speech(id="s1"))["s/s1.html"].decode()
    assert read(page) == ["https://example.org/a/s/s1.html"]


def test_without_an_address_there_is_no_code() -> None:
    assert "二维码" not in pages(PLAIN, speech(id="s1"))["s/s1.html"].decode()


def test_its_name_is_escaped() -> None:
    assert "<script" not in qr.svg("https://example.org", HOSTILE)

"""A redline has both texts: what went with a line through it, what came with one under it."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from PIL import Image

from converters import resources
from converters.errors import SourceError
from converters.formats.pdf import redline
from converters.readers import markdown, pdf
from converters.settings import redline_style
from converters.settings.design import Design
from converters.speech.model import Speech, Table
from converters.speech.redline import Issued
from tests.formats.pdf.test_standards import validated
from tests.make import head, para, speech

FORMS = sorted((resources.root() / "tests/cases/forms").glob("*.md"))
LOOKS = redline_style.read(resources.text("styles/redline.toml"))
TABLE = Table((("项目", "人数"), ("甲", "230")))
TITLE = (
    "在县人大常委会开展“助力乡村振兴，人大代表在行动”主题活动"
    "暨星级人大代表联络站创建工作动员会上的讲话"
)
FACTS = {"date": date(2026, 1, 1), "title": TITLE}
OLD = speech(head(1, "一、要点"), para("共260人参加。"), para("散会。"), TABLE, **FACTS)
NEW = speech(
    head(2, "一、要点"),
    para("共265人参加。"),
    Table((("项目", "人数"), ("甲", "231"))),
    para("请各单位遵照执行。" * 90),
    **FACTS,
)
_SCALE = 3
"""Pixels a point."""
_WHITE = 200


def made(old: Speech, new: Speech, drawn: Design) -> bytes:
    pair = (
        Issued(old, b"---old", "第 1 版", date(2026, 1, 2)),
        Issued(new, b"---new", "第 2 版", date(2026, 3, 4)),
    )
    return redline.write(*pair, drawn, LOOKS)


@pytest.fixture(scope="module")
def compared(drawn: Design) -> bytes:
    return made(OLD, NEW, drawn)


@pytest.fixture(scope="module")
def first(compared: bytes) -> Iterator[pdfplumber.page.Page]:
    """Return the first page."""
    with pdfplumber.open(BytesIO(compared)) as pages:
        yield pages.pages[0]


@cache
def _picture(page: pdfplumber.page.Page) -> Image.Image:
    return page.to_image(resolution=72 * _SCALE).original.convert("L")


def inked(page: pdfplumber.page.Page, box: tuple[float, float, float, float]) -> list[float]:
    """Return of each row of pixels in a box how much of it is not white."""
    image = _picture(page)
    left, top, right, bottom = (round(edge * _SCALE) for edge in box)
    piece = image.crop((left, top, right, bottom))
    data = piece.tobytes()
    rows = [data[at : at + piece.width] for at in range(0, len(data), piece.width)]
    return [sum(value < _WHITE for value in row) / len(row) for row in rows]


def ruled(page: pdfplumber.page.Page, words: str) -> list[float]:
    """Return where rules are drawn over or under some words, by their height from their top."""
    (found, *_) = page.search(words)
    height = found["bottom"] - found["top"]
    bottom = found["bottom"] + height / 4
    rows = inked(page, (found["x0"] + 1, found["top"], found["x1"] - 1, bottom))
    return [at / _SCALE / height for at, ink in enumerate(rows) if ink == 1]


def test_it_is_told_apart_without_colours(first: pdfplumber.page.Page) -> None:
    assert "共260265人参加。" in first.extract_text()
    for words in ("260", "散会。"):
        assert all(0.3 < at < 0.7 for at in ruled(first, words))
        assert ruled(first, words)
    assert min(ruled(first, "265")) > 0.8
    assert ruled(first, "人参加。") == []
    assert "原为一级标题" in first.extract_text()


def test_a_bar_stands_beside_what_changed(first: pdfplumber.page.Page) -> None:
    edge = LOOKS.page.inner.pt
    left = edge - LOOKS.marks.bar_gap.pt - LOOKS.marks.bar.pt - 1
    for words, is_changed in (("人参加。", True), ("散会。", True), ("（", False)):
        (found, *_) = first.search(words)
        assert any(inked(first, (left, found["top"], edge - 2, found["bottom"]))) is is_changed


def test_every_page_names_both_editions(compared: bytes) -> None:
    with pdfplumber.open(BytesIO(compared)) as pages:
        assert len(pages.pages) > 1
        for page in pages.pages:
            first = page.extract_text().split("\n")[0]
            assert first.startswith("对照稿")
            assert "第 1 版（2026-01-02） → 第 2 版（2026-03-04）" in first
            assert page.extract_text().split("\n")[-1].strip("— ").isdigit()


def test_nothing_is_printed_beyond_the_margins(compared: bytes) -> None:
    right = 595 - LOOKS.page.outer.pt
    with pdfplumber.open(BytesIO(compared)) as pages:
        assert max(char["x1"] for page in pages.pages for char in page.chars) <= right + 1


def test_both_texts_are_attached(compared: bytes) -> None:
    with pikepdf.open(BytesIO(compared)) as document:
        held = document.attachments
        texts = {name: held[name].get_file().read_bytes() for name in held}
        assert texts == {"s1.md": b"---new", "s1-before.txt": b"---old"}
        assert "第 1 版（2026-01-02）" in held["s1-before.txt"].description
        assert {str(one.AFRelationship) for one in document.Root.AF} == {"/Source"}
    assert pdf.read(compared).source == b"---new"


@pytest.mark.slow
def test_the_same_editions_give_the_same_bytes(compared: bytes, drawn: Design) -> None:
    assert made(OLD, NEW, drawn) == compared
    with pikepdf.open(BytesIO(compared)) as document:
        assert bytes(document.attachments["s1.md"].get_file().read_bytes()) == b"---new"
        assert str(document.docinfo["/Title"]) == f"对照稿：{TITLE}"


def test_a_character_that_no_font_has_is_told(drawn: Design) -> None:
    with pytest.raises(SourceError, match="E000"):
        made(speech(para("坏字\ue000。")), NEW, drawn)


@pytest.mark.slow
def test_verapdf_passes_one_form_that_became_another(drawn: Design, tmp_path: Path) -> None:
    written = []
    for number, pair in enumerate(pairwise(FORMS)):
        written.append(tmp_path / f"{number}.pdf")
        old, new = (markdown.read(path.read_bytes()) for path in pair)
        written[-1].write_bytes(made(old, new, drawn))
    verdicts = validated(written)
    assert len(verdicts) == 2 * len(written)
    assert set(verdicts.values()) == {"PASS"}

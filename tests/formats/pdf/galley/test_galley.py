"""A galley has the pages of the PDF, numbered lines, marks of the doubts and their list."""

from io import BytesIO
from itertools import pairwise

import pdfplumber
import pikepdf
import pytest

from converters import resources
from converters.errors import Finding, Severity
from converters.formats.pdf import galley, writer
from converters.settings import proof_style
from converters.settings.design import Design
from converters.speech.model import Paragraph, Speech, Text
from tests.formats.pdf.test_standards import validated
from tests.make import head, speech

LOOKS = proof_style.read(resources.text("styles/proof.toml"))
LONG = "会议强调要抓好落实，" * 40
SPOKEN = speech(
    head(1, "一、总体要求"),
    Paragraph((Text(f"{LONG}某某区也要抓好。"),), 9),
    head(1, "二、今后工作"),
)
DOUBT = Finding(
    "mask", Severity.WARNING, "有隐去的字", "", 9, "某某区", "请补上", span=(len(LONG), 2)
)
WHOLE = Finding("facts-missing", Severity.NOTE, "缺日期𬬻\ue000")


def made(spoken: Speech, drawn: Design, *findings: Finding) -> bytes:
    return galley.write(spoken, drawn, b"# x", findings, LOOKS)


@pytest.fixture(scope="module")
def proof(drawn: Design) -> bytes:
    return made(SPOKEN, drawn, WHOLE, DOUBT)


def rows(page: pdfplumber.page.Page, least: float, most: float) -> list[str]:
    """Return the rows of words between two distances from the left edge, from the top."""
    words = [w for w in page.extract_words() if least <= w["x0"] and w["x1"] <= most]
    return [word["text"] for word in sorted(words, key=lambda word: word["top"])]


@pytest.mark.slow
def test_the_same_arguments_give_the_same_bytes(proof: bytes, drawn: Design) -> None:
    assert made(SPOKEN, drawn, WHOLE, DOUBT) == proof


def test_lines_and_pages_are_those_of_the_pdf_further_left(proof: bytes, drawn: Design) -> None:
    shift = drawn.style.page.inner - LOOKS.inner
    sizes = {element.size.pt for element in drawn.style.elements.values()}
    with (
        pdfplumber.open(BytesIO(proof)) as galley_pages,
        pdfplumber.open(BytesIO(writer.write(SPOKEN, drawn, b"# x"))) as plain,
    ):
        assert len(galley_pages.pages) == len(plain.pages) + 1
        for ours, theirs in zip(galley_pages.pages, plain.pages, strict=False):
            own = [c for c in ours.chars if c["size"] in sizes and c["top"] > 80]
            wanted = [c for c in theirs.chars if c["size"] in sizes]
            assert [c["text"] for c in own] == [c["text"] for c in wanted]
            for one, other in zip(own, wanted, strict=True):
                assert one["x0"] + shift.pt == pytest.approx(other["x0"], abs=0.01)
                assert one["top"] == pytest.approx(other["top"], abs=0.01)


def test_lines_are_numbered_from_the_top_of_each_page(proof: bytes) -> None:
    with pdfplumber.open(BytesIO(proof)) as pages:
        numbers = rows(pages.pages[0], 0, LOOKS.inner.pt)
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert len(numbers) > 15
        tops = [w["bottom"] for w in pages.pages[0].extract_words() if w["x1"] < LOOKS.inner.pt]
        assert all(above < below for above, below in pairwise(tops))


def test_doubts_are_marked_at_their_lines_and_listed_at_the_end(proof: bytes) -> None:
    with pdfplumber.open(BytesIO(proof)) as pages:
        first, *_, listed = pages.pages
        marks = rows(first, float(first.width) - 115, float(first.width))
        assert marks == ["〔1〕", "〔2〕"]
        # A rule is drawn under the two characters that are meant, and under nothing else.
        (rule,) = [r for r in (*first.rects, *first.lines) if r["height"] < 2]
        assert rule["width"] == pytest.approx(2 * 15.8, abs=1)
        told = listed.extract_text()
        assert "查稿疑点" in told
        line = next(
            w["text"]
            for w in first.extract_words()
            if w["x1"] < LOOKS.inner.pt and abs(w["bottom"] - rule["top"]) < 8
        )
        assert f"第 1 面第 {line} 行" in told
        assert "有隐去的字：某某区。请补上。" in told


def test_what_no_face_has_is_shown_to_be_lost(proof: bytes) -> None:
    with pdfplumber.open(BytesIO(proof)) as pages:
        assert "〓" in pages.pages[-1].extract_text()


def test_every_page_says_what_it_is(proof: bytes) -> None:
    with pdfplumber.open(BytesIO(proof)) as pages:
        for page in pages.pages:
            assert "校样" in page.extract_text().split("\n")[0]
            assert "疑点 2 处" in page.extract_text().split("\n")[0]


def test_without_doubts_there_is_no_list(drawn: Design) -> None:
    with pdfplumber.open(BytesIO(made(speech(), drawn))) as pages:
        assert len(pages.pages) == 1
        assert "没有疑点" in pages.pages[0].extract_text()


def test_the_source_is_attached_and_fonts_have_tags_of_their_own(proof: bytes) -> None:
    with pikepdf.open(BytesIO(proof)) as document:
        assert list(document.attachments) == ["s1.md"]
        names = [str(o.FontName) for o in document.objects if _is_descriptor(o)]
    assert len(names) == len(set(names))


def _is_descriptor(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing


@pytest.mark.slow
def test_verapdf_passes_it(proof: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("galley") / "s1.pdf"
    path.write_bytes(proof)
    assert set(validated([path]).values()) == {"PASS"}

"""The sample collection through LibreOffice: the grid, the words, and as many pages as our PDF."""

from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from converters import resources
from converters.collection import libreoffice, samples
from converters.formats.docx import embedding
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import layout
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode as Code
from converters.formats.pdf import writer as pdf
from converters.readers import markdown
from converters.settings.design import Design
from tests.conftest import Made
from tests.effort import effort

SPEECHES = sorted((samples.root() / "speeches").glob("*.md"))[:: effort(3, 1)]
UNEQUAL = 2
"""Of 29 speeches no more may have another number of pages in both, by one page."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def design(drawn_design: Made) -> Design:
    return drawn_design(resources.text("styles/gbt9704.toml"))


@pytest.fixture(scope="module")
def printed(design: Design) -> dict[str, bytes]:
    """Return the PDF that LibreOffice makes of each speech."""
    sources = [path.read_bytes() for path in SPEECHES]
    results = libreoffice.convert(
        [docx.write(markdown.read(source), design, source) for source in sources],
        "docx",
        "pdf",
        faces=embedding.stand_ins(design),
    )
    return {path.stem: done for path, done in zip(SPEECHES, results, strict=True) if done}


def test_every_speech_opens_and_keeps_to_the_grid(
    printed: dict[str, bytes], design: Design
) -> None:
    assert len(printed) == len(SPEECHES)
    for path in SPEECHES:
        said = markdown.read(path.read_bytes())
        assert layout.check(printed[path.stem], said, design) == [], path.stem


def test_it_has_as_many_pages_as_our_pdf(printed: dict[str, bytes], design: Design) -> None:
    more: Counter[int] = Counter()
    for path in SPEECHES:
        source = path.read_bytes()
        own = pdf.write(markdown.read(source), design, source)
        more[_pages(printed[path.stem]) - _pages(own)] += 1
    assert set(more) <= {-1, 0, 1}
    assert more.total() - more[0] <= UNEQUAL


def test_every_docx_passes_its_audit(design: Design) -> None:
    for path in SPEECHES:
        source = path.read_bytes()
        said = markdown.read(source)
        assert audit.check(docx.write(said, design, source), said, design, source) == [], path.stem


def test_a_speech_saved_again_by_libreoffice_keeps_words_and_styles(design: Design) -> None:
    lost = {Code.LOST, Code.ADDED, Code.CHANGED, Code.STYLE, Code.FACE, Code.CELLS}
    sources = {path.stem: path.read_bytes() for path in SPEECHES[:5]}
    made = [docx.write(markdown.read(source), design, source) for source in sources.values()]
    for source, again in zip(
        sources.values(), libreoffice.convert(made, "docx", "docx"), strict=True
    ):
        assert again is not None
        found = {f.code for f in audit.check(again, markdown.read(source), design, source)}
        assert found.isdisjoint(lost | {Code.SOURCE})


def _pages(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as opened:
        return len(opened.pages)

"""The sample collection through LibreOffice: the grid, the words, and as many pages as our PDF."""

from collections import Counter
from io import BytesIO

import pikepdf
import pytest

from converters import office, resources
from converters.audit import docx as audit
from converters.audit import docx_layout
from converters.audit.docx_codes import DocxCode as Code
from converters.build import samples
from converters.look import Look
from converters.readers import markdown
from converters.writers import docx, pdf
from converters.writers.docx import embedding
from tests.audit.conftest import Made

SPEECHES = sorted((samples.root() / "speeches").glob("*.md"))
UNEQUAL = 2
"""Of 29 speeches no more may have another number of pages in both, by one page."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def look(drawn_look: Made) -> Look:
    return drawn_look(resources.text("styles/gbt9704.toml"))


@pytest.fixture(scope="module")
def printed(look: Look) -> dict[str, bytes]:
    """Return the PDF that LibreOffice makes of each speech."""
    sources = [path.read_bytes() for path in SPEECHES]
    results = office.convert(
        [docx.write(markdown.read(source), look, source) for source in sources],
        "docx",
        "pdf",
        faces=embedding.stand_ins(look),
        aliases={look.roles.latin: look.roles["body"].docx},
    )
    return {path.stem: done for path, done in zip(SPEECHES, results, strict=True) if done}


def test_every_speech_opens_and_keeps_to_the_grid(printed: dict[str, bytes], look: Look) -> None:
    assert len(printed) == len(SPEECHES)
    for path in SPEECHES:
        said = markdown.read(path.read_bytes())
        assert docx_layout.inspect(printed[path.stem], said, look) == [], path.stem


def test_it_has_as_many_pages_as_our_pdf(printed: dict[str, bytes], look: Look) -> None:
    more: Counter[int] = Counter()
    for path in SPEECHES:
        source = path.read_bytes()
        own = pdf.write(markdown.read(source), look, source)
        more[_pages(printed[path.stem]) - _pages(own)] += 1
    assert set(more) <= {-1, 0, 1}
    assert more.total() - more[0] <= UNEQUAL


def test_every_docx_passes_its_audit(look: Look) -> None:
    for path in SPEECHES:
        source = path.read_bytes()
        said = markdown.read(source)
        assert audit.inspect(docx.write(said, look, source), said, look, source) == [], path.stem


def test_a_speech_saved_again_by_libreoffice_keeps_words_and_styles(look: Look) -> None:
    lost = {Code.LOST, Code.ADDED, Code.CHANGED, Code.STYLE, Code.FACE, Code.CELLS}
    sources = {path.stem: path.read_bytes() for path in SPEECHES[:5]}
    made = [docx.write(markdown.read(source), look, source) for source in sources.values()]
    for source, again in zip(sources.values(), office.convert(made, "docx", "docx"), strict=True):
        assert again is not None
        found = {f.code for f in audit.inspect(again, markdown.read(source), look, source)}
        assert found.isdisjoint(lost | {Code.SOURCE})


def _pages(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as opened:
        return len(opened.pages)

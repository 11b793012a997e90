"""Small speeches that some program once set off the grid, or broke where none should."""

from converters import resources
from converters.formats.docx import writer as docx
from converters.readers import markdown
from converters.settings.design import Design
from tests.formats.docx.xml import part

FOLDER = resources.root() / "tests/cases/layout"


def made(number: int, design: Design) -> bytes:
    """Return the DOCX of a case."""
    (path,) = FOLDER.glob(f"{number:02}-*.md")
    return docx.write(markdown.read(path.read_bytes()), design, b"")


def test_blank_lines_are_said_in_twips_alone(design: Design) -> None:
    data = made(18, design)
    document, styles = "".join(part(data, "document")), "".join(part(data, "styles"))
    assert "Lines=" not in document + styles
    assert 'after="579"' in document
    assert 'before="579"' in styles

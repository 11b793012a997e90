"""The styles of a DOCX: what each look of a style file changes in them."""

from dataclasses import replace

from converters.formats.docx import writer as docx
from converters.settings.design import Design
from tests import make
from tests.conftest import Golden
from tests.formats.docx import xml
from tests.formats.docx.test_writer import FULL
from tests.make import circulation

LOOKS = (
    'docx.grid = "native"',
    "docx.squeeze = false",
    "docx.hanging = false",
    'grid.fill = "ink"',
    'folio.placement = "center"',
    "page.mirrored = true",
    'text.leads = "bold"',
    'text.leads = "kai"',
    "head.lines_after = 2",
    "tail.lines_before = 2",
    "tail.right_chars = 4",
    "elements.body.indent_chars = 3",
    "elements.heading2.size_pt = 18",
    'elements.title.align = "justify"',
)
PARTS = ("document", "styles", "settings", "footer")


def made(option: str, design: Design) -> list[str]:
    own = make.restyled(f'base = "gbt9704"\ntitle = "试"\n{option}\n')
    return xml.every(docx.write(FULL, replace(design, style=own), b""), *PARTS)


def test_a_look_changes_what_it_says_and_nothing_else(design: Design, golden: Golden) -> None:
    looks = {option: made(option, design) for option in LOOKS}
    golden("docx/looks.txt", xml.of_each(looks, made("", design)))


def test_a_circulated_speech_has_styles_of_its_own(design: Design, golden: Golden) -> None:
    sent = replace(FULL, meta=replace(FULL.meta, circulation=circulation()))
    plain = xml.part(docx.write(FULL, design, b""), "styles")
    more = xml.part(docx.write(sent, design, b""), "styles")
    assert [line for line in more if line in plain] == plain
    golden("docx/circulated_styles.txt", "\n".join(line for line in more if line not in plain))

import pytest
from lxml import etree

from converters.readers.docx import prompts
from converters.readers.docx.ooxml import MAIN


@pytest.mark.parametrize(
    ("about", "is_prompt"),
    [
        ("<w:showingPlcHdr/>", True),
        ('<w:showingPlcHdr w:val="0"/>', False),
        ("<w:alias/>", False),
    ],
)
def test_a_control_that_shows_its_placeholder_asks_to_be_filled_in(
    about: str, is_prompt: bool
) -> None:
    words = "<w:sdtContent><w:p><w:r><w:t>点此输入</w:t></w:r></w:p></w:sdtContent>"
    control = f'<w:sdt xmlns:w="{MAIN}"><w:sdtPr>{about}</w:sdtPr>{words}</w:sdt>'
    assert prompts.is_prompt(etree.fromstring(control)) is is_prompt

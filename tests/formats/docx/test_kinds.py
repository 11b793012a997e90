"""The paragraph styles of a DOCX: one for each element that is printed."""

from converters.formats.docx.audit.styles import style_names
from converters.formats.docx.kinds import CIRCULATED, TABLE_STYLES, kinds
from converters.typeset.table_look import STEPS
from tests.make import own


def test_each_style_has_an_id_and_a_name_of_its_own() -> None:
    found = (*kinds(), *CIRCULATED)
    assert len({kind.id for kind in found}) == len({kind.name for kind in found}) == len(found)


def test_tables_have_a_style_for_each_size_of_type() -> None:
    assert tuple(TABLE_STYLES) == STEPS


def test_the_elements_are_those_of_the_style_and_known_to_the_audit() -> None:
    elements = {kind.element for kind in (*kinds(), *CIRCULATED)}
    assert elements <= own().drawn_design.style.elements.keys()
    assert elements <= style_names().keys()


def test_headings_alone_have_a_twin_for_headings_that_lead_a_paragraph_in() -> None:
    twins = {kind.twin for kind in kinds() if kind.twin}
    assert twins == {f"Heading{level}Char" for level in range(1, 5)}

"""Lines of one look: a page 300 pt wide, characters of 10 pt, so that 30 stand side by side."""

from dataclasses import replace

import pytest

from converters.settings.design import Design
from converters.settings.units import pt
from converters.typeset.compose import Fit, Line
from converters.typeset.typesetter import Stretch, Typesetter
from tests.typeset.boxes import Box, chain, face

WIDE = chain(face("wide.otf", {"中": Box(1000), "A": Box(600)}))
NARROW = chain(face("narrow.otf", {"中": Box(500)}))


@pytest.fixture
def typesetter(design: Design) -> Typesetter:
    own = design.style
    style = replace(
        own,
        page=replace(own.page, type_area_width=pt(300)),
        grid=replace(own.grid, chars=30),
        head=replace(own.head, max_title_chars=20),
        table=replace(own.table, padding_chars=1.5),
        elements={
            name: replace(element, font="body", size=pt(10), indent_chars=0)
            for name, element in own.elements.items()
        },
    )
    return Typesetter(Design(style, design.roles, {"body": WIDE, "kai": NARROW}))


def test_a_paragraph_is_set_in_the_widths_of_each_role(typesetter: Typesetter) -> None:
    stretches = [Stretch("中" * 40, "kai"), Stretch("中" * 12, "body")]
    lines = typesetter.paragraph(stretches, typesetter.style.elements["body"]).lines()
    assert [line.text for line in lines] == ["中" * 50, "中" * 2]


def test_a_title_is_as_wide_as_the_style_lets_it_be_and_no_wider_than_the_page(
    typesetter: Typesetter,
) -> None:
    element, names = typesetter.style.elements["title"], ["中" * 20]
    assert typesetter.title("中" * 20, element, names) == ["中" * 20]
    assert typesetter.title("中" * 21, element, names) == ["中" * 21]
    assert len(typesetter.title("中" * 22, element, names)) == 2
    head = replace(typesetter.style.head, max_title_chars=40)
    typesetter.style = replace(typesetter.style, head=head)
    assert typesetter.title("中" * 30, element, ()) == ["中" * 30]
    assert len(typesetter.title("中" * 32, element, ())) > 1


def test_only_a_title_that_is_too_wide_is_set_closer(typesetter: Typesetter) -> None:
    element = typesetter.style.elements["title"]
    found = [typesetter.is_closer("中" * count, element) for count in (20, 21, 22)]
    assert found == [False, True, False]
    assert not typesetter.is_closer("中" * 21, replace(element, size=pt(9)))


def test_a_paragraph_of_a_given_width_has_no_letter_spacing(typesetter: Typesetter) -> None:
    lines = typesetter.within("中" * 12, pt(100), typesetter.style.elements["imprint"])
    assert lines == [
        Line("中" * 10, ((10, 0),), Fit.GRID),
        Line("中" * 2, ((2, 0),), Fit.LAST),
    ]


def test_a_line_is_as_wide_as_its_characters(typesetter: Typesetter) -> None:
    assert typesetter.width("中AA", typesetter.style.elements["number"]) == 2200


def test_a_paragraph_may_be_set_in_a_line_more_than_need_be(typesetter: Typesetter) -> None:
    body = typesetter.style.elements["body"]
    paragraph = typesetter.paragraph([Stretch("中" * (30 * 9 + 28), "body")], body)
    way = typesetter.longer(paragraph)
    assert way is not None and len(way.lines) == 11 and way.price > 0
    pages = replace(typesetter.style.pages, dearest_line=0.1)
    typesetter.style = replace(typesetter.style, pages=pages)
    assert typesetter.longer(paragraph) is None

"""Running heads and page numbers: what they say, where they stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import resources
from converters.books import running
from converters.books.pagination import BookPage, Section, SectionKind
from converters.project import Project
from converters.settings import style
from converters.settings.design import Design
from converters.typeset.typesetter import Typesetter

LONG = "在全县“助力乡村振兴，人大代表在行动”主题活动暨星级人大代表联络站创建工作动员会上的讲话"


class Even(dict[str, int]):
    """Every character as wide as its size."""

    def __missing__(self, char: str) -> int:
        return 1000


@pytest.fixture(scope="session")
def typesetter(project: Project) -> Typesetter:
    return Typesetter(project.drawn_design)


def page(head: str | None = "讲话", *, recto: bool = True, roman: bool = False) -> BookPage:
    section = Section(SectionKind.SPEECH, "s1", "讲话")
    return BookPage(section, 1, 4, roman=roman, recto=recto, folio=True, head=head)


def test_a_head_that_fits_is_whole() -> None:
    assert running.shortened("在大会上的讲话", Even(), 7000) == "在大会上的讲话"


def test_a_long_head_is_cut_at_a_word() -> None:
    assert running.shortened("深入推进乡村振兴工作动员讲话", Even(), 9000) == "深入推进乡村振兴…"
    assert running.shortened("深入推进乡村振兴工作动员讲话", Even(), 8000) == "深入推进乡村…"
    assert running.shortened("在全县人民代表大会上的讲话", Even(), 8900) == "在全县…"


def test_no_bracket_or_comma_stands_before_the_cut() -> None:
    assert running.shortened("会议“乡村振兴”动员讲话", Even(), 4000) == "会议…"
    assert running.shortened("助力乡村，代表行动讲话稿", Even(), 6000) == "助力乡村…"


@given(st.text("在全县“助力乡村振兴，人大代表》（", min_size=1, max_size=40), st.integers(2, 30))
def test_a_head_is_never_wider_than_told(text: str, chars: int) -> None:
    cut = running.shortened(text, Even(), chars * 1000)
    assert len(cut) <= max(chars, 2)
    assert cut == text or text.startswith(cut.removesuffix("…"))


def test_a_head_keeps_to_its_share_of_the_type_area(
    typesetter: Typesetter, project: Project
) -> None:
    book_style = project.book_style.running
    line = running.head(page(LONG * 2), typesetter, book_style)
    assert line is not None
    area = typesetter.style.page.type_area_width
    assert line.text.endswith("…")
    assert area.pt * (book_style.max_share - 0.1) < len(line.text) * book_style.size.pt
    assert len(line.text) * book_style.size.pt <= area.pt * book_style.max_share
    assert running.head(page(None), typesetter, book_style) is None


def test_numbers_are_written_in_the_form_of_the_style(typesetter: Typesetter) -> None:
    texts = [running.folio(page(roman=roman), typesetter) for roman in (False, True)]
    assert [line.text for line in texts if line] == ["— 4 —", "— IV —"]


def test_a_page_without_number_has_none(typesetter: Typesetter) -> None:
    bare = BookPage(None, 0, 4, roman=False, recto=True, folio=False, head=None)
    assert running.folio(bare, typesetter) is None


def test_numbers_can_stand_in_the_middle(project: Project) -> None:
    design = project.drawn_design
    text = resources.text("styles/gbt9704.toml")
    assert 'placement = "outside"' in text
    centred = _restyled(design, text.replace('placement = "outside"', 'placement = "center"'))
    area = centred.style.page
    for recto, margin in ((True, area.inner), (False, area.outer)):
        line = running.folio(page(recto=recto), centred)
        assert line is not None
        width = sum(centred.metrics["song"][char] for char in line.text) * line.size.pt / 1000
        middle = margin + area.type_area_width / 2
        assert line.left.pt + width / 2 == pytest.approx(middle.pt)


def _restyled(design: Design, text: str) -> Typesetter:
    return Typesetter(replace(design, style=style.read(text)))


def test_only_left_pages_are_moved(typesetter: Typesetter) -> None:
    area = typesetter.style.page
    assert running.shift(typesetter.style, page()).pt == 0
    moved = running.shift(typesetter.style, page(recto=False))
    assert moved.pt == pytest.approx(area.outer.pt - area.inner.pt)

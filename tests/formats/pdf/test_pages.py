"""Pages as they are laid out are those that were foreseen, whatever stands on them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from converters.formats.pdf import fragment, press
from converters.speech.model import Block, Dateline, Note, Signature, Speech, Table
from converters.typeset.composition import Composition
from converters.typeset.pages import fill
from tests.effort import effort
from tests.make import circulation, head, own, para, speech

SENTENCE = "我们要坚持以人民为中心，扎实推进各项工作。"
END: list[Block] = [Signature("西平县人民政府"), Dateline("2024年1月2日")]
NOTE = Note("（此件公开发布）")


def paragraphs(count: int) -> list[Block]:
    return [para(SENTENCE * count)]


def headings(counts: list[int]) -> list[Block]:
    return [head(1, "一、" + "学习" * count) for count in counts]


def table(rows: list[int], header: bool) -> list[Block]:
    """A table with rows so many words long."""
    words = [(f"第{number}项", "表格" * count) for number, count in enumerate(rows)]
    return [Table(tuple(words), header=header)]


GROUPS: st.SearchStrategy[list[Block]] = st.one_of(
    st.builds(paragraphs, st.integers(1, 14)),
    st.builds(paragraphs, st.integers(1, 14)),
    st.builds(headings, st.lists(st.sampled_from([3, 20]), min_size=1, max_size=3)),
    st.builds(table, st.lists(st.integers(1, 60), min_size=1, max_size=12), st.booleans()),
    st.sampled_from([END, [*END, NOTE]]),
)
BLOCKS = st.lists(GROUPS, min_size=4, max_size=24).map(
    lambda groups: [block for group in groups for block in group]
)


def real_starts(said: Speech) -> list[str]:
    """The first line of each page as WeasyPrint lays it out, without those of the 版记 alone."""
    pages = fragment.of_speech(said, own().drawn_design).lines
    return [lines[0] if lines else "" for lines in pages]


def foreseen_starts(said: Speech) -> list[str]:
    """The first line of each page by what the typesetter foresees; "" for a row of a table."""
    design = own().drawn_design
    found = Composition(said, press.prepared(design, bare=True).typesetter)
    found.fill_pages()
    pages = fill(found.page_blocks(), design.style.grid.lines)
    return [_line(found, *page.start) for page in pages]


def _line(found: Composition, block: int, line: int) -> str:
    if not block:
        return ""
    match found.speech.blocks[block - 1]:
        case Table():
            return ""
        case Signature() | Dateline():
            return found.ends[block - 1].lines[line].text
        case _:
            return found.blocks[block - 1].lines[line].text


@settings(max_examples=effort(3, 400), deadline=None)
@given(BLOCKS, st.booleans())
def test_pages_begin_where_they_were_foreseen_to(blocks: list[Block], circulated: bool) -> None:
    said = speech(*blocks, circulation=circulation() if circulated else None)
    foreseen, real = foreseen_starts(said), real_starts(said)
    if circulated:
        real = real[: len(foreseen)]
    assert len(real) == len(foreseen)
    for one, other in zip(foreseen, real, strict=True):
        assert one.strip() in ("", other.strip())


def test_a_speech_is_printed_with_the_lines_that_fill_its_pages() -> None:
    nearly_full = "中" * (26 + 28 * 8 + 26)
    said = speech(
        para(nearly_full), para("文" * (26 + 28 * 7 + 4)), head(1, "一、学习"), para("字")
    )
    first, second = fragment.of_speech(said, own().drawn_design).lines
    assert len(first) == own().drawn_design.style.grid.lines - 1
    assert second[0] == "一、学习"

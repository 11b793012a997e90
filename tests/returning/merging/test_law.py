"""The law: what was taken stands in the Markdown, or a conflict tells of it; all else stays.

Several people correct the DOCX of a random speech, some without tracking.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from converters.formats import markdown as writer
from converters.formats.docx import writer as docx
from converters.readers import markdown, revisions
from converters.readers.revisions.model import Char, Hand, ParagraphEnd, Returned
from converters.returning import Comparison, Merged, compare, merge
from converters.settings.design import Design
from converters.speech.model import (
    Attachment,
    Block,
    Dateline,
    Emphasis,
    Heading,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Table,
    Text,
    paragraph,
)
from tests.effort import effort
from tests.readers.revisions.corrected import SOURCE
from tests.returning.merging.said import printed, wanted

_META = markdown.read(SOURCE).meta
_SAID = st.text("全县五百六十名代表，要认真履职。抓好[落实]#|*", min_size=2, max_size=14).map(
    lambda words: f"会{words}。"
)
_CELL = st.text("年度一二三98%|", max_size=3)
_BLOCKS: list[st.SearchStrategy[Block]] = [
    _SAID.map(paragraph),
    _SAID.map(paragraph),
    st.builds(lambda head, rest: Paragraph((RunIn(head, 3), Text(rest))), _SAID, _SAID),
    st.builds(lambda a, b, c: Paragraph((Text(a), Emphasis(b), Text(c))), *[_SAID] * 3),
    st.builds(Heading, st.integers(1, 4), _SAID),
    st.builds(lambda *cells: Table((cells[:2], cells[2:])), *[_CELL] * 4),
]
_ENDS: list[tuple[Block, ...]] = [
    (),
    (Signature("某县人大常委会"), Dateline("2024年3月15日")),
    (Signature("某县人大常委会"), Dateline("2024年3月15日"), Note("（根据录音整理）")),
]
_ATTACHED: list[tuple[Block, ...]] = [
    (),
    (Attachment(None, "任务分工表"), paragraph("办公室负责动员。")),
    (
        Attachment(1, "任务分工和|时间安排表"),
        paragraph("办公室负责动员。"),
        Attachment(2, "参加人员名单"),
        paragraph("王建国　李四光"),
    ),
]
SPEECHES = st.builds(
    lambda opening, body, *ends: writer.write(Speech(_META, (*opening, *body, *sum(ends, ())))),
    st.sampled_from([(), (Salutation("同志们："),)]),
    st.lists(st.one_of(_BLOCKS), min_size=1, max_size=6),
    st.sampled_from(_ENDS),
    st.sampled_from([(), *_ATTACHED]),
)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 200),
        st.integers(0, 9),
        st.text("同志们，五百六十名#|[]{}\\*。\n", max_size=5),
        st.sampled_from(["王校对", "李四", None]),
    ),
    min_size=1,
    max_size=5,
)


def corrected(
    line: Sequence[Char], edits: Iterable[tuple[int, int, str, str | None]]
) -> tuple[Char, ...]:
    """A line of characters after some edits; that of nobody leaves no trace."""
    typed = list(line)
    for start, length, words, who in edits:
        seen = [at for at, char in enumerate(typed) if char.deleted is None]
        at = seen[start % len(seen)]
        for each in reversed([one for one in seen if at <= one < at + length]):
            end = typed[each].end
            if end is None or not (end.holds or typed[each].cell):
                typed[each : each + 1] = _struck(typed[each], who)
        put = words if typed[min(at, len(typed) - 1)].cell is None else words.replace("\n", "")
        typed[at:at] = [_typed(char, typed[at:], who) for char in put]
    return tuple(typed)


def _struck(char: Char, who: str | None) -> list[Char]:
    if who is None or (char.inserted and char.inserted.author == who):
        return []
    return [replace(char, deleted=Hand(who))]


def _typed(char: str, after: Sequence[Char], who: str | None) -> Char:
    """A character that looks like what it is typed before."""
    hand = None if who is None else Hand(who)
    if char != "\n":
        return Char(char, hand, cell=after[0].cell, looks=after[0].looks)
    end = next(one.end for one in after if one.end is not None)
    return Char(char, hand, end=ParagraphEnd(end.looks))


def _merged(found: Comparison, rows: Collection[int], base: bytes, now: bytes) -> Merged:
    made = merge(found, rows, base=base, now=now)
    done = {*made.written, *made.already}
    held = {number for conflict in made.conflicts for number in conflict.rows}
    takable = {row.number for row in found.rows if row.kind.can_be_taken}
    assert done | held == {*rows} & takable
    if not done & held and now == base:
        assert printed(made.text) == wanted(found, done)
    if not made.written:
        assert made.text == now
    return made


def _sent(design: Design, *blocks: Block) -> tuple[bytes, Returned, str]:
    """A Markdown, what is read of its DOCX, and the words of that."""
    source = writer.write(Speech(_META, blocks))
    base = revisions.read(docx.write(markdown.read(source), design, source))
    return source, base, "".join(char.text for char in base.line)


def _every_taken(
    source: bytes, base: Returned, edits: Sequence[tuple[int, int, str, str | None]]
) -> tuple[Comparison, Merged]:
    found = compare(base, Returned(corrected(base.line, edits)))
    return found, _merged(found, [row.number for row in found.rows], source, source)


def test_of_a_line_that_joins_text_and_foot_nothing_is_lost(design: Design) -> None:
    """Other rows of the foot are held up, and what was parted by them is joined then."""
    end = (Signature("某县人大常委会"), Dateline("2024年3月15日"))
    source, base, words = _sent(design, paragraph("会后再议。"), *end)
    at = words.index("县人大常委会\n2024")
    _, made = _every_taken(source, base, [(at, 7, "", "王校对"), (at + 8, 5, "", None)])
    assert made.conflicts and "某县人大常委会 {.signature}" in made.text.decode()


def test_of_text_that_joins_a_line_of_an_attachment_nothing_is_lost(design: Design) -> None:
    """The attachment is struck out as well, so that nothing stands that the line tells of."""
    attached = (Attachment(None, "任务分工表"), paragraph("办公室负责动员。"))
    source, base, words = _sent(design, paragraph("会后再议。"), *attached)
    at, line = words.index("\n附件：任务分工表\n附件\n"), "附件：任务分工表\n"
    _, made = _every_taken(source, base, [(at, 1, "", None), (at + len(line), 9, "", "王校对")])
    assert made.conflicts and "\n会后再议。\n" in made.text.decode()


def test_what_was_typed_into_text_that_went_is_told(design: Design) -> None:
    """With all that was taken it stands before the foot, without it in the text: in neither."""
    text = (paragraph("全县五百六十名代表，要认真履职。"), paragraph("会后再议。"))
    source, base, words = _sent(design, *text)
    at = words.index("全县五百")
    edits = [(at + 16, 20, "1.", None), (at, 12, "附件：", "李四")]
    assert _every_taken(source, base, edits)[1].conflicts


def test_of_two_paragraphs_alike_what_was_taken_is_known_again(design: Design) -> None:
    """The first was changed so much, and the second parted so that it looks like the first."""
    alike = paragraph("会上各县都要讲好真。会后办。")
    source, base, words = _sent(design, alike, alike)
    at = words.index("会上各县")
    edits = [(at, 9, "可一同五", "王校对"), (at + 16, 0, "十\n百六们", None)]
    found, made = _every_taken(source, base, edits)
    assert made.written == (1, 2)
    again = _merged(found, [1, 2], source, made.text)
    assert again == Merged(made.text, already=(1, 2))


def test_of_two_tables_alike_each_file_corrects_its_own(design: Design) -> None:
    """One file makes the second table what the other makes the first."""
    table = Table((("年度", "一"), ("二", "三")))
    source, base, words = _sent(design, table, table)
    at, later = words.index("年度"), words.rindex("年度")
    both = [(at, 2, "", "王校对")], [(words.index("三", at), 1, "", "李四"), (later, 2, "", "李四")]
    ends = list[bytes]()
    for first, second in (both, both[::-1]):
        _, now = _every_taken(source, base, first)
        found = compare(base, Returned(corrected(base.line, second)))
        made = _merged(found, [row.number for row in found.rows], source, now.text)
        assert not made.conflicts
        ends.append(made.text)
    assert ends[0] == ends[1]


@settings(max_examples=effort(12, 2000))
@given(SPEECHES, EDITS, st.sets(st.integers(1, 12)))
def test_the_markdown_says_what_was_taken(
    design: Design,
    source: bytes,
    edits: list[tuple[int, int, str, str | None]],
    some: set[int],
) -> None:
    base = revisions.read(docx.write(markdown.read(source), design, source))
    found = compare(base, Returned(corrected(base.line, edits)))
    every = [row.number for row in found.rows]
    assert merge(found, (), base=source, now=source) == Merged(source)
    _merged(found, some & {*every}, source, source)
    made = _merged(found, every, source, source)
    again = _merged(found, every, source, made.text)
    if not made.conflicts:
        assert again == Merged(made.text, already=tuple(sorted({*made.written, *made.already})))


MORE = "会后补的一句，原稿里没有。"


@settings(max_examples=effort(6, 1000))
@given(SPEECHES, EDITS, st.integers(0, 9))
def test_what_was_written_meanwhile_stays(
    design: Design, source: bytes, edits: list[tuple[int, int, str, str | None]], at: int
) -> None:
    speech = markdown.read(source)
    place = at % (len(speech.blocks) + 1)
    blocks = (*speech.blocks[:place], paragraph(MORE), *speech.blocks[place:])
    now = writer.write(replace(speech, blocks=blocks))
    base = revisions.read(docx.write(speech, design, source))
    found = compare(base, Returned(corrected(base.line, edits)))
    made = _merged(found, [row.number for row in found.rows], source, now)
    said = printed(made.text)
    assert said.text.count(MORE) == 1
    if not made.conflicts:
        text = tuple(line for line in said.text if line != MORE)
        assert replace(said, text=text) == wanted(found, [row.number for row in found.rows])


@settings(max_examples=effort(6, 1000))
@given(SPEECHES, EDITS, EDITS)
def test_of_two_corrected_files_either_may_come_first(
    design: Design,
    source: bytes,
    edits: list[tuple[int, int, str, str | None]],
    others: list[tuple[int, int, str, str | None]],
) -> None:
    base = revisions.read(docx.write(markdown.read(source), design, source))
    both = [compare(base, Returned(corrected(base.line, each))) for each in (edits, others)]
    ends = []
    for first, second in (both, reversed(both)):
        now = _merged(first, [row.number for row in first.rows], source, source)
        made = _merged(second, [row.number for row in second.rows], source, now.text)
        ends.append((now.conflicts or made.conflicts, printed(made.text)))
    if not ends[0][0] and not ends[1][0]:
        assert ends[0][1] == ends[1][1]

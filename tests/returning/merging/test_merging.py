"""What was corrected in our own DOCX is written into the Markdown, line by line."""

from datetime import date

import pytest
from lxml import etree

from converters.errors import SourceError
from converters.readers.docx.ooxml import w
from converters.returning import Merged, merge
from converters.settings.design import Design
from converters.speech.model import Change
from tests.readers.revisions.corrected import SOURCE, Corrected
from tests.readers.revisions.test_revisions import NUMBERS
from tests.returning.merging.returned import changed, form, returned, taken
from tests.returning.test_rows import CASES

NUMBER_LINE = (
    SOURCE.decode()
    .split("\n")
    .index(
        "代表工作是人大工作的基础。去年以来，全县五百六十名代表认真履职，提出建议二百三十件，"
        "办结率达到[百分之九十八]{.em}。"
    )
)


def typed_last(file: Corrected, words: str) -> None:
    """Words in the last paragraph of the file, without tracking."""
    run = etree.SubElement(list(file.body.iter(w("p")))[-1], w("r"))
    etree.SubElement(run, w("t")).text = words


LEARN = "一要抓学习。每季度组织一次集中学习，全年不少于四次。"
CONTACT = "二要抓联系。每名代表联系五户以上群众，每月走访一次。"
LINES: dict[str, list[str]] = {
    "words struck out": [f"-{LEARN}", "+一要抓学习。每季度组织一次学习，全年不少于四次。"],
    "a paragraph out": [f"-{CONTACT}"],
    "a paragraph typed": ["+四要抓宣传。讲好代表故事。"],
    "two joined": [f"-{LEARN}", f"-{CONTACT}", f"+{LEARN}{CONTACT}"],
    "moved": [f"+{CONTACT}", f"-{CONTACT}"],
    "a level": ["-### （一）把握正确方向", "+## （一）把握正确方向"],
    "a cell": ["-| 建议件数 | 230 | 260 |", "+| 建议件数 | 230 | 265 |"],
    "a row in silently": ["+| 走访户数 | 2800 | 3000 |"],
    "a row out": ["-| 办结率 | 98% | 99% |"],
    "within a run-in heading": [
        "-[1．坚持党的领导。]{.h3}要把党的领导贯穿代表工作全过程，确保正确政治方向。",
        "+[1．坚持党的全面领导。]{.h3}要把党的领导贯穿代表工作全过程，确保正确政治方向。",
    ],
    "signs of Markdown": [
        "-三要抓督办。对重点建议\\[见附表\\]实行领衔督办，限期办结。",
        "+三要抓督办。对重点建议\\[见附表\\]*#|实行领衔督办，限期办结。",
    ],
}


@pytest.mark.parametrize("case", LINES)
def test_only_the_lines_that_were_touched_change(design: Design, case: str) -> None:
    found = returned(design, CASES[case][0])
    made = taken(found)
    assert changed(SOURCE, made.text) == LINES[case]
    assert made.written == tuple(row.number for row in found.rows)
    assert not made.conflicts and not made.already


@pytest.mark.parametrize("case", CASES)
def test_all_refused_is_the_very_same_file(design: Design, case: str) -> None:
    assert merge(returned(design, CASES[case][0]), (), base=SOURCE, now=SOURCE) == Merged(SOURCE)


@pytest.mark.parametrize("case", LINES)
def test_a_second_time_all_of_it_is_there_already(design: Design, case: str) -> None:
    found = returned(design, CASES[case][0])
    once = taken(found)
    assert taken(found, once.text) == Merged(once.text, already=once.written)


def test_two_edits_in_one_clause_are_a_conflict_and_nothing_is_written(design: Design) -> None:
    now = SOURCE.replace("五百六十名".encode(), "五百七十名".encode())
    found = returned(design, lambda file: file.replace(NUMBERS, "五百六十八名"))
    made = taken(found, now)
    assert made.text == now and not made.written
    (conflict,) = made.conflicts
    assert (conflict.rows, conflict.line) == ((1,), NUMBER_LINE + 1)
    assert "五百六十名" in conflict.base and "五百七十名" in conflict.now
    assert "五百六十八名" in conflict.returned


def test_edits_in_other_clauses_come_together(design: Design) -> None:
    now = SOURCE.replace("二百三十件".encode(), "二百四十件".encode())
    found = returned(design, lambda file: file.replace(NUMBERS, "五百六十八名"))
    made = taken(found, now)
    assert "五百六十八名代表认真履职，提出建议二百四十件" in made.text.decode()
    assert made.written == (1,)


def test_line_ends_and_the_byte_order_mark_stay(design: Design) -> None:
    now = b"\xef\xbb\xbf" + SOURCE.replace(b"\n", b"\r\n")
    found = returned(design, CASES["a paragraph typed"][0])
    text = taken(found, now).text
    assert text.startswith(b"\xef\xbb\xbf---\r\n") and text.count(b"\n") == text.count(b"\r\n")
    assert text.replace(b"\r\n", b"\n") == b"\xef\xbb\xbf" + taken(found).text


def test_corrections_are_proposed_with_the_date_and_the_note_of_the_caller(design: Design) -> None:
    found = returned(design, lambda file: file.replace(NUMBERS, "五百六十八名"))
    made = merge(found, [1], base=SOURCE, now=SOURCE, day=date(2024, 5, 6), note="据回稿改")
    (told,) = made.corrections
    assert told == Change(date(2024, 5, 6), "更正", "据回稿改", told.was, told.now)
    assert "五百六十名" in (told.was or "") and "五百六十八名" in (told.now or "")
    assert taken(found).corrections == ()


def test_a_correction_has_words_enough_to_be_found(design: Design) -> None:
    """What stands there now is also said elsewhere: more of its sentence is told."""
    now = SOURCE.replace(
        "安排今年任务。".encode(), "安排今年任务，全县五百六十八名代表认真。".encode()
    )
    found = returned(design, lambda file: file.replace(NUMBERS, "五百六十八名"))
    (told,) = merge(found, [1], base=SOURCE, now=now, day=date(2024, 5, 6)).corrections
    text = merge(found, [1], base=SOURCE, now=now).text.decode()
    assert told.now is not None and text.count(told.now) == 1
    assert told.was is not None and now.decode().count(told.was) == 1


def test_a_row_across_the_head_and_the_text_is_left_to_a_person(design: Design) -> None:
    found = returned(design, lambda file: file.end(file.paragraph("各乡镇人大主席团"), "del"))
    made = taken(found)
    assert made.text == SOURCE and "跨着题头" in made.conflicts[0].why


def test_words_beside_a_row_across_are_told_of(design: Design) -> None:
    """A sign put into the line of the 主送机关, whose end somebody else has struck out."""

    def joined(file: Corrected) -> None:
        file.end(file.paragraph("各乡镇人大主席团"), "del", "李四")
        file.replace("各乡镇", "县直各单位、各乡镇")

    made = taken(returned(design, joined))
    assert changed(SOURCE, made.text)[-1] == "+recipients: 县直各单位、各乡镇人大主席团"
    assert len(made.conflicts) == 1 and len(made.written) == 1


def test_a_base_of_other_words_is_refused(design: Design) -> None:
    found = returned(design)
    with pytest.raises(SourceError, match="对不上"):
        merge(found, (), base=form("attached"), now=SOURCE)


def test_a_result_that_is_no_speech_is_not_written(design: Design) -> None:
    found = returned(design, lambda file: file.replace("全县", "全\u202e县"))
    made = taken(found)
    assert made.text == SOURCE and not made.written
    assert [conflict.rows for conflict in made.conflicts] == [(1,)]


def test_words_typed_below_the_imprint_are_not_lost(design: Design) -> None:
    """The empty paragraph that the 版记 hangs on can be typed in."""
    found = returned(design, lambda file: typed_last(file, "补一句话。"))
    made = taken(found)
    assert changed(SOURCE, made.text)[-1] == "+补一句话。"

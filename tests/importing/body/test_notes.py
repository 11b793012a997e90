"""Notes of a file stay below their paragraph, and nothing is asked of them."""

from dataclasses import replace

from converters.formats import markdown as written
from converters.importing.body import notes
from converters.importing.body.siblings import HeadedBlock
from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from converters.readers import markdown
from converters.readers.raw import LineMarks, Transcript
from converters.speech.model import Note, Paragraph, Signature, Text, text_of
from tests.conftest import Golden
from tests.importing import rules
from tests.importing.rules import Sample

HEAD = ("在全县工作会议上的讲话", "同志们：")
BODY = "今天，我们召开全县工作会议〔1〕，部署今年的各项任务。"
NOTE = "〔1〕见县委文件，第3页。"
END = ("请各单位抓好落实，确保完成各项任务。", "谢谢大家！", "县人大常委会", "2021年3月5日")


def read(*lines: str) -> Cleaned:
    made = Transcript()
    for line in lines:
        mark = line[:3] if line.startswith("〔") else ""
        made.write(line, LineMarks(note=mark))
    return clean(made.raw("docx"), "a.docx", ImportOptions(force=True))


def test_a_note_stands_below_its_paragraph_and_comes_back_from_markdown() -> None:
    found = read(*HEAD, BODY, NOTE, *END)
    (speech,) = found.speeches
    assert [text_of(block) for block in speech.blocks] == [HEAD[1], BODY, NOTE, *END]
    assert isinstance(speech.blocks[2], Note)
    assert isinstance(speech.blocks[-2], Signature)
    assert found.ledger.faults() == []
    named = replace(speech, meta=replace(speech.meta, id="2021-01"))
    assert markdown.read(written.write(named)).blocks == speech.blocks


def test_a_note_on_the_head_stands_at_the_end() -> None:
    head = (f"{HEAD[0]}〔1〕", "〔1〕本文有删节。", "县长　赵四海〔2〕", "〔2〕时任县长。")
    found = read(*head, HEAD[1], BODY.replace("〔1〕", ""), *END)
    (speech,) = found.speeches
    assert [text_of(block) for block in speech.blocks[-2:]] == [head[1], head[3]]
    assert (speech.meta.title, speech.meta.speaker) == (HEAD[0], "赵四海")
    assert found.ledger.faults() == []


def test_each_part_has_its_own_notes() -> None:
    body = (
        BODY,
        NOTE,
        *("各级各部门要统一思想，提高认识，切实增强责任感和紧迫感，抓好落实。",) * 9,
    )
    second = ("在县委工作会议上的讲话", "同志们：")
    found = read(*HEAD, *body, *END, *second, *body, *END)
    counts = [sum(isinstance(b, Note) for b in speech.blocks) for speech in found.speeches]
    assert counts == [1, 1]
    assert found.ledger.faults() == []


def placed(text: Sample) -> list[object]:
    kept, own = notes.parted(text.lines)
    pieces = [HeadedBlock(Paragraph((Text(line.text),)), line.words) for line in kept]
    return [piece.block for piece in notes.placed(text.sheet, pieces, own)]


RULES: dict[str, rules.Rule] = {
    "unmarked": lambda text: [notes.unmarked(text.sheet, *notes.parted(text.lines)), text.dropped],
    "allotted": lambda text: notes.allotted(text.lines, [2, 4]),
    "placed": lambda text: placed(text),
}


def test_notes_stand_where_the_table_says(golden: Golden) -> None:
    rules.hold("body/notes", RULES, golden)


def test_notes_typed_below_the_last_words_are_told_by_their_marks() -> None:
    texts = ["修渠[i]要算账。", "要办三件事：[1]修渠", "谢谢大家！", "尾注", "[i]东干渠", "[2]无"]
    found = [SourceLine(whole(text), at) for at, text in enumerate(texts, 1)]
    assert [len(lines) for lines in notes.typed(found[:5])] == [3, 2]
    assert [len(lines) for lines in notes.typed(found)] == [6, 0]  # its mark stands nowhere
    assert [len(lines) for lines in notes.typed(found[3:5])] == [2, 0]

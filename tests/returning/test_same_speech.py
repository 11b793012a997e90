"""A file of another speech is refused before anything is compared; a rewritten one is not."""

import pytest

from converters import resources
from converters.errors import SourceError
from converters.formats.docx import writer as docx
from converters.readers import markdown, revisions
from converters.readers.revisions.model import Char, Hand, ParagraphEnd, Returned
from converters.returning import compare, rows
from converters.settings.design import Design
from tests.readers.revisions.corrected import untouched

TOPICS = ("教育督导", "河道治理", "预算审查", "森林防火", "代表建议", "乡村道路")
OTHER = ("医疗保险", "安全生产", "文物保护", "粮食收购", "社区矫正", "商标注册")


def line(topics: tuple[str, ...], deleted: Hand | None = None) -> tuple[Char, ...]:
    """A paragraph of each topic."""
    text = "".join(f"{one}这一件事情{one}{one}\n" for one in topics)
    ends = {"\n": ParagraphEnd()}
    return tuple(Char(char, None, deleted, end=ends.get(char)) for char in text)


def test_another_speech_is_refused_before_it_is_compared(
    design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "aligned", lambda base, back: pytest.fail("compared"))
    source = (resources.root() / "tests/cases/forms/attached.md").read_bytes()
    other = revisions.read(docx.write(markdown.read(source), design, source))
    with pytest.raises(SourceError, match=r"这不是 s2024-0315-01 的回稿.*写的编号是 attached"):
        compare(revisions.read(untouched(design)), other)


@pytest.mark.parametrize(("kept", "is_refused"), [(0, True), (1, True), (2, False), (6, False)])
def test_a_third_of_the_paragraphs_must_be_found_again(kept: int, *, is_refused: bool) -> None:
    back = Returned(line((*TOPICS[:kept], *OTHER[kept:])))
    if is_refused:
        with pytest.raises(SourceError, match=f"只找到 {kept} 段"):
            compare(Returned(line(TOPICS)), back)
    else:
        assert bool(compare(Returned(line(TOPICS)), back).rows) == (kept < len(TOPICS))


def test_what_was_struck_out_is_found_again() -> None:
    back = Returned((*line(TOPICS, Hand("王校对")), *line(OTHER)))
    assert compare(Returned(line(TOPICS)), back).rows


def test_a_short_text_may_be_written_anew() -> None:
    assert compare(Returned(line(TOPICS[:4])), Returned(line(OTHER[:4]))).rows

"""What every format of words and pages is held against: the samples and forms, their pages."""

from dataclasses import replace
from datetime import date
from functools import cache

from converters import resources
from converters.collection import samples
from converters.readers import markdown
from converters.speech import printed_words
from converters.speech.bare import bare
from converters.speech.model import (
    Change,
    Emphasis,
    Paragraph,
    RunIn,
    Signature,
    Source,
    Speech,
    Status,
    Table,
    Text,
    TitleSource,
)
from tests.make import greeting, head, para, speech

PAGE = 460
"""Characters of a page here: where pages really begin is the PDF's affair."""


FULL = Speech(
    speech(
        id="2020-1",
        title="在大|会上的讲话",
        title_source=TitleSource.COMPLETED,
        subtitle="新年",
        date=date(2024, 3, 5),
        speakers=("张三", "李四"),
        post="主任、副主任",
        organ="县人大",
        occasion="全会",
        place="县城",
        topics=("经济",),
        status=Status.FINAL,
        source=Source("a.txt", 1, "某网", date(2024, 3, 6), "http://a.b/查 询?x&y"),
        changes=(
            Change(date(2024, 4, 1), "更正", "<一>", "误", "正"),
            Change(date(2024, 5, 1), "补充", "二"),
        ),
    ).meta,
    (
        greeting(),
        Paragraph((RunIn("（一）会。", 2), Text("要"), Emphasis("实"))),
        Table((("项", "数"), ("甲", "1"))),
        para("正文。"),
        head(1, "一、甲"),
        head(3, "1.乙"),
        Signature("县人大"),
        head(2, "（一）丙"),
        Signature("县人大"),
    ),
)
"""A speech with all facts and blocks that there are, of an id that begins with a digit."""


@cache
def known() -> dict[str, tuple[Speech, bytes]]:
    """Return every sample and every case of a form with its source, as if printed on pages."""
    cases = resources.root() / "tests/cases"
    folders = (samples.root() / "speeches", cases / "forms", cases / "layout")
    paths = [path for folder in folders for path in sorted(folder.glob("*.md"))]
    return {path.stem: _paged(path.read_bytes()) for path in paths}


def _paged(source: bytes) -> tuple[Speech, bytes]:
    speech = markdown.read(source)
    pages = tuple(range(0, len(words(speech)), PAGE))
    return replace(speech, pages=pages), source


def words(speech: Speech) -> str:
    """Return the printed words of a speech without white space."""
    return bare("".join(printed_words.lines(speech)))

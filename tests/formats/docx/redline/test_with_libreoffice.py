"""LibreOffice's own accept-all gives the newer edition, its reject-all the older one."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from converters.readers import markdown, revisions
from converters.readers.revisions import views
from converters.readers.revisions.views import Standing
from converters.settings.design import Design
from converters.speech.model import Speech
from tests import office
from tests.formats.docx.redline.test_redline import FORMS, made
from tests.make import para, speech

pytestmark = pytest.mark.slow
PAIRS = [
    (
        speech(para("今天开会。"), para("大家散会。")),
        speech(para("今天开会。热烈"), para("请大家散会。")),
    ),
    (speech(para("甲乙。丙丁。")), speech(para("甲乙。"), para("丙丁。"))),
    (speech(para("甲乙。"), para("丙丁。")), speech(para("甲乙。丙丁。"))),
]
LETTER = "letter"
"""LibreOffice makes the 版记 of a letter a frame, which is not among its paragraphs."""


def read(path: Path) -> Speech:
    return markdown.read(path.read_bytes())


def words(found: Sequence[Standing]) -> list[str]:
    lines = "\n".join(one.text.replace("\v", "\n") for one in found)
    return [line for line in lines.split("\n") if line]


def test_it_accepts_and_rejects_the_same_words(design: Design, tmp_path: Path) -> None:
    forms = [read(path) for path in FORMS if path.stem != LETTER]
    pairs = [*PAIRS, *pairwise(forms), *pairwise(forms[::-1])]
    files = [made(old, new, design) for old, new in pairs]
    for data, said in zip(files, office.judged(files, tmp_path), strict=True):
        line = revisions.read(data).line
        for ours, theirs in zip((views.accepted(line), views.refused(line)), said, strict=True):
            told = "\n".join(theirs).split("\n")
            assert words(ours) == [one for one in told if one]

"""The numbers of sixty lists, side by side with those that LibreOffice prints."""

import random
import re

import pytest

from converters.collection import libreoffice
from converters.readers import docx
from tests.readers.docx.test_numbering import RESTART, abstract, item, level, num
from tests.readers.docx.word_files import p, part, t, word

FORMS = (
    *("decimal", "chineseCounting", "chineseCountingThousand", "ideographTraditional"),
    *("ideographZodiac", "chineseLegalSimplified", "decimalEnclosedCircle", "decimalZero"),
    *("upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "decimalFullWidth"),
    *("ideographDigital", "japaneseCounting", "decimalEnclosedCircleChinese", "bullet"),
)
"""LibreOffice has no ⑴ and ⒈, and drops what stands between levels of which one has no number."""
TEXTS = (("%N、", "（%N）", "第%N条", "%N."), ("（%N）", "%1-%N", "%1.%N"), ("%N)", "%1.%2.%N"))
LISTS = 60


def made(chance: random.Random) -> bytes:
    definitions = instances = body = ""
    for at in range(LISTS):
        levels = (_level(at, index, chance) for index in range(3))
        definitions += abstract(str(at), *levels)
        instances += num(f"{at}1", str(at)) + num(f"{at}2", str(at), RESTART.format(1))
        body += p(t(f"表{at}"))
        for id in (f"{at}1", f"{at}2"):
            index = 0
            for _ in range(6):
                body += item("甲", id, index)
                index = max(0, min(2, index + chance.choice((-1, 0, 0, 1))))
    return word(body, {"numbering": part("numbering", definitions + instances)})


def _level(at: int, index: int, chance: random.Random) -> str:
    form = FORMS[at % len(FORMS)] if not index else chance.choice(FORMS[:-1])
    text = "●" if form == "bullet" else chance.choice(TEXTS[index]).replace("N", str(index + 1))
    start = chance.choice((1, 1, 1, 3))
    return level(index, form, text, '<w:suff w:val="nothing"/>', start)


@pytest.mark.slow
def test_lists_have_the_numbers_that_libreoffice_prints() -> None:
    data = made(random.Random(17))
    (printed,) = libreoffice.convert([data], "docx", "txt")
    assert printed is not None
    theirs = printed.decode("utf-8-sig").rstrip("\n").split("\n")
    ours = docx.read(data).text.split("\n")
    assert list(map(bare, ours)) == list(map(bare, theirs))


def bare(line: str) -> str:
    """A line without bullets and white space, which a text does not print alike."""
    return re.sub(r"[\s●◦▪•]", "", line)

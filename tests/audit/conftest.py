"""The look with the free fonts, and a speech long enough to show every rule."""

from collections.abc import Callable
from pathlib import Path

import pytest

from converters import fonts, resources
from converters.dates import PartialDate
from converters.look import Look
from converters.model import (
    Block,
    Dateline,
    Heading,
    Meta,
    Salutation,
    Signature,
    Speech,
    paragraph,
)
from tests.make import DAY, restyled

Made = Callable[[str], Look]


@pytest.fixture(scope="session")
def free_faces() -> dict[str, fonts.Face]:
    """Return the free fonts as they are installed."""
    folder = resources.root() / "fonts" / "free"
    files = sorted(Path(folder).glob("*.otf"))
    assert files, "fonts/free is empty: run make fonts"
    return {file.name: fonts.Face(file.name, file.read_bytes()) for file in files}


@pytest.fixture(scope="session")
def drawn_look(free_faces: dict[str, fonts.Face]) -> Made:
    """Return a function from the text of a style to the look with faces."""
    roles = fonts.read(resources.text("styles/fonts.toml"))
    chains = fonts.resolve(roles, [], free_faces)
    looks: dict[str, Look] = {}

    def made(text: str) -> Look:
        return looks.setdefault(text, Look(restyled(text), roles, chains))

    return made


SENTENCE = "我们要坚持以人民为中心，扎实推进“两个责任”落实，2020年完成投资3.5亿元、增长12.5%；"


@pytest.fixture(scope="session")
def long_speech() -> Speech:
    """Return a speech of four pages with headings, signature and date."""
    blocks: list[Block] = [Salutation("同志们：", 1)]
    for number, mark in enumerate("一二三"):
        blocks.append(Heading(1, f"{mark}、提高政治站位，充分认识重要意义", 10 * number + 2))
        blocks.append(Heading(2, "（一）加强组织领导", 10 * number + 3))
        blocks += [paragraph(SENTENCE * 4 + "特此说明。", 10 * number + n) for n in (4, 5, 6)]
    blocks += [Signature("西平县人大常委会", 40), Dateline("2020年7月16日", 41)]
    facts = Meta(
        "s1", "在全县乡镇人大工作会议上的讲话", date=PartialDate.of(DAY), speakers=("赵海金",)
    )
    return Speech(facts, tuple(blocks))

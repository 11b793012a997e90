"""Collections for measuring, composed from whole paragraphs of real reports with a fixed seed."""

import random
from pathlib import Path

from converters import resources
from converters.formats import markdown
from converters.speech.model import Block, Heading, Meta, Salutation, Speech, paragraph

SEED = 9704
CORPUS = resources.root() / "tests/cases/reports"
"""The reports from which collections are composed."""
_NUMERALS = "一二三四五六七八九"
CHARACTERS = 5_400
"""Of a speech: about ten pages."""


def paragraphs(corpus: Path) -> list[str]:
    """Return the paragraphs of body length of all reports in a folder."""
    found: list[str] = []
    for path in sorted(corpus.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()[2:]
        found += [text for line in lines if usable(text := line.strip())]
    if not found:
        raise SystemExit(f"{corpus} 里没有文本")
    return found


def usable(text: str) -> bool:
    """Return whether a line is a paragraph of body length without signs that no font has."""
    return 60 <= len(text) <= 600 and text.isprintable()


def compose(folder: Path, count: int, pool: list[str], characters: int = CHARACTERS) -> None:
    """Write a collection of `count` speeches into a folder; the same arguments, the same bytes."""
    draw = random.Random(SEED)
    (folder / "speeches").mkdir(parents=True)
    (folder / "config.yaml").write_text("title: 测量用讲话集\n", encoding="utf-8")
    for number in range(1, count + 1):
        data = markdown.write(speech(number, draw, pool, characters))
        (folder / "speeches" / f"b{number:06d}.md").write_bytes(data)


def speech(number: int, draw: random.Random, pool: list[str], characters: int) -> Speech:
    """Return one speech of about so many characters, with a heading every few paragraphs."""
    blocks: list[Block] = [Salutation("同志们：")]
    length = sections = 0
    while length < characters:
        if sections < len(_NUMERALS) and length >= characters * sections / len(_NUMERALS):
            words = draw.choice(pool)[:16].strip("，。；：、“”（）")
            blocks.append(Heading(1, f"{_NUMERALS[sections]}、{words}"))
            sections += 1
        text = draw.choice(pool)
        blocks.append(paragraph(text))
        length += len(text)
    meta = Meta(f"b{number:06d}", f"在第{number}次全体会议上的讲话")
    return Speech(meta, tuple(blocks))

"""Hostile settings and books: one sentence within seconds, and what does not need them is built."""

import random

from scripts.faults.office import BOOK, CONFIG, begun
from scripts.faults.sources import FACTS
from scripts.faults.tally import Chance, Tally

_LINES = (
    *FACTS,
    "style: gbt9740\n",
    'style: "gbt9704\\n"\n',
    "style: ../../etc/passwd\n",
    "formats: [docx, dcox]\n",
    "formats: docx\n",
    "site: {base_url: 'javascript:x'}\n",
    "speeches: ../..\n",
    "speeches: nowhere\n",
    "publisher: [1, [2, [3]]]\n",
)


def play(chance: Chance, tally: Tally) -> None:
    """Spoil config.yaml or a book, build, and mend it again."""
    office = begun(chance.room, 2, book=True)
    while chance.goes_on(tally):
        tally.tries += 1
        name = chance.draw.choice(["config.yaml", "books/a.yaml", "books/b.yaml"])
        good = CONFIG if name == "config.yaml" else BOOK
        office.write(name, _spoilt(good, chance.draw))
        done = office.build()
        tally.expect(done.is_told, f"{name} 写坏时：{done.said[-400:]}")
        office.write("config.yaml", CONFIG)
        office.write("books/a.yaml", BOOK)
        (office.root / "books/b.yaml").unlink(missing_ok=True)
        done = office.build()
        tally.expect(done.code == 0, f"{name} 改好后没有做完：{done.said[-200:]}")
        tally.expect(not office.left_behind(), f"留下了 {office.left_behind()[:3]}")


def _spoilt(good: str, draw: random.Random) -> str:
    way = draw.randrange(3)
    if way == 0:
        return good + draw.choice(_LINES)
    at = draw.randrange(len(good))
    if way == 1:
        return good[:at] + draw.choice("\x01\t:[]{}&*!|>'\"%@`#？　\ud7ff") + good[at:]
    return good[:at]

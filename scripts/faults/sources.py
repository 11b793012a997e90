"""Hostile speeches in the collection: each is one sentence, and all others are built."""

import os
import random
from pathlib import Path

from scripts.faults.office import SMALL, Office, begun
from scripts.faults.tally import Chance, Tally

_GOOD, _BAD = 2, 5
_RING = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)
FACTS = (
    _RING,
    "topics: &a [*a]\n",
    f"topics: {'[' * 20_000}\n",
    f"topics: {'{a: ' * 20_000}\n",
    'place: "甲\\x01乙"\n',
    'place: "甲\\uD800乙"\n',
    "date: 2021-02-30\n",
    "date: 9999999999999\n",
    "speaker: !!python/object/apply:os.system [x]\n",
    "speaker: 甲\u202e乙\n",
    "a: " + "讲" * 100_000 + "\n",
    "%YAML 9.9\n",
    "date: 0b1\nplace: .nan\n",
    "? [a, b]\n: c\n",
    "<<: {id: s1}\n",
    "id: s0\n",
)
_TITLES = (
    "讲" * 400,
    "讲话 " * 200,
    "\t",
    "\u200b",
    "A" * 3000,
    "“" * 50,
    "一|二" * 60,
    "'\"[{&*!|>%@`",
)
_BODIES = ("\x00", "\u202e" * 9, "#" * 5000, "[" * 5000, "{.h2}" * 999, "\\" * 999, "|a|\n" * 300)


def play(chance: Chance, tally: Tally) -> None:
    """Build a collection in which some speeches are hostile, then without these."""
    office = begun(chance.room, _GOOD, config=SMALL)
    wanted = {f"s{n}": (office.root / f"speeches/s{n}.md").read_text() for n in range(_GOOD)}
    while chance.goes_on(tally):
        tally.tries += _BAD
        for number in range(_BAD):
            _plant(office, f"b{number}", chance.draw)
        done = office.build()
        tally.expect(done.is_told, f"有坏的讲话稿时：{done.said[-400:]}")
        made = {path.stem for path in (office.root / "output/txt").glob("s*.txt")}
        tally.expect(made == wanted.keys(), f"好的没有都做：{sorted(made)}")
        checked = office.run("check")
        tally.expect(checked.is_told, f"check：{checked.said[-400:]}")
        for path in (office.root / "speeches").glob("b*"):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        done = office.build()
        tally.expect(done.code == 0, f"坏的拿走后没有做完：{done.said[-200:]}")
        tally.expect(not office.left_behind(), f"留下了 {office.left_behind()[:3]}")


def _plant(office: Office, id: str, draw: random.Random) -> None:
    path = office.root / f"speeches/{id}.md"
    way = draw.randrange(5)
    if way == 0:
        _strange(path, draw)
    elif way == 1:
        path.write_bytes(draw.randbytes(draw.randrange(2000)))
    else:
        facts = draw.choice(FACTS) if draw.random() < 0.6 else ""
        title = draw.choice(_TITLES) if draw.random() < 0.4 else "题名"
        body = draw.choice(_BODIES) if draw.random() < 0.4 else "开会。"
        text = f"---\nid: {id}\ntitle: {title}\n{facts}---\n\n同志们：\n\n{body}\n"
        path.write_bytes(text.encode("utf-8", errors="surrogatepass"))


def _strange(path: Path, draw: random.Random) -> None:
    """Put something in the place of a file that is none."""
    way = draw.randrange(4)
    if way == 0:
        path.symlink_to("nowhere.md")
    elif way == 1:
        path.symlink_to(path.name)
    elif way == 2:
        path.mkdir()
    else:
        os.mkfifo(path)

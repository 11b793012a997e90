"""Files edited while a build runs, which may be killed too: the next build equals a clean one."""

import random
import subprocess
from collections.abc import Callable

from converters import resources
from scripts.faults.office import BOOK, CONFIG, Office, begun, descendants, differences, kill
from scripts.faults.tally import Chance, Tally
from tests.make import contents

_SPEECHES = 5
_MOST = 3
"""Edits while one build runs."""
_LONGEST_SECONDS = 3.0
_KILLED = 0.5
_STYLE = resources.text("styles/gbt9704.toml")
_BOOK_STYLE = resources.text("styles/book.toml")


def _speech(office: Office, draw: random.Random) -> None:
    office.speech(draw.randrange(_SPEECHES + 2), f"改了 {draw.randrange(99)} 次。")


def _gone(office: Office, draw: random.Random) -> None:
    (office.root / f"speeches/s{draw.randrange(1, _SPEECHES + 2)}.md").unlink(missing_ok=True)


def _style(office: Office, draw: random.Random) -> None:
    text = _STYLE.replace("top_mm = 37", f"top_mm = {draw.randint(34, 38)}")
    office.write("styles/gbt9704.toml", text)


def _book_style(office: Office, draw: random.Random) -> None:
    text = _BOOK_STYLE.replace("gap_mm = 6", f"gap_mm = {draw.randint(5, 8)}")
    office.write("styles/book.toml", text)


def _config(office: Office, draw: random.Random) -> None:
    office.write("config.yaml", CONFIG.replace("选编", f"选编{draw.choice('甲乙丙')}"))


def _book(office: Office, draw: random.Random) -> None:
    office.write("books/a.yaml", BOOK.replace("选编", f"文集{draw.choice('甲乙丙')}"))


def _page(office: Office, draw: random.Random) -> None:
    pages = sorted((office.root / "output/site").rglob("*.html"))
    if pages:
        draw.choice(pages).write_bytes(b"")


def _output(office: Office, draw: random.Random) -> None:
    files = sorted(p for p in (office.root / "output").glob("*/s*.*") if p.is_file())
    if files:
        draw.choice(files).write_bytes(b"x")


EDITS: tuple[Callable[[Office, random.Random], None], ...] = (
    *(_speech, _gone, _style, _book_style, _config, _book, _page, _output),
)


def play(chance: Chance, tally: Tally) -> None:
    """Edit at random moments, kill now and then, and build once more."""
    office = begun(chance.room, _SPEECHES, book=True)
    done = office.build()
    tally.expect(done.code == 0, f"第一次构建没有做完：{done.said[-200:]}")
    while chance.goes_on(tally):
        tally.tries += 1
        done_edits = _edited_while_it_builds(office, chance.draw)
        done = office.build()
        what = f"构建时 {'、'.join(done_edits)} 之后"
        tally.expect(done.code == 0, f"{what}，没有做完：{done.said[-300:]}")
        found, wanted = contents(office.root), office.clean()
        stray = {n for n in found if n not in wanted and "/site/" not in n}
        wrong = differences({n: d for n, d in found.items() if n not in stray}, wanted)
        tally.expect(not wrong, f"{what}，成品与从头构建的不同：{wrong}")
        tally.expect(not office.left_behind(), f"{what}，留下了 {office.left_behind()[:3]}")


def _edited_while_it_builds(office: Office, draw: random.Random) -> list[str]:
    """Return what was done while a build ran; it has ended."""
    first = draw.choice(EDITS)
    first(office, draw)
    done = [first.__name__.strip("_")]
    process = office.started("build")
    for _ in range(draw.randint(1, _MOST)):
        try:
            process.communicate(timeout=draw.uniform(0, _LONGEST_SECONDS))
        except subprocess.TimeoutExpired:
            edit = draw.choice(EDITS)
            edit(office, draw)
            done.append(edit.__name__.strip("_"))
    if draw.random() < _KILLED:
        kill(descendants(process.pid))
        done.append("kill")
    process.communicate()
    return done

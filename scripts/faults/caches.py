"""Caches with anything in them: the next build heals them and makes what it is to make."""

import json
import random
from pathlib import Path
from typing import Any

from scripts.faults.office import begun, differences
from scripts.faults.tally import Chance, Tally
from tests.make import contents

_SPEECHES = 3
_WHOLE = (b"", b"null", b"7", b'"x"', b"[1]", b"{}", b'{"a": 5}', b"\xff\xfe\x00", b"[" * 100_000)
_VALUES: tuple[Any, ...] = (None, 0, -1, 1e308, "", "x", [], [[]], {}, {"a": {}}, True, "../../x")


def play(chance: Chance, tally: Tally) -> None:
    """Spoil some of what the engine remembers, and build."""
    office = begun(chance.room, _SPEECHES, book=True)
    done = office.build()
    tally.expect(done.code == 0, f"第一次构建没有做完：{done.said[-200:]}")
    wanted = contents(office.root)
    while chance.goes_on(tally):
        tally.tries += 1
        kept = sorted(p for p in (office.root / "output/.huibian").rglob("*") if p.is_file())
        chosen = chance.draw.sample(kept, min(chance.draw.randint(1, 3), len(kept)))
        for path in chosen:
            path.write_bytes(spoilt(path, chance.draw))
        if chance.draw.random() < 0.5:
            office.speech(0, f"第 {tally.tries} 次。")
            wanted = {}
        what = f"写坏 {'、'.join(path.name for path in chosen)} 后"
        done = office.build()
        tally.expect(done.code == 0 and done.is_told, f"{what}，没有做完：{done.said[-300:]}")
        wanted = wanted or office.clean()
        wrong = differences(contents(office.root), wanted)
        tally.expect(not wrong, f"{what}，成品不对：{wrong}")


def spoilt(path: Path, draw: random.Random) -> bytes:
    """Return other bytes for a file: nonsense, cut short, or JSON one value of which is another."""
    data = path.read_bytes()
    way = draw.randrange(4)
    if way == 0 or not data:
        return draw.choice(_WHOLE)
    if way == 1:
        return data[: draw.randrange(len(data))]
    if way == 2:
        at = draw.randrange(len(data))
        return data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
    try:
        return json.dumps(other(json.loads(data), draw)).encode()
    except ValueError:
        return draw.choice(_WHOLE)


def other(value: Any, draw: random.Random) -> Any:
    """Return a value of JSON with one value in it, at any depth, being another."""
    if not isinstance(value, dict | list) or not value or draw.random() < _HERE:
        return draw.choice(_VALUES)
    copy: Any = value.copy()
    key = draw.choice(list(value) if isinstance(value, dict) else range(len(value)))
    copy[key] = other(value[key], draw)
    return copy


_HERE = 0.25

"""Ordinary sentences about what web pages speak of too, made in many forms."""

import random
from itertools import cycle

from converters import resources

_FOLDER = resources.root() / "tests/cases/ordinary"
_WHO = ("各乡镇", "同志们", "大家", "老百姓", "基层干部", "人大代表", "年轻人", "企业负责人")


def _words(name: str) -> list[str]:
    return (_FOLDER / name).read_text(encoding="utf-8").split()


def sentences(count: int, seed: int = 9704) -> list[str]:
    """Return so many sentences, no two alike, the same each time."""
    draw = random.Random(seed)
    words = {"thing": _words("things.txt"), "deed": _words("deeds.txt"), "who": _WHO}
    made: dict[str, None] = {}
    for form in cycle(_words("forms.txt")):
        made[form.format(**{key: draw.choice(values) for key, values in words.items()})] = None
        if len(made) >= count:
            break
    return list(made)

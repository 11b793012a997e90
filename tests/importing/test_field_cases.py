"""Files as offices have them, each of a kind of fault (`tests/cases/field`)."""

import json
import re
from pathlib import Path

import pytest

from converters import importing
from converters.formats import markdown

FOLDER = Path(__file__).parents[1] / "cases/field"


def squeezed(text: str) -> str:
    return re.sub(r"[ \t\u3000\\]+", "", text)


@pytest.mark.parametrize("side", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_what_must_come_out_does(side: Path) -> None:
    wanted = json.loads(side.read_text(encoding="utf-8"))
    source = next(path for path in FOLDER.glob(f"{side.stem}.*") if path != side)
    found = importing.clean(source.read_bytes(), source.name)
    text = "\n".join(markdown.write(speech).decode() for speech in found.speeches)
    assert [x for x in wanted.get("contain", []) if squeezed(x) not in squeezed(text)] == []
    assert [x for x in wanted.get("lack", []) if x in text] == []
    if code := wanted.get("finding"):
        assert code in {finding.code for finding in found.findings}
    assert found.ledger.faults() == []

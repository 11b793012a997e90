"""Small made-up texts, each of a kind of fault, and what must come out (`tests/cases/import`)."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from converters import importing
from converters.formats import markdown
from converters.importing import Import
from converters.speech.model import Salutation

FOLDER = Path(__file__).parents[1] / "cases/import"
FACTS = ("date", "speaker", "place")


def folded(text: object) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(text or "")))


def written(found: Import) -> str:
    """The Markdown of all speeches, without blank lines and without backslashes before signs."""
    texts = (markdown.write(speech).decode() for speech in found.speeches)
    bare = (re.sub(r"\\([^\w\s])", r"\1", text) for text in texts)
    return "\n".join(re.sub(r"\n+", "\n", text) for text in bare)


def has(wanted: str, whole: str, codes: set[str]) -> bool:
    if wanted.startswith("finding:"):
        return wanted.removeprefix("finding:") in codes
    return wanted in whole


@pytest.mark.parametrize("side", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_what_must_come_out_does(side: Path) -> None:
    wanted = json.loads(side.read_text(encoding="utf-8"))
    text = side.with_suffix(".txt")
    found = importing.clean(text.read_bytes(), text.name)
    assert len(found.speeches) == wanted.get("n_speeches", len(found.speeches)), found.refusal
    whole, codes = written(found), {finding.code for finding in found.findings}
    assert [x for x in wanted.get("must_contain", []) if not has(x, whole, codes)] == []
    assert [x for x in wanted.get("must_not_contain", []) if has(x, whole, codes)] == []
    assert [x for x in wanted.get("once", []) if whole.count(x) != 1] == []
    if any_of := wanted.get("any_of"):
        assert any(has(x, whole, codes) for x in any_of)
    meta = found.speeches[0].meta
    if "title" in wanted:
        assert folded(meta.title) == folded(wanted["title"])
    if wanted.get("exact_title"):
        assert re.sub(r"\s+", " ", meta.title) == wanted["title"]
    for name in (name for name in FACTS if name in wanted):
        assert str(getattr(meta, name) or "") == (wanted[name] or ""), name
    for start in wanted.get("salutations", []):
        assert any(
            isinstance(block, Salutation) and block.text.startswith(start)
            for block in found.speeches[0].blocks
        ), start
    if "speakers" in wanted:
        assert [speech.meta.speaker for speech in found.speeches] == wanted["speakers"]

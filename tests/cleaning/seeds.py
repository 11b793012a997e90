"""The raw texts that stand beside the project, where they are; the laws are tried on them too."""

from pathlib import Path

import pytest

from tests.cleaning import cases

_SHARED = Path(__file__).parents[3] / "shared"


def seeds() -> list[Path]:
    """Return the five raw texts; skips the test where they are absent."""
    found = sorted((_SHARED / "seeds").glob("*.txt"))
    if not found:
        pytest.skip("the raw texts of ../shared are not here")
    return found


def reports() -> list[Path]:
    """Return the public reports and documents; skips the test where they are absent."""
    found = sorted((_SHARED / "corpus" / "reports").glob("*.txt"))
    if not found:
        pytest.skip("the reports of ../shared are not here")
    return found


def pages() -> list[str]:
    """Return the inputs of all cases, and the raw texts where they are."""
    files = [path.read_text(encoding="utf-8") for path in (_SHARED / "seeds").glob("*.txt")]
    return [raw for _, raw, _ in cases.every()] + files

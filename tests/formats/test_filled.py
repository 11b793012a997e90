"""Style sheets are filled in once for all processes."""

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from converters import resources
from converters.formats import templates
from converters.formats.filled import filled

TEXT = "p { margin: {{ margin }}; font: {{ font.name }} }"


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Nothing is kept yet; return the list of what will be rendered."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    found: list[str] = []

    def noted(path: str, *, escaped: bool) -> Any:
        found.append(path)
        return templates.environment("", escaped=escaped).from_string(resources.text(path))

    monkeypatch.setattr(resources, "text", lambda path: TEXT)
    monkeypatch.setattr(templates, "template", noted)
    return found


def test_the_same_values_are_filled_in_once(rendered: list[str]) -> None:
    for _ in range(2):
        made = filled("a.css.j2", margin=1.5, font={"name": '"宋" & <b>'})
        assert made == 'p { margin: 1.5; font: "宋" & <b> }'
    assert rendered == ["a.css.j2"]


def test_other_values_or_another_text_are_filled_in_by_themselves(
    rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = {"name": "宋"}
    made = [filled("a.css.j2", margin=margin, font=fonts) for margin in range(20)]
    monkeypatch.setattr(resources, "text", lambda path: TEXT.upper().replace("MARGIN }}", "1 }}"))
    with pytest.raises(UndefinedError):
        filled("a.css.j2", margin=0, font=fonts)
    assert len(set(made)) == 20 and len(rendered) == 21


def test_only_some_are_kept_of_a_template(rendered: list[str], tmp_path: Path) -> None:
    for margin in range(100):
        filled("a.css.j2", margin=margin, font={"name": "宋"})
    assert 1 < len(list(tmp_path.rglob("*.bin"))) <= 8


def test_what_was_kept_and_is_broken_is_filled_in_again(
    rendered: list[str], tmp_path: Path
) -> None:
    made = filled("a.css.j2", margin=1, font={"name": "宋"})
    for path in tmp_path.rglob("*.bin"):
        path.write_bytes(path.read_bytes()[:-1])
    assert filled("a.css.j2", margin=1, font={"name": "宋"}) == made
    assert len(rendered) == 2

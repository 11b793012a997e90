"""Templates are set up in one way."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, UndefinedError
from jinja2.filters import FILTERS

from converters import resources
from converters.formats import templates
from converters.site import templates as of_site

_PAGE = "styles/return/review.html.j2"


def test_a_template_is_compiled_once() -> None:
    assert templates.template(_PAGE) is templates.template(_PAGE)


def test_words_are_escaped_unless_they_become_no_html() -> None:
    for escaped, shown in ((True, "&lt;b&gt;"), (False, "<b>")):
        made = templates.environment("styles/return", escaped=escaped)
        assert made.from_string("{{ word }}").render(word="<b>") == shown


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        templates.template(_PAGE).render()


@pytest.fixture
def afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Nothing is compiled yet, as in a new process; what is compiled is kept in this folder."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    templates._compiled.cache_clear()
    yield tmp_path
    templates._compiled.cache_clear()


def compiled(monkeypatch: pytest.MonkeyPatch, *, escaped: bool = True) -> int:
    """Return how many templates a process compiles that renders one."""
    found: list[str] = []
    compile_it = Environment.compile

    def counted(self: Environment, source: Any, *how: Any, **named: Any) -> Any:
        found.append(source)
        return compile_it(self, source, *how, **named)

    templates._compiled.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(Environment, "compile", counted)
        made = templates.environment("styles/return", escaped=escaped).get_template("a.j2")
        assert made.render(word="<b>") == resources.text("styles/return/a.j2").replace(
            "{{ word }}", "&lt;b&gt;" if escaped else "<b>"
        )
    return len(found)


def test_a_template_is_compiled_once_for_all_processes(
    afresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "text", lambda name: "一 {{ word }}")
    assert [compiled(monkeypatch) for _ in range(2)] == [1, 0]
    assert [compiled(monkeypatch, escaped=False) for _ in range(2)] == [1, 0]
    assert compiled(monkeypatch) == 0
    monkeypatch.setattr(resources, "text", lambda name: "二 {{ word }}")
    assert [compiled(monkeypatch) for _ in range(2)] == [1, 0]


def test_what_was_kept_and_is_broken_is_compiled_again(
    afresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "text", lambda name: "一 {{ word }}")
    compiled(monkeypatch)
    for path in afresh.rglob("*.bin"):
        path.write_bytes(b"broken")
    assert [compiled(monkeypatch) for _ in range(2)] == [1, 0]


def test_no_template_is_compiled_with_what_a_filter_of_ours_makes() -> None:
    """Else it would have to be compiled again whenever the filter changes."""

    def refuse(*given: object) -> str:
        raise AssertionError(given)

    made = of_site.environment()
    ours = made.filters.keys() - FILTERS.keys()
    made.filters.update(dict.fromkeys(ours, refuse))
    names = [path.name for path in (resources.root() / "styles/site").glob("*.j2")]
    assert ours and names
    for name in names:
        made.compile(resources.text(f"styles/site/{name}"))

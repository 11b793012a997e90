"""What a command loads before it has found anything to do: these lists, and nothing beside them.

So does `convert` for a speech of ours, which it need not clean.

Whoever makes a command load more has to write it here, and sees what it costs: docs/speed.md.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from converters import resources

pytestmark = pytest.mark.slow


class Loaded(NamedTuple):
    """What a command loads: libraries, rooms of the program, and how many modules of it."""

    libraries: frozenset[str]
    rooms: frozenset[str]
    modules: int


RIM = {"__main__", "cli", "errors", "files", "resources"}
PLANNING = {*RIM, "build", "formats", "project", "settings", "speech"}
MARKDOWN = {"markdown_it", "mdit_py_plugins", "mdurl"}
MAY_LOAD: dict[tuple[str, ...], Loaded] = {
    ("--help",): Loaded(
        frozenset({"click"}),
        frozenset({*RIM, "build", "formats", "project", "settings", "speech"}),
        37,
    ),
    ("status",): Loaded(frozenset({"click", "yaml"}), frozenset(PLANNING), 79),
    ("build",): Loaded(frozenset({"click", "yaml"}), frozenset(PLANNING), 85),
    ("list",): Loaded(
        frozenset({"click", "yaml"}), frozenset({*PLANNING, "collection", "readers"}), 105
    ),
    ("convert", "speeches/s1.md", "--to", "txt"): Loaded(
        frozenset({"click", "yaml", *MARKDOWN}),
        frozenset({*PLANNING, "books", "checks", "collection", "readers", "typeset"}),
        117,
    ),
}
"""What each may load if no settings are wrong, and of the first nothing is to be done."""

TOLD = """
import json, sys
sys.argv = ["huibian", *sys.argv[1:]]
from converters.__main__ import main
try:
    main()
except SystemExit as left:
    code = left.code
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a collection of two speeches of which everything is built."""
    root = tmp_path_factory.mktemp("built")
    (root / "speeches").mkdir()
    (root / "config.yaml").write_text(
        "title: 讲话\nformats: [txt]\nsite: false\n", encoding="utf-8"
    )
    for id in ("s1", "s2"):
        text = f"---\nid: {id}\ntitle: 讲话\ndate: 2024-01-02\n---\n\n同志们：\n"
        (root / f"speeches/{id}.md").write_text(text, encoding="utf-8")
    assert called(root, "build")[0] == 0
    return root


def called(root: Path, *arguments: str) -> tuple[int, list[str]]:
    """Return the exit code of a command, and the modules that were loaded at its end."""
    command = [sys.executable, "-P", "-c", TOLD, *arguments]
    way = {"PYTHONPATH": str(resources.root()), "XDG_STATE_HOME": str(root / "state")}
    done = subprocess.run(command, cwd=root, env=way, capture_output=True, text=True, check=True)
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, modules


@pytest.mark.parametrize("arguments", MAY_LOAD, ids=" ".join)
def test_a_command_loads_only_what_it_needs(collection: Path, arguments: tuple[str, ...]) -> None:
    code, modules = called(collection, *arguments)
    may = MAY_LOAD[arguments]
    tops = {name.partition(".")[0] for name in modules}
    ours = [name for name in modules if name.startswith("converters.")]
    ready = {name for name in tops if name.startswith("_")} | {
        "converters",
        "sitecustomize",
        "cython_runtime",
    }
    assert code == 0
    assert tops - sys.stdlib_module_names - ready == may.libraries
    assert {name.split(".")[1] for name in ours} <= may.rooms
    assert len(ours) <= may.modules


def test_what_makes_the_site_loads_numpy_only_for_a_new_index_and_no_codes_nor_fetchers() -> None:
    code = (
        "import sys, converters.build.site; "
        "sys.exit(bool({'numpy', 'segno', 'http.client'} & {*sys.modules}))"
    )
    way = {"PYTHONPATH": str(resources.root())}
    assert subprocess.run([sys.executable, "-P", "-c", code], env=way, check=False).returncode == 0


def test_the_docx_of_a_speech_of_ours_is_written_without_what_fetches_pages(
    collection: Path,
) -> None:
    code, modules = called(collection, "convert", "speeches/s1.md", "--to", "docx")
    assert code == 0 and "docx" in modules
    assert not {"http.client", "jinja2", "jsonschema", "ssl", "urllib.request"} & {*modules}


def test_the_pdf_of_a_speech_of_ours_is_drawn_without_what_only_others_need(
    collection: Path,
) -> None:
    for _ in range(2):  # the first keeps what the second does without
        code, modules = called(collection, "convert", "speeches/s1.md", "--to", "pdf")
    ours = [name for name in modules if name.startswith("converters.")]
    rooms = {*PLANNING, "books", "checks", "collection", "readers", "typeset"}
    assert code == 0
    assert not {"jinja2", "jsonschema", "pyphen", "rjieba", "ssl", "ctypes"} & {*modules}
    assert {name.split(".")[1] for name in ours} <= rooms
    assert len(ours) <= 186

"""The lock files hold all that is asked for, with hashes."""

import json
import re
import tomllib
from collections.abc import Sequence
from typing import Any

import pytest

from tests.install.tools import LOCKS, ROOT


def requirements(lock: str) -> dict[str, str]:
    """Return the text of each requirement of a lock file by name."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text(), flags=re.MULTILINE)
    blocks = re.split(r"\n(?=\S)", text.strip())
    return {block.partition("==")[0].partition("[")[0]: block for block in blocks}


def pins(lock: str) -> dict[str, str]:
    return {name: block.split()[0] for name, block in requirements(lock).items()}


def names(declared: Sequence[Any]) -> set[str]:
    plain = [line for line in declared if isinstance(line, str)]
    return {re.split(r"[<>=!~;\[ ]", line)[0].lower() for line in plain}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_has_a_hash(lock: str) -> None:
    blocks = requirements(lock)
    assert len(blocks) >= 8
    for name, block in blocks.items():
        assert re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==\S+", block), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), name


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_host(lock: str) -> None:
    assert not re.search(
        r"://|index-url|find-links|\.(org|com|net|cn)\b", (ROOT / lock).read_text()
    )


def test_the_lock_of_npm_names_no_host_to_fetch_from() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for entry in packages.values():
        entry.pop("funding", None)
        assert "://" not in json.dumps(entry)


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    runtime = names(project["project"]["dependencies"])
    assert names(groups["setup"]) <= requirements("requirements-setup.lock").keys()
    assert runtime | names(groups["setup"]) <= requirements("requirements.lock").keys()
    assert names(groups["dev"]) | names(groups["test"]) <= requirements(LOCKS[2]).keys()


@pytest.mark.parametrize(("part", "whole"), [(LOCKS[0], LOCKS[1]), (LOCKS[1], LOCKS[2])])
def test_a_larger_lock_has_the_pins_of_the_smaller(part: str, whole: str) -> None:
    assert pins(part).items() <= pins(whole).items()


def test_npm_installs_what_package_json_asks_for_and_checks_it() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    asked = package["dependencies"] | package["optionalDependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name, version in asked.items():
        assert packages[f"node_modules/{name}"]["version"] == version
        assert packages[f"node_modules/{name}"]["integrity"].startswith("sha512-")


def test_no_package_of_npm_is_asked_for_by_a_tag() -> None:
    """The npm of Debian 12 takes no lock that says `latest`, and what it means changes daily."""
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    kinds = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")
    asked = {
        (name, wanted, version)
        for name, entry in packages.items()
        for kind in kinds
        for wanted, version in entry.get(kind, {}).items()
    }
    assert len(asked) > 100
    assert {
        pair for pair in asked if not re.match(r"([\^~]|[<>]?=?)? ?v?\d|\*|npm:", pair[2])
    } == set()

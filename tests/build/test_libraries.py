"""Which versions of the libraries of others are installed."""

from importlib import metadata
from pathlib import Path

import pytest

from converters.build import libraries
from converters.build.caches.digests import Digests


def told(cache: Path, *names: str) -> list[str]:
    digests = Digests(cache)
    found = libraries.versions(names, digests)
    digests.save()
    return found


def test_a_library_is_told_with_its_version_and_those_it_needs(tmp_path: Path) -> None:
    (words,) = told(tmp_path / "cache", "docx")
    assert f"python-docx {metadata.version('python-docx')}" in words
    assert f"lxml {metadata.version('lxml')}" in words


def test_a_name_that_is_no_library_has_no_version(tmp_path: Path) -> None:
    assert told(tmp_path / "cache", "no_such_library") == [""]


def test_the_records_are_read_again_when_something_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    before = told(cache, "ink")
    folder = tmp_path / "site-packages"
    record = folder / "ink-1.0.dist-info"
    record.mkdir(parents=True)
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: ink\nVersion: 1.0\n")
    (record / "top_level.txt").write_text("ink\n")
    monkeypatch.syspath_prepend(folder)
    libraries.installed.cache_clear()
    libraries._distributions.cache_clear()
    assert before == [""]
    assert told(cache, "ink") == ["ink 1.0"]
    libraries.installed.cache_clear()
    libraries._distributions.cache_clear()


def test_the_libraries_of_the_system_are_told_with_their_versions() -> None:
    pango, harfbuzz = libraries.system()
    assert pango.startswith("Pango 1.")
    assert harfbuzz.startswith("HarfBuzz ")
    assert harfbuzz.split()[1][0].isdigit()


def test_a_library_that_the_system_lacks_has_no_version() -> None:
    assert libraries._version("libnothing.so.9", "version") == ""
    assert libraries._version("libc.so.6", "no_such_function") == ""


def test_what_is_installed_is_told_by_its_records_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path), str(tmp_path / "nowhere")])
    installed = libraries.installed.__wrapped__
    before = installed()
    (tmp_path / "notes.txt").touch()
    assert installed() == before
    (tmp_path / "ink-1.0.egg-info").touch()
    assert installed() != before


def test_a_library_of_the_system_tells_its_version_in_words() -> None:
    (name, where) = next(iter(libraries._SYSTEM.items()))
    assert name == "Pango"
    assert libraries._version(*where)[0].isdigit()


def test_a_library_needs_what_it_names_unless_only_an_extra_asks_for_it() -> None:
    words = ["lxml>=3.1.0", "Foo_Bar.baz; python_version > '3'", "ink; extra == 'paint'", ";"]
    assert [*libraries._required(words)] == ["lxml", "foo-bar-baz"]

"""Without git, or outside of it, a file has no older texts."""

from pathlib import Path

from converters.collection.returned import git_versions


def test_a_folder_without_git_has_no_older_texts(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    assert list(git_versions.of(tmp_path / "a.md")) == []
    assert list(git_versions.of(tmp_path / "none/a.md")) == []

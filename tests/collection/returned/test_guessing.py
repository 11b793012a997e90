"""A file is like the speech that shares most of its whole paragraphs."""

from pathlib import Path

from converters.collection.returned import guessing
from converters.readers import revisions
from tests.collection.returned.made import ID, project_in, returned


def test_the_likeliest_is_found_though_it_was_corrected(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    line = revisions.read(returned(tmp_path).read_bytes()).line
    assert guessing.likeliest(project, line) == ID


def test_other_words_are_like_none(tmp_path: Path) -> None:
    assert guessing.likeliest(project_in(tmp_path), ()) == ""

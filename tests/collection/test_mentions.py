"""A speech that is meant is found, or it is told why it is not."""

from pathlib import Path

import pytest

from converters.collection import mentions
from converters.errors import MissingError
from converters.project import Project
from converters.speech.selectors import SelectorError
from tests.make import collection, markdown
from tests.project.test_editions import kept as recorded


def test_a_speech_whose_markdown_is_gone_is_not_taken_for_a_typing_mistake(tmp_path: Path) -> None:
    root = collection(tmp_path / "c", markdown("s1", "在大会上的讲话"), config="title: 选编\n")
    recorded(root, 1, markdown("s2", "在全会上的讲话"))
    project = Project(root)
    assert mentions.ids(project, ["s1", "speeches/s1.md"]) == ("s1",)
    for written in ("s2", "output/docx/s2.docx"):
        with pytest.raises(MissingError, match=r"^s2（在全会上的讲话）的讲话稿不见了.*s2 --undo"):
            mentions.ids(project, [written])
    with pytest.raises(SelectorError):
        mentions.ids(project, ["s3"])

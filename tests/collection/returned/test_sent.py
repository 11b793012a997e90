"""What goes out to be corrected is kept, one file a text."""

from pathlib import Path

from converters import files
from converters.collection import proofs
from converters.collection.returned import sent
from converters.project import Project
from tests.make import collection, markdown


def test_the_text_of_a_proof_is_kept_until_it_comes_back(tmp_path: Path) -> None:
    text = markdown("s1")
    project = Project(collection(tmp_path, text))
    proofs.write(project, ["s1"], ["docx"])
    proofs.write(project, ["s1"], ["docx"])
    assert sent.of(project, "s1", files.sha256(text.encode())) == text.encode()
    assert sent.of(project, "s1", "0" * 64) == b""
    assert len(list((tmp_path / sent.FOLDER).iterdir())) == 1

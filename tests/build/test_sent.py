"""What goes out to be corrected is kept, one file a text."""

from functools import partial
from pathlib import Path

from converters import files
from converters.build import drawing, render, sent
from converters.build.keys import Engine
from converters.build.plan import Job
from converters.build.receipts import Receipt
from converters.collection import proofs
from converters.collection.returned import bases, opening
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


def build(project: Project, body: str) -> None:
    """Build the DOCX of a speech that says something."""
    text = markdown("s1", body=body).encode()
    (project.speeches / "s1.md").write_bytes(text)
    job = Job("docx", "0", Engine({"version": "1"}), {"s1": files.sha256(text)})
    render.shard(project, job, Receipt(), partial(drawing.paged, project, "docx"))


def kept(project: Project) -> list[str]:
    """Return the bodies of the texts that are kept."""
    room = project.root / sent.FOLDER
    return sorted(file.read_text("utf-8").split("\n")[-2] for file in room.glob("*.md"))


def test_what_an_older_file_carried_is_kept_when_a_newer_one_takes_its_place(
    tmp_path: Path,
) -> None:
    project = Project(collection(tmp_path, markdown("s1")))
    (project.output / "docx").mkdir()
    (project.output / "docx/s1.docx").write_bytes(b"PK\x03\x04")  # none of ours is no obstacle
    build(project, "现在开会。")
    build(project, "现在开会。")
    assert kept(project) == []
    build(project, "现在散会。")
    assert kept(project) == ["现在开会。"]


def test_the_text_of_a_file_that_carries_none_is_kept_at_once(tmp_path: Path) -> None:
    config = "title: 选编\ncarry_source: false\n"
    project = Project(collection(tmp_path, markdown("s1"), config=config))
    build(project, "现在开会。")
    assert kept(project) == ["现在开会。"]
    file = (project.output / "docx/s1.docx").read_bytes()
    origin = opening.read(file, "s1.docx").origin
    assert origin.carried is None
    now = markdown("s1", body="现在散会。").encode()
    assert bases.of(project, "s1", now, origin).source == now.replace("散".encode(), "开".encode())

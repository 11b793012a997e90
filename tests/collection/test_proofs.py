"""Proofs are written beside the outputs, and never over what somebody wrote."""

from pathlib import Path

import pytest

from converters.collection import proofs
from converters.errors import RefusedError, SourceError
from converters.project import Project
from tests.make import collection, markdown


@pytest.fixture
def project(tmp_path: Path) -> Project:
    text = markdown("s1", body="今天某某区开会。")
    return Project(collection(tmp_path, text, markdown("s2", title="在新会上的讲话")))


def test_a_proof_tells_what_check_says_of_its_speech(project: Project) -> None:
    done = proofs.write(project, ["s1", "s2"], ["docx"])
    assert done.faults == []
    assert [(one.id, one.format, project.name(one.path)) for one in done.made] == [
        ("s1", "docx", "output/proof/s1.docx"),
        ("s2", "docx", "output/proof/s2.docx"),
    ]
    codes = [{finding.code for finding in one.findings} for one in done.made]
    assert "mask" in codes[0]
    assert "mask" not in codes[1]
    assert all(one.path.read_bytes().startswith(b"PK") for one in done.made)


def test_one_that_nobody_touched_is_brought_up_to_date(project: Project) -> None:
    (first,) = proofs.write(project, ["s1"], ["docx"]).made
    before = first.path.read_bytes()
    source = project.speeches / "s1.md"
    source.write_text(source.read_text("utf-8").replace("某某", "城关"), "utf-8")
    done = proofs.write(Project(project.root), ["s1"], ["docx"])
    assert done.faults == []
    assert first.path.read_bytes() != before


@pytest.mark.parametrize("forgotten", [False, True])
def test_one_that_somebody_wrote_into_is_left_alone(project: Project, forgotten: bool) -> None:
    (first,) = proofs.write(project, ["s1"], ["docx"]).made
    first.path.write_bytes(b"corrected")
    if forgotten:
        (project.output / ".huibian/proofs.json").unlink()
    done = proofs.write(project, ["s1", "s2"], ["docx"])
    assert first.path.read_bytes() == b"corrected"
    assert [type(fault) for fault in done.faults] == [RefusedError]
    assert "s1.docx" in done.faults[0].reason
    assert [one.id for one in done.made] == ["s2"]


def test_a_speech_that_cannot_be_read_costs_its_own_proofs_and_is_told_once(
    project: Project,
) -> None:
    (project.speeches / "s1.md").write_text("---\nid: s1\n---\n", "utf-8")
    done = proofs.write(project, ["s1", "s2"], ["docx", "docx"])
    assert [one.id for one in done.made] == ["s2", "s2"]
    assert len(done.faults) == 1
    assert isinstance(done.faults[0], SourceError)
    assert done.faults[0].file == "speeches/s1.md"


def test_what_stands_in_its_place_is_told_with_the_command(project: Project) -> None:
    (project.output / "proof/s1.docx").mkdir(parents=True)
    (fault,) = proofs.write(project, ["s1"], ["docx"]).faults
    assert "huibian proof" in fault.remedy


def test_an_office_may_have_looks_of_its_own(project: Project) -> None:
    (before,) = proofs.write(project, ["s1"], ["docx"]).made
    data = before.path.read_bytes()
    own = project.root / "styles/proof.toml"
    own.parent.mkdir(exist_ok=True)
    text = project.data_file("styles/proof.toml").read_text("utf-8")
    own.write_text(text.replace("inner_mm = 17", "inner_mm = 20"), "utf-8")
    again = Project(project.root)
    assert proofs.write(again, ["s1"], ["docx"]).faults == []
    assert before.path.read_bytes() != data
    own.write_text("title = 3\n", "utf-8")
    with pytest.raises(SourceError) as caught:
        proofs.write(Project(project.root), ["s1"], ["docx"])
    assert caught.value.file == "styles/proof.toml"

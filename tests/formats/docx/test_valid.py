"""Every speech of the samples, and every public report, is a valid DOCX to three validators."""

from pathlib import Path

import pytest

from converters import importing, resources
from converters.collection import samples
from converters.formats.docx import writer as docx
from converters.formats.docx.dotx import dotx
from converters.readers import markdown
from converters.settings.design import Design
from tests.effort import effort
from tests.importing.seeds import reports
from tests.make import circulation, para, speech
from tests.validators import dangling, ported, refused

SPEECHES = sorted((samples.root() / "speeches").glob("*.md"))
FORMS = sorted((resources.root() / "tests/cases/forms").glob("*.md"))

FOR_MICROSOFT = effort(8, 40)
"""Its validator takes two seconds a file: of samples and reports it is shown so many each."""


@pytest.fixture(scope="module")
def files(design: Design, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("docx")
    written = []
    for path in SPEECHES:
        source = path.read_bytes()
        target = folder / f"{path.stem}.docx"
        target.write_bytes(docx.write(markdown.read(source), design, source))
        written.append(target)
    around = {"all": circulation(), "little": circulation(number=None, signers=(), copies=None)}
    for name, facts in around.items():
        target = folder / f"circulated-{name}.docx"
        target.write_bytes(docx.write(speech(circulation=facts), design, b"source"))
        written.append(target)
    for lines in (12, 29):  # the 版记 under the text; after a blank page
        target = folder / f"circulated-{lines}.docx"
        many = speech(*[para("会议开得很好。")] * lines, circulation=circulation())
        target.write_bytes(docx.write(many, design, b"source"))
        written.append(target)
    for path in FORMS:
        target = folder / f"form-{path.stem}.docx"
        source = path.read_bytes()
        target.write_bytes(docx.write(markdown.read(source), design, source))
        written.append(target)
    written.append(folder / "template.dotx")
    written[-1].write_bytes(dotx(design))
    assert len(written) > len(around)
    return written


@pytest.fixture(scope="module")
def reported(design: Design, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the public reports, imported as they are, as DOCX."""
    folder = tmp_path_factory.mktemp("reports")
    written = []
    for path in reports():
        options = importing.ImportOptions(force=True)
        found = importing.clean(path.read_bytes(), path.name, options=options)
        for number, part in enumerate(found.speeches):
            target = folder / f"{path.stem}-{number}.docx"
            target.write_bytes(docx.write(part, design, b"source"))
            written.append(target)
    return written


def some(files: list[Path]) -> list[Path]:
    return files[:: max(1, len(files) // FOR_MICROSOFT)]


@pytest.mark.slow
def test_the_port_of_the_sdk_finds_nothing(files: list[Path]) -> None:
    assert ported(files) == {}


@pytest.mark.slow
def test_no_reference_leads_nowhere(files: list[Path]) -> None:
    assert dangling(files) == ""


@pytest.mark.slow
def test_the_validator_of_microsoft_finds_nothing(files: list[Path]) -> None:
    speeches, others = files[: len(SPEECHES)], files[len(SPEECHES) :]
    assert refused([*some(speeches), *others]) == []


@pytest.mark.slow
def test_public_reports_are_valid_too(reported: list[Path]) -> None:
    assert ported(reported) == {}
    assert dangling(reported) == ""


@pytest.mark.slow
def test_public_reports_pass_the_validator_of_microsoft(reported: list[Path]) -> None:
    assert refused(some(reported)) == []

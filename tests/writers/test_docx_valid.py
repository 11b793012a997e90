"""Every speech of the samples, and every public report, is a valid DOCX to three validators."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from converters import importing, resources
from converters.look import Look
from converters.readers import markdown
from converters.writers import docx
from tests.cleaning.seeds import reports
from tests.make import circulation, speech

SPEECHES = sorted((resources.root() / "speeches").glob("*.md"))
MICROSOFT = next((resources.root() / "node_modules").glob("@xarsh/*/ooxml-validator"), None)

EACH_FOR_MICROSOFT = 12
"""Its validator takes two seconds a file: of the reports it is shown every so manieth."""


@pytest.fixture(scope="module")
def files(look: Look, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("docx")
    written = []
    for path in SPEECHES:
        source = path.read_bytes()
        target = folder / f"{path.stem}.docx"
        target.write_bytes(docx.write(markdown.read(source), look, source))
        written.append(target)
    around = {"all": circulation(), "little": circulation(number=None, signer=None, copies=None)}
    for name, facts in around.items():
        target = folder / f"circulated-{name}.docx"
        target.write_bytes(docx.write(speech(circulation=facts), look, b"source"))
        written.append(target)
    assert len(written) > len(around)
    return written


@pytest.fixture(scope="module")
def reported(look: Look, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the public reports, imported as they are, as DOCX."""
    folder = tmp_path_factory.mktemp("reports")
    written = []
    for path in reports():
        options = importing.Options(force=True)
        found = importing.clean(path.read_bytes(), path.name, options=options)
        for number, part in enumerate(found.speeches):
            target = folder / f"{path.stem}-{number}.docx"
            target.write_bytes(docx.write(part, look, b"source"))
            written.append(target)
    return written


def ported(files: list[Path]) -> dict[str, list[str]]:
    """Return what the port of the SDK objects to."""
    validator = OpenXmlValidator()
    found = {path.name: [str(e) for e in validator.validate(path).errors] for path in files}
    return {name: errors for name, errors in found.items() if errors}


def dangling(files: list[Path]) -> str:
    """Return what leads nowhere, in the words of the program that looks for it."""
    program = Path(sys.executable).with_name("ooxml-integrity")
    command = [str(program), "check", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    sound = done.stdout.count("0 error(s), 0 warning(s)")
    return "" if done.returncode == 0 and sound == len(files) else done.stdout


def refused(files: list[Path]) -> list[object]:
    """Return what the validator of Microsoft says of the files it does not pass."""
    said = []
    for path in files:
        done = subprocess.run(
            [str(MICROSOFT), str(path)], capture_output=True, text=True, check=False
        )
        if json.loads(done.stdout) != {"file": str(path), "ok": True, "errors": []}:
            said.append(json.loads(done.stdout))
    return said


needs_microsoft = pytest.mark.skipif(MICROSOFT is None, reason="没有安装微软的校验器（npm ci）")


@pytest.mark.slow
def test_the_port_of_the_sdk_finds_nothing(files: list[Path]) -> None:
    assert ported(files) == {}


@pytest.mark.slow
def test_no_reference_leads_nowhere(files: list[Path]) -> None:
    assert dangling(files) == ""


@pytest.mark.slow
@needs_microsoft
def test_the_validator_of_microsoft_finds_nothing(files: list[Path]) -> None:
    assert refused(files) == []


@pytest.mark.slow
def test_public_reports_are_valid_too(reported: list[Path]) -> None:
    assert ported(reported) == {}
    assert dangling(reported) == ""


@pytest.mark.slow
@needs_microsoft
def test_public_reports_pass_the_validator_of_microsoft(reported: list[Path]) -> None:
    assert refused(reported[::EACH_FOR_MICROSOFT]) == []

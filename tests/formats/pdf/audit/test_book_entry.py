"""The entry of a book's PDF in the report of the audit."""

from dataclasses import replace

from converters.audit.faults import Fault
from converters.audit.pdf_file import EmbeddedFont
from converters.audit.report import Shown
from converters.errors import Severity
from converters.formats.pdf.audit import book_entry
from converters.formats.pdf.audit.book import BookExamination
from converters.settings.design import Design
from converters.speech.dates import PartialDate
from tests.formats.book_files import link, proved

NAMES: list[tuple[str, str | None]] = [("B", None), ("C", "A")]


def test_a_book_is_told_with_its_facts_its_speeches_and_its_faults(design: Design) -> None:
    found = proved(design, link(2, 2, 6))
    fonts = [EmbeddedFont(name, own, frozenset(), frozenset()) for name, own in NAMES]
    facts = replace(found.file.facts, fonts=tuple(fonts))
    first, *others = found.sections[3:]
    assert first.meta
    dated = replace(first.meta, speakers=(), date=PartialDate(2020, 7))
    sections = (*found.sections[:3], replace(first, meta=dated), *others)
    made = replace(found, file=replace(found.file, facts=facts), sections=sections)
    fault = Fault("x", Severity.ERROR, "错", "", 0, "", "")
    told = book_entry.entry(BookExamination(made, (fault,)))
    assert told.title == "讲话选编"
    assert told.facts == (
        ("面数", "17"),
        ("篇数", "3"),
        ("链接", "1"),
        ("标准", "PDF/A-3a、PDF/UA-1"),
        ("字体", "A、B"),
    )
    assert told.rows == (
        ("水利讲话", "3", "3", "", "2020年7月"),
        ("教育讲话", "7", "2", "李四、张三", ""),
        ("卫生讲话", "11", "1", "李四", ""),
    )
    assert told.shown == (Shown(fault),)

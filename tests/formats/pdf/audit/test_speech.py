"""The audit is itself proved: a sound PDF passes, and each planted fault is found by its code."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from converters import resources
from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import speech as audit
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings import fonts
from converters.speech.dates import PartialDate
from converters.speech.model import Dateline, Heading, Note, Signature, Speech, paragraph
from tests.conftest import Made
from tests.make import circulation
from tests.make import speech as make_speech

pytestmark = pytest.mark.slow

STYLE = resources.text("styles/gbt9704.toml")

Edit = Callable[[str], str]


def swap(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return edit


def codes(findings: list[Fault]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.fixture(scope="session")
def two_pages(long_speech: Speech) -> Speech:
    """Return the first part of the speech and its end, for what any two pages show."""
    return replace(long_speech, blocks=long_speech.blocks[:6] + long_speech.blocks[-2:])


@pytest.fixture(scope="session")
def circulated(two_pages: Speech) -> Speech:
    return replace(two_pages, meta=replace(two_pages.meta, circulation=circulation()))


def around(speech: Speech, **facts: Any) -> Speech:
    return replace(speech, meta=replace(speech.meta, circulation=circulation(**facts)))


AROUND: list[dict[str, Any]] = [
    {},
    {"signers": ()},
    {"number": None},
    {"signers": ("赵海金", "王建国", "欧阳自远", "李四", "司马相如")},
    {"number": None, "signers": (), "issuers": ("人大文件",)},
    {"copies": None, "secrecy": None},
    {"printed_by": None},
    {"issuers": ()},
]


@pytest.mark.parametrize("name", ["gbt9704", "gbt9704-ink", "gbt33476", "reading"])
@pytest.mark.parametrize("facts", AROUND)
def test_a_sound_circulated_pdf_has_no_findings(
    name: str, facts: dict[str, str | None], two_pages: Speech, drawn_design: Made
) -> None:
    design = drawn_design(resources.text(f"styles/{name}.toml"))
    speech = around(two_pages, **facts)
    found = audit.check(pdf.write(speech, design, b""), speech, design)
    assert [fault for fault in found if fault.severity is not Severity.NOTE] == []


def test_a_month_and_a_row_of_several_speakers_have_no_findings(drawn_design: Made) -> None:
    design = drawn_design(STYLE)
    names = ("李明", "欧阳建国", "王芳", "赵刚", "买买提·艾力", "张三（代）")
    several = make_speech(date=PartialDate(2024, 3), speakers=names, post="县人大常委会主任")
    assert audit.check(pdf.write(several, design, b""), several, design) == []


@pytest.mark.parametrize("count", range(1, 10))
def test_an_imprint_goes_to_a_new_page_where_it_does_not_fit(
    count: int, circulated: Speech, drawn_design: Made
) -> None:
    design = drawn_design(STYLE)
    short = replace(circulated, blocks=(paragraph("我们要坚持以人民为中心。" * 7),) * count)
    assert audit.check(pdf.write(short, design, b""), short, design) == []


def test_an_imprint_on_an_odd_page_is_found_where_the_style_wants_an_even_one(
    circulated: Speech, drawn_design: Made
) -> None:
    anywhere = drawn_design(swap("even_page = true", "even_page = false")(STYLE))
    short = replace(circulated, blocks=(paragraph("会议开得很好。"),))
    odd = audit.check(pdf.write(short, anywhere, b""), short, drawn_design(STYLE))
    assert codes(odd) == {PdfCode.IMPRINT}


def test_a_blank_page_is_found_where_the_style_wants_none(drawn_design: Made) -> None:
    anywhere = drawn_design(swap("even_page = true", "even_page = false")(STYLE))
    short = make_speech(*(paragraph("会议开得很好。"),) * 29, circulation=circulation())
    blank = pdf.write(short, drawn_design(STYLE), b"")
    assert audit.check(blank, short, drawn_design(STYLE)) == []
    assert {PdfCode.LINES, PdfCode.FOLIO} <= codes(audit.check(blank, short, anywhere))


WRONG_CIRCULATION = [
    (swap("top_mm = 35", "top_mm = 40"), PdfCode.RED_HEAD),
    (swap('colour = "#FF0000"', 'colour = "#000000"'), PdfCode.RED_HEAD),
    (swap("rule_gap_mm = 4", "rule_gap_mm = 6"), PdfCode.RED_HEAD),
    (swap("rule_pt = 1.5", "rule_pt = 1"), PdfCode.RED_HEAD),
    (swap("lines_before = 2", "lines_before = 1"), PdfCode.RED_HEAD),
    (swap("outer_rule_mm = 0.35", "outer_rule_mm = 0.25"), PdfCode.IMPRINT),
    (swap("inner_rule_mm = 0.25", "inner_rule_mm = 0.35"), PdfCode.IMPRINT),
    (swap("inset_chars = 1     ", "inset_chars = 0     "), PdfCode.IMPRINT),
    (swap("type_area_height_mm = 225", "type_area_height_mm = 215"), PdfCode.IMPRINT),
]


@pytest.mark.parametrize(("edit", "code"), WRONG_CIRCULATION)
def test_a_wrong_red_head_or_imprint_is_found_out(
    edit: Edit, code: PdfCode, circulated: Speech, drawn_design: Made
) -> None:
    wrong = pdf.write(circulated, drawn_design(edit(STYLE)), b"")
    assert code in codes(audit.check(wrong, circulated, drawn_design(STYLE)))


@pytest.fixture(scope="session")
def sound(long_speech: Speech, drawn_design: Made) -> bytes:
    return pdf.write(long_speech, drawn_design(STYLE), b"source")


def test_a_sound_pdf_has_no_findings(sound: bytes, long_speech: Speech, drawn_design: Made) -> None:
    assert audit.check(sound, long_speech, drawn_design(STYLE)) == []


def test_the_examination_holds_pages_and_lines(
    sound: bytes, long_speech: Speech, drawn_design: Made
) -> None:
    seen = audit.examine(sound, long_speech, drawn_design(STYLE))
    assert len(seen.proof.pages) == 4
    assert len(seen.proof.on_page(seen.proof.pages[1])) == 22
    assert seen.file.pdfa == "3A"
    assert seen.file.pdfua == "1"


WRONG_STYLES = [
    (swap("lines = 22", "lines = 21"), PdfCode.PITCH),
    (swap("top_mm = 37", "top_mm = 38"), PdfCode.PITCH),
    (swap("chars = 28", "chars = 27"), PdfCode.LEFT),
    (swap("type_area_width_mm = 156", "type_area_width_mm = 150"), PdfCode.RIGHT),
    (swap("inner_mm = 28", "inner_mm = 30"), PdfCode.LEFT),
    (swap("width_mm = 210", "width_mm = 216"), PdfCode.SHEET),
    (swap('form = "— {page} —"', 'form = "{page}"'), PdfCode.FOLIO),
    (swap("gap_mm = 7", "gap_mm = 9"), PdfCode.FOLIO),
    (swap("inset_chars = 1", "inset_chars = 3"), PdfCode.FOLIO),
    (swap('placement = "outside"', 'placement = "center"'), PdfCode.FOLIO),
    (swap("size_pt = 14", "size_pt = 12"), PdfCode.FOLIO),
    (swap("size_pt = 22", "size_pt = 20"), PdfCode.SIZE),
    (swap('font = "hei"', 'font = "kai"'), PdfCode.FACE),
    (swap("lines_after = 1", "lines_after = 2"), PdfCode.LINES),
    (swap("right_chars = 2", "right_chars = 4"), PdfCode.TAIL),
]


@pytest.mark.parametrize(("edit", "code"), WRONG_STYLES)
def test_a_pdf_of_another_style_is_found_out(
    edit: Edit, code: PdfCode, two_pages: Speech, drawn_design: Made
) -> None:
    wrong = pdf.write(two_pages, drawn_design(edit(STYLE)), b"source")
    assert code in codes(audit.check(wrong, two_pages, drawn_design(STYLE)))


def test_a_lost_paragraph_is_found_with_both_texts(long_speech: Speech, drawn_design: Made) -> None:
    design = drawn_design(STYLE)
    short = replace(long_speech, blocks=long_speech.blocks[:4] + long_speech.blocks[5:])
    found = audit.check(pdf.write(short, design, b""), long_speech, design)
    words = next(finding for finding in found if finding.code == PdfCode.WORDS)
    assert words.severity is Severity.ERROR
    assert "原稿" in words.message


def test_a_changed_character_is_found_with_its_line(
    long_speech: Speech, drawn_design: Made
) -> None:
    design = drawn_design(STYLE)
    blocks = list(long_speech.blocks)
    blocks[3] = paragraph("我们要坚恃以人民为中心。", 4)
    meant = list(long_speech.blocks)
    meant[3] = paragraph("我们要坚持以人民为中心。", 4)
    printed = pdf.write(replace(long_speech, blocks=tuple(blocks)), design, b"")
    found = audit.check(printed, replace(long_speech, blocks=tuple(meant)), design)
    assert [(f.code, f.line) for f in found] == [(PdfCode.WORDS, 4)]


Redraw = Callable[[str], str]


def redrawn(data: bytes, page: int, change: Redraw) -> bytes:
    """Return the PDF with the drawing of a page, counted from 1, changed as text."""
    with pikepdf.open(BytesIO(data)) as document:
        content = document.pages[page - 1].Contents
        content.write(change(content.read_bytes().decode("latin-1")).encode("latin-1"))
        out = BytesIO()
        document.save(out)
        return out.getvalue()


_MATRIX = re.compile(r"1 0 0 -1 ([\d.]+) ([\d.]+) Tm")


def moved(line: int, dx: float = 0, dy: float = 0) -> Redraw:
    """Move all text on the baseline of a line, counted from 1, in pixels."""

    def change(content: str) -> str:
        baselines = sorted({float(y) for _, y in _MATRIX.findall(content)})
        wanted = baselines[line - 1]

        def shift(match: re.Match[str]) -> str:
            x, y = float(match[1]), float(match[2])
            if y != wanted:
                return match[0]
            return f"1 0 0 -1 {x + dx:.6f} {y + dy:.6f} Tm"

        return _MATRIX.sub(shift, content)

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (moved(5, dy=1), PdfCode.PITCH),
        (moved(5, dx=2), PdfCode.LEFT),
        (moved(5, dx=-30), PdfCode.LEFT),
        (moved(5, dx=3), PdfCode.RIGHT),
    ],
)
def test_a_line_out_of_place_is_found(
    change: Redraw, code: PdfCode, sound: bytes, long_speech: Speech, drawn_design: Made
) -> None:
    found = audit.examine(redrawn(sound, 2, change), long_speech, drawn_design(STYLE)).faults
    places = [fault.place for fault in found if fault.code == code]
    assert [(place.page, place.line) for place in places if place] == [(2, 5)]


ENDS = [
    ("西平县人民政府", "2020年10月16日"),
    ("县人大", "2020年7月16日"),
    ("县人大", "县政府", "2020年7月16日"),
    ("西平县人民代表大会常务委员会", "县政府", "2020年12月16日"),
    ("西平县人民代表大会常务委员会办公室和研究室信访办", "2020年"),
]


def ended(*lines: str) -> Speech:
    *names, day = lines
    return make_speech(paragraph("会议开得很好。"), *map(Signature, names), Dateline(day))


@pytest.mark.parametrize("name", ["gbt9704", "reading"])
@pytest.mark.parametrize("lines", ENDS)
def test_signatures_and_dates_as_they_are_set_pass(
    lines: tuple[str, ...], name: str, drawn_design: Made
) -> None:
    design, text = drawn_design(resources.text(f"styles/{name}.toml")), ended(*lines)
    assert audit.check(pdf.write(text, design, b""), text, design) == []


@pytest.mark.parametrize("line", [3, 4])
@pytest.mark.parametrize("dx", [-3, 3])
def test_a_signature_or_date_out_of_place_is_found(
    line: int, dx: float, drawn_design: Made
) -> None:
    design, text = drawn_design(STYLE), ended(*ENDS[0])
    wrong = redrawn(pdf.write(text, design, b""), 1, moved(line, dx=dx))
    assert PdfCode.TAIL in codes(audit.check(wrong, text, design))


def test_a_glyph_that_the_font_lacks_is_found(
    sound: bytes, long_speech: Speech, drawn_design: Made
) -> None:
    holed = redrawn(sound, 2, lambda text: re.sub(r"<[0-9a-f]{4}>", "<ffff>", text, count=1))
    assert PdfCode.GLYPH in codes(audit.check(holed, long_speech, drawn_design(STYLE)))


def without(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        out = BytesIO()
        document.save(out)
        return out.getvalue()


def _no_metadata(document: pikepdf.Pdf) -> None:
    del document.Root["/Metadata"]


def _no_tags(document: pikepdf.Pdf) -> None:
    del document.Root["/StructTreeRoot"]


def _no_language(document: pikepdf.Pdf) -> None:
    del document.Root["/Lang"]


def _no_outline(document: pikepdf.Pdf) -> None:
    del document.Root["/Outlines"]


def _no_attachment(document: pikepdf.Pdf) -> None:
    for name in list(document.attachments):
        del document.attachments[name]


def _not_embedded(document: pikepdf.Pdf) -> None:
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/FontFile3" in thing:
            del thing["/FontFile3"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_no_metadata, PdfCode.STANDARD),
        (_no_tags, PdfCode.STANDARD),
        (_no_language, PdfCode.STANDARD),
        (_no_attachment, PdfCode.STANDARD),
        (_no_outline, PdfCode.OUTLINE),
        (_not_embedded, PdfCode.EMBEDDED),
    ],
)
def test_a_file_that_breaks_a_standard_is_found(
    change: Callable[[pikepdf.Pdf], None],
    code: PdfCode,
    sound: bytes,
    long_speech: Speech,
    drawn_design: Made,
) -> None:
    broken = without(sound, change)
    assert code in codes(audit.check(broken, long_speech, drawn_design(STYLE)))


def test_a_swapped_font_program_is_found(
    sound: bytes, long_speech: Speech, drawn_design: Made, free_faces: dict[str, fonts.Face]
) -> None:
    def swapped(document: pikepdf.Pdf) -> None:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile3" in thing:
                thing.FontFile3.write(free_faces["FandolHei-Bold.otf"].data)

    found = audit.check(without(sound, swapped), long_speech, drawn_design(STYLE))
    assert PdfCode.EMBEDDED in codes(found)


def test_a_substitute_is_noted_not_blamed(drawn_design: Made, long_speech: Speech) -> None:
    design = drawn_design(STYLE)
    rare = replace(long_speech, blocks=(paragraph("滆湖是一个湖泊，水面宽阔。", 7),))
    found = audit.check(pdf.write(rare, design, b""), rare, design)
    assert [(f.code, f.severity, f.line, f.excerpt) for f in found] == [
        (PdfCode.SUBSTITUTE, Severity.NOTE, 7, "滆")
    ]


BAD_BREAKS = [
    (["中" * 26, "，" + "中" * 10], PdfCode.START),
    (["中" * 25 + "“", "中" * 10 + "”"], PdfCode.END),
    (["中" * 25 + "98", "年" + "中" * 10], PdfCode.TORN),
    (["中" * 25 + "—", "—" + "中" * 10], PdfCode.TORN),
    (["中" * 26, "人。"], PdfCode.LONELY),
]


@pytest.mark.parametrize(("lines", "code"), BAD_BREAKS)
def test_a_bad_break_is_found(
    lines: list[str], code: PdfCode, drawn_design: Made, long_speech: Speech
) -> None:
    """Lines printed as paragraphs of their own are what a bad composer would make of one."""
    design = drawn_design(STYLE)
    apart = replace(long_speech, blocks=tuple(paragraph(line, 1) for line in lines))
    meant = replace(long_speech, blocks=(paragraph("".join(lines), 1),))
    assert code in codes(audit.check(pdf.write(apart, design, b""), meant, design))


def test_a_title_broken_inside_a_word_is_found(drawn_design: Made, long_speech: Speech) -> None:
    design = drawn_design(STYLE)
    forced = replace(long_speech.meta, title="在全县乡镇人大工作会|议上的讲话")
    printed = pdf.write(replace(long_speech, meta=forced), design, b"")
    meant = replace(long_speech, meta=replace(forced, title="在全县乡镇人大工作会议上的讲话"))
    assert PdfCode.TITLE in codes(audit.check(printed, meant, design))


def test_a_heading_at_the_foot_of_a_page_is_found(
    sound: bytes, drawn_design: Made, long_speech: Speech
) -> None:
    design = drawn_design(STYLE)
    seen = audit.examine(sound, long_speech, design).proof
    last = seen.on_page(seen.pages[0])[-1].part
    assert last is not None
    index = next(i for i, block in enumerate(long_speech.blocks) if block.line == last.line)
    cut = len("".join(x.printed.text for x in seen.on_page(seen.pages[0]) if x.part is last))
    text = last.text
    blocks = (
        *long_speech.blocks[:index],
        Heading(3, text[:cut], last.line),
        paragraph(text[cut:], last.line),
        *long_speech.blocks[index + 1 :],
    )
    found = audit.check(sound, replace(long_speech, blocks=blocks), design)
    assert PdfCode.STRANDED in codes(found)


def test_the_catalogue_of_codes_is_stable() -> None:
    assert Path(__file__).with_name("codes.txt").read_text().split() == [*PdfCode]


@pytest.mark.parametrize("name", ["gbt9704", "gbt33476"])
def test_a_note_under_a_date_stands_as_far_below_it_as_the_style_says(
    name: str, drawn_design: Made
) -> None:
    """GB/T 9704 §7.3.6 has it on the next line, GB/T 33476.2 §7.2.6 a blank one lower."""
    design = drawn_design(resources.text(f"styles/{name}.toml"))
    text = make_speech(paragraph("开会。"), Dateline("2020年7月16日"), Note("（此件公开发布）"))
    made = pdf.write(text, design, b"")
    assert audit.check(made, text, design) == []
    blank = design.style.tail.note_lines_before
    tail = replace(design.style.tail, note_lines_before=1 - blank)
    other = replace(design, style=replace(design.style, tail=tail))
    assert PdfCode.LINES in codes(audit.check(made, text, other))

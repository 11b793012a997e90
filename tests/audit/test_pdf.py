"""The audit is itself proved: a sound PDF passes, and each planted fault is found by its code."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from converters import fonts, resources
from converters.audit import pdf as audit
from converters.audit.codes import Code
from converters.dates import PartialDate
from converters.errors import Finding, Severity
from converters.model import Dateline, Heading, Signature, Speech, paragraph
from converters.writers import pdf
from tests.audit.conftest import Made
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


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.fixture(scope="session")
def circulated(long_speech: Speech) -> Speech:
    return replace(long_speech, meta=replace(long_speech.meta, circulation=circulation()))


def around(speech: Speech, **facts: str | None) -> Speech:
    return replace(speech, meta=replace(speech.meta, circulation=circulation(**facts)))


AROUND: list[dict[str, str | None]] = [
    {},
    {"signer": None},
    {"number": None},
    {"number": None, "signer": None, "issuer": "人大文件"},
    {"copies": None, "secrecy": None},
    {"printed_by": None},
    {"issuer": None},
]


@pytest.mark.parametrize("name", ["gbt9704", "gbt9704-ink", "reading"])
@pytest.mark.parametrize("facts", AROUND)
def test_a_sound_circulated_pdf_has_no_findings(
    name: str, facts: dict[str, str | None], long_speech: Speech, drawn_look: Made
) -> None:
    look = drawn_look(resources.text(f"styles/{name}.toml"))
    speech = around(long_speech, **facts)
    assert audit.measure(pdf.write(speech, look, b""), speech, look) == []


def test_a_month_and_a_row_of_several_speakers_have_no_findings(drawn_look: Made) -> None:
    look = drawn_look(STYLE)
    names = ("李明", "欧阳建国", "王芳", "赵刚", "买买提·艾力", "张三（代）")
    several = make_speech(date=PartialDate(2024, 3), speakers=names, post="县人大常委会主任")
    assert audit.measure(pdf.write(several, look, b""), several, look) == []


@pytest.mark.parametrize("count", range(1, 10))
def test_an_imprint_goes_to_a_new_page_where_it_does_not_fit(
    count: int, circulated: Speech, drawn_look: Made
) -> None:
    look = drawn_look(STYLE)
    short = replace(circulated, blocks=(paragraph("我们要坚持以人民为中心。" * 7),) * count)
    assert audit.measure(pdf.write(short, look, b""), short, look) == []


def test_an_imprint_on_an_odd_page_is_found_where_the_style_wants_an_even_one(
    circulated: Speech, drawn_look: Made
) -> None:
    even = drawn_look(swap("even_page = false", "even_page = true")(STYLE))
    short = replace(circulated, blocks=(paragraph("会议开得很好。"),))
    odd = audit.measure(pdf.write(short, drawn_look(STYLE), b""), short, even)
    assert codes(odd) == {Code.IMPRINT}


def test_a_blank_page_is_found_where_the_style_wants_none(drawn_look: Made) -> None:
    even = drawn_look(swap("even_page = false", "even_page = true")(STYLE))
    short = make_speech(*(paragraph("会议开得很好。"),) * 29, circulation=circulation())
    blank = pdf.write(short, even, b"")
    assert audit.measure(blank, short, even) == []
    assert {Code.LINES, Code.FOLIO} <= codes(audit.measure(blank, short, drawn_look(STYLE)))


WRONG_CIRCULATION = [
    (swap("top_mm = 35", "top_mm = 40"), Code.RED_HEAD),
    (swap('colour = "#FF0000"', 'colour = "#000000"'), Code.RED_HEAD),
    (swap("rule_gap_mm = 4", "rule_gap_mm = 6"), Code.RED_HEAD),
    (swap("rule_pt = 1.5", "rule_pt = 1"), Code.RED_HEAD),
    (swap("lines_before = 2", "lines_before = 1"), Code.RED_HEAD),
    (swap("outer_rule_mm = 0.35", "outer_rule_mm = 0.25"), Code.IMPRINT),
    (swap("inner_rule_mm = 0.25", "inner_rule_mm = 0.35"), Code.IMPRINT),
    (swap("inset_chars = 1     ", "inset_chars = 0     "), Code.IMPRINT),
    (swap("type_area_height_mm = 225", "type_area_height_mm = 215"), Code.IMPRINT),
]


@pytest.mark.parametrize(("edit", "code"), WRONG_CIRCULATION)
def test_a_wrong_red_head_or_imprint_is_found_out(
    edit: Edit, code: Code, circulated: Speech, drawn_look: Made
) -> None:
    wrong = pdf.write(circulated, drawn_look(edit(STYLE)), b"")
    assert code in codes(audit.measure(wrong, circulated, drawn_look(STYLE)))


@pytest.fixture(scope="session")
def sound(long_speech: Speech, drawn_look: Made) -> bytes:
    return pdf.write(long_speech, drawn_look(STYLE), b"source")


def test_a_sound_pdf_has_no_findings(sound: bytes, long_speech: Speech, drawn_look: Made) -> None:
    assert audit.measure(sound, long_speech, drawn_look(STYLE)) == []


def test_the_examination_holds_pages_and_lines(
    sound: bytes, long_speech: Speech, drawn_look: Made
) -> None:
    seen = audit.examine(sound, long_speech, drawn_look(STYLE))
    assert len(seen.proof.pages) == 4
    assert len(seen.proof.on_page(seen.proof.pages[1])) == 22
    assert seen.file.pdfa == "3A"
    assert seen.file.pdfua == "1"


WRONG_STYLES = [
    (swap("lines = 22", "lines = 21"), Code.PITCH),
    (swap("top_mm = 37", "top_mm = 38"), Code.PITCH),
    (swap("chars = 28", "chars = 27"), Code.DENSITY),
    (swap("type_area_width_mm = 156", "type_area_width_mm = 150"), Code.RIGHT),
    (swap("inner_mm = 28", "inner_mm = 30"), Code.LEFT),
    (swap("width_mm = 210", "width_mm = 216"), Code.SHEET),
    (swap('form = "— {page} —"', 'form = "{page}"'), Code.FOLIO),
    (swap("gap_mm = 7", "gap_mm = 9"), Code.FOLIO),
    (swap("inset_chars = 1", "inset_chars = 3"), Code.FOLIO),
    (swap('placement = "outside"', 'placement = "center"'), Code.FOLIO),
    (swap("size_pt = 14", "size_pt = 12"), Code.FOLIO),
    (swap("size_pt = 22", "size_pt = 20"), Code.SIZE),
    (swap('font = "hei"', 'font = "kai"'), Code.FACE),
    (swap("lines_after = 1", "lines_after = 2"), Code.LINES),
    (swap("right_chars = 2", "right_chars = 4"), Code.TAIL),
]


@pytest.mark.parametrize(("edit", "code"), WRONG_STYLES)
def test_a_pdf_of_another_style_is_found_out(
    edit: Edit, code: Code, long_speech: Speech, drawn_look: Made
) -> None:
    wrong = pdf.write(long_speech, drawn_look(edit(STYLE)), b"source")
    assert code in codes(audit.measure(wrong, long_speech, drawn_look(STYLE)))


def test_a_lost_paragraph_is_found_with_both_texts(long_speech: Speech, drawn_look: Made) -> None:
    look = drawn_look(STYLE)
    short = replace(long_speech, blocks=long_speech.blocks[:4] + long_speech.blocks[5:])
    found = audit.measure(pdf.write(short, look, b""), long_speech, look)
    words = next(finding for finding in found if finding.code == Code.WORDS)
    assert words.severity is Severity.ERROR
    assert "原稿" in words.message


def test_a_changed_character_is_found_with_its_line(long_speech: Speech, drawn_look: Made) -> None:
    look = drawn_look(STYLE)
    blocks = list(long_speech.blocks)
    blocks[3] = paragraph("我们要坚恃以人民为中心。", 4)
    meant = list(long_speech.blocks)
    meant[3] = paragraph("我们要坚持以人民为中心。", 4)
    printed = pdf.write(replace(long_speech, blocks=tuple(blocks)), look, b"")
    found = audit.measure(printed, replace(long_speech, blocks=tuple(meant)), look)
    assert [(f.code, f.line) for f in found] == [(Code.WORDS, 4)]


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
        (moved(5, dy=1), Code.PITCH),
        (moved(5, dx=2), Code.LEFT),
        (moved(5, dx=-30), Code.LEFT),
        (moved(5, dx=3), Code.RIGHT),
    ],
)
def test_a_line_out_of_place_is_found(
    change: Redraw, code: Code, sound: bytes, long_speech: Speech, drawn_look: Made
) -> None:
    found = audit.examine(redrawn(sound, 2, change), long_speech, drawn_look(STYLE)).faults
    places = [fault.place for fault in found if fault.finding.code == code]
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
    lines: tuple[str, ...], name: str, drawn_look: Made
) -> None:
    look, text = drawn_look(resources.text(f"styles/{name}.toml")), ended(*lines)
    assert audit.measure(pdf.write(text, look, b""), text, look) == []


@pytest.mark.parametrize("line", [3, 4])
@pytest.mark.parametrize("dx", [-3, 3])
def test_a_signature_or_date_out_of_place_is_found(line: int, dx: float, drawn_look: Made) -> None:
    look, text = drawn_look(STYLE), ended(*ENDS[0])
    wrong = redrawn(pdf.write(text, look, b""), 1, moved(line, dx=dx))
    assert Code.TAIL in codes(audit.measure(wrong, text, look))


def test_a_glyph_that_the_font_lacks_is_found(
    sound: bytes, long_speech: Speech, drawn_look: Made
) -> None:
    holed = redrawn(sound, 2, lambda text: re.sub(r"<[0-9a-f]{4}>", "<ffff>", text, count=1))
    assert Code.GLYPH in codes(audit.measure(holed, long_speech, drawn_look(STYLE)))


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
        (_no_metadata, Code.STANDARD),
        (_no_tags, Code.STANDARD),
        (_no_language, Code.STANDARD),
        (_no_attachment, Code.STANDARD),
        (_no_outline, Code.OUTLINE),
        (_not_embedded, Code.EMBEDDED),
    ],
)
def test_a_file_that_breaks_a_standard_is_found(
    change: Callable[[pikepdf.Pdf], None],
    code: Code,
    sound: bytes,
    long_speech: Speech,
    drawn_look: Made,
) -> None:
    broken = without(sound, change)
    assert code in codes(audit.measure(broken, long_speech, drawn_look(STYLE)))


def test_a_swapped_font_program_is_found(
    sound: bytes, long_speech: Speech, drawn_look: Made, free_faces: dict[str, fonts.Face]
) -> None:
    def swapped(document: pikepdf.Pdf) -> None:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile3" in thing:
                thing.FontFile3.write(free_faces["FandolHei-Bold.otf"].data)

    found = audit.measure(without(sound, swapped), long_speech, drawn_look(STYLE))
    assert Code.EMBEDDED in codes(found)


def test_a_substitute_is_noted_not_blamed(drawn_look: Made, long_speech: Speech) -> None:
    look = drawn_look(STYLE)
    rare = replace(long_speech, blocks=(paragraph("滆湖是一个湖泊，水面宽阔。", 7),))
    found = audit.measure(pdf.write(rare, look, b""), rare, look)
    assert [(f.code, f.severity, f.line, f.excerpt) for f in found] == [
        (Code.SUBSTITUTE, Severity.NOTE, 7, "滆")
    ]


BAD_BREAKS = [
    (["中" * 26, "，" + "中" * 10], Code.START),
    (["中" * 25 + "“", "中" * 10 + "”"], Code.END),
    (["中" * 24 + "1998", "年" + "中" * 10], Code.TORN),
    (["中" * 25 + "—", "—" + "中" * 10], Code.TORN),
    (["中" * 26, "人。"], Code.LONELY),
]


@pytest.mark.parametrize(("lines", "code"), BAD_BREAKS)
def test_a_bad_break_is_found(
    lines: list[str], code: Code, drawn_look: Made, long_speech: Speech
) -> None:
    """Lines printed as paragraphs of their own are what a bad composer would make of one."""
    look = drawn_look(STYLE)
    apart = replace(long_speech, blocks=tuple(paragraph(line, 1) for line in lines))
    meant = replace(long_speech, blocks=(paragraph("".join(lines), 1),))
    assert code in codes(audit.measure(pdf.write(apart, look, b""), meant, look))


def test_a_title_broken_inside_a_word_is_found(drawn_look: Made, long_speech: Speech) -> None:
    look = drawn_look(STYLE)
    forced = replace(long_speech.meta, title="在全县乡镇人大工作会|议上的讲话")
    printed = pdf.write(replace(long_speech, meta=forced), look, b"")
    meant = replace(long_speech, meta=replace(forced, title="在全县乡镇人大工作会议上的讲话"))
    assert Code.TITLE in codes(audit.measure(printed, meant, look))


def test_a_heading_at_the_foot_of_a_page_is_found(
    sound: bytes, drawn_look: Made, long_speech: Speech
) -> None:
    look = drawn_look(STYLE)
    seen = audit.examine(sound, long_speech, look).proof
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
    found = audit.measure(sound, replace(long_speech, blocks=blocks), look)
    assert Code.STRANDED in codes(found)


def test_the_catalogue_of_codes_is_stable() -> None:
    assert Path(__file__).with_name("codes.txt").read_text().split() == [*Code]

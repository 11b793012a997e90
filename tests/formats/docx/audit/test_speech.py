"""The audit is itself proved: a sound DOCX passes, and each planted fault is found by its code."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from converters import resources
from converters.audit import proof
from converters.audit.faults import Fault
from converters.collection import libreoffice
from converters.errors import Severity
from converters.formats.docx import embedding
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import layout
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode as Code
from converters.settings.design import Design
from converters.settings.units import mm
from converters.speech.model import (
    Dateline,
    Heading,
    Meta,
    Paragraph,
    Signature,
    Speech,
    Table,
    paragraph,
)
from converters.typeset.metrics import ASCENT
from tests.conftest import Golden, Made
from tests.make import circulation, meta
from tests.make import speech as make_speech

Edit = Callable[[str], str]
SOURCE = b"the source"
STYLE = resources.text("styles/gbt9704.toml")


def edited(data: bytes, name: str, edit: Edit) -> bytes:
    """Return a DOCX with one of its parts changed, as somebody's program might."""
    old, target = ZipFile(BytesIO(data)), BytesIO()
    with ZipFile(target, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, edit(content.decode()).encode() if entry == name else content)
    return target.getvalue()


def swap(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def pattern(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert re.search(old, text)
        return re.sub(old, new, text, count=1)

    return edit


def codes(findings: list[Fault]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.fixture
def sound(long_speech: Speech, design: Design) -> bytes:
    return docx.write(long_speech, design, SOURCE)


def test_a_sound_docx_has_no_findings(sound: bytes, long_speech: Speech, design: Design) -> None:
    assert audit.check(sound, long_speech, design, SOURCE) == []


@pytest.mark.parametrize("grid", ["portable", "native"])
@pytest.mark.parametrize("placement", ["outside", "center"])
def test_every_profile_passes_its_own_audit(
    long_speech: Speech, design: Design, grid: str, placement: str
) -> None:
    style = replace(
        design.style,
        docx=replace(design.style.docx, grid=grid),
        folio=replace(design.style.folio, placement=placement),
        page=replace(design.style.page, mirrored=True),
    )
    other = Design(style, design.roles, {})
    assert audit.check(docx.write(long_speech, other, SOURCE), long_speech, other, SOURCE) == []


def test_a_page_number_in_brackets_passes(long_speech: Speech, design: Design) -> None:
    folio = replace(design.style.folio, form="({page})")
    other = Design(replace(design.style, folio=folio), design.roles, {})
    assert audit.check(docx.write(long_speech, other, SOURCE), long_speech, other, SOURCE) == []


@pytest.fixture
def circulated(long_speech: Speech) -> Speech:
    return replace(long_speech, meta=replace(long_speech.meta, circulation=circulation()))


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"signers": ()},
        {"signers": ("赵海金", "王建国", "李四")},
        {"number": None, "signers": ()},
        {"copies": None},
    ],
)
def test_a_sound_circulated_docx_has_no_findings(
    long_speech: Speech, design: Design, facts: dict[str, None]
) -> None:
    meta = replace(long_speech.meta, circulation=circulation(**facts))
    text = replace(long_speech, meta=meta)
    assert audit.check(docx.write(text, design, SOURCE), text, design, SOURCE) == []


BODY = "word/document.xml"
STYLES = "word/styles.xml"
HEADING = '<w:pStyle w:val="Heading1"/>'
HINT = '<w:rFonts w:hint="eastAsia"/>'
TITLED = HEADING + "</w:pPr><w:r><w:rPr>"
OTHER = '<w:rFonts w:hint="eastAsia" w:eastAsia="宋体"/>'
FIRST_BODY = r'(<w:pStyle w:val="BodyText"/></w:pPr><w:r><w:rPr>)<w:rFonts w:hint="eastAsia"/>'

PLANTED = [
    ("a pitch by hand", BODY, swap(HEADING, HEADING + '<w:spacing w:line="560"/>'), Code.PITCH),
    ("a pitch of the style", STYLES, swap('w:line="579"', 'w:line="580"'), Code.PITCH),
    ("a blank line counted", BODY, swap('w:after="579"', 'w:afterLines="100"'), Code.LINES),
    (
        "a blank line counted in a style",
        STYLES,
        swap('w:before="579"', 'w:beforeLines="100" w:before="579"'),
        Code.LINES,
    ),
    ("a pitch that grows", STYLES, swap('w:lineRule="exact"', 'w:lineRule="auto"'), Code.PITCH),
    (
        "too wide a pitch of characters",
        STYLES,
        swap('w:spacing w:val="-5"', 'w:spacing w:val="0"'),
        Code.CELLS,
    ),
    ("a heading that is body text", BODY, swap('w:val="Heading1"', 'w:val="BodyText"'), Code.STYLE),
    ("bold by hand", BODY, swap(HINT, HINT + "<w:b/>"), Code.BY_HAND),
    (
        "a face by hand",
        BODY,
        swap(HINT, '<w:rFonts w:hint="eastAsia" w:eastAsia="宋体"/>'),
        Code.BY_HAND,
    ),
    (
        "a face by hand is another face",
        BODY,
        swap(HINT, '<w:rFonts w:hint="eastAsia" w:eastAsia="宋体"/>'),
        Code.FACE,
    ),
    ("an indent by hand", BODY, swap(HEADING, HEADING + '<w:ind w:left="400"/>'), Code.BY_HAND),
    (
        "quotes in Times",
        BODY,
        pattern(FIRST_BODY, r'\1<w:rFonts w:hAnsi="Times New Roman"/>'),
        Code.QUOTES,
    ),
    (
        "a lost paragraph",
        BODY,
        pattern(r'<w:p><w:pPr><w:pStyle w:val="BodyText"/>.*?</w:p>', ""),
        Code.LOST,
    ),
    (
        "a paragraph too many",
        BODY,
        pattern(r"(<w:sectPr)", r"<w:p><w:r><w:t>又及。</w:t></w:r></w:p>\1"),
        Code.ADDED,
    ),
    ("a wrong character", BODY, swap("西平县", "西乎县"), Code.CHANGED),
    ("a narrow margin", BODY, swap('w:left="1587"', 'w:left="1800"'), Code.PAGE),
    ("a wrong sheet", BODY, swap('w:w="11906"', 'w:w="12240"'), Code.PAGE),
    ("a page number without dashes", "word/footer1.xml", swap("— ", ""), Code.FOLIO),
    (
        "a page number on the wrong side",
        "word/footer2.xml",
        swap('w:jc w:val="left"', 'w:jc w:val="right"'),
        Code.FOLIO,
    ),
    (
        "a page number at the edge",
        "word/footer1.xml",
        swap('w:right="280"', 'w:right="0"'),
        Code.FOLIO,
    ),
    (
        "a date moved by hand",
        BODY,
        pattern(r'("Date"/>)<w:ind[^>]*/>', r'\1<w:ind w:rightChars="0" w:right="0"/>'),
        Code.TAIL,
    ),
    (
        "a date that only Word shows in its place",
        BODY,
        swap('w:rightChars="150" w:right="474"', 'w:rightChars="150" w:right="0"'),
        Code.TAIL,
    ),
    (
        "a date at the margin of its style",
        BODY,
        pattern(r'("Date"/>)<w:ind[^>]*/>', r"\1"),
        Code.TAIL,
    ),
    (
        "a signature moved by hand",
        BODY,
        swap('"Signature"/>', '"Signature"/><w:ind w:rightChars="400" w:right="1264"/>'),
        Code.TAIL,
    ),
    ("words lost further on", BODY, swap("任”落实，2020年完成投资3.5亿元、增长", ""), Code.CHANGED),
    ("a short title changed", BODY, swap("一、提高政治站位", "一、提高站位"), Code.CHANGED),
    (
        "a face that a theme names",
        BODY,
        swap(HINT, '<w:rFonts w:hint="eastAsia" w:eastAsiaTheme="minorEastAsia"/>'),
        Code.FACE,
    ),
    (
        "another face in two places",
        BODY,
        lambda xml: xml.replace(TITLED + HINT, TITLED + OTHER, 2),
        Code.FACE,
    ),
    (
        "quotes in no face that is told",
        STYLES,
        lambda xml: re.sub(r' w:(ascii|hAnsi|eastAsia)="[^"]*"', "", xml),
        Code.FACE,
    ),
    ("a pitch of no number", BODY, swap(HEADING, HEADING + '<w:spacing w:line="x"/>'), Code.PITCH),
    (
        "lines kept together by hand",
        BODY,
        swap(HEADING, HEADING + "<w:keepLines/><w:pageBreakBefore/>"),
        Code.BY_HAND,
    ),
    ("another id", "docProps/custom.xml", swap(">s1<", ">s2<"), Code.PROPERTIES),
    ("no section", BODY, pattern(r"<w:sectPr.*?</w:sectPr>", ""), Code.BROKEN),
]

SQUEEZED = '<w:rStyle w:val="Squeezed"/>'
TIGHT = [
    (
        "a style that is not tight",
        STYLES,
        swap('w:spacing w:val="-17"', 'w:spacing w:val="-5"'),
    ),
    (
        "a style that is too tight",
        STYLES,
        swap('w:spacing w:val="-17"', 'w:spacing w:val="-40"'),
    ),
    (
        "a whole paragraph of it",
        BODY,
        pattern(f"<w:rPr>({HINT}</w:rPr><w:t[^>]*>[^<]{{90}})", rf"<w:rPr>{SQUEEZED}\1"),
    ),
]


def test_squeezing_too_little_or_too_much_is_found(plain_speech: Speech, design: Design) -> None:
    good = docx.write(plain_speech, design, SOURCE)
    assert audit.check(good, plain_speech, design, SOURCE) == []
    for name, part, edit in TIGHT:
        found = audit.check(edited(good, part, edit), plain_speech, design, SOURCE)
        assert codes(found) == {Code.CELLS}, name


def said_of(found: list[Fault]) -> str:
    """Return all that findings say."""
    told = (
        (f"{one.code} {one.severity.name} {one.line} {one.message}", one.excerpt, one.advice)
        for one in found
    )
    return "".join(f"  {' | '.join(line)}\n" for line in told)


def test_planted_faults_are_found_and_told(
    sound: bytes, long_speech: Speech, design: Design, golden: Golden
) -> None:
    told = ""
    for name, part, edit, code in PLANTED:
        found = audit.check(edited(sound, part, edit), long_speech, design, SOURCE)
        assert code in codes(found), name
        told += f"{name}\n{said_of(found)}"
    golden("docx/audit.txt", told)


ENDS = [
    (Signature("西平县人民政府"), Dateline("2020年10月16日")),
    (Signature("县人大"), Dateline("2020年7月16日")),
    (Signature("县人大"), Signature("县政府"), Dateline("2020年7月16日")),
    (Signature("西平县人民代表大会常务委员会"), Signature("县政府"), Dateline("2020年12月16日")),
    (Signature("西平县人民代表大会常务委员会办公室和研究室" + "及信访办公室"), Dateline("2020年")),
    (Dateline("2020年7月16日"),),
    (Signature("县人大"),),
]


@pytest.mark.parametrize("tail", ENDS)
def test_signatures_and_dates_as_they_are_written_pass(
    tail: tuple[Signature | Dateline, ...], design: Design
) -> None:
    said = make_speech(paragraph("完了。"), *tail)
    assert audit.check(docx.write(said, design, SOURCE), said, design, SOURCE) == []


def test_a_signature_as_wide_as_its_date_set_further_in_is_found(design: Design) -> None:
    """What was printed once: 4 and 2 characters instead of 2 and 0."""
    said = make_speech(paragraph("完了。"), *ENDS[0])

    def old(xml: str) -> str:
        date = '<w:pStyle w:val="Date"/><w:ind w:rightChars="0" w:right="0"/>'
        assert date in xml
        moved = '"Signature"/><w:ind w:rightChars="400" w:right="1264"/>'
        return xml.replace(date, '<w:pStyle w:val="Date"/>').replace('"Signature"/>', moved)

    found = audit.check(edited(docx.write(said, design, SOURCE), BODY, old), said, design, SOURCE)
    assert [(one.code, one.excerpt) for one in found] == [(Code.TAIL, "西平县人民政府")]


def test_a_changed_character_is_shown_with_its_line(
    sound: bytes, long_speech: Speech, design: Design
) -> None:
    data = edited(sound, BODY, swap("西平县", "西乎县"))
    (finding,) = audit.check(data, long_speech, design, SOURCE)
    assert (finding.line, finding.severity) == (40, Severity.ERROR)
    assert "应为“平”，DOCX 里是“乎”" in finding.message


def test_a_file_of_another_version_of_the_text_is_told(
    sound: bytes, long_speech: Speech, design: Design
) -> None:
    (finding,) = audit.check(sound, long_speech, design, b"corrected since")
    assert (finding.code, finding.severity) == (Code.SOURCE, Severity.WARNING)


def test_a_sound_docx_with_a_table_has_no_findings(design: Design) -> None:
    table = Table((("项目", "数量"), ("代表联络站", "12")))
    speech = Speech(Meta("s1", "在大会上的讲话"), (paragraph("见下表。"), table, paragraph("完。")))
    assert audit.check(docx.write(speech, design, SOURCE), speech, design, SOURCE) == []


def test_what_was_deleted_under_revision_marks_is_not_read(
    sound: bytes, long_speech: Speech, design: Design
) -> None:
    marked = '<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    data = edited(sound, BODY, swap(HEADING + "</w:pPr>", HEADING + "</w:pPr>" + marked))
    assert audit.check(data, long_speech, design, SOURCE) == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip"])
def test_a_file_that_is_no_docx_is_told_in_a_sentence(
    data: bytes, long_speech: Speech, design: Design
) -> None:
    (finding,) = audit.check(data, long_speech, design, SOURCE)
    assert finding.code == Code.BROKEN


def test_the_text_is_read_back_line_by_line(design: Design) -> None:
    said = Speech(
        meta(title="在大会上|的讲话"),
        (Heading(1, "一、好"), Paragraph(()), paragraph("现在 开会。")),
    )
    assert audit.text(docx.write(said, design, b"")) == ["在大会上的讲话", "一、好", "现在开会。"]


@pytest.fixture(scope="module")
def plain_speech() -> Speech:
    """Return a speech without digits, whose lines can be counted, with marks at every place."""
    said = (
        "我们要坚持以人民为中心，扎实推进“两个责任”落实；"
        "——这是《关于进一步加强基层工作的意见》所要求的。"
    )
    blocks = [paragraph(said[: 7 + 3 * number] + said * (3 + number % 4)) for number in range(24)]
    return Speech(meta(), (Heading(1, "一、提高认识"), *blocks))


@pytest.fixture(scope="module")
def laid_out(plain_speech: Speech, drawn_design: Made) -> dict[str, bytes]:
    """Return the PDF that LibreOffice makes of a sound DOCX and of spoilt ones, in one call."""
    design = drawn_design(STYLE)
    good = docx.write(plain_speech, design, SOURCE)
    files = {
        "sound": good,
        "pitch": edited(good, STYLES, swap('w:line="579"', 'w:line="600"')),
        "cells": edited(good, STYLES, swap('w:spacing w:val="-5"', 'w:spacing w:val="0"')),
        "folio": edited(good, BODY, pattern(r'w:footer="\d+"', 'w:footer="850"')),
        "lost": edited(good, BODY, swap("我们要", "我要")),
    }
    results = libreoffice.convert(
        list(files.values()),
        "docx",
        "pdf",
        faces=embedding.stand_ins(design),
    )
    return {name: pdf for name, pdf in zip(files, results, strict=True) if pdf}


@pytest.mark.slow
def test_libreoffice_fills_the_grid(
    laid_out: dict[str, bytes], plain_speech: Speech, drawn_design: Made
) -> None:
    seen = layout.read(laid_out["sound"], plain_speech, drawn_design(STYLE))
    assert seen.rows[:-1] == (22,) * (seen.pages - 1)
    assert set(seen.characters) <= {27, 28, 29}  # 29 where a line is squeezed as in the PDF
    assert seen.numbers == tuple(f"—{number}—" for number in range(1, seen.pages + 1))
    assert seen.hung == 0


@pytest.mark.slow
def test_what_libreoffice_makes_of_a_sound_docx_has_no_findings(
    laid_out: dict[str, bytes], plain_speech: Speech, drawn_design: Made
) -> None:
    assert layout.check(laid_out["sound"], plain_speech, drawn_design(STYLE)) == []


@pytest.mark.slow
def test_libreoffice_prints_what_surrounds_a_circulated_speech(
    plain_speech: Speech, drawn_design: Made
) -> None:
    design = drawn_design(STYLE)
    text = replace(plain_speech, meta=replace(plain_speech.meta, circulation=circulation()))
    (printed,) = libreoffice.convert(
        [docx.write(text, design, SOURCE)], "docx", "pdf", faces=embedding.stand_ins(design)
    )
    assert printed
    assert layout.check(printed, text, design) == []
    lines = proof.read(printed, text, design).lines
    issuer = next(line for line in lines if line.part and line.part.element == "issuer")
    top = issuer.printed.y - ASCENT * issuer.printed.glyphs[0].size
    assert abs(top - (design.style.page.top + design.style.redhead.top).pt) < mm(1).pt


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("pitch", Code.LINES),
        ("cells", Code.CHARACTERS),
        ("folio", Code.PRINTED_FOLIO),
        ("lost", Code.PRINTED_WORDS),
    ],
)
def test_a_spoilt_layout_is_found(
    laid_out: dict[str, bytes], plain_speech: Speech, drawn_design: Made, name: str, code: Code
) -> None:
    found = layout.check(laid_out[name], plain_speech, drawn_design(STYLE))
    assert code in codes(found)


@pytest.mark.slow
@pytest.mark.parametrize(("own", "severity"), [(0, None), (1, Severity.NOTE), (2, Severity.ERROR)])
def test_page_counts_are_compared_with_our_pdf(
    laid_out: dict[str, bytes],
    plain_speech: Speech,
    drawn_design: Made,
    own: int,
    severity: Severity | None,
) -> None:
    design = drawn_design(STYLE)
    pages = layout.read(laid_out["sound"], plain_speech, design).pages
    found = layout.check(laid_out["sound"], plain_speech, design, pages + own)
    assert [finding.severity for finding in found] == ([severity] if severity else [])


@pytest.mark.slow
def test_libreoffice_saves_it_again_without_loss_of_words_or_styles(
    long_speech: Speech, drawn_design: Made
) -> None:
    good = docx.write(long_speech, drawn_design(STYLE), SOURCE)
    (again,) = libreoffice.convert([good], "docx", "docx")
    assert again is not None and audit.text(again) == audit.text(good)
    lost = {Code.LOST, Code.ADDED, Code.CHANGED, Code.STYLE, Code.FACE}
    found = codes(audit.check(again, long_speech, drawn_design(STYLE), SOURCE))
    assert found.isdisjoint(lost | {Code.SOURCE})


RUN = "<w:r><w:t>又及。</w:t></w:r>"
LAST = r"(<w:sectPr>(?!.*<w:sectPr>))"
AROUND: list[tuple[str, str, Edit, Code | None]] = [
    ("no red rule", BODY, pattern(r"<w:pBdr>.*?</w:pBdr>", ""), Code.RED_HEAD),
    ("a black rule", BODY, swap('w:color="FF0000"', 'w:color="000000"'), Code.RED_HEAD),
    ("a thick rule", BODY, swap('w:sz="12"', 'w:sz="24"'), Code.RED_HEAD),
    ("a black issuer", STYLES, swap('<w:color w:val="FF0000"/>', ""), Code.COLOUR),
    ("an imprint on an odd page", BODY, swap('w:val="evenPage"', 'w:val="nextPage"'), Code.IMPRINT),
    ("an imprint in the text", BODY, pattern(r"<w:tblpPr[^>]*>", ""), Code.IMPRINT),
    ("a line under an imprint", BODY, swap('"ImprintAnchor"/></w', '"Normal"/></w'), Code.IMPRINT),
    ("an imprint at the top", BODY, swap('"bottom"', '"top"'), Code.IMPRINT),
    ("a thin rule", BODY, swap('w:val="single" w:sz="8"', 'w:val="single" w:sz="4"'), Code.IMPRINT),
    ("a rule of the wrong red", BODY, swap('w:color="FF0000"', 'w:color="FE0000"'), Code.RED_HEAD),
    ("no style of the issuer", STYLES, swap('w:styleId="Issuer"', 'w:styleId="I"'), Code.COLOUR),
    ("an imprint that is text", BODY, lambda xml: xml.replace('"Imprint"', '"X"'), Code.IMPRINT),
    ("words after it", BODY, pattern(LAST, rf"<w:p>{RUN}</w:p>\1"), Code.IMPRINT),
    ("an empty line after it", BODY, pattern(LAST, r"<w:p/>\1"), Code.IMPRINT),
    (
        "nothing after it",
        BODY,
        pattern('(<w:p><w:pPr><w:pStyle w:val="ImprintAnchor".*?</w:p>)', r"\1\1"),
        None,
    ),
    (
        "thick inner rules",
        BODY,
        pattern(r'(insideH w:val="single" w:sz=)"\d+"', r'\1"9"'),
        Code.IMPRINT,
    ),
]


def test_wrong_red_heads_and_imprints_are_found_and_told(
    circulated: Speech, design: Design, golden: Golden
) -> None:
    good, told = docx.write(circulated, design, SOURCE), ""
    for name, part, edit, code in AROUND:
        found = audit.check(edited(good, part, edit), circulated, design, SOURCE)
        assert code in codes(found) if code else not found, name
        told += f"{name}\n{said_of(found)}"
    golden("docx/audit_around.txt", told)


def test_an_imprint_of_another_speech_is_on_the_wrong_page(
    circulated: Speech, design: Design
) -> None:
    """The text ends on page 2 with room and without, and on page 3."""
    one = paragraph("会议开得很好。")
    texts = {n: replace(circulated, blocks=(one,) * n) for n in (12, 29, 35)}
    made = {n: docx.write(text, design, SOURCE) for n, text in texts.items()}
    for n, text in texts.items():
        assert audit.check(made[n], text, design, SOURCE) == []
        for other in made.keys() - {n}:
            assert Code.IMPRINT in codes(audit.check(made[other], text, design, SOURCE))


def test_a_red_head_without_number_ends_under_its_issuer(
    long_speech: Speech, design: Design
) -> None:
    facts = replace(long_speech.meta, circulation=circulation(number=None, signers=()))
    said = replace(long_speech, meta=facts)
    wrong = edited(docx.write(said, design, SOURCE), BODY, pattern(r"<w:pBdr>.*?</w:pBdr>", ""))
    assert codes(audit.check(wrong, said, design, SOURCE)) == {Code.RED_HEAD}

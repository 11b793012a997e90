"""The DOCX of a speech: its words, styles, properties, and that it is the same file every time."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from converters import __version__
from converters.errors import SourceError, UsageError
from converters.formats.docx import writer as docx
from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.dates import PartialDate
from converters.speech.model import (
    Dateline,
    Emphasis,
    Heading,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Text,
)
from tests import make
from tests.make import head, para, speech

Golden = Callable[[str, str], None]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

FULL = speech(
    Salutation("同志们：", 10),
    para("今天，我们在这里召开“助力乡村振兴”动员会——很重要。"),
    Heading(1, "一、提高认识", 14),
    Heading(2, "（一）统一思想", 16),
    Heading(3, "1.认真学习", 18),
    Heading(4, "（1）读原文", 20),
    Paragraph(
        (RunIn("一是坚持党的领导。", 3), Text("要做到"), Emphasis("两个维护"), Text("。")), 22
    ),
    Signature("西平县人大常委会", 24),
    Dateline("2020年7月16日", 26),
    Note("（根据录音整理）", 28),
    title="在县人大常委会开展“助力乡村振兴，人大代表在行动”主题活动动员会上的讲话",
    subtitle="践行初心使命",
    date=date(2020, 7, 16),
    speaker="赵海金",
    post="县人大常委会主任",
    topics=("乡村振兴", "代表工作"),
)


def part(data: bytes, name: str) -> str:
    return ZipFile(BytesIO(data)).read(name).decode()


def pretty(xml: str) -> str:
    tree = etree.fromstring(xml.encode())
    etree.indent(tree)
    return str(etree.tostring(tree, encoding="unicode")) + "\n"


def texts(data: bytes) -> list[str]:
    document = python_docx.Document(BytesIO(data))
    return [paragraph.text.replace("\n", "") for paragraph in document.paragraphs]


def styles(data: bytes) -> list[str]:
    document = python_docx.Document(BytesIO(data))
    return [str(paragraph.style and paragraph.style.name) for paragraph in document.paragraphs]


def test_it_prints_exactly_the_lines_of_the_wording(design: Design) -> None:
    assert texts(docx.write(FULL, design, b"")) == list(printed_words.lines(FULL))


def test_each_kind_of_line_has_a_style_that_word_knows(design: Design) -> None:
    assert styles(docx.write(FULL, design, b"")) == [
        "Title",
        "Subtitle",
        "题下日期",
        "讲话人",
        "Salutation",
        "Body Text",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Heading 4",
        "Body Text",
        "Signature",
        "Date",
        "附注",
    ]


def test_headings_have_outline_levels_for_the_navigation_pane(design: Design) -> None:
    tree = etree.fromstring(part(docx.write(FULL, design, b""), "word/styles.xml").encode())
    levels = {
        style.get(f"{W}styleId"): level.get(f"{W}val")
        for style in tree.iter(f"{W}style")
        for level in style.iter(f"{W}outlineLvl")
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2", "Heading4": "3"}


@pytest.mark.parametrize(("option", "kind"), [("portable", "lines"), ("native", "linesAndChars")])
def test_the_document_grid_has_the_lines_of_the_style(
    design: Design, option: str, kind: str
) -> None:
    own = make.restyled(f'base = "gbt9704"\ntitle = "试"\ndocx.grid = "{option}"\n')
    tree = etree.fromstring(
        part(docx.write(FULL, replace(design, style=own), b""), "word/document.xml").encode()
    )
    (grid,) = tree.iter(f"{W}docGrid")
    assert grid.get(f"{W}type") == kind
    assert int(grid.get(f"{W}linePitch")) == int(own.pitch.pt * 20)


@pytest.mark.parametrize(
    ("option", "name", "there"),
    [
        ("page.mirrored = true", "mirrorMargins", True),
        ("page.mirrored = false", "mirrorMargins", False),
        ('folio.placement = "outside"', "evenAndOddHeaders", True),
        ('folio.placement = "center"', "evenAndOddHeaders", False),
    ],
)
def test_the_settings_of_the_document_are_those_of_the_style(
    design: Design, option: str, name: str, there: bool
) -> None:
    own = make.restyled(f'base = "gbt9704"\ntitle = "试"\n{option}\n')
    settings = part(docx.write(FULL, replace(design, style=own), b""), "word/settings.xml")
    assert (f"<w:{name}/>" in settings) == there
    assert '<w:characterSpacingControl w:val="doNotCompress"/>' in settings


def test_a_run_in_heading_takes_the_characters_of_its_level(design: Design) -> None:
    document = python_docx.Document(BytesIO(docx.write(FULL, design, b"")))
    runs = document.paragraphs[10].runs
    assert [run.style.name for run in runs] == [
        "Heading 3 Char",
        "Default Paragraph Font",
        "Emphasis",
        "Default Paragraph Font",
    ]


def test_every_run_carries_the_hint_that_keeps_quotes_out_of_the_latin_face(design: Design) -> None:
    tree = etree.fromstring(part(docx.write(FULL, design, b""), "word/document.xml").encode())
    runs = [run for run in tree.iter(f"{W}r") if run.find(f"{W}t") is not None]
    hints = [run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") for run in runs]
    assert hints and set(hints) == {"eastAsia"}


@pytest.mark.parametrize(
    ("below", "kept"), [(Note("（此件公开发布）"), True), (para("完了。"), False)]
)
def test_a_note_is_kept_with_the_date_above_it(
    below: Note | Paragraph, kept: bool, design: Design
) -> None:
    made = docx.write(speech(para("开会。"), Dateline("2024年1月1日"), below), design, b"")
    held = '<w:pStyle w:val="Date"/><w:keepNext/>' in part(made, "word/document.xml")
    assert held == kept


def test_a_long_title_is_broken_at_words_by_soft_breaks(design: Design) -> None:
    document = python_docx.Document(BytesIO(docx.write(FULL, design, b"")))
    lines = document.paragraphs[0].text.split("\n")
    assert len(lines) > 1
    assert all(len(line) <= design.style.head.max_title_chars for line in lines)


@pytest.mark.parametrize(("count", "lines"), [(20, 1), (21, 1), (22, 2)])
def test_a_title_of_one_character_too_many_is_set_closer(
    count: int, lines: int, design: Design
) -> None:
    title = ("县委工作会议" * 4)[:count]
    document = part(docx.write(speech(title=title), design, b""), "word/document.xml")
    assert document.count("<w:br/>") == lines - 1
    assert ('<w:rStyle w:val="Closer"/>' in document) is (count == 21)


def test_a_bar_in_the_title_says_where_to_break_and_is_not_printed(design: Design) -> None:
    data = docx.write(speech(title="在大会上|的讲话"), design, b"")
    document = python_docx.Document(BytesIO(data))
    assert document.paragraphs[0].text == "在大会上\n的讲话"
    assert document.core_properties.title == "在大会上的讲话"


def test_the_properties_lead_back_to_the_source(design: Design) -> None:
    data = docx.write(FULL, design, b"the source")
    core = python_docx.Document(BytesIO(data)).core_properties
    assert (core.title, core.author, core.keywords) == (
        FULL.meta.title,
        "赵海金",
        "乡村振兴；代表工作",
    )
    assert core.created is not None and core.created.date() == date(2020, 7, 16)
    assert (core.identifier, core.language) == ("s1", "zh-CN")
    custom = part(data, "docProps/custom.xml")
    for value in (hashlib.sha256(b"the source").hexdigest(), ">s1<", f">{__version__}<"):
        assert value in custom


def test_several_speakers_are_several_authors_and_a_month_is_no_day(design: Design) -> None:
    both = speech(speakers=("李明", "王芳"), date=PartialDate(2024, 3))
    core = python_docx.Document(BytesIO(docx.write(both, design, b""))).core_properties
    assert (core.author, core.created) == ("李明;王芳", None)


def test_what_the_front_matter_does_not_say_is_left_out(design: Design) -> None:
    core = python_docx.Document(BytesIO(docx.write(speech(), design, b""))).core_properties
    assert (core.author, core.keywords, core.created) == ("", "", None)


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\x85", "\ud800", "\udfff", "\uffff"])
def test_a_sign_that_cannot_be_printed_is_refused_with_its_line(design: Design, sign: str) -> None:
    with pytest.raises(SourceError) as caught:
        docx.write(speech(Heading(1, f"一、提高{sign}认识", 14)), design, b"")
    assert caught.value.line == 14
    assert f"U+{ord(sign):04X}" in str(caught.value)


@pytest.mark.parametrize("fact", ["title", "subtitle", "speaker"])
def test_such_a_sign_in_the_head_is_refused_too(design: Design, fact: str) -> None:
    with pytest.raises(SourceError, match="U\\+D800"):
        docx.write(speech(**{"title": "讲话", fact: "坏\ud800字"}), design, b"")


@pytest.mark.parametrize("fact", ["id", "kind", "organ", "occasion", "topics"])
def test_such_a_sign_in_the_properties_is_refused_too(design: Design, fact: str) -> None:
    value = ("坏\x01字",) if fact == "topics" else "坏\x01字"
    with pytest.raises(SourceError, match="U\\+0001"):
        docx.write(speech(**{fact: value}), design, b"")


def test_signs_that_mean_something_in_xml_come_through(design: Design) -> None:
    said = "5 < 6 & 7 > 6，“引号”——“&amp;”"
    assert texts(docx.write(speech(para(said)), design, b""))[1] == said


def test_a_tab_stays_a_tab(design: Design) -> None:
    assert texts(docx.write(speech(para("单位：\t元")), design, b""))[1] == "单位：\t元"


def test_characters_beyond_the_basic_plane_come_through(design: Design) -> None:
    assert texts(docx.write(speech(para("𠮷𫖯")), design, b""))[1] == "𠮷𫖯"


def test_the_same_speech_gives_the_same_bytes(design: Design) -> None:
    again = Design(design.style, design.roles, {})
    assert docx.write(FULL, design, b"x") == docx.write(FULL, again, b"x")


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_process(design: Design) -> None:
    script = (
        "import hashlib\n"
        "from converters import resources\n"
        "from converters.settings.design import Design\n"
        "from converters.formats.docx import writer as docx\n"
        "from converters.settings import fonts, style\n"
        "from tests.formats.docx.test_writer import FULL\n"
        "design = Design(style.read(resources.text('styles/gbt9704.toml')),"
        " fonts.read(resources.text('styles/fonts.toml')), {})\n"
        "print(hashlib.sha256(docx.write(FULL, design, b'x')).hexdigest())\n"
    )
    digest = hashlib.sha256(docx.write(FULL, design, b"x")).hexdigest()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == digest


def test_no_date_of_today_stands_in_the_zip(design: Design) -> None:
    entries = ZipFile(BytesIO(docx.write(FULL, design, b""))).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_date_begins_two_characters_right_of_the_signature(design: Design) -> None:
    """GB/T 9704 §7.3.5.2: 8 characters of signature, 6.5 of date, so 1.5 remain at the right."""
    xml = part(docx.write(FULL, design, b""), "word/document.xml")
    assert '<w:pStyle w:val="Date"/><w:keepNext/><w:ind w:rightChars="150" w:right="474"/>' in xml


def test_a_date_as_wide_as_the_signature_takes_the_edge(design: Design) -> None:
    ending = speech(para("完了。"), Signature("西平县人民政府"), Dateline("2020年10月16日"))
    xml = part(docx.write(ending, design, b""), "word/document.xml")
    assert '<w:pStyle w:val="Signature"/></w:pPr>' in xml
    assert '<w:pStyle w:val="Date"/><w:ind w:rightChars="0" w:right="0"/>' in xml


def test_a_date_longer_than_the_signature_moves_the_signature(design: Design) -> None:
    ending = speech(para("完了。"), Signature("县人大"), Dateline("2020年7月16日"))
    xml = part(docx.write(ending, design, b""), "word/document.xml")
    assert '<w:pStyle w:val="Signature"/><w:ind w:rightChars="750" w:right="2370"/>' in xml
    assert '<w:pStyle w:val="Date"/></w:pPr>' in xml


def test_a_blank_line_stands_before_a_date_without_signature(design: Design) -> None:
    xml = part(
        docx.write(speech(para("完了。"), Dateline("2020年")), design, b""), "word/document.xml"
    )
    assert '<w:pStyle w:val="Date"/><w:spacing w:before="579"/>' in xml


def test_no_empty_paragraph_makes_room(design: Design) -> None:
    assert all(texts(docx.write(FULL, design, b"")))


@pytest.mark.parametrize(
    "name", ["word/document", "word/styles", "word/settings", "word/footer1", "word/footer2"]
)
def test_the_parts_are_as_agreed(design: Design, golden: Golden, name: str) -> None:
    xml = part(docx.write(FULL, design, b"x"), f"{name}.xml")
    golden(f"docx/{name.rpartition('/')[2]}.xml", pretty(xml))


@pytest.mark.slow
@pytest.mark.parametrize("grid", ["portable", "native"])
@pytest.mark.parametrize("placement", ["outside", "center"])
@pytest.mark.parametrize("mirrored", [True, False])
def test_every_profile_is_valid(
    design: Design, tmp_path: Path, grid: str, placement: str, mirrored: bool
) -> None:
    style = replace(
        design.style,
        docx=replace(design.style.docx, grid=grid),
        folio=replace(design.style.folio, placement=placement),
        page=replace(design.style.page, mirrored=mirrored),
    )
    path = tmp_path / "speech.docx"
    path.write_bytes(docx.write(FULL, Design(style, design.roles, {}), b"x"))
    result = OpenXmlValidator().validate(path)
    assert [str(error) for error in result.errors] == []


def test_a_speech_of_only_a_title_and_a_line_is_enough(design: Design) -> None:
    assert texts(docx.write(speech(para("好。")), design, b"")) == ["在大会上的讲话", "好。"]


@pytest.mark.slow
def test_a_great_speech_keeps_every_paragraph(design: Design) -> None:
    long = Speech(FULL.meta, tuple(para(f"第{n}段。") for n in range(3000)))
    assert texts(docx.write(long, design, b""))[4:] == [f"第{n}段。" for n in range(3000)]


def test_a_heading_keeps_its_number_as_text(design: Design) -> None:
    xml = part(docx.write(speech(head(1, "一、提高认识")), design, b""), "word/document.xml")
    assert "一、提高认识" in xml and "numPr" not in xml


def test_embedding_without_fonts_is_refused_with_a_sentence(design: Design) -> None:
    style = replace(design.style, docx=replace(design.style.docx, embed_fonts=True))
    with pytest.raises(UsageError, match="字体"):
        docx.write(FULL, Design(style, design.roles, {}), b"")


def test_the_last_paragraph_is_kept_with_the_signature(design: Design) -> None:
    said = speech(para("我讲完了。"), Signature("西平县人大常委会"), Dateline("2020年7月16日"))
    xml = part(docx.write(said, design, b""), "word/document.xml")
    assert xml.count("<w:keepNext/>") == 1
    assert '<w:pStyle w:val="BodyText"/><w:keepNext/></w:pPr>' in xml
    assert "<w:keepNext/>" not in part(
        docx.write(speech(para("我讲完了。")), design, b""), "word/document.xml"
    )


def test_each_face_has_one_stand_in(design: Design) -> None:
    """Word takes a list for one name, of at most 31 characters (MS-OI29500 2.1.262)."""
    table = part(docx.write(FULL, design, b""), "word/fontTable.xml")
    names = re.findall('w:altName w:val="([^"]*)"', table)
    assert "华文中宋" in names
    assert all("," not in name and len(name) <= 31 for name in names)

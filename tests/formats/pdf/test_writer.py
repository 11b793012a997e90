"""The PDF of a speech: its words, its file, and that nothing is fetched and nothing varies."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from converters import resources
from converters.audit import pages
from converters.errors import SourceError
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import speech as audit
from converters.formats.pdf.fetcher import SCHEME, ClosedFetcher
from converters.project import Project
from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.dates import PartialDate
from converters.speech.model import (
    Block,
    Change,
    Dateline,
    Emphasis,
    Heading,
    Paragraph,
    RunIn,
    Signature,
    Speech,
    Text,
    paragraph,
    text_of,
)
from converters.typeset import light_design
from tests import make
from tests.effort import effort
from tests.make import DAY, circulation, para, speech

STYLE = resources.text("styles/gbt9704.toml")
SENTENCE = "我们要坚持以人民为中心，扎实推进“两个责任”落实，2020年完成投资3.5亿元、增长12.5%；"


def restyled(design: Design, *edits: tuple[str, str]) -> Design:
    text = STYLE
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return replace(design, style=make.restyled(text))


def extracted(data: bytes) -> list[str]:
    return [line.text for page in pages.read(data) for line in page.lines]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def spoken(data: bytes, folder: Path) -> list[str]:
    """Return what Poppler reads out of the structure: a line for each heading and paragraph."""
    path = folder / "spoken.pdf"
    path.write_bytes(data)
    command = ["pdfinfo", "-struct-text", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: list[str] = []
    for line in said.splitlines():
        indent = len(line) - len(line.lstrip())
        if indent == 2:
            found.append("")
        elif line.lstrip().startswith('"'):
            found[-1] += line.strip()[1:-1]
    return found


@pytest.mark.slow
def test_the_structure_reads_each_paragraph_as_one_unbroken_line(
    project: Project, drawn: Design, tmp_path: Path
) -> None:
    """A second extractor beside PDFium: no break where a line or a page ends."""
    # Poppler goes through every page for each of them: not the longest of the sample.
    text, source = project.read(project.speeches / "sbbea2d17-01.md")
    data = pdf.write(text, drawn, source)
    assert len(pages.read(data)) > 3
    assert spoken(data, tmp_path) == list(printed_words.lines(text))


def test_latin_words_keep_their_space_at_the_end_of_a_line(drawn: Design, tmp_path: Path) -> None:
    words = "The quick brown fox jumps over the lazy dog and runs away from the city at night."
    data = pdf.write(speech(para(words)), drawn, b"")
    assert spoken(data, tmp_path)[-1] == words


def test_the_source_is_attached_with_a_fixed_date(drawn: Design) -> None:
    with opened(pdf.write(speech(date=DAY), drawn, b"the source")) as document:
        attached = document.attachments["s1.md"].get_file()
        assert attached.read_bytes() == b"the source"
        assert str(document.Root.AF[0].AFRelationship) == "/Source"
        assert str(attached.obj.Params.CreationDate) == "D:20200716000000Z"
        assert str(attached.obj.Params.ModDate) == "D:20200716000000Z"


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ({}, "20120701"),
        ({"date": PartialDate(2019)}, "20120701"),
        ({"date": DAY, "changes": (Change(date(2021, 2, 3), "更正", "改"),)}, "20210203"),
    ],
)
def test_no_attachment_is_dated_by_the_clock(
    facts: dict[str, Any], day: str, drawn: Design
) -> None:
    with opened(pdf.write(speech(**facts), drawn, b"the source")) as document:
        params = document.attachments["s1.md"].get_file().obj.Params
        assert {str(params.CreationDate), str(params.ModDate)} == {f"D:{day}000000Z"}


def test_the_front_matter_is_in_info_and_metadata(drawn: Design) -> None:
    facts = speech(
        date=DAY,
        speaker="赵海金",
        topics=("乡村振兴", "代表工作"),
        occasion="动员会",
        changes=(Change(date(2021, 2, 3), "更正", "更正人名"),),
    )
    with opened(pdf.write(facts, drawn, b"")) as document, document.open_metadata() as xmp:
        assert xmp["dc:title"] == "在大会上的讲话"
        assert xmp["dc:creator"] == ["赵海金"]
        assert xmp["dc:description"] == "动员会"
        assert xmp["pdf:Keywords"] == "乡村振兴, 代表工作"
        assert xmp["xmp:CreateDate"] == "2020-07-16T00:00:00Z"
        assert xmp["xmp:ModifyDate"] == "2021-02-03T00:00:00Z"
        assert str(document.docinfo.Author) == "赵海金"


def test_an_undated_speech_claims_no_date(drawn: Design) -> None:
    with opened(pdf.write(speech(), drawn, b"")) as document:
        assert "/CreationDate" not in document.docinfo


@pytest.mark.parametrize(
    "words",
    ["年轻⼈和老年人", "老年人和年轻⼈", "一·二和一•二，⼀一⼀一", "⻛险、风险；人⼈•·人"],
)
def test_of_two_characters_that_share_a_glyph_each_is_copied_out_as_itself(
    drawn: Design, words: str
) -> None:
    blocks = (para(f"{words}。"), Heading(1, f"一、{words}"), para(f"又一段：{words}。"))
    made = pdf.paged(speech(*blocks, title=words), drawn, b"")
    printed = "".join(extracted(made.data))
    assert printed.startswith(f"{words}{words}。一、{words}又一段：{words}。")
    assert made.pages == (0,)


def test_a_character_no_font_has_is_refused_with_its_line(drawn: Design) -> None:
    with pytest.raises(SourceError) as caught:
        pdf.write(speech(paragraph("此字\ue004不存", 12)), drawn, b"")
    assert caught.value.line == 12
    assert "U+E004" in caught.value.reason


def test_all_blocks_with_characters_of_no_font_are_told_at_once(drawn: Design) -> None:
    lost, other = "\U0010fffd", "\U0010fffc"
    said = (paragraph(f"甲{lost}乙{other}", 5), paragraph("好。", 7), paragraph(lost, 9))
    with pytest.raises(SourceError) as caught:
        pdf.write(speech(*said), drawn, b"")
    assert [fault.line for fault in caught.value.each] == [5, 9]
    assert f"“{lost}”（U+10FFFD）、“{other}”（U+10FFFC）这几个字" in caught.value.reason


def test_an_imprint_never_runs_over_the_edge_of_the_type_area(drawn: Design) -> None:
    """The highest that is set begins on the first line of its page; one line more is refused."""
    made = pdf.write(speech(circulation=circulation(copies="县" * 520)), drawn, b"")
    em, top = drawn.style.elements["imprint"].size.pt, drawn.style.page.top.pt
    highest = min(line.y for line in pages.read(made)[-1].lines) - 0.88 * em
    assert top < highest < top + 1.5 * drawn.style.pitch.pt
    with pytest.raises(SourceError, match="版记要占 23 行，一页只有 22 行"):
        pdf.write(speech(circulation=circulation(copies="县" * 530)), drawn, b"")


def test_a_rare_character_is_drawn_by_the_fallback_on_the_grid(drawn: Design) -> None:
    rare = speech(para("滆湖" + "水面宽阔" * 20), date=DAY)
    seen = audit.examine(pdf.write(rare, drawn, b""), rare, drawn)
    assert [finding.code for finding in seen.faults] == ["pdf-substitute"]


HOSTILE = (
    '<img src="file:///etc/passwd"><link rel=stylesheet href=http://example.com/a.css>'
    "&lt;b&gt; </title></p><script>x</script> url(http://example.com) ]]> {{ 7*7 }}"
)


def test_markup_in_a_speech_is_printed_and_nothing_is_fetched(
    drawn: Design, caplog: pytest.LogCaptureFixture
) -> None:
    hostile = speech(
        para(HOSTILE),
        Heading(1, HOSTILE),
        title=HOSTILE.replace("</title>", '\\";content:url(file:///etc/passwd)'),
        speaker=HOSTILE,
        occasion=HOSTILE,
    )
    data = pdf.write(hostile, drawn, HOSTILE.encode())
    seen = audit.examine(data, hostile, drawn)
    assert "pdf-words" not in {finding.code for finding in seen.faults}
    assert "pdf-outline" not in {finding.code for finding in seen.faults}
    assert not [record for record in caplog.records if "weasyprint" in record.name]


@pytest.mark.parametrize(
    "url",
    ["http://example.com/a", "file:///etc/passwd", "data:text/plain,x", f"{SCHEME}:fonts/99", ""],
)
def test_the_fetcher_refuses_what_it_was_not_given(url: str) -> None:
    fetcher = ClosedFetcher({f"{SCHEME}:fonts/0": lambda: b"font"})
    assert fetcher.fetch(f"{SCHEME}:fonts/0").read() == b"font"
    with pytest.raises(ValueError, match="not a file of the project"):
        fetcher.fetch(url)


def test_the_same_speech_gives_the_same_bytes_in_any_order(drawn: Design) -> None:
    one, other = speech(para(SENTENCE * 9), date=DAY), speech(para("滆湖。"), id="s2")
    first = pdf.write(one, drawn, b"x")
    pdf.write(other, drawn, b"x")
    assert pdf.write(one, drawn, b"x") == first
    assert pdf.write(one, replace(drawn), b"x") == first


_ELSEWHERE = """
import hashlib, os, sys
from pathlib import Path
from converters.project import Project
from converters.formats.pdf import writer as pdf
project = Project(Path(sys.argv[1]))
os.chdir("/")
speech, source = project.read(Path(sys.argv[2]))
print(hashlib.sha256(pdf.write(speech, project.drawn_design, source)).hexdigest())
"""


@pytest.mark.slow
def test_another_process_in_another_folder_gives_the_same_bytes(
    project: Project, drawn: Design
) -> None:
    path = (project.speeches / "s2020-0716-01.md").resolve()
    text, source = project.read(path)
    here = hashlib.sha256(pdf.write(text, drawn, source)).hexdigest()
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", _ELSEWHERE, str(project.root.resolve()), str(path)],
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "TZ": "Asia/Tokyo"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == here


@pytest.mark.slow
def test_cut_down_fonts_give_the_same_bytes(drawn: Design) -> None:
    text = speech(para("一要" + SENTENCE * 9), Heading(1, "一、滆湖"), date=DAY, speaker="赵海金")
    chars = {char for line in printed_words.lines(text) for char in line}
    light = light_design.lightened(drawn, chars)
    assert sum(len(face.data) for chain in light.chains.values() for face in chain.faces) < 9e6
    assert pdf.write(text, light, b"x") == pdf.write(text, drawn, b"x")


def test_a_run_in_heading_and_stress_have_their_own_faces(drawn: Design) -> None:
    mixed = speech(
        Paragraph((RunIn("（一）提高认识。", 2), Text("要认真学习，"), Emphasis("狠抓落实。")))
    )
    lines = pages.read(pdf.write(mixed, drawn, b""))[0].lines
    fonts = {glyph.char: glyph.font for line in lines for glyph in line.glyphs}
    assert fonts["提"] == fonts["狠"] == "FandolKai-Regular"
    assert fonts["学"] == "FandolFang-Regular"
    assert audit.check(pdf.write(mixed, drawn, b""), mixed, drawn) == []


@pytest.mark.slow
@pytest.mark.parametrize(("leads", "font"), [("kai", "Kai"), ("bold", "Hei"), ("none", "Fang")])
def test_a_led_in_sentence_is_set_apart_by_option(drawn: Design, leads: str, font: str) -> None:
    design = restyled(drawn, ('leads = "none"', f'leads = "{leads}"'))
    text = speech(para("一要坚持瞄准目标。" + SENTENCE))
    lines = pages.read(pdf.write(text, design, b""))[0].lines
    fonts = {glyph.char: glyph.font for line in lines for glyph in line.glyphs}
    assert fonts["瞄"] == f"Fandol{font}-Regular"
    assert fonts["扎"] == "FandolFang-Regular"


def long(*tail: Signature | Dateline) -> Speech:
    body = [para(SENTENCE * 5) for _ in range(12)]
    return speech(Heading(1, "一、提高认识"), *body, *tail, date=DAY, speaker="赵海金")


ANYWHERE = ("even_page = true", "even_page = false")


@pytest.mark.slow
@pytest.mark.parametrize("lines", range(12, 66, effort(8, 3)))
def test_the_imprint_stands_on_an_even_page_where_the_style_wants_it(
    drawn: Design, lines: int
) -> None:
    """§7.4, §7.5: a blank page before it if there is need, then without page numbers."""
    text = speech(*(para("短句。") for _ in range(lines)), circulation=circulation())
    before = pages.read(pdf.write(text, restyled(drawn, ANYWHERE), b""))
    data = pdf.write(text, drawn, b"")
    after = pages.read(data)
    assert len(after) == len(before) + len(before) % 2
    assert "印发" in "".join(line.text for line in after[-1].lines)
    assert audit.check(data, text, drawn) == []
    blank = [page.number for page in after if not page.lines]
    assert blank in ([], [len(before)])
    numbered = ["—" in "".join(line.text for line in page.lines) for page in after]
    assert numbered == [True] * (len(after) - 2 * len(blank)) + [False, False] * len(blank)


@pytest.mark.slow
def test_both_kinds_of_even_page_occur(drawn: Design) -> None:
    found = set()
    for lines in range(12, 66, 3):
        text = speech(*(para("短句。") for _ in range(lines)), circulation=circulation())
        found.add(any(not page.lines for page in pages.read(pdf.write(text, drawn, b""))))
    assert found == {True, False}


PROFILES = ["gbt9704", "gbt9704-ink", "gbt33476", "reading"]
OPTIONS = ["page.mirrored = true", "text.hanging = true", 'folio.form = "第 {page} 页"']


@pytest.mark.slow
@pytest.mark.parametrize(("option", "profile"), list(product(OPTIONS, PROFILES))[:: effort(3, 1)])
def test_every_profile_and_option_passes_the_audit(
    drawn: Design, profile: str, option: str
) -> None:
    own = make.restyled(f'base = "{profile}"\ntitle = "试"\n{option}\n')
    design = replace(drawn, style=own)
    text = long(Signature("西平县人大常委会"), Dateline("2020年7月16日"))
    found = audit.check(pdf.write(text, design, b""), text, design)
    assert [finding.message for finding in found] == []


@pytest.mark.slow
def test_by_the_ink_profile_the_first_and_last_glyphs_touch_the_type_area(drawn: Design) -> None:
    design = replace(drawn, style=make.restyled('base = "gbt9704-ink"\ntitle = "试"\n'))
    page = pages.read(pdf.write(long(), design, b""))[1]
    em = design.style.body.size.pt
    top = page.lines[0].y - 0.88 * em
    bottom = page.lines[21].y + 0.12 * em
    area = design.style.page
    assert top == pytest.approx(area.top.pt, abs=0.1)
    assert bottom == pytest.approx((area.top + area.type_area_height).pt, abs=0.1)


def test_the_signature_ends_two_characters_in_and_the_date_begins_two_further(
    drawn: Design,
) -> None:
    text = speech(
        para(SENTENCE), Signature("西平县人民代表大会常务委员会"), Dateline("2020年7月16日")
    )
    *_, body, above, below, _folio = pages.read(pdf.write(text, drawn, b""))[0].lines
    right = (drawn.style.page.inner + drawn.style.page.type_area_width).pt
    assert above.right == pytest.approx(right - 32, abs=0.1)
    assert below.left == pytest.approx(above.left + 32, abs=0.1)
    assert above.y - body.y == pytest.approx(2 * drawn.style.pitch.pt, abs=0.05)


def test_a_date_longer_than_the_signature_takes_the_edge(drawn: Design) -> None:
    text = speech(para(SENTENCE), Signature("赵海金"), Dateline("2020年7月16日"))
    *_, name, day, _folio = pages.read(pdf.write(text, drawn, b""))[0].lines
    right = (drawn.style.page.inner + drawn.style.page.type_area_width).pt
    assert day.right == pytest.approx(right - 32, abs=0.1)
    assert name.left == pytest.approx(day.left - 32, abs=0.1)


@pytest.mark.slow
@pytest.mark.parametrize("paragraphs", range(4, 24))
def test_no_heading_is_ever_stranded_and_no_signature_left_alone(
    drawn: Design, paragraphs: int
) -> None:
    body: list[Block] = [para("中" * 40) for _ in range(paragraphs)]
    heads: list[Block] = [Heading(1, "一、提高认识"), Heading(2, "（一）加强领导"), para("中" * 60)]
    text = speech(*body, *heads, Signature("某某县人大常委会"), Dateline("2020年7月16日"))
    found = audit.check(pdf.write(text, drawn, b""), text, drawn)
    assert [finding.message for finding in found] == []
    last = pages.read(pdf.write(text, drawn, b""))[-1].lines
    assert not last[0].text.startswith(("某某", "2020"))


def test_the_page_labels_and_outline_are_there(drawn: Design) -> None:
    text = speech(Heading(1, "一、甲"), Heading(2, "（一）乙"), para("丙。"))
    seen = audit.examine(pdf.write(text, drawn, b""), text, drawn)
    assert seen.file.outline == ("在大会上的讲话", "一、甲", "（一）乙")
    assert seen.file.page_labels


def test_no_rank_of_headings_is_left_out_where_a_level_is(drawn: Design) -> None:
    levels = (1, 3, 3, 2, 4, 1)
    text = speech(*(Heading(level, f"第{level}级") for level in levels), para("丙。"))
    with opened(pdf.write(text, drawn, b"")) as document:
        kinds = [
            str(thing.S)
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and str(thing.get("/S", "")).startswith("/H")
        ]
    assert kinds == ["/H1", "/H2", "/H3", "/H3", "/H3", "/H4", "/H2"]


def test_every_block_is_printed_once(drawn: Design) -> None:
    text = long(Signature("西平县人大常委会"), Dateline("2020年7月16日"))
    printed = "".join(extracted(pdf.write(text, drawn, b"")))
    for block in text.blocks:
        assert "".join(text_of(block).split())[:20] in printed


@pytest.mark.parametrize(("count", "lines"), [(20, 1), (21, 1), (22, 2)])
def test_a_title_of_one_character_too_many_is_set_closer(
    count: int, lines: int, drawn: Design
) -> None:
    said = speech(para("开会。"), title=("县委工作会议" * 4)[:count])
    data = pdf.write(said, drawn, b"")
    assert audit.check(data, said, drawn) == []
    sizes = [line for page in pages.read(data) for line in page.lines if line.glyphs[0].size > 20]
    assert len(sizes) == lines
    widest = drawn.style.head.max_title_chars * drawn.style.elements["title"].size.pt
    assert all(line.right - line.left <= widest + 0.1 for line in sizes)

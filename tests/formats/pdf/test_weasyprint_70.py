"""WeasyPrint's insides: lines set without Pango stand as Pango would set them, and so do they all
where WeasyPrint is another than the one we know."""

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pydyf
import pytest
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi
from weasyprint.text.line_break import Layout, split_first_line

from converters import resources
from converters.audit import pages
from converters.errors import Severity
from converters.formats.pdf import fragment, page_words, press, weasyprint_70
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import speech as audit
from converters.formats.pdf.markup import Markup
from converters.formats.pdf.weasyprint_70 import library
from converters.project import Project
from converters.settings.design import Design
from converters.typeset.imprint_place import ImprintPlace
from tests.make import collection, markdown, own, para, speech

WORDS = "我们要坚持“以人民为中心”，（2020年）完成投资3.5亿元——增长12.5%；GDP…《条例》、·甲。"


@pytest.fixture(scope="module")
def design() -> Design:
    return own().drawn_design


@pytest.fixture(scope="module")
def styles(design: Design) -> list[Any]:
    """The styles of a line in each face: what WeasyPrint computes for it."""
    body = "".join(f'<p class="{name}">一</p>' for name in ("body", "heading1", "heading2"))
    document = press.prepared(design).render(f'<html lang="zh-CN"><body>{body}</body></html>')
    html = next(box for box in document.pages[0]._page_box.children if box.element_tag == "html")
    return [block.style for block in html.children[0].children]


def test_a_letter_spacing_that_one_speech_brings_along_is_known_to_the_next(
    design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = '<p class="body"><span class="s1500">一二</span></p>'
    html = f'<html lang="zh-CN"><body>{body}</body></html>'
    made = Markup(html, frozenset({500}), ImprintPlace.AFTER_TEXT, is_even=False)
    prepared = press.prepared(design)
    prepared.of(made)
    monkeypatch.setattr(press, "CSS", None)
    area = page_words.text_area(prepared.of(made).pages[0])
    (line,) = area.children[0].children[0].children
    style = line.children[0].style
    assert style["letter_spacing"] == pytest.approx(style["font_size"] / 2, abs=0.001)


def numbers(text: str, style: Any) -> list[int]:
    """Return the glyphs that Pango sets a text with."""
    layout = Layout(style)
    layout.set_text(text)
    line, _ = layout.get_first_line()
    found, run = [], line.runs[0]
    while run != ffi.NULL:
        glyphs = run.data.glyphs
        found += [info.glyph for info in glyphs.glyphs[0 : glyphs.num_glyphs]]
        run = run.next
    return found


def test_a_line_has_the_glyphs_that_pango_would_take(styles: list[Any]) -> None:
    for style in styles:
        case = style.font_config.cases[style["font_family"][0]]
        assert [case[char].number for char in WORDS] == numbers(WORDS, style)


def test_a_line_is_as_wide_and_high_as_pango_finds_it(styles: list[Any]) -> None:
    for style in styles:
        ours, *rest = weasyprint_70.measure(f"{WORDS}\n{WORDS}", style, None, None, 0)
        _, *others = split_first_line(f"{WORDS}\n{WORDS}", style, None, None, 0)
        assert isinstance(ours, weasyprint_70.Set)
        assert ours.text == WORDS
        assert rest[:2] == others[:2]
        assert rest[2:] == pytest.approx(others[2:], abs=0.1)


@pytest.mark.parametrize("text", ["e\u0301", "\u05d0", "甲\u200b乙"])
def test_what_does_not_stand_alone_is_left_to_pango(text: str, styles: list[Any]) -> None:
    line, *_ = weasyprint_70.measure(text, styles[0], None, None, 0)
    assert isinstance(line, Layout)


def test_pages_show_both_kinds_of_lines(design: Design) -> None:
    mixed = speech(para("我们要坚持。"), para("甲\ue76c乙。"))
    shown = [line.text for line in pages.read(pdf.write(mixed, design, b""))[0].lines]
    assert shown[1] == "我们要坚持。"
    assert shown[2] == "甲\ue76c乙。"


def test_references_of_pages_follow_the_pages() -> None:
    pdf = pydyf.PDF()
    assert list(pdf.page_references) == []
    for number in range(1, 4):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert list(pdf.page_references) == [b"%d 0 R" % (n + 2) for n in range(1, number + 1)]


def test_a_strut_is_the_one_of_weasyprint_with_all_faces_on_one_baseline() -> None:
    prepared = press.prepared(own().drawn_design)
    latin = '<span class="body-5">2</span>'
    body = f'<p class="title">一</p><p class="body">一<span class="kai-0">二</span>{latin}</p>'
    document = prepared.render(f'<html lang="zh-CN"><body>{body}</body></html>')
    styles = [box.style for box in below(document.pages[0]._page_box)]
    assert len(styles) > 6
    for style in styles:
        ours = weasyprint_70.strut(style)
        assert weasyprint_70.strut(style) is ours
        assert ours == pytest.approx(line_break.strut(style), abs=0.01)
    same_size = {
        weasyprint_70.strut(s) for s in styles if s["font_size"] == styles[-1]["font_size"]
    }
    assert len(same_size) == 1


def below(box: Any) -> list[Any]:
    children = getattr(box, "children", ())
    return [found for child in children for found in [child, *below(child)]]


COUNT_CHILDREN = """
import sys
children = []
begun = {"subprocess.Popen", "os.fork", "os.posix_spawn", "os.system", "os.exec"}
sys.addaudithook(lambda event, _: children.append(event) if event in begun else None)
import ctypes.util
search = ctypes.util.find_library
import converters.formats.pdf.writer
assert ctypes.util.find_library is search
print(len(children))
"""


@pytest.mark.slow
def test_no_process_is_begun_to_find_the_libraries() -> None:
    assert python(COUNT_CHILDREN) == "0\n"


WITHOUT_LIBRARIES = """
from converters.errors import MissingError
try:
    import converters.formats.pdf.writer
except MissingError as fault:
    print(fault)
"""


@pytest.mark.slow
def test_libraries_that_the_system_lacks_are_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "libpango-1.0.so.0").touch()  # the loader takes it for broken
    told = python(WITHOUT_LIBRARIES, LD_LIBRARY_PATH=str(tmp_path))
    assert told.startswith("缺少排版 PDF 的系统软件")
    assert "apt-get install libpango" in told
    assert told.count("\n") == 1


CHANGED = {
    "a replaced function": """
from weasyprint.layout import inline
theirs = inline.split_first_line
def split_first_line(text, style, context, max_width, justification_spacing, is_line_start=True,
                     minimum=False, language=None):
    return theirs(text, style, context, max_width, justification_spacing, is_line_start, minimum)
inline.split_first_line = split_first_line
""",
    "a method we use": """
import weasyprint
theirs = weasyprint.HTML._ua_stylesheets
weasyprint.HTML._ua_stylesheets = lambda self, forms=False, media="print": theirs(self, forms)
""",
}
WRITE = """
import sys
from pathlib import Path
from converters.project import Project
from converters.formats.pdf import fragment, weasyprint_70
from converters.formats.pdf import writer as pdf
project = Project(Path(sys.argv[1]))
speech, source = project.read(project.speeches / "s1.md")
Path(sys.argv[2]).write_bytes(pdf.write(speech, project.drawn_design, source))
Path(sys.argv[3]).write_bytes(fragment.of_speech(speech, project.drawn_design).pdf)
print(weasyprint_70.IS_KNOWN, weasyprint_70.NOTE)
"""


def python(script: str, *words: Path, **environment: str) -> str:
    """Return what a process of its own prints."""
    command = [sys.executable, "-c", script, *map(str, words)]
    environment = {"PYTHONPATH": str(resources.root()), **environment}
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert run.returncode == 0, run.stderr
    return run.stdout


TEXT = f"""一、提高认识

{WORDS * 9}

[（一）扎实工作。]{{.h2}}{WORDS * 3}

| 乡镇 | 人口 |
| --- | --- |
| 师灵镇 | 3.5万 |

{WORDS * 20}

西平县人民政府 {{.signature}}

2020年10月16日 {{.date}}
"""


FACTS = """issuer: 西平县人民代表大会常务委员会文件
number: 西人常〔2020〕12号
copies: 县委，县政府，县政协
printed_by: 西平县人大常委会办公室
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    text = markdown("s1", body=TEXT, facts=FACTS)
    return Project(collection(tmp_path_factory.mktemp("collection"), text))


@pytest.mark.slow
@pytest.mark.parametrize("change", list(CHANGED))
def test_another_weasyprint_sets_the_same_text_in_the_same_places(
    change: str, project: Project, tmp_path: Path
) -> None:
    whole, part = tmp_path / "whole.pdf", tmp_path / "part.pdf"
    told = python(CHANGED[change] + WRITE, project.root, whole, part)
    assert told.startswith("False 装着的 WeasyPrint（")
    speech, source = project.read(project.speeches / "s1.md")
    ours = pdf.write(speech, project.drawn_design, source)
    assert words(whole.read_bytes()) == words(ours)
    assert places(whole.read_bytes()) == pytest.approx(places(ours), abs=0.1)
    found = audit.check(whole.read_bytes(), speech, project.drawn_design)
    assert [fault for fault in found if fault.severity is not Severity.NOTE] == []
    bare = fragment.of_speech(speech, project.drawn_design)
    assert outline(part.read_bytes()) == outline(bare.pdf)


def words(data: bytes) -> list[list[str]]:
    found = [[line.text for line in page.lines] for page in pages.read(data)]
    assert len(found) > 1
    return found


def places(data: bytes) -> list[float]:
    """Return in points where each line begins, ends and stands."""
    lines = [line.glyphs for page in pages.read(data) for line in page.lines]
    return [n for line in lines for n in (line[0].x, line[-1].x, line[0].y, line[0].size)]


def outline(data: bytes) -> list[str]:
    """Return the kinds of the elements of the structure, in order."""
    with pikepdf.open(BytesIO(data)) as document:
        return list(kinds(document.Root.StructTreeRoot.K))


def kinds(thing: Any) -> Iterator[str]:
    if isinstance(thing, pikepdf.Array):
        for kid in thing:
            yield from kinds(kid)
    elif isinstance(thing, pikepdf.Dictionary) and "/S" in thing:
        yield str(thing.S)
        yield from kinds(thing.get("/K"))


def test_nothing_is_told_of_the_weasyprint_that_we_know() -> None:
    assert (weasyprint_70.IS_KNOWN, weasyprint_70.NOTE) == (True, "")


def test_one_of_whose_methods_one_is_another_is_not_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert weasyprint_70.install()
    with monkeypatch.context() as other:
        other.setattr(weasyprint_70, "_USED", [(weasyprint_70, "install", "(other) -> bool")])
        assert weasyprint_70.install() is False
    for name in ("draw_text", "page_references"):
        theirs = {**library.THEIRS, name: lambda other: other}
        with monkeypatch.context() as other:
            other.setattr(weasyprint_70, "THEIRS", theirs)
            assert weasyprint_70.install() is False


_DRAWS = """
import sys
import threading
from pathlib import Path
from converters.formats.pdf import press
from converters.formats.pdf import writer as pdf
from converters.project import Project
project = Project(Path(sys.argv[1]))
speech, source = project.read(Path(sys.argv[2]))
pdf.write(speech, project.drawn_design, source)
threading.kept_to_the_end = press.prepared(project.drawn_design)
"""


@pytest.mark.slow
def test_a_process_that_draws_leaves_no_copies_of_fonts_behind(tmp_path: Path) -> None:
    project = own()
    path = min(project.speeches.glob("*.md"), key=lambda path: path.stat().st_size)
    subprocess.run(
        [sys.executable, "-c", _DRAWS, str(project.root), str(path)],
        env={"PATH": "/usr/bin:/bin", "TMPDIR": str(tmp_path)},
        check=True,
        cwd=resources.root(),
    )
    assert list(tmp_path.iterdir()) == []

"""Whatever words are made of: none is lost, no line leaves the page, no time grows out of hand."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.formats.docx import loose_lines
from converters.formats.docx import writer as docx
from converters.formats.docx.loose_lines import StyledWords
from converters.formats.docx.squeeze import squeezed
from converters.formats.pdf import markup
from converters.formats.pdf import writer as pdf
from converters.formats.txt import writer as txt
from converters.readers import markdown
from converters.settings.design import Design
from converters.speech.model import Dateline, Signature, Speech, Table
from converters.typeset.compose import Measure, compose
from converters.typeset.line_costs import LineCosts
from converters.typeset.typesetter import Typesetter
from tests.effort import effort
from tests.make import markdown as text
from tests.make import own, para, speech
from tests.typeset.plain import RULES, PlainWidths

BODY = Measure(28 * 1033, 33, RULES, 2 * 1033)
SIGNS = st.sampled_from(
    [
        *"字一5a 。，、“”（）《》—…·#[]{}\\|*_`~<>&$@!/:.-　",
        *("2020年", "——", "http://a.b/", "[词]{.em}", "[一。]{.h2}", "{.note}", "## ", "| a |"),
    ]
)
"""Those that mean something here or in another Markdown, and what may not be torn."""
REPEATED = st.builds(
    lambda signs, count: "".join(signs) * count,
    st.lists(SIGNS, min_size=1, max_size=5),
    st.integers(1, 60),
)


@given(REPEATED)
@example("| a | 。。" * 2)
@settings(max_examples=effort(15, 60))
def test_no_word_is_lost_and_no_line_leaves_the_page(words: str) -> None:
    widths = PlainWidths()
    for measure in (BODY, Measure(1000, 0, RULES), Measure(4000, 0, RULES)):
        found = [line.text for line in compose([(words, widths)], measure)]
        assert "".join(found) == words
        for line in map(str.rstrip, found):
            wide = sum(widths[char] + measure.spacing for char in line)
            # marks give half of themselves, and a character has to stand somewhere
            assert wide <= 2 * measure.width or len(line) == 1


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(own().drawn_design)


@given(lines=st.lists(REPEATED, min_size=1, max_size=6))
@settings(max_examples=effort(20, 40))
def test_a_hostile_speech_is_set_or_told_with_its_line(
    lines: list[str], design: Design, typesetter: Typesetter
) -> None:
    try:
        found = markdown.read(text(body="\n".join(lines)).encode())
        markup.document(found, typesetter)
    except SourceError as fault:
        assert all(one.line and one.remedy for one in fault.each)
    else:
        assert docx.write(found, design, b"").startswith(b"PK")
        assert txt.write(found, design, b"").endswith(b"\n")


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[None]]:
    """Count how often it is asked what a line costs, or whether one may end at a place."""
    asked: list[None] = []
    for owner, name in ((LineCosts, "_cost"), (loose_lines.LooseParagraph, "_legal")):
        plain = getattr(owner, name)

        def counted(self: object, *places: int, plain: Callable[..., object] = plain) -> object:
            asked.append(None)
            return plain(self, *places)

        monkeypatch.setattr(owner, name, counted)
    return iter([asked])


NEVER_BROKEN = ["#", "[", "]", "|", "$", "，", "（", "（《", "5", "——", "a.", "·", "字，"]


@pytest.mark.parametrize("sign", NEVER_BROKEN)
def test_where_lines_may_end_is_not_asked_again_and_again(
    sign: str, design: Design, looks: Iterator[list[None]]
) -> None:
    asked, words = next(looks), sign * 2_000
    compose([(words, PlainWidths())], BODY)
    assert len(asked) < 20 * len(words)
    asked.clear()
    squeezed([StyledWords(words)], design.style)
    assert len(asked) < 60 * len(words)


def outside(speech: Speech) -> int:
    """Return how many characters of a PDF stand outside its pages."""
    made = pdf.write(speech, own().drawn_design, b"x")
    with pdfplumber.open(BytesIO(made)) as pages:
        return sum(
            not 0 <= char["x0"] < char["x1"] <= page.width
            for page in pages.pages
            for char in page.chars
        )


def test_a_signature_wider_than_the_page_is_broken() -> None:
    ends = (Signature("县" * 70), Dateline("2020年7月16日" * 20))
    assert outside(speech(para("字。"), *ends)) == 0


def test_a_number_wider_than_the_page_is_broken() -> None:
    assert outside(speech(para("5" * 3000), para("字" + "1.5" * 300))) == 0


@pytest.mark.parametrize("writer", [pdf.write, docx.write])
def test_more_columns_than_a_page_holds_are_told(writer: object) -> None:
    wide = speech(para("字。"), Table((("甲",) * 32,), False, 9))
    with pytest.raises(SourceError, match="至多 31 栏") as told:
        writer(wide, own().drawn_design, b"x")  # type: ignore[operator]
    assert told.value.line == 9


@pytest.mark.parametrize("key", ["number", "signer", "secrecy", "urgency", "printed_by"])
def test_what_stands_on_one_line_and_is_too_wide_is_told(key: str) -> None:
    facts = {"issuer": "县委文件", "copies": "县委", key: "讲" * 50}
    lines = "".join(f"{name}: {value}\n" for name, value in facts.items())
    found = markdown.read(text(facts=lines).encode())
    with pytest.raises(SourceError, match="一行放不下"):
        pdf.write(found, own().drawn_design, b"x")
    with pytest.raises(SourceError, match="至多 60 个字"):
        markdown.read(text(facts=lines.replace("讲" * 50, "讲" * 61)).encode())

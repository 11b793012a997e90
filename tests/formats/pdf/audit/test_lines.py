"""Ends of printed lines: prohibitions, what is torn, what stands alone."""

from dataclasses import replace

import pytest

from converters.audit.proof import Proof
from converters.formats.pdf.audit import lines
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from converters.typeset import title as titles
from tests.formats.pdf.audit.proofs import printed, proof
from tests.formats.sheets import Row, laid
from tests.make import para, speech

CODES = {"start": PdfCode.START, "end": PdfCode.END}


def told(design: Design, *texts: str, words: str = "") -> list[str]:
    """The codes of what is wrong with the ends of these lines."""
    made = proof(design, [printed(text) for text in texts], words)
    checks = (lines.prohibitions, lines.torn, lines.lonely)
    return [fault.code for check in checks for fault in check(made)]


@pytest.mark.parametrize(
    ("above", "below"), [("中文", "，字中文"), ("中文", "—字中文"), ("中文", "％字中文")]
)
def test_a_mark_that_may_not_begin_a_line_is_told(above: str, below: str, design: Design) -> None:
    assert told(design, above, below) == [PdfCode.START]


def test_a_mark_that_may_not_end_a_line_is_told(design: Design) -> None:
    assert told(design, "中文（", "字中文") == [PdfCode.END]
    assert told(design, "中文（") == []


@pytest.mark.parametrize("leader", ["……", "——"])
def test_a_leader_is_broken_between_its_pairs_and_not_inside_of_one(
    leader: str, design: Design
) -> None:
    assert told(design, f"中文{leader}", f"{leader}字") == []
    assert PdfCode.TORN in told(design, f"中文{leader[0]}", f"{leader[0]}字中文")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("中55", "5中文"),
        ("中5.", "5中文"),
        ("中5", ".5中文"),
        ("中5", "%中文"),
        ("中±", "5中文"),
        ("中A", "B中文"),
        ("中5", "℃中文"),
    ],
)
def test_what_belongs_together_is_told_if_it_is_torn(
    above: str, below: str, design: Design
) -> None:
    assert PdfCode.TORN in told(design, above, below)


def test_a_number_is_parted_from_its_unit_only_if_the_line_were_loose_without_it(
    design: Design,
) -> None:
    """Nineteen gaps of 0.06 em are 1.1 em: two digits may go down, three not."""
    assert told(design, "中" * 19 + "55", "万元中文") == [PdfCode.TORN]
    assert told(design, "中" * 18 + "555", "万元中文") == []
    assert told(design, "中" * 18 + "555", "亩中文") == []


def test_a_line_that_is_spread_already_were_loose_with_less(design: Design) -> None:
    """Nineteen gaps of 0.02 em and two digits are 1.4 em, more than 0.06 em a gap."""
    above, below = printed("中" * 19 + "55", 0.02), printed("万元中文")
    assert list(lines.torn(proof(design, [above, below]))) == []


def test_figures_parted_by_a_blank_are_a_row(design: Design) -> None:
    assert told(design, "中55", "55中文", words="中55 55中文") == []


def test_an_address_may_be_broken_anywhere(design: Design) -> None:
    assert told(design, "看http://a.cn/", "b中文") == []
    assert told(design, "看http://a.cn/ab", "cd中文") == []
    assert told(design, "看www.npc.gov", ".cn中文")[:1] == [PdfCode.START]


def test_text_of_less_than_one_and_a_half_ems_stands_alone(design: Design) -> None:
    assert told(design, "中文字", "中。") == [PdfCode.LONELY]
    assert told(design, "中文字", "55。") == [PdfCode.LONELY]
    assert told(design, "中文字", "555。") == []
    assert told(design, "中文字", "____") == []


WORDS = [
    (["中文", "字中"], "中文字中", None, None),
    (["中文", "字中"], "中文 字中", None, None),
    (["中文", "字中"], "中文中中", "印出 4 字，原稿 4 字；此处印作“中文字中”，原稿为“中文中中”", 2),
    (["中文", "字中"], "字文字中", "印出 4 字，原稿 4 字；此处印作“中文字中”，原稿为“字文字中”", 1),
    (["中文", "字中"], "中文字", "印出 4 字，原稿 3 字；此处印作“中文字中”，原稿为“中文字”", 2),
    (
        ["中文", "字中"],
        "中文字中文",
        "印出 4 字，原稿 5 字；此处印作“中文字中”，原稿为“中文字中文”",
        2,
    ),
    (["中文", "字"], "中文字中", "印出 3 字，原稿 4 字；此处印作“中文字”，原稿为“中文字中”", 2),
    (["中文", "字"], "中字字", "印出 3 字，原稿 3 字；此处印作“中文字”，原稿为“中字字”", 1),
    (
        ["中" * 20, "文" + "中" * 19],
        "中" * 20 + "字" + "中" * 19,
        f"印出 40 字，原稿 40 字；此处印作“{'中' * 12}文{'中' * 11}”，"
        f"原稿为“{'中' * 12}字{'中' * 11}”",
        2,
    ),
]


@pytest.mark.parametrize(("texts", "words", "message", "line"), WORDS)
def test_the_first_word_that_differs_is_told_with_what_is_around_it(
    texts: list[str], words: str, message: str | None, line: int | None, design: Design
) -> None:
    found = list(lines.words(proof(design, [printed(text) for text in texts], words)))
    assert [f.message.split("：", 1)[1] for f in found] == ([message] if message else [])
    assert [(f.place and f.place.line, f.line) for f in found] == [(line, 7)] * len(found)
    assert [f.excerpt for f in found] == [f.message.split("印作“")[1].split("”")[0] for f in found]


def test_a_file_without_words_lacks_them_all(design: Design) -> None:
    made = proof(design, [printed("中文")])
    (found,) = lines.words(replace(made, lines=()))
    assert found.message == "印出 0 字，原稿 2 字；此处印作“”，原稿为“中文”"
    assert (found.place, found.line) == (None, 0)
    (line,) = made.lines
    lost = replace(made, lines=(replace(line, part=None),), parts=())
    assert [f.line for f in lines.words(lost)] == [0]


def titled(design: Design, *texts: str, title: str = "", wider: float = 0) -> Proof:
    """A title on these lines over a paragraph."""
    rows = [
        Row(n, "title", text, first=n == 0, last=n + 1 == len(texts), wider=wider)
        for n, text in enumerate(texts)
    ]
    said = speech(para("中"), title=title or "".join(texts), speakers=("中文",))
    return laid(design.style, [*rows, Row(9), Row(10)], said=said)


@pytest.fixture
def anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a title be broken anywhere."""
    monkeypatch.setattr(titles, "boundaries", lambda whole, _: set(range(len(whole))))


SHAPES = [
    ((6, 4, 6), [2]),
    ((6, 5, 6), []),
    ((6, 4, 5), []),
    ((5, 4, 6), []),
    ((4, 6, 4), []),
    ((4, 6), []),
    ((6, 4, 6, 4, 6), [2, 4]),
    ((6, 6, 4, 8), [3]),
]


@pytest.mark.usefixtures("anywhere")
@pytest.mark.parametrize(("lengths", "narrow"), SHAPES)
def test_a_title_that_is_narrow_in_its_middle_is_told(
    lengths: tuple[int, ...], narrow: list[int], design: Design
) -> None:
    found = list(lines.title(titled(design, *("中" * n for n in lengths))))
    assert [f.place and f.place.line for f in found] == narrow
    assert {(f.code, f.message.split("：")[1]) for f in found} <= {
        (PdfCode.TITLE, "标题排成了中间窄的沙漏形")
    }
    broken = titled(design, *("中" * n for n in lengths), title="中|中")
    assert list(lines.title(broken)) == []


@pytest.mark.usefixtures("anywhere")
def test_the_second_of_two_titles_is_no_middle(design: Design) -> None:
    assert list(lines.title(titled(design, "中" * 7, "——中文", "中" * 7))) == []
    assert len(list(lines.title(titled(design, "中" * 7, "中——文", "中" * 7)))) == 1


@pytest.mark.usefixtures("anywhere")
@pytest.mark.parametrize(
    ("chars", "wider", "message"),
    [
        (20, 0.005, None),
        (20, 0.006, "标题一行有 20 字宽，至多 20 字"),
        (21, 0, "标题一行有 21 字宽，至多 20 字"),
    ],
)
def test_a_line_of_a_title_holds_no_more_than_the_style_allows(
    chars: int, wider: float, message: str | None, design: Design
) -> None:
    found = list(lines.title(titled(design, "中" * chars, wider=wider)))
    assert [f.message.split("：")[1] for f in found] == ([message] if message else [])


def test_a_title_is_broken_where_it_may_be(monkeypatch: pytest.MonkeyPatch, design: Design) -> None:
    asked: list[list[str]] = []

    def boundaries(_: str, kept: list[str]) -> set[int]:
        asked.append(kept)
        return {3, 7}

    monkeypatch.setattr(titles, "boundaries", boundaries)
    monkeypatch.setattr(titles, "partings", lambda _: {5})
    for first in (3, 5, 7):
        assert list(lines.title(titled(design, "中" * first, "文" * 6))) == []
    found = list(lines.title(titled(design, "中文中字", "文字中", "文")))
    assert [f.message.split("：")[1] for f in found] == ["标题在“中字”与“文字”之间断开"]
    assert asked[0][0] == "中文"
    assert set(asked[0][1:]) == set(design.style.head.kept_words)


def test_a_line_that_were_left_without_a_gap_were_loose(design: Design) -> None:
    assert told(design, "中55", "万元中文") == []

"""Laws: every sentence between head and end is in the result, whatever it speaks of."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.errors import Severity
from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.readers.raw import RawText
from converters.speech.model import Heading, Salutation, Speech, text_of
from tests.effort import effort
from tests.importing import independent, ordinary, seeds

calm = settings(max_examples=effort(8, 15))
SENTENCES = ordinary.sentences(240)
SMALL = sorted(seeds.SEEDS.glob("*.txt"), key=lambda path: path.stat().st_size)[:4]
"""The seeds but for the largest, which only the slow tests take."""
CASES = sorted((seeds.SEEDS.parent / "import").glob("*.txt"))


def cleaned(text: str) -> Cleaned:
    return clean(RawText(text, "txt"), "a.txt", ImportOptions(force=True))


def body(found: Cleaned) -> str:
    return independent.bare("\n".join(text_of(b) for s in found.speeches for b in s.blocks))


def lost(path: Path) -> list[str]:
    """Return what a second program finds missing after the import of a file."""
    data = path.read_bytes()
    found = cleaned(independent.decoded(data))
    facts = [x for s in found.speeches for x in (s.meta.title, s.meta.subtitle or "")]
    told = [f.excerpt for f in found.findings if f.severity is not Severity.NOTE]
    return independent.missing(data, body(found) + "".join(facts), told)


WHOLE = [path for path in SMALL if not path.stem.startswith("000")]
"""All but the one that is cut into numbered slices in mid-word."""
_MARKER = re.compile("篇[一二三四五六七八九十0-9]+$")


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_no_sentence_of_a_seed_is_lost_without_a_warning(path: Path) -> None:
    assert [said for said in lost(path) if not _MARKER.search(said)] == []


@pytest.mark.parametrize("path", seeds.reports(), ids=lambda path: path.stem)
def test_no_sentence_of_a_report_is_lost_without_a_warning(path: Path) -> None:
    assert lost(path) == []


def spots(speech: Speech) -> Iterator[int]:
    """Yield the lines above which a sentence is amid the words of the speech, first to last."""
    lines = [block.line for block in speech.blocks if block.line]
    yield from sorted(set(lines))[int(isinstance(speech.blocks[0], Salutation)) :]
    yield lines[-1] + 1


def with_line(text: str, number: int, said: str) -> str:
    lines = text.split("\n")
    return "\n".join([*lines[: number - 1], said, *lines[number - 1 :]])


@pytest.mark.slow
@calm
@given(st.sampled_from(SMALL[:2] + SMALL[3:]), st.sampled_from(SENTENCES), st.data())
def test_an_ordinary_sentence_is_never_lost(path: Path, said: str, data: st.DataObject) -> None:
    text = independent.decoded(path.read_bytes())
    speech = data.draw(st.sampled_from(cleaned(text).speeches))
    at = data.draw(st.sampled_from(list(spots(speech))))
    assert independent.bare(said) in body(cleaned(with_line(text, at, said)))


@pytest.mark.slow
@pytest.mark.parametrize("said", SENTENCES[:: effort(4, 1)])
def test_no_sentence_is_lost_at_any_place_of_a_seed(said: str) -> None:
    draw = random.Random(said)
    path = draw.choice(SMALL)
    text = independent.decoded(path.read_bytes())
    speeches = cleaned(text).speeches
    for speech in effort(draw.sample(speeches, min(2, len(speeches))), speeches):
        places = [at for at in spots(speech) if at > 1]
        among = draw.sample(places, min(effort(1, 4), len(places)))
        chosen = {places[0], places[-1], *among}
        for at in chosen:
            assert independent.bare(said) in body(cleaned(with_line(text, at, said))), (path, at)


def speech_of(*lines: str) -> str:
    return "\n".join(["在全县水利工作会议上的讲话", "（2021年3月8日）", "周明远", *lines])


PROSE = "今天召开全县水利工作会议，主要任务是总结去年工作，部署今年任务，推动水利工作再上新台阶。"


@calm
@given(st.sampled_from(SENTENCES), st.booleans())
def test_a_sentence_may_open_the_body_or_follow_the_thanks(said: str, addressed: bool) -> None:
    to = ["同志们："] if addressed else []
    first, last = (
        speech_of(*to, said, PROSE, "谢谢大家！"),
        speech_of(*to, PROSE, "谢谢大家！", said),
    )
    assert independent.bare(said) in body(cleaned(first))
    assert independent.bare(said) in body(cleaned(last))


@pytest.mark.parametrize("said", ["举报电话要有人管、有人问。", "至于微信公众号，会后再议。"])
def test_a_sentence_may_stand_right_below_the_marker_of_a_part(said: str) -> None:
    text = "\n".join(["推动乡村振兴的发言稿范文 篇1", said, PROSE, PROSE])
    assert independent.bare(said) in body(cleaned(text))


@calm
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_a_sentence_broken_over_two_lines_is_never_lost(said: str, other: str) -> None:
    text = speech_of("同志们：", PROSE, "要把这件事办好，" * 4 + said[:3], said[3:], other, PROSE)
    assert independent.bare(said + other) in body(cleaned(text))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_sentence_of_a_case_is_lost_without_a_warning(path: Path) -> None:
    marks = "免费获取全文|开通会员|尊享会员|日报|青石县县长|^在全县水利建设动员会上的讲话$"
    assert [said for said in lost(path) if not re.search(marks, said)] == []


def test_a_line_that_is_dropped_amid_a_speech_is_told_with_its_words() -> None:
    page = ["版权所有 青石县水利局", "来源：青石网"]
    text = speech_of("同志们：", PROSE, *page, "第一，要抓落实。" + PROSE, "谢谢大家！")
    told = [finding for finding in cleaned(text).findings if finding.code == "left-out"]
    assert ["版权所有" in " ".join(f.excerpt for f in told), len(told)] == [True, 2]


def dressed(lines: list[str], width: int, indent: str) -> str:
    """Return the lines broken anew at a width, each paragraph with its indent."""
    whole = [indent + line for line in lines]
    broken = (line[at : at + width] for line in whole for at in range(0, len(line), width))
    return "\n".join(broken)


HEADINGS = [
    *("一、认清形势，增强做好水利工作的责任感", "二、突出重点，全面完成今年的任务"),
    *("（一）抓好水库除险加固", "（二）抓好农田水利建设", "三、加强领导，确保各项措施落到实处"),
]


@st.composite
def sections(draw: st.DrawFn) -> list[str]:
    """The lines of a speech: each heading and some paragraphs of the reports below it."""
    start = draw(st.integers(0, 4_000))
    words = seeds.composed(16_000)[start:]
    said = re.findall(r"(?<=[。！？])[\u4e00-\u9fff][^。！？\s“”（）、]{20,90}[。！？]", words)
    lines = ["同志们："]
    for number, heading in enumerate(HEADINGS):
        lines += [heading, "".join(said[4 * number : 4 * number + 4])]
    return [*lines, "谢谢大家！"]


def headings(found: Cleaned) -> list[str]:
    return [b.text for s in found.speeches for b in s.blocks if isinstance(b, Heading)]


@calm
@given(sections(), st.integers(21, 80), st.sampled_from(["", "\u3000\u3000"]))
def test_headings_stay_and_no_word_is_lost_at_any_width(
    lines: list[str], width: int, indent: str
) -> None:
    found = cleaned("在全县水利工作会议上的讲话\n" + dressed(lines, width, indent))
    assert [heading for heading in HEADINGS if heading not in headings(found)] == []
    assert body(found) == independent.bare("".join(lines))


@calm
@given(sections(), st.sampled_from(["", "\u3000\u3000"]))
def test_a_heading_that_one_line_swallows_is_told(lines: list[str], indent: str) -> None:
    found = cleaned("在全县水利工作会议上的讲话\n" + indent.join(lines))
    told = [finding.excerpt for finding in found.findings if finding.code == "glued-heading"]
    changed = [heading for heading in HEADINGS if heading not in headings(found)]
    assert [x for x in changed if not any(t.startswith(x[:6]) for t in told)] == []
    assert body(found) == independent.bare("".join(lines))

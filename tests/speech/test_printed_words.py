from dataclasses import replace
from datetime import date

import pytest

from converters.speech import head_words, printed_words
from converters.speech.dates import PartialDate
from converters.speech.model import Circulation, Meta
from tests.make import circulation, greeting, meta, para, speech


def head(facts: Meta) -> dict[str, str]:
    """The words of each line of the head block by its element."""
    return {line.element: line.words for line in printed_words.head(facts)}


def test_recipients_in_the_imprint_stand_above_the_copies() -> None:
    facts = meta(circulation=circulation(recipients="县直各单位：", recipients_below=True))
    foot = printed_words.imprint(facts)
    assert printed_words.recipients(facts) is None
    assert foot is not None
    assert foot.sent == "主送：县直各单位。"
    assert [part[0][:3] for part in foot.parts] == ["主送：", "西平县"]
    assert [*foot.lines()][1].startswith("抄送：")


def test_recipients_alone_make_an_imprint() -> None:
    facts = meta(circulation=Circulation(recipients="县直各单位", recipients_below=True))
    foot = printed_words.imprint(facts)
    assert foot is not None
    assert foot.parts == (("主送：县直各单位。",),)
    assert printed_words.imprint(meta(circulation=Circulation(recipients="县直各单位"))) is None


def test_the_head_block_is_title_subtitle_date_speaker() -> None:
    facts = meta(subtitle="在会上的讲话", date=date(2020, 7, 6), speaker="赵海金", post="主任")
    assert list(head(facts).values()) == [
        "在大会上的讲话",
        "——在会上的讲话",
        "（2020年7月6日）",
        "主任　赵海金",
    ]


def test_a_subtitle_that_has_its_dash_gets_no_second_one() -> None:
    assert head(meta(subtitle="——在会上的讲话"))["subtitle"] == "——在会上的讲话"


def test_a_speaker_whom_the_title_names_is_not_named_again() -> None:
    assert "speaker" not in head(meta(title="赵海金同志在会上的讲话", speaker="赵海金"))


@pytest.mark.parametrize(("day", "printed"), [("2024", "（2024年）"), ("2024-03", "（2024年3月）")])
def test_no_month_or_day_is_made_up(day: str, printed: str) -> None:
    assert head(meta(date=PartialDate.fromisoformat(day)))["date"] == printed


@pytest.mark.parametrize(
    ("subtitle", "day", "told"),
    [
        ("在会上的讲话（2020年7月16日）", "2020-07-16", True),
        ("（2020年7月16日，北京）", "2020-07-16", True),
        ("2020年7月在会上的讲话", "2020-07", True),
        ("在会上的讲话（2020年）", "2020", True),
        ("在会上的讲话（2020年7月15日）", "2020-07-16", False),
        ("在会上的讲话（2020年7月）", "2020-07-16", False),
        ("在会上的讲话（2020年7月16日）", "2020-07", False),
        ("在2020年全县会议上的讲话", "2020", False),
        ("在会上的讲话（2020年7月16日至18日）", "2020-07-16", False),
    ],
)
def test_the_very_date_that_the_subtitle_tells_is_printed_once(
    subtitle: str, day: str, told: bool
) -> None:
    known = head(meta(subtitle=subtitle, date=PartialDate.fromisoformat(day)))
    assert ("date" not in known) == told


def test_several_speakers_stand_on_one_line_after_the_post_as_it_is_written() -> None:
    facts = meta(speakers=("李明", "王芳"), post="县委书记、县长")
    assert head(facts)["speaker"] == "县委书记、县长　李明　　王芳"


def test_speakers_are_named_unless_the_title_names_them_all() -> None:
    both = meta(title="李明、王芳同志在会上的讲话", speakers=("李明", "王芳"))
    assert "speaker" not in head(both)
    one = replace(both, title="李明同志在会上的讲话")
    assert head(one)["speaker"] == "李明　　王芳"


def test_who_answers_for_a_speech_are_its_speakers_else_its_organ() -> None:
    assert printed_words.authors(meta(speakers=("李明", "王芳"), organ="县人大")) == (
        "李明",
        "王芳",
    )
    assert (printed_words.authors(meta(organ="县人大")), printed_words.authors(meta())) == (
        ("县人大",),
        (),
    )


def test_unknown_facts_make_no_lines() -> None:
    assert list(head(meta()).values()) == ["在大会上的讲话"]


def test_only_in_the_title_a_bar_is_where_to_break() -> None:
    lines = printed_words.head(meta(title="在大会|上的讲话", subtitle="甲|乙"))
    assert [(line.words, line.written) for line in lines] == [
        ("在大会上的讲话", "在大会|上的讲话"),
        ("——甲|乙", "——甲|乙"),
    ]
    assert printed_words.title(meta(title="在大会|上的讲话")) == "在大会上的讲话"


def test_the_lines_of_a_speech_are_its_head_and_its_blocks() -> None:
    lines = list(printed_words.lines(speech(greeting(), para("开会。"))))
    assert lines == ["在大会上的讲话", "同志们：", "开会。"]


def test_a_circulated_speech_begins_with_its_red_head_and_ends_with_its_imprint() -> None:
    facts = circulation(secrecy=None, urgency=None, recipients="县直各单位：", copies="县委。")
    assert list(printed_words.lines(speech(circulation=facts))) == [
        "000001",
        "西平县人民代表大会常务委员会文件",
        "西人常〔2020〕12号　签发人：张三",
        "在大会上的讲话",
        "县直各单位：",
        "现在开会。",
        "抄送：县委。",
        "西平县人大常委会办公室　2020年7月20日印发",
    ]


def test_without_an_issuer_there_is_no_red_head_and_without_copies_and_printer_no_imprint() -> None:
    facts = meta(circulation=Circulation(number="西人常〔2020〕12号", recipients="县直各单位"))
    assert head_words.red_head(facts) is None
    assert printed_words.imprint(facts) is None
    assert printed_words.recipients(facts) == "县直各单位："

"""The law of paragraphs: one of the source is one of the result, or a rule says what was taken."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from converters.importing.cleaning import Cleaned, ImportOptions, clean
from converters.readers.raw import RawText
from converters.speech.model import text_of
from tests.effort import effort
from tests.importing import ordinary

_TITLES = (
    "关于印发《城市公共交通管理办法》的通知",
    "在全市工作会议上的讲话",
    "在全县水利工作会议上的讲话\n（2021年3月8日）",
    "工作通知",
)
_ADDRESSED = ("", "各县区人民政府，市直各部门：\n", "同志们：\n")
_OPENED = (
    "现将《城市公共交通管理办法》印发给你们，请认真贯彻执行。",
    "现将市政府《关于加强公共交通管理的通知》印发给你们，请认真贯彻执行。",
    "现将办法印发给你们。",
    "现将有关事项通知如下。",
    "现把今年的工作向大家作个说明。",
    "特将会议精神传达给大家！",
    "根据国务院有关要求，市政府决定开展专项整治工作。",
    "为进一步加强城市公共交通管理，制定本办法。",
    "按照全市会议部署，我市制定了工作方案。",
    "经市政府同意，现将工作方案印发给你们。",
    "今天，我们召开这次会议，主要任务是部署工作。",
)
_SAID = ordinary.sentences(60)
_said = st.lists(st.sampled_from(_SAID), min_size=1, max_size=6).map("".join)
_first = st.tuples(st.sampled_from(_OPENED), _said).map("".join)
_paragraphs = st.tuples(_first, st.lists(_said, max_size=3)).map(lambda made: [made[0], *made[1]])
calm = settings(max_examples=effort(15, 2000))


def imported(text: str) -> Cleaned:
    return clean(RawText(text), "a.txt", ImportOptions(force=True))


@calm
@given(st.sampled_from(_TITLES), st.sampled_from(_ADDRESSED), _paragraphs)
@example(_TITLES[0], "", ["现将办法印发给你们。请认真贯彻执行。"])
@example(_TITLES[1], "", [_OPENED[1] + "各地要加强组织领导。", "特此通知。"])
@example(_TITLES[3], "", [_OPENED[0] + "各地要加强组织领导。", "特此通知。"])
def test_a_paragraph_stays_one_or_a_rule_says_what_was_taken_from_it(
    title: str, addressed: str, said: list[str]
) -> None:
    text = f"{title}\n{addressed}" + "\n".join(said)
    found = imported(text)
    made = [text_of(block) for speech in found.speeches for block in speech.blocks]
    ruled = {at for e in found.ledger.entries() if e.rule for at in range(e.start, e.end)}
    start = len(title) + 1 + len(addressed)
    for paragraph in said:
        end = start + len(paragraph)
        assert paragraph in made or not ruled.isdisjoint(range(start, end))
        start = end + 1


@pytest.mark.parametrize("said", _OPENED)
@pytest.mark.parametrize("title", _TITLES[:2])
def test_the_first_paragraph_below_a_title_is_no_two(title: str, said: str) -> None:
    paragraph = f"{said}各部门要认真贯彻执行。"
    (speech,) = imported(f"{title}\n{paragraph}").speeches
    assert [text_of(block) for block in speech.blocks] == [paragraph]


def test_an_editors_sentence_that_shares_its_line_with_a_salutation_is_parted_from_it() -> None:
    (speech,) = imported(
        "在全市会议上的讲话\n现将讲话印发给你们。同志们：今天开会，部署工作。"
    ).speeches
    said = [text_of(block) for block in speech.blocks]
    assert said == ["现将讲话印发给你们。", "同志们：", "今天开会，部署工作。"]


_DATED = "青石县人民政府办公室\n2021年3月8日"


@pytest.mark.parametrize("said", [text for text in _OPENED if "现将" in text])
@pytest.mark.parametrize("more", ["", "请认真贯彻执行。"])
@pytest.mark.parametrize("below", [_DATED, "2021年3月8日"])
def test_what_a_notice_issues_is_said_by_it_and_by_no_editor(
    said: str, more: str, below: str
) -> None:
    (speech,) = imported(f"{_TITLES[0]}\n{said}{more}\n{below}").speeches
    assert text_of(speech.blocks[0]) == said + more


def test_what_editors_label_as_theirs_goes_below_the_title_of_a_notice_too() -> None:
    said = "编者按：现将通知印发给你们。\n2021年3月8日\n各部门要认真贯彻执行，把工作做实做细。"
    found = imported(f"{_TITLES[0]}\n{said}")
    assert "编者按" not in "".join(text_of(block) for block in found.speeches[0].blocks)

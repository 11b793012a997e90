from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.settings import retired
from converters.settings.retired import Retired, RetiredAs

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True)
NOTES = st.lists(
    st.sampled_from(["与另一篇重复", "#", ":", "- ", "'", "：", "no", "1"]), max_size=4
)


DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(st.lists(st.tuples(IDS, st.sampled_from(RetiredAs), NOTES, IDS, DAYS), max_size=4))
def test_what_is_written_is_read_again(
    rows: list[tuple[str, RetiredAs, list[str], str, date | None]],
) -> None:
    entries = {
        id: Retired(id, kind, "".join(note).strip(), see, day) for id, kind, note, see, day in rows
    }
    assert retired.read(retired.render(entries.values())) == tuple(entries.values())


def test_people_may_write_it_by_hand_in_chinese() -> None:
    text = (
        "不再收录：\n  - 编号：s9\n    日期：2026年11月30日\n    类别：合并\n    并入：s1\n"
        "    说明：两次录入\n  - 编号：s8\n"
    )
    assert retired.read(text) == (
        Retired("s9", RetiredAs.MERGED, "两次录入", "s1", date(2026, 11, 30)),
        Retired("s8", RetiredAs.WITHDRAWN),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [("kind: 删除", "撤下"), ("kind: 合并", "see"), ("why: 重复", "why"), ("date: 去年", "date")],
)
def test_what_is_wrong_is_told_with_its_line(line: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        retired.read(f"retired:\n  - id: s9\n    {line}\n")
    assert caught.value.line in (2, 3)


def test_of_two_entries_of_an_id_the_later_one_holds() -> None:
    assert retired.read("retired: [{id: s9}, {id: s9, kind: 误收}]")[0].kind is RetiredAs.MISTAKEN

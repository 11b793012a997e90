"""What a web editor put before a speech goes; what the speech says of itself stays."""

from converters import importing
from converters.importing import ImportOptions
from converters.importing.signs import titles
from converters.speech.dates import PartialDate

RAW = """在全县工作会议上的讲话
（2019年3月4日）
以下是小编为大家整理的讲话稿，欢迎阅读参考。
同志们：
今天，我们召开全县工作会议，部署今年任务。
要认真学习，深刻领会，切实抓好落实，把各项工作提高到新的水平。
"""


def test_title_and_date_above_an_introduction_are_not_taken_for_it() -> None:
    found = importing.clean(RAW.encode(), "a.txt", options=ImportOptions(force=True))
    (speech,) = found.speeches
    assert speech.meta.title == "在全县工作会议上的讲话"
    assert speech.meta.date == PartialDate(2019, 3, 4)
    gone = [RAW[e.start : e.end] for e in found.ledger.entries() if e.rule == "editor-intro"]
    assert gone == ["以下是小编为大家整理的讲话稿，欢迎阅读参考。"]


def test_a_title_of_which_too_little_would_be_left_is_not_trimmed() -> None:
    assert list(titles._trimmings("领导的话")) == []
    assert [edit.end for edit in titles._trimmings("领导在全县会议上的讲话")] == [2]

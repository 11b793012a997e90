"""What titles, facts and salutation of a head tell of a text."""

import pytest

from converters.importing.signs import head_signs


@pytest.mark.parametrize(
    ("title", "weight"),
    [
        ("政府工作报告", 4),
        ("青石县人民法院工作报告", 4),
        ("县长周明远作政府工作报告", 0),
        ("周明远在全县大会上作动员讲话", 0),
        ("周明远发表新年致辞", 0),
        ("工会代表讨论工作报告", 0),
        ("职工代表听取校长述职报告", 0),
        ("在学习讨论会上的报告", 4),
        ("清溪乡站长首次述职", 0),
        ("2023年新年致辞", 4),
    ],
)
def test_what_somebody_does_is_no_title_of_what_is_said(title: str, weight: int) -> None:
    signs = head_signs.of_titles([title])
    assert sum(sign.weight for sign in signs) == weight


@pytest.mark.parametrize(
    ("title", "weight"),
    [
        ("写好述职报告要理清的三个关系", -5),
        ("起草出一篇好讲话的三个窍门", -5),
        ("在写好水利文章动员会上的讲话", 0),
        ("描写好水渠的讲话", 0),
    ],
)
def test_a_title_that_tells_to_write_is_that_of_an_article(title: str, weight: int) -> None:
    signs = head_signs.of_head([title], [])
    assert sum(sign.weight for sign in signs if sign.weight < 0) == weight


def test_a_byline_names_no_speaker() -> None:
    heads = [["守住一渠清水", f"{who}　周明远", ""] for who in ("青石县水利局局长", "青石水利网站")]
    assert [bool([*head_signs.of_head([], head)]) for head in heads] == [True, False]


def weight(titles: list[str], salutes: bool = False) -> int:
    return sum(sign.weight for sign in head_signs.of_titles(titles, salutes))


def test_a_label_that_a_headline_repeats_is_that_of_a_column() -> None:
    assert weight(["国旗下讲话"]) == 4
    assert weight(["国旗下讲话", "民警来校作国旗下讲话"]) < 4


def test_who_speaks_of_rules_below_a_salutation_writes_none() -> None:
    assert weight(["灌区用水规则"]) == -4
    assert weight(["灌区用水规则"], salutes=True) == 0
    assert weight(["关于放水的通知"], salutes=True) == -4


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("以下为讲话全文：", True),
        ("下面是江站长在放水仪式上的致辞。", True),
        ("致辞全文如下：", True),
        ("以下是小编整理的讲话，供大家参考。", False),
        ("现将情况报告如下：", False),
        ("江站长出席开幕式并致辞。", False),
    ],
)
def test_a_line_says_that_the_whole_speech_stands_below_it(line: str, told: bool) -> None:
    assert head_signs.full_text_told([line, "渠修好了。"]) == (0 if told else None)
    assert head_signs.full_text_told([line]) is None

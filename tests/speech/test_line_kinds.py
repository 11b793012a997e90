import pytest

from converters.speech.line_kinds import LineKind, forms, forms_of_texts


@pytest.mark.parametrize(
    "line",
    [
        "同志们：",
        "各位代表、同志们：",
        "各位代表，同志们：",
        "主任、各位副主任、各位委员：",
        "朋友们:",
    ],
)
def test_an_address_at_the_start_is_a_salutation(line: str) -> None:
    assert forms([line, "现在开会。"])[0] is LineKind.SALUTATION


@pytest.mark.parametrize(
    "line",
    [
        "本次会议各项议程已经完毕,下面结合学习内容,就做好有关工作强调几点意见：",
        "同志们！",
        "同志们，现在开会。",
    ],
)
def test_what_only_ends_in_a_colon_is_body(line: str) -> None:
    assert forms([line, "现在开会。"])[0] is LineKind.BODY


def test_an_address_in_the_middle_is_body() -> None:
    assert forms(["现在开会。", "同志们："])[1] is LineKind.BODY


@pytest.mark.parametrize("line", ["2020年7月16日", "二〇二〇年七月十六日", "（2020年7月）"])
def test_a_date_at_the_end_is_the_dateline(line: str) -> None:
    assert forms(["同志们：", "谢谢大家。", line])[2] is LineKind.DATELINE


def test_the_short_line_above_the_dateline_is_the_signature() -> None:
    assert forms(["谢谢。", "完。", "西平县人大常委会", "2020年7月16日"])[2] is LineKind.SIGNATURE


def test_a_sentence_above_the_dateline_is_body() -> None:
    assert forms(["谢谢。", "完。", "谢谢大家。", "2020年7月16日"])[2] is LineKind.BODY


def test_a_note_may_follow_the_dateline() -> None:
    found = forms(["谢谢。", "2020年7月16日", "（根据录音整理，未经本人审阅）"])
    assert found[1:] == [LineKind.DATELINE, LineKind.NOTE]


def test_brackets_alone_make_no_note() -> None:
    assert forms(["谢谢。", "（完）"])[1] is LineKind.BODY


SIGNED = ["西平县人大常委会", "2020年7月16日"]


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        (["附件：任务表"], 1),
        (["附件：1.任务表", "2.名单"], 2),
        (["附件: 1．任务表", "２、名单", "3.表"], 3),
        (["附件：要抓好落实。"], 0),
        (["1.任务表", "2.名单"], 0),
        (["附件：1.任务表", "会议结束。"], 0),
    ],
)
@pytest.mark.parametrize("after", [[], SIGNED, [*SIGNED, "（此件公开发布）"]])
def test_lines_above_the_signature_tell_what_is_attached(
    told: list[str], kinds: int, after: list[str]
) -> None:
    found = forms(["谢谢。", *told, *after])
    assert found[1 : len(told) + 1].count(LineKind.ENCLOSURE) == kinds


def test_each_text_ends_for_itself() -> None:
    found = forms_of_texts(["谢谢。", "完。", *SIGNED, None, "同志们：", "完。", *SIGNED])
    assert found[2:5] == [LineKind.SIGNATURE, LineKind.DATELINE, LineKind.SALUTATION]
    assert found[-2:] == [LineKind.SIGNATURE, LineKind.DATELINE]


def test_nothing_has_no_forms() -> None:
    assert forms([]) == []


@pytest.mark.parametrize(
    ("line", "salutes"),
    [
        *(
            (line, True)
            for line in ("全县广大教师和教育工作者：", "父老兄弟姐妹：", "全县干部群众：")
        ),
        *((line, True) for line in ("亲爱的小明：", "全体师生员工：", "敬爱的党组织：")),
        *(
            (line, False)
            for line in ("今天讲三点意见：", "总体思路：", "参加会议的人员：", "一句话：")
        ),
    ],
)
def test_whom_a_first_line_addresses_is_told_by_the_noun_it_ends_in(
    line: str, salutes: bool
) -> None:
    kinds = forms([line, "今年以来，全县上下坚持稳中求进。"])
    assert (kinds[0] is LineKind.SALUTATION) == salutes

"""Front matter and settings as people type them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters import formats
from converters.errors import SourceError
from converters.settings import schema
from converters.settings.schema import shapes, written_dates
from tests.effort import effort

HEAD = "id: a\ntitle: 题\n"


def read(text: str, name: str = "speech") -> dict[str, Any]:
    return schema.load_yaml(text, name, choices=formats.choices())


def value(line: str, key: str) -> object:
    return read(f"{HEAD}{line}\n")[key]


def fault(text: str, name: str = "speech") -> SourceError:
    with pytest.raises(SourceError) as caught:
        schema.load_yaml(text, name)
    return caught.value


def mended(text: str, name: str = "speech") -> list[str]:
    """The text as `check --fix` would write it."""
    lines = text.split("\n")
    for mend in schema.read_yaml(text, name).mends:
        assert lines[mend.line - 1] == mend.was
        lines[mend.line - 1] = mend.now
    return lines


@pytest.mark.parametrize(
    "written",
    [
        "2024-01-02",
        "2024-1-2",
        "2024.1.2",
        "2024.01.02.",
        "2024/1/2",
        "20240102",
        "2024年1月2日",
        "2024 年 1 月 2 日",
        "２０２４年１月２日",
        "２０２４－０１－０２",
        "二〇二四年一月二日",
        "二○二四年一月二号",
        "二零二四年1月2日",
        "“2024-01-02”",
        "'2024年1月2日'",
        "2024-01-02    # 讲话日期",
        "2024-01-02 #讲话日期",
        "2024年1月2日　# 讲话日期",
    ],
)
def test_a_date_of_any_usual_form_is_that_day(written: str) -> None:
    assert value(f"date: {written}", "date") == "2024-01-02"
    assert value(f"日期：{written}", "date") == "2024-01-02"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2024年3月", "2024-03"), ("2024.3", "2024-03"), ("二〇二四年", "2024"), ("2024", "2024")],
)
def test_a_date_of_which_the_day_is_not_known_is_no_more_than_written(
    written: str, meant: str
) -> None:
    assert value(f"日期：{written}", "date") == meant


@pytest.mark.parametrize("written", ["24.1.2", "1/2/2024", "正月初二", "2024-13-01"])
def test_a_date_of_two_meanings_or_none_is_refused_and_quoted(written: str) -> None:
    error = fault(f"{HEAD}date: {written}\n")
    assert (error.line, f"“{written}”" in error.reason) == (3, True)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
@settings(max_examples=effort(15, 30))
def test_every_day_is_read_in_every_form(day: Any) -> None:
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month:02d}/{day.day}",
    ]
    assert {written_dates.written_date(form) for form in forms} == {day.isoformat()}


@pytest.mark.parametrize(
    ("line", "key", "meant"),
    [
        ("标题：关于 #1 号工程的讲话", "title", "关于 #1 号工程的讲话"),
        ("title: 关于 #1 号工程的讲话", "title", "关于 #1 号工程的讲话"),
        ("title: #1 号工程", "title", "#1 号工程"),
        ("title: C#与汉字", "title", "C#与汉字"),
        ("title: 关于: 某某", "title", "关于: 某某"),
        ("title: 某某:", "title", "某某:"),
        ("title:没有空格", "title", "没有空格"),
        ("title：　在大会上的讲话　", "title", "在大会上的讲话"),
        ("title:\t在大会上的讲话\t ", "title", "在大会上的讲话"),
        ("Title: 题", "title", "题"),
        ("ｔｉｔｌｅ：题", "title", "题"),
        ('title: "党建"工作讲话', "title", '"党建"工作讲话'),
        ("title: “三农”工作", "title", "“三农”工作"),
        ("title: [转发]通知", "title", "[转发]通知"),
        ("title: {甲}", "title", "{甲}"),
        ("title: - 甲", "title", "- 甲"),
        ("title: *某同志*", "title", "*某同志*"),
        ("title: &甲", "title", "&甲"),
        ("title: !甲 乙", "title", "!甲 乙"),
        ("title: > 甲", "title", "> 甲"),
        ("title: |", "title", "|"),
        ("title: 50% 的讲话", "title", "50% 的讲话"),
        ("title: @甲", "title", "@甲"),
        ("title: `甲`", "title", "`甲`"),
        ("title: 是", "title", "是"),
        ("title: no", "title", "no"),
        ("title: null", "title", "null"),
        ("title: ~", "title", "~"),
        ("title: 1e3", "title", "1e3"),
        ("title: 0123", "title", "0123"),
        ("title: 12:30", "title", "12:30"),
        ("title: 2021", "title", "2021"),
        ("title: true  # 备注", "title", "true"),
        ("title: '关于 #1'  # 备注", "title", "关于 #1"),
        ('title: "甲 # 乙" # 备注', "title", "甲 # 乙"),
    ],
)
def test_free_words_stay_as_they_are_written(line: str, key: str, meant: str) -> None:
    assert read(f"id: a\n{line}\n")[key] == meant


@pytest.mark.parametrize(
    "line",
    [
        "title: 关于 # 号工程",
        "title: 关于  #号工程",
        "title: # 题",
        'title: "十四五规划',
        "title: '十四五规划",
        'title: "党建" #1 号工程',
    ],
)
def test_what_can_be_meant_in_two_ways_is_refused_with_its_line(line: str) -> None:
    error = fault(f"id: a\n{line}\n")
    assert (error.line, error.others) == (2, ())


PRINTABLE = st.text(
    st.characters(
        exclude_categories=["C", "Zl", "Zp"], include_characters="#:\"'[]{}-&*!|>%@` ，：“"
    ),
    min_size=1,
    max_size=20,
).map(str.strip)
YAMLISH = st.text("#: '\"[]{}-&*!|>%@`,?\\~甲1ay", min_size=1, max_size=12).map(str.strip)


def remark_free(text: str) -> bool:
    """Whether no part of the text has the form of a remark or of a value in quotes."""
    quoted = text[0] in "'\"" and (text[-1] == text[0] or f"{text[0]} #" in text)
    return not any(f"{blanks}#" in f" {text} " for blanks in ("  ", "\t", "　")) and not quoted


@given((PRINTABLE | YAMLISH).filter(lambda text: bool(text) and remark_free(text)))
@settings(max_examples=effort(25, 150))
def test_a_title_is_read_as_it_is_typed_or_refused(text: str) -> None:
    for colon in (": ", "：", ":   "):
        try:
            found = read(f"id: a\ntitle{colon}{text}\n")
        except SourceError as error:
            assert error.line in (0, 2)
        else:
            assert found["title"] == text.strip()


@given((PRINTABLE | YAMLISH).filter(bool))
@settings(max_examples=effort(20, 80))
def test_what_the_fix_writes_is_canonical_and_means_the_same(text: str) -> None:
    whole = f"编号：a\n标题：{text}\n日期：2024年1月2日  # 记\nstatus: 已校\n职务: {text}"
    before = schema.read_yaml(whole, "speech")
    again = schema.read_yaml("\n".join(mended(whole)), "speech")
    assert again.data == before.data
    assert again.mends == () or before.faults
    left = [f.line for f in before.faults if "看不见" not in f.reason]
    assert [f.line for f in again.faults] == left


def test_a_remark_behind_two_blanks_is_none_of_the_words_and_is_told() -> None:
    document = schema.read_yaml("id: s1            # 编号\ntitle: 题   # 待核\n", "speech")
    assert (document.data["title"], document.mends) == ("题", ())
    assert document.remarks == ((2, "title", "# 待核"),)


def test_a_line_in_the_canonical_form_is_not_mended() -> None:
    text = "id: a\ntitle: 题\ndate: 2024-01-02   # 日\nspeaker: '张: 三'\ntopics: [甲, 乙]\n"
    assert schema.read_yaml(text, "speech").mends == ()


def test_the_fix_changes_the_lines_that_need_it_alone() -> None:
    text = "id: a   # 编号\n标题：关于 #1 号\n# 一句备注\ndate:   2024.1.2   # 日\nstatus: 已校"
    expected = ["id: a   # 编号", "title: '关于 #1 号'", "# 一句备注"]
    assert mended(text) == [*expected, "date:   2024-01-02   # 日", "status: proof"]


def test_every_fault_of_a_file_is_told_with_its_line_and_the_words_as_written() -> None:
    text = (
        "id: a\ntitle: 关于 # 号\n日期: 2月30日\nstatus: 好\n没有冒号\nsource: {part: 零}\nfoo: 1\n"
    )
    error = fault(text)
    assert [each.line for each in error.each] == [2, 3, 4, 5, 6, 7]
    told = str(error)
    assert all(word in told for word in ("“日期”写的是“2月30日”", "“好”", "“零”", "“foo”"))
    assert not any(word in told for word in ("None", "True", "False", "[", "u'"))


def test_a_key_written_twice_under_two_names_is_told() -> None:
    assert fault("id: a\ntitle: 题\n标题: 又题\n").line == 3


def test_a_value_that_goes_on_below_is_refused_for_yaml_would_put_a_blank_into_it() -> None:
    error = fault("id: a\ntitle: 在大会上的\n  讲话\ndate: 2024-01-02\n")
    assert (error.line, len(error.each)) == (3, 1)


def test_a_key_left_open_is_not_known_and_a_needed_one_is_told() -> None:
    assert read(f"{HEAD}date:\nspeaker:    # 讲话人\ntopics: ~\n") == {"id": "a", "title": "题"}
    error = fault("id: a\ntitle:\n")
    assert (error.line, "没有写内容" in error.reason) == (2, True)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("topics: 乡村振兴、代表工作", ["乡村振兴", "代表工作"]),
        ("topics: 乡村振兴", ["乡村振兴"]),
        ("topics: [乡村振兴，代表工作]", ["乡村振兴", "代表工作"]),
        ("topics: ［乡村振兴，代表工作］", ["乡村振兴", "代表工作"]),
        ("主题词：\n- 关于 #1\n- 甲: 乙", ["关于 #1", "甲: 乙"]),
        ("topics: [yes, 2021]", ["yes", "2021"]),
    ],
)
def test_lists_are_read_as_they_are_typed(line: str, meant: list[str]) -> None:
    assert value(line, "topics") == meant


@pytest.mark.parametrize("line", ["topics:\n-乡村振兴", "topics: [关于 #1", "source: {file: a #1}"])
def test_a_list_that_would_lose_words_is_refused(line: str) -> None:
    assert fault(f"{HEAD}{line}\n").line >= 3


def test_changes_are_read_as_they_are_typed() -> None:
    line = "更正：\n- 日期：2024年1月3日\n  kind: 更正\n  说明: 关于: 某 #1\n  误：甲\n"
    expected = {"date": "2024-01-03", "kind": "更正", "note": "关于: 某 #1", "was": "甲"}
    assert value(line, "changes") == [expected]


def test_settings_of_a_collection_and_of_a_book_are_read_with_the_same_care() -> None:
    config = read("标题：讲话: 选编\nsite: 否\nformats: PDF、docx\n", "config")
    assert config == {"title": "讲话: 选编", "site": False, "formats": ["pdf", "docx"]}
    book = read("书名：选编 #1\nselect: {年份: [２０２０, 2021年], 状态: [定稿]}\n", "book")
    assert book["select"] == {"years": [2020, 2021], "statuses": ["final"]}


@pytest.mark.parametrize("value", ["[&x [甲], *x]", "[&x [*x]]", "[&x 甲, *x]"])
def test_a_reference_is_refused(value: str) -> None:
    error = fault(f"{HEAD}topics: {value}\n")
    assert (error.line, "引用" in error.reason) == (3, True)


@pytest.mark.parametrize(
    "text",
    [
        "topics: " + "[" * 60_000,
        "topics: " + "[" * 900 + "]" * 900,
        "source: " + "{a: " * 900 + "}" * 900,
        "source:\n" + "\n".join(" " * n + "a:" for n in range(1, 900)),
        "title: " + "[" * 60_000,
    ],
)
def test_a_text_of_brackets_is_refused_or_words_and_ends_nothing(text: str) -> None:
    document = schema.read_yaml(f"id: a\nkind: 讲话\n{text}\n", "speech")
    assert document.faults or len(document.data["title"]) == 60_000


def test_an_unseen_control_character_is_refused_with_its_line() -> None:
    assert "U+0007" in fault('id: a\ntitle: "题\\a"\n').reason


@pytest.mark.parametrize("name", ["speech", "config", "book"])
def test_a_chinese_name_means_one_key(name: str) -> None:
    def names(shape: shapes.Shape | None) -> None:
        if shape is None:
            return
        keys = list(shape.schema.get("properties", {}))
        written = [
            n for key in keys for n in (key, *shape.schema["properties"][key].get("x-names", ()))
        ]
        assert len(written) == len(set(written))
        for key in keys:
            names(shape.at(key))
        names(shape.item)

    names(shapes.shape(name))


def test_every_value_by_a_chinese_word_is_one_of_the_choices() -> None:
    status = shapes.shape("speech").at("status")
    assert status is not None
    assert set(status.schema["x-values"].values()) == set(status.values)

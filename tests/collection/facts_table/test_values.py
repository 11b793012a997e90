import pytest

from converters.collection.facts_table import columns, values
from converters.collection.facts_table.values import TypedCell
from converters.errors import SourceError
from converters.speech import front_keys


def read(key: str, text: str, *, is_number: bool = False) -> object:
    (column,) = (column for column in columns.every() if column.key == key)
    return values.read(column, TypedCell(text, is_number=is_number))


@pytest.mark.parametrize(
    ("key", "text", "meant"),
    [
        ("date", "2024年3月5日", "2024-03-05"),
        ("date", "２０２４．３", "2024-03"),
        ("date", "二〇二四年三月", "2024-03"),
        ("date", "20240305", "2024-03-05"),
        ("date", "2024-03-05 00:00:00", "2024-03-05"),
        ("date", "2024", "2024"),
        ("speaker", "李　明", "李明"),
        ("speaker", "李明\n王小强\n", "李明、王小强"),
        ("speaker", "李明，王小强", "李明、王小强"),
        ("speaker", "李 明、欧阳 文", "李明、欧阳文"),
        ("speaker", "张三（代）", "张三（代）"),
        ("speaker", "县委巡察组", "县委巡察组"),
        ("speaker", "John Smith", "John Smith"),
        ("status", "已校", "proof"),
        ("public", "否", False),
        ("topics", "乡村振兴，代表工作", ["乡村振兴", "代表工作"]),
        ("topics", "乡村振兴\n代表工作", ["乡村振兴", "代表工作"]),
        ("source.part", "2", 2),
        ("source.posted", "2024.1.2", "2024-01-02"),
        ("title", "关于 #1: '号' [甲]", "关于 #1: '号' [甲]"),
        ("post", "=1+1", "=1+1"),
    ],
)
def test_what_people_type_is_read(key: str, text: str, meant: object) -> None:
    assert read(key, text) == meant


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("date", "三月五日", "“日期”写的是“三月五日”，不是日期"),
        ("date", "2024-02-30", "没有这一天"),
        ("date", "24.3.5", "不是日期"),
        ("speaker", "主任 李明", "写了职务"),
        ("speaker", "李 明 王小强", "请用顿号隔开"),
        ("status", "校过了", "待校"),
        ("title", "甲\n乙", "“标题”里有换行"),
        ("source.url", "www.example.org", "“出处·网址”"),
        ("copy_number", "1", "六位数字"),
        ("post", "甲\x07", "不能印出的控制字符"),
        ("title", "甲" * 1001, "至多 1000 个字"),
    ],
)
def test_what_cannot_be_meant_is_told(key: str, text: str, told: str) -> None:
    with pytest.raises(SourceError) as fault:
        read(key, text)
    assert told in str(fault.value)


def test_a_number_whose_zero_was_lost_is_not_guessed() -> None:
    with pytest.raises(SourceError, match="1 月还是 10 月"):
        read("date", "2024.1", is_number=True)
    assert read("date", "2024.11", is_number=True) == "2024-11"
    assert read("date", "2024.5", is_number=True) == "2024-05"


def test_every_fact_of_a_front_matter_has_its_column_but_the_corrections() -> None:
    keys = [column.path[0] for column in columns.every()]
    assert [*dict.fromkeys(keys), "changes"] == sorted(
        front_keys.keys(), key=lambda key: (key == "changes", keys.index(key) if key in keys else 0)
    )
    labels = [column.label for column in columns.every()]
    assert len(set(labels)) == len(labels)
    assert all(
        columns.named(label) is column
        for label, column in zip(labels, columns.every(), strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        *("2021年3月8日上午", "2021年03月08日（星期一）", "2021年3月8日－9日", "2021,3,8"),
        *("2021 3 8", "2021年3月8", "二○二一年三月八日", "44263"),
    ],
)
def test_a_day_is_read_with_its_hour_and_without_its_signs(text: str) -> None:
    assert read("date", text) == "2021-03-08"


@pytest.mark.parametrize("text", ["3月8日", "2021.2.30", "21.3.8", "8/3/2021", "去年"])
def test_a_day_of_which_something_is_missing_is_not_guessed(text: str) -> None:
    with pytest.raises(SourceError, match="不是日期"):
        read("date", text)


@pytest.mark.parametrize("text", ["县长 李明", "李明（县长）", "周明远县长", "李红、县长王强"])
def test_an_office_beside_the_name_is_told(text: str) -> None:
    with pytest.raises(SourceError, match="写了职务“县长”"):
        read("speaker", text)

import re

import pytest

from converters import resources
from converters.errors import SourceError
from converters.settings import schema
from converters.settings.schema import rules

STYLE = resources.text("styles/gbt9704.toml")


def fault(text: str, name: str = "speech", first_line: int = 1) -> SourceError:
    with pytest.raises(SourceError) as caught:
        schema.load_yaml(text, name, first_line=first_line)
    return caught.value


def toml_fault(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        schema.load_toml(text, "fonts")
    return caught.value


def test_a_date_stays_the_text_it_was_written_as() -> None:
    assert schema.load_yaml("id: a\ntitle: 题\ndate: 2020-07-16", "speech")["date"] == "2020-07-16"


def test_an_unknown_key_is_told_with_its_line_and_the_key_that_was_meant() -> None:
    error = fault("id: a\ntitle: 题\nspaeker: 王五")
    assert error.line == 3
    assert "spaeker" in error.reason
    assert "speaker" in error.remedy


def test_an_unknown_key_without_a_likeness_is_told_with_all_known_keys() -> None:
    assert "topics" in fault("id: a\ntitle: 题\nxyzzy: 1").remedy


def test_an_impossible_date_is_told_with_its_line() -> None:
    error = fault("id: a\ntitle: 题\ndate: 2020-02-30")
    assert (error.line, "没有这一天" in error.reason) == (3, True)


def test_a_missing_key_is_told_by_name() -> None:
    error = fault("id: a")
    assert "title" in error.reason
    assert "标题" in error.remedy


def test_a_repeated_key_is_refused_for_yaml_would_drop_the_first() -> None:
    error = fault("id: a\ntitle: 题\ntitle: 又题")
    assert (error.line, "两次" in error.reason) == (3, True)


def test_a_value_of_the_wrong_kind_is_told_with_what_it_should_be() -> None:
    error = fault("id: a\ntitle: 题\nsource: 县人大网")
    assert error.line == 3
    assert ("一组" in error.reason, "“县人大网”" in error.reason) == (True, True)


def test_a_nested_fault_has_the_line_of_its_own_key() -> None:
    assert fault("id: a\ntitle: 题\nsource:\n  file: x\n  part: 0").line == 5


def test_a_fault_in_a_list_has_the_line_of_its_item() -> None:
    text = "id: a\ntitle: 题\nchanges:\n- {date: 2020-01-01, kind: 更正, note: 一}\n- {kind: 更正}"
    assert fault(text).line == 5


def test_what_is_no_yaml_is_told_with_its_line_in_the_file() -> None:
    assert fault("id: a\ntitle: 题\ntopics: [题", first_line=2).line >= 4


def test_text_that_is_no_mapping_is_refused() -> None:
    assert "冒号" in fault("只有一句话").reason
    assert "全文" in fault("- 一项").reason


def test_a_value_not_on_the_list_is_told_with_the_list() -> None:
    error = fault("id: a\ntitle: 题\nstatus: done")
    assert "draft（待校）、proof（已校）、final（定稿）" in error.remedy
    assert "“done”" in error.reason


def test_a_missing_number_in_toml_has_the_line_of_its_table() -> None:
    error = toml_fault('latin = "T"\n\n[roles.title]\ndocx = "a"\n')
    assert error.line in (1, 3)


def test_what_is_no_toml_is_told_with_its_line() -> None:
    assert toml_fault('latin = "T"\n[roles\n').line == 2


@pytest.mark.parametrize("name", ["speech", "config", "book", "style", "fonts"])
def test_every_schema_is_itself_valid(name: str) -> None:
    validator = rules.validator(name)
    validator.check_schema(validator.schema)


def test_a_copy_number_without_quotes_keeps_its_zeros() -> None:
    text = "id: a\ntitle: 题\ncopy_number: 000001"
    assert schema.load_yaml(text, "speech")["copy_number"] == "000001"
    assert fault('id: a\ntitle: 题\ncopy_number: "12"').line == 3


def test_a_mistyped_key_is_not_told_as_missing_too() -> None:
    assert len(fault("id: a\ntitel: 题").each) == 1


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("top_mm", "1e308", "太大。应为：大于 0 的数，至多 2000。"),
        ("top_mm", "-1", "太小。应为：大于 0 的数。"),
        ("chars", "1", "太小。应为：每行字数，至少 2。"),
        ("lines_after", "-1", "太小。应为：不小于 0 的整数。"),
    ],
)
def test_a_number_out_of_its_bounds_is_told_with_the_bound(key: str, value: str, said: str) -> None:
    style = re.sub(rf"(?m)^{key} = \S+", f"{key} = {value}", STYLE, count=1)
    with pytest.raises(SourceError) as caught:
        schema.load_toml(style, "style")
    (fault,) = caught.value.each
    assert str(fault).endswith(said)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_may_end_as_on_any_machine(end: str) -> None:
    lines = ["id: a", "title: 题", "source:", "  file: x", "  part: 0", ""]
    assert schema.load_yaml(end.join(lines[:2]), "speech") == {"id": "a", "title": "题"}
    assert fault(end.join(lines)).line == 5

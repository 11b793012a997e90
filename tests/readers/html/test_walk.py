"""What an element says, kind by kind: at the borders of each rule."""

import pytest

from tests.readers.test_html import read, said, told


@pytest.mark.parametrize(
    ("raised", "lines", "differences"),
    [
        ("<sup>" + "注" * 20 + "</sup>", ["甲" + "注" * 20], [("上标", "注" * 20)]),
        ("<sup>" + "注" * 21 + "</sup>", ["甲" + "注" * 21], []),
        ("<sub>注</sub>", ["甲注"], [("下标", "注")]),
        ("<sup> </sup>", ["甲"], []),
        ("<sup>2<p>3</p></sup>", ["甲2", "3"], []),
    ],
)
def test_what_is_raised_and_long_or_has_lines_of_its_own_is_read_as_it_is(
    raised: str, lines: list[str], differences: list[tuple[str, str]]
) -> None:
    body = f"<div>甲{raised}</div>"
    assert [line for line in said(body) if line.strip()] == lines
    assert told(body) == differences


@pytest.mark.parametrize("number", [3, 4])
def test_many_sights_that_say_something_are_told_together_and_the_others_by_themselves(
    number: int,
) -> None:
    body = "<p>甲</p>" + "<img>" * 5 + "<img alt=图片>" * 5
    body += "".join(f"<p>{n}<img alt=会场{n}></p>" for n in range(1, number + 1))
    found = [(one.what, one.words, one.line) for one in read(body).differences]
    named = [("图片", f"会场{n}", 3 + n) for n in range(1, number + 1)]
    together = [(f"图片 {number} 处", " ".join(words for _, words, _ in named), 4)]
    silent = [("图片", "", 3)] * 10
    assert sorted(found) == sorted([*silent, *(together if number > 3 else named)])


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        *((f"<input type={kind} value=戊>", "戊") for kind in ("text", "search", "Button")),
        *((f"<input type={kind} value=戊>", "戊") for kind in ("submit", "reset", "tel", "email")),
        *((f"<input type={kind} value=戊>", "") for kind in ("hidden", "password", "checkbox")),
        ("<input type=number value=5>", "5"),
        ("<input>", ""),
        ("<select><option>甲<option selected>乙<option selected>丙</select>", "乙 丙"),
        ("<select></select>", ""),
        ("<textarea> 戊\n己 </textarea>", "戊 己"),
    ],
)
def test_a_field_of_a_form_says_what_it_shows(field: str, shown: str) -> None:
    assert told(f"<p>甲{field}</p>") == ([("表单里的文字", shown)] if shown else [])


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("甲\n乙", ["甲乙"]),
        ("甲 \r\n\t乙", ["甲乙"]),
        ("甲 乙", ["甲 乙"]),
        ("a\nb", ["a b"]),
        ("甲\nb", ["甲 b"]),
        ("<pre>甲\n乙  丙</pre>", ["甲", "乙  丙"]),
    ],
)
def test_line_ends_of_the_markup_are_shown_as_a_browser_shows_them(
    words: str, lines: list[str]
) -> None:
    assert said(f"<div>{words}</div>") == lines


def test_quotations_within_quotations_have_the_other_marks() -> None:
    assert said("<p><q>一<q>二<q>三</q></q></q>，<q>四</q></p>") == ["“一‘二“三”’”，“四”"]


@pytest.mark.parametrize(
    ("item", "line"),
    [
        *((f"{own}甲", f"{own}甲") for own in ("一、", "（二）", "3.", "①", "第一条", "(a)")),
        ("甲", "1. 甲"),
        ("2021年", "1. 2021年"),
    ],
)
def test_a_list_prints_no_number_before_one_of_its_own(item: str, line: str) -> None:
    assert said(f"<ol><li>{item}</ol>") == [line]


def test_a_number_waits_for_the_words_of_its_item_and_no_longer() -> None:
    body = "<ol><li><br><p>甲</p><p>乙</p><li><ol type=a><li>丙</ol><li></ol><p>丁</p>"
    assert [line for line in said(body) if line] == ["1. 甲", "乙", "2. a. 丙", "丁"]


def test_the_caption_and_the_cells_of_a_table_say_what_they_show() -> None:
    table = "<tr><td>甲<p>乙</p><ol><li>丙</ol><td><img alt=会场>丁<tr><td>戊<td><del>己</del>庚"
    body = f"<p>前</p><table><caption>表<br>一</caption>{table}</table>后"
    assert said(body) == ["前", "表 一", "| 甲 乙 1. 丙 | 丁 |", "| 戊 | 庚 |", "后"]
    assert told(body) == [("图片", "会场"), ("删去的文字", "己")]


def test_remarks_that_word_puts_below_a_page_are_told_and_are_none_of_its_words() -> None:
    mark = "<a class=msocomanchor href='#_msocom_1'>[王1]</a>"
    remark = "<div style='mso-element:comment'><p><a href='#_msoanchor_1'>[王1]</a>再核。</p></div>"
    body = f"<p>前{mark}后</p><div style='mso-element: comment-list'><hr>{remark}</div>"
    assert [line for line in said(body) if line] == ["前后"]
    assert told(body) == [("批注", "[王1]"), ("批注", "[王1] 再核。")]


def test_what_old_browsers_show_for_a_bar_is_told() -> None:
    body = "<p>前<progress value=3>六成</progress><meter>两成</meter></p>"
    assert (said(body), told(body)) == (["前"], [("图形", "六成"), ("图形", "两成")])


@pytest.mark.parametrize("hidden", ["<tr style='{}'><td>丙", "<tr><td style='{}'>丙"])
def test_what_is_hidden_of_a_table_is_told_and_no_part_of_it(hidden: str) -> None:
    rows = f"<tr><td>甲<td>乙{hidden.format('display:none')}<td style='display:none'>丁"
    body = f"<p>前</p><table border=1>{rows}<tr><td>戊<td>己</table>"
    assert said(body) == ["前", "| 甲 | 乙 |", "| 戊 | 己 |"]
    assert told(body) == [("隐藏的文字", "丙"), ("隐藏的文字", "丁")]


def test_the_number_of_an_item_without_words_is_told() -> None:
    table = "<table border=1><tr><td>1<td>2<tr><td>3<td>4</table>"
    body = f"<p>前</p><ol><li>{table}<li><del>甲</del><li>乙</ol>"
    assert said(body)[-1] == "3. 乙"
    numbers = [words for what, words in told(body) if what == "没有文字的编号"]
    assert numbers == ["1.", "2."]


def test_what_a_field_may_be_filled_in_with_is_no_text() -> None:
    assert said("<p>前<datalist><option>甲</datalist>后</p>") == ["前后"]

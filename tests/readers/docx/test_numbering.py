import pytest

from converters.readers.docx import numerals
from tests.readers.docx.word_files import lines, p, part, read, t, told


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id: str, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(levels)}</w:abstractNum>'


def num(id: str, of: str, more: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(words: str, id: str = "1", index: int = 0) -> str:
    about = f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{id}"/></w:numPr>'
    return p(t(words), about=about)


def listed(definitions: str, *items: str, styles: str = "") -> list[str]:
    return lines(
        "".join(items),
        {"numbering": part("numbering", definitions), "styles": part("styles", styles)},
    )


RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


def test_a_list_begun_anew_counts_from_its_start_17_9_26() -> None:
    two = abstract("0", level(0, "chineseCounting", "（%1）")) + num("1", "0")
    two += num("2", "0", RESTART.format(1)) + num("3", "0", RESTART.format(5))
    found = listed(two, item("甲"), item("乙"), item("丙", "2"), item("丁", "2"), item("戊", "3"))
    assert found == ["（一）甲", "（二）乙", "（一）丙", "（二）丁", "（五）戊"]


def test_lists_of_one_definition_count_on_from_one_another_17_9_15() -> None:
    two = abstract("0", level(0, "decimal", "%1、")) + num("1", "0") + num("2", "0")
    assert listed(two, item("甲"), item("乙", "2")) == ["1、甲", "2、乙"]


def test_a_level_may_be_overridden_whole_17_9_8() -> None:
    whole = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1、", start=3)}</w:lvlOverride>'
    two = abstract("0", level(0, "decimal", "%1、")) + num("1", "0", whole)
    assert listed(two, item("甲"), item("乙")) == ["C、甲", "D、乙"]


def test_deeper_levels_begin_again_unless_they_say_otherwise_17_9_10() -> None:
    free = level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    for deeper, last in ((level(1, "decimal", "%2."), "1.丁"), (free, "2.丁")):
        two = abstract("0", level(0, "chineseCounting", "%1、"), deeper) + num("1", "0")
        items = item("甲"), item("乙", index=1), item("丙"), item("丁", index=1)
        assert listed(two, *items) == ["一、甲", "1.乙", "二、丙", last]


def test_a_number_may_name_those_above_it_in_arabic_figures_17_9_4() -> None:
    for legal, last in (("", "一.1 乙"), ("<w:isLgl/>", "1.1 乙")):
        second = level(1, "decimal", "%1.%2", legal)
        two = abstract("0", level(0, "chineseCounting", "%1、"), second) + num("1", "0")
        assert listed(two, item("甲"), item("乙", index=1)) == ["一、甲", last]


def test_a_style_numbers_its_paragraphs_also_by_what_it_is_based_on_17_9_23() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/>'
        "</w:style>"
    )
    second = level(1, "decimal", "%2.", '<w:pStyle w:val="b"/>')
    two = abstract("0", level(0, "chineseCounting", "%1、"), second) + num("1", "0")
    items = (p(t("甲"), about=f'<w:pStyle w:val="{style}"/>') for style in "abb")
    off = p(t("乙"), about='<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert listed(two, *items, off, styles=styles) == ["一、甲", "1.甲", "2.甲", "乙"]


def test_a_list_may_be_that_of_a_numbering_style_17_9_21() -> None:
    linked = abstract("0", '<w:numStyleLink w:val="s"/>')
    real = abstract("1", '<w:styleLink w:val="s"/>', level(0, "chineseCounting", "%1、"))
    styles = (
        '<w:style w:type="numbering" w:styleId="s"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    two = linked + real + num("1", "0") + num("2", "1")
    assert listed(two, item("甲"), item("乙", "2"), styles=styles) == ["一、甲", "二、乙"]


def test_the_style_of_a_list_may_lead_to_another_list_that_does_not_name_it() -> None:
    linked = abstract("0", '<w:numStyleLink w:val="s"/>')
    real = abstract("1", level(0, "chineseCounting", "%1、"))
    styles = (
        '<w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    two = linked + real + num("1", "0") + num("2", "1")
    assert listed(two, item("甲"), styles=styles) == ["一、甲"]


def test_items_without_words_are_counted_and_told() -> None:
    two = {
        "numbering": part("numbering", abstract("0", level(0, "decimal", "%1、")) + num("1", "0"))
    }
    found = read(item("甲") + item("") + item("丙"), two)
    assert found.text == "1、甲\n\n3、丙"
    assert told(found) == [("没有文字的编号", "2、")]


def test_bullets_are_told_and_a_text_without_a_number_is_printed() -> None:
    lists = abstract("0", level(0, "bullet", "●")) + abstract("1", level(0, "none", "附："))
    two = {"numbering": part("numbering", lists + num("1", "0") + num("2", "1"))}
    found = read(item("甲") + item("乙", "2"), two)
    assert found.text == "甲\n附：乙"
    assert told(found) == [("项目符号", "")]


@pytest.mark.parametrize(
    ("text", "suffix", "words", "shown"),
    [
        ("%1.", "tab", "2021年", "1. 2021年"),
        ("%1.", "tab", "认识", "1.认识"),
        ("第%1章", "space", "总则", "第1章 总则"),
        ("第%1章", "nothing", "总则", "第1章总则"),
    ],
)
def test_a_number_does_not_run_into_the_words(
    text: str, suffix: str, words: str, shown: str
) -> None:
    told = level(0, "decimal", text, f'<w:suff w:val="{suffix}"/>')
    assert listed(abstract("0", told) + num("1", "0"), item(words)) == [shown]


@pytest.mark.parametrize(
    ("form", "values", "shown"),
    [
        ("chineseCounting", (1, 10, 11, 20, 99, 100), "一 十 十一 二十 九十九 一〇〇"),
        ("chineseCountingThousand", (10, 105, 110), "十 一百零五 一百一十"),
        ("ideographDigital", (9, 10, 21), "九 一〇 二一"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("ideographZodiacTraditional", (1, 60), "甲子 癸亥"),
        ("chineseLegalSimplified", (1, 10, 15, 105), "壹 壹拾 壹拾伍 壹佰零伍"),
        ("ideographLegalTraditional", (2, 20), "貳 貳拾"),
        ("decimalEnclosedCircleChinese", (1, 20, 21), "① ⑳ ㉑"),
        ("decimalEnclosedParen", (2, 21), "⑵ 21"),
        ("decimalEnclosedFullstop", (1,), "⒈"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalZero", (1, 10), "01 10"),
        ("upperRoman", (4, 9, 40), "IV IX XL"),
        ("lowerRoman", (3,), "iii"),
        ("upperLetter", (26, 27, 53), "Z AA AAA"),
        ("numberInDash", (3,), "- 3 -"),
        ("none", (3,), ""),
    ],
)
def test_the_forms_of_numbers_17_18_59(form: str, values: tuple[int, ...], shown: str) -> None:
    assert " ".join(numerals.written(form, value) for value in values) == shown


def test_a_list_may_be_that_of_a_style_which_names_it_alone_17_9_21() -> None:
    linked = abstract("0", '<w:numStyleLink w:val="s"/>')
    real = abstract("1", '<w:styleLink w:val="s"/>', level(0, "chineseCounting", "%1、"))
    assert listed(linked + real + num("1", "0"), item("甲"), item("乙")) == ["一、甲", "二、乙"]
    alone = linked + abstract("1", level(0, "decimal", "%1、")) + num("1", "0")
    assert listed(alone, item("甲")) == ["甲"]


def test_links_in_a_ring_end() -> None:
    ring = abstract("0", '<w:numStyleLink w:val="a"/>') + abstract(
        "1", '<w:numStyleLink w:val="b"/>'
    )
    styles = "".join(
        f'<w:style w:styleId="{id}"><w:pPr><w:numPr><w:numId w:val="{to}"/></w:numPr></w:pPr>'
        "</w:style>"
        for id, to in (("a", "2"), ("b", "1"))
    )
    assert listed(ring + num("1", "0") + num("2", "1"), item("甲"), styles=styles) == ["甲"]


def test_bullets_and_empty_levels_above_show_nothing_in_a_number() -> None:
    deeper = level(2, "decimal", "%1%2%3.")
    two = abstract("0", level(0, "bullet", "●"), level(1, "none", ""), deeper) + num("1", "0")
    assert listed(two, item("甲"), item("乙", index=2)) == ["甲", "1.乙"]


def test_levels_above_that_were_not_counted_show_their_start() -> None:
    two = abstract("0", level(0, "decimal", "%1", start=3), level(1, "decimal", "%1.%2、"))
    assert listed(two + num("1", "0"), item("甲", index=1)) == ["3.1、甲"]
    free = abstract("0", level(1, "decimal", "%1.%2、")) + num("1", "0")
    assert listed(free, item("甲", index=1)) == ["1.1、甲"]


def test_a_pattern_of_its_own_is_followed() -> None:
    form = '<w:numFmt w:val="{}" w:format="001, 002, 003, ..."/><w:lvlText w:val="%1、"/>'
    for kind, shown in (("custom", "001、甲"), ("decimal", "1、甲")):
        inside = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{form.format(kind)}</w:lvl>'
        assert listed(abstract("0", inside) + num("1", "0"), item("甲")) == [shown]


def test_a_level_without_a_form_or_start_counts_from_nought() -> None:
    bare = '<w:lvl w:ilvl="0"><w:lvlText w:val="%1、"/></w:lvl>'
    formed = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl>'
    for inside, shown in ((bare, "0、甲"), (formed, "1、甲")):
        assert listed(abstract("0", inside) + num("1", "0"), item("甲")) == [shown]


def test_deeper_levels_begin_again_after_the_level_that_they_name() -> None:
    third = level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')
    levels = level(0, "decimal", "%1、"), level(1, "decimal", "%2、"), third
    two = abstract("0", *levels) + num("1", "0")
    items = [item("甲", index=index) for index in (0, 1, 2, 1, 2, 0, 2)]
    found = [words.removesuffix("甲") for words in listed(two, *items)]
    assert found == ["1、", "1、", "1.", "2、", "2.", "2、", "1."]


def test_an_override_of_another_level_changes_nothing() -> None:
    other = RESTART.format(5).replace('w:ilvl="0"', 'w:ilvl="1"')
    two = abstract("0", level(0, "decimal", "%1、")) + num("1", "0") + num("2", "0", other)
    assert listed(two, item("甲"), item("乙", "2"), item("丙", "9")) == ["1、甲", "2、乙", "丙"]


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("%1．", "a", "1． a"),
        ("%1.", "，", "1.，"),
        ("%1", "认识", "1 认识"),
        ("%1", "", ""),
        ("%1)", "2", "1)2"),
        ("①", "认识", "①认识"),
        ("ⓩ", "认识", "ⓩ认识"),
        ("㈠", "认识", "㈠认识"),
        ("㋿", "认识", "㋿认识"),
        ("甲", "认识", "甲 认识"),
        ("", "认识", "认识"),
    ],
)
def test_a_number_is_parted_from_what_it_would_run_into(text: str, words: str, shown: str) -> None:
    two = abstract("0", level(0, "decimal", text)) + num("1", "0")
    assert listed(two, item(words), p(t("末"))) == [shown, "末"]


def test_bullets_that_are_words_are_printed() -> None:
    lists = abstract("0", level(0, "bullet", "附注：")) + num("1", "0")
    found = read(item("甲"), {"numbering": part("numbering", lists)})
    assert (found.text, told(found)) == ("附注：甲", [])


def test_a_hidden_number_is_counted_and_not_printed() -> None:
    hidden = level(0, "decimal", "%1.").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    lists = abstract("0", hidden, level(1, "decimal", "%1.%2")) + num("1", "0")
    assert listed(lists, item("甲"), item("乙"), item("丙", index=1)) == ["甲", "乙", "2.1 丙"]

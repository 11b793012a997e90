import pytest

from converters.readers.raw import Fidelity
from tests.readers.docx.word_files import lines, p, part, read, t, told


def field(code: str, result: str = "") -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    shown = separate + t(result) if result else ""
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{shown}{end}"


def test_a_reading_above_a_character_leaves_the_character_and_is_told() -> None:
    pinyin = field(r' EQ \* jc2 \* "Font:宋体" \* hps16 \o\ad(\s\up 15(chuō),踔)')
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>shù</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>恕</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    found = read(p(pinyin, t("厉、忠"), ruby, t("之道")))
    assert found.text == "踔厉、忠恕之道"
    assert told(found) == [("拼音", "踔（chuō）、恕（shù）")]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"EQ \o\ac(○,2)", "②"),
        (r"EQ \o\ac(○,密)", "密"),
        (r"EQ \f(1,3)", "1/3"),
        (r"EQ \r(3,8)", "³√8"),
        (r"EQ x\s\up5(2)", "x²"),
        (r"EQ \x(框)", "框"),
        (r"EQ \o(\s\up 5(某县),\s\do 2(人大))", "某县人大"),
        (r"EQ a\,b", "a,b"),
        (r'SYMBOL 176 \f "Symbol" \s 12', "°"),
        (r'QUOTE "引文"', "引文"),
        ("XE 索引", ""),
        (r"EQ \o(\o(\o(", ""),
    ],
)
def test_a_field_without_a_result_is_read_by_its_code(code: str, shown: str) -> None:
    assert read(p(t("前"), field(code), t("后"))).text == f"前{shown}后"


def test_of_other_fields_the_result_is_read_also_over_several_paragraphs() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    )
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(begin, separate, t("第一条")) + p(t("第二条"), end) + p(field("PAGE", "3"))
    assert lines(body) == ["第一条", "第二条", "3"]


def test_a_field_that_shows_nothing_we_know_is_told() -> None:
    assert told(read(p(t("见"), field("LISTNUM")))) == [("域", "LISTNUM")]


def test_the_value_of_a_field_that_prints_nothing_is_told_as_hidden() -> None:
    found = read(p(t("甲"), field('SET v "值"', "值"), field("REF v", "值"), t("乙")))
    assert found.text == "甲值乙"
    assert told(found) == [("隐藏的文字", "值")]


def test_a_date_that_follows_the_clock_is_read_as_it_was_stored_and_told() -> None:
    found = read(p(t("今天是"), field('DATE \\@ "yyyy年M月d日"', "2021年3月4日"), t("。")))
    assert found.text == "今天是2021年3月4日。"
    assert told(found, Fidelity.CHANGED) == [("随日期变动的域", "2021年3月4日")]


def test_a_field_within_the_code_of_another_shows_nothing_of_its_own() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText>IF </w:instrText></w:r>"
    found = read(p(begin, code, field("LISTNUM"), separate, t("乙"), end, t("后")))
    assert (found.text, found.differences) == ("乙后", ())


def test_a_list_of_a_form_shows_what_was_chosen() -> None:
    entries = '<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    code = "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    found = read(p(begin, code, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', t("后")))
    assert (found.text, found.differences) == ("乙后", ())


@pytest.mark.parametrize(
    ("needs", "shown"),
    [
        ('Requires="wps"', "新"),
        ('xmlns:k="http://www.wps.cn/officeDocument/2013/wpsCustomData" Requires="k"', "旧"),
        ('Requires="nobody"', "旧"),
        ("", "新"),
    ],
)
def test_of_several_forms_the_first_that_word_knows_is_read(needs: str, shown: str) -> None:
    choice = f"<mc:Choice {needs}>{t('新')}</mc:Choice>"
    both = f"<mc:AlternateContent>{choice}<mc:Fallback>{t('旧')}</mc:Fallback>"
    assert read(p(both + "</mc:AlternateContent>")).text == shown
    assert read(p(f"<mc:AlternateContent>{choice}</mc:AlternateContent>")).text == "新"


def test_signs_of_symbol_fonts_are_read_by_their_font() -> None:
    degree = '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    circle = '<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>'
    typed = t("\uf0d6", '<w:rFonts w:ascii="Symbol"/>')
    found = read(p(t("18"), degree, t("C"), tick, typed, circle))
    assert found.text == "18°C☑√①"
    assert found.differences == ()


def test_a_sign_that_nobody_knows_is_a_box_and_told() -> None:
    found = read(p(t("见"), '<w:r><w:sym w:font="方正符号" w:char="F041"/></w:r>'))
    assert found.text == "见□"
    assert told(found, Fidelity.CHANGED) == [("符号", "方正符号 F041")]


def raised(words: str, place: str = "superscript") -> str:
    return t(words, f'<w:vertAlign w:val="{place}"/>')


def test_raised_and_lowered_figures_become_those_of_unicode() -> None:
    assert read(p(t("15km"), raised("2"), t("，CO"), raised("2", "subscript"))).text == "15km²，CO₂"


def test_what_cannot_be_raised_stays_and_is_told() -> None:
    found = read(p(t("PM"), raised("2.5", "subscript"), t("浓度")))
    assert found.text == "PM2.5浓度"
    assert told(found, Fidelity.CHANGED) == [("下标", "PM2.5")]


def test_a_formula_is_written_on_one_line_and_told_unless_it_is_plain() -> None:
    plain = "<m:oMath><m:r><m:t>15.6%</m:t></m:r></m:oMath>"
    upper, lower = ("<m:r><m:t>a+b</m:t></m:r>", "<m:r><m:t>2</m:t></m:r>")
    fraction = f"<m:oMath><m:f><m:num>{upper}</m:num><m:den>{lower}</m:den></m:f></m:oMath>"
    found = read(p(t("增长"), plain, t("，"), fraction))
    assert found.text == "增长15.6%，(a+b)/2"
    assert told(found, Fidelity.CHANGED) == [("公式", "(a+b)/2")]


def test_changes_are_read_as_accepted_and_counted() -> None:
    gone = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    new = f"<w:ins>{t('新')}</w:ins>"
    away = f"<w:moveFrom>{t('移动的话。')}</w:moveFrom>"
    here = f"<w:moveTo>{t('移动的话。')}</w:moveTo>"
    found = read(p(t("甲"), gone, new, away) + p(t("乙"), here))
    assert found.text == "甲新\n乙移动的话。"
    assert told(found, Fidelity.CHANGED) == [
        ("修订", "按全部接受读入：插入 1 处，删除 1 处，移动 1 处")
    ]


@pytest.mark.parametrize(
    "about",
    [
        "<w:rPr><w:del/></w:rPr>",
        "<w:rPr><w:vanish/></w:rPr>",
        '<w:framePr w:dropCap="drop" w:lines="3"/>',
    ],
)
def test_a_paragraph_goes_on_where_its_mark_is_gone(about: str) -> None:
    assert lines(p(t("同"), about=about) + p(t("志们："))) == ["同志们："]


def test_the_last_paragraph_is_not_lost_with_its_mark() -> None:
    assert lines(p(t("甲")) + p(t("乙"), about="<w:rPr><w:del/></w:rPr>")) == ["甲", "乙"]


def test_hidden_words_are_left_out_and_told_also_by_their_style() -> None:
    styles = part("styles", '<w:style w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style>')
    hidden = t("隐去", '<w:rStyle w:val="x"/>')
    shown = t("留下", '<w:rStyle w:val="x"/><w:vanish w:val="0"/>')
    found = read(p(hidden, shown), {"styles": styles})
    assert found.text == "留下"
    assert told(found) == [("隐藏的文字", "隐去")]


def test_what_is_wrapped_is_read_and_a_prompt_is_not() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{t('单击此处输入')}</w:sdtContent></w:sdt>"
    )
    filled = f"<w:sdt><w:sdtContent>{t('张三')}</w:sdtContent></w:sdt>"
    tagged = f"<w:smartTag>{t('三月')}</w:smartTag><w:hyperlink>{t('五日')}</w:hyperlink>"
    found = read(p(prompt, filled, tagged))
    assert found.text == "张三三月五日"
    assert told(found) == [("填写提示", "单击此处输入")]


def test_of_a_form_the_box_is_read_ticked_or_not() -> None:
    def box(checked: str) -> str:
        data = f"<w:ffData><w:checkBox>{checked}</w:checkBox></w:ffData>"
        begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        code = "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        return f'{begin}{code}<w:r><w:fldChar w:fldCharType="end"/></w:r>'

    assert read(p(box("<w:checked/>"), t("赞成"), box(""), t("反对"))).text == "☑赞成□反对"


def test_soft_breaks_begin_lines() -> None:
    assert lines(p(t("第一行"), "<w:r><w:br/></w:r>", t("第二行"))) == ["第一行", "第二行"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    )
    body = p(begin, t("第一段")) + p(t("第二段"), field("PAGE", "3"))
    assert lines(body) == ["第一段", "第二段3"]


def test_the_mark_of_a_note_that_a_field_shows_again_is_told() -> None:
    found = read(p(t("见注"), field(r"NOTEREF _Ref1 \h", "2")))
    assert found.text == "见注2"
    assert told(found, Fidelity.CHANGED) == [("注释的引用", "2")]


@pytest.mark.parametrize(
    ("brackets", "shown"),
    [("round", "县委（县政府）发文"), ("square", "县委［县政府］发文"), ("none", "县委县政府发文")],
)
def test_two_lines_in_one_stand_in_their_brackets_and_are_told(brackets: str, shown: str) -> None:
    layout = f'<w:eastAsianLayout w:combine="1" w:combineBrackets="{brackets}"/>'
    found = read(p(t("县委"), t("县政府", layout), t("发文")))
    assert found.text == shown
    assert told(found, Fidelity.CHANGED) == [("双行合一的字", "县政府")]


def test_letters_in_a_symbol_font_are_the_signs_that_it_draws() -> None:
    fonts = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    found = read(p(t("ü", fonts.format("Wingdings")), t("办，a值", fonts.format("Symbol")), t("ü")))
    assert found.text == "✓办，α值ü"
    assert told(found, Fidelity.CHANGED) == [("符号字体的字", "ü"), ("符号字体的字", "办，a值")]


def test_a_tracked_deletion_within_a_formula_is_gone() -> None:
    run = "<m:r><m:t>{}</m:t></m:r>"
    gone = f"<w:del>{run.format('b')}</w:del><w:ins>{run.format('c')}</w:ins>"
    found = read(p(f"<m:oMath>{run.format('a')}{gone}</m:oMath>"))
    assert found.text == "ac"
    assert ("修订", "按全部接受读入：删除 1 处") in told(found, Fidelity.CHANGED)


def test_a_field_of_one_element_is_read() -> None:
    simple = '<w:fldSimple w:instr="{}">{}</w:fldSimple>'
    found = read(p(t("前"), simple.format("REF a", t("甲")), simple.format("LISTNUM", ""), t("后")))
    assert found.text == "前甲后"
    assert told(found) == [("域", "LISTNUM")]


def chosen(data: str) -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    code = "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    return f'{begin}{code}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("told_of", "shown"),
    [
        ("", "甲"),
        ('<w:result w:val="0"/>', "甲"),
        ('<w:default w:val="1"/>', "乙"),
        ('<w:result w:val="0"/><w:default w:val="1"/>', "甲"),
        ('<w:result w:val="2"/>', ""),
        ('<w:result w:val="-1"/>', ""),
    ],
)
def test_of_a_list_of_a_form_what_is_chosen_is_read(told_of: str, shown: str) -> None:
    entries = '<w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'
    data = f"<w:ddList>{told_of}{entries}</w:ddList>"
    assert read(p(t("前"), chosen(data), t("后"))).text == f"前{shown}后"


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("<w:checked/>", "☑"),
        ('<w:checked w:val="0"/><w:default/>', "□"),
        ("<w:default/>", "☑"),
        ('<w:default w:val="0"/>', "□"),
        ("", "□"),
    ],
)
def test_a_box_is_ticked_by_its_state_or_else_from_the_first(state: str, shown: str) -> None:
    assert read(p(chosen(f"<w:checkBox>{state}</w:checkBox>"), t("后"))).text == f"{shown}后"


@pytest.mark.parametrize(
    ("fonts", "text", "shown", "differences"),
    [
        ("Symbol", "a\uf061", "aα", []),
        ("宋体", "\uf061", "α", []),
        ("Wingdings", "\uf0fe", "☑", []),
        ("Symbol", "\uf07f", "□", [("符号", "Symbol")]),
        ("宋体", "\uf01f", "\uf01f", []),
        ("Symbol", "\uf020", " ", []),
        ("Webdings", "\uf0ff", "🕊", []),
        ("Symbol", " ", " ", []),
        ("Symbol", "\u3000", "\u3000", []),
    ],
)
def test_codes_of_symbol_fonts_are_signs(
    fonts: str, text: str, shown: str, differences: list[tuple[str, str]]
) -> None:
    found = read(p(t("前"), t(text, f'<w:rFonts w:ascii="{fonts}"/>'), t("后")))
    assert found.text == f"前{shown}后"
    assert told(found, Fidelity.CHANGED) == differences


def test_signs_tabs_and_hyphens_are_read_and_ink_is_told() -> None:
    signs = "<w:r><w:tab/><w:ptab/><w:noBreakHyphen/><w:cr/><w:t>乙</w:t></w:r>"
    found = read(p(t("甲"), signs, "<w:r><w:contentPart/></w:r>", "<w:sdt/>"))
    assert found.text == "甲\t\t-\n乙"
    assert told(found) == [("墨迹", "")]


def test_a_reading_without_words_is_none() -> None:
    def ruby(reading: str) -> str:
        base = f"<w:rubyBase>{t('恕')}</w:rubyBase>"
        return f"<w:r><w:ruby>{reading}{base}</w:ruby></w:r>"

    assert read(p(ruby(""), ruby(f"<w:rt>{t(' ')}</w:rt>"))).differences == ()
    both = read(p(t("忠"), ruby(f"<w:rt>{t(' shù')}</w:rt>"), "<w:r><w:ruby/></w:r>"))
    assert (both.text, told(both)) == ("忠恕", [("拼音", "恕（shù）")])


def test_what_cannot_be_raised_is_told_with_what_stands_before_it() -> None:
    found = read(p(t("一二三四"), t("五六七八九"), raised("甲"), raised(" ")))
    assert told(found, Fidelity.CHANGED) == [("上标", "二三四五六七八九甲")]
    assert read(p(t("甲"), raised("2", "baseline"))).text == "甲2"


@pytest.mark.parametrize(
    ("brackets", "combine", "shown"),
    [
        ("angle", "on", "〈字〉"),
        ("curly", "true", "｛字｝"),
        ("round", "0", "字"),
        ("round", "", "字"),
    ],
)
def test_two_lines_in_one_are_such_if_they_are_switched_on(
    brackets: str, combine: str, shown: str
) -> None:
    layout = f'<w:eastAsianLayout w:combine="{combine}" w:combineBrackets="{brackets}"/>'
    assert read(p(t("前"), t("字", layout), t(" ", layout))).text == f"前{shown} "


_NOTES = ((1, "注"), (2, "现"))


def test_hidden_words_do_not_make_a_look_and_hidden_notes_are_none() -> None:
    note = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    seen = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    each = "".join(f'<w:footnote w:id="{n}">{p(t(words))}</w:footnote>' for n, words in _NOTES)
    body = p(t("甲"), t("乙", "<w:vanish/><w:strike/>"), note, seen)
    found = read(body, {"footnotes": part("footnotes", each)})
    assert found.text.split("\n") == ["甲〔1〕", "〔1〕现"]
    assert told(found) == [("隐藏的文字", "注"), ("隐藏的文字", "乙")]
    assert ("加了删除线的字", "乙") not in told(found, Fidelity.CHANGED)


@pytest.mark.parametrize(
    ("about", "joins"),
    [
        ("<w:rPr><w:moveFrom/></w:rPr>", True),
        ("<w:rPr><w:specVanish/></w:rPr>", True),
        ('<w:rPr><w:vanish w:val="0"/></w:rPr>', False),
        ('<w:framePr w:dropCap="margin"/>', True),
        ('<w:framePr w:dropCap="none"/>', False),
    ],
)
def test_a_mark_that_is_gone_joins_its_paragraph_to_the_next(about: str, joins: bool) -> None:
    assert (len(lines(p(t("甲"), about=about) + p(t("乙")))) == 1) is joins


@pytest.mark.parametrize(
    ("figures", "moved", "shown"),
    [
        ("2", "12", "km²"),
        ("2", "-6", "km₂"),
        ("-1", "8", "km⁻¹"),
        ("2", "3", "km2"),  # set right by eye
        ("长", "12", "km长"),
    ],
)
def test_figures_moved_up_or_down_by_hand_are_raised_or_lowered(
    figures: str, moved: str, shown: str
) -> None:
    assert read(p(t("km"), t(figures, f'<w:position w:val="{moved}"/>'))).text == shown


def test_another_file_that_a_paragraph_holds_is_told() -> None:
    found = read(p('<w:subDoc r:id="rId7"/>') + p(t("正文。")))
    assert told(found) == [("子文档", "rId7")]


@pytest.mark.parametrize("words", ["加入WTO以后", "\uf0b7要点"])
def test_words_outside_of_any_run_are_read_all_the_same(words: str) -> None:
    (line,) = lines(p(f"<w:t>{words}</w:t>"))
    assert line.endswith(words[1:])


def test_blanks_at_the_edges_of_words_count_only_if_the_file_says_so() -> None:
    kept = '<w:r><w:t xml:space="preserve"> 两\n人 </w:t></w:r>'
    assert read(p("<w:r><w:t>\n 各位 \n</w:t></w:r>", kept, t("代表"))).text == "各位 两 人 代表"


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    assert lines(p(t("上半"), '<w:r><w:br w:type="column"/></w:r>', t("下半"))) == lines(
        p(t("上半"), '<w:r><w:br w:type="page"/></w:r>', t("下半"))
    )


def test_words_set_small_in_two_halves_are_words_and_are_told() -> None:
    found = read(p(field(r"EQ \o(\s\up 5(各乡),\s\do 2(镇))"), t("代表")))
    changed = told(found, Fidelity.CHANGED)
    assert (found.text, changed) == ("各乡镇代表", [("合并字符", "各乡镇")])

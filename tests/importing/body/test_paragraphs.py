"""Lines that were broken are joined, paragraphs and headings are not."""

from hypothesis import given
from hypothesis import strategies as st

from converters.importing.body import paragraphs
from tests.conftest import Golden
from tests.importing import cases, rules

HEAD = "在全县水利工作会议上的讲话\n（2021年3月8日）\n周明远\n同志们：\n"
LONG = "今天召开全县水利工作会议，主要任务是总结去年工作，部署今年任务。大家都要认真听、认真记"


def body(text: str) -> list[str]:
    return cases.printed(cases.cleaned(HEAD + text)).split("> 同志们：\n")[1].split("\n")


def test_a_heading_at_the_end_of_a_paragraph_is_set_on_its_own() -> None:
    said = f"{LONG}。（二）抓好农田水利建设\n今年要修渠道三百里，把北片的水引过来，不误春耕。"
    assert body(said)[1:] == [
        "## （二）抓好农田水利建设",
        "今年要修渠道三百里，把北片的水引过来，不误春耕。",
    ]


def test_a_paragraph_that_lost_its_stop_is_not_joined_to_one_set_in_like_it() -> None:
    after = "渠道要修，水库也要修。两件事一起抓，一件也不能丢。"
    set_in = f"\u3000\u3000{LONG}\n\u3000\u3000{after}\n\u3000\u3000谢谢大家！"
    assert body(set_in) == [LONG, after, "谢谢大家！"]
    assert body(f"{LONG}\n{after}\n谢谢大家！") == [LONG + after, "谢谢大家！"]


def test_a_paragraph_whose_first_words_a_page_took_out_does_not_go_on_with_the_heading() -> None:
    said = "一、认清形势，增强责任\n，全县上下克服了旱灾的影响，粮食总产还是增了两成。\n谢谢大家！"
    assert body(said)[0] == "# 一、认清形势，增强责任"


@given(st.sampled_from(["〔1〕", "[2]", "③", "〔1〕〔2〕"]))
def test_a_paragraph_that_ends_with_the_mark_of_a_note_has_its_end_before_it(mark: str) -> None:
    villages = ("东湖", "西山", "南浦", "北堰", "青龙", "白马", "红星", "双桥", "石门", "柳林")
    said = [
        f"{name}村去年修通了进山的路，运出来的山货卖了个好价钱，大家都说这条路修得值。"
        for name in villages
    ]
    noted = [f"{one}{mark}" for one in said]
    assert body("\n".join([*noted, "谢谢大家！"])) == [*noted, "谢谢大家！"]


def test_a_quotation_broken_over_three_lines_is_one() -> None:
    said = f"{LONG}。\n推行“双向\n揭榜\n挂帅”的办法，让有本事的人上来。\n谢谢大家！"
    assert body(said)[1] == "推行“双向揭榜挂帅”的办法，让有本事的人上来。"


def test_a_name_alone_at_a_cut_end_signs_nothing() -> None:
    assert body(f"{LONG}。\n{LONG}。\n从经")[-1] == "从经"
    assert body(f"{LONG}。\n谢谢大家！\n从经")[-1] == "署名 从经"


def test_a_question_that_somebody_asked_is_no_title() -> None:
    said = f"有的同志问：“搜索引擎归谁管？”\n{LONG}。\n谢谢大家！"
    found = cases.cleaned(f"讲话稿的合集\n{said}")
    assert "归谁管" in cases.printed(found).split("\n", 1)[1]


def test_a_date_with_which_a_sentence_begins_stays_in_it() -> None:
    said = f"2004年3月24日 ，湖北省人民政府报送了请示。{LONG}。"
    text = f"关于请示的讲话\n同志们：\n{said}\n谢谢大家！"
    assert "2004年3月24日，湖北省人民政府报送了请示。" in cases.printed(cases.cleaned(text))


SAID = "这次推进会是在关键时候召开的，上午看了三个乡镇，两相对照，高下立判，下面我讲三个问题。"


@given(st.integers(21, len(SAID) - 2))
def test_a_paragraph_that_the_end_of_a_page_tore_is_whole_again(at: int) -> None:
    pages = f"{SAID[:at]}\n— 1 —\n{SAID[at:]}\n谢谢大家！\n— 2 —\n"
    assert f"\n{SAID}\n" in cases.printed(cases.cleaned(HEAD + pages))


RULES: dict[str, rules.Rule] = {
    "opened": lambda text: (paragraphs.opened(text.sheet, text.lines), text.dropped),
    "mended": lambda text: paragraphs.mended(text.lines),
    "paragraphs": lambda text: paragraphs.paragraphs(text.sheet, text.lines, []),
    "sentence_lines": lambda text: paragraphs.sentence_lines(text.lines),
}


def test_lines_become_the_paragraphs_that_the_table_says(golden: Golden) -> None:
    rules.hold("body/paragraphs", RULES, golden)


def test_a_single_ordinal_of_a_rolled_text_is_set_apart_if_a_row_was_promised() -> None:
    heading = "一、希望大家带头讲团结，把话说到一处。"
    said = f"{LONG}。" * 5
    assert body(f"{said}下面我提三点希望：{heading}{LONG}。")[1] == f"[{heading}]1{LONG}。"
    assert len(body(f"{said}他说：{heading}{LONG}。")) == 1


def test_spaces_at_which_lines_ended_part_no_heading_from_its_paragraph() -> None:
    heading = "一、希望大家按照上级要求，尽快熟悉业务，主动作为积 极进取，依法依规开展工作"
    wrapped = (
        "水利是农业的命 脉，一点也松懈不得，各乡镇的同 志要把图纸拿出来，把责任一件一件分下 去。"
    )
    found = body(f"{heading}。{wrapped}\n{LONG}。")
    assert found[0].replace("[", "").split("]")[0] == heading.replace(" ", "") + "。"


def test_a_paragraph_that_lost_its_stop_does_not_go_on_where_the_speaker_leads_over() -> None:
    lost = f"{LONG}。代表到齐了，可以正式开会了"
    said = "下面我宣读几点要求，请大家听好："
    assert body(f"{lost}\n{said}\n渠道要修。") == [lost, said, "渠道要修。"]
    assert body(f"{lost}\n下面的话请大家记好。") == [f"{lost}下面的话请大家记好。"]

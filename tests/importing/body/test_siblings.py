from converters.importing.body.siblings import HeadedBlock, agreed
from converters.importing.passage import whole
from converters.speech.model import Block, Heading, Paragraph, RunIn, Text
from tests.conftest import Golden
from tests.importing import rules
from tests.importing.rules import Sample


def plain(text: str) -> Block:
    return Paragraph((Text(text),))


def headed(head: str, rest: str) -> Block:
    return Paragraph((RunIn(head, 1), Text(rest)))


def made(*blocks: Block) -> list[Block]:
    return [piece.block for piece in agreed([HeadedBlock(block, whole("")) for block in blocks])]


def test_a_row_of_articles_has_no_heads() -> None:
    row = (plain("一、甲。"), headed("二、乙。", "丙。"), plain("三、丁。"), plain("四、戊。"))
    assert made(*row, Heading(1, "五、己。"))[1::3] == [plain("二、乙。丙。"), plain("五、己。")]


def test_a_row_most_of_which_is_headed_keeps_its_heads() -> None:
    row = (headed("一、甲。", "乙。"), headed("二、丙。", "丁。"), plain("三、戊。"))
    assert made(*row) == list(row)


_TOLD = (
    "一、水库从建成起就由三个村轮流看管，积累了许多防汛抢险的好经验。",
    "二、电力排灌：是指用电动机带动水泵，把河里的水提到高处的田里灌溉庄稼。",
    "三、灌区的渠道年年要修，水泵要换，人手又少，经费又紧，困难一年比一年多。",
)


def test_a_row_of_first_sentences_that_tell_something_has_no_heads() -> None:
    row = [headed(head, "乙。") for head in _TOLD]
    assert made(*row) == [plain(head + "乙。") for head in _TOLD]


def test_one_of_them_in_a_row_of_heads_is_a_head_too() -> None:
    row = [headed("一、抓水利。", "乙。"), headed("二、抓管护。", "丁。"), headed(_TOLD[2], "乙。")]
    assert made(*row) == row


def test_a_long_head_that_demands_something_stays_one() -> None:
    heads = (
        "一、要把全县的水库、渠道、泵站和机井统一管起来，做到建好一处管好一处。",
        "二、要把农田水利建设同土地整治、扶贫开发和村庄规划结合起来一并推进。",
        "三、要把水利工程的质量和安全放在首位，层层压实各级各部门的责任。",
    )
    row = [headed(head, "乙。") for head in heads]
    assert made(*row) == row


def test_two_siblings_say_too_little() -> None:
    row = (plain("一、甲。"), headed("二、乙。", "丙。"))
    assert made(*row) == list(row)


def test_a_heading_without_a_stop_stays_one_among_articles() -> None:
    row = (plain("一、甲。"), plain("二、乙。"), plain("三、丙。"), Heading(1, "四、丁"))
    assert made(*row) == list(row)


def test_rows_of_different_parents_are_told_apart() -> None:
    second = (Heading(1, "二、乙"), *(headed(f"（{n}）甲。", "乙。") for n in "一二三"))
    first = (Heading(1, "一、甲"), *(plain(f"（{n}）甲。") for n in "一二三"))
    assert made(*first, *second) == [*first, *second]


ARTICLES = (
    Heading(1, "一、甲"),
    *(plain(f"（{n}）甲。") for n in "一二三四"),
    Heading(1, "二、乙"),
)
"""A row of articles, and the heading of another row of its level."""


def mixed(heads: str, numbers: str) -> list[Block]:
    """Return a row of level 2 of which those numbers have heads."""
    return [
        headed(f"（{n}）甲。", "乙。") if n in heads else plain(f"（{n}）甲。") for n in numbers
    ]


def test_a_row_half_of_which_is_headed_follows_the_others_of_its_level() -> None:
    found = made(*ARTICLES, *mixed("二四", "一二三四"))
    assert found[len(ARTICLES) :] == [
        plain("（一）甲。"),
        plain("（二）甲。乙。"),
        plain("（三）甲。"),
        plain("（四）甲。乙。"),
    ]


def test_a_row_half_of_which_is_headed_stays_without_others() -> None:
    row = mixed("二四六", "一二三四五六")
    assert made(*row) == row


def test_a_row_of_three_most_of_which_is_headed_keeps_its_heads_whatever_the_others_do() -> None:
    row = mixed("一三", "一二三")
    assert made(*ARTICLES, *row)[len(ARTICLES) :] == row


def headed_blocks(text: Sample) -> list[HeadedBlock]:
    """Return a line each as a block: #2 a heading of level 2, +2 a head that runs in, or plain."""
    return [HeadedBlock(block_of(line), whole(line)) for line in text.raw.split("\n")]


def block_of(line: str) -> Block:
    level = int(line[1:2]) if line[:1] in "#+" and line[1:2] in "1234" else 0
    head, _, rest = line[2:].partition("。")
    if not level:
        return plain(line)
    if line[0] == "#":
        return Heading(level, line[2:])
    return Paragraph((RunIn(f"{head}。", level), Text(rest)))


RULES: dict[str, rules.Rule] = {
    "agreed": lambda text: [piece.block for piece in agreed(headed_blocks(text))],
}


def test_paragraphs_of_one_row_are_headed_as_the_table_says(golden: Golden) -> None:
    rules.hold("body/siblings", RULES, golden)

"""The contents of a file are left out and told; a blank to be filled in is none."""

from converters.readers import pdf
from tests.readers.pdf.pages import LEFT, PITCH, SENTENCES, Line, made, page, set_in, told

DOTS = "…" * 12
CONTENTS = [
    Line("目　录", 250, 120, 22),
    Line(f"在全县工作会议上的讲话{DOTS}1", y=160),
    Line(f"一、充分肯定成绩{DOTS}1", LEFT + 16, 160 + PITCH, 14),
    Line("在全县进一步加强和改进安全生产", y=160 + 2 * PITCH),
    Line(f"工作会议上的讲话{DOTS} 12", LEFT + 16, 160 + 3 * PITCH),
    Line("张三　2021年3月", LEFT + 16, 160 + 4 * PITCH, 14, face="F2"),
]


def test_contents_are_left_out_and_told() -> None:
    raw = pdf.read(made(CONTENTS, page(set_in(SENTENCES))))
    assert raw.text.split("\n") == list(SENTENCES)
    ((what, words),) = told(raw)
    assert what == "目录"
    assert "".join(words.replace("；", "").split()) == "".join(
        "".join(one.words.split()) for one in CONTENTS
    )


def test_contents_go_on_over_pages() -> None:
    more = [Line(f"第{n}篇讲话的题目{DOTS}{n}{n}", y=150 + PITCH * n) for n in range(1, 9)]
    raw = pdf.read(made(CONTENTS, more, page(set_in(SENTENCES))))
    assert raw.text.split("\n") == list(SENTENCES)


def test_a_blank_to_be_filled_in_stays() -> None:
    blank = Line(f"应到会代表{DOTS}3", y=90)
    raw = pdf.read(made([blank, *page(set_in(SENTENCES))]))
    assert raw.text.split("\n") == [blank.words, *SENTENCES]
    assert raw.differences == ()


def test_below_a_heading_the_dots_may_be_missing() -> None:
    listed = [Line("目录", 250, 120, 22)]
    listed += [Line(f"第{n}篇讲话", y=150 + PITCH * n) for n in range(1, 4)]
    listed += [Line(str(n), LEFT + 400, 150 + PITCH * n) for n in range(1, 4)]
    raw = pdf.read(made(listed, page(set_in(SENTENCES))))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw)[0][1].endswith("第3篇讲话 3")

from converters.errors import Finding, Severity
from converters.settings.design import Design
from converters.speech.model import Emphasis, Paragraph, Text
from tests.formats.docx.proof.opened import W, asked, made, part
from tests.make import speech

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
SPOKEN = speech(Paragraph((Text("今天"), Emphasis("某某区"), Text("开会。")), 7))


def doubt(at: int, length: int) -> Finding:
    return Finding(
        "x", Severity.NOTE, "有隐去的字", "", 7, "今天某某区", "请补上", span=(at, length)
    )


def test_a_comment_hangs_on_the_very_words_across_runs(design: Design) -> None:
    data = made(SPOKEN, design, doubt(1, 3), doubt(2, 2), doubt(0, 8))
    document = part(data, "document")
    assert asked(document) == {0: "天某某", 1: "某某", 2: "今天某某区开会。"}
    looks = {
        run.find(f"{W}rPr/{W}rStyle").get(f"{W}val")
        for run in document.iter(f"{W}r")
        if run.findtext(f"{W}t") in ("某某", "区")
    }
    assert looks == {"Emphasis"}


def test_what_is_about_all_of_the_speech_hangs_on_its_title(design: Design) -> None:
    data = made(SPOKEN, design, Finding("x", Severity.NOTE, "缺日期"))
    assert asked(part(data, "document")) == {0: "在大会上的讲话"}


def test_a_comment_can_be_resolved_and_tells_who_asks_what(design: Design) -> None:
    data = made(SPOKEN, design, doubt(2, 2), Finding("x", Severity.NOTE, "缺日期"))
    comments = list(part(data, "comments"))
    assert [one.get(f"{W}author") for one in comments] == ["汇编查稿"] * 2
    assert [one.get(f"{W}date") for one in comments] == [None] * 2
    assert ["".join(one.itertext()) for one in comments] == ["有隐去的字。请补上。", "缺日期。"]
    keys = [one.find(f"{W}p").get(f"{W14}paraId") for one in comments]
    extended = list(part(data, "commentsExtended"))
    assert [one.get(f"{W15}paraId") for one in extended] == keys
    assert {one.get(f"{W15}done") for one in extended} == {"0"}
    assert len(set(keys)) == 2
    assert all(0 < int(key, 16) < 0x80000000 for key in keys)

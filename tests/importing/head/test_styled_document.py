"""What the styles of our template tell of a document goes to its front matter."""

from dataclasses import replace
from datetime import date

import pytest

from converters import importing, resources
from converters.formats.docx import writer as docx
from converters.importing.head import styled_document
from converters.importing.job import CleaningJob
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.readers import markdown
from converters.readers.raw import LineMarks, LineRole, RawText
from converters.settings.design import Design
from converters.speech.model import Circulation, Form

ROLES = {
    "标": LineRole.MARKING,
    "关": LineRole.ISSUER,
    "号": LineRole.DOCUMENT_NUMBER,
    "送": LineRole.RECIPIENTS,
    "记": LineRole.IMPRINT,
    "题": LineRole.TITLE,
}


def apart(*texts: str, off: str = "") -> tuple[list[str], Circulation]:
    """Return what is left of lines, each with the sign of its style before it, and the facts."""
    raw = RawText("\n".join(texts))
    job = CleaningJob(raw, "a.docx", Worksheet(raw.text, off=frozenset({off} - {""})))
    found = [
        SourceLine(whole(text[1:]), number, marks=LineMarks(role=ROLES[text[0]]))
        for number, text in enumerate(texts, 1)
    ]
    kept = styled_document.without_facts(job, found)
    assert all(line.marks.role in (None, LineRole.TITLE) for line in kept)
    return [line.text for line in kept], job.document


def test_each_line_is_a_fact() -> None:
    kept, facts = apart(
        *("标000001", "标机密★1年", "标特急", "关甲县人大常委会", "关甲县人民政府文件"),
        *("号甲人常〔2024〕3号 签发人：赵海金　王　建", "题通知", "送各乡镇：", "记抄送：县委。"),
        "记甲县办公室　2024年3月2日印发",
    )
    assert kept == ["通知"]
    assert facts == Circulation(
        form=Form.DOCUMENT,
        issuers=("甲县人大常委会", "甲县人民政府文件"),
        number="甲人常〔2024〕3号",
        signers=("赵海金", "王建"),
        secrecy="机密★1年",
        urgency="特急",
        copy_number="000001",
        recipients="各乡镇",
        copies="县委",
        printed_by="甲县办公室",
        printed=date(2024, 3, 2),
    )


@pytest.mark.parametrize(
    ("mark", "form"),
    [
        ("甲县人大常委会主任会议纪要", Form.MINUTES),
        ("甲县人民政府令", Form.ORDER),
        ("甲县人大常委会公告", Form.ORDER),
        ("甲县人大简报", Form.BRIEF),
        ("甲县人大常委会办公室", None),
    ],
)
def test_the_mark_tells_the_form(mark: str, form: Form | None) -> None:
    assert apart(f"关{mark}")[1].form is form


@pytest.mark.parametrize(
    "text",
    ["标请回复", "标机密★1年 请回复", "号关于", "送：", "记共印20份", "记甲县办 2024年13月2日印发"],
)
def test_what_is_no_fact_as_a_whole_stays(text: str) -> None:
    assert apart(text) == ([text[1:]], Circulation())


def test_what_is_said_twice_or_of_one_of_several_speeches_stays() -> None:
    assert apart("送甲县：", "送乙县：") == (["乙县："], Circulation(recipients="甲县"))
    assert apart("题一", "送甲县：", "题二") == (["一", "甲县：", "二"], Circulation())
    assert apart("送甲县：", off="head-line") == (["甲县："], Circulation())


@pytest.mark.parametrize(
    "name", ["document", "joint", "joint-order", "minutes", "order", "recipients", "sealed"]
)
def test_what_our_document_says_comes_back(name: str, design: Design) -> None:
    """But for what is no word of it: what the seal is, and that recipients were moved."""
    path = resources.root() / f"tests/cases/forms/{name}.md"
    written = markdown.read(path.read_bytes())
    options = importing.ImportOptions(force=True)
    found = importing.clean(docx.write(written, design, b""), "稿.docx", options=options)
    assert found.ledger.faults() == []
    (one,) = found.speeches
    said, told = written.meta.circulation, one.meta.circulation
    assert said
    assert told
    assert replace(told, recipients_below=None) == replace(said, seal=None)

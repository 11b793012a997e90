"""Our own PDF comes back as the Markdown that it carries, if its pages say the same."""

import io

import pikepdf
import pytest

from converters import importing
from converters.formats import markdown
from converters.formats.pdf import writer
from converters.settings.design import Design
from converters.speech.model import (
    Attachment,
    Dateline,
    Heading,
    Signature,
    Speech,
    Table,
    unbroken,
)
from tests.make import circulation, para, speech

LONG = tuple((f"指标{n}", "亿元", f"{n}.5") for n in range(40))
SPEECHES = {
    "with all facts": speech(
        Heading(1, "一、提高认识"),
        para("现在开会。" * 40),
        title="在全县进一步加强和改进|安全生产工作会议上的讲话",
        subtitle="——县长张三",
        post="县长",
        speaker="张三",
        topics=("安全",),
        occasion="全县安全生产工作会议",
    ),
    "that was circulated": speech(circulation=circulation()),
    "with a table over pages": speech(
        para("现在报告执行情况，请予审议。" * 20),
        Table((("指标", "单位", "值"), *LONG), True),
    ),
}


def without_attachment(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for name in list(document.attachments):
            del document.attachments[name]
        document.save(out)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("one", SPEECHES.values(), ids=SPEECHES)
def test_our_own_pdf_comes_back_as_its_markdown(one: Speech, drawn: Design) -> None:
    source = markdown.write(one)
    data = writer.write(one, drawn, source)
    found = importing.clean(data, "a.pdf")
    assert [markdown.write(speech) for speech in found.speeches] == [source]
    assert found.sha256 == importing.clean(data, "b.pdf").sha256 != ""
    assert not found.refusal


def test_a_file_whose_pages_say_something_else_is_read_and_it_is_told(drawn: Design) -> None:
    printed, other = speech(para("同意这个报告。" * 9)), speech(para("不同意这个报告。" * 9))
    found = importing.clean(writer.write(printed, drawn, markdown.write(other)), "a.pdf")
    assert "不同意" not in "".join(markdown.write(one).decode() for one in found.speeches)
    assert "没有读入附带的 Markdown（与页面上的字不一致）" in {f.message for f in found.findings}


@pytest.mark.parametrize("attached", [b"---\ntitle: [\n---\n", b"no front matter", b""])
def test_what_is_attached_may_be_anything(attached: bytes, drawn: Design) -> None:
    printed = speech(para("同意这个报告，请大家抓好落实。" * 9), title="在全县工作会议上的讲话")
    found = importing.clean(writer.write(printed, drawn, attached), "a.pdf")
    assert [one.meta.title for one in found.speeches] == ["在全县工作会议上的讲话"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["with all facts", "with a table over pages"])
def test_without_its_markdown_our_own_pdf_is_read(name: str, drawn: Design) -> None:
    one = SPEECHES[name]
    data = without_attachment(writer.write(one, drawn, markdown.write(one)))
    (found,) = importing.clean(data, "a.pdf").speeches
    assert found.meta.title == unbroken(one.meta.title)
    bodies = (markdown.write(each).decode().split("---\n", 2)[2] for each in (found, one))
    assert next(bodies) == next(bodies)


@pytest.mark.slow
def test_attachments_come_back_from_the_pages_alone(drawn: Design) -> None:
    one = speech(
        para("现在开会，有关材料印发给大家，请认真落实。"),
        Signature("西平县教育局"),
        Dateline("2024年3月1日"),
        Attachment(1, "西平县教育工作任务分工表"),
        para("各单位按照分工负责，密切配合，共同做好。"),
        Signature("西平县教育局"),
        Dateline("2024年3月1日"),
        Attachment(2, "关于进一步加强全县中小学校教师队伍建设发展情况的调查问卷汇总表"),
        para("问卷共五百份，收回四百九十份。"),
        title="在全县教育工作会议上的讲话",
    )
    data = without_attachment(writer.write(one, drawn, markdown.write(one)))
    assert [found.blocks for found in importing.clean(data, "a.pdf").speeches] == [one.blocks]

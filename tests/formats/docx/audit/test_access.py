"""What who cannot see a DOCX needs is there, and told where it is not."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from converters.formats.docx import writer as docx
from converters.formats.docx.audit import speech as audit
from converters.formats.docx.audit.codes import DocxCode
from converters.settings.design import Design
from converters.speech.model import Form, Speech, Table
from tests.formats.docx.audit.test_speech import BODY, STYLES, Edit, edited, pattern, swap
from tests.make import circulation, meta, para

SAID = Speech(
    meta(circulation=circulation()),
    (para("现在开会。"), Table((("项目", "数量"), ("联络站", "12")), header=True)),
)
CORE = "docProps/core.xml"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="图"/></wp:inline></w:drawing></w:r></w:p>'
)


def told(data: bytes, said: Speech, design: Design) -> list[str]:
    found = audit.check(data, said, design, b"")
    return [one.message for one in found if one.code == DocxCode.ACCESS]


def test_a_speech_with_tables_has_all_that_is_needed(design: Design) -> None:
    assert told(docx.write(SAID, design, b""), SAID, design) == []
    bare = replace(SAID, blocks=(para("散会。"), Table((("甲", "乙"),))))
    assert told(docx.write(bare, design, b""), bare, design) == []


@pytest.mark.parametrize(
    ("part", "edit", "message"),
    [
        (CORE, swap("在大会上的讲话", "无标题"), "文件属性“标题”应为“在大会上的讲话”"),
        (
            STYLES,
            swap('w:eastAsia="zh-CN"', 'w:eastAsia="ja-JP"'),
            "正文的语言应为中文，实际是ja-JP",
        ),
        (BODY, pattern("<w:tblDescription[^>]*/>", ""), "有 1 个表格没有可选文字"),
        (BODY, swap("<w:tblHeader/>", ""), "有 1 个表格的首行没有设为标题行"),
        (BODY, pattern("(<w:sectPr)", PICTURE + r"\1"), "有 1 张图片没有可选文字"),
    ],
)
def test_what_is_missing_is_told(part: str, edit: Edit, message: str, design: Design) -> None:
    data = edited(docx.write(SAID, design, b""), part, edit)
    assert told(data, SAID, design) == [message]


def test_the_mark_of_an_order_is_a_heading(design: Design) -> None:
    order = replace(SAID, meta=meta(circulation=circulation(form=Form.ORDER)))
    made = docx.write(order, design, b"")
    assert told(made, order, design) == []
    plain = edited(made, BODY, swap('<w:outlineLvl w:val="0"/>', ""))
    assert told(plain, order, design) == ["“西平县人民代表大会常务委员会文件”没有设为标题"]


def test_a_table_says_how_large_it_is_and_what_its_columns_are_called(design: Design) -> None:
    made = ZipFile(BytesIO(docx.write(SAID, design, b""))).read(BODY).decode()
    assert 'w:tblDescription w:val="2 行 2 栏，首行是各栏名称：项目、数量"' in made
    assert 'w:tblCaption w:val="版记"' in made
    assert made.count('w:firstRow="1"') == 1

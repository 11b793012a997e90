"""Pages: pictures, and what is laid over them."""

from converters.readers import pdf
from tests.readers.pdf.pages import SENTENCES, Picture, made, page, set_in, told

BODY = page(set_in(SENTENCES))


def test_a_page_that_is_a_picture_is_told_with_its_number() -> None:
    raw = pdf.read(made(BODY, [Picture()], BODY))
    assert told(raw) == [("整页的图片", "第 2 页")]
    assert raw.differences[0].line == len(SENTENCES)


def test_pictures_are_told_and_specks_are_not() -> None:
    raw = pdf.read(made([*BODY, Picture(100, 600, 80, 60), Picture(50, 50, 4, 4)]))
    assert told(raw) == [("图片", "")]


def test_remarks_stamps_and_fields_of_forms_are_told_with_their_words() -> None:
    remarks = [("Text", "此处请核"), ("Stamp", "已审"), ("Widget", "张三"), ("Link", "网址")]
    assert told(pdf.read(made(BODY, remarks=remarks))) == [
        *(("批注", "此处请核"), ("图章", "已审"), ("表单里的文字", "张三"))
    ]

"""Files whose page says that the document is elsewhere: a sentence names where."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from converters.errors import SourceError
from converters.readers import pdf
from converters.readers.pdf import carriers
from tests.readers.pdf.pages import SENTENCES, Line, made, page, set_in

COVER = [Line("For the best experience open this PDF portfolio in Acrobat", 40, 100, 10)]
WAIT = [Line("Please wait If this message is not eventually replaced", 40, 100, 10)]


def packed(data: bytes, names: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for at in range(names):
            document.attachments[f"讲话{at}.docx"] = b"PK"
        document.Root.Collection = Dictionary(View=Name.D)
        document.save(out)
    return out.getvalue()


def live(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pikepdf.String("x"))
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (packed(made(COVER), 1), "这个 PDF 是文件包，正文在它装着的文件里：讲话0.docx"),
        (packed(made(COVER), 4), "讲话0.docx、讲话1.docx、讲话2.docx等"),
        (live(made(WAIT)), "这个 PDF 是动态表单，页面上只有请稍候一类的话"),
    ],
)
def test_packages_and_live_forms_are_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        pdf.read(data)


@pytest.mark.parametrize("wrap", [lambda data: packed(data, 1), live])
def test_pages_with_a_document_are_read(wrap) -> None:  # type: ignore[no-untyped-def]
    assert pdf.read(wrap(made(page(set_in(SENTENCES))))).text.split("\n") == list(SENTENCES)


def test_a_file_without_pages_is_told() -> None:
    out = io.BytesIO()
    pikepdf.new().save(out)
    with pytest.raises(SourceError, match="PDF 文件里一页也没有"):
        pdf.read(out.getvalue())


@pytest.mark.parametrize("catalog", [None, 7, {}, {"AcroForm": 7}, {"AcroForm": {}}])
def test_other_files_carry_nothing_else(catalog: object) -> None:
    assert carriers.of_file(catalog) == ""

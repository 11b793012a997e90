from converters.settings.design import Design
from tests.formats.docx.proof.opened import LOOKS, W, made, names, part
from tests.make import speech

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def test_every_kind_of_page_says_what_it_is(design: Design) -> None:
    data = made(speech(), design)
    section = part(data, "document").find(f".//{W}sectPr")
    assert section is not None
    kinds = [one.get(f"{W}type") for one in section.findall(f"{W}headerReference")]
    assert kinds == ["default", "even", "first"]
    assert len({one.get(f"{R}id") for one in section.findall(f"{W}headerReference")}) == 3
    for kind in kinds:
        assert f"word/header-{kind}.xml" in names(data)
        assert "".join(part(data, f"header-{kind}").itertext()).startswith("校样　s1　第 1 版")


def test_the_header_stands_above_the_type_area(design: Design) -> None:
    sheet = part(made(speech(), design), "document").find(f".//{W}pgMar")
    assert sheet is not None
    foot = int(sheet.get(f"{W}header", "")) + LOOKS.head.size.twips
    assert foot < int(sheet.get(f"{W}top", ""))

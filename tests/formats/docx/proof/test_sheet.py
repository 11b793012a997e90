from converters.errors import Finding, Severity
from converters.settings.design import Design
from tests.formats.docx.proof.opened import W, made, part
from tests.make import circulation, para, speech


def test_every_section_numbers_its_lines_anew_on_each_page(design: Design) -> None:
    # The 版记 has a section to itself.
    long = speech(*[para("会议开得很好。")] * 29, circulation=circulation())
    sections = list(part(made(long, design), "document").iter(f"{W}sectPr"))
    assert len(sections) == 2
    for section in sections:
        names = [one.tag.removeprefix(W) for one in section]
        at = names.index("lnNumType")
        assert names[at - 1] == "pgMar"
        assert section[at].get(f"{W}restart") == "newPage"
        assert section[at].get(f"{W}countBy") == "1"


def test_no_table_begins_a_proof_and_the_text_under_it_stays(design: Design) -> None:
    organs = circulation(issuers=("西平县人大常委会", "西平县人民政府文件"), copy_number=None)
    facts = {"secrecy": None, "urgency": None}
    joint = speech(circulation=circulation(issuers=organs.issuers, copy_number=None, **facts))
    body = part(made(joint, design, Finding("x", Severity.NOTE, "疑")), "document")[0]
    assert [one.tag.removeprefix(W) for one in body[:3]] == ["p", "tbl", "p"]
    assert "".join(body[0].itertext()) == ""

"""Every kind of words in every place of a Word file: read once, or told."""

from collections.abc import Callable

import pytest

from converters.readers.docx.ooxml import SHAPE
from converters.readers.raw import RawText
from tests.readers.docx.test_body import RULED, reference
from tests.readers.docx.word_files import p, part, read, t

SHOWN, TOLD = "踔厉奋发", "暗藏其中"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _field(code: str, result: str = "") -> str:
    shown = FIELD.format("separate") + result if result else ""
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return FIELD.format("begin") + instruction + shown + FIELD.format("end")


def _drawn(uri: str, inside: str, name: str = "") -> str:
    data = (
        f'<wp:docPr name="{name}"/><a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData>'
    )
    return f"<w:r><w:drawing><wp:inline>{data}</a:graphic></wp:inline></w:drawing></w:r>"


def _box(inside: str) -> str:
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp>"
    return _drawn(SHAPE, shape)


def _old_box(inside: str) -> str:
    box = f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
    return f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>"


def _formula(words: str) -> str:
    parts = f"<m:num><m:r><m:t>{words}</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den>"
    return f"<m:oMath><m:f>{parts}</m:f></m:oMath>"


def _ruby(words: str, above: str) -> str:
    inner = f"<w:rt>{t(above)}</w:rt><w:rubyBase>{t(words)}</w:rubyBase>"
    return f"<w:r><w:ruby>{inner}</w:ruby></w:r>"


def _forms(words: str, old: str) -> str:
    choice = f'<mc:Choice Requires="wps">{words}</mc:Choice>'
    return f"<mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"


def _control(words: str, about: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{words}</w:sdtContent></w:sdt>"


KINDS = {
    "words": t(SHOWN),
    "a reading": _ruby(SHOWN, TOLD),
    "a reading by its code": _field(rf"EQ \o\ad(\s\up 9({TOLD}),{SHOWN})"),
    "a formula": _formula(SHOWN),
    "a box": _box(p(t(SHOWN))),
    "an old box": _old_box(p(t(SHOWN))),
    "bent words": f'<w:r><w:pict><v:shape><v:textpath string="{SHOWN}"/></v:shape></w:pict></w:r>',
    "a picture": _drawn("x/picture", "", TOLD),
    "an old picture": (
        f'<w:r><w:pict><v:shape><v:imagedata o:title="{TOLD}"/></v:shape></w:pict></w:r>'
    ),
    "a note": reference("footnote", 2),
    "a comment": reference("comment", 1),
    "hidden words": t(TOLD, "<w:vanish/>"),
    "struck words": t(SHOWN, "<w:strike/>"),
    "what was put in": f"<w:ins>{t(SHOWN)}</w:ins>",
    "what was taken out": "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>",
    "a link": f"<w:hyperlink>{t(SHOWN)}</w:hyperlink>",
    "a field": _field("REF a", t(SHOWN)),
    "a field without a result": _field(f"LISTNUM {TOLD}"),
    "a value": _field("SET v", t(TOLD)),
    "a control": _control(t(SHOWN)),
    "a prompt": _control(t(TOLD), "<w:showingPlcHdr/>"),
    "raised words": t(SHOWN, '<w:vertAlign w:val="superscript"/>'),
    "one of two forms": _forms(t(SHOWN), t("旧")),
    "two lines in one": t(SHOWN, '<w:eastAsianLayout w:combine="1"/>'),
    "a button": f'<w:r><w:object><w:control w:name="{TOLD}"/></w:object></w:r>',
}
"""Each shows SHOWN, or has TOLD in it, or both."""


def _cells(words: str, about: str = RULED) -> str:
    first = f"<w:tr><w:tc>{words}</w:tc><w:tc>{p(t('右'))}</w:tc></w:tr>"
    below = f"<w:tr><w:tc>{p(t('下'))}</w:tc><w:tc>{p(t('角'))}</w:tc></w:tr>"
    return f"<w:tbl>{about}{first}{below}</w:tbl>"


PLACES: dict[str, Callable[[str], str]] = {
    "a paragraph": p,
    "a cell": lambda words: _cells(p(words)),
    "a table for layout": lambda words: _cells(p(words), ""),
    "a table in a cell": lambda words: _cells(_cells(p(words)) + p()),
    "a box": lambda words: p(t("段"), _box(p(words))),
    "an old box": lambda words: p(t("段"), _old_box(p(words))),
    "a box in a cell": lambda words: _cells(p(t("格"), _box(p(words)))),
    "a cell in a box": lambda words: p(t("段"), _box(_cells(p(words)))),
    "a control": lambda words: _control(p(words)),
    "a control in a line": lambda words: p(_control(words)),
    "what was put in": lambda words: p(f"<w:ins>{words}</w:ins>"),
    "what was moved": lambda words: p(f"<w:moveTo>{words}</w:moveTo>"),
    "a link": lambda words: p(f"<w:hyperlink>{words}</w:hyperlink>"),
    "a smart tag": lambda words: p(f"<w:smartTag>{words}</w:smartTag>"),
    "a field": lambda words: p(_field("HYPERLINK x", words)),
    "a simple field": lambda words: p(f'<w:fldSimple w:instr="REF a">{words}</w:fldSimple>'),
    "an element of others": lambda words: f"<w:customXml>{p(words)}</w:customXml>",
    "a counted paragraph": lambda words: p(words, about='<w:numPr><w:numId w:val="1"/></w:numPr>'),
    "a frame": lambda words: p(words, about='<w:framePr w:w="200"/>'),
    "a drop cap": lambda words: p(words, about='<w:framePr w:dropCap="drop"/>') + p(t("续")),
    "a joined paragraph": lambda words: p(words, about="<w:rPr><w:del/></w:rPr>") + p(t("续")),
    "one of two forms": lambda words: _forms(p(words), p(t("旧"))),
    "a note": lambda words: p(t("段"), reference("footnote", 1)),
    "a cell in a note": lambda words: p(t("段"), reference("footnote", 1)),
}


def placed(place: str, words: str) -> RawText:
    inside = _cells(p(words)) if place == "a cell in a note" else p(words)
    notes = f'<w:footnote w:id="1">{inside}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p(t(SHOWN))}</w:footnote>'
    parts = {
        "footnotes": part("footnotes", notes),
        "comments": part("comments", f'<w:comment w:id="1">{p(t(TOLD))}</w:comment>'),
    }
    return read(p(t("前")) + PLACES[place](t("头") + words + t("尾")) + p(t("后")), parts)


@pytest.mark.parametrize("place", PLACES)
def test_words_of_every_kind_are_read_once_or_told(place: str) -> None:
    for kind, words in KINDS.items():
        around = t("头") + words + t("尾") if "note" in place else words
        raw = placed(place, around)
        told = "".join(one.words for one in raw.differences)
        shows = SHOWN in words or kind == "a note"
        assert raw.text.count(SHOWN) == shows, kind
        assert TOLD not in raw.text, kind
        assert TOLD in told or not (TOLD in words or kind == "a comment"), kind
        assert [raw.text.count(one) for one in "前头尾后旧"] == [1, 1, 1, 1, 0], kind


def test_what_stands_in_the_heads_of_pages_is_told() -> None:
    for kind, words in KINDS.items():
        head = part("hdr", p(t("头"), words, t("尾")))
        comments = part("comments", f'<w:comment w:id="1">{p(t(TOLD))}</w:comment>')
        raw = read(p(t("段")), {"header1": head, "comments": comments})
        told = "".join(one.words for one in raw.differences)
        assert raw.text == "段"
        assert SHOWN in told or SHOWN not in words, kind
        assert TOLD in told or not (TOLD in words or kind == "a comment"), kind


def test_a_note_that_leads_to_itself_ends() -> None:
    notes = f'<w:footnote w:id="1">{p(t("注"), reference("footnote", 1))}</w:footnote>'
    raw = read(p(t("甲"), reference("footnote", 1)), {"footnotes": part("footnotes", notes)})
    assert raw.text == "甲〔1〕\n〔1〕注〔2〕"

"""Every kind of file that goes through LibreOffice tells the same to be left out of a document."""

from collections import Counter

import pytest

from converters.collection import imports, libreoffice
from converters.importing.reading import decode
from converters.readers.raw import RawText
from tests.readers.docx.flat_odt import (
    box,
    change,
    changes,
    comment,
    document,
    note,
    p,
    picture,
    ruby,
    span,
    style,
)

PAGES = (
    f"<style:header>{p('内部资料，请勿外传')}</style:header>"
    f"<style:footer>{p('办公室印制')}</style:footer>"
)
FLAT = document(
    changes(c1="", c2=p("旧话"))
    + p("在全县工作会议上的讲话")
    + p("同志们，", change("c1", "-start"), "新话", change("c1", "-end"), "好。", change("c2"))
    + p("甲句", note("footnote", "脚注的话。"), "乙句", note("endnote", "尾注的话。"), "。")
    + p("看", picture("会场照片"), "图", comment("请核对。"), "。")
    + p("框前", box(p("框里的话。")), "框后。")
    + p("前", ruby("踔", "chuō"), "厉", span("藏着的话", "H"), "。"),
    style("H", "text", 'text:display="none"'),
    pages=PAGES,
)
TOLD = Counter(
    {
        **dict.fromkeys(("页眉", "页脚", "修订", "注释", "图片", "批注", "文本框", "拼音"), 1),
        "隐藏的文字": 1,
    }
)


def told(raw: RawText) -> Counter[str]:
    return Counter(one.what for one in raw.differences)


@pytest.mark.slow
def test_all_kinds_say_the_same_and_tell_the_same() -> None:
    (word,) = libreoffice.convert([FLAT], "fodt", "docx")
    assert word is not None
    usual = decode(word, "a.docx")
    assert told(usual) == TOLD
    for kind in ("odt", "doc", "rtf"):
        (made,) = libreoffice.convert([FLAT], "fodt", kind)
        assert made is not None
        found = decode(made, f"a.{kind}", imports.to_docx())
        assert (kind, found.text) == (kind, usual.text)
        assert (kind, told(found)) == (kind, TOLD)

"""The words of a paragraph put together from several."""

from converters.readers.docx.printed import PrintedWords
from converters.readers.raw import Fidelity


def test_words_that_join_keep_what_hangs_on_them_and_tell_each_kind_once() -> None:
    words = PrintedWords(text=["甲"], readings=["乙（yǐ）"], hidden=["丙"], plain=1)
    words.add(PrintedWords(text=["丁"], readings=["戊（wù）"], hidden=["己"], contents=True))
    words.add(PrintedWords(looks=[("删除线", "庚"), ("大写", "a"), ("删除线", "辛")], plain=2))
    assert (words.text, words.plain, words.contents) == (["甲", "丁"], 3, True)
    assert words.differences() == [
        (Fidelity.LEFT_OUT, "拼音", "乙（yǐ）、戊（wù）"),
        (Fidelity.LEFT_OUT, "隐藏的文字", "丙己"),
        (Fidelity.CHANGED, "删除线", "庚辛"),
        (Fidelity.CHANGED, "大写", "a"),
    ]

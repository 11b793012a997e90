"""Comments: who, when, on which words, in answer to what, and whether they are done with."""

from converters.readers.revisions.model import Comment
from tests.readers.docx.word_files import SPACES, p, part, t
from tests.readers.revisions.tracked import WHEN, WHO, by, read

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def comment(id: int, words: str, key: str = "", who: str = WHO) -> str:
    about = f'w:id="{id}" w:author="{who}" w:date="{WHEN}"'
    return f'<w:comment {about}><w:p {W14} w14:paraId="{key}">{t(words)}</w:p></w:comment>'


def start(id: int) -> str:
    return f'<w:commentRangeStart w:id="{id}"/>'


def stop(id: int) -> str:
    return f'<w:commentRangeEnd w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r>'


def test_a_comment_hangs_on_its_words() -> None:
    body = p(t("全县"), start(0), t("五百六十名"), stop(0), t("代表"))
    found = read(body, {"comments": part("comments", comment(0, "请核对"))})
    assert found.comments == (Comment("0", WHO, WHEN, "请核对", 2, 7),)
    assert "".join(one.text for one in found.line) == "全县五百六十名代表\n"


def test_it_may_hang_on_several_paragraphs_or_begin_between_them() -> None:
    body = p(t("甲")) + start(0) + p(t("乙")) + p(t("丙"), stop(0), t("丁"))
    (one,) = read(body, {"comments": part("comments", comment(0, "两段"))}).comments
    assert (one.start, one.stop) == (2, 5)


def test_one_without_words_hangs_at_a_place() -> None:
    body = p(t("甲"), '<w:r><w:commentReference w:id="0"/></w:r>', t("乙"))
    (one,) = read(body, {"comments": part("comments", comment(0, "这里"))}).comments
    assert (one.start, one.stop) == (1, 1)


def test_words_that_were_struck_out_keep_their_comment() -> None:
    out = f"<w:del {by()}><w:r><w:delText>乙丙</w:delText></w:r></w:del>"
    body = p(t("甲"), start(0), out, stop(0))
    (one,) = read(body, {"comments": part("comments", comment(0, "删"))}).comments
    assert (one.start, one.stop) == (1, 3)


def test_an_automatic_number_moves_what_hangs_on_the_words() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    about = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p(t("首")) + p(t("甲"), start(0), t("乙"), stop(0), about=about)
    parts = {"numbering": numbering, "comments": part("comments", comment(0, "看"))}
    found = read(body, parts)
    (one,) = found.comments
    assert "".join(char.text for char in found.line[one.start : one.stop]) == "乙"


def test_replies_and_what_is_resolved() -> None:
    extended = (
        f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="AA" w15:done="1"/>'
        '<w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/></w15:commentsEx>'
    )
    both = comment(0, "请核对", "AA") + comment(1, "已核", "BB", "李四")
    parts = {"comments": part("comments", both), "commentsExtended": extended}
    first, second = read(p(start(0), start(1), t("甲"), stop(0), stop(1)), parts).comments
    assert (first.resolved, first.answers) == (True, "")
    assert (second.resolved, second.answers, second.author) == (False, "0", "李四")


def test_the_words_of_a_comment_may_be_several_paragraphs() -> None:
    inside = f"<w:comment {by()}>{p(t('一'))}{p(t('二'))}</w:comment>"
    parts = {"comments": f"<w:comments {SPACES}>{inside}</w:comments>"}
    (one,) = read(p(t("甲")), parts).comments
    assert (one.text, one.start, one.stop) == ("一\n二", 0, 0)


def test_a_file_without_comments_has_none() -> None:
    assert read(p(t("甲"))).comments == ()

"""The doubts of an import: of which speech each is, and what people call its kind."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from converters.errors import Finding
from converters.importing.ledger import Ledger

WHOLE = 0
"""Stands for the file as a whole, in the place of the number of a speech."""


def parts(ledger: Ledger, findings: Iterable[Finding]) -> list[int]:
    """Return for each doubt about a line the number of its speech, from 1.

    WHOLE for a line above the first of several speeches, and for a doubt about no line.
    """
    starts = _starts(ledger)
    if len(starts) < 2:
        return [len(starts) for _ in findings]
    return [bisect_right(starts, finding.line) if finding.line else WHOLE for finding in findings]


def _starts(ledger: Ledger) -> Sequence[int]:
    """Return the line on which each speech begins."""
    first: dict[int, int] = {}
    for output in ledger.outputs:
        if len(output.words):
            part, at = output.place.part, min(output.words.origin[0], output.words.origin[-1])
            first[part] = min(first.get(part, at), at)
    return [ledger.sheet.line_at(first[part]) for part in sorted(first)]


KINDS: Mapping[str, str] = {
    "title-derived": "题名是拟的",
    "title-from-marker": "题名取自篇次标记",
    "title-unfit": "题名与内容不符",
    "title-completed": "题名是补全的",
    "title-cut": "题名可能被截断",
    "title-made": "题名是拟的",
    "title-sample": "题名像范文网站的标题",
    "title-long": "题名太长",
    "page-head": "题名之上没有收入的行",
    "head-line": "题名之下认不出的行",
    "front-matter": "第一篇之前没有收入的文字",
    "attachment": "附有信函或附件",
    "further-talk": "像另一篇讲话的开头",
    "unsure-kind": "像讲话，又不全像",
    "note-mark": "题名等处的注号",
    "note-missing": "有注号，没有注文",
    "no-body": "没有正文",
    "glued-heading": "标题与正文分不准",
    "sentence-lines": "分段已经丢失",
    "left-out": "正文里去掉的话",
    "lost-character": "丢失或不能显示的字",
    "empty-quotes": "引号、书名号里没有字",
    "deleted-name": "人名、会名可能被删掉",
    "no-glyph": "没有字体能显示的字",
    "mask": "隐去的字",
    "stray-question": "多余的问号",
    "arabic-for-hanzi": "汉字变成了数字",
    "lost-decimal": "小数点可能丢了",
    "lost-sign": "符号可能丢了",
    "lost-figure": "数字可能丢了",
    "straight-quotes": "直引号",
    "quotes-unbalanced": "引号不成对",
    "brackets-unbalanced": "括号不成对",
    "book-marks-unbalanced": "书名号不成对",
    "doubled-mark": "重复的标点",
    "half-width": "半角标点",
    "range-hyphen": "表示范围的横线",
    "padded-date": "日期里多余的零",
    "bracket-number": "括号里的序号",
    "repeated-words": "重复的字句",
    "repeated-paragraph": "重复的段落",
    "lead-gap": "“一是、二是”不连",
    "numbering-gap": "标题序号跳号",
    "numbering-repeat": "标题序号重号",
    "numbering-start": "标题序号不从一开始",
    "numbering-restart": "标题序号重新开始",
    "level-skipped": "标题层次跳级",
    "promised-count": "几点意见与标题个数不符",
    "attachment-number": "附件的序号",
    "attachment-unmarked": "没有标出的附件",
    "attachment-told": "附件说明与附件不一致",
    "attachment-empty": "附件没有正文",
    "attachment-document": "附件前面的发文字号",
    "broken-paragraph": "段落没有结尾",
    "ends-open": "全文没有结尾",
    "long-paragraph": "太长的段落",
    "site-words": "混在正文里的网站的话",
    "substituted": "网站替换过的字词",
    "issuer-missing": "有发文字号，没有发文机关",
    "number-form": "发文字号的写法",
    "secrecy-form": "密级和保密期限的写法",
    "imprint-high": "比一页还高的版记",
    "facts-missing": "缺日期、讲话人",
    "speakers-parted": "讲话人像是几个人",
    "secrecy-mark": "密级或内部资料的标志",
    "id-number": "身份证号",
    "bank-card": "银行卡号",
    "mobile-number": "手机号码",
    "personal-email": "个人邮箱",
    "duplicate": "与另一篇相同",
    "near-duplicate": "与另一篇大半相同",
}
"""What people call each kind of doubt; one that is not here is called by its own words."""

"""Objections to the words of a paragraph: damage of scraping, masks, punctuation, numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from converters.checks.patterns import (
    Doubt,
    Sought,
    leads,
    pattern,
    repeated,
    round_brackets,
    unbalanced,
)
from converters.errors import Finding, Severity
from converters.speech.model import Block, Speech, text_of
from converters.speech.private_use import RANGES
from converters.speech.radicals import RADICAL


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the words of one block: its code, how bad it is, what to say and to advise."""

    code: str
    severity: Severity
    message: str
    advice: str
    sought: Sought


_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

_ODD = "[^\0-\u259f\u25a2-\u2e7f\u2fe0-\ud7ff\uf900-\ufffc]"
"""What neither a text nor its marks have: characters of a font's own, signs of loss, radicals."""

CHECKS: tuple[Check, ...] = (
    Check(
        "lost-character",
        _ERROR,
        "有丢失或不能显示的字",
        "请对照原件补上",
        # The hint has no character beyond U+FFFF, for which Python looks at each range in turn.
        pattern(
            f"[\ufffd{RANGES}□■]+",
            hint="[^\0-\u259f\u25a2-\ud7ff\uf900-\ufffc]",
            among=_ODD,
        ),
    ),
    Check(
        "radical",
        _WARNING,
        "用了部首的字形，看着是汉字，却查不到",
        "请改为通常的汉字，如“⻓”改为“长”",
        pattern(RADICAL.pattern, among=_ODD),
    ),
    Check(
        "empty-quotes",
        _ERROR,
        "引号里的字被网站删掉了",
        "请对照原件补上",
        pattern(r"“\s*”", r"《\s*》", r"‘\s*’"),
    ),
    Check(
        "deleted-name",
        _ERROR,
        "人名或会名可能被网站删掉了",
        "请对照原件补上",
        pattern(
            r"以(?:同志)?为(?:核心|总书记|的党中央)",
            r"团结在以?为",
            r"以同志为",
            r"(?:指出|强调|说过|要求)(?:(?<=^..)|(?<=[。；]..))[，：](?=[“\u4e00-\u9fff])",
            r"党的(?=又|提出|明确|对|把|将|召开|胜利|指出)",
            r"党的(?:报告|精神)(?!谱系|血脉|家园|上)",
            r"学习(?:系列)?重要讲话精神",
            r"认真贯彻等",
            "^[，、；](?=[\u4e00-\u9fff])",
            # Each begins with a character, not with ^ or a set: it is met sooner so.
            hint=r"，(?<=^.)|、(?<=^.)|；(?<=^.)|党的[又提明对把将召胜指报精]|以为[核总的]|以同志|团结在|认真贯彻等|学习(?:系列)?重要讲话"
            r"|指出(?<![^。；\n]..)|强调(?<![^。；\n]..)|说过(?<![^。；\n]..)|要求(?<![^。；\n]..)",
        ),
    ),
    Check(
        "mask",
        _WARNING,
        "有隐去的字（×、*、xx、某）",
        "能查明的请补上，不能查明的请保留",
        pattern(
            r"[×＊*]{2,}",
            r"[×＊*](?<![\d×＊*].)(?<![\d)）%] .)(?![\d×＊* ])(?!(?<=[\u4e00-\u9fff]{2}[×＊*])”)",
            r"x(?<![A-Za-z+].)x{0,3}(?![A-Za-z+])",
            r"X(?<![A-Za-z+\d].)X{0,3}(?![A-Za-z+光]|射线)",
            r"20[xX*×]{2}",
            r"20[○〇]{2}年",
            "某{2,}",
            hint="[×＊*xX○〇某](?:某|(?<!某))",
        ),
    ),
    Check(
        "stray-question",
        _WARNING,
        "这里的问号可能是丢失的字或空格",
        "是问句请改作“？”，否则请补字或删去",
        pattern(r"\?+", hint=r"\?"),
    ),
    Check(
        "arabic-for-hanzi",
        _WARNING,
        "固定词语里的汉字数字可能被改成了阿拉伯数字",
        "如“第1责任”应为“第一责任”，请核对",
        pattern(
            r"第[1-9](?=责任|书记|生产力|要务|资源|位的|线|时间|动力|把手|意愿|信号|道|步|产业|梯队|把)",
            r"(?<![\d.年月])[1-9](?=把手|府两院|线城市|方水土|手抓|盘棋|心一意|体化|流的|系列|定要|直|致|切|起来|般|样|旦)",
            r"(?<![\d.])[1-9](?=溪|里屯|峡|门峡|亚)",
            r"(?<![\d.])[2-9]城(?=同创|联创)",
            r"[0-9０-９]个\d{1,2}大",
            r"(?<!\d)[1-4]季度",
            r"(?<![\d.])[1-9]是(?=[\u4e00-\u9fff])",
            hint=r"[第0-9０-９](?:(?<=第)[1-9]|(?<!第)[把府线方手盘心体流的系定直致切起般样旦溪里峡门亚城是季]|个\d)",
        ),
    ),
    Check(
        "lost-decimal",
        _WARNING,
        "小数点可能丢失或写成了间隔号",
        "请核对数字，小数点用“.”",
        pattern(
            r"\d+·\d+(?=[万亿%个元吨公平倍])",
            r"\d+。\d+(?=[万亿%])",
            r"(?<!\d)\.\d+%",
            hint=r"[·。.](?:(?<=\d[·。])|(?<!\d.)(?<=\.))\d",
        ),
    ),
    Check(
        "lost-sign",
        _WARNING,
        "两个数字之间可能丢了符号",
        "请核对，如“1 4月”“7 1”",
        pattern(r"\d +\d", hint=r" \d"),
    ),
    Check(
        "lost-figure",
        _WARNING,
        "数字可能被删掉了",
        "请对照原件补上",
        pattern(
            r"(?:增长|达到?|完成|实现|总量|收入|投资|下降|占|提高|超过|约)[ ]*"
            r"(?:亿元(?!以上)|万元(?!以上)|个百分点|[%％]|万人|万亩|公里)",
            r"连续(?:19|20)\d\d年(?!度|底|初|来|以来)",
            r"(?<=[总余产][值额])[ ]*(?=[亿万]元(?!以上))|第(?=届)",
            hint=r"[长到达成现量入资降占高过约续值额第]"
            r"(?:(?<![第续])[ ]*[亿万个%％公]|(?<=续)[12]|(?<=第)届)",
        ),
    ),
    Check(
        "blank",
        _WARNING,
        "留有空白，等着填写",
        "请填上人数、姓名、日期等",
        pattern(
            "\u3000{2,}|(?<=[年月])\u3000(?=[月日])",
            "(?:成立|设立|建立|约|近|达|共|有)\u3000(?=(?:多|余|几)?[年万名亿元个届人户])",
            "(?<=[\u4e00-\u9fff])\u3000(?=[，。；、]|[千万亿]?[元米]|公[里司顷斤]|[项年月名位]|个[月工])",
            hint="\u3000",
        ),
    ),
    Check(
        "half-width",
        _NOTE,
        "中文里还有半角标点",
        "请改为全角",
        pattern(
            r"(?<=[\u4e00-\u9fff])[,;:!](?=[\u4e00-\u9fff])",
            r"(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff]|$)",
            hint="[,;:!.](?<=[\u4e00-\u9fff].)",
            signs=",;:!.",
        ),
    ),
    Check(
        "straight-quotes",
        _WARNING,
        "直引号没有成对，未改",
        "请改为“”",
        pattern('"'),
    ),
    Check(
        "quotes-unbalanced",
        _WARNING,
        "引号不成对",
        "请核对“”",
        unbalanced("“", "”"),
    ),
    Check(
        "brackets-unbalanced",
        _WARNING,
        "括号不成对",
        "请核对（）",
        round_brackets,
    ),
    Check(
        "book-marks-unbalanced",
        _WARNING,
        "书名号不成对",
        "请核对《》",
        unbalanced("《", "》"),
    ),
    Check(
        "doubled-mark",
        _WARNING,
        "标点重复",
        "请删去多余的标点",
        pattern(
            r"[，、；：]{2,}",
            r"。{2}(?!。)",
            r"，[。；]",
            r"[。；][，、；]",
            r"、[。，]",
            hint="[，、；：。][，、；：。]",
        ),
    ),
    Check("repeated-words", _WARNING, "同一段里有一句话重复", "请看是否误植", repeated),
    Check(
        "lead-gap",
        _WARNING,
        "“一是、二是……”的序号不连",
        "请对照原件，看是否漏了一句",
        leads,
    ),
    Check(
        "range-hyphen",
        _NOTE,
        "数字之间的连接号不规范",
        "表示范围用“—”或“～”，编号除外",
        pattern(
            r"(?<![\d\-A-Za-z〔])\d{1,4}(?:年|月|%)?-\d{1,4}(?=[年月日个%万亿人户名]|学年)",
            hint=r"-\d",
        ),
    ),
    Check(
        "padded-date",
        _NOTE,
        "日期里的月、日不必补零",
        "请写作“7月6日”（GB/T 9704 7.3.5.4）",
        pattern(r"(?<!\d)0\d月", r"月0\d日", hint=r"0\d[月日]"),
    ),
    Check(
        "site-words",
        _WARNING,
        "疑有网站的话混在正文里",
        "请删去与讲话无关的字句",
        pattern(
            "小编",
            "本站",
            "本网站",
            "点击(?:下载|查看|进入)",
            r"(?:此处|以下|中间|部分)?(?:隐藏|省略)(?:了|约)?\s*\d+\s*个?字",
            "https?://",
            r"www\.",
            "ICP备",
            "范文网",
            "文秘网",
            "秘书网",
            "第一范文",
            "更多.{0,12}(?:请关注|尽在)",
            "^(?:责任)?编辑[:：]",
            "^来源[:：]",
            "仅供参考",
            hint=r"小编|本站|本网站|点击[下查进]|https?:|www\.|ICP备|范文网|第一范文|文秘网|秘书网"
            r"|更多.{0,12}(?:请关|尽在)|编辑[:：]|来源[:：]|仅供参考|隐藏[了约\s\d]|省略[了约\s\d]",
        ),
    ),
    Check(
        "substituted",
        _NOTE,
        "网站可能替换了字词",
        "如“大学联考”原作“高考”，请核对",
        pattern(
            "大学联考",
            "中国小(?=[学校生教党师办、（规])",
            "(?<!中|我)国小(?=[学校生])",
            "住屋",
            hint="大学联考|国小[学校生教党师办、（规]|住屋",
        ),
    ),
    Check(
        "bracket-number",
        _NOTE,
        "括号序号后不加顿号",
        "“（一）、”应为“（一）”（GB/T 15834 附录 B.3）",
        pattern(r"^（[一二三四五六七八九十\d]{1,3}）[、，.．]", hint="）[、，.．]"),
    ),
)
"""The checks of the words of a block."""


def check(speech: Speech) -> Iterator[Finding]:
    """Look at the words of each block; one finding for each check and block."""
    texts = [text_of(block) for block in speech.blocks]
    words = "\n".join(texts)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    looks = [(at, rule) for rule in CHECKS for at in rule.sought.paragraphs(words, starts)]
    for at, rule in sorted(looks, key=itemgetter(0)):
        if doubts := list(rule.sought.finds(texts[at])):
            yield _finding(rule, speech.blocks[at], texts[at], doubts)


def _finding(rule: Check, block: Block, text: str, doubts: list[Doubt]) -> Finding:
    many = f"（本段 {len(doubts)} 处）" if len(doubts) > 1 else ""
    message, excerpt = rule.message + many, doubts[0].excerpt(text)
    said = rule.code, rule.severity, message, "", block.line, excerpt, rule.advice
    return Finding(*said, span=doubts[0].span)

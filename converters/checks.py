"""An editor's objections to a speech: doubts with stable codes, for a person to decide.

Nothing is repaired here. The same checks run at the import and, at any time, on `speeches/`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from converters import hanzi
from converters.errors import Finding, Severity
from converters.model import (
    Block,
    Heading,
    Meta,
    Paragraph,
    RunIn,
    Salutation,
    Speech,
    TitleSource,
    text_of,
)

LONG = 1200
"""A paragraph of more characters hardly comes from a speaker's paper."""
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubt about words: where it begins in them, and how long the place is."""

    at: int
    length: int


TextCheck = Callable[[str], Iterable[Doubt]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the words of one block: what it looks for, how bad it is, what to do."""

    code: str
    severity: Severity
    message: str
    advice: str
    look: TextCheck


def _pattern(pattern: str) -> TextCheck:
    compiled = re.compile(pattern)

    def look(text: str) -> Iterator[Doubt]:
        return (Doubt(m.start(), len(m[0])) for m in compiled.finditer(text))

    return look


def unbalanced(opening: str, closing: str) -> TextCheck:
    """Return the check for a pair of marks that do not match in a paragraph."""

    marks = re.compile(f"[{opening}{closing}]")

    def look(text: str) -> Iterator[Doubt]:
        depth: list[int] = []
        for match in marks.finditer(text):
            at, char = match.start(), match[0]
            if char == opening:
                if depth and opening in "“‘":
                    yield Doubt(at, 1)
                else:
                    depth.append(at)
            elif char == closing:
                if depth:
                    depth.pop()
                else:
                    yield Doubt(at, 1)
        yield from (Doubt(at, 1) for at in depth)

    return look


_LIST_BRACKET = re.compile(
    r"(?:^|[。；，：、！？”\s])(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])[）)]"
)


def _round(text: str) -> Iterator[Doubt]:
    """Tell unmatched round brackets, those of list numbers such as 1） aside."""
    aside = {match.end() - 1 for match in _LIST_BRACKET.finditer(text)}
    look = unbalanced("（", "）")
    return (doubt for doubt in look(text) if doubt.at not in aside)


def _repeated(text: str) -> Iterator[Doubt]:
    """Tell a clause that stands twice in one paragraph."""
    seen: dict[str, int] = {}
    for match in re.finditer(r"[^，。；！？：]+", text):
        clause = match[0]
        if len(clause) >= 14 and clause in seen and match.start() - seen[clause] < 200:
            yield Doubt(match.start(), len(clause))
        seen[clause] = match.end()


_LEAD = re.compile(r"(?:^|(?<=[。；：，！？]))([一二三四五六七八九十]{1,2})([是要])(?!以|求|点)")


def _leads(text: str) -> Iterator[Doubt]:
    """Tell a row of 一是 二是 … inside a paragraph that leaves one out or says one twice."""
    last: dict[str, int] = {}
    for match in _LEAD.finditer(text):
        value, word = hanzi.parse_number(match[1]), match[2]
        if word in last and value not in (last[word] + 1, 1):
            yield Doubt(match.start(), len(match[0]))
        last[word] = value


CHECKS: tuple[Check, ...] = (
    Check(
        "lost-character",
        Severity.ERROR,
        "有丢失或不能显示的字",
        "请对照原件补上",
        _pattern("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]+|□{1,}|■{2,}|�"),
    ),
    Check(
        "empty-quotes",
        Severity.ERROR,
        "引号里的字被网站删掉了",
        "请对照原件补上",
        _pattern(r"“\s*”|《\s*》|‘\s*’"),
    ),
    Check(
        "deleted-name",
        Severity.ERROR,
        "人名或会名可能被网站删掉了",
        "请对照原件补上",
        _pattern(
            r"以(?:同志)?为(?:核心|总书记|的党中央)|团结在以?为|以同志为|(?:^|(?<=[。；]))(?:指出|强调|说过|要求)[，：](?=[“\u4e00-\u9fff])|"
            r"党的(?=又|提出|明确|对|把|将|召开|胜利|指出)|党的(?:报告|精神)|学习(?:系列)?重要讲话精神|认真贯彻等"
        ),
    ),
    Check(
        "mask",
        Severity.WARNING,
        "有隐去的字（×、*、xx、某）",
        "能查明的请补上，不能查明的请保留",
        _pattern(
            r"[×＊*]{1,}(?!\d)|(?<![A-Za-z])[xX]{1,4}(?![A-Za-z])|20[xX*×]{2}|20[○〇]{2}年|某某|[某]{2,}"
        ),
    ),
    Check(
        "stray-question",
        Severity.WARNING,
        "这里的问号可能是丢失的字或空格",
        "是问句请改作“？”，否则请补字或删去",
        _pattern(r"\?+"),
    ),
    Check(
        "arabic-for-hanzi",
        Severity.WARNING,
        "固定词语里的汉字数字可能被改成了阿拉伯数字",
        "如“第1责任”应为“第一责任”，请核对",
        _pattern(
            r"第[1-9](?=责任|书记|生产力|要务|资源|位的|线|时间|动力|把手|意愿|信号|道|步|产业|梯队|把)|(?<![\d.年月])[1-9](?=把手|府两院|线城市|方水土|手抓|盘棋|心一意|心|体化|流的|律|系列|定要|直|致|切|起来|般|样|旦)|"
            r"(?<![\d.])[1-9](?=溪|里屯|峡|门峡|亚)|(?<![\d.])[2-9]城(?=同创|联创)|\d个\d{1,2}大|(?<!\d)[1-4]季度|[1-9]是(?=[\u4e00-\u9fff])"
        ),
    ),
    Check(
        "lost-decimal",
        Severity.WARNING,
        "小数点可能丢失或写成了间隔号",
        "请核对数字，小数点用“.”",
        _pattern(r"\d+·\d+(?=[万亿%个元吨公平倍])|\d+[。]\d+(?=[万亿%])|(?<!\d)\.\d+%"),
    ),
    Check(
        "lost-sign",
        Severity.WARNING,
        "两个数字之间可能丢了符号",
        "请核对，如“1 4月”“7 1”",
        _pattern(r"\d +\d"),
    ),
    Check(
        "lost-figure",
        Severity.WARNING,
        "数字可能被删掉了",
        "请对照原件补上",
        _pattern(
            r"(?:增长|达到?|完成|实现|总量|收入|投资|下降|占|提高|超过|约)[ ]*(?:亿元(?!以上)|万元(?!以上)|个百分点|[%％]|万人|万亩|公里)|连续(?:19|20)\d\d年(?!度|底|初|来|以来)"
        ),
    ),
    Check(
        "half-width",
        Severity.NOTE,
        "中文里还有半角标点",
        "请改为全角",
        _pattern(
            r"(?<=[\u4e00-\u9fff])[,;:!](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff]|$)"
        ),
    ),
    Check("straight-quotes", Severity.WARNING, "直引号没有成对，未改", "请改为“”", _pattern(r'"')),
    Check("quotes-unbalanced", Severity.WARNING, "引号不成对", "请核对“”", unbalanced("“", "”")),
    Check("brackets-unbalanced", Severity.WARNING, "括号不成对", "请核对（）", _round),
    Check(
        "book-marks-unbalanced",
        Severity.WARNING,
        "书名号不成对",
        "请核对《》",
        unbalanced("《", "》"),
    ),
    Check(
        "doubled-mark",
        Severity.WARNING,
        "标点重复",
        "请删去多余的标点",
        _pattern(r"[，、；：]{2,}|。{2}(?!。)|，[。；]|[。；][，、；]|、[。，]"),
    ),
    Check("repeated-words", Severity.WARNING, "同一段里有一句话重复", "请看是否误植", _repeated),
    Check(
        "lead-gap",
        Severity.WARNING,
        "“一是、二是……”的序号不连",
        "请对照原件，看是否漏了一句",
        _leads,
    ),
    Check(
        "range-hyphen",
        Severity.NOTE,
        "数字之间的连接号不规范",
        "表示范围用“—”或“～”，编号除外",
        _pattern(r"(?<![\d\-A-Za-z〔])\d{1,4}(?:年|月|%)?-\d{1,4}(?=[年月日个%万亿人户名]|学年)"),
    ),
    Check(
        "padded-date",
        Severity.NOTE,
        "日期里的月、日不必补零",
        "请写作“7月6日”（GB/T 9704 7.3.5.4）",
        _pattern(r"(?<!\d)0\d月|月0\d日"),
    ),
    Check(
        "site-words",
        Severity.WARNING,
        "疑有网站的话混在正文里",
        "请删去与讲话无关的字句",
        _pattern(
            r"小编|本站|本网站|点击(?:下载|查看|进入)|https?://|www\.|ICP备|范文网|文秘网|秘书网|第一范文|更多.{0,12}(?:请关注|尽在)|^(?:责任)?编辑[:：]|^来源[:：]|仅供参考"
        ),
    ),
    Check(
        "substituted",
        Severity.NOTE,
        "网站可能替换了字词",
        "如“大学联考”原作“高考”，请核对",
        _pattern(r"大学联考|中国小(?=[学校生教党师办、（规])|(?<!中|我)国小(?=[学校生])|住屋"),
    ),
    Check(
        "bracket-number",
        Severity.NOTE,
        "括号序号后不加顿号",
        "“（一）、”应为“（一）”（GB/T 15834 附录 B.3）",
        _pattern(r"^（[一二三四五六七八九十\d]{1,3}）[、，.．]"),
    ),
)
"""The checks of the words of a block."""

SpeechCheck = Callable[[Speech], Iterable[Finding]]


def of_speech(speech: Speech, file: str = "") -> list[Finding]:
    """Return the objections to one speech, in the order of its lines."""
    found = [finding for check in SPEECH_CHECKS for finding in check(speech)]
    placed = (
        Finding(f.code, f.severity, f.message, file, f.line, f.excerpt, f.advice) for f in found
    )
    return sorted(placed, key=lambda finding: finding.line)


def words(speech: Speech) -> Iterator[Finding]:
    """Look at the words of each block, one finding for each check and block."""
    for block in speech.blocks:
        text = text_of(block)
        for check in CHECKS:
            doubts = list(check.look(text))
            if doubts:
                many = f"（本段 {len(doubts)} 处）" if len(doubts) > 1 else ""
                yield _finding(
                    check.code,
                    check.severity,
                    check.message + many,
                    check.advice,
                    _line(block),
                    _excerpt(text, doubts[0]),
                )


def _excerpt(text: str, doubt: Doubt) -> str:
    start, end = max(doubt.at - _NEAR, 0), min(doubt.at + doubt.length + _NEAR, len(text))
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _finding(
    code: str, severity: Severity, message: str, advice: str, line: int = 0, excerpt: str = ""
) -> Finding:
    return Finding(code, severity, message, line=line, excerpt=excerpt, advice=advice)


def _line(block: Block) -> int:
    return block.line


def facts(speech: Speech) -> Iterator[Finding]:
    """Look for facts that are missing or made up by the import."""
    meta: Meta = speech.meta
    if meta.title_source is TitleSource.DERIVED:
        yield _finding(
            "title-made",
            Severity.WARNING,
            "题名是导入时拟的",
            "请核定后删去 title_source",
            excerpt=meta.title,
        )
    elif meta.title_source is TitleSource.COMPLETED:
        yield _finding(
            "title-made",
            Severity.WARNING,
            "题名是导入时补全的",
            "请核定后删去 title_source",
            excerpt=meta.title,
        )
    if re.search(r"范文|精选|篇\s*[\d一二三四五六七八九十]+$|\d+篇|大全", meta.title):
        yield _finding(
            "title-sample",
            Severity.WARNING,
            "题名像是范文网站的标题",
            "请拟定正式题名",
            excerpt=meta.title,
        )
    if len(meta.title) > 80:
        yield _finding(
            "title-long",
            Severity.NOTE,
            f"题名长达 {len(meta.title)} 字",
            "请看是否混入了正文",
            excerpt=meta.title[:30],
        )
    lacking = [
        name for name, value in (("日期", meta.date), ("讲话人", meta.speaker)) if value is None
    ]
    if lacking:
        yield _finding(
            "facts-missing", Severity.NOTE, f"缺{'、'.join(lacking)}", "查得到的请补在前言里"
        )


@dataclass(slots=True)
class _Count:
    """Where the numbering of one level stands: its last value here, and over the whole text."""

    here: int = 0
    ever: int = 0


def numbering(speech: Speech) -> Iterator[Finding]:
    """Look at the ordinals that begin paragraphs: gaps, repeats, a row that begins in the middle.

    A row may go on under the next heading, as （六） after （五）; lists of the third and fourth
    level may begin anew.
    """
    counts = {level: _Count() for level in (1, 2, 3, 4)}
    for block in speech.blocks:
        mark = hanzi.ordinal(text_of(block))
        if mark is None or mark.level > 4:
            continue
        count = counts[mark.level]
        objection = _out_of_row(mark, count)
        if objection:
            code, severity, message, advice = objection
            yield _finding(code, severity, message, advice, block.line, text_of(block)[:30])
        count.here = count.ever = mark.value
        for deeper in range(mark.level + 1, 5):
            counts[deeper].here = 0


def _out_of_row(mark: hanzi.Ordinal, count: _Count) -> tuple[str, Severity, str, str] | None:
    value, before = mark.value, count.here
    if value == before + 1 or (not before and value == count.ever + 1):
        return None
    if value == 1:
        if mark.level > 2:
            return None
        return (
            "numbering-restart", Severity.NOTE, f"序号从“{mark.mark}”重新开始",
            "请看是否另起一层，或混入了另一篇",
        )
    if value == before:
        return (
            "numbering-repeat", Severity.WARNING, f"序号“{mark.mark}”重复", "请对照原件，看是否误植"
        )
    if not before:
        return (
            "numbering-start", Severity.WARNING, f"本层序号从“{mark.mark}”开始",
            "请对照原件，看前面是否有缺",
        )
    return (
        "numbering-gap", Severity.WARNING, f"序号从 {before} 跳到 {value}", "请对照原件，看是否漏段"
    )


def leads(speech: Speech) -> Iterator[Finding]:
    """Look at paragraphs that begin with 一是, 二是 …: one left out, or the first missing."""
    last: dict[str, int] = {}
    for block in speech.blocks:
        text = text_of(block)
        inside = [(m.start(), m[2], hanzi.parse_number(m[1])) for m in _LEAD.finditer(text)]
        if isinstance(block, Heading):
            last = {}
        if inside and inside[0][0] == 0:
            _, word, value = inside[0]
            if value > 1 and last.get(word, 0) + 1 != value:
                yield _finding("lead-gap", Severity.WARNING, f"“{text[:2]}”之前的序号不连",
                               "请对照原件，看是否漏了一句", block.line, text[:24])
        for _, word, value in inside:
            last[word] = value


def _heading_ordinal(block: Block) -> hanzi.Ordinal | None:
    match block:
        case Heading(text=text):
            found = hanzi.ordinal(text)
        case Paragraph(content=(RunIn(text=text), *_)):
            found = hanzi.ordinal(text)
        case _:
            return None
    return found if found and found.level <= 4 else None


_PROMISED = re.compile(
    r"(?:讲|谈|提|强调|概括为|分)(?:以下|如下)?([两二三四五六七八九]|[2-9])(?:个|点|条|方面|个方面|层|句)(?:方面)?(?:的)?(?:意见|问题|要求|建议|话|看法|体会|工作)?"
)


def promised(speech: Speech) -> Iterator[Finding]:
    """Compare the number of points that the speaker announces with that of the headings."""
    tops = [b for b in speech.blocks if (o := _heading_ordinal(b)) and o.level == 1]
    if not tops:
        return
    for block in speech.blocks[:8]:
        if isinstance(block, Heading):
            return
        match = _PROMISED.search(text_of(block)[-60:])
        if match:
            value = hanzi.parse_number(match[1])
            if value != len(tops):
                yield _finding(
                    "promised-count",
                    Severity.WARNING,
                    f"开头说讲 {value} 点，一级标题有 {len(tops)} 个",
                    "请对照原件，看是否漏段",
                    _line(block),
                    match[0],
                )
            return


def shape(speech: Speech) -> Iterator[Finding]:
    """Look at paragraphs: too long, broken off, standing twice, a text without an end."""
    seen: dict[str, int] = {}
    bodies = [block for block in speech.blocks if isinstance(block, Paragraph)]
    for block in bodies:
        text = text_of(block)
        if len(text) > LONG:
            yield _finding(
                "long-paragraph",
                Severity.NOTE,
                f"一段长达 {len(text)} 字",
                "请看是否应当分段",
                _line(block),
                text[:24],
            )
        if len(text) > 20 and (hanzi.is_hanzi(text[-1]) or text[-1] in "，、（“《"):
            yield _finding(
                "broken-paragraph",
                Severity.WARNING,
                "这一段没有句末标点",
                "请看是否断在句中或漏了字",
                _line(block),
                f"…{text[-24:]}",
            )
        folded = hanzi.fold(text)
        if len(folded) >= 30 and folded in seen:
            yield _finding(
                "repeated-paragraph",
                Severity.WARNING,
                f"这一段与第 {seen[folded]} 行的相同",
                "请看是否误植",
                _line(block),
                text[:24],
            )
        seen.setdefault(folded, _line(block))
    last = speech.blocks[-1] if speech.blocks else None
    if isinstance(last, Heading):
        yield _finding(
            "ends-open",
            Severity.WARNING,
            "全文以标题结束",
            "结尾可能不全，请对照原件",
            _line(last),
            last.text[:24],
        )
    if not any(isinstance(block, Paragraph) for block in speech.blocks):
        yield _finding("no-body", Severity.ERROR, "没有正文段落", "请看是否选错了文件")


def order(speech: Speech) -> Iterator[Finding]:
    """Look at the levels: a heading two levels below the one before it."""
    last = 0
    for block in speech.blocks:
        mark = _heading_ordinal(block)
        if mark is None:
            continue
        if last and mark.level > last + 2:
            yield _finding(
                "level-skipped",
                Severity.NOTE,
                "标题层次跳级",
                "层次依次为 一、（一） 1. （1）",
                _line(block),
                text_of(block)[:24],
            )
        last = mark.level


SPEECH_CHECKS: tuple[SpeechCheck, ...] = (words, facts, numbering, leads, promised, shape, order)
"""The checks of one speech."""


def of_glyphs(speech: Speech, has: Callable[[str], bool], file: str = "") -> list[Finding]:
    """Return a finding for the characters that no font of the collection has."""
    found: dict[str, int] = {}
    for block in speech.blocks:
        for char in text_of(block):
            if not char.isspace() and char not in found and not has(char):
                found[char] = _line(block)
    return [
        Finding(
            "no-glyph",
            Severity.ERROR,
            f"没有字体能显示“{char}”（U+{ord(char):04X}）",
            file,
            line,
            char,
            "请换用通用字，或在 fonts/office 放入有这个字的字体",
        )
        for char, line in found.items()
    ]


_SHARED = 0.5
_COMMON = 40
"""A sentence that stands in more speeches says nothing about any two of them."""


def of_collection(items: Sequence[tuple[str, Speech]]) -> list[Finding]:
    """Return a finding for each speech that is, or nearly is, another one of the collection.

    `items` are file names and speeches. Speeches are compared by the sentences they share; the
    time grows with the number of sentences, not with the number of pairs of speeches.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for index, (_, speech) in enumerate(items):
        said = {hash(sentence) for sentence in _sentences(speech)}
        sizes.append(len(said))
        for sentence in said:
            holders[sentence].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indexes in holders.values():
        if 2 <= len(indexes) <= _COMMON:
            shared.update((a, b) for i, a in enumerate(indexes) for b in indexes[i + 1 :])
    return [
        _duplicate(items, a, b, count / min(sizes[a], sizes[b]))
        for (a, b), count in sorted(shared.items())
        if count >= 3 and count >= _SHARED * min(sizes[a], sizes[b])
    ]


def _duplicate(
    items: Sequence[tuple[str, Speech]], first: int, second: int, share: float
) -> Finding:
    file, speech = items[second]
    other = items[first][1].meta
    source = other.source.part if other.source else None
    name = f"“{other.title[:30]}”" + (f"（第 {source} 篇）" if source else "")
    line = next((block.line for block in speech.blocks), 0)
    code = "duplicate" if share > 0.95 else "near-duplicate"
    return Finding(
        code,
        Severity.WARNING,
        f"与{name}有 {share:.0%} 的句子相同",
        file,
        line,
        speech.meta.title[:30],
        "请看是否同一篇讲话，只留一篇",
    )


def _sentences(speech: Speech) -> Iterator[str]:
    for block in speech.blocks:
        if isinstance(block, Salutation):
            continue
        for sentence in re.split(r"[。！？；]", text_of(block)):
            folded = hanzi.fold(sentence)
            if len(folded) >= 10:
                yield folded

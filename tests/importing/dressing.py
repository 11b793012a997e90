"""Speeches dressed as pages dress them: a head, a menu above, a tail below, lines of any shape.

What is put on is known, so that every field of what the import finds can be compared with it.
"""

import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from benchmarks.eval_import import first_level
from converters import importing
from converters.importing import Import
from converters.speech import hanzi
from converters.speech.model import Salutation, Speech, text_of
from tests.importing import seeds


@dataclass(frozen=True, slots=True)
class Head:
    """A form of head: its lines, and what they state; names in braces stand for drawn words."""

    lines: str
    title: str = "在{meeting}上的讲话"
    speaker: str = "{name}"
    date: str = "{day}"
    subtitle: str = ""
    place: str = ""
    occasion: str = "{meeting}"


TITLED = "在{meeting}上的讲话\n"
HEADS = (
    Head(TITLED + "（{date}）\n{name}"),
    Head(TITLED + "{name}\n（{date}）"),
    Head(TITLED + "{post} {name}\n{date}"),
    Head(TITLED + "（{date}上午）\n{name}"),
    Head(TITLED + "（{date}，晚上）\n{post}　{name}"),
    Head(TITLED + "（{date}，{place}）\n{name}", place="{place}"),
    Head(TITLED + "{date} {place}\n{post}{name}", place="{place}"),
    Head(TITLED + "（{hanzi}）\n{spaced}"),
    Head(TITLED + "{dotted}\n{name}"),
    Head(TITLED + "（{dotted}）\n{post}：{name}"),
    Head(TITLED + "{name}{rank}\n（{date}）"),
    Head(TITLED + "{post} {spaced}\n（{date}）"),
    Head(TITLED + "{name}（{post}）\n{date}"),
    Head(TITLED + "（{post} {name}）\n（{date}）"),
    Head(TITLED + "（{post}　{name}　{date}）"),
    Head(TITLED + "（{date}　{name}）"),
    Head(TITLED + "{name}　{date}"),
    Head(TITLED + "讲话者：{name}　　讲话日期：{date}"),
    Head(TITLED + "演讲者：{post}{name}\n演讲时间：{date}"),
    Head(TITLED + "——{post}{name}（{date}）"),
    Head(TITLED + "作者：{post}{name}\n（{date}）"),
    Head(TITLED + "讲话人：{post}{name}\n时间：{date}\n地点：{place}", place="{place}"),
    Head(
        TITLED + "时间：{date}　　地点：{place}　　讲话人：{name}",
        place="{place}",
    ),
    Head(
        "{slogan}\n——在{meeting}上的讲话\n（{date}）\n{name}",
        title="{slogan}",
        subtitle="在{meeting}上的讲话",
    ),
    Head(
        "{slogan}\n——{name}在{meeting}上的讲话\n{date}",
        title="{slogan}",
        subtitle="{name}在{meeting}上的讲话",
    ),
    Head(
        "{slogan}\n——{date}在{meeting}上的讲话\n{post} {name}",
        title="{slogan}",
        subtitle="{date}在{meeting}上的讲话",
    ),
    Head(
        "{slogan}\n（在{meeting}上的讲话）\n{name}\n（{date}）",
        title="{slogan}",
        subtitle="在{meeting}上的讲话",
    ),
    Head(
        "{halves}\n——在{meeting}上的讲话\n{name}（{date}）",
        title="{slogan}",
        subtitle="在{meeting}上的讲话",
    ),
    Head(
        "政府工作报告\n——{date}在{congress}上\n青石县县长　{name}",
        title="政府工作报告",
        subtitle="{date}在{congress}上",
        occasion="{congress}",
    ),
    Head(
        "政府工作报告\n（{date}在{congress}上）\n县长　{spaced}",
        title="政府工作报告",
        subtitle="{date}在{congress}上",
        occasion="{congress}",
    ),
    Head("{name}同志在{meeting}上的讲话\n（{date}）"),
    Head(
        "{post}{name}在{meeting}上的讲话\n（{date}）",
        title="{post}{name}在{meeting}上的讲话",
    ),
    Head(TITLED + "（根据录音整理）\n{name}\n（{date}）"),
    Head("{date}\n" + TITLED + "{post} {name}"),
    Head("{post}　{name}\n" + TITLED + "（{date}）"),
    Head("{broken}\n{post} {name}\n（{date}）"),
    Head("20210108\n" + TITLED + "（{date}）\n{name}"),
    Head("领导讲话\n" + TITLED + "（{date}）\n{post} {name}"),
    Head("{name}{rank}《在{meeting}上的讲话》\n" + TITLED + "{name}\n（{date}）"),
    Head("现将{name}同志在{meeting}上的讲话印发给你们，请认真学习。\n" + TITLED + "{name}\n{date}"),
    Head(TITLED + "来源：青石日报　作者：本站　浏览次数：35\n（{date}）\n{post} {name}"),
    Head(TITLED + "[字号：大 中 小]\n（{date}）\n{name}"),
    Head("{wide}\n（{date}）\n{name}", title="{slogan}", occasion=""),
    Head("论水利建设\n（{month}）", title="论水利建设", speaker="", date="{ym}", occasion=""),
    Head(TITLED, speaker="", date=""),
    Head("{kind}\n（{date}）", title="{kind}", speaker="", occasion=""),
    Head(TITLED + "发言人（{post}　{name}）\n（{date}）"),
    Head("{post}（{name}）：\n" + TITLED + "（{date}）"),
    Head(TITLED.strip() + "　来源：青石日报\n（{date}）\n{post} {name}"),
    Head(TITLED + "（{date}·星期一）\n{name}"),
    Head(
        "政府工作报告\n{date}在{congress}上\n青石县人民政府县长　{name}",
        title="政府工作报告",
        subtitle="{date}在{congress}上",
        occasion="{congress}",
    ),
)

NAMES = (
    *("周明远", "李红梅", "王 强", "欧阳文", "赵国庆", "孙立新", "郑小波", "高 飞", "马德宝"),
    *("郭长江", "谢东升", "安志民", "文国栋", "时建国", "江水清", "林永健", "方 正", "石玉林"),
)
POSTS = (
    *("县委书记", "县长", "青石县委书记", "副县长", "中共青石县委副书记、县长", "县水利局局长"),
    *("县人大常委会主任", "县政协主席", "校长", "党委书记、董事长", "县委常委、组织部部长"),
)
RANKS = ("县长", "副县长", "书记", "校长", "县委书记", "主任", "同志")
MEETINGS = (
    *("全县水利工作会议", "全市教育工作会议", "县委经济工作会议", "青石县春节团拜会"),
    *("全县安全生产电视电话会议", "全县脱贫攻坚总结表彰大会", "县委理论学习中心组学习会"),
    *("全县“三夏”工作动员会", "青石中学2021年秋季开学典礼", "全县乡镇党委书记座谈会"),
)
CONGRESSES = ("青石县第十届人民代表大会第五次会议", "青石县第十六届人民代表大会第一次会议")
SLOGANS = (
    *("坚定不移走好新路 奋力开创水利工作新局面", "凝心聚力 真抓实干 奋力谱写青石新篇章"),
    *(
        "抓住机遇 加快水利建设步伐",
        "以更高标准推进教育强县建设",
        "深入贯彻新发展理念 推动高质量发展",
    ),
    *("为什么要办好农村的学校", "把群众的事当作自己的事来办", "扛起责任，守住底线"),
)
PLACES = ("青石镇", "县会议中心", "青石宾馆", "北京", "县委礼堂")
KINDS = ("全县水利工作会议主持词", "2020年度述职述廉报告", "全县教育工作会议总结讲话", "新年贺词")
DAYS = ((2021, 3, 8), (2019, 12, 28), (2008, 10, 16), (1998, 7, 1), (2020, 11, 30), (2017, 2, 21))

MENUS = (
    "",
    "首页\n走进青石\n新闻中心\n政务公开\n办事服务\n互动交流",
    "网站首页 | 机构设置 | 政策法规 | 领导讲话 | 联系我们",
    "当前位置：首页 > 领导讲话 > 正文",
    "您的位置：首页>>政务公开>>领导讲话",
    "设为首页\n加入收藏\n联系我们\n无障碍阅读\n繁體中文",
    "青石县人民政府",
    "青石县人民政府门户网站\n今天是2023年5月6日 星期六\n请输入关键字",
    "登录\n注册\n搜索\n首页\n学校概况\n校园新闻\n德育之窗\n教学教研\n招生信息\n下载中心",
    "【字体：大 中 小】",
    "打印本页\n关闭窗口",
    "索引号：000014349/2021-00023\n主题分类：综合政务\n发布机构：青石县人民政府办公室",
    "发布时间：2021-04-02 08:15　来源：青石县人民政府网　浏览次数：1234",
    "Home\nAbout\nNews\nContact\nEnglish",
    "首页\n新闻\n党建\n教育\n水利\n农业\n环保\n民政\n人事\n财政\n文化\n体育\n旅游\n交通\n安全",
    "领导活动\n政府会议\n领导讲话\n政府文件\n人事任免",
    "手机版\n微信\n微博\n客户端",
    "首页 → 党建工作 → 讲话文稿",
    "欢迎访问青石教育信息网！",
    "青石日报社主办\n数字报\n往期回顾\n第01版：要闻",
    "领导之窗\n-县委\n-县人大\n-县政府\n-县政协",
    "返回首页\n返回列表",
    "公文写作网 > 讲话稿 > 工作会议讲话稿",
    "免费范文\n工作总结\n工作计划\n讲话稿\n演讲稿\n心得体会\n述职报告\n入党申请书",
    "2021-04-02 08:15:30",
    "用户名：\n密码：\n登录\n忘记密码",
    "语音播报：\n分享到：",
    "论坛首页\n精华帖\n发新帖\n[回复]\n楼主",
    "学校简介\n师资队伍\n校园风光\n校长寄语\n党务公开\n家校联系",
    "中国政府网\n省政府网\n市政府网\n县直部门\n乡镇街道",
    "文件名称 | 关于印发县长讲话的通知\n索引号 | 003021/2017-00456 | 发布机构 | 县政府办",
    "索 引 号: 11510000/2022-00017    信息分类: 领导讲话\n文    号:    关 键 词: 讲话",
    "楼主：青石老李   发表于 2011-7-2 09:12",
)
TAILS = (
    "",
    "— END —\n来源｜青石县委办\n编辑｜墨墨\n校对｜阿强\n分享、点赞、在看，一键三连",
    "文档已预览完毕\n下载源文档(doc,34KB)\n收藏 赏 踩 顶\n版权申诉",
    "用户评论（0）\n还没有评论，快来抢沙发吧",
    "上一篇：没有了\n下一篇：在全县卫生工作会议上的讲话",
    "【打印正文】【关闭窗口】",
    "相关文章\n在全县卫生工作会议上的讲话\n在全县民政工作会议上的讲话\n在全县旅游工作会议上的讲话",
    "责任编辑：小李",
    "（责任编辑：张三）",
    "版权所有：青石县人民政府　主办：青石县人民政府办公室\n备案号：川ICP备05001234号\n"
    "网站标识码：5100000001",
    "分享到：\n微信\n微博\nQQ空间",
    "来源：青石日报",
    "关于我们\n联系我们\n网站地图\n隐私声明",
    "返回顶部\n打印\n关闭",
    "预览结束，免费获取全文请扫码",
    "点击下载全文.doc",
    "标签：讲话稿 工作会议 水利",
    "扫一扫在手机打开当前页",
    "友情链接\n中国政府网\n省政府网\n市政府网",
    "阅读 1024　点赞 12",
    "Copyright © 2008-2021 青石教育网 All Rights Reserved",
    "主办单位：青石县人民政府办公室\n承办单位：青石县信息中心\n联系电话：0000-1234567",
    "附件下载",
    "本文来源：http://www.example.com/2021/0308/1.html",
    "转载请注明出处。",
    "猜你喜欢\n工作总结范文\n入党申请书范文\n心得体会范文",
    "网友评论\n发表评论\n验证码",
    "【返回列表】",
    "热门文章\n1.在全县卫生工作会议上的讲话\n2.在全县民政工作会议上的讲话",
    "以上就是小编为大家整理的讲话稿，希望对大家有所帮助。",
    "编辑：王五\n审核：赵六",
    "首页\n上一页\n1\n2\n3\n下一页\n尾页",
    "关键词：水利；讲话",
    "END\n来源丨网络\n编辑丨小柯\n往期精彩回顾\n▶ 在全县卫生工作会议上的讲话",
    "评论（2）\n1楼：讲得好！\n2楼：学习了。",
    "[回复] [引用] [举报]\n沙发  顶一个",
    "主办：青石县人民政府办公室 承办：青石县信息中心\n地址：青石县人民路88号 邮编：600000",
)


def in_paragraphs(lines: Sequence[str]) -> list[str]:
    """A paragraph a line."""
    return list(lines)


def indented(lines: Sequence[str]) -> list[str]:
    """A paragraph a line, each with its indent and a blank line after it."""
    return [f"　　{line}\n" for line in lines]


def in_sentences(lines: Sequence[str]) -> list[str]:
    """A sentence a line."""
    return [sentence for line in lines for sentence in _sentences(line)]


def _sentences(line: str) -> list[str]:
    return [part for part in re.split(r"(?<=[。！？])(?![”’」』）)])", line) if part]


def broken(width: int) -> Callable[[Sequence[str]], list[str]]:
    """Return the shape that breaks lines hard after so many characters."""

    def shape(lines: Sequence[str]) -> list[str]:
        return [line[at : at + width] for line in lines for at in range(0, len(line), width)]

    return shape


def in_one_line(lines: Sequence[str]) -> list[str]:
    """The whole speech in one line."""
    return ["".join(lines)]


SHAPES: dict[str, Callable[[Sequence[str]], list[str]]] = {
    "paragraphs": in_paragraphs,
    "indented": indented,
    "sentences": in_sentences,
    "breaks at 40": broken(40),
    "one line": in_one_line,
}


@dataclass(frozen=True, slots=True)
class Body:
    """What a speech of the seeds says, as a person found it."""

    salutation: str
    lines: tuple[str, ...]
    first: str
    last: str
    headings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dressed:
    """A dressed speech, what it is made of, and every field as it must come out."""

    text: str
    form: int
    menu: int
    tail: int
    shape: str
    fields: dict[str, str]
    headings: frozenset[str]


def dress(body: Body, form: int, menu: int, tail: int, shape: str, draw: random.Random) -> Dressed:
    """Return the body under a head of the form, with menu and tail, its lines in the shape."""
    words = _words(draw)
    head = HEADS[form]
    top = head.lines.format(**words).strip("\n").split("\n")
    said = SHAPES[shape]([*([body.salutation] if body.salutation else []), *body.lines])
    if shape == "one line":
        top = head.lines.format(**words | {"broken": "".join(top[:2])}).strip("\n").split("\n")
        close = head.lines.startswith((TITLED, "{slogan}", "政府"))
        between = "" if close and body.salutation and draw.random() < 0.5 else " "
        said = [between.join([*top, *said])]
        top = []
    pieces = [MENUS[menu], *top, *said, TAILS[tail]]
    fields = {
        name: getattr(head, name).format(**words)
        for name in ("title", "subtitle", "speaker", "date", "place", "occasion")
    }
    fields["speaker"] = fields["speaker"].replace(" ", "")
    fields |= {"salutation": body.salutation, "first": body.first, "last": body.last}
    text = "\n".join(piece for piece in pieces if piece) + "\n"
    return Dressed(text, form, menu, tail, shape, fields, body.headings)


def _words(draw: random.Random) -> dict[str, str]:
    year, month, day = draw.choice(DAYS)
    slogan, meeting, name = draw.choice(SLOGANS), draw.choice(MEETINGS), draw.choice(NAMES)
    bare = name.replace(" ", "")
    clauses = slogan.replace("，", "， ").split(" ")
    cut = len(meeting) // 2
    return {
        "meeting": meeting,
        "congress": draw.choice(CONGRESSES),
        "slogan": slogan,
        "wide": slogan.replace(" ", "　"),
        "halves": "\n".join(clauses),
        "broken": f"在{meeting[:cut]}\n{meeting[cut:]}上的讲话",
        "kind": draw.choice(KINDS),
        "name": name if len(bare) > 2 else draw.choice((name, bare)),
        "spaced": " ".join(bare),
        "post": draw.choice(POSTS),
        "rank": draw.choice(RANKS),
        "place": draw.choice(PLACES),
        "date": f"{year}年{month}月{day}日",
        "hanzi": f"{_digits(year)}年{hanzi.to_number(month)}月{hanzi.to_number(day)}日",
        "month": f"{_digits(year)}年{hanzi.to_number(month)}月",
        "dotted": f"{year}.{month}.{day}",
        "day": f"{year}-{month:02}-{day:02}",
        "ym": f"{year}-{month:02}",
    }


def _digits(year: int) -> str:
    return "".join("○一二三四五六七八九"[int(digit)] for digit in str(year))


@cache
def bodies() -> list[Body]:
    """Return what the speeches of the seeds say, by their sidecars."""
    return [body for facts, speeches in seeds.imported() for body in _bodies(facts, speeches)]


def _bodies(facts: Sequence[dict[str, Any]], speeches: Sequence[Speech]) -> Iterator[Body]:
    for wanted, speech in zip(facts, speeches, strict=True):
        said = [block for block in speech.blocks if not isinstance(block, Salutation)]
        yield Body(
            wanted["salutation"] or "",
            tuple(text_of(block) for block in said),
            wanted["first_sentence"],
            wanted["last_sentence"],
            frozenset(map(hanzi.fold, wanted["headings_l1"])),
        )


def faults(dressed: Dressed, found: Import) -> list[str]:
    """Return which fields of a dressed speech are not as they were put on; empty if all are."""
    if found.refusal or len(found.speeches) != 1:
        return [f"speeches: {len(found.speeches)} {found.refusal}"] * _size(dressed)
    speech = found.speeches[0]
    told = _told(speech)
    wrong = [
        f"{name}: {told[name]!r} for {wanted!r}"
        for name, wanted in dressed.fields.items()
        if not _same(name, told[name], wanted)
    ]
    heads = set(first_level(speech))
    missed = [f"heading: {heading!r} missed" for heading in dressed.headings - heads]
    extra = [f"heading: {heading!r} is none" for heading in heads - dressed.headings]
    return wrong + (missed if len(missed) > len(extra) else extra)


def _told(speech: Speech) -> dict[str, str]:
    meta = speech.meta
    said = [text_of(block) for block in speech.blocks if not isinstance(block, Salutation)]
    return {
        "title": meta.title,
        "subtitle": meta.subtitle or "",
        "speaker": meta.speaker or "",
        "date": meta.date.isoformat() if meta.date else "",
        "place": meta.place or "",
        "occasion": meta.occasion or "",
        "salutation": next((b.text for b in speech.blocks if isinstance(b, Salutation)), ""),
        "first": "\n".join(said[:4]),
        "last": said[-1] if said else "",
    }


def _same(name: str, told: str, wanted: str) -> bool:
    told, wanted = hanzi.fold(told), hanzi.fold(wanted)
    if name == "first":
        return wanted in told
    return told.endswith(wanted) or wanted.endswith(told) if name == "last" else told == wanted


def share(dressed: Iterable[Dressed], *, headings: bool = True) -> float:
    """Return the share of all fields that come out as they were put on, each heading being one."""
    right = fields = 0
    for each in dressed:
        size = _size(each) if headings else len(each.fields)
        wrong = [w for w in faults(each, read(each)) if headings or not w.startswith("heading")]
        right += size - min(len(wrong), size)
        fields += size
    return right / fields


def _size(dressed: Dressed) -> int:
    return len(dressed.fields) + len(dressed.headings)


@cache
def _read(text: str) -> Import:
    return importing.clean(text.encode(), "a.txt")


def read(dressed: Dressed) -> Import:
    """Return what the import makes of a dressed speech."""
    return _read(dressed.text)


def said(dressed: Dressed) -> str:
    """Return all words of the body of what the import makes of a dressed speech."""
    speeches = read(dressed).speeches
    return hanzi.fold("".join(text_of(block) for speech in speeches for block in speech.blocks))


def invented(dressed: Dressed) -> list[str]:
    """Return the facts that the import states though nothing was put on that says them."""
    found = read(dressed).speeches
    told = _told(found[0]) if found else {}
    wanted = dressed.fields
    return [
        f"{name}: {value!r} for {wanted[name]!r}"
        for name, value in told.items()
        if name in ("speaker", "date", "place") and value and value != wanted[name]
    ]


def table(dressed: Iterable[Dressed]) -> Iterator[str]:
    """Yield the share of right fields, then each miss by its form of head."""
    whole = list(dressed)
    yield f"{share(whole):.4f} of {sum(map(_size, whole))} fields in {len(whole)} speeches"
    for each in sorted(whole, key=lambda each: (each.form, each.shape)):
        for wrong in faults(each, read(each)):
            form = HEADS[each.form].lines.replace("\n", "/")
            yield f"{form} | menu {each.menu} | tail {each.tail} | {each.shape} | {wrong}"


def sample(draw: random.Random, size: int) -> list[Dressed]:
    """Return so many dressed speeches, the forms of head in turn, all else drawn."""
    said = bodies()
    return [
        dress(
            draw.choice(said),
            number % len(HEADS),
            draw.randrange(len(MENUS)),
            draw.randrange(len(TAILS)),
            draw.choice(list(SHAPES)),
            draw,
        )
        for number in range(size)
    ]


def every(draw: random.Random) -> Iterator[Dressed]:
    """Yield each form of head with each menu; tails, shapes and bodies are drawn."""
    said = bodies()
    for form in range(len(HEADS)):
        for menu in range(len(MENUS)):
            tail, shape = draw.randrange(len(TAILS)), draw.choice(list(SHAPES))
            yield dress(draw.choice(said), form, menu, tail, shape, draw)


def main() -> None:
    """Print how much of what was put on is found, and each miss; an argument is a number."""
    draw = random.Random(16)
    chosen = sample(draw, int(sys.argv[1])) if sys.argv[1:] else every(draw)
    for line in table(chosen):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()

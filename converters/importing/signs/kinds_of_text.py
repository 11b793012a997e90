"""Signs of what kind of text lies before us: what speakers say, and what only others write."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from converters.importing.signs.vocabulary import SURNAMES


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign found in a text: what it is, its weight (below 0 it speaks against a speech), where.

    `kind` is what such a text is called, empty for what speaks for a speech.
    """

    name: str
    weight: int
    quote: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class WordSign:
    """Words that are a sign if `least` different ones of them are met.

    `once` counts the same words once; `quoted` looks at what stands in quotation marks too;
    `first` looks only at so many characters of the beginning, and at the last words. `hint` is a
    simpler pattern that each of the words has, and which is sooner found missing.
    """

    name: str
    weight: int
    words: re.Pattern[str]
    least: int = 1
    once: bool = False
    quoted: bool = False
    first: int = 0
    kind: str = ""
    hint: re.Pattern[str] | None = None

    def found(self, text: str) -> Sign | None:
        """Return the sign with the words that show it; None if there are too few of them."""
        met: list[str] = []
        if self.first and len(text) > self.first + _LAST:
            text = f"{text[: self.first]}\n{text[-_LAST:]}"
        if self.hint and not self.hint.search(text):
            return None
        for match in self.words.finditer(text):
            if not (self.once and match[0] in met):
                met.append(match[0])
            if len(met) >= self.least:
                quote = "、".join(" ".join(words.split())[:_QUOTED] for words in met)
                return Sign(self.name, self.weight, quote, self.kind)
        return None


_QUOTED, _LAST = 16, 150


def _sign(
    name: str, weight: int, words: str, least: int = 1, hint: str = "", **options: Any
) -> WordSign:
    looked = re.compile(hint) if hint else None
    return WordSign(name, weight, re.compile(words, re.MULTILINE), least, hint=looked, **options)


_EACH = (
    "各位(?:代表|委员|领导|来宾|嘉宾|同志|老师|同学|家长|朋友|专家|同仁|评委|选民|乡亲|常委|主任"
    "|校友|企业家)"
)
_ALL = (
    "同志们|同学们|老师们|朋友们|家长们|孩子们|小朋友们|代表们|委员们|女士们|先生们|乡亲们|战友们"
    "|同事们"
)
_HEARERS = (
    rf"(?:{_EACH})[^。，！：:]{{0,24}}"
    rf"|(?:{_ALL})(?:(?:{_EACH}|{_ALL}|[、和与及暨\s（(你您我好请让]|辛苦|今天|下面|现在)[^。，！：:]{{0,24}})?"
)
"""Who is spoken to: after 同学们 stands no verb, or they are spoken of (同学们陆续到场)."""
_TO_THEM = r"(?:我|谨|在此|值此|借此|(?:^|[。！；])\s*(?:首先|同时|最后|再次)?，?[向对])"
"""How sentences begin in which a speaker thanks; the news say who thanks (院长向校友表示感谢)."""
_SPEAKING = (
    r"下面，?\s?(?:我|请|进行|由|就|有请)|我(?:代表|谨|仅|提议|宣布|建议大家|演讲|竞聘|竞选|竞争)|请允许我|借此机会"
    r"|我(?:想|就|先|再|主要|简要|重点|给大家|给你们|向大家|向你们|今天|跟大家|和大家|来)[^。，]{0,10}(?:讲|谈|说|强调|提|汇报)"
    r"|我(?:讲|谈|说|强调|提)(?:几|两|二|三|四|五|六|一|以下|些|完)|讲(?:以下|这么)?[几两三四五六一](?:点|个方面|个问题|条)意?见?"
    r"|我(?:的)?(?:讲话|发言|演讲|汇报|报告|述职|竞聘)的?(?:题目|主题|到此|完|岗位|是|主要|分)"
    r"|我国旗下讲话|现在开会|现在召开|会议进行第|(?:请|现)予?以?(?:审议|审查)|请(?:大家|各位|同志们)"
    r"|(?:向|为)(?:大会|大家|会议|各位|你们)[^。]{0,12}(?:报告|汇报)|(?:汇报|报告|述职)如下|致以[^。]{0,16}(?:问候|祝|敬意|感谢)"
    rf"|{_TO_THEM}[^。！；\n]{{0,80}}表示(?:最|衷心|热烈|诚挚|由衷)[^。]{{0,10}}(?:祝贺|欢迎|感谢|谢意|敬意)"
    r"|我[^。，！？\n]{0,4}[和与跟同给向](?:你们?|您|大家|各位|诸位)[^。，]{0,6}(?:分享|谈谈|聊聊|交流|汇报|介绍|报告)"
    r"|我们?(?!国|市|县|省|区|镇|乡|校|院|局)[^。，！？\n]{0,8}感谢(?:你|您|大家|各位|诸位|在座)"
)
_HOPES = (
    r"(?:^|[。！？；：，,\s]|我们?|也|还|真|所以|因此)希望(?:大家|你们|同志们|同学们|老师们)"
    "|(?<!发)给大家"
)
"""What a speaker hopes of the hearers; in the news others hope it (并希望大家)."""
_CHAIR = r"(?:主席|议长|审判长)(?:先生|女士|阁下)?[，,]\s*(?:我|中方)"
"""The one to whom those speak who have the floor: 主席，我……."""
_GLAD_TO_COME = (
    r"(?:荣幸|高兴|欣喜|激动)地?(?:能够?|有机会|应邀|受邀)*"
    r"(?:参加|出席|来到|站在|回到|[和与同跟](?:你们?|您|大家|各位|诸位|在座))"
)

SPOKEN: tuple[WordSign, ...] = (
    _sign(
        "开头是讲话的题名",
        4,
        r"\A[^。：:，]{0,50}?在[^。：:，]{3,50}上的?(?:讲话|发言|致辞|主持词|演讲|报告)(?!中|时|精神|里|要求|指出|强调|，)",
    ),
    _sign(
        "向听众问好",
        2,
        r"(?:大家|各位|同志们|同学们|老师们|你们|们)(?:上午|下午|早上|晚上|中午|新年|节日)?好[！!。，,]"
        r"|^\s*(?:上午|下午|早上|晚上|中午)好|(?:大家|们)辛苦了",
        hint="好(?<=[家位们午上年日]好)|辛苦了",
    ),
    _sign(
        "当面称呼听众",
        3,
        rf"(?:^|[。！？!?：:，\s）】]|讲话|发言|致辞|词|稿|\d日)(?:{_HEARERS})[，,！!：:]"
        rf"|(?:^|[。！？!?])\s*{_CHAIR}",
    ),
    _sign("说自己在讲", 3, _SPEAKING),
    _sign("对听众提希望", 2, _HOPES, hint="希望[大你同老]|给大家"),
    _sign(
        "说到会场",
        2,
        r"今天[，,]?[^。]{0,24}(?:召开|举行|举办|集会|欢聚|相聚|齐聚|聚在|聚集|大会|会议|开会|来到|站在|参加)|刚才[，,]|这次(?:会议|大会|全会|县委|市委|全[省市县区])"
        rf"|{_GLAD_TO_COME}|今天[，,]?我们[^。，！？\n]{{0,6}}(?:怀着|悼念|纪念|庆祝|欢送|送别)",
    ),
    _sign(
        "结束语",
        2,
        r"谢谢(?:大家|各位|你们|同志们)|谢谢[！!。]?\s*$|(?:汇报|报告|发言|讲话|述职|演讲)(?:完毕|完了|到此结束)"
        r"|让我们(?:携|共|一起|以|再|团结|高举|更|在|继续|为|用|行动|从|紧|大家|学会|积极)|安息吧|祝愿?(?:大家|各位|同志们|同学们|你们|全体|领导|来宾|嘉宾|大会|老师)|散会(?![前后时以的])|干杯",
        hint="谢谢|完毕|完了|到此结|让我们|祝愿|祝[大各同你全领来嘉老]|安息吧|散会|干杯",
    ),
    _sign(
        "对“你们”“大家”说话",
        1,
        r"你们|大家(?!表示|纷纷|认为|畅所|集思|都说|一致|踊跃|就|各抒|围绕)|在座|诸位",
        2,
    ),
)
"""What people say who speak to others; looked for outside of quotations."""

_NAME = f"[{''.join(sorted(SURNAMES))}][\\u4e00-\\u9fff]{{1,2}}"
_THE_GREAT = "(?!习近平|毛泽东|邓小平|江泽民|胡锦涛|李克强|周恩来|刘少奇|党中央|中央)"
_VERBS = "强调|指出|表示|要求|认为|介绍|坦言|告诉|提出|说|希望|宣布"
_SAYS = f"(?:{_VERBS})"
_MEETINGS = "审议|讨论|座谈|讲话|会议|发言|感言|采访"
_SAID_THERE = rf"[^，。]{{0,6}}[中时上]，?[\u4e00-\u9fff]{{2,4}}{_SAYS}"
_DAY = (
    r"(?:(?<=^)|(?<=[。！？，,\s：:]))(?:近日|日前|昨日|昨晚|连日来)[，,]?"
    r"|\d{1,2}月\d{1,2}日(?:[至—-]\d{1,2}日)?(?:凌晨|早上|上午|下午|晚上?)?(?![\s）)])[，,]?"
    r"|(?<![\d年月])\d{1,2}日(?:上午|下午|晚上?|[，,])"
)
_HELD = (
    "举行|召开|开展|举办|参加|组织|来到|走进|开幕|启动|主持|落幕|落下|出席|先后|征求|成功|隆重|陆续|当选|公布"
    "|分别|发布|齐聚"
)
_OTHERS = (
    rf"(?:^|[。！？”\s]|[，,](?=他|她)){_THE_GREAT}(?:会议|大会|他|她|{_NAME})"
    rf"(?:还|最后|同时|首先|进一步|再次|在[^，。]{{2,16}}(?:中|时|上|后)|[听审]?[^，。]{{0,12}}后)?{_SAYS}[，：,:“]"
    rf"|(?:^|[。！？”])[^，。]{{0,10}}(?:代表|(?<!总)书记|县长|校长|市长|老师|村民|负责人|研究员|站长|委员)[\s\u4e00-\u9fff]{{0,6}}"
    rf"(?:说|介绍|表示|强调|指出)[，：,:“]|在?(?:{_MEETINGS}){_SAID_THERE}"
    r"|”[\u4e00-\u9fff]{2,14}说[，。]|纷纷表示|一致认为|告诉(?:记者|同学)"
)
_ANY_OTHER = "|".join(
    [
        *(f"{verb}[，：,:“。]" for verb in _VERBS.split("|")),
        *(f"{met}{_SAID_THERE}" for met in _MEETINGS.split("|")),
        *("纷纷表示", "一致认为", "告诉[记同]"),
    ]
)

WRITTEN: tuple[WordSign, ...] = (
    _sign(
        "新闻的电头或署名",
        -4,
        r"本报讯|本网讯|本站讯|本报记者|[（(]\s*(?:本报)?记者|^\s*□?.{0,16}(?:记者|通讯员)[\s\u4e00-\u9fff、]{2,20}$|通讯员\s"
        r"|记者[\s\u4e00-\u9fff]{2,8}报道|[社报网][\u4e00-\u9fff]{2,6}\d+月\d+日[电讯]"
        r"|^\s*(?:撰稿|审稿|供稿|终审|编\s*辑|责\s*编|审\s*核|校\s*对|作者|编者|采访)人?[:： ]"
        r"|[（(](?:校对|文/|图/)|——编者"
        r"|(?:且听|本报|月谈|社|报)记者",
        first=400,
        kind="新闻报道",
    ),
    _sign(
        "新闻的写法",
        -4,
        rf"(?:^|[。！？：:，])[^，。\n我]{{0,16}}(?:{_DAY})(?!我们|我代表|我(?!校|县|市|院|区|省|乡|镇|局))"
        rf"(?:[^。我\n）)]|我[校县市院区省乡镇局]){{0,60}}?(?:{_HELD})",
        first=300,
        kind="新闻报道",
    ),
    _sign("转述别人的话", -2, _OTHERS, 1, _ANY_OTHER, quoted=True, first=1500, kind="新闻报道"),
    _sign("一再转述别人的话", -2, _OTHERS, 3, _ANY_OTHER, quoted=True, first=1500, kind="新闻报道"),
    _sign(
        "记会议和活动",
        -3,
        r"会议由[^。]{2,24}主持|主持(?:会议|仪式|了)|出席(?:会议|活动|仪式|了|本次)|参加(?:会议|活动|了(?:会议|大会|此次|本次))"
        r"|会上[，,]|与会(?:人员|代表|者)|并讲话|作了(?:动员|讲话|发言|总结)|宣读了|圆满(?:结束|落幕)|落下帷幕|落幕"
        r"|拉开了?(?:序幕|帷幕)|畅所欲言|进行了(?:总结|点评|部署|讲解|述职|汇报|公开述职)|肯定了|分享了"
        r"|(?:本|此|这)次(?:会议|活动|比赛|运动会|培训|工作会议|友谊赛|年级组)|赛场|积极参加",
        2,
        once=True,
        first=600,
        kind="新闻报道",
    ),
    _sign(
        "公文的套语",
        -4,
        r"通知如下|作如下安排|特此(?:通知|公告|通告|函告|批复|报告|报批)|妥否，?请|(?:根据|按照)贵|未尽事宜|请遵照(?:执行|办理)|(?:制定|特制定)本?(?:方案|办法|规定|细则)"
        r"|本(?:方案|办法|规定|通知|制度)(?:自|由|旨在)|放假时间",
        first=600,
        kind="公文",
    ),
    _sign(
        "条款",
        -5,
        r"^\s*第[一二三四五六七八九十百\d]+条[\s　：:]|[甲乙]方",
        3,
        kind="规章或合同",
        hint=r"[第甲乙](?:方|[一二三四五六七八九十百\d]+条)",
    ),
    _sign(
        "要填写的栏目",
        -4,
        r"(?:姓\s*名|性\s*别|出生年月|民\s*族|籍\s*贯|学\s*历|政治面貌|毕业院校|联系电话|身份证号|求职意向|专业班级|学\s*号|考试成绩"
        r"|健康状况|婚姻状况|通讯地址|邮\s*编|应聘职位|工作年限|期望薪资)\s*[:：|]",
        3,
        once=True,
        kind="表格",
    ),
    _sign(
        "试题",
        -5,
        r"选择题|填空题|判断题|简答题|问答题|参考答案|每(?:小题|空|题)\s?[\d.]+\s?分|^\s*[A-D][.、．]"
        r"|[A-D] [\u4e00-\u9fff]{2,8} [B-D]|（\s*）|\(\s*\)",
        3,
        hint=r"选择题|填空题|判断题|简答题|问答题|参考答案|每小?[题空]"
        r"|A[.、． ]|B[.、． ]|C[.、． ]|D[.、． ]|（\s*）|\(\s*\)",
        once=True,
        kind="试题",
    ),
    _sign(
        "教案",
        -4,
        r"教学(?:目标|重点|难点|过程|准备|设计|反思|内容分析)|板书设计|导入新课|设计意图|学情分析|教材分析|课时安排|第[一二三]课时",
        2,
        once=True,
        kind="教案",
    ),
    _sign(
        "讲写作、讲办法的文章",
        -4,
        r"(?:讲话稿?|发言稿?|主持词|述职报告|申请书|致辞|演讲稿|会议纪要|事迹材料|简历|总结|说明书|设计书?|通知书?|材料|”)"
        r"(?:是指|是一种|是[^。，]{2,24}(?:书面|文体|文稿|材料|过程|讲话|术语|依据)|的撰写|的意义在于|一般(?:由|包括)|通常(?:由|包括)"
        r"|的(?:写法|格式|结构|特点|分类|定义|概念|种类|要素|核心))|怎么写|如何写|写作(?:方法|技巧|格式|要点|指导|注意|要求|思路|说明|规律|套路)"
        r"|撰写.{0,12}(?:指南|步骤|要点|注意|时|需)|标题、称[谓呼]|第[一二三四五]步[：:]|需要注意的是|注意事项[：:]|以下是一份"
        r"|“[^”]{2,10}”(?:到底|究竟)?是什么意思|是指[^。]{6,60}的(?:书面|一种|过程|文件)",
        quoted=True,
        first=600,
        kind="讲怎样写作或操作的文章",
    ),
    _sign(
        "作者自称",
        -4,
        "笔者|读者(?:朋友|们|诸君|来信|留言|[ ]?“)"
        "|本文(?:旨在|拟|试图|试从|认为|通过|首先|主要|将|从|就|基于|结合|对|针对|所)",
        first=600,
        kind="文章",
    ),
    _sign(
        "软件的操作",
        -4,
        r"点击|安装|选项卡|按钮|下载|打开|页码|登录|软件|验证码|加载",
        4,
        once=True,
        kind="讲怎样写作或操作的文章",
    ),
    _sign(
        "论文",
        -5,
        r"^[【\[]?\s*(?:内容)?摘\s*要(?:[】\]：:]|\s*$)|^[【\[]?\s*关\s*键\s*词[】\]：:]|参考文献|笔者|本论文|课题研究|Abstract|论文部分内容|本研究",
        2,
        hint=r"摘\s*要|键\s*词|参考文献|笔者|本论文|课题研究|Abstract|论文部分|本研究",
        once=True,
        kind="论文",
    ),
    _sign(
        "小说的样子",
        -5,
        r"^.{0,20}第\s*(?:\d+|[一二三四五六七八九十零]*百[一二三四五六七八九十零]*)\s*(?:章|回|节|部分|页)(?!的)[^。]{0,24}$"
        r"|看后求收藏|书屋|好书推荐|小说网|佚名 作品",
        first=200,
        kind="小说",
    ),
    _sign(
        "叙事的写法",
        -4,
        r"”[^“”。]{0,24}(?:说道|问道|笑道|喊道|站了?起|点头|暗[自骂笑]|扫[视过了]|望着|继续演讲|声音|指[着向])"
        r"|(?:缓缓|轻咳|暗[笑骂自]|心里|目光|鞠躬|掌声|台下|起身|清了清)[^。]{0,16}(?:起|来|声|道|过|扫|响|笑|着)|转头|(?:说|发言|讲话|演讲|表态发言|主持)[：:，,]“",
        2,
        quoted=True,
        first=1500,
        kind="小说",
    ),
    _sign(
        "写人的事迹",
        -4,
        r"事迹|(?:他|她)(?:的|是|说|在|用|把|还|却|始终|总是|十分|又|从|就|所|，)|他们(?:的|就|在|从|把)?|老师(?:力求|始终|连续|几乎)",
        3,
        first=600,
        kind="人物事迹",
    ),
    _sign(
        "读后感、作文",
        -5,
        r"读后感|观后感|有感$|有感[\d（(]|读了?一篇|这(?:本书|篇(?:文章|作文))|作者是|主人公|读完|我读过|小学[一二三四五六\d]年级作文"
        r"|[一二三四五六]年级[^。]{0,4}\s?[\u4e00-\u9fff]{2,3}$|文章讲述|讲述的是",
        first=400,
        kind="读后感或作文",
    ),
    _sign("写家里人", -2, r"妈妈|爸爸|爷爷|奶奶|外婆", 4, first=600, kind="读后感或作文"),
    _sign(
        "申请、求职的书信",
        -6,
        r"我志愿加入|特此(?:提交)?申请|敬爱的党组织|尊敬的党组织|入党申请书|求职信|应聘贵|此致\s*敬礼|渴望加入(?:这|党)|党组织[：:]|光荣、神圣的组织",
        2,
        once=True,
        kind="申请书一类的信",
    ),
    _sign(
        "招聘",
        -5,
        r"岗位职责|任职(?:要求|资格)|薪资|五险一金|招聘(?:人数|岗位|条件|启事|公告|信息)|应聘者|报名(?:时间|方式|条件)|求职者|投递简历|职位(?:名称|描述)",
        2,
        once=True,
        first=1500,
        kind="招聘启事",
    ),
    _sign(
        "财务报告、公告",
        -6,
        r"董事会、监事会|(?:股票|证券|公司)(?:代码|简称)|本报告期|归属于上市公司|虚假记载|误导性陈述|单位：元|未经审计|季度报告|纪律处分|信息披露|警示函",
        2,
        once=True,
        first=1500,
        kind="财务报告或公告",
    ),
    _sign(
        "介绍、说明的文字",
        -4,
        r"（英语|占地(?:面积)?|创办于|始建于|建筑面积|是一所|作为[^，。]{4,20}的(?:一所|重要组成)|位于|基本(?:情况|信息)概?述?$|常见问题|学校概况"
        r"|简要介绍|名称起源|本科教育|来自维基|词条|相比之下|总投资|是指[^。]{6,60}的",
        2,
        once=True,
        first=600,
        kind="介绍、说明的文字",
    ),
    _sign(
        "总结、计划、记事",
        -4,
        r"\A.{0,40}(?:工作(?:总结|计划|安排|要点|纪要|简报|月报|周报)|大事记|课程表|行事历|简介|须知|指南|手册|一览表|制度|作文|事迹材料"
        r"|说明文|规程|预案|启事|招生简章)|^\s*\d*[、.]?\s*(?:本月|本周|周[一二三四五](?:上午|下午)?)[^。]{2,}|现总结如下|撰稿人|周工作|工作纪要",
        first=300,
        kind="总结、计划一类的材料",
    ),
    _sign("按日记事", -4, r"^\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日(?![\s）)]*$)", 3, kind="大事记"),
)
"""What is written and not said; most of it is looked for outside of quotations."""


def signs(own: str, whole: str) -> Iterator[Sign]:
    """Yield the signs of a text; `own` is without what it quotes."""
    missed: re.Pattern[str] | None = None
    for each in (*SPOKEN, *WRITTEN):
        if each.words is missed:  # the sign before asked for fewer of the same words
            continue
        if sign := each.found(whole if each.quoted else own):
            yield sign
        else:
            missed = each.words

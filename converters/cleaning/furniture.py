"""Furniture: lines that the web page or its editors put around a speech."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from converters import hanzi
from converters.cleaning.lines import Line
from converters.cleaning.sheet import Sheet

LineRule = Callable[[str], bool]
"""A rule on one line: whether the line is furniture of this kind."""

SHORT = 140
"""Longer lines are never taken for furniture by their form alone."""

_BREADCRUMB = re.compile(
    r"^[【\[]?(?:您?(?:的|现在的|所在的?)?(?:当前|现在|所在)?位置|你(?:的|现在的|所在的)位置|当前页面|导航)\s*(?:是|在)?\s*[:：>]"
    r"|^(?:网站)?(?:首页|主页)\s*(?:[>›»/|→\-—·]|$)|^(?:返回|回到)?(?:首页|主页|顶部|列表|上一级)$"
)
_CRUMBS = re.compile(r"\s*(?:>{1,2}|›|»|→|&gt;)\s*")

_PAGE_WORD = (
    r"(?:发布|更新|发表|录入|上传|添加|创建|编辑|提交|整理|审核)?(?:时间|日期)|来\s*源|稿件来源|信息来源|文章来源|作\s*者|编\s*辑|责\s*编|"
    r"责任编辑|审\s*核|校\s*对|发布者|发布人|发布机构|发布单位|上传者|投稿|供稿|撰稿|录入|点击(?:数|量|率|次数)?|"
    r"阅读(?:数|量|次数)?|浏览(?:数|量|次数)?|访问(?:量|次数)|人气|下载(?:次数|量)?|评论(?:数)?|字\s*[号体](?:大小)?|字数|"
    r"分类|所属栏目|栏目|类别|类型|索引号|主题分类|发文机关|成文日期|文\s*号|有效性|标\s*题|关键字|文件大小|格式"
)
_PAGE_DATA = re.compile(
    rf"^[【\[（(]?\s*(?:{_PAGE_WORD})\s*[:：]"
    r"|(?:阅读|点击|浏览|查看|人气|下载)\s*(?:量|数|次数)?\s*[(（:：]\s*[\d.,]+\s*(?:[万wWkK次人])?\s*[)）]?"
    r"|^\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
    r"|^\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}(?:时|点|[:：])\d{2}分?|(?:记者|通讯员|摄影)[^。]{0,24}摄$"
    r"|^【?\s*字[号体]|^[【\[（(]?\s*大\s*[|｜]?\s*中\s*[|｜]?\s*小\s*[】\])）]?$"
    r"|^\d+\s*(?:次|人)?(?:阅读|浏览|点击|评论|下载)$|^(?:阅读|浏览|点击|评论|点赞|收藏)\s*\d+$"
)
_WIDGETS = re.compile(
    r"^(?:[【\[]?(?:下载|打印|全屏|收藏|分享|加大|还原|减小|关闭|关闭窗口|关闭本页|打印本页|我要评论|我要纠错|举报|纠错|"
    r"微信|微博|QQ空间|QQ|分享到|分享到：|分享至|扫一扫|点赞|评论|登录|注册|登录/注册|搜索|全文|展开全文|点击展开|显示全部|"
    r"【字号：|】|大|中|小|字体|默认|超大|繁體|English|手机版|无障碍|顶一下|踩一下|赞|赏|TOP|复制链接|复制|二维码|朗读|"
    r"阅读全文|查看更多|更多|更多>>|>>更多|more|MORE|目录|客服|在线客服|VIP|会员|立即下载|免费下载|免费阅读|点击下载|"
    r"下载文档|下载本文|下载Word|下载word文档|加入收藏|我要投稿|投稿|返回顶部|回顶部|上一页|下一页|尾页|末页|首页)[】\]]?"
    r"[:：]?\s*)+$|^[\[【(（]?\s*(?:打印|收藏|关闭)[^。]{0,20}(?:打印|收藏|关闭|窗口|本页)\s*[\]】)）]?$"
)
_NAVIGATION = re.compile(
    r"^[【\[■◆●★☆▲►>·•\-—\s]*(?:上一?篇|下一?篇|前一?篇|后一?篇|上一条|下一条|相关(?:文章|阅读|推荐|链接|新闻|报道|内容|文档|资讯|主题|范文|信息|专题|附件|搜索)|"
    r"推荐(?:阅读|文章|范文|内容|链接|信息)|延伸阅读|拓展阅读|扩展阅读|猜你喜欢|你可能(?:还)?(?:喜欢|感兴趣)|您可能(?:还)?(?:喜欢|感兴趣)|"
    r"热门(?:文章|推荐|阅读|标签|搜索|范文|专题|资讯|点击|图文)|热点(?:推荐|文章|新闻|图集|专题)|更多热点|最新(?:文章|资讯|更新|发布|推荐)|"
    r"精彩(?:推荐|文章|图文|内容|阅读)|精选(?:文章|阅读|推荐)|图文推荐|本类(?:推荐|热门)|本栏(?:推荐|热门)|随机(?:文章|推荐)|"
    r"站内(?:搜索|导航)|友情链接|更多(?:相关|内容|精彩|文章|范文|资讯|推荐|阅读|热点|>>|》)|看过(?:本文|此文|该文)的|"
    r"看了(?:本文|[“《].{1,60}[”》])的?(?:人|还|网友)|(?:网友|读者|大家|其他人?)(?:还)?(?:都)?(?:在|正在)?(?:看|搜|喜欢|关注)|文章导读|文章推荐|"
    r"专题推荐|栏目推荐|栏目导航|栏目列表|网站导航|本文(?:标签|链接|地址|网址|导航)|文章(?:标签|链接|地址)|大家还看了|为你推荐|为您推荐|同类文章|下载地址|附件下载|点击(?:下载|查看|进入|阅读))"
    r"|[\[【(（]\s*(?:详情|详细|全文|阅读全文|查看详情|查看全文|更多|查看)\s*[\]】)）]$|^(?:https?://|www\.)\S+$"
    r"|^.{0,40}(?:\.docx?|\.pdf|\.rar|\.zip)\s*$|(?:点击|全文)(?:下载|阅读|查看)(?:>>|》|全文)?$"
)
_SIGNS = re.compile(r"[^\w\s]{1,5}")
_TAIL_MARK = re.compile(
    r"^[【\[■◆●★☆▲►>·•\-—\s]*(?:(?:[^。！？]{0,60}?[】\]”》的])?(?:相关(?:文章|阅读|推荐|链接|新闻|报道|内容|文档|资讯|主题|范文|信息|专题|搜索)"
    r"|(?:推荐|延伸|拓展|扩展)(?:阅读|文章|范文|内容|链接|信息))|猜你喜欢|你可能|您可能|热门(?:文章|推荐|阅读|标签|搜索|范文|专题)"
    r"|热点(?:推荐|文章|新闻|图集|专题)|更多(?:相关|内容|精彩|文章|范文|推荐|阅读|热点|>>)|最新(?:文章|资讯|更新|发布|推荐)|精彩(?:推荐|文章|图文)"
    r"|精选(?:文章|阅读|推荐)|图文推荐|看过|看了|(?:网友|读者)|大家还|为[你您]推荐|友情链接|随机(?:文章|推荐)|同类文章|文章推荐|本类|本栏)"
    r"[^。！？]{0,40}$"
)
_COPYRIGHT = re.compile(
    r"版权(?:所有|声明|归|与免责|信息|说明)|copyright|all rights? reserved|powered by|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁]"
    r"(?:icp|ICP|公网安备)|ICP\s*备|公网安备|未经(?:授权|许可|允许|同意|本站)[^。]{0,30}(?:转载|复制|镜像|摘编|使用)|"
    r"转载(?:请|须|需|必须)?(?:注明|保留|标明|联系)|免责(?:声明|条款)|网站(?:地图|备案|标识码)|技术支持\s*[:：]|主办(?:单位)?\s*[:：].{0,40}(?:承办|维护|网|局|办)|"
    r"(?:侵权|侵犯)[^。]{0,30}(?:联系|删除|告知)|举报(?:电话|邮箱)|联系(?:我们|站长|本站)|关于我们|网络文化经营|©|本站(?:内容|资源|文章|所有|部分)|"
    r"来源于?(?:网络|互联网)|文章(?:来自|来源于|转自|由)[^。]{0,40}(?:网|整理|提供|发布|上传)|本文(?:来自|来源|转自|摘自|由|出自)[^。]{0,40}(?:网|整理|提供|发布|上传|http|www)|本文来源\s*[:：]|"
    r"(?:原文|本文|文章)?(?:地址|网址|链接|出处|URL)\s*[:：]\s*(?:http|www)|客服(?:电话|热线|QQ)|微信公众号|扫码|关注(?:我们|公众号)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"[【\[（(*※]?\s*(?:本文|本站|版权|声明|免责|来源|转载|未经|文章|copyright|©|凡|特别|郑重|如|若|网站|以上)",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(
    r"^[【\[]?\s*(?:推荐访问|标\s*签|关键词|关键字|tags?|本文(?:标签|关键词)|文章(?:标签|关键词)|热搜词?|搜索(?:热词|关键词)|相关(?:标签|关键词|搜索|热词))\s*[】\]]?\s*(?:[:：]|$)",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"^\s*(?:[.#]?[\w\-\s.,:>*#]{1,80}\{[^{}\u4e00-\u9fff]*\}?\s*)+$|^\s*(?:var|let|const|function|window\.|document\.|if\s*\(|\$\(|return|@media|@import|<!--|-->|//<!\[CDATA)"
    r"|^\s*[\w\-]+\s*:\s*[^\u4e00-\u9fff]{1,60};\s*$|^\s*[{}();]+\s*$|(?:function\s*\(|document\.write|\.push\(|addEventListener|google_ad|_hmt|cproStyle|BAIDU_CLB)"
)
_PAGE_NUMBER = re.compile(
    r"^(?:[-—–－·]+\s*\d{1,3}\s*[-—–－·]+|第\s*\d{1,3}\s*页(?:\s*[/，,]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}|共\s*\d{1,3}\s*页|[pP]age\s*\d+|"
    r"(?:\[?\s*\d{1,2}\s*\]?\s+){2,}\[?\s*\d{1,2}\s*\]?(?:\s*下一页)?)$"
)
_READERS = "(?:大家|您|你们?|各位|读者|网友|广大|同学|朋友)"
_OFFER = "(?:带来|整理|收集|搜集|分享|准备|推荐|介绍|提供|编辑|编写|送上|奉上)"
_PIECE = "(?:范文|讲话稿?|发言稿?|演讲稿?|致辞稿?|报告|文章|材料|全文|内容|稿件|[0-9一二三四五六七八九十几多]+篇)"
_PROMISE = re.compile(
    rf"小编|(?:下面|以下|这里|今天|接下来|现在)[^。]{{0,40}}(?:给|为|替|跟|和|与){_READERS}[^。]{{0,14}}{_OFFER}[^。]{{0,70}}{_PIECE}(?=[，。！；,!;]|$)"
    rf"|(?:以下|下面|下文)(?:是|就是|为)[^。]{{0,50}}(?:范文|讲话稿|发言稿|演讲稿|致辞稿|{_OFFER}|全文)"
    rf"|(?:欢迎|敬请){_READERS}?(?:前来)?(?:阅读|参考|借鉴|收藏|浏览|鉴赏|品鉴|下载)"
    rf"|(?:希望|但愿)[^。]{{0,24}}(?:对|给|能给|能够?帮到?){_READERS}[^。]{{0,10}}(?:有所?帮助|有用|启发)|希望{_READERS}(?:能够?|会)?喜欢"
    rf"|(?:范文|文章|稿|整理|本文|以下|内容|借鉴)[^。]{{0,30}}(?:仅供|供){_READERS}?(?:参考|借鉴|学习|阅读)"
    rf"|以上(?:就|便|即)?(?:是|为)[^。]{{0,80}}(?:全部内容|范文|讲话稿|发言稿|演讲稿|致辞稿|{_OFFER})"
    r"|(?:更多|想了解)[^。]{0,40}(?:请(?:关注|点击|访问|浏览|继续关注|查看|收藏)|尽在)"
    r"|^【?(?:编者按|导语|导读|内容提要|核心提示|摘要)】?\s*[:：】]"
    r"|(?:讲话稿|发言稿|演讲稿|致辞)(?:是|指的是|可以|具有|主要)[^。]{0,40}(?:文稿|文章|文书|书面|文字材料|文体|宣传|格式|特点|载体)"
    r"|(?:现实|日常|当今|如今|当下|学习|现代)[^。]{0,12}(?:社会|生活|工作)[^。]{0,30}(?:讲话稿|发言稿|演讲稿|致辞)(?:的|越来越|在|应用|使用|对)"
    r"|你(?:知道|会|还在|写过|是否)[^。]{0,20}(?:讲话稿|发言稿|演讲稿|致辞)[^。]{0,20}[?？吗呢]"
)
_ADVERT = re.compile(
    r"^(?:广告|AD|赞助商链接|sponsored)$|^.{0,10}(?:加QQ|加微信|扫码进群|代写|提供写作服务|专业代写)"
)
_ASIDE_WORDS = re.compile(r"[。！？；]")


def breadcrumb(text: str) -> bool:
    """Tell a line that says where the page stands in its site."""
    return bool(_BREADCRUMB.search(text)) or (
        len(_CRUMBS.split(text)) >= 3 and not re.search("[。！？；]", text)
    )


def page_data(text: str) -> bool:
    """Tell a line of facts about the page: author, source, hour, readers, size of type."""
    return bool(_PAGE_DATA.search(text)) and not text.endswith(("。", "！"))


def navigation(text: str) -> bool:
    """Tell a link to other pages, or a button."""
    if text.endswith(("。", "！", "？", "；")) and "小编" not in text:
        return False
    return bool(_NAVIGATION.search(text) or _WIDGETS.match(text) or _SIGNS.fullmatch(text))


def copyright_notice(text: str) -> bool:
    """Tell a notice of copyright, licence, origin or disclaimer."""
    if text.endswith(("。", "！", "？", "；")) and len(text) > 30:
        return bool(_NOTICE.match(text) and _COPYRIGHT.search(text))
    return bool(_COPYRIGHT.search(text))


def keywords(text: str) -> bool:
    """Tell a list of search words."""
    return bool(_KEYWORDS.match(text))


def script(text: str) -> bool:
    """Tell a line of CSS or of a program."""
    return hanzi.count_hanzi(text) * 3 < len(text) and bool(_SCRIPT.search(text))


def page_number(text: str) -> bool:
    """Tell a page number on a line of its own."""
    return len(text) < 40 and bool(_PAGE_NUMBER.match(text))


def advert(text: str) -> bool:
    """Tell an advertisement."""
    return bool(_ADVERT.match(text))


LINE_RULES: tuple[tuple[str, LineRule], ...] = (
    ("breadcrumb", breadcrumb),
    ("page-data", page_data),
    ("keywords", keywords),
    ("navigation", navigation),
    ("copyright", copyright_notice),
    ("script", script),
    ("page-number", page_number),
    ("navigation", advert),
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the furniture says about the page: who published it, when, under which columns."""

    publisher: str | None = None
    posted: date | None = None
    columns: frozenset[str] = frozenset()


def promise(text: str) -> bool:
    """Tell a passage in which the editors of a site speak to their readers."""
    return bool(_PROMISE.search(text))


def cleared(sheet: Sheet, found: Sequence[Line]) -> tuple[list[Line], PageFacts]:
    """Return the lines that are no furniture by their own form, and the facts of the page.

    The list of headlines at the end goes first, as long as the line that opens it is there.
    """
    found = tail(sheet, found)
    kept: list[Line] = []
    dropped: list[tuple[str, Line]] = []
    numbers = page_numbers(found) if "page-number" not in sheet.off else set()
    for index, line in enumerate(found):
        code = "page-number" if line.number in numbers else _kind(sheet, line, dropped)
        if code == "page-data" and _of_meeting(found[max(index - 2, 0) : index + 3]):
            code = ""
        if code:
            sheet.drop(line.words, code)
            dropped.append((code, line))
        else:
            kept.append(line)
    return kept, _facts(dropped)


def _of_meeting(near: Sequence[Line]) -> bool:
    """Tell the hour and place of a meeting from the hour of a web page."""
    return any(re.search(r"^(?:会议)?地\s*点\s*[:：]", line.text) for line in near) and not any(
        re.search(r"\d{1,2}[:：]\d{2}[:：]\d{2}|来源|浏览|阅读|点击", line.text) for line in near
    )


def page_numbers(found: Sequence[Line]) -> set[int]:
    """Return the lines that are bare numbers counting 1, 2, 3 … through the text."""
    bare = [line for line in found if line.text.isdecimal() and len(line.text) <= 3]
    values = [int(line.text) for line in bare]
    steps = [b - a for a, b in zip(values, values[1:], strict=False)]
    apart = all(b.number - a.number > 2 for a, b in zip(bare, bare[1:], strict=False))
    return {line.number for line in bare} if steps and set(steps) == {1} and apart else set()


def _kind(sheet: Sheet, line: Line, dropped: Sequence[tuple[str, Line]]) -> str:
    text = line.text
    if line.aside and "page-frame" not in sheet.off:
        return "page-frame"
    if len(text) > SHORT:
        return "keywords" if keywords(text) and "keywords" not in sheet.off else ""
    if dropped and dropped[-1][0] == "breadcrumb" and dropped[-1][1].text[-1] in ":：>":
        if len(_CRUMBS.split(text)) >= 2 and "breadcrumb" not in sheet.off:
            return "breadcrumb"
    if dropped and dropped[-1][1].number in (line.number - 1, line.number - 2):
        if _value_of(dropped[-1], text) and "page-data" not in sheet.off:
            return "page-data"
    for code, rule in LINE_RULES:
        if code not in sheet.off and rule(text):
            return code
    return ""


def _value_of(before: tuple[str, Line], text: str) -> bool:
    """Tell a short value that stands on the line after its label, such as 来源： and 云南日报."""
    code, label = before
    labelled = code == "page-data" and label.text[-1] in ":：" and _LABEL.fullmatch(label.text)
    return bool(labelled) and len(text) <= 12 and not re.search("[。！？，：:]", text)


_LABEL = re.compile(r"(?:来\s*源|作\s*者|编\s*辑|责任编辑|发布(?:机构|单位|者))\s*[:：]")


_POSTED = re.compile(
    r"(?:时间|日期|发布|更新|^)[^\d]{0,6}((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)"
)
_PUBLISHER = re.compile(r"(?:来\s*源|作\s*者|发布机构|发布单位)\s*[:：]\s*([^\s:：|｜]{2,30})")


def _facts(dropped: Sequence[tuple[str, Line]]) -> PageFacts:
    publisher, posted = None, None
    columns: set[str] = set()
    for code, line in dropped:
        if code == "breadcrumb":
            columns.update(hanzi.fold(crumb) for crumb in _CRUMBS.split(line.text))
        if code in ("page-data", "page-frame"):
            publisher = publisher or _publisher(line.text)
            posted = posted or _posted(line.text)
    return PageFacts(publisher, posted, frozenset(columns - {""}))


def _publisher(text: str) -> str | None:
    if not (match := _PUBLISHER.search(text)):
        return None
    name = re.split(r"(?:发布|更新)?(?:时间|日期)|点击|阅读|浏览|编辑|作者", match[1])[0].strip(
        "】])）"
    )
    unknown = (
        "未知",
        "佚名",
        "网络",
        "互联网",
        "本站",
        "原创",
        "本站原创",
        "admin",
        "管理员",
        "转载",
    )
    return name if len(name) >= 2 and name not in unknown else None


def _posted(text: str) -> date | None:
    if not (match := _POSTED.search(text)):
        return None
    found = hanzi.find_dates(match[1] if "年" not in match[1] else match[1].rstrip("日") + "日")
    return found[0][2] if found else None


def tail(sheet: Sheet, found: Sequence[Line]) -> list[Line]:
    """Return the lines without the list of headlines that follows the speech.

    From a line such as 相关文章 on, everything goes if no sentence follows; at the very end also
    short lines after a line of such a kind.
    """
    if "page-tail" in sheet.off:
        return list(found)
    for index in range(len(found) - 1, max(len(found) - 80, 0), -1):
        line = found[index]
        furnished = any(rule(line.text) for _, rule in LINE_RULES)
        if not furnished and (_ends_sentence(line.text) or len(line.text) > 60):
            return list(found)
        if _TAIL_MARK.match(line.text):
            for other in found[index:]:
                sheet.drop(other.words, "page-tail")
            return tail(sheet, found[:index])
    return list(found)


def _ends_sentence(text: str) -> bool:
    return text.rstrip("”’\"'）)》").endswith(("。", "！", "？", "!", "?"))

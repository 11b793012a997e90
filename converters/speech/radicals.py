"""Radicals (部首): the hanzi that they stand for, one table for import, checks and search.

PDF files and old fonts often hold a radical where a hanzi is meant: ⻓ (U+2ED3) looks like 长 and
is another character, so that nobody finds it and few fonts show it.
"""

import re
from collections.abc import Mapping

_EQUIVALENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌"
    "⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓"
    "⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝"
    "⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐"
    "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
    "⼀一⼁丨⼂丶⼃丿⼄乙⼅亅⼆二⼇亠⼈人⼉儿⼊入⼋八⼌冂⼍冖⼎冫⼏几⼐凵⼑刀⼒力⼓勹⼔匕⼕匚⼖匸⼗十"
    "⼘卜⼙卩⼚厂⼛厶⼜又⼝口⼞囗⼟土⼠士⼡夂⼢夊⼣夕⼤大⼥女⼦子⼧宀⼨寸⼩小⼪尢⼫尸⼬屮⼭山⼮巛⼯工"
    "⼰己⼱巾⼲干⼳幺⼴广⼵廴⼶廾⼷弋⼸弓⼹彐⼺彡⼻彳⼼心⼽戈⼾戶⼿手⽀支⽁攴⽂文⽃斗⽄斤⽅方⽆无⽇日"
    "⽈曰⽉月⽊木⽋欠⽌止⽍歹⽎殳⽏毋⽐比⽑毛⽒氏⽓气⽔水⽕火⽖爪⽗父⽘爻⽙爿⽚片⽛牙⽜牛⽝犬⽞玄⽟玉"
    "⽠瓜⽡瓦⽢甘⽣生⽤用⽥田⽦疋⽧疒⽨癶⽩白⽪皮⽫皿⽬目⽭矛⽮矢⽯石⽰示⽱禸⽲禾⽳穴⽴立⽵竹⽶米⽷糸"
    "⽸缶⽹网⽺羊⽻羽⽼老⽽而⽾耒⽿耳⾀聿⾁肉⾂臣⾃自⾄至⾅臼⾆舌⾇舛⾈舟⾉艮⾊色⾋艸⾌虍⾍虫⾎血⾏行"
    "⾐衣⾑襾⾒見⾓角⾔言⾕谷⾖豆⾗豕⾘豸⾙貝⾚赤⾛走⾜足⾝身⾞車⾟辛⾠辰⾡辵⾢邑⾣酉⾤釆⾥里⾦金⾧長"
    "⾨門⾩阜⾪隶⾫隹⾬雨⾭靑⾮非⾯面⾰革⾱韋⾲韭⾳音⾴頁⾵風⾶飛⾷食⾸首⾹香⾺馬⾻骨⾼高⾽髟⾾鬥⾿鬯"
    "⿀鬲⿁鬼⿂魚⿃鳥⿄鹵⿅鹿⿆麥⿇麻⿈黃⿉黍⿊黑⿋黹⿌黽⿍鼎⿎鼓⿏鼠⿐鼻⿑齊⿒齒⿓龍⿔龜⿕龠"
)
"""Radical and hanzi in turn: CJK Radicals Supplement and Kangxi Radicals (U+2E80 to U+2FDF) by
EquivalentUnifiedIdeograph.txt of Unicode 14, which has none for U+2E80.
"""
_MAINLAND = (
    "見见貝贝車车長长門门韋韦頁页風风飛飞馬马魚鱼鳥鸟鹵卤麥麦黽黾齊齐齒齿龍龙龜龟"
    "戶户黃黄靑青鬥斗糹纟飠饣斉齐歯齿竜龙亀龟"
)
"""Traditional, old or Japanese form and mainland form in turn, of hanzi that radicals stand for."""


def _table(pairs: str) -> dict[str, str]:
    return dict(zip(pairs[::2], pairs[1::2], strict=True))


EQUIVALENT: Mapping[str, str] = _table("".join(_EQUIVALENT))
"""Each radical and the hanzi that Unicode says it stands for."""
MAINLAND: Mapping[str, str] = _table(_MAINLAND)
"""Hanzi that stand for radicals, and their forms in simplified text."""
FORMS: Mapping[str, str] = {
    **{radical: MAINLAND.get(char, char) for radical, char in EQUIVALENT.items()},
    **MAINLAND,
}
"""What the search takes for one: radicals and their traditional forms as the mainland form."""
RANGES = "\u2e81-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5"
"""The radicals, as within a set of a pattern."""
RADICAL = re.compile(f"[{RANGES}]")


def unified(radical: str, *, traditional: bool = False) -> str:
    """Return the hanzi that a radical stands for; any other character as it is.

    In traditional text it is the one of Unicode's table, else its form on the mainland.

    >>> unified("⻓"), unified("⼾"), unified("⼾", traditional=True), unified("长")
    ('长', '户', '戶', '长')
    """
    char = EQUIVALENT.get(radical, radical)
    return char if traditional or char == radical else MAINLAND.get(char, char)

"""The vocabulary of speeches: kinds, posts, surnames, salutations, meetings."""

import re
from functools import lru_cache

KINDS = (
    *("表态发言", "交流发言", "开幕词", "闭幕词", "欢迎词", "主持词", "主持讲话", "总结讲话"),
    *("动员讲话", "即席讲话", "讲话", "发言", "致辞", "致词", "贺词", "祝词", "贺信", "演讲"),
    *("工作报告", "述职报告", "报告", "汇报", "党课", "讲稿", "倡议书", "慰问信", "感谢信"),
    *("公开信", "一封信", "说明", "献词", "悼词", "答谢词", "寄语", "提要", "要点"),
)
"""What speeches call themselves at the end of their titles (文种)."""
_KIND = "|".join(KINDS)

MEETING = (
    "座谈会议|工作会议|动员大会|推进会议|扩大会议|专题会议|电视电话会议|视频会议|部署会议|"
    "调度会议|现场会议|"
    "(?:动员|推进|部署|工作|表彰|总结|交流|座谈|现场|调度|务虚|分析|研讨|培训|通报|约谈|"
    "恳谈|联席|协调|誓师|招待|庆祝|答谢|见面|"
    "民主生活|组织生活|专题|电视电话|视频|主任|常委|全体|代表|党员|职工|家长|班|年|例|"
    "理事|党组|书记|部长|组长|"
    "启动|发布|汇报|述职|评议|联欢|茶话|团拜|欢迎|欢送|表态|警示教育|学习|读书|报告|"
    "专题学习|碰头|推介|洽谈)会议?|"
    "会议|大会|论坛|峰会|(?:开班|开学|毕业|启动|揭牌|签约|开工|奠基|闭幕|开幕|颁奖|授牌|"
    "挂牌|通车|竣工|结业|入党宣誓|"
    "升旗|成人|宣誓|交接)(?:仪式|典礼|式)|仪式|典礼|培训班|研讨班|讲习班|轮训班|进修班|"
    "学习班|读书班|开幕式|闭幕式|年会|全会"
)
"""Occasions at which people speak."""

SALUTED = (
    "同志们|同志|代表们|代表|委员们|委员|来宾|嘉宾|领导|老师们|老师|同学们|同学|朋友们|"
    "朋友|乡亲们|父老乡亲|"
    "女士们|女士|先生们|先生|同仁|同事们|同事|战友们|伙伴们|家长们|家长|评委|选民|企业家|"
    "校友们|校友|"
    "工作者们?|姐妹|兄弟|父老|各界人士|侨胞|同胞|员工|指战员|团员|民警|辅警|监事|师生|人民|"
    "党员们|党员|青年|居民|村民|市民|学生|教职工|群众|职工|嘉宾们|姐妹们|兄弟们|青年朋友们|孩子们|专家|院士|工友们|员工们|教师|"
    "主席|主席团|"
    "主任|书记|市长|县长|部长|校长|大家|总|理事|会员|会员们|常委|组成人员|董事长|首长|干警们|官兵"
)
_ADDRESSED = re.compile(rf"(?:{SALUTED}|(?<![我他你她它人])们儿?)$")
_DEAR = re.compile(r"(?:各位|诸位|亲爱的|敬爱的|尊敬的)[^要请把将是在做会须应能有]{1,10}")
_OFFICES = re.compile(
    r"(?:政府|部委|机构|部门|单位|局|委|办|办公室|公司|党委|党组|企业|院校|会|部|厅|院)$"
)
_ADDRESS_LIMIT, _PIECE_LIMIT = 70, 18

POSTS = (
    "总书记|党委书记|书记|市长|县长|区长|省长|州长|盟长|旗长|镇长|乡长|主席|主任|部长|"
    "局长|厅长|处长|科长|校长|院长|所长|"
    "行长|总经理|董事长|经理|秘书长|委员长|总理|常委|委员|主委|会长|理事长|检察长|政委|"
    "司令员|参谋长|关长|台长|社长|"
    "总编辑|组长|队长|站长|支书|团长|巡视员|调研员|专员|主任委员|院士|教授|馆长|庭长|总裁|"
    "代表|副职|班长|村长|司长|署长|司令|军长|大使|总领事|总统|首相|董事|总监|指挥长|监事长|主编|"
    "总工程师|总会计师|总经济师|研究员|党组成员|组织委员|宣传委员|大队长|支队长|乡贤|村主任|一级巡视员"
)
LEVELS = (
    "[省市县区州镇乡旗]委|党委|党组|党总支|党支部|支部|总支|[省市县区州镇乡旗校]|集团|公司|办公室"
)
"""What may stand between a name and its office without a space: 周明远县委书记."""
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤"
    "花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄"
    "米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞"
    "万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲家封储靳焦巴弓牧隗山谷车侯宓全"
    "班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党"
    "翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨"
    "居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰关蒯相查后荆红游竺权"
    "盖益桓公肖代付闫佟初帅苟覃岳缑亓官仉督肉墨哈谯笪年爱阳佴言福岩涂仝兰战仇税位原苑撒展尉植么才来门户朴玄但"
    "段富芮巫惠井冼佘麦揭粟练占晋邸牟栗鄢楚隋迟谌旷邝冶宾钮嵇滑汲郗郜邰訾毋巢逯敬刀鹿靖漆雒綦矫蹇郇楼昝酆贲郄仉"
)
COMPOUND_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "皇甫",
    "令狐",
    "尉迟",
    "慕容",
    "公孙",
    "司徒",
    "东方",
    "夏侯",
)

AT_MEETING = re.compile(rf"(?:\d{{4}}年)?[^，。：、]{{0,16}}?在[^。；]{{3,60}}上的?(?:{_KIND})")
"""A title that says where the speech was held: no salutation need follow to tell it."""

CLAUSE = re.compile(
    "坚持|坚定|坚决|坚守|抓住|抓好|抢抓|紧抓|把握|凝心|凝聚|聚力|聚焦|齐心|同心|团结|统一|解放|转变|提高|提升|增强|加强|强化|"
    "深化|深入|加快|推进|推动|促进|扛起|扛牢|担当|勇担|勇于|敢于|守住|守牢|守正|牢记|不忘|奋力|奋进|奋发|砥砺|真抓|开拓|"
    "开创|弘扬|践行|筑牢|夯实|锐意|求真|务实|振奋|鼓足|明确|突出|围绕|紧扣|乘势|攻坚|决战|决胜|创新驱动|抓改革|促发展|惠民生"
)
"""With what verbs the clauses of titles begin: 凝心聚力, 抓住机遇."""


def is_name(text: str) -> bool:
    """Return whether the text has the form of a personal name, two to four hanzi.

    >>> [is_name(t) for t in ("赵海金", "龚 正", "欧阳修", "工作者", "刘凯摄")]
    [True, True, True, False, False]
    """
    bare = text.replace(" ", "").replace("　", "")
    if "·" in bare:
        return all(2 <= len(part) <= 8 and part.isalpha() for part in bare.split("·"))
    if not (2 <= len(bare) <= 4 and all("\u4e00" <= c <= "\u9fff" for c in bare)):
        return False
    if _OFFICE.search(bare) or _POST.fullmatch(bare):
        return False
    if bare.startswith(COMPOUND_SURNAMES):
        return len(bare) >= 3
    if bare[-1] in "副摄攝":
        return False  # 刘副市长; who took a picture (刘凯摄) has no such name
    return len(bare) <= 3 and bare[0] in SURNAMES and bare not in _NOT_NAMES


_OFFICE = re.compile(
    r"[局办厅处科部委室所站网报校院馆社县市镇乡村节稿]$|(?:[安党居村管工商协学农常理董监]|委|员)会$|妇联$|团委$|政府$|人大$|政协$|"
    r"^国家|^全[国省市县区校镇乡]|^公安|^安全|^农业|^水利|^文化|^常委|^党委|法院$|学校$|医院$|学院$|集团$|公司$|支部$|机关$|中心$|小组$"
)
"""How offices end that have the length of a name: 水利局, 党政办, 安委会."""
_POST = re.compile(rf"[副代]?(?:{POSTS})")
_NOT_NAMES = frozenset(
    [
        *(
            "范文",
            "范本",
            "党课",
            "通知",
            "通报",
            "公告",
            "简介",
            "简报",
            "计划",
            "方案",
            "贺词",
            "贺信",
            "祝词",
        ),
        *("时评", "时政", "要闻", "党建", "高考", "和谐", "高中", "高级", "文史", "水利", "金融"),
        *("方针", "安康", "万象", "成绩", "明天", "明年", "时间", "时候", "祝福", "祝贺", "贺电"),
        *("党政", "党务", "党风", "党纪", "党史", "党员", "党群", "政务", "房产", "农业", "农民"),
        *("农村", "文件", "文献", "文库", "文学", "文艺", "文章", "文稿", "全文", "易错", "钟情"),
        *("车间", "车站", "海关", "向导", "宣言", "宣讲", "于是", "从此", "后勤", "司法", "牛奶"),
        *("公文", "公报", "公示", "公函", "公约", "应用", "应急", "能源", "万一", "支出", "支书"),
        *("常规", "乐园", "都市", "终于", "终身", "国际", "国内", "国防", "欧洲", "师资", "师范"),
        *("养老", "关于", "查看", "相册", "游客", "权威", "权利", "年报", "年鉴", "爱心", "言行"),
        *("福建", "战友", "税务", "位置", "展览", "植树", "来电", "来信", "门诊", "朴素", "白皮书"),
        *("富民", "富裕", "富强", "富有", "惠民", "惠农", "惠及", "练兵", "占地", "晋升", "晋级"),
        *("敬请", "敬礼", "敬老", "敬业", "敬上", "敬启", "迟到", "楼主", "楼市", "揭牌", "揭幕"),
        *("滑坡", "麦收", "麦田", "段落", "宾客", "宾馆", "井下", "井然", "楚天", "揭晓"),
        *("马鞍山", "张家界", "张家口", "连云港", "秦皇岛", "平顶山", "景德镇", "石嘴山", "石河子"),
        "常委",
        "常务",
        "主任",
        "主席",
        "主要",
        "代表",
        "委员",
        "委员会",
        "全体",
        "全县",
        "全市",
        "全省",
        "全国",
        "全区",
        "全镇",
        "全乡",
        "全校",
        "广大",
        "国家",
        "文化",
        "文明",
        "安全",
        "和谐",
        "成绩",
        "高度",
        "平安",
        "明确",
        "方向",
        "强化",
        "时间",
        "关于",
        "关键",
        "农村",
        "农业",
        "农民",
        "经济",
        "经验",
        "项目",
        "金融",
        "通过",
        "通知",
        "通报",
        "干部",
        "管理",
        "管理局",
        "党委",
        "党组",
        "党员",
        "党建",
        "政府",
        "国务院",
        "向上",
        "边界",
        "应该",
        "和平",
        "时代",
        "能力",
        "双方",
        "相关",
        "水平",
        "后记",
        "从严",
        "单位",
        "师生",
        "武装",
        "利益",
        "全面",
        "程序",
        "宣传",
        "温馨",
        "支持",
        "支部",
        "石油",
        "高新",
        "高校",
        "师德",
        "教师",
        "教育",
        "东部",
        "广告",
        "公开",
        "公司",
        "公安",
        "公告",
        "台湾",
        "宁静",
        "路线",
        "成功",
        "成立",
        "成效",
        "成果",
        "安排",
        "文件",
        "文章",
        "方案",
        "方法",
        "万里",
        "万元",
        "印发",
        "解放",
        "解决",
        "应对",
        "宗旨",
        "宗教",
        "经过",
        "经营",
        "易地",
        "相信",
        "言论",
        "连续",
        "空间",
        "关注",
        "曾经",
        "年度",
        "年初",
        "年底",
        "福利",
        "来源",
        "来宾",
        "门户",
        "但是",
        "才能",
        "原则",
        "展望",
        "展开",
        "战略",
        "战斗",
        "代表团",
        "国庆",
        "国旗",
        "牛年",
        "马年",
        "鱼米",
        "山东",
        "山西",
        "江苏",
        "江西",
        "云南",
        "广东",
        "广西",
        "宁夏",
        "华夏",
        "华东",
        "安徽",
        "贵州",
        "甘肃",
        "台州",
        "温州",
        "杭州",
        "苏州",
        "常州",
        "徐州",
        "石家庄",
    ]
)


def is_salutation(text: str) -> bool:
    """Return whether a line is a salutation (称谓) and nothing else.

    >>> [is_salutation(t) for t in ("同志们：", "各位领导、同志们:", "同志们，大家好。")]
    [True, True, False]
    >>> is_salutation("希望同志们："), is_salutation("各省、自治区人民政府，国务院各部委：")
    (False, True)
    """
    if len(text) > _ADDRESS_LIMIT or text[-1:] not in _SALUTATION_ENDS or "。" in text:
        return False
    return _is_salutation(text)


def begins_with_salutation(text: str) -> bool:
    """Return whether a line begins with a salutation and its colon, be it alone or not.

    >>> [begins_with_salutation(t) for t in ("同志们：", "同志们：今天开会。", "要求：今天开会。")]
    [True, True, False]
    """
    address = _BEFORE_COLON.match(text)
    return address is not None and is_salutation(address[0])


_BEFORE_COLON = re.compile("[^。！？：:]{2,60}[：:]")


@lru_cache(maxsize=256)  # each stage asks anew, of the few lines that end as one does
def _is_salutation(text: str) -> bool:
    bare = _LATIN_NAME.sub("某", text).rstrip("：:!！，, ")
    pieces = [piece for piece in _PARTING.split(bare) if piece]
    if not pieces or any(len(piece) > _PIECE_LIMIT for piece in pieces):
        return False
    if any(_NO_ADDRESS.match(piece) for piece in pieces):
        return False
    if pieces[0].startswith("各") and all(map(_OFFICES.search, pieces[-1:])):
        return True
    if pieces in (["诸位"], ["各位"]):
        return True
    named = _ADDRESSED.search(pieces[-1]) or _DEAR.fullmatch(pieces[-1])
    return (bool(named) and _addressed(pieces)) or _HONOURED.search(text[:-1]) is not None


_HONOURED = re.compile(
    r"(?:^|[，,])(?:尊敬|敬爱|亲爱)的(?:在[座场校]|[^，,。：:！要请把将是在做须]){1,40}$"
)
"""How a line ends that honours whomever it names: 尊敬的各位国家元首、政府首脑."""


_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z.\- ]*(?=[\u4e00-\u9fff])")


def is_recipient(text: str) -> bool:
    """Return whether the first line of a document names the organs it is sent to (主送机关).

    >>> is_recipient("湖北省人民政府："), is_recipient("参加会议的有县委、县政府：")
    (True, False)
    """
    if text[-1:] not in ("：", ":") or len(text) > _RECIPIENTS_LIMIT or _NUMBERED.match(text):
        return False
    groups = [group for group in _BETWEEN_GROUPS.split(text[:-1]) if group]
    return bool(groups) and all(
        _RECIPIENT.search(group) and not _NO_RECIPIENT.search(group) for group in groups
    )


_NUMBERED = re.compile(
    r"[^\u4e00-\u9fff]|[一二三四五六七八九十]{1,3}[、是]|第[一二三四五六七八九十]"
)
_RECIPIENTS_LIMIT = 160
_BETWEEN_GROUPS = re.compile("[，,；;]")
_RECIPIENT = re.compile(
    r"(?:政府|国务院|部委|机构|部门|单位|[\u4e00-\u9fff](?:局|委|办|部|厅|院|会|军区)|办公室|公司|党委|党组|企业|院校)$"
)
_NO_RECIPIENT = re.compile(r"的|有|是|要|请|下列|如下|以下|做|我|会议|大会|讲|在|会上")
_PARTING = re.compile(r"[，,、；;\s和暨]|以及")
_SALUTATION_ENDS = tuple("：:!！，,")
_NO_ADDRESS = re.compile(
    r"希望|要求|请|让|对|向|在(?!座)|代表[^们]|我(?!的.{0,10}们$|亲爱)|他|她|参加|出席|告诉|是|这|感谢|下面|首先|最后|包括|由|把|使|为|与|从|以|就"
)


def _addressed(pieces: list[str]) -> bool:
    return any(map(_OF_ADDRESS.search, pieces))


_OF_ADDRESS = re.compile(
    r"各位|各界|诸位|尊敬|敬爱|广大|全体|全[国省市县区州盟旗镇乡村校院军]|同志|们儿?$|亲爱|代表$|委员$|先生$|女士$|姐妹$|乡亲$"
)

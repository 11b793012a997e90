"""Simplified and traditional hanzi (简体、繁体): which of them a text is written in."""

import re

_PAIRS = (
    "國国會会們们這这來来個个時时說说為为發发經经產产業业學学對对動动實实現现過过進进開开關关"
    "問问題题議议員员縣县鄉乡農农黨党與与萬万後后無无點点將将還还應应當当體体"
)
"""Common hanzi that tell the two scripts apart, the traditional one first."""
_FURTHER = (
    "講讲話话報报詞词爲为長长師师導导領领機机單单級级組组織织書书記记請请謝谢讓让諸诸賓宾親亲愛爱歡欢聽听"
    "見见覺觉讀读寫写試试訓训評评論论設设許许訴诉證证識识認认計计討讨該该談谈調调誰谁責责費费資资貢贡賽赛"
    "贊赞趙赵軍军轉转達达運运違违遠远選选邊边醫医銀银錢钱門门間间際际隊队階阶陽阳陳陈隨随難难電电響响項项"
    "順顺預预頭头願愿類类顧顾風风飛飞養养館馆馬马驗验齊齐齡龄優优傳传價价億亿兩两劃划創创務务勝胜勞劳勢势"
    "區区協协卻却參参啟启嗎吗嚴严園园圖图團团場场壓压處处備备夢梦奮奋婦妇媽妈寧宁審审寶宝專专屆届層层幫帮"
    "幹干廣广張张強强復复憂忧懷怀態态慶庆戰战戶户擔担據据擴扩攜携數数斷断於于舊旧條条極极構构標标樓楼樣样"
    "檢检權权歲岁歷历氣气決决況况滿满漢汉煩烦熱热營营爭争狀状獎奖獨独獲获環环畢毕異异盡尽監监眾众礎础禮礼"
    "種种稱称積积穩稳競竞筆笔節节簡简納纳紀纪約约紅红終终結结給给統统絕绝維维綜综網网線线練练總总績绩續续"
    "義义習习聞闻聯联職职聲声脫脱興兴舉举藝艺號号術术衛卫裝装裡里裏里製制複复規规視视觀观訂订闆板辭辞壇坛"
    "紛纷繼继雙双隆隆樂乐儀仪屬属遞递蓋盖據据靈灵軟软輯辑讚赞潁颍徑径庫库滅灭掃扫濟济擬拟適适額额顯显"
)
_NAMES_AND_WORDS = (
    "黃黄吳吴劉刘楊杨孫孙葉叶韓韩馮冯羅罗蔣蒋鄧邓蕭萧賈贾閻阎譚谭龍龙盧卢蘇苏呂吕鄭郑鄒邹龔龚鍾钟顏颜賴赖陸陆鄔邬歐欧華华湯汤聶聂龐庞賀贺竇窦魯鲁鮑鲍喬乔莊庄藍蓝連连駱骆儲储溫温鄺邝闞阚婁娄車车帥帅臺台週周"
    "橋桥樑梁棟栋東东歸归減减準准潔洁確确糧粮糾纠細细絡络緊紧編编罰罚臨临補补詢询誠诚誤误課课護护豐丰貧贫貨货財财質质踐践較较錄录閉闭險险離离靜静驅驱麗丽貫贯徹彻錯错鎮镇慮虑獻献佈布佔占僅仅償偿儘尽勵励匯汇"
    "夠够奪夺島岛幣币彈弹憲宪懇恳損损撥拨擊击擁拥擇择擾扰敗败敘叙暢畅曉晓棄弃樹树殘残毀毁沖冲測测漸渐濃浓煉炼燈灯牆墙牽牵療疗碩硕禍祸穫获緩缓縱纵縮缩繞绕聰聪肅肃脈脉虛虚蟲虫詳详謀谋謙谦譽誉購购賣卖買买趕赶"
    "趨趋跡迹輕轻輔辅輪轮輸输郵邮鄰邻釋释針针鋒锋鋼钢鏈链鐵铁鑄铸閱阅闊阔陰阴雖虽雜杂頂顶飯饭飲饮騎骑驕骄鬥斗鬧闹鮮鲜鳥鸟齒齿偉伟傑杰鵬鹏鳳凤瓊琼瑪玛銘铭鋭锐錦锦鈞钧穎颖韋韦韻韵頻频"
)
"""Of the names of people and of what they report."""
_OF_THE_RULES = (
    "丟丢亂乱亞亚從从倫伦側侧僑侨蘭兰內内岡冈冊册淨净凱凯則则剛刚刪删別别劇剧辦办廳厅厲厉廈厦變变嘆叹圍围圓圆堅坚夾夹宮宫寬宽壽寿爾尔豈岂崗岗峽峡鞏巩帶带彎弯執执揚扬搶抢摯挚揮挥換换攝摄撐撑曠旷晉晋"
    "暫暂欄栏欒栾檔档橫横沒没澤泽淺浅瀏浏濤涛灣湾濱滨潛潜爺爷盤盘矯矫碼码礪砺礙碍祿禄稅税籌筹簽签粵粤綱纲紋纹紐纽紹绍緱缑繆缪聾聋聵聩腳脚蒼苍荊荆榮荣萊莱薩萨藺蔺銜衔覽览訊讯訪访診诊語语諾诺誼谊諶谌"
    "諧谐謂谓謹谨譙谯譜谱貝贝負负賢贤賁贲貼贴貴贵賞赏贛赣躍跃載载遼辽邁迈遲迟郟郏酈郦鑑鉴鑒鉴銷销鍵键鎊镑鏡镜閣阁閆闫閔闵閩闽闕阙陣阵陝陕隱隐隸隶頁页頃顷須须頓顿頒颁罵骂驟骤魚鱼麥麦烏乌饒饶鈕钮畝亩滬沪譯译"
)
"""The other simplified hanzi that rules on texts name (tests/importing/test_written_forms.py)."""
SIMPLIFIED = dict(
    zip(*[iter(_PAIRS + _FURTHER + _NAMES_AND_WORDS + _OF_THE_RULES)] * 2, strict=True)
)
"""The simplified form of each of the common traditional hanzi."""
_TABLE = str.maketrans(SIMPLIFIED)


def is_traditional(text: str) -> bool:
    """Return whether a text is written in traditional hanzi.

    >>> is_traditional("全縣水利工作會議"), is_traditional("全县水利工作会议，国学大师國某")
    (True, False)
    """
    if not holds_traditional(text):
        return False
    return _number(text, _PAIRS[::2]) > _number(text, _PAIRS[1::2])


def holds_traditional(text: str) -> bool:
    """Return whether a common traditional hanzi stands in a text: a quick look."""
    return _ANY_TRADITIONAL.search(text) is not None


_ANY_TRADITIONAL = re.compile(f"[{_PAIRS[::2]}]")
"""Without any of them there is nothing to count."""


def _number(text: str, chars: str) -> int:
    return sum(map(text.count, chars))


def simplified(text: str) -> str:
    """Return a text with its common traditional hanzi made simplified ones, to be looked through.

    It is no conversion to be printed: which of several forms is meant is not asked.

    >>> simplified("各位領導、同學們：")
    '各位领导、同学们：'
    """
    return text.translate(_TABLE) if is_traditional(text) else text

"""The named rules of the import: every dropped or changed character is laid to one of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by which the import may drop or change characters.

    `code` is stable and may be switched off; `name` and `effect` are for the reader of the report.
    """

    code: str
    name: str
    effect: str


RULES: tuple[Rule, ...] = (
    Rule("layout", "版面空白", "行首行尾空白、空行和换行去掉，改由段落表示"),
    Rule("line-ends", "换行符", "CRLF、CR 和其他换行符统一为换行"),
    Rule("entities", "网页实体", "&nbsp; &ldquo; 之类还原为字符"),
    Rule("invisible", "不可见字符", "零宽字符、控制字符、BOM 去掉"),
    Rule("spaces", "特殊空格", "全角空格、不换行空格、制表符改为普通空格"),
    Rule("width", "全角字母数字", "全角数字、字母、百分号改为半角"),
    Rule("radicals", "部首字形", "部首和兼容字形改为通用汉字，简体文字里改为规范字"),
    Rule("spaced-digits", "数字字距", "通篇数字逐位隔开的，字距去掉"),
    Rule("tags", "网页标签", "残留的 HTML 标签去掉"),
    Rule("markdown", "标记符号", "Markdown 的 #、** 等标记去掉"),
    Rule("slices", "分片编号", "把正文切成等长小段的编号去掉，各段接回"),
    Rule("page-frame", "网页框架", "网页正文以外的导航、侧栏、页脚去掉"),
    Rule("breadcrumb", "位置导航", "“当前位置”一类的导航行去掉"),
    Rule("page-data", "页面信息", "作者、来源、时间、阅读量、字号等行去掉"),
    Rule("navigation", "站内链接", "上一篇、下一篇、相关文章、推荐阅读等去掉"),
    Rule("copyright", "版权声明", "版权、备案、转载、免责等行去掉"),
    Rule("keywords", "标签推荐", "推荐访问、标签、关键词等行去掉"),
    Rule("editor-intro", "编者引言", "网站编辑的引言、结束语和推荐语去掉"),
    Rule("script", "脚本样式", "CSS、脚本代码行去掉"),
    Rule("anti-copy", "防复制乱码", "夹在正文中的乱码和网址水印去掉"),
    Rule("page-number", "页码", "单独成行的页码去掉"),
    Rule("page-head", "网页页头", "标题之前的栏目名、网站名去掉"),
    Rule("page-tail", "网页页尾", "正文之后的链接和标题列表去掉"),
    Rule("contents", "篇目列表", "正文前的篇目列表去掉"),
    Rule("collection-title", "汇编题名", "汇编的题名不作为各篇正文"),
    Rule("part-marker", "篇次标记", "“篇1”“第一篇”等标记用来分篇，不进正文"),
    Rule("repeat", "重复文字", "整段重复出现的文字只留一次"),
    Rule("title", "题名整理", "题名中的“范文”“稿”“领导”等字样及多余空白去掉"),
    Rule("speaker-in-title", "题名中的讲话人", "题名开头的“某某同志”移作讲话人"),
    Rule("head-line", "题下信息", "日期行、讲话人行移入文首信息"),
    Rule("stray-question", "多余问号", "段首由丢字变成的问号去掉"),
    Rule("inner-space", "文中空格", "汉字与汉字、汉字与数字之间的空格去掉"),
    Rule("comma", "逗号", "中文里的半角逗号改为全角"),
    Rule("colon", "冒号", "中文里的半角冒号改为全角"),
    Rule("semicolon", "分号", "中文里的半角分号改为全角"),
    Rule("exclamation", "叹号", "中文里的半角叹号改为全角"),
    Rule("question", "问号", "疑问句末的半角问号改为全角"),
    Rule("full-stop", "句号", "段末的半角句点改为句号"),
    Rule("brackets", "括号", "中文里的半角括号改为全角"),
    Rule("quotes", "引号", "成对的直引号改为弯引号"),
    Rule("book-marks", "书名号", "<<…>> 改为《…》"),
    Rule("dash", "破折号", "-- 等改为——"),
    Rule("ellipsis", "省略号", "... 等改为……"),
    Rule("wave", "浪纹号", "表示范围的半角 ~ 改为～"),
    Rule("no-speech", "不是讲话", "整个文件没有导入"),
    Rule("decimal", "小数点", "数字之间的全角句点改为小数点"),
    Rule("zero", "汉字数字零", "汉字数字中间的○、0 和年份里的 0 改为〇"),
    Rule("name-dot", "间隔号", "汉字之间的 ∙ ⋅ • 等圆点改为·"),
    Rule("pinyin", "注音", "通篇夹在汉字后面的括号注音去掉"),
    Rule("address", "图片和链接", "Markdown 里的图片、链接的地址去掉，链接的字留下"),
    Rule("book-matter", "书前书后", "汇编里讲话之外的部分（封面、编者说明、索引等）不收入"),
    Rule("enclosure", "附件说明", "附件说明、附件序号由附件的标题印出，不作为正文"),
    Rule(
        "attachment-mark", "附件的写法", "附件一、附表1、“附件：一、名称”等照标准印成附件1、1.名称"
    ),
)
"""In the order in which they are applied."""

NAMES = {rule.code: rule.name for rule in RULES}
"""What each rule is called in Chinese."""
NUMBER = {rule.code: number for number, rule in enumerate(RULES, 1)}
"""The number of each rule in the ledger's column; 0 means untouched."""

"""Elements of web pages by what they hold: no words, pictures and the like, lines of their own."""

SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "form-data",
        "rp",
        "head",
        "meta",
        "link",
        "xml",
        "param",
        "col",
        "datalist",
        "colgroup",
        "title",
    ]
)
"""What has no words, or none that are of the page's text."""
SHOWN = {
    "img": "图片",
    "picture": "图片",
    "svg": "图形",
    "canvas": "图形",
    "video": "视频",
    "mpvideosnap": "视频",
    "audio": "音频",
    "mpvoice": "音频",
    "mp-common-mpaudio": "音频",
    "qqmusic": "音频",
    "iframe": "嵌入的网页",
    "object": "嵌入的内容",
    "progress": "图形",
    "meter": "图形",
}
"""What a page shows that is no text, each with what it is called."""
BOLD = frozenset(["b", "strong", "h2", "h3", "h4", "h5", "h6"])
"""What a browser sets in bold; the title of a page is another matter."""
BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "aside",
        "nav",
        "main",
        "center",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "menu",
        "caption",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "hr",
        "br",
        "address",
        "form",
        "fieldset",
        "legend",
        "details",
        "summary",
        "body",
        "html",
    ]
)
PLAIN = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i"),
        *("ins", "kbd", "mark", "nobr", "samp", "small", "span", "strong", "time", "tt", "u"),
        *("var", "wbr"),
    ]
)
"""What stands within a line and prints no more than its words."""

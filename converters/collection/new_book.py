"""A new book: settings and a text for its front, written out for people to go on from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from converters import files, formats
from converters.collection import typed_words
from converters.errors import UsageError
from converters.project import Project
from converters.settings import compilation
from converters.settings.compilation import Selection
from converters.speech import facets

_NAME = re.compile(r"[\w-]{1,64}")
_SETTINGS = """\
# 一本汇编。每一项的说明见 docs/books.md；改好后运行 huibian build。
# 行首有“# ”的各项没有启用，删去“# ”就启用。

title: {title}
# subtitle: 副书名
# compiler: 某某编辑组
{publisher}
# date: 2020-12                 # 编印年月
# edition: 第一版
# note: 内部资料，注意保存        # 印在版本记录页上
# internal: true                # 内部编印：可收有密级或不公开的讲话，不上网站
# internal:                     # 领了准印证的内部资料，改用这几行：封面印准印证号
#   permit: （豫）内资准字2020001号
#   readers: 县人大代表
#   printer: 某某印刷厂
#   printed: 2020-12-25         # 印刷日期
#   print_run: 500              # 印数
front: [{note}]   # 正文前的文字，与本文件同在 {folder}/ 里，可写几个

# 收入哪些讲话：几个条件都写时，要同时符合。
{select}
order: oldest                   # oldest 由早到晚，newest 由近到远

# 也可以不写条件，列出编号，照这个顺序编排（去掉上面的 select 和 order）：
# speeches:
#   - s2020-0716-01
# 分编的，把 select 或 speeches 写在各编里（去掉上面的 select）：
# parts:
#   - title: 第一编　人大工作
#     select: {{topics: [人大工作]}}
#   - title: 第二编　其他工作
#     speeches: [s2020-0716-01]

{formats}
options:
  sides: 2                      # 双面印写 2，单面印写 1
  recto: true                   # 每篇是否都从右页起
  running_heads: true           # 书眉
  page_numbers: true            # 页码
  headings: false               # 目录是否列出各篇的一级标题
  index: [{indexes}]   # 书后索引：{indexed}
  sources: true                 # 书后列出各篇出处
  errata: true                  # 书后印勘误表
"""
_NOTE = """\
# 编者说明

一、本书收入{what}。

二、各篇依日期先后编排，日期不详的排在最后。

三、讲话人、日期等项，不能查明的，一律空缺，不作推测。
"""


@dataclass(frozen=True, slots=True)
class BookDraft:
    """What is known of a book that is begun."""

    name: str
    """Of the file of its settings, without suffix."""
    title: str
    selection: Selection
    publisher: str = ""

    @property
    def note(self) -> str:
        """The name of the file with the text for its front."""
        return f"{self.name}-shuoming.md"


def settings(draft: BookDraft) -> str:
    """Return the settings of a book as YAML, with what else may be written as comments."""
    chosen = draft.selection
    conditions = [
        f"  {facet.plural}: [{_words(chosen.wanted[facet.plural])}]"
        for facet in facets.in_queries()
        if facet.plural in chosen.wanted
    ]
    indexed = facets.with_index()
    publisher = f"publisher: {scalar(draft.publisher)}" if draft.publisher else ""
    return _SETTINGS.format(
        title=scalar(draft.title),
        publisher=publisher or "# publisher: 某某办公室",
        note=draft.note,
        folder=compilation.FOLDER,
        formats=_formats(),
        select="\n".join(["select:", *(conditions or ["  all: true"])]),
        indexes=", ".join(facet.plural for facet in indexed),
        indexed="、".join(facet.label for facet in indexed),
    )


def _formats() -> str:
    """Return the line that names the usual formats, and what else there is as a remark."""
    usual = f"formats: [{', '.join(formats.names(formats.usual_of_books()))}]"
    known = [(format.name, format.book) for format in formats.of_books()]
    others = [f"{name}：{book.about}" for name, book in known if book and not book.usual]
    return f"{usual:<31} # 另有 {'；'.join(others)}" if others else usual


def note(draft: BookDraft, collection: str) -> str:
    """Return the text for the front of a book, from a collection of that title."""
    wanted = draft.selection.wanted
    years = "、".join(f"{year}年" for year in wanted.get(facets.YEAR.plural, ()))
    others = (wanted.get(facet.plural, ()) for facet in reversed(facets.FACETS[1:]))
    names = "、".join(str(name) for values in others for name in values)  # organs before people
    which = "".join(f"{part}的" for part in (names, years) if part)
    return _NOTE.format(what=f"《{collection}》中{which or '全部'}讲话")


def write(project: Project, draft: BookDraft) -> list[Path]:
    """Write settings and text of a new book; return the files written.

    A text that is there already is kept. Raises UsageError for a name that cannot be used, or that
    a book has already, and for a title that could not be read again.
    """
    if not _NAME.fullmatch(draft.name):
        raise UsageError(f"“{draft.name}”不能用作书的名称", "请只用汉字、字母、数字和短横")
    folder = project.root / compilation.FOLDER
    target = folder / f"{draft.name}.yaml"
    if target.exists():
        raise UsageError(f"已经有 {project.name(target)} 了，没有改动它", "请换一个名称")
    texts = {
        target: settings(draft),
        folder / draft.note: note(draft, project.config.title),
    }
    known, usual = formats.labels(formats.of_books()), formats.names(formats.usual_of_books())
    with typed_words.read_back():
        compilation.read(texts[target], draft.name, known, usual)
    written = [path for path in texts if not path.exists()]
    for path in written:
        files.write(path, texts[path].encode())
    return written


def _words(values: Iterable[object]) -> str:
    return ", ".join(map(scalar, values))


def scalar(value: object) -> str:
    """Return a value as YAML writes it within a line, quoted if it has to be."""
    flow = yaml.safe_dump([value], allow_unicode=True, default_flow_style=True, width=10**9)
    return flow.strip()[1:-1]

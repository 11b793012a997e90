"""Saved web pages (.html, .mht): the visible text, line by line, and what is not of the article."""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from converters.errors import SourceError
from converters.readers.html import (
    archive,
    article,
    embedded,
    facts,
    frames,
    inner,
    scripted,
    source,
)
from converters.readers.html.archive import SavedPage
from converters.readers.html.walk import HtmlLine, Sight, Walk, look_of
from converters.readers.raw import TOO_MUCH, Difference, Fidelity, LineMarks, RawText, Transcript

_EMPTY = SourceError("网页里没有文字", "请在浏览器里把正文另存为文本再导入")
_BUILT = SourceError(
    "网页里没有文字：正文是打开网页时由脚本取来的，没有存进这个文件",
    "请在浏览器里打开网页，等正文显示出来以后另存，或者复制正文存成文本再导入",
)
_STORED = "页面上没有正文，正文取自网页脚本里的数据，请对照网页核对"
_CUT = "打包网页的末尾（文件不完整，可能没有下载完）"
_CUT_PAGE = "网页的末尾（文件不完整，可能没有下载完）"
is_html = source.is_html
is_archive = archive.is_archive
SUFFIXES = source.SUFFIXES


def read(data: bytes) -> RawText:
    """Return the visible text of a page, one line a block, and the lines outside its article.

    The declared charset is believed where the bytes agree with it (gb2312 and gbk are read as
    GB 18030), else it is found out as for plain text. Numbers of lists are written out, tables are
    rows; hidden and struck-out words of the article, pictures and the like are told. Raises
    SourceError for a page without text, and for one of more elements than can be gone through.
    """
    saved = archive.page(data) if archive.is_archive(data) else SavedPage(data)
    markup, encoding = source.decoded(saved.data, saved.charset)
    try:
        root = lxml_html.document_fromstring(source.unended(source.uncovered(markup)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _EMPTY from error
    inner.opened(root, saved.frames)
    inner.styled(root, saved.sheets)
    try:
        kept, stored = scripted.article(root, markup), None
        if kept is None:
            kept = stored = embedded.article(root)
        raw = _raw(root if kept is None else kept, encoding)
    except etree.XPathEvalError as error:
        # Our paths are right: libxml2 had no room, or met more than ten million nodes.
        raise TOO_MUCH from error
    if kept is not None:
        raw = replace(raw, title=facts.title(root), posted=facts.posted(root))
    told = [Difference(Fidelity.CHANGED, _STORED)] if stored is not None else []
    told += [Difference(Fidelity.LEFT_OUT, "附带的网页", words) for words in saved.others]
    cut = (saved.cut and _CUT) or (source.is_cut(markup) and _CUT_PAGE)
    told += [Difference(Fidelity.LEFT_OUT, cut, line=raw.text.count("\n") + 1)] if cut else []
    return replace(raw, differences=(*raw.differences, *told))


def _raw(root: etree._Element, encoding: str) -> RawText:
    bodies = root.findall("body")
    walked = Walk(look_of(root))
    walked.read(bodies[0] if len(bodies) == 1 else root)
    lines = [line for line in walked.lines if line.text.strip()]
    frames.refuse(root, lines)
    if embedded.is_built(root):
        raise _BUILT
    if not lines:
        raise _EMPTY
    held = article.article(root, lines)
    notes = article.noted(lines, held)
    aside = frozenset(n for n, line in enumerate(lines, 1) if article.outside(line, held, notes))
    made = Transcript()
    for number, line in enumerate(lines, 1):
        _write(made, line, numbered=number not in aside)
    raw = made.raw("html", encoding, facts.title(root))
    sights = [one for one in walked.sights if one.everywhere or article.within(one.element, held)]
    told = tuple(_told(sights, walked.lines))
    return replace(raw, aside=aside, differences=told, posted=facts.posted(root))


def _write(made: Transcript, line: HtmlLine, *, numbered: bool) -> None:
    number = line.number if numbered and not line.counted else ""
    words = f"{number}{line.text.lstrip()}" if number else line.text
    link = line.linked * 2 > len(line.text.strip())
    bold = bool(words.strip()) and not (line.plain or line.cell)
    made.write(words, LineMarks(number=number.strip(), bold=bold, cell=line.cell, link=link))


_MANY = 3


def _told(sights: Sequence[Sight], lines: Sequence[HtmlLine]) -> list[Difference]:
    """Return what was seen as differences: many of one kind that say something are one."""
    before = [0]
    for line in lines:
        before.append(before[-1] + bool(line.text.strip()))
    kinds: dict[tuple[Fidelity, str], list[Sight]] = {}
    for one in sights:
        kinds.setdefault((one.kind, one.what), []).append(one)
    found: list[Difference] = []
    for (kind, what), group in kinds.items():
        telling = [one for one in group if one.words]
        if len(telling) > _MANY:
            group = [one for one in group if not one.words]
            words = " ".join(one.words for one in telling)
            at = before[telling[0].after]
            found.append(Difference(kind, f"{what} {len(telling)} 处", words, at))
        found += (Difference(kind, what, one.words, before[one.after]) for one in group)
    return sorted(found, key=lambda one: one.line)

"""The navigation of an EPUB: contents, printed pages, landmarks (EPUB 3.3 §7)."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from converters.formats.epub import xhtml
from converters.formats.epub.publication import ContentsLine, PageTarget, Publication

FILE = "nav.xhtml"
_TITLE = "目录"
_ITEM = Markup('<a href="%(href)s">%(text)s</a>')
_TOC = Markup(
    '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">\n'
    '<h1 id="toc-title">%(title)s</h1>\n%(list)s\n</nav>'
)
_PAGES = Markup(
    '<nav epub:type="page-list" role="doc-pagelist" id="page-list" aria-label="印刷页码"'
    ' hidden="hidden">\n<ol>\n%s\n</ol>\n</nav>'
)
_LANDMARKS = Markup(
    '<nav epub:type="landmarks" id="landmarks" aria-label="导览" hidden="hidden">\n<ol>\n'
    '<li><a epub:type="bodymatter" href="%(body)s">正文</a></li>\n</ol>\n</nav>'
)


def document(publication: Publication, before: Markup) -> bytes:
    """Return the file of navigation; `before` stands above the contents."""
    parts = [before] if before else []
    parts.append(_TOC % {"title": _TITLE, "list": _nested(publication.contents)})
    if publication.pages:
        parts.append(_PAGES % Markup("\n").join(map(_page, publication.pages)))
    parts.append(_LANDMARKS % {"body": publication.body})
    return xhtml.document(_TITLE, Markup("\n").join(parts))


def _page(page: PageTarget) -> Markup:
    return Markup("<li>{}</li>").format(_ITEM % {"href": page.href, "text": page.label})


def _nested(lines: Iterable[ContentsLine]) -> Markup:
    """Return the contents as lists within lists; where a level is skipped, none stands for it."""
    return Markup("").join(_lists(lines))


def _lists(lines: Iterable[ContentsLine]) -> Iterator[Markup]:
    open_levels = list[int]()
    for line in lines:
        if not open_levels or line.level > open_levels[-1]:
            yield Markup("<ol>\n")
            open_levels.append(line.level)
        else:
            while len(open_levels) > 1 and line.level <= open_levels[-2]:
                open_levels.pop()
                yield Markup("</li>\n</ol>\n")
            open_levels[-1] = line.level
            yield Markup("</li>\n")
        mark = xhtml.page(line.page) if line.page else Markup("")
        yield Markup("<li>") + _ITEM % {"href": line.href, "text": mark + line.text}
    yield Markup("</li>\n</ol>") * len(open_levels)

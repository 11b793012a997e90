"""What leads to the pages of a book's DOCX: contents, indexes, sources, errata."""

import re
from collections.abc import Iterator, Mapping, Sequence

from converters.audit.book_codes import BookCode
from converters.audit.faults import Fault
from converters.formats.docx.audit.book_codes import error
from converters.formats.docx.audit.book_file import WordLink
from converters.formats.docx.audit.book_outline import Outlined
from converters.settings.compilation import ERRATA
from converters.speech import attachments, facets
from converters.speech.bare import bare
from converters.speech.model import Speech

_MATTER = "书前书后标题"
_CONTENTS = "toc heading"
_CONTENTS_TITLE = "目录"
_BETWEEN = "、"


def check(
    outlined: Outlined, speeches: Mapping[str, Speech], numbers: Mapping[str, str]
) -> Iterator[Fault]:
    """Yield all faults of links; `numbers` says where each speech begins in the PDF."""
    yield from _broken(outlined)
    yield from _contents(outlined, speeches)
    yield from _indexes(outlined)
    yield from _errata(outlined)
    yield from _numbers(outlined, numbers)


def _broken(outlined: Outlined) -> Iterator[Fault]:
    """Yield links to bookmarks that are not there, and numbers of other pages than they lead to."""
    for link in outlined.file.links:
        if link.anchor not in outlined.file.bookmarks:
            yield error(BookCode.LINK, f"链接“{link.text}”没有指向书内的任何地方", link.text)
        elif link.field not in ("", link.anchor):
            yield error(BookCode.LINK, f"链接“{link.text}”的页码是另一处的", link.text)


def _contents(outlined: Outlined, speeches: Mapping[str, Speech]) -> Iterator[Fault]:
    """Yield what the contents do not list, or list with words that do not stand there."""
    entries = _of(outlined, _CONTENTS, _CONTENTS_TITLE)
    if entries is None or not any(i.startswith("TOC ") for i in outlined.file.instructions):
        yield error(BookCode.CONTENTS, "没有目录，或目录不能由 Word 更新")
        return
    for entry in entries:
        mark = outlined.file.bookmarks.get(entry.anchor)
        told = bare(entry.text).removesuffix(entry.number)
        if mark and told not in outlined.names(mark):
            yield error(BookCode.CONTENTS, f"目录里的“{told}”指向“{mark.text}”", told)
        if not entry.number:
            yield error(BookCode.CONTENTS, f"目录里的“{told}”没有页码", told)
    yield from _lacking(outlined, entries, speeches)


def _lacking(
    outlined: Outlined, entries: Sequence[WordLink], speeches: Mapping[str, Speech]
) -> Iterator[Fault]:
    """Yield what the contents do not list, and entries that lead to another of the same title."""
    listed = [bare(entry.text).removesuffix(entry.number) for entry in entries]
    at = 0
    for title, section in _titles(outlined, speeches):
        if bare(title) not in listed[at:]:
            yield error(BookCode.CONTENTS, f"目录里没有“{title}”，或次序不对", title)
            continue
        at = listed.index(bare(title), at) + 1
        mark = outlined.file.bookmarks.get(entries[at - 1].anchor)
        if mark and bare(title) in outlined.names(mark) and mark.section != section:
            yield error(BookCode.CONTENTS, f"目录里的“{title}”指向另一篇同名的", title)


def _titles(outlined: Outlined, speeches: Mapping[str, Speech]) -> Iterator[tuple[str, int]]:
    """Yield what the contents should list of the body, each with its section."""
    for found in outlined.found:
        yield found.title, found.number
        if found.meta and outlined.book.settings.options.headings:
            for line in attachments.outline(speeches[found.meta.id]):
                if line.level == 1:
                    yield line.text, found.number


def _indexes(outlined: Outlined) -> Iterator[Fault]:
    """Yield names that an index does not list with all speeches that belong to them."""
    for name in outlined.book.settings.options.index:
        facet, title = facets.named(name), facets.named(name).index_title
        wanted: dict[str, list[str]] = {}
        for meta in outlined.book.speeches:
            for value in facet.values(meta):
                wanted.setdefault(bare(value), []).append(meta.id)
        links = _of(outlined, _MATTER, title)
        if wanted and links is None:
            yield error(BookCode.INDEX, f"没有{title}")
            continue
        there: dict[str, list[str]] = {}
        for link in links or ():
            there.setdefault(_name(link, wanted), []).append(_goal(outlined, link))
        for value, ids in wanted.items():
            if there.get(value) != ids:
                yield error(BookCode.INDEX, f"{title}里“{value}”所列的讲话不全，或不是它的", value)


def _name(link: WordLink, wanted: Mapping[str, list[str]]) -> str:
    """Return the name that an entry of an index is about: all of it but its numbers."""
    text = bare(link.paragraph)
    return next((n for n in wanted if re.fullmatch(re.escape(n) + rf"[0-9{_BETWEEN}]+", text)), "")


def _goal(outlined: Outlined, link: WordLink) -> str:
    found = outlined.goal(link)
    return found.meta.id if found and found.meta else ""


def _errata(outlined: Outlined) -> Iterator[Fault]:
    """Yield corrections that the errata do not list, or that lead to another speech."""
    changes = [meta.id for meta in outlined.book.speeches for _ in meta.changes]
    if not (changes and outlined.book.settings.options.errata):
        return
    links = _of(outlined, _MATTER, ERRATA) or []
    if [_goal(outlined, link) for link in links] != changes:
        yield error(BookCode.ERRATA, f"{ERRATA}缺少更正，或指向别的讲话")


def _numbers(outlined: Outlined, numbers: Mapping[str, str]) -> Iterator[Fault]:
    """Yield speeches whose page has two numbers in one book, or another than in the PDF."""
    told: dict[int, set[str]] = {}  # by section: several speeches may have one title
    for link in outlined.file.links:
        found = outlined.goal(link)
        if found and bare(found.title) in outlined.names(outlined.file.bookmarks[link.anchor]):
            told.setdefault(found.number, set()).add(link.number)
    for found in outlined.found:
        shown = told.get(found.number, set())
        many = "、".join(sorted(shown))
        if len(shown) > 1:
            yield error(BookCode.LINK, f"《{found.title}》的页码前后不一：{many}", found.title)
        wanted = numbers.get(found.meta.id) if found.meta else None
        if wanted and shown - {wanted}:
            message = f"《{found.title}》在 PDF 里从第 {wanted} 页起，DOCX 里写的是 {many}"
            yield error(BookCode.CONTENTS, message, found.title)


def _of(outlined: Outlined, style: str, title: str) -> list[WordLink] | None:
    """Return the links of the section with a title, None if there is no such section.

    The columns of an index are a section after that of its title.
    """
    number = outlined.section(style, title)
    if number is None:
        return None
    last, sections = number, outlined.file.sections
    while last + 1 < len(sections) and sections[last + 1].kind == "continuous":
        last += 1
    return [link for link in outlined.file.links if number <= link.section <= last]

"""What an editor should know of a book (汇编) before it is printed; it is made all the same.

What a book for people inside has to tell, and may not say, is asked for by 内部资料性出版物管理办法
(2015). Whether it falls under that at all is for the office to say: nothing here is an error.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from converters.errors import Finding, Severity
from converters.settings.compilation import Book, Settings
from converters.settings.internal_imprint import FREE, LABELS, PROOF
from converters.speech.model import Meta, Status, unbroken

UNSAID = "book-internal"
"""The code of a finding that is to be told once: nobody need do anything about it."""
_NAMED = 5
"""So many speeches are named; a reader of more looks into the list."""
_PERIODICAL = re.compile(r"刊|杂志|记者|(?<![汇通简情公])报(?=$|[（(|])")
"""What makes a publication look like a newspaper or a journal, which needs another licence."""
_PRICE = re.compile(r"定价|售价|工本费|[0-9０-９.]+\s*元")
_TITLED = {"title": "书名", "subtitle": "副书名", "compiler": "编者"}
_SAID = {**_TITLED, "edition": "版次", "note": "说明"}


def of_book(book: Book, file: str = "") -> list[Finding]:
    """Return the objections to a book; `file` is that of its settings."""
    return [*drafts(book, file), *of_settings(book.settings, file), *unsaid(book.settings, file)]


def of_settings(settings: Settings, file: str = "") -> list[Finding]:
    """Return the objections to what the settings of a book say."""
    return [finding for check in _CHECKS for finding in check(settings, file)]


def drafts(book: Book, file: str) -> Iterator[Finding]:
    """Yield which speeches of a book nobody has proofread (待校), if there are any."""
    found = [meta for meta in book.speeches if meta.status is Status.DRAFT]
    if found:
        more = "等" if len(found) > _NAMED else ""
        named = f"{'、'.join(map(_named, found[:_NAMED]))}{more}"
        message = f"《{book.settings.plain_title}》里有 {len(found)} 篇待校的讲话：{named}"
        advice = (
            "校对后请运行 huibian mark 编号 --status proof 注明已校；"
            "只收校对过的，请在 select 里写 statuses: [proof, final]"
        )
        yield Finding("book-drafts", Severity.WARNING, message, file, advice=advice)


def _named(meta: Meta) -> str:
    return f"{meta.id}（{unbroken(meta.title)}）"


def lacking(settings: Settings, file: str) -> Iterator[Finding]:
    """Yield what a book for people inside has still to tell of its printing."""
    if not settings.lacking:
        return
    labels = "、".join(LABELS[name] for name in settings.lacking)
    message = f"《{settings.plain_title}》是{PROOF}：缺少{labels}，封面和版本记录页印有“{PROOF}”"
    keys = "、".join(f"{name}（{LABELS[name]}）" for name in settings.lacking)
    advice = f"请在 internal 下面补上 {keys}"
    line = settings.lines.get("internal", 0)
    yield Finding("book-imprint", Severity.WARNING, message, file, line, advice=advice)


def unsaid(settings: Settings, file: str) -> Iterator[Finding]:
    """Yield what is asked for where a book is only said to be for people inside."""
    if not settings.internal or settings.internal_imprint is not None:
        return
    asked = "、".join(label for name, label in LABELS.items() if name not in ("permit", "issue"))
    message = f"《{settings.plain_title}》写的是 internal: true，没有写准印证号"
    advice = (
        f"办了准印证的内部资料，封面要印准印证号和“{FREE}”，并印明{asked}：在 internal "
        "下面写上这几项，见 docs/books.md；不用办准印证的，不必改"
    )
    line = settings.lines.get("internal", 0)
    yield Finding(UNSAID, Severity.NOTE, message, file, line, advice=advice)


def forbidden(settings: Settings, file: str) -> Iterator[Finding]:
    """Yield words that a book with a permit may not bear: a price, the name of a periodical."""
    if settings.internal_imprint is None:
        return
    for names, pattern, what, advice in (
        (_TITLED, _PERIODICAL, "像是报刊", "内部资料不能用报、刊、杂志、记者等字样，请改"),
        (_SAID, _PRICE, "像是价格", "内部资料免费交流，不能标价，请删去"),
    ):
        for key, label in names.items():
            if found := pattern.search(str(getattr(settings, key) or "")):
                message = f"{label}里的“{found[0]}”{what}"
                line = settings.lines.get(key, 0)
                yield Finding("book-words", Severity.WARNING, message, file, line, advice=advice)


_CHECKS: tuple[Callable[[Settings, str], Iterable[Finding]], ...] = (lacking, forbidden)

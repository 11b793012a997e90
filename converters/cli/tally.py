"""What a build made and did not make, in words. Build and status tell it from here."""

from collections import Counter
from collections.abc import Iterable, Mapping

from converters import formats
from converters.build.account import BOOKS, Account, Lack
from converters.build.plan import SITE


def name_of(part: str) -> str:
    """Return what people call a part of a build.

    >>> name_of("pdf"), name_of("site"), name_of("books")
    ('PDF', '网页', '汇编')
    """
    return {**_labels(), SITE: "网页", BOOKS: "汇编"}[part]


def counted(counts: Mapping[str, int]) -> str:
    """Return how many of each part, as people say it.

    >>> counted({"docx": 7, "site": 1, "books": 2})
    'DOCX 7 份、网站、汇编 2 本'
    """
    named = _labels()
    parts = [f"{named[name]} {count} 份" for name, count in counts.items() if name in named]
    parts += ["网站"] if SITE in counts else []
    return "、".join(parts + ([f"汇编 {counts[BOOKS]} 本"] if BOOKS in counts else []))


def of_build(account: Account, speeches: int) -> str:
    """Return the last sentence of a build that was asked for so many speeches."""
    made = _done(account)
    trouble = troubled(account)
    if not trouble:
        return f"{made}。" if made else f"共 {speeches} 篇讲话，都是最新的，没有要做的事。"
    if not made:
        made = "没有做出新的成品"
    return f"{made}；{trouble}。"


def _done(account: Account) -> str:
    """Return what is new among the outputs, and where it is from; empty if nothing is."""
    done = [f"做好 {counted(account.rendered)}"] if account.made else []
    done += [f"从成品库取用 {counted(account.from_store)}"] if account.taken else []
    return f"{'，'.join(done)}，成品在 output/ 里" if done else ""


def troubled(account: Account) -> str:
    """Return what could not be made and what stands in its place; empty if all could be."""
    books = [lack for lack in account.lacking if lack.output.part == BOOKS]
    site = [lack for lack in account.lacking if lack.output.part == SITE and not lack.output.id]
    rest = [lack for lack in account.lacking if lack not in books and lack not in site]
    strays = len({message for message, _ in account.strays} - _messages(account.lacking))
    parts = []
    if ids := {lack.output.id for lack in rest}:
        parts.append(f"{len(ids)} 篇讲话有问题（见上），没有做成{_formats(rest)}")
    if books:
        parts.append(f"{len(books)} 本汇编有问题（见上），没有编成")
    if site:
        parts.append("网站没有做成（见上）")
    if strays:
        parts.append(
            f"另有 {strays} 个文件有问题（见上）" if parts else f"{strays} 个文件有问题（见上）"
        )
    if any(lack.kept for lack in account.lacking):
        parts.append("以前做的还留着，不是最新的")
    return "；".join(parts)


def _formats(lacking: Iterable[Lack]) -> str:
    counts = Counter(lack.output.part for lack in lacking if lack.output.part != SITE)
    pages = sum(lack.output.part == SITE for lack in lacking) if not counts else 0
    return f" {counted(counts)}" if counts else f"网页 {pages} 个"


def _labels() -> dict[str, str]:
    return formats.labels(formats.of_speeches())


def _messages(lacking: Iterable[Lack]) -> set[str]:
    return {lack.fault[0] for lack in lacking}

"""Comments (批注, ECMA-376 17.13.4), with their replies and whether they are resolved.

The last two stand in a part of their own ([MS-DOCX] 2.5.1, commentsExtended), keyed by the last
paragraph of a comment.
"""

from collections.abc import Iterator, Mapping

from converters.readers.docx.ooxml import Element, children, is_yes, named, val, w, words_in
from converters.readers.docx.package import WordPackage
from converters.readers.revisions import hands
from converters.readers.revisions.model import Comment

_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"
_PARAGRAPH = named(_2010, "paraId")
_KEY, _PARENT = named(_2012, "paraId"), named(_2012, "paraIdParent")
_DONE = named(_2012, "done")


def read(package: WordPackage, spans: Mapping[str, tuple[int, int]]) -> Iterator[Comment]:
    """Yield the comments of a file in their order; `spans` says on which characters they hang."""
    root = package.one("comments")
    found = [] if root is None else root.findall(w("comment"))
    more = {str(one.get(_KEY)): one for one in children(package.one("commentsExtended"))}
    ids = {_key(one): val(one, "id") for one in found}
    for one in found:
        start, stop = spans.get(val(one, "id"), (0, 0))
        about = more.get(_key(one))
        hand = hands.of(one)
        yield Comment(
            *(val(one, "id"), hand.author, hand.time, _words(one), start, stop),
            resolved=about is not None and is_yes(str(about.get(_DONE))),
            answers="" if about is None else ids.get(str(about.get(_PARENT)), ""),
        )


def _key(comment: Element) -> str:
    """Return by what the other part names a comment."""
    paragraphs = comment.findall(w("p"))
    return str(paragraphs[-1].get(_PARAGRAPH) or "") if paragraphs else ""


def _words(comment: Element) -> str:
    paragraphs = (words_in(p) for p in comment.iter(w("p")))
    return "\n".join(paragraphs).strip()

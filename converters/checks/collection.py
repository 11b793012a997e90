"""Objections to a collection: speeches that stand in it twice, or nearly."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set

from converters.errors import Finding, Severity
from converters.speech.model import Salutation, Speech, text_of

_SHARED = 0.5
"""The share of the shorter speech's sentences that makes two speeches suspicious."""
_SAME = 0.95
_FEWEST = 3
_COMMON = 40
"""A sentence that stands in more speeches says nothing about any two of them."""


def of_collection(items: Sequence[tuple[str, Speech]]) -> list[Finding]:
    """Return a finding for each speech that is, or nearly is, another one of the collection.

    `items` are file names and speeches. Speeches are compared by the sentences they share; the
    time grows with the number of sentences, not with the number of pairs of speeches.
    """
    if len(items) < 2:
        return []
    said = [set(_sentences(speech)) for _, speech in items]
    sizes = [len(sentences) for sentences in said]
    holders: dict[str, list[int]] = defaultdict(list)
    again = _met_again(said)
    for index, sentences in enumerate(said):
        for sentence in sentences & again:
            holders[sentence].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indexes in holders.values():
        if 2 <= len(indexes) <= _COMMON:
            shared.update((a, b) for i, a in enumerate(indexes) for b in indexes[i + 1 :])
    return [
        _duplicate(items[a], items[b], count / min(sizes[a], sizes[b]))
        for (a, b), count in sorted(shared.items())
        if count >= max(_FEWEST, _SHARED * min(sizes[a], sizes[b]))
    ]


def _duplicate(first: tuple[str, Speech], second: tuple[str, Speech], share: float) -> Finding:
    (other, twin), (file, speech) = first, second
    part = twin.meta.source.part if twin.meta.source else None
    where = other if other != file else f"第 {part} 篇" if part else ""
    name = f"“{twin.meta.title[:30]}”" + (f"（{where}）" if where else "")
    line = next((block.line for block in speech.blocks), 0)
    code = "duplicate" if share > _SAME else "near-duplicate"
    message = f"与{name}有 {share:.0%} 的句子相同"
    advice = "请看是否同一篇讲话，只留一篇"
    return Finding(code, Severity.WARNING, message, file, line, speech.meta.title[:30], advice)


def _met_again(said: Iterable[Set[str]]) -> set[str]:
    """Return the sentences that stand in several speeches: few, for most are said only once."""
    met: set[str] = set()
    again: set[str] = set()
    for sentences in said:
        again |= met & sentences
        met |= sentences
    return again


_STOP = re.compile("[。！？；\0]")
"""The end of a sentence, and what stands between two blocks."""


def _sentences(speech: Speech) -> Iterator[str]:
    texts = [text_of(block) for block in speech.blocks if not isinstance(block, Salutation)]
    return (sentence for sentence in _STOP.split("\0".join(texts)) if len(sentence) >= 10)

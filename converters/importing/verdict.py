"""Is it a speech at all? Decided from several signs together, which are told with the verdict."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from converters.importing.signs import disorder, head_signs, kinds_of_text, talk
from converters.importing.signs.facts import unbracketed
from converters.importing.signs.head_signs import DECREED, of_head, to_people
from converters.importing.signs.people import stated
from converters.importing.signs.titles import SUBTITLE, is_subtitle, looks_like_title
from converters.importing.signs.word_signs import Sign
from converters.speech import hanzi
from converters.speech.scripts import holds_traditional, simplified


class Likeness(StrEnum):
    """How much a text is like a speech."""

    SPEECH = "speech"
    """像讲话: it is imported."""
    UNSURE = "unsure"
    """像，又不全像: it is imported without a kind, for a person to decide."""
    NONE = "none"
    """不像: it is not imported."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much a text is like a speech, by which signs.

    `reason` says in Chinese why it is none, and is empty for what is imported.
    """

    likeness: Likeness = Likeness.SPEECH
    reason: str = ""
    signs: tuple[Sign, ...] = field(default=())

    @property
    def speech(self) -> bool:
        """Whether the text is to be imported, surely or in doubt."""
        return self.likeness is not Likeness.NONE

    @property
    def score(self) -> int:
        """The weights of all signs together."""
        return sum(sign.weight for sign in self.signs)


SPEECH = Verdict()


def _no(reason: str, *signs: Sign) -> Verdict:
    return Verdict(Likeness.NONE, reason, signs)


_ENOUGH = 10_000
_LOOKED_AT = 4_000
"""So many characters at the beginning, and half as many at the end, are looked through."""


def _sample(text: str, size: int = _ENOUGH) -> str:
    """Return a long text's beginning and middle: enough to judge by."""
    if len(text) <= 2 * size:
        return text
    return text[:size] + text[len(text) // 2 : len(text) // 2 + size]


def at_first_sight(text: str) -> Verdict:
    """Judge a raw text by its characters alone, before it is cut into lines.

    Keeps texts that are no Chinese prose at all from costing time and room.
    """
    size = len(text)
    sample = _sample(text)
    written = sum(map(len, sample.split()))
    if not (hanzi.holds_hanzi(sample, 40) or hanzi.holds_hanzi(text, 40)):
        found = hanzi.count_hanzi(text)
        return _no(f"只有 {found} 个汉字，不像讲话稿" if found else "没有汉字，不是讲话稿")
    if text.count("。") < 3 and hanzi.count_hanzi(sample) * 3 < written:
        return _no("汉字太少，不像讲话稿")
    if text.count("\n") > 2000 and size < 6 * text.count("\n"):
        return _no("每行只有几个字，不像讲话稿")
    return SPEECH


def judge(titles: Sequence[str], texts: Sequence[str]) -> Verdict:
    """Judge the lines of a whole file, page furniture taken away.

    `titles` are those that the format tells, such as that of a web page.
    """
    every = "\n".join(texts)
    # An ordinary text without any traditional hanzi is asked for them but once.
    plain = str if len(every) <= 2 * _ENOUGH and not holds_traditional(every) else simplified
    whole = plain(_sample(every))
    size = max(hanzi.count_hanzi(whole), 1)
    if size < _SHORTEST:
        return _no("正文太短，不像讲话稿")
    if broken := disorder.reason(texts, whole, size) or _headlines(texts):
        return _no(broken)
    texts = _parted(_without_menus(texts))
    near = plain("\n".join(texts[: _FAR + _HEAD])).split("\n")
    body = _body(near)
    start = max(body - _HEAD, 0)
    titles = _above([simplified(title) for title in titles], near, start, body)
    head = tuple(of_head(titles, near[start : body + _HEAD]))
    if (announced := head_signs.full_text_told(near)) is not None:
        head = (*head, Sign("写明下面是讲话全文", 3, near[announced]))
        start = announced + 1
    said = plain(_sample("\n".join(texts[start:])))
    return _weighed((*head, *_beside(head, _of_words(said, head))))


def _beside(head: Sequence[Sign], words: Iterable[Sign]) -> Iterator[Sign]:
    """Yield the signs of words without what the title has said already.

    A decree speaks as documents do.
    """
    told = "".join(sign.quote for sign in head if sign.weight < 0)
    decreed = any(sign.name == DECREED for sign in head)
    for sign in words:
        again = sign.quote in told or (decreed and sign.kind in ("公文", "规章或合同"))
        if sign.weight > 0 or not again:
            yield sign


def _without_menus(texts: Sequence[str]) -> list[str]:
    """Return the lines without runs of short ones, which name other pages of a site.

    The last of a run is a title, if a subtitle or a fact stands below it.
    """
    kept: list[str] = []
    for item, run in groupby(enumerate(texts), lambda pair: _is_item(pair[1])):
        places = list(run)
        lines = [text for _, text in places]
        if item and len(lines) >= _MENU:
            below = "".join(texts[places[-1][0] + 1 :][:1])
            lines = lines[-1:] if is_subtitle(below) or stated(below) else []
        kept += lines
    return kept


def _parted(texts: Sequence[str]) -> list[str]:
    """Return the lines, a first one in which a whole page runs together parted at its blanks."""
    first = "".join(texts[:1])
    pieces = first[:_PARTED].split()
    if not pieces or (len(first) <= _RUN_TOGETHER and len(texts) > 1):
        return [*texts]
    return [*pieces[:-1], pieces[-1] + first[_PARTED:], *texts[1:]]


def _is_item(text: str) -> bool:
    return not _MARKS.search(text) and not hanzi.holds_hanzi(text, _ITEM + 1)


_RUN_TOGETHER, _PARTED = 150, 600
_MENU, _ITEM = 5, 6
"""So many lines in a row, of so many hanzi at most, are a menu."""
_MARKS = re.compile("[。！？；：，、:!?;,\\d]")


def _body(texts: Sequence[str]) -> int:
    """Return where the first prose or salutation stands; above it are menus and the head."""
    for index, text in enumerate(texts[:_FAR]):
        said = len(text) > _PROSE and re.search("[。！？]", text) and not _EDITORS.search(text)
        if said or to_people(text):
            return index
    return min(len(texts), _HEAD)


def _above(titles: Sequence[str], texts: Sequence[str], start: int, body: int) -> list[str]:
    """Return the titles of the head, and those that the format tells of."""
    bare = [unbracketed(SUBTITLE.sub("", text, 1)) for text in texts[start:body]]
    head = [text for text in bare if looks_like_title(text)]
    return [*head, *titles]


_FAR = 150
"""So many lines may a page print above a head."""
_PROSE = 60
_SHORTEST, _HEAD, _LISTED = 40, 12, 5
_SURE, _UNSURE = 4, 2
"""A score from which on a text is a speech, and one from which on it may be one."""


def _weighed(signs: tuple[Sign, ...]) -> Verdict:
    score = sum(sign.weight for sign in signs)
    if score >= _UNSURE:
        return Verdict(Likeness.SPEECH if score >= _SURE else Likeness.UNSURE, "", signs)
    kind = _kind([sign for sign in signs if sign.weight < 0])
    return _no(f"是{kind}，不是讲话稿" if kind else "没有题名、称谓，也不像对人讲的话", *signs)


def _kind(against: Sequence[Sign]) -> str:
    """Return what a text is called by the signs that weigh most together; empty without any."""
    weights: Counter[str] = Counter()
    for sign in against:
        weights[sign.kind.partition("（")[0]] -= sign.weight
    most = weights.most_common(1)
    named = [sign.kind for sign in against if most and sign.kind.startswith(most[0][0])]
    return max(named, key=len, default="")


_OF_EDITORS = (
    r"(?:小编|仅供参考|编者按|(?:供|欢迎)大家?(?:参考|借鉴|阅读|参阅|分享)|推荐阅读|我要投稿|供[你您]参考"
    r"|本文来源)"
)
_EDITORS = re.compile(_OF_EDITORS)
_SENTENCE_OF_EDITORS = re.compile(
    rf"[^。！？\n]{{0,100}}{_OF_EDITORS}[^。！？\n]{{0,100}}[。！？]?"
)
_LINE_OF_EDITORS = re.compile(
    rf"^.{{0,300}}{_OF_EDITORS}.{{0,100}}$|{_SENTENCE_OF_EDITORS.pattern}"
)
"""Their whole line, or only their sentence in one that holds the text as well."""
_LONGEST_LINE = 420
"""No longer one is theirs as a whole."""
_SENTENCE = re.compile("[^。！？]+[。！？]?|[。！？]")
_I = re.compile(r"我们?(?![国市县省区镇乡校院局党军科部厂司家])")
_WE = re.compile("我们")
_MUST = re.compile(
    r"[。，；：！\n](?:就|都|也|还|更|大家|我们|各级|一定)?(?:要|必须|不要|不能|别|务必)"
)
"""Behind a mark, or at the head of a line; a set of marks is met sooner than either of the two."""


def _without_editors(text: str) -> str:
    """Return the text without the lines in which editors speak."""
    if not _EDITORS.search(text):
        return text
    return "\n".join(map(_without_their_words, text.split("\n")))


def _without_their_words(line: str) -> str:
    """Return a line without what editors say: only what bears a sign of them is looked through."""
    if len(line) <= _LONGEST_LINE:
        parts, theirs = [line], _LINE_OF_EDITORS
    else:
        parts, theirs = _SENTENCE.findall(line), _SENTENCE_OF_EDITORS
    return "".join([theirs.sub("", one) if _EDITORS.search(one) else one for one in parts])


def _of_words(whole: str, head: Sequence[Sign]) -> Iterator[Sign]:
    """Yield the signs of the words: of those that are the writer's own, and of all.

    Where nothing tells that somebody speaks to others, only 我们 is a sign of it: who keeps a diary
    says 我, too.
    """
    half = _LOOKED_AT // 2
    near = whole if len(whole) <= _LOOKED_AT + half else f"{whole[:_LOOKED_AT]}\n{whole[-half:]}"
    whole = _without_editors(near)
    own = talk.quoted(near).sub("“”", near)
    own = own if whole is near else _without_editors(own)
    signs = (*kinds_of_text.signs(own, whole), *talk.signs(near))
    yield from signs
    size = max(hanzi.count_hanzi(own), 1)
    first = _I if any(sign.weight > 0 for sign in (*head, *signs)) else _WE
    for name, words, levels in (("用第一人称", first, (6,)), ("提要求的句子", _MUST, (6, 14))):
        rate = len(words.findall(f"\n{own}")) * 1000 / size
        if weight := sum(rate >= level for level in levels):
            yield Sign(name, weight, f"每千字 {rate:.0f} 处")


def _headlines(texts: Sequence[str]) -> str:
    """Return the reason to take the text for a list of titles; empty if it has a sentence."""
    if len(texts) >= _LISTED and not any(re.search("[。！？；!?;]", text) for text in texts):
        return "只有题名或目录，没有正文"
    return ""

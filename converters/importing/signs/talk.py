"""Whose words they are: talk that a story tells of, and what askers and answerers say in turn."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from converters.importing.signs.vocabulary import is_name
from converters.importing.signs.word_signs import Sign
from converters.speech import hanzi

_IN_MARKS = re.compile(
    r"[“\"「](?:(?<=“)[^”]{1,600}”|(?<=\")[^\"\n]{1,300}\"|(?<=「)[^」]{1,600}」"
    r"|(?<!\")(?:(?<=[：:].)|(?<=^.))[^”」\n]{1,600}$)",
    re.MULTILINE,
)
_QUOTED = re.compile(
    rf"{_IN_MARKS.pattern}|(?<=[说喊问答笑叹口]道[：:])[^“「\"\n]{{2,1000}}", re.MULTILINE
)
"""What is quoted. Of several paragraphs of one quotation only the last has a closing mark: one that
begins with a mark or after a colon is quoted whole; elsewhere the other mark is missing.
What follows 说道： needs none.
"""


def quoted(text: str) -> re.Pattern[str]:
    """Return the pattern of what a text quotes, simpler for one in which nobody 说道：."""
    return _QUOTED if "道：" in text or "道:" in text else _IN_MARKS


_SAYS = "(?:说|说道|问|问道|答|答道|喊|喊道|叫道|笑道|骂|骂道|嚷|叹道)"
_TURN = re.compile(
    rf"{_SAYS}着?[：:，,]?\s*[“「\"]"
    r"|^[\s　]*[“「][^”」\n]{0,300}[，。！？…][”」]?"
    rf"|[”」][\u4e00-\u9fff]{{1,8}}{_SAYS}",
    re.MULTILINE,
)
"""Where somebody of whom the text tells begins or has ended to speak."""
_TOLD_OF = re.compile(
    rf"{_SAYS}[：:]$|[，,][^，。：]{{0,6}}(?:发表|开始|作)了?[^，。：]{{0,6}}(?:致辞|讲话|演讲|发言)[：:]$"
)
_FAR, _SOME, _MANY = 1500, 3, 4
_LABEL = re.compile(r"[\s　]*([\u4e00-\u9fffQA]{1,8})[：:]")
_ASKERS = frozenset(["问", "记者", "主持人", "采访者", "采访人", "提问", "Q"])
_IN_TURN, _TURNS = 2, 3
_IN_LINE = re.compile(r"[“「][^“”「」\n]{1,600}|(?<=[说喊问答笑叹口]道[：:])[^“「\n]{2,600}")
"""Quoted words within one line, however the quotation ends."""
_TO_ALL = re.compile(
    "(?:各位|诸位)[\u4e00-\u9fff]{0,6}[，,、！!：:]|(?:同志|同学|老师|乡亲|朋友|女士|先生|家长|战友)们"
    "[，,、！!：:]|大家(?:上午|下午|早上|晚上|中午)?好"
)
_OF_ALL = re.compile("各位|诸位|同志们|同学们[，,：:！]|大家|你们|我们|咱们")
"""Who speaks to others and for them, wherever it stands."""


def signs(text: str) -> Iterator[Sign]:
    """Yield the signs that a text's words are mostly not its writer's own."""
    turns = len(_TURN.findall(text[:_FAR]))
    if turns >= _SOME and (quotes := _mostly_quoted(text)):
        yield Sign("多半是别人的话", -4, f"引语 {quotes} 处", "小说")
    if said := _only_quoted(text[:_FAR]):
        yield Sign("只有引语里有人对人说话", -4, said, "小说")
    if turns >= _MANY:
        yield Sign("一再写谁说了什么", -4, f"{turns} 处", "小说")
    if asked := _asked(text.split("\n")):
        yield Sign("一问一答", -5, asked, "采访或问答")


def _mostly_quoted(text: str) -> int:
    """Return how much is quoted, if it is more than a third of the text; else 0."""
    own, quotes = quoted(text).subn("", text)
    return quotes if 3 * hanzi.count_hanzi(own) < 2 * hanzi.count_hanzi(text) else 0


def _only_quoted(text: str) -> str:
    """Return whom quoted words address, if nothing else speaks to anybody or says 我们."""
    quotes = (_TO_ALL.search(quote[0]) for quote in _IN_LINE.finditer(text))
    said = next((match[0] for match in quotes if match), "")
    return said if said and not _OF_ALL.search(_IN_LINE.sub("", text)) else ""


def told_of(above: str) -> bool:
    """Return whether a line tells that somebody says what stands below it.

    >>> told_of("李站长站起来说道："), told_of("我说：今天就到这里。")
    (True, False)
    """
    return bool(_TOLD_OF.search(above.strip()))


def _asked(lines: Sequence[str]) -> str:
    """Return who asks and who answers, if they speak in turn; empty if they do not.

    Who hosts a meeting alone asks nobody: there is no one who answers.
    """
    turns = [(match[1], line) for line in lines if (match := _LABEL.match(line))]
    labels = [label for label, _ in turns]
    for asker in dict.fromkeys(label for label in labels if label in _ASKERS):
        after = [b for a, b in pairwise(labels) if a == asker and b != asker]
        answerers = [label for label in set(after) if label not in _ASKERS]
        for other in sorted(answerers):
            if after.count(other) >= _IN_TURN and not other.startswith("主持"):
                return f"{asker}、{other}"
    return _asked_by_name([turn for turn in turns if is_name(turn[0])])


def _asked_by_name(turns: Sequence[tuple[str, str]]) -> str:
    """Return the two whose names stand before what they say in turn, if one of them asks."""
    names = [name for name, _ in turns]
    two = [name for name, times in Counter(names).most_common(2) if times >= _IN_TURN]
    by_turns = sum({a, b} == set(two) for a, b in pairwise(names) if a != b)
    asked = Counter(name for name, line in turns if line.rstrip().endswith(("？", "?")))
    asks = max((asked[name] for name in two), default=0) >= _IN_TURN
    return "、".join(two) if by_turns >= _TURNS and asks else ""

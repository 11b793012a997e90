"""What was left out amid the words of a speech, by whatever rule: each is told, with its words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from converters.errors import Finding, Severity
from converters.importing.ledger import Ledger, ResultWords
from converters.importing.page.around import is_distribution
from converters.importing.page.site_lines import by_form
from converters.importing.rules import NUMBER, RULES
from converters.importing.signs import site_phrases
from converters.importing.signs.vocabulary import AT_MEETING
from converters.readers.raw import Fidelity, RawText

CODE = Fidelity.LEFT_OUT.value
_OF_SIGNS = frozenset(
    NUMBER[code]
    for code in (
        *("layout", "line-ends", "entities", "invisible", "spaces", "width", "radicals"),
        *("zero", "name-dot", "spaced-digits", "tags", "markdown", "stray-question", "inner-space"),
        *("comma", "colon", "semicolon", "exclamation", "question", "full-stop", "brackets"),
        *("quotes", "book-marks", "dash", "ellipsis", "wave", "decimal", "head-line"),
        *("enclosure", "attachment-mark"),
    )
)
"""Rules that change signs or white space, move a fact, or leave what is printed from a title."""
_ALWAYS = frozenset({NUMBER["editor-intro"]})
"""What is told wherever it stood: words that editors said, as it seems."""
_BY_WORD = frozenset(
    NUMBER[code] for code in ("navigation", "copyright", "page-data", "keywords", "page-tail")
)
"""Rules by which a line may go for a word in it."""
_BELOW = 3
"""So many lines below the last words may be spoken."""
_SPEAKS = re.compile("[的得了着我们你要每就都也还这那]|在(?!看)|[^，]，[^，]")
"""What stands in a clause, and in no name of a site, an author or a button."""
_OF_ITSELF = re.compile("(?:当前|本|此)页")
"""A page speaks of itself: 扫一扫在手机打开当前页."""
_BUTTON = 5
"""Shorter lines that went for a word are the words of a button."""
_COUNTING = frozenset(NUMBER[code] for code in ("slices", "page-number", "pinyin"))
"""Rules that take out numbers or readings: they are told once, with how many there were."""
_WORD = re.compile(r"\w")
_STOP = re.compile("[。！？]")
_QUOTED, _SENTENCE = 40, 400
"""So much is quoted of what was left out: sentences whole, of other lines the beginning."""


def found(ledger: Ledger, name: str) -> Iterator[Finding]:
    """Yield a warning for every stretch left out between the first and the last words of a part.

    So for the lines just below its last words that went for a word in them: they may be spoken too.
    """
    inside = _inside(ledger)
    counted: dict[int, list[int]] = {}
    for start, end, rule in _whole(ledger.raw, _told(ledger)):
        words = " ".join(ledger.raw[start:end].split())
        if not _WORD.search(words) or not (rule in _ALWAYS or inside[start]):
            continue
        line = ledger.sheet.line_at(start)
        if rule in _COUNTING:
            counted.setdefault(rule, []).append(line)
        else:
            yield _finding(f"正文里去掉了一行（{RULES[rule - 1].name}）", name, line, words)
    for rule, lines in counted.items():
        message = f"正文里去掉了{RULES[rule - 1].name} {len(lines)} 处"
        yield _finding(message, name, lines[0], "")


def _whole(raw: str, told: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches, a line that one rule left out as one, with the readings amid its words.

    The readings of such a line went before it did, and would tear it into pieces of a hanzi or two.
    """
    last: tuple[int, int, int] | None = None
    for start, end, rule in told:
        if last and start == last[1] and rule in (last[2], _READINGS):
            last = (last[0], end, last[2])
            continue
        if last:
            yield last
        last = (start, end, rule)
    if last:
        yield last


_READINGS = NUMBER["pinyin"]


def of_reader(raw: RawText, name: str) -> Iterator[Finding]:
    """Yield a warning for everything of a file that its reader left out or gave otherwise.

    Things of one kind that say nothing are told together, with how many there are.
    """
    mute: dict[tuple[Fidelity, str], list[int]] = {}
    for one in raw.differences:
        if one.words:
            yield _difference(one.kind, one.what, name, one.line, one.words)
        else:
            mute.setdefault((one.kind, one.what), []).append(one.line)
    for (kind, what), lines in mute.items():
        counted = f"{what} {len(lines)} 处" if len(lines) > 1 else what
        yield _difference(kind, counted, name, lines[0], "")


_SAID = {
    Fidelity.LEFT_OUT: ("没有读入{}", "请对照原件，看要不要补上"),
    Fidelity.CHANGED: ("{}没有照原样读入", "请对照原件，看是否读对了"),
    Fidelity.KEPT: ("{}当作正文读入了", "请对照原件；不是讲话里的话，请删去"),
}


def _difference(kind: Fidelity, what: str, name: str, line: int, words: str) -> Finding:
    message, advice = _SAID[kind]
    said = message.format(what)
    return Finding(kind.value, Severity.WARNING, said, name, line, _begun(words), advice)


def _begun(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


def rules_amid(ledger: Ledger) -> frozenset[str]:
    """Return the rules that left out words amid a speech, for whoever wants nothing left out."""
    inside = _inside(ledger)
    return frozenset(
        RULES[rule - 1].code
        for start, end, rule in _stretches(ledger)
        if inside[start] and _WORD.search(ledger.raw[start:end])
    )


def _finding(message: str, name: str, line: int, words: str) -> Finding:
    whole = len(words) <= _SENTENCE and _STOP.search(words)
    shown = words if whole else _begun(words)
    advice = "请看是不是讲话里的话；是的，请补回去，或者加上 --strict 再导入一次"
    return Finding(CODE, Severity.WARNING, message, name, line, shown, advice)


def _inside(ledger: Ledger) -> bytearray:
    """Return a column that is 1 between the first and the last words of the body of each part.

    So it is where lines stand just below the last words that went for a word in them.
    """
    column = bytearray(len(ledger.raw))
    for body in _bodies_of_parts(ledger):
        for start, end in (body, *_went_for_a_word(ledger, body[1])):
            column[start:end] = b"\1" * (end - start)
    return column


def _bodies_of_parts(ledger: Ledger) -> Iterator[tuple[int, int]]:
    """Yield from where to where the body of each part stands."""
    for _, outputs in groupby(_bodies(ledger.outputs), lambda output: output.place.part):
        origins = [output.words.origin for output in outputs if len(output.words)]
        if origins:
            yield origins[0][0], max(o[-1] for o in origins) + 1  # notes may stand last


def _went_for_a_word(ledger: Ledger, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines just below the last words that went for a word in them, not their form.

    A lone line below them may be spoken though its form is a page's, which has more than one.
    """
    below = ledger.raw.find("\n", end)
    if below >= 0 and (lone := _lone(ledger, below)):
        yield lone
        return
    for line in islice(_LINE.finditer(ledger.raw, below), _BELOW if below >= 0 else 0):
        words = line[0].strip()
        went = ledger.sheet.blame[line.start()] in _BY_WORD
        if not went or _of_page(words):
            return
        if len(words) > _BUTTON:
            yield line.span()


def _lone(ledger: Ledger, below: int) -> tuple[int, int] | None:
    """Return the only line below the last words of a file, if a speaker may end with it."""
    lines = list(islice(_SAID_LINE.finditer(ledger.raw, below), 2))
    if len(lines) != 1 or ledger.sheet.blame[lines[0].start()] not in _BY_WORD:
        return None
    sayable = _SAYABLE.fullmatch(lines[0][0]) and not site_phrases.CREDIT.fullmatch(lines[0][0])
    return lines[0].span() if sayable else None


_SAYABLE = re.compile(
    r"[A-Za-z]+|[\u4e00-\u9fff]{2,3}[:：][\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{2,6}归[\u4e00-\u9fff]{2,4}所有"
)
"""A bare word, a label with one, and whose something is: END, 关键词：落实, 版权归人民所有."""
_SAID_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
"""The words of a line, without the white space around them."""


def _of_page(words: str) -> bool:
    """Tell a line that is a page's own by its form, and in which nobody speaks."""
    said = AT_MEETING.sub("", "" if _OF_ITSELF.search(words) else words)
    return is_distribution(words) or (by_form(words) and not _SPEAKS.search(said))


def _bodies(outputs: Sequence[ResultWords]) -> list[ResultWords]:
    return sorted((o for o in outputs if o.place.block >= 0), key=lambda o: o.place.part)


def _told(ledger: Ledger) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches, those that hold sentences line by line: each is told with its words."""
    for start, end, rule in _stretches(ledger):
        if not _STOP.search(ledger.raw, start, end):
            yield start, end, rule
            continue
        for line in _LINE.finditer(ledger.raw, start, end):
            yield *line.span(), rule


_LINE = re.compile(r"[^\r\n]+")


def _stretches(ledger: Ledger) -> Iterator[tuple[int, int, int]]:
    """Yield from where to where words were left out, and by which rule; signs are passed over.

    White space within a stretch belongs to it, so that a line is told whole.
    """
    blame = bytearray(ledger.sheet.blame)
    for output, runs in zip(ledger.outputs, ledger.stretches, strict=True):
        origin = output.words.origin
        for at, to in runs:
            blame[origin[at] : origin[to - 1] + 1] = bytes(to - at)
    column = blame.translate(_LEFT)
    for match in _ALIKE.finditer(column.rstrip(b"\0")):
        yield *match.span(1), match[2][0]


_ALIKE = re.compile(rb"\0*+(([^\0])\2*)")
"""A row of the same bytes, none of them zero, behind zeros, which are gone over at once."""
_LEFT = bytes(0 if number in _OF_SIGNS else number for number in range(256))

r"""Every paragraph of the collection as a row of `data/paragraphs.tsv`, with its printed page.

TSV for programs: UTF-8 without a mark, no quotes. In a cell a tab is written as \t, a line end as
\n and a backslash as \\, so that tables lose nothing.
"""

from collections.abc import Iterable, Iterator, Mapping

from converters.site import yearly
from converters.site.entry import SpeechEntry
from converters.speech import head_words, printed_words
from converters.speech.anchors import anchored
from converters.speech.model import Attachment, Block, Heading, Meta, Speech, text_of
from converters.speech.printed_pages import PageCursor

COLUMNS = {
    "id": "讲话编号",
    "anchor": "段的锚点，网址是 s/编号.html#锚点：p17 是第17段，s1-2 是第一部分第二节，sa1 是附件1",
    "kind": "段的种类：paragraph 正文，heading 标题，salutation 称谓，table 表格，"
    "enclosure 附件说明，attendance 出席人，signature 署名，dateline 成文日期，"
    "note 附注，attachment 附件标题",
    "level": "标题的级，1 至 4，附件标题是 0；不是标题的为空",
    "page": "这一段从 PDF 的第几页起；不知道的为空",
    "date": "讲话日期，2020-07-16，只知年月的 2020-07，只知年的 2020；不知道的为空",
    "speaker": "讲话人，几人的用“、”隔开；不知道的为空",
    "organ": "机关；不知道的为空",
    "title": "讲话标题",
    "text": "这一段的文字，与印刷本逐字相同；表格的格用 \\t 隔开，行用 \\n 隔开",
}
"""What each column tells, for people."""
HEAD = ("\t".join(COLUMNS) + "\n").encode()
PATH = "data/paragraphs.tsv"
_ESCAPED = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))


def parts(entries: Iterable[SpeechEntry]) -> dict[str, list[str]]:
    """Return the ids of the speeches in each file, by its path."""
    return {
        yearly.path(PATH, part.name): [entry.meta.id for entry in part.entries]
        for part in yearly.parts(entries)
    }


def rows(speech: Speech) -> bytes:
    """Return the rows of a speech, one a block, in printed order."""
    return "".join("\t".join(row) + "\n" for row in _rows(speech)).encode()


def parted(table: bytes) -> dict[str, bytes]:
    r"""Return the rows in a file by the id of their speech.

    >>> parted(HEAD + b"s1\tp1\ns1\tp2\ns2\tp1\n")
    {'s1': b's1\tp1\ns1\tp2\n', 's2': b's2\tp1\n'}
    """
    found: dict[str, list[bytes]] = {}
    for line in table[len(HEAD) :].splitlines(keepends=True):
        found.setdefault(line.partition(b"\t")[0].decode(), []).append(line)
    return {id: b"".join(lines) for id, lines in found.items()}


def joined(made: Mapping[str, bytes]) -> bytes:
    """Return a file of the rows of speeches."""
    return HEAD + b"".join(made.values())


def _cell(value: str) -> str:
    for char, mark in _ESCAPED:  # four times as fast as `translate`
        value = value.replace(char, mark)
    return value


def _rows(speech: Speech) -> Iterator[tuple[str, ...]]:
    meta = speech.meta
    day = meta.date.isoformat() if meta.date else ""
    said = (day, meta.speaker or "", meta.organ or "", printed_words.title(meta))
    facts = tuple(map(_cell, said))
    for anchor, block, begins, _ in _placed(speech):
        kind, words = type(block).__name__.lower(), _cell(text_of(block))
        yield meta.id, anchor, kind, _level(block), str(begins or ""), *facts, words


def _placed(speech: Speech) -> Iterator[tuple[str, Block, int, int]]:
    """Yield each block with its anchor, and the pages it begins and ends on; 0 if unknown."""
    cursor = PageCursor(speech.pages)
    page = max(cursor.begun("\n".join(_above(speech.meta))), default=0)
    for anchor, block in anchored(speech):
        numbers = cursor.cut(text_of(block).lstrip())
        begins = numbers[0] if isinstance(numbers[0], int) else page
        page = max((it for it in numbers if isinstance(it, int)), default=page)
        yield anchor, block, begins, page


def spans(speech: Speech) -> str:
    """Return the pages of each paragraph (`p1`, `p2` …) of a speech; nothing if they are unknown.

    A paragraph over two pages is `2-3`.
    """
    if not speech.pages:
        return ""
    pages = [(a, b) for anchor, _, a, b in _placed(speech) if anchor.startswith("p")]
    return " ".join(f"{a}" if a == b else f"{a}-{b}" for a, b in pages)


def _above(meta: Meta) -> Iterator[str]:
    """Yield the printed lines above the text."""
    top, to = head_words.red_head(meta), printed_words.recipients(meta)
    yield from top.lines() if top else ()
    yield from (line.words for line in printed_words.head(meta))
    yield from (to,) if to else ()


def _level(block: Block) -> str:
    if isinstance(block, Attachment):
        return "0"
    return str(block.level) if isinstance(block, Heading) else ""

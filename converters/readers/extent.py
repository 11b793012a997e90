"""How much a file and a speech may hold: more is no speech, and would be laid out for minutes.

The longest reports of a government have thirty thousand characters, the record of a whole day's
meeting some four times as many.
"""

import re
from collections.abc import Iterator, Sequence

from converters.errors import SourceError, together
from converters.settings.schema import limits

MOST_BYTES = 32 * 1024 * 1024
"""Of a raw file: some hundred times the longest speech."""
MOST_CHARACTERS = 300_000
"""Five hundred pages."""
MOST_LINES = 15_000
"""Of those with words."""
MOST_ROOM = 300_000
"""Lines with those that are blank: people leave one or two between paragraphs."""
MOST_CELLS = 10_000
"""Of all tables: a hundred pages, and half a gigabyte while they are laid out."""
LONGEST_LINE = 50_000
MOST_TABS = 1_000
"""Of one line: each is a place that the line may be broken at, and is laid out by itself."""
LONGEST_TITLE = 1_000
"""Of headings, signatures and the like: they stand in contents and outlines, or on one line."""
MOST_COLUMNS = 63
"""No table of Word has more."""
MOST_ROWS = 3_000
"""A hundred pages."""
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_MIXED = "请看是否混入了别的内容"
_PARTED = f"{_MIXED}；确是讲话，请分成几篇"


def refuse_large(size: int) -> None:
    """Raise SourceError for a file of more bytes than are read."""
    if size > MOST_BYTES:
        raise SourceError(f"文件有 {size // 1024 // 1024} MB，太大了", "请拆成几个文件再导入")


def refuse(lines: Sequence[str], offset: int) -> None:
    """Raise SourceError, with the lines, for more than a speech holds.

    To be asked before anything is made of `lines`; `offset` lines of the file precede them.
    """
    if faults := [*_of_all(lines, offset), *_of_each(lines, offset)]:
        raise together(limits.told(faults))


def _of_all(lines: Sequence[str], offset: int) -> Iterator[SourceError]:
    sizes = [size for line in lines if (size := len(line.strip()))]
    if sum(sizes) > MOST_CHARACTERS:
        reason = f"正文有 {sum(sizes)} 个字，一篇讲话至多 {MOST_CHARACTERS} 个"
        yield SourceError(reason, _PARTED, line=offset + 1)
    if len(lines) > MOST_ROOM:
        reason = f"共有 {len(lines)} 行，多半是空行，至多 {MOST_ROOM} 行"
        yield SourceError(reason, "请删去多余的空行", line=offset + 1)
    cells = sum(line.count("|") - 1 for line in lines if line.lstrip().startswith("|"))
    if cells > MOST_CELLS:
        reason = f"表格共有 {cells} 格，一篇讲话至多 {MOST_CELLS} 格"
        yield SourceError(reason, _PARTED, line=offset + 1)
    if len(sizes) > MOST_LINES:
        reason = f"正文有 {len(sizes)} 段，一篇讲话至多 {MOST_LINES} 段"
        yield SourceError(reason, _PARTED, line=offset + 1)


def _of_each(lines: Sequence[str], offset: int) -> Iterator[SourceError]:
    rows = 0
    for number, line in enumerate(lines, offset + 1):
        words = line.strip()
        rows = rows + 1 if words.startswith("|") else 0
        if too_much := _too_much(line, words, rows):
            yield SourceError(*too_much, line=number)


def _too_much(line: str, words: str, rows: int) -> tuple[str, str] | None:
    """Return what is too much about a line, and the remedy; `rows` of a table end with it."""
    if len(words) > LONGEST_LINE:
        return f"这一段有 {len(words)} 个字，至多 {LONGEST_LINE} 个", f"请分成几段，或{_MIXED[1:]}"
    if len(words) > LONGEST_TITLE and _HEADING.match(line):
        return f"标题有 {len(words)} 个字，至多 {LONGEST_TITLE} 个", "是正文，请删去行首的 #"
    if (tabs := words.count("\t")) > MOST_TABS:
        return f"这一行有 {tabs} 个制表符，至多 {MOST_TABS} 个", _MIXED
    if limits.BLANKS.search(words):
        return "这一行有一长串空格", "请删去多余的空格"
    if rows and (columns := words.count("|") - words.count("\\|") - 1) > MOST_COLUMNS:
        return f"表格有 {columns} 栏，至多 {MOST_COLUMNS} 栏", "请拆成几张表"
    if rows == MOST_ROWS + 1:
        return f"表格从这一行起超过 {MOST_ROWS} 行", "请拆成几张表，表与表之间空一行"
    return None

"""The Markdown of a speech, the source of truth that people correct by hand.

Only headings, two kinds of marked span, and a marked kind at the end of a line are markup; every
other sign is the speaker's. CommonMark's habits that change words (renumbered lists, indented
code, setext headings, emphasis, entities) are off, and one line is one paragraph, as in Word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from converters.errors import SourceError, together
from converters.readers import extent, front_matter
from converters.settings.schema import limits
from converters.speech import front_keys
from converters.speech.line_kinds import LineKind, forms_of_texts
from converters.speech.model import (
    ATTACHED,
    Attachment,
    Block,
    Dateline,
    Emphasis,
    Enclosure,
    Heading,
    Inline,
    Meta,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Table,
    Text,
)

_KIND = re.compile(r"[ \t]\{\.(?P<kind>[a-z]+)\}")
_SIGN = re.compile(r"[\\\[\]{}\x00\r\n]")
"""Without any of these, words of a line mean what they say: nearly all do."""
_CELL_END = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"[ \t]*:?-+:?[ \t]*")
_TITLE = re.compile(r"#[ \t]+(\S.*?)[ \t]*")
_ATTACHMENT = re.compile(
    rf"(?:(?P<document>\S{{1,60}}号)\s*)?{ATTACHED}(?P<number>[1-9][0-9]?)?\s+(?P<title>\S.*?)\s*"
)
_ON_ONE_LINE = frozenset({LineKind.SALUTATION, LineKind.SIGNATURE, LineKind.DATELINE})
_RUN_IN = {f"h{level}": level for level in (1, 2, 3, 4)}

_markdown = MarkdownIt("zero").enable(["escape"]).use(attrs_plugin, spans=True)
_outline = MarkdownIt("zero").enable(["heading"]).disable(["inline"])
"""Headings, and all between them as it stands: each line is parsed by itself."""


def read(data: bytes) -> Speech:
    """Return the speech written in `data`, UTF-8 Markdown with front matter.

    Blocks keep the line they came from. Raises SourceError with the lines, all faults together,
    for a text that is not UTF-8, has no front matter, breaks its schema, or holds a sign that
    cannot be printed.
    """
    lines, faults = front_matter.lines_of(data)
    front = front_matter.found(lines)
    faults += front.document.faults
    end = front.last + 1
    extent.refuse(lines[end:], end)
    blocks = tuple(_blocks(lines[end:], end, faults))
    if not blocks and not faults:
        faults.append(SourceError("只有前言，没有正文", "请补上讲话正文", line=end))
    if faults:
        raise together(limits.told(faults))
    return Speech(front_keys.read(front.document.data), blocks)


def read_note(data: bytes, id: str) -> Speech:
    """Return a text for the front of a book (编者说明、序): its first line `# 标题`, then words.

    Blocks are written as in a speech. Raises SourceError with the line, as `read` does.
    """
    lines, faults = front_matter.lines_of(data)
    first = next(number for number, line in enumerate(lines) if line.strip())
    title = _TITLE.fullmatch(lines[first])
    if title is None:
        raise SourceError("开头缺少标题", "第一行应为“# ”加标题，如 # 编者说明", line=first + 1)
    extent.refuse(lines[first + 1 :], first + 1)
    blocks = tuple(_blocks(lines[first + 1 :], first + 1, faults))
    if not blocks and not faults:
        faults.append(SourceError("只有标题，没有正文", "请补上正文", line=first + 1))
    if faults:
        raise together(limits.told(faults))
    return Speech(Meta(id=id, title=title[1]), blocks)


def _blocks(lines: Sequence[str], offset: int, faults: list[SourceError]) -> Iterator[Block]:
    """Yield the blocks; `offset` lines of the file precede the first of `lines`.

    What is wrongly marked is added to `faults` and left out.
    """
    parts = list(_parts(lines, offset, faults))
    unmarked = [
        _text(part.content) if isinstance(part, _MarkdownLine) else None
        for part in parts
        if isinstance(part, _MarkdownLine | Attachment)
    ]
    recognised = iter(forms_of_texts(unmarked))
    for part in parts:
        if isinstance(part, Attachment | Heading | Table):
            yield part
        else:
            form = next(recognised)
            yield _block(part.form or form, part.content, part.line)


@dataclass(frozen=True, slots=True)
class _MarkdownLine:
    """A line that is no heading; `form` is what it says of itself, None if it says nothing."""

    content: tuple[Inline, ...]
    form: LineKind | None
    line: int


_Part = Attachment | Heading | Table | _MarkdownLine


def _parts(lines: Sequence[str], offset: int, faults: list[SourceError]) -> Iterator[_Part]:
    for make in _makers(lines, offset):
        try:
            yield make()
        except SourceError as fault:
            faults.append(fault)


def _makers(lines: Sequence[str], offset: int) -> Iterator[Callable[[], _Part]]:
    """Yield what makes each part, or raises its fault."""
    tokens = _outline.parse("\n".join(lines))
    for opening, inline in pairwise(tokens):
        if opening.map is None or inline.type != "inline":
            continue
        first = opening.map[0]
        if opening.type == "heading_open":
            yield partial(_heading, opening, inline, lines[first], first + offset + 1)
            continue
        numbered = enumerate(inline.content.split("\n"), first + offset + 1)
        for is_table, group in groupby(numbered, lambda pair: pair[1].lstrip().startswith("|")):
            rows = list(group)
            if is_table:
                yield partial(_table, rows)
            else:
                yield from (partial(_line, *pair) for pair in rows if pair[1].strip())


def _line(number: int, line: str) -> _MarkdownLine:
    words, form = _marked(line, number)
    if form in _ON_ONE_LINE and len(words) > extent.LONGEST_TITLE:
        reason = f"标作“{{.{form}}}”的这一行有 {len(words)} 个字，至多 {extent.LONGEST_TITLE} 个"
        raise SourceError(reason, "是正文，请删去行末的标注", line=number)
    return _MarkdownLine(_inlines(words, number), form, number)


def _table(numbered: Sequence[tuple[int, str]]) -> Table:
    """Return the table written in lines that begin with a bar."""
    rows = [_CELL_END.split(line.strip()) for _, line in numbered]
    for (number, _), row in zip(numbered, rows, strict=True):
        if len(row) < 3 or row[-1] or len(row) != len(rows[0]):
            raise SourceError(
                "表格的这一行写法有误",
                f"每一行都以 | 开头、以 | 结尾，格数与第一行相同（{len(rows[0]) - 2} 格）",
                line=number,
            )
    header = len(rows) > 1 and all(_DASHES.fullmatch(cell) for cell in rows[1][1:-1])
    cells = tuple(
        tuple(_text(_inlines(cell.strip(), number)) if cell.strip() else "" for cell in row[1:-1])
        for index, ((number, _), row) in enumerate(zip(numbered, rows, strict=True))
        if not (header and index == 1)
    )
    return Table(cells, header, numbered[0][0])


def _heading(opening: Token, inline: Token, source: str, line: int) -> Heading | Attachment:
    level = int(opening.tag[1]) - 1
    if not 0 <= level <= 4:
        raise _no_level(opening.markup, line)
    if source.strip().lstrip("#").strip() != inline.content.strip():
        raise SourceError("标题末尾的 # 会被丢掉", "请在它前面加一个反斜杠：\\#", line=line)
    text = _text(_inlines(inline.content, line))
    if not text.strip():
        raise SourceError("标题没有文字", "请补上文字，或删去这一行", line=line)
    return Heading(level, text, line) if level else _attachment(text, opening.markup, line)


def _attachment(text: str, sign: str, line: int) -> Attachment:
    """Return where an attachment begins: its line is 附件, its number if it has one, its title.

    One that is bound apart has the number of its document (发文字号) before that.
    """
    found = _ATTACHMENT.fullmatch(text)
    if found is None:
        raise _no_level(sign, line)
    title, number = found["title"], found["number"]
    if len(title) > extent.LONGEST_TITLE:
        reason = f"附件的标题有 {len(title)} 个字，至多 {extent.LONGEST_TITLE} 个"
        raise SourceError(reason, "请写短一些", line=line)
    document = found["document"] or ""
    return Attachment(int(number) if number else None, title, line, document)


def _no_level(sign: str, line: int) -> SourceError:
    return SourceError(
        f"“{sign}”不是这里的标题层次",
        "一级标题用 ##，二级 ###，三级 ####，四级 #####；附件写成“# 附件1　名称”",
        line=line,
    )


def _marked(line: str, number: int) -> tuple[str, LineKind | None]:
    ended = line.rstrip(" \t")
    at = ended.rfind("{") - 1
    marked = _KIND.fullmatch(ended, at) if at >= 0 else None
    if marked is None:
        return line.strip(), None
    if marked["kind"] not in set(LineKind):
        raise SourceError(
            f"不认识“{{.{marked['kind']}}}”", f"可用的有：{'、'.join(LineKind)}", line=number
        )
    return ended[:at].strip(), LineKind(marked["kind"])


def _block(form: LineKind, content: tuple[Inline, ...], line: int) -> Block:
    match form:
        case LineKind.SALUTATION:
            return Salutation(_text(content), line)
        case LineKind.ENCLOSURE:
            return Enclosure(_text(content), line)
        case LineKind.SIGNATURE:
            return Signature(_text(content), line)
        case LineKind.DATELINE:
            return Dateline(_text(content), line)
        case LineKind.NOTE:
            return Note(_text(content), line)
        case LineKind.BODY:
            return Paragraph(content, line)


def _text(content: tuple[Inline, ...]) -> str:
    return "".join(inline.text for inline in content)


def _inlines(words: str, line: int) -> tuple[Inline, ...]:
    if words and _SIGN.search(words) is None:
        return (Text(words),)
    (inline,) = _markdown.parseInline(words)
    found: list[Inline] = []
    kind: str | None = None
    for token in inline.children or []:
        if token.type == "span_open":
            kind = str(token.attrs.get("class", ""))
        elif token.type == "span_close":
            kind = None
        elif token.content:
            found.append(_inline(token.content, kind, line))
    return tuple(_joined(found))


def _inline(text: str, kind: str | None, line: int) -> Inline:
    if kind is None:
        return Text(text)
    if kind in _RUN_IN:
        return RunIn(text, _RUN_IN[kind])
    if kind == "em":
        return Emphasis(text)
    raise SourceError(
        f"不认识“{{.{kind}}}”", "方括号后可用 {.h1} 至 {.h4}（同行标题）和 {.em}（着重）", line=line
    )


def _joined(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """Join neighbours of one kind: an escaped sign makes a token of its own."""
    pending: Inline | None = None
    for inline in inlines:
        match pending, inline:
            case Text(text=before), Text(text=after):
                pending = Text(before + after)
            case RunIn(text=before, level=level), RunIn(text=after, level=same) if level == same:
                pending = RunIn(before + after, level)
            case Emphasis(text=before), Emphasis(text=after):
                pending = Emphasis(before + after)
            case None, _:
                pending = inline
            case _:
                yield pending
                pending = inline
    if pending is not None:
        yield pending

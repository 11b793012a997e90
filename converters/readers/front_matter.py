"""The front matter (前言) of a speech: where it stands, what it says, what is to be told of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters.errors import Finding, Severity, SourceError, together
from converters.settings import schema
from converters.speech import front_keys, unseen
from converters.speech.model import Meta

_FENCE = re.compile(r"(?:-{3,}|[－—–─]{2,})[ \t\u3000]*")
_PROPER_FENCE = re.compile(r"-{3}[ \t]*")
_RESTRICTS = re.compile(
    r"^\W*(?:secrecy|public|密级|公开|是否公开)|(?:绝密|机密|秘密)\s*[★☆*＊]",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A front matter as it stands in a file."""

    first: int
    """The number, from 0, of the line that begins it; so is `last` of the one that ends it."""
    last: int
    document: schema.Document

    def mends(self, lines: Sequence[str]) -> list[schema.Mend]:
        """Return the lines that are read but not in the canonical form, of the file's `lines`."""
        found = [*self.document.mends, *_fences(lines, self.first, self.last)]
        return sorted(found, key=lambda mend: mend.line)


def read(data: bytes) -> Meta:
    """Return the facts of the speech written in `data`; its words are not looked at.

    Raises SourceError with the lines, all faults together, for a text that is not UTF-8 or has no
    front matter, for one that breaks its schema, and for a sign that cannot be printed.
    """
    lines, faults = lines_of(data)
    front = found(lines)
    if faults or front.document.faults:
        raise together([*faults, *front.document.faults])
    return front_keys.read(front.document.data)


def remarks(data: bytes) -> list[Finding]:
    """Return what is to be told about the front matter of a speech that is read all the same.

    Lines in another form than the canonical one, and remarks behind free words, which are not
    printed. Raises SourceError for a text without front matter.
    """
    lines, _ = lines_of(data)
    front = found(lines)
    told = [finding_of(mend) for mend in front.mends(lines)]
    for line, key, words in front.document.remarks:
        message = f"“{key}”后面的备注不会印出"
        advice = "如果是这一项里的字，请给整个值加上单引号（'…'）"
        told.append(Finding("front-remark", Severity.NOTE, message, "", line, words, advice))
    return sorted(told, key=lambda finding: finding.line)


def finding_of(mend: schema.Mend, file: str = "") -> Finding:
    """Return what is told of a line that was read, though it is not in the canonical form."""
    message = f"写法不规范（{mend.why}），按“{mend.now.strip()}”读"
    advice = "运行 huibian check --fix 改成规范的写法"
    return Finding("front-form", Severity.NOTE, message, file, mend.line, mend.was.strip(), advice)


def mends(data: bytes) -> list[schema.Mend]:
    """Return the lines of a speech that can be written in the canonical form.

    Those of the front matter, and all with characters that nobody sees. Raises SourceError for a
    text without front matter.
    """
    lines, _ = lines_of(data)
    unseen_in = {mend.line: mend for mend in schema.unseen_mends(_text(data).split("\n"))}
    front = [mend for mend in found(lines).mends(lines) if mend.line not in unseen_in]
    return [*front, *unseen_in.values()]


def may_restrict(data: bytes) -> bool:
    """Tell whether a text, perhaps one that cannot be read, seems to say that it is not public."""
    return bool(_RESTRICTS.search(data.decode(errors="replace").partition("\n---")[0]))


def line_of_id(data: bytes) -> int:
    """Return the line on which the id of a speech stands; its first one for a text without."""
    return line_of(data, "id")


def line_of(data: bytes, key: str) -> int:
    """Return the line on which a fact stands; that of the first fact for a text without."""
    return found(lines_of(data)[0]).document.line_of([key])


def found(lines: Sequence[str]) -> FrontMatter:
    """Return the front matter that the lines of a file begin with.

    Raises SourceError if they begin with none, or it does not end; its other faults are in it.
    """
    first, last = _places(lines)
    text = "\n".join(lines[first + 1 : last])
    return FrontMatter(first, last, schema.read_yaml(text, "speech", first_line=first + 2))


def lines_of(data: bytes) -> tuple[list[str], list[SourceError]]:
    """Return the lines of a text and the faults of its signs.

    Signs that cannot be printed are left out. Raises SourceError for what is no text.
    """
    text = _text(data)
    faults = list(unseen.faults(text))
    plain = unseen.without(text) if faults else text
    if not plain.strip():
        raise SourceError("文件是空的", "请从备份恢复，或删去这个文件")
    return plain.split("\n"), faults


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            "不是 UTF-8 文字，或者不是文本文件", "请用记事本另存为 UTF-8 编码", line=line
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _places(lines: Sequence[str]) -> tuple[int, int]:
    """Return the numbers, from 0, of the lines that begin and end the front matter."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[first]):
        raise SourceError("开头缺少前言", "第一行应为 ---，接着写 id 和 title", line=first + 1)
    for at, line in enumerate(lines[first + 1 :], first + 1):
        if _FENCE.fullmatch(line):
            return first, at
    raise SourceError("前言没有结束", "请在前言之后另起一行写 ---", line=first + 1)


def _fences(lines: Sequence[str], *places: int) -> Iterator[schema.Mend]:
    for at in places:
        if not _PROPER_FENCE.fullmatch(lines[at]):
            yield schema.Mend(at + 1, lines[at], "---", "前言的界线")

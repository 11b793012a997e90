"""What can go wrong, worded for the person who can mend it.

HuibianError            anything a user is told in one sentence; never a traceback
├── SourceError         a text or settings file is wrong, with its line
├── MissingError        a file, font or program that is needed is not there
├── UsageError          the command cannot be carried out as it was given
├── RefusedError        it could be, but not as things stand now
├── ChangedError        a file was altered while we were at work on it
└── InternalError       the program itself is at fault

A `Finding` is no error: it is a doubt, with a stable code, for a person to decide.
"""

import traceback
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum


class HuibianError(Exception):
    """A fault that the reader of the message can mend. `reason` and `remedy` are in Chinese."""

    exit_code = 1
    """With which a command ends that meets the fault."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return sentence(self.reason, self.remedy)

    @property
    def each(self) -> "tuple[HuibianError, ...]":
        """The faults that are raised together, each by itself; mostly this one alone."""
        return (self,)

    def as_dict(self) -> dict[str, object]:
        """Return the fault for `--json`."""
        return {"error": type(self).__name__, "reason": self.reason, "remedy": self.remedy}


class SourceError(HuibianError):
    """A text or settings file is wrong. `line` counts from 1; 0 means the file as a whole.

    `others` are further faults of the same file: a person mends them all at one go. They have no
    others of their own.
    """

    def __init__(
        self,
        reason: str,
        remedy: str = "",
        *,
        file: str = "",
        line: int = 0,
        others: "Sequence[SourceError]" = (),
    ) -> None:
        super().__init__(reason, remedy)
        self.file = file
        self.line = line
        self.others = tuple(others)

    def __str__(self) -> str:
        return "\n".join(fault._sentence() for fault in self.each)

    def _sentence(self) -> str:
        place = f"第 {self.line} 行" if self.line else ""
        file = shown(self.file.replace("\n", "↵"))
        where = " ".join(part for part in (file, place) if part)
        words = sentence(self.reason, self.remedy)
        return f"{where}：{words}" if where else words

    @property
    def each(self) -> "tuple[SourceError, ...]":
        """This fault and the others of the file, each by itself."""
        alone = SourceError(self.reason, self.remedy, file=self.file, line=self.line)
        return (alone, *self.others) if self.others else (self,)

    def in_file(self, file: str) -> "SourceError":
        """Return the same fault with the name of the file it was found in, unless it has one."""
        if self.file:
            return self
        others = [fault.in_file(file) for fault in self.others]
        return SourceError(self.reason, self.remedy, file=file, line=self.line, others=others)

    def as_dict(self) -> dict[str, object]:
        """Return the fault for `--json`, with its place; further ones of the file as `others`."""
        found = {**super().as_dict(), "file": self.file, "line": self.line}
        others = [fault.as_dict() for fault in self.others]
        return {**found, "others": others} if others else found


def together(faults: Sequence[SourceError]) -> SourceError:
    """Return the faults of one file as one that can be raised, in the order of their lines.

    >>> print(together([SourceError("乙", line=3), SourceError("甲", line=2)]))
    第 2 行：甲。
    第 3 行：乙。
    """
    alone = [fault for group in faults for fault in group.each]
    first, *others = sorted(alone, key=lambda fault: fault.line)
    return SourceError(first.reason, first.remedy, file=first.file, line=first.line, others=others)


class MissingError(HuibianError):
    """A file, font or program that is needed is not there."""


class UsageError(HuibianError):
    """The command cannot be carried out as it was given: it has to be typed otherwise."""

    exit_code = 2


class RefusedError(HuibianError):
    """The command is right, but is not carried out as things stand now: something would be lost."""


class ChangedError(HuibianError):
    """A file was altered while a build was at work on it: what follows from it is made again."""

    def __init__(self, file: str = "") -> None:
        """`file` is how it is called in messages."""
        reason = f"{file} 在构建期间有改动" if file else "构建期间文件又有改动，有的成品还没有做"
        super().__init__(reason, "请再运行一次 huibian build")


class InternalError(HuibianError):
    """The program itself is at fault; `remedy` says where the details were written."""


class UnforeseenError(Exception):
    """What nobody foresaw, in a child process; `trace` is its traceback."""

    def __init__(self, kind: str, trace: str) -> None:
        super().__init__(kind, trace)
        self.kind = kind
        self.trace = trace


def kind_of(error: Exception) -> str:
    """Return the name of an exception that nobody foresaw, wherever it was raised."""
    return error.kind if isinstance(error, UnforeseenError) else type(error).__name__


def trace_of(error: Exception) -> str:
    """Return where an exception came from, in a child process too."""
    within = error.trace if isinstance(error, UnforeseenError) else ""
    return "".join(traceback.format_exception(error)) + within


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """错误: must be mended before publication."""
    WARNING = "warning"
    """可疑: a person should look."""
    NOTE = "note"
    """提示: good to know."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about a text or an output, for a person to decide.

    `code` is stable; `line` counts from 1, 0 means the file as a whole; `excerpt` quotes the place;
    `message` and `advice` are in Chinese.
    """

    code: str
    severity: Severity
    message: str
    file: str = ""
    line: int = 0
    excerpt: str = ""
    advice: str = ""
    span: tuple[int, int] | None = field(default=None, compare=False, kw_only=True)
    """Of the words it is about in the text of their block: the first character, and how many."""

    def as_dict(self) -> dict[str, object]:
        """Return the finding for `--json`; `excerpt` shows people what `span` does."""
        return {name: value for name, value in asdict(self).items() if name != "span"}


def sentence(reason: str, remedy: str) -> str:
    """Return reason and remedy as one Chinese sentence with its full stop.

    >>> sentence("文件是空的", "请检查文件")
    '文件是空的。请检查文件。'

    A reason that goes on in a list of indented rows gets no stop behind the last one.
    """
    parts = [shown(part) for part in (reason, remedy) if part]
    return "".join(part + ("" if _is_ended(part) else "。") for part in parts)


def shown(text: str) -> str:
    r"""Return words with what nobody sees in them told by its code: terminals obey some of it.

    >>> shown("甲\x1b[31m乙")
    '甲〔U+001B〕[31m乙'
    """
    return "".join(f"〔U+{ord(char):04X}〕" if _is_unseen(char) else char for char in text)


def _is_unseen(char: str) -> bool:
    return char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")


def _is_ended(part: str) -> bool:
    is_row = "\n" in part and part.rpartition("\n")[2].startswith(" ")
    return is_row or part.endswith(("。", "？", "！"))

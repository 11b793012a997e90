"""How findings and faults are shown on the terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from converters import files
from converters.errors import Finding, HuibianError, Severity

_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "可疑", Severity.NOTE: "提示"}


_MOST = 20
"""So many of a kind are told of one file: the next ones say nothing new, and hide the others."""


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each finding; of one kind in one file the first, and how many more.

    `--json` has them all.
    """
    told = Counter[tuple[str, str]]()
    more = dict[tuple[str, str], Finding]()
    for finding in findings:
        kind = finding.file, finding.code
        told[kind] += 1
        if told[kind] <= _MOST:
            yield line_of(finding)
        else:
            more.setdefault(kind, finding)
    for kind, first in more.items():
        rest = told[kind] - _MOST
        since = f"，从第 {first.line} 行起" if first.line else ""
        message = f"还有 {rest} 处同类的没有列出{since}"
        yield line_of(replace(first, line=0, message=message, excerpt="", advice=_ALL))


_ALL = "要看全部，请加 --json"


def line_of(finding: Finding) -> str:
    """Return a finding as one line: place, severity, code, what it is, the words, advice.

    >>> line_of(Finding("no-date", Severity.NOTE, "没有日期", "a.md", 3, "", "请补上"))
    'a.md 第 3 行 [提示 no-date] 没有日期。请补上'
    """
    place = f"{finding.file} 第 {finding.line} 行" if finding.line else finding.file
    words = f"：{finding.excerpt}" if finding.excerpt else ""
    advice = f"。{finding.advice}" if finding.advice else ""
    kind = f"[{_NAMES[finding.severity]} {finding.code}]"
    return f"{place} {kind} {finding.message}{words}{advice}".strip()


def tell_faults(faults: Iterable[HuibianError]) -> None:
    """Tell faults on the terminal, each on a line; those of one file that came together too."""
    for fault in faults:
        for each in fault.each:
            click.echo(f"错误：{files.readable(str(each))}", err=True)

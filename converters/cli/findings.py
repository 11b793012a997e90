"""How findings and faults are shown on the terminal."""

from collections.abc import Iterable

import click

from converters import files
from converters.errors import Finding, HuibianError, Severity

_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "可疑", Severity.NOTE: "提示"}


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

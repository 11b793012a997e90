"""The readable report of an audit: one page with a table per speech and pictures of the faults.

PDF and DOCX audits both hand in `Entry` values; this module knows neither format.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from converters import resources
from converters.audit.faults import Fault
from converters.errors import Finding, Severity

_TEMPLATE = "styles/audit/index.html.j2"
_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "可疑", Severity.NOTE: "提示"}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A fault as the report shows it; `picture` is a path from the report, or empty."""

    fault: Fault
    picture: str = ""


@dataclass(frozen=True, slots=True)
class AuditedFile:
    """One audited file: its facts as a table, `columns` over `rows`, and what was found."""

    id: str
    title: str
    kind: str
    """PDF or DOCX."""
    facts: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shown: tuple[Shown, ...]

    @property
    def worst(self) -> Severity | None:
        """The gravest severity among the findings, None if there are none."""
        return worst([item.fault for item in self.shown])


def worst(findings: Sequence[Finding]) -> Severity | None:
    """Return the gravest severity among findings, None if there are none."""
    there = {finding.severity for finding in findings}
    return next((severity for severity in _ORDER if severity in there), None)


def exit_code(findings: Sequence[Finding]) -> int:
    """Return the exit code of an audit: 1 if something must be mended, else 0."""
    return int(worst(findings) is Severity.ERROR)


def index(title: str, entries: Sequence[AuditedFile]) -> str:
    """Return the report as HTML; without scripts, and with nothing loaded from elsewhere."""
    counts = {
        severity: sum(item.fault.severity is severity for entry in entries for item in entry.shown)
        for severity in _ORDER
    }
    return _template().render(title=title, entries=entries, counts=counts, names=_NAMES)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(resources.text(_TEMPLATE))

"""The page on which a person proofreads an import: raw text beside the result, changes coloured."""

from collections import Counter
from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from converters import resources
from converters.errors import Severity
from converters.importing.planning import Action, ImportPlan
from converters.importing.proof_rows import rows
from converters.importing.reading import Import
from converters.importing.report import as_dict
from converters.importing.rules import RULES

PAGES = "output/import"
"""Where the pages are written, as seen from the folder of the collection."""
_FOLDER = "styles/import"
_ACTIONS = {
    Action.NEW: "新增",
    Action.SAME: "未变",
    Action.RENEWED: "更新",
    Action.CONFLICT: "有人改过，未写入",
}
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "可疑", Severity.NOTE: "提示"}
_ORIGINS = {"given": "", "completed": "补全", "derived": "拟题"}


@cache
def _template() -> Template:
    """Return the template of the page, compiled once for all files."""
    environment = Environment(
        loader=FunctionLoader(lambda name: resources.text(f"{_FOLDER}/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")


def render(found: Import, plan: ImportPlan) -> str:
    """Return the page of one imported file, complete in itself: no other file, no script."""
    tally = Counter(finding.severity for finding in found.findings)
    return _template().render(
        css=resources.text(f"{_FOLDER}/page.css"),
        found=found,
        report=as_dict(found, plan),
        rows=rows(found),
        findings=list(enumerate(found.findings, 1)),
        tally=[(_SEVERITIES[level], str(level), tally[level]) for level in Severity],
        severity={str(level): word for level, word in _SEVERITIES.items()},
        actions={str(action): word for action, word in _ACTIONS.items()},
        origins=_ORIGINS,
        effects={rule.code: rule.effect for rule in RULES},
    )

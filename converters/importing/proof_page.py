"""The page on which a person proofreads an import: raw text beside the result, changes coloured."""

import os
import unicodedata
from collections import Counter
from functools import cache

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from converters import files, resources
from converters.errors import Severity
from converters.importing.planning import Action, ImportPlan
from converters.importing.proof_rows import rows
from converters.importing.reading import Import
from converters.importing.report import as_dict
from converters.importing.rules import RULES

PAGES = "output/import"
"""Where the pages are written, as seen from the folder of the collection."""
_SUFFIX = ".html"
_LONGEST = 180
"""So many bytes the name of a page has at most: a copy of it has to fit on other disks too."""
_FOLDER = "styles/import"
_ACTIONS = {
    Action.NEW: "新增",
    Action.SAME: "未变",
    Action.RENEWED: "更新",
    Action.CONFLICT: "有人改过，未写入",
}
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "可疑", Severity.NOTE: "提示"}
_ORIGINS = {"given": "", "completed": "补全", "derived": "拟题"}


def file_name(found: Import, plan: ImportPlan, *, apart: bool = False) -> str:
    """Return the name of the page of a file.

    It is that of the file, unless an earlier file of the same name has the page: then, and if it
    is to stand `apart`, the id of the first speech is added, or digits of the digest.
    """
    ids = [step.id for step in plan.steps]
    first = next((row for row in plan.registry.rows if _page(row.file) == _page(found.name)), None)
    if not apart and (first is None or first.id in ids):
        return plain_name(found.name)
    return plain_name(found.name, f"-{ids[0] if ids and not apart else found.sha256[:8]}")


def plain_name(file: str, added: str = "") -> str:
    """Return the name of the page of the only file of that name; a very long one is cut."""
    if len(os.fsencode(f"{file}{added}{_SUFFIX}")) > _LONGEST:
        added = f"…{files.digest(file)[:8]}{added}"
        file = files.shortened(file, _LONGEST - len(os.fsencode(f"{added}{_SUFFIX}")))
    return f"{file}{added}{_SUFFIX}"


def _page(file: str) -> str:
    """Return what pages are told apart by, on file systems that know no capitals too."""
    return plain_name(unicodedata.normalize("NFC", file)).casefold() if file else ""


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

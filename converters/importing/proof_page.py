"""The page on which a person proofreads an import: raw text beside the result, changes coloured."""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from jinja2 import Template
from markupsafe import Markup, escape

from converters import files, resources
from converters.errors import Severity
from converters.formats import templates
from converters.importing.doubts import KINDS
from converters.importing.planning import Action, ImportPlan
from converters.importing.proof_facts import MarkdownLines
from converters.importing.proof_rows import Doubt, Piece, ProofRow, rows
from converters.importing.reading import Import
from converters.importing.report import summary
from converters.importing.rules import RULES
from converters.importing.verdict import Likeness

PAGES = "output/import"
"""Where the pages are written, as seen from the folder of the collection."""
_SUFFIX = ".html"
_LONGEST = 180
"""So many bytes the name of a page has at most: a copy of it has to fit on other disks too."""
FOLDER = "styles/import"
"""Where the templates of the pages are."""
ACTIONS = {
    Action.NEW: "新增",
    Action.SAME: "未变",
    Action.RENEWED: "更新",
    Action.CONFLICT: "有人改过，未写入",
    Action.RETIRED: "不再收录，未写入",
}
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "可疑", Severity.NOTE: "提示"}
_LIKENESSES = {
    Likeness.SPEECH: "像",
    Likeness.UNSURE: "像，又不全像",
    Likeness.NONE: "不像",
}
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


def template(name: str) -> Template:
    """Return a template of the pages."""
    return templates.template(f"{FOLDER}/{name}")


def render(found: Import, plan: ImportPlan, speeches: str = "") -> str:
    """Return the page of one imported file, complete in itself: nothing is loaded from elsewhere.

    `speeches` is the address of their folder as seen from the page; "" if they are not written.
    """
    entries = list(found.ledger.entries())
    made = rows(found, entries)
    whole = _of_no_line(found)
    every = _numbered(made, whole)
    moved = sum(len(piece.text) for row in made for piece in row.raw if piece.fate == "moved")
    tally = Counter(doubt.finding.severity for doubt in every)
    return template("page.html.j2").render(
        css=resources.text(f"{FOLDER}/page.css"),
        js=resources.text(f"{FOLDER}/page.js"),
        found=found,
        report=summary(found, plan, entries),
        rows=made,
        shown={"raw": _shown("raw"), "result": _shown("result")},
        whole=whole,
        doubts=every,
        groups=_groups(every),
        moved=moved,
        speeches=speeches,
        lines={part: MarkdownLines(step) for part, step in enumerate(plan.steps, 1)},
        tally=[(SEVERITIES[level], str(level), tally[level]) for level in Severity],
        severity={str(level): word for level, word in SEVERITIES.items()},
        actions={str(action): word for action, word in ACTIONS.items()},
        origins=_ORIGINS,
        likenesses={str(likeness): word for likeness, word in _LIKENESSES.items()},
        effects={rule.code: rule.effect for rule in RULES},
    )


@cache
def _shown(manner: str) -> Callable[[Iterable[Piece]], Markup]:
    """Return how pieces are printed: what is kept as it is, all else by a macro of that name.

    Thousands of changed marks are alike, and are printed once.
    """
    printed = lru_cache(maxsize=4096)(getattr(template("pieces.html.j2").module, manner))

    def shown(pieces: Iterable[Piece]) -> Markup:
        return Markup("".join([_plain(p.text) if p.fate == "kept" else printed(p) for p in pieces]))

    return shown


def _plain(text: str) -> str:
    """Return words as HTML; hardly any has a sign that means something there."""
    return escape(text) if _SIGNS.search(text) else text


_SIGNS = re.compile("[&<>\"']")


def _of_no_line(found: Import) -> Mapping[int, list[Doubt]]:
    """Return the doubts about no line by the number of their speech."""
    whole: dict[int, list[Doubt]] = {part: [] for part in range(len(found.speeches) + 1)}
    for finding, part in zip(found.findings, found.parts, strict=True):
        if not finding.line:
            whole[part].append(Doubt(finding, part))
    return whole


def _numbered(made: Sequence[ProofRow], whole: Mapping[int, Sequence[Doubt]]) -> list[Doubt]:
    """Return all doubts in the order in which they stand on the page, numbered from 1."""
    shown = {row.part for row in made if row.part}
    ordered = [doubt for part in whole if part not in shown for doubt in whole[part]]
    for row in made:
        ordered += [*(whole[row.part] if row.part else ()), *row.doubts]
    for number, doubt in enumerate(ordered, 1):
        doubt.number = number
    return ordered


def _groups(every: Sequence[Doubt]) -> list[tuple[str, str, list[Doubt]]]:
    """Return the doubts by their kinds: its name, its severity, its doubts; the gravest first."""
    found: dict[tuple[Severity, str], list[Doubt]] = {}
    for doubt in every:
        found.setdefault((doubt.finding.severity, doubt.finding.code), []).append(doubt)
    order = list(Severity)
    ranked = sorted(found.items(), key=lambda group: order.index(group[0][0]))
    return [
        (KINDS.get(code, each[0].finding.message), str(level), each)
        for (level, code), each in ranked
    ]

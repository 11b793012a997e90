"""The import: bytes of a raw file in, speeches, findings, the ledger and a plan for the disk out.

    found = importing.clean(data, "讲话.txt")
    plan = importing.plan(found, registry.parse(ids), speeches)
    for step in plan.steps: …            # write step.markdown to speeches/<step.id>.md
    report.as_dict(found, plan), page.render(found, plan)

Nothing here touches the disk. `office` is a function of the rim that turns .doc, .wps, .rtf
and .odt into .docx with LibreOffice.
"""

from converters.importing.cleaning import ImportOptions
from converters.importing.planning import Action, ImportPlan, ImportStep, plan
from converters.importing.reading import SUFFIXES, Import, Office, clean

__all__ = [
    "SUFFIXES",
    "Action",
    "Import",
    "ImportOptions",
    "ImportPlan",
    "ImportStep",
    "Office",
    "clean",
    "plan",
]

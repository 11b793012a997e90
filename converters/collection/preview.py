"""A preview of the site on this computer, built again whenever something changes."""

from collections.abc import Callable
from pathlib import Path

from converters.build import plan as plans
from converters.collection.page_server import Version, serving
from converters.errors import HuibianError
from converters.project import Project

__all__ = ["Version", "serving", "watch"]


def watch(
    root: Path, build: Callable[[], object], tell: Callable[[str], object], wait: Callable[[], bool]
) -> None:
    """Call `build` whenever something is stale, until `wait` returns False.

    A fault of the settings is told once, not at every look.
    """
    told = ""
    while wait():
        try:
            plan = plans.make(Project(root))
            stale = bool(plan.stale) or plan.site_is_stale
            told = ""
        except (HuibianError, OSError) as fault:
            stale = False
            if str(fault) != told:
                tell(f"错误：{fault}")
            told = str(fault)
        if stale:
            build()

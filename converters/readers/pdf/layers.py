"""Layers of a file (optional content, ISO 32000-1, 8.11), some of which a viewer does not show."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

_OFF, _MEMBERSHIP = "OFF", "OCMD"


@dataclass(frozen=True, slots=True)
class Layers:
    """Which layers are not shown, by the numbers of their objects."""

    off: frozenset[int] = frozenset()

    @staticmethod
    def of_file(catalog: Any) -> "Layers":
        """Return the layers of a file as its default configuration has them (8.11.4.3)."""
        held = _entry(catalog, "OCProperties")
        default = _entry(held, "D")
        every = frozenset(_numbers(_entry(held, "OCGs")))
        off = every if _name(_entry(default, "BaseState")) == _OFF else frozenset()
        off -= frozenset(_numbers(_entry(default, "ON")))
        return Layers(off | frozenset(_numbers(_entry(default, "OFF"))))

    def hides(self, content: Any) -> bool:
        """Return whether what belongs to a layer, or to several of them, is not shown."""
        if not self.off:
            return False
        if isinstance(content, PDFObjRef) and content.objid in self.off:
            return True
        about = resolve1(content)
        return _name(_entry(about, "Type")) == _MEMBERSHIP and self._hides_all(about)

    def _hides_all(self, about: Any) -> bool:
        """Tell a membership whose policy (8.11.2.2) is not met."""
        held = about.get("OCGs")
        groups = resolve1(held)
        off = [one in self.off for one in _numbers(groups if isinstance(groups, list) else [held])]
        if not off:
            return False
        policy = _name(_entry(about, "P"))
        return {"AllOn": any(off), "AnyOff": not any(off), "AllOff": not all(off)}.get(
            policy, all(off)
        )


def _entry(held: Any, name: str) -> Any:
    found = resolve1(held)
    return resolve1(found.get(name)) if isinstance(found, dict) else None


def _name(thing: Any) -> str:
    return str(thing.name) if isinstance(thing, PSLiteral) else ""


def _numbers(references: Any) -> Iterator[int]:
    for one in references if isinstance(references, list) else ():
        if isinstance(one, PDFObjRef):
            yield one.objid

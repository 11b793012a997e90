"""How the pages of a file are drawn: with what colours and ink, and on which layers.

pdfminer knows no inks of printers, no transparency and no layers, and lets the parts of a page that
are drawn as one (forms, ISO 32000-1, 8.10) begin in black, whatever the page was drawing with.
"""

from typing import Any

from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import LIT, PSLiteral

from converters.readers.pdf import colours
from converters.readers.pdf.colours import ToldSpace
from converters.readers.pdf.layers import Layers


class State(PDFGraphicState):
    """The state of drawing, with how much of the paper what is filled covers."""

    ink: float = 1.0

    def copy(self) -> "State":
        """Return the same state, to be gone back to."""
        made = State()
        made.__dict__.update(self.__dict__)
        return made


def _entry(held: Any, name: str) -> Any:
    """Return what a dictionary holds under a name, unless that is none; not looked up."""
    found = resolve1(held)
    return found.get(name) if isinstance(found, dict) else None


_LAYER, _FORM = LIT("OC"), LIT("Form")


class Drawing(PDFPageInterpreter):
    """Draws a page; it heeds inks, how transparent they are, and layers."""

    layers = Layers()

    def init_resources(self, resources: Any) -> None:
        """Look up what a page or form names: its colours, too."""
        super().init_resources(resources)
        named = resolve1(_entry(resources, "ColorSpace"))
        for name, said in named.items() if isinstance(named, dict) else ():
            if (space := colours.told(said)) is not None:
                self.csmap[name] = space

    def init_state(self, ctm: Any) -> None:
        """Begin a page, or a form within it, which goes on with what the page draws with."""
        super().init_state(ctm)
        within: State | None = getattr(self.device, "state", None)
        self.graphicstate = within.copy() if within else State()

    def subinterp(self) -> "Drawing":
        """Return what draws a form of this page."""
        made = Drawing(self.rsrcmgr, self.device)
        made.layers = self.layers
        return made

    def do_cs(self, name: Any) -> None:
        """Choose the space of a colour, which is black until one is named (8.6.8)."""
        super().do_cs(name)
        self.graphicstate.ncolor = 0.0

    def do_scn(self) -> None:
        """Choose a colour."""
        space = self.graphicstate.ncs
        if isinstance(space, ToldSpace):
            self.graphicstate.ncolor = space.grey(self.pop(space.ncomponents))
        else:
            super().do_scn()

    def do_gs(self, name: Any) -> None:
        """Take over a state that the page names."""
        state = resolve1(_entry(_entry(self.resources, "ExtGState"), getattr(name, "name", "")))
        ink = resolve1(_entry(state, "ca"))
        if isinstance(self.graphicstate, State) and isinstance(ink, int | float):
            self.graphicstate.ink = min(max(float(ink), 0.0), 1.0)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802  (pdfminer's name)
        """Begin a stretch of marked content, of which the page may tell elsewhere."""
        if not isinstance(tag, PSLiteral):
            return
        said = props
        if isinstance(props, PSLiteral):
            said = _entry(_entry(self.resources, "Properties"), str(props.name))
        hidden = tag is _LAYER and self.layers.hides(said)
        device: Any = self.device
        device.begin_tag(tag, resolve1(said), hidden)

    def do_Do(self, named: Any) -> None:  # noqa: N802  (pdfminer's name)
        """Draw a form or a picture."""
        drawn = resolve1(self.xobjmap.get(str(getattr(named, "name", ""))))
        layer = drawn.attrs.get("OC") if isinstance(drawn, PDFStream) else None
        device: Any = self.device
        before = getattr(device, "state", None)
        device.begin_tag(_FORM, None, isinstance(layer, PDFObjRef) and self.layers.hides(layer))
        device.state = self.graphicstate
        super().do_Do(named)
        device.state = before
        device.end_tag()

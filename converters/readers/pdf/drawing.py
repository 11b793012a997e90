"""How the pages of a file are drawn: with what colours and ink, and on which layers.

pdfminer knows no inks of printers, no transparency and no layers, and lets the parts of a page that
are drawn as one (forms, ISO 32000-1, 8.10) begin in black, whatever the page was drawing with.
"""

from typing import Any

from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import LIT, PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, mult_matrix

from converters.readers.pdf import appearances, colours, covers
from converters.readers.pdf.colours import ToldSpace
from converters.readers.pdf.covers import Cover, Shape
from converters.readers.pdf.layers import Layers

_OPAQUE = 0.98
"""With so much ink nothing of what lies beneath is seen."""
_CLIPPING = 4
"""From this rendering mode on glyphs are clipped to (9.3.6)."""
_MOST_CLIPS = 12
"""Areas that drawing is clipped to, one within another."""
_PATTERN = "Pattern"


class State(PDFGraphicState):
    """The state of drawing, with how much of the paper what is filled covers.

    `clips` are the areas it is clipped to, None if they are not known; `sheer` tells that what
    lies beneath is seen through it, `blended` that it is by this state alone (11.3.5, 11.6.5).
    """

    ink: float = 1.0
    clips: tuple[Shape, ...] | None = ()
    sheer: bool = False
    blended: bool = False

    @property
    def is_opaque(self) -> bool:
        """Whether what is drawn hides what lies beneath it."""
        return self.ink >= _OPAQUE and not self.sheer and not self.blended

    def clip(self, shape: Shape | None) -> None:
        """Draw only within an area, from now on; None for one that is not known."""
        if shape is None or self.clips is None or len(self.clips) >= _MOST_CLIPS:
            self.clips = None
        elif shape not in self.clips:
            self.clips = (*self.clips, shape)

    def cover(self, shape: Shape | None, *, picture: bool = False) -> Cover | None:
        """Return what is hidden by an area that is painted; None if that is nothing for sure."""
        plain = picture or self.ncs.name != _PATTERN
        if shape is None or self.clips is None or not (plain and self.is_opaque):
            return None
        return Cover((shape, *self.clips), picture)

    def within(self, shape: Shape) -> "State":
        """Return the state in which a form begins, which is seen within an area."""
        made = self.copy()
        made.sheer, made.blended = not self.is_opaque, False
        made.clip(shape)
        return made

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
        self._sheet = getattr(self, "_sheet", ctm)  # of the page
        within: State | None = getattr(self.device, "state", None)
        self.graphicstate = within.copy() if within else State()

    def subinterp(self) -> "Drawing":
        """Return what draws a form of this page."""
        made = Drawing(self.rsrcmgr, self.device)
        made.layers = self.layers
        return made

    @property
    def _state(self) -> State:
        state = self.graphicstate
        return state if isinstance(state, State) else State()

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
        drawn = self._state
        if isinstance(ink, int | float):
            drawn.ink = min(max(float(ink), 0.0), 1.0)
        told = [resolve1(_entry(state, entry)) for entry in ("BM", "SMask")]
        if any(one is not None for one in told):
            drawn.blended = any(map(_is_blend, told))

    def do_W(self) -> None:  # noqa: N802  (pdfminer's name)
        """Draw only within the path, from now on; it begins with the path itself."""
        self._clip(evenodd=False)

    def do_W_a(self) -> None:  # noqa: N802  (pdfminer's name)
        """Draw only within the path, by the other rule."""
        self._clip(evenodd=True)

    def _clip(self, *, evenodd: bool) -> None:
        self._state.clip(covers.of_path(self.curpath, self.ctm, evenodd=evenodd))

    def do_F(self) -> None:  # noqa: N802  (pdfminer's name)
        """Fill a path: the old name of the operator (8.5.3.1), of which pdfminer knows nothing."""
        self.do_f()

    def do_TJ(self, seq: Any) -> None:  # noqa: N802  (pdfminer's name)
        """Draw some glyphs, which may be what all that follows is clipped to."""
        super().do_TJ(seq)
        if self.textstate.render >= _CLIPPING:
            self._state.clip(None)

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
        device.state = self._state_within(drawn)
        super().do_Do(named)
        device.state = before
        device.end_tag()

    def _state_within(self, drawn: Any) -> State:
        """Return the state in which a form or a picture is drawn."""
        about = drawn.attrs if isinstance(drawn, PDFStream) else {}
        bounds = appearances.numbers(about.get("BBox"), 4)
        if resolve1(about.get("Subtype")) is not _FORM or bounds is None:
            return self._state
        matrix = appearances.numbers(about.get("Matrix"), 6) or MATRIX_IDENTITY
        return self._state.within(covers.of_box(bounds, mult_matrix(matrix, self.ctm)))

    def do_EI(self, obj: Any) -> None:  # noqa: N802  (pdfminer's name)
        """Draw a picture that stands among the operators."""
        device: Any = self.device
        before = getattr(device, "state", None)
        device.state = self.graphicstate
        super().do_EI(obj)
        device.state = before

    def lay_over(self, annotations: Any) -> None:
        """Draw what is laid over the page that was drawn, of which it may hide a part."""
        device: Any = self.device
        ctm = self._sheet
        for one in appearances.shown(annotations, self.layers):
            state = State()
            state.sheer = one.sheer
            if one.form is None:
                device.fill(state, covers.of_box(one.bounds, ctm))
                continue
            matrix = mult_matrix(one.matrix, ctm)
            device.state = state.within(covers.of_box(one.bounds, matrix))
            resources = resolve1(one.form.get("Resources"))
            held = resources if isinstance(resources, dict) else {}
            self.subinterp().render_contents(held, [one.form], ctm=matrix)
        device.state = None


def _is_blend(told: Any) -> bool:
    """Tell a mode of blending other than the usual one, or a mask."""
    named = told[0] if isinstance(told, list) and told else told
    name = str(named.name) if isinstance(named := resolve1(named), PSLiteral) else ""
    return named is not None and name not in ("Normal", "Compatible", "None")

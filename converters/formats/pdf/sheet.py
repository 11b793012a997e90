"""The style sheet of the print: every number from the style, none of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from converters.formats.filled import filled
from converters.settings.fonts import Chain
from converters.settings.style import Element, Style
from converters.settings.units import Length, pt
from converters.typeset.metrics import ASCENT, EM, Metrics

_TEMPLATE = "styles/print/speech.css.j2"

# WeasyPrint cuts letter spacing down to whole thousandths of an em when it writes the PDF; a
# hundredth of that more keeps rounding of the last bit from costing a whole one.
_ROUNDING = 0.01

SPACINGS = frozenset(range(-80, 81))
"""Letter spacings the sheet has rules for, in thousandths of an em: nearly all that occur. Others
are for a speech to bring along."""

LAST = "last"
"""The class of the last line of the head block."""
KEPT = "kept"
"""The class of what stays with the line above it."""
ATTACHED = "attached"
"""The class of headings in an attachment."""

BARE_FRONT = "".join(
    f"@page :first{{@bottom-{side}{{content:none}}}}" for side in ("left", "center", "right")
)
"""A first page without page number, for a speech to bring along."""

# The frame is that much higher than its lines, so that rounding cannot push the last one out.
_ROOM = pt(0.02)


@dataclass(frozen=True, slots=True)
class FaceSource:
    """A face as the style sheet loads it."""

    family: str
    url: str


def sheet(
    style: Style,
    chains: Mapping[str, Chain],
    sources: Mapping[str, FaceSource],
    *,
    bare: bool = False,
) -> str:
    """Return the style sheet as CSS; `sources` holds the faces by file name.

    Where it is `bare`, pages have no number, and the binding is always at the left.
    """
    families = {
        role: [f'"{sources[face.file].family}"' for face in chain.every]
        for role, chain in chains.items()
    }
    return filled(
        _TEMPLATE,
        faces=list(sources.values()),
        fonts={role: ", ".join(names) for role, names in families.items()},
        bare=bare,
        page=_page(style),
        folio=_folio(style, Metrics(chains[style.folio.font]), families[style.folio.font]),
        pitch=css(style.pitch),
        body={"size": css(style.body.size), "spacing": em(style.letter_spacing_em)},
        table={"rule": css(style.table.rule), "leading": style.table.leading_chars},
        redhead={"colour": style.redhead.colour, "rule": css(style.redhead.rule)},
        imprint=_imprint(style),
        attachments=_attachments(style),
        after_head=css(style.pitch * style.head.lines_after),
        elements=[_rule(style, name, e, families[e.font]) for name, e in style.elements.items()],
        spacings=spacings(SPACINGS),
        fallbacks=list(_fallbacks(families)),
    )


def css(length: Length) -> str:
    """Return a length as CSS writes it."""
    return f"{length.pt:.5f}pt"


def em(thousandths: int) -> str:
    """Return a letter spacing given in thousandths of an em.

    >>> em(-13), em(0), em(20)
    ('-0.01301em', '0', '0.02001em')
    """
    if not thousandths:
        return "0"
    away = _ROUNDING if thousandths > 0 else -_ROUNDING
    return f"{(thousandths + away) / EM:.5f}em"


def spacings(thousandths: Iterable[int]) -> str:
    """Return the rules of some letter spacings."""
    return "".join(f".{spaced(n)}{{letter-spacing:{em(n)}}}" for n in sorted(thousandths))


def spaced(thousandths: int) -> str:
    """Return the class of text with a letter spacing."""
    return f"s{thousandths + EM}"


def drawn_by(role: str, place: int) -> str:
    """Return the class of text drawn by the face at `place` in the chain of a role."""
    return f"{role}-{place}"


def _page(style: Style) -> dict[str, object]:
    page = style.page
    bottom = page.height - style.frame_top - style.frame_height - _ROOM
    return {
        "width": css(page.width),
        "height": css(page.height),
        "top": css(style.frame_top),
        "bottom": css(bottom),
        "inner": css(page.inner),
        "outer": css(page.outer),
        "mirrored": page.mirrored,
    }


def _folio(style: Style, metrics: Metrics, families: Sequence[str]) -> dict[str, object]:
    """Return where the page number stands: its dash `gap` under the type area."""
    folio = style.folio
    ink = metrics.ink("—")
    dash = folio.size * (ASCENT - (ink.bottom + ink.top) / 2 / EM)
    foot = style.page.foot
    frame_foot = style.frame_top + style.frame_height
    before, after = folio.around
    outside = folio.placement == "outside"
    return {
        "recto": "right" if outside else "center",
        "verso": "left" if outside else "center",
        "before": before,
        "after": after,
        "family": families[0],
        "size": css(folio.size),
        "drop": css(folio.gap - dash - (frame_foot - foot)),
        "inset": css(folio.inset) if outside else css(pt(0)),
    }


def _attachments(style: Style) -> dict[str, str]:
    """Return what is blank under mark and title of an attachment."""
    blank = style.attachments
    return {
        "after_mark": css(style.pitch * blank.lines_after_mark),
        "after_title": css(style.pitch * blank.lines_after_title),
    }


def _imprint(style: Style) -> dict[str, str]:
    """Return the rules of the 版记, and how far its foot stands above that of the frame."""
    foot = style.page.foot
    return {
        "outer": css(style.imprint.outer_rule),
        "inner": css(style.imprint.inner_rule),
        "foot": css(style.frame_top + style.frame_height - foot),
    }


def _rule(style: Style, name: str, element: Element, families: Sequence[str]) -> dict[str, str]:
    on_grid = element.size == style.body.size and element.align == "justify"
    return {
        "name": name,
        "font": families[0],
        "size": css(element.size),
        "spacing": em(style.letter_spacing_em) if on_grid else "0",
        "align": "center" if element.align == "center" else "left",
        "indent": css(style.cell * element.indent_chars),
    }


def _fallbacks(families: Mapping[str, Sequence[str]]) -> Iterator[dict[str, str]]:
    for role, names in families.items():
        for place, family in enumerate(names):
            yield {"name": drawn_by(role, place), "font": family}

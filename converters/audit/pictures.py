"""Pictures of faulty places: a strip of the page with the place framed."""

from io import BytesIO
from typing import Final

import pypdfium2
from PIL import ImageDraw

from converters.audit.faults import SheetPlace

_SCALE: Final = 1.6
"""Pixels per point."""
_AROUND: Final = 60
"""Points of the page shown above and below the place."""
_FRAME: Final = (200, 30, 30)


def picture(pdf: bytes, place: SheetPlace) -> bytes:
    """Return a PNG of the strip of the page around a place; the whole page if it has no box."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[place.page - 1]
        height = page.get_height()
        top, bottom = 0.0, 0.0
        if place.bottom > place.top:
            top = max(place.top - _AROUND, 0)
            bottom = max(height - place.bottom - _AROUND, 0)
        image = page.render(scale=_SCALE, crop=(0, bottom, 0, top)).to_pil()
        if place.bottom > place.top:
            box = (place.left, place.top - top, place.right, place.bottom - top)
            frame = tuple(side * _SCALE for side in box)
            ImageDraw.Draw(image).rectangle(frame, outline=_FRAME, width=2)
        out = BytesIO()
        image.convert("P").save(out, "PNG", optimize=True)
        return out.getvalue()
    finally:
        document.close()

"""Two editions of a speech as one PDF (对照稿), in a layout to be read: it fits no grid.

What went is struck through, what came is underlined, and a bar stands beside what changed: that is
told apart without colours as well.
"""

from dataclasses import replace

from converters.books.attached import Attached
from converters.formats.pdf import archive, overlay, press
from converters.formats.pdf.redline import pages
from converters.settings.design import Design
from converters.settings.redline_style import RedlineStyle
from converters.speech import printed_words, redline
from converters.speech.model import Speech
from converters.speech.redline import Issued

_BEFORE = "-before.txt"


@press.uncollected()
def write(old: Issued, new: Issued, design: Design, looks: RedlineStyle) -> bytes:
    """Return two editions as PDF/A-3a and PDF/UA-1, with the Markdown of both attached.

    The same editions and looks give the same bytes. Raises SourceError for a character that is in
    none of the fonts.
    """
    prepared = press.prepared(design)
    sheets = pages.Sheets(prepared, looks)
    title = f"{redline.TITLE}：{printed_words.title(new.speech.meta)}"
    document = sheets.text(redline.of(old.speech, new.speech), title)
    made = archive.finished(document, _named(new.speech, title), new.source, [_before(old)])
    over = sheets.heads(redline.heading(old, new), len(document.pages))
    return overlay.laid_over(made, over)


def _before(old: Issued) -> Attached:
    """Return the older edition; its name ends otherwise: the Markdown of a PDF is the newer one."""
    name = f"{old.speech.meta.id}{_BEFORE}"
    told = f"对照的前一版：{old.called}，Markdown 原文"
    return Attached(name, old.source, told, source=True)


def _named(speech: Speech, title: str) -> Speech:
    return replace(speech, meta=replace(speech.meta, title=title))

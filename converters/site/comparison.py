"""The page “与上一版对照”: two editions of a speech as one text, on the site and by itself."""

from typing import Any

from markupsafe import Markup

from converters.formats import compared_html
from converters.site import templates
from converters.site.frame import Frame
from converters.site.paths import compare_path
from converters.speech import printed_words, redline
from converters.speech.redline import Issued

SHEET = "compare.css"
"""Only a site with such a page has it."""
_SHEETS = ("site.css", SHEET)
_HIDDEN = ("robots", "noindex")
"""Who looks for a wrong figure is not to find the edition that had it."""


def page(frame: Frame, old: Issued, new: Issued) -> tuple[str, bytes]:
    """Return path and bytes of the page of a speech, which must be among the entries."""
    path = compare_path(new.speech.meta.id)
    title = f"与上一版对照：{printed_words.title(new.speech.meta)}"
    return path, frame.page("compare.html.j2", path, [_HIDDEN], title=title, **_values(old, new))


def alone(old: Issued, new: Issued) -> bytes:
    """Return two editions of a speech as one HTML file that needs no other."""
    made = templates.environment().get_template("compare-alone.html.j2")
    sheet = Markup("\n".join(map(templates.text, _SHEETS)))
    told = redline.heading(old, new)
    return made.render(heading=told, sheet=sheet, **_values(old, new)).encode()


def _values(old: Issued, new: Issued) -> dict[str, Any]:
    meta = new.speech.meta
    return {
        "meta": {"id": meta.id, "title": printed_words.title(meta)},
        "old": old.called,
        "new": new.called,
        "legend": redline.LEGEND,
        "bar_legend": redline.BAR_LEGEND,
        "article": compared_html.write(redline.of(old.speech, new.speech)),
    }

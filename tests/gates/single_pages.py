"""What keeps somebody from using a page of its own, at every width, light and dark."""

from tests.gates.conftest import NODE_MODULES, Watched
from tests.gates.test_accessibility import RULES, design

WIDTHS = (320, 390, 1280)


def faults(watched: Watched, address: str) -> list[tuple[int, str, str]]:
    """Open a page and return what it complains of and what keeps one from using it, by width."""
    page = watched.page
    page.goto(address)
    # Before axe complains that it may not read the style sheets of a page again.
    found = [(0, "", said) for said in watched.complaints]
    page.evaluate((NODE_MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            found += [(width, scheme, f) for f in design(watched, {"type": "tag", "values": RULES})]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [(width, "", f"is {wide} wide")] if wide > width else []
    return found

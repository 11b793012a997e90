"""Conservation: each character of a page is in its text or told, and none is in both."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.readers.test_html import read

_STYLES = (
    *("", "display:none", "display:block", "visibility:hidden", "visibility:visible"),
    *("font-size:0", "font-size:16px", "font-size:2em", "opacity:0", "white-space:pre"),
)
_TAGS = ("p", "div", "span", "b", "del", "li", "ol", "ul", "dl", "sup", "q", "noscript", "section")
_PARTS = st.tuples(st.sampled_from(_TAGS), st.sampled_from(_STYLES), st.booleans())
_PAGES = st.recursive(
    st.just("字"),
    lambda inner: st.builds(lambda *of: _element(*of), _PARTS, st.lists(inner, max_size=4)),
    max_leaves=15,
)


def _element(part: tuple[str, str, bool], inside: Sequence[str]) -> str:
    tag, style, table = part
    words = "".join(inside)
    if table:
        row = f"<tr style='{style}'><td>字<td style='{style}'>{words}"
        return f"<table border=1>{row}<tr><td rowspan=3>字<td>字</table>"
    return f"字<{tag} style='{style}'>{words}字\n</{tag}>字"


@given(_PAGES)
def test_each_character_is_read_or_told_and_none_is_both(page: str) -> None:
    pieces = page.split("字")
    # Each is another hanzi, so that one lost is seen.
    signs = [chr(0x5000 + at) for at in range(len(pieces))]
    body = "".join(f"{piece}{sign}" for piece, sign in zip(pieces, signs, strict=True))
    raw = read(f"<html><body>{body}</body></html>")
    said = "".join(raw.text.split())
    told = "".join(one.words for one in raw.differences if one.kind == "left-out")
    for sign in signs:
        assert (sign in said) is not (sign in told), (sign, raw)

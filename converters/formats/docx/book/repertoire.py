"""Which characters of a book each font role draws: what has to be embedded."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import unescape
from string import ascii_letters, digits

_PIECE = re.compile(
    r'<w:pStyle w:val="(?P<paragraph>\w+)"/>|<w:rStyle w:val="(?P<run>\w+)"/>'
    r"|<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t>|(?P<end></w:r>)"
)


def repertoire(written: Iterable[str], roles: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """Return the characters of each role in parts written as WordprocessingML.

    `roles` gives for a style the role that draws it; a style of characters without one leaves
    its words to the style of their paragraph. Numbers may change, so that each role has them all.
    """
    found: defaultdict[str, set[str]] = defaultdict(lambda: set(digits + ascii_letters))
    for part in written:
        paragraph = run = ""
        for piece in _PIECE.finditer(part):
            if piece["paragraph"]:
                paragraph = piece["paragraph"]
            elif piece["run"]:
                run = piece["run"]
            elif piece["end"]:
                run = ""
            elif role := roles.get(run) or roles.get(paragraph):
                found[role].update(unescape(piece["text"]))
    return {role: frozenset(chars) for role, chars in sorted(found.items())}

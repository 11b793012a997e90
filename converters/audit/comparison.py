"""How words that were printed are compared with those that should be: without white space."""

from converters.speech.bare import bare

_CUT = "…"
"""Ends a running head (书眉) that is too long for its line."""


def is_head(there: str, whole: str) -> bool:
    """Return whether a running head is the one that is wanted, or what a cut left of it.

    >>> is_head("在全县大会上……", "在全县大会上的讲话"), is_head("……", "在全县大会上的讲话")
    (True, False)
    """
    there, whole = bare(there), bare(whole)
    if there.endswith(_CUT) and not whole.endswith(_CUT):
        left = there.rstrip(_CUT)
        return bool(left) and whole.startswith(left)
    return there == whole

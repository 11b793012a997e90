"""Content controls that are not filled in: what they show only asks for it (17.5.2.39)."""

from converters.readers.docx.ooxml import Element, below, is_on

NOUN = "填写提示"
"""What is told of such a text, which is left out."""


def is_prompt(control: Element) -> bool:
    """Return whether a control shows the text that asks to fill it in."""
    return is_on(below(control, "sdtPr", "showingPlcHdr"))

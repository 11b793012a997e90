"""Which clauses of GB/T 9704-2012 the parts of a 版头 go by; for PDF and DOCX alike."""

from converters.speech.head_words import SIGNER
from converters.speech.model import Form, Meta
from converters.typeset.heads.plan import HeadWords

_PARTS = {"发文机关标志": "7.2.4", "发文字号": "7.2.5", "签发人": "7.2.6"}
"""By the label of a row."""
_FORMS = {Form.LETTER: "10.1", Form.ORDER: "10.2", Form.MINUTES: "10.3"}
"""Of a form that has one of its own."""
_MARKS, _RULE, _TITLE = "7.2.1", "7.2.7", "7.3.1"


def of(meta: Meta, label: str) -> str:
    """Return the clause of a row by its label."""
    return own(meta, _PARTS.get(label, _MARKS))


def of_words(words: HeadWords, clause: str) -> str:
    """Return the clause of some words in a row that goes by one: signers stand beside a number."""
    return _PARTS["签发人"] if words.text.startswith(SIGNER) else clause


def of_rule(meta: Meta) -> str:
    """Return the clause of the red rules."""
    return own(meta, _RULE)


def of_title(meta: Meta) -> str:
    """Return the clause of how far under the head the title stands, or the text without one."""
    return own(meta, _TITLE)


def own(meta: Meta, usual: str) -> str:
    """Return the clause of a form that has its own, else the usual one."""
    return _FORMS.get(meta.form, usual) if meta.form else usual

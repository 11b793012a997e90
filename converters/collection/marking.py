"""Marking how far a speech has been proofread: one line of its front matter, nothing else."""

from converters.formats import front_lines
from converters.speech.model import Status


def marked(data: bytes, status: Status) -> bytes:
    """Return the Markdown of a speech with another status; all other bytes stay as they are.

    A comment behind the old status stays too. Raises SourceError for a front matter that is
    wrong, or that has its status in a form that cannot be replaced safely.
    """
    return front_lines.rewritten(data, {("status",): str(status)})

"""What words of a paragraph look like: `em` for 着重, `h1` to `h4` for run-in headings."""

from converters.speech.model import Emphasis, Inline, RunIn, Text

EMPHASIS = "em"


def face_of(inline: Inline) -> str:
    """Return the face of an inline.

    >>> face_of(RunIn("一是", 3)), face_of(Emphasis("坚决")), face_of(Text("开会"))
    ('h3', 'em', '')
    """
    match inline:
        case RunIn(level=level):
            return f"h{level}"
        case Emphasis():
            return EMPHASIS
        case Text():
            return ""

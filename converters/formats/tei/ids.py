"""What places, speakers and the organ of a speech are called in TEI: unique in a collection."""

from collections.abc import Sequence

from converters.speech.model import Meta


def identified(id: str) -> str:
    """Return the id of a speech as one that XML takes: it may not begin with a digit there.

    >>> identified("s1"), identified("2020-1")
    ('s1', '_2020-1')
    """
    return f"_{id}" if id[0].isdecimal() else id


def speaker_ids(meta: Meta) -> Sequence[str]:
    """Return the id of each speaker; one if nobody knows who spoke."""
    count = len(meta.speakers) or 1
    return [f"{identified(meta.id)}.speaker{number}" for number in range(1, count + 1)]

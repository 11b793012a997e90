"""Words as they are compared: white space differs between a source, its prints and Word."""


def bare(text: str) -> str:
    """Return a text without any white space.

    >>> bare("一、 总则　")
    '一、总则'
    """
    return "".join(text.split())

"""Files that hold a speech of this project already: there is nothing in them to be cleaned."""

from converters.readers import foreign_front


def is_finished(data: bytes, name: str) -> bool:
    """Tell a speech of this project, Markdown with its front matter, from raw Markdown."""
    fenced = name.lower().endswith(".md") and data.lstrip(b"\xef\xbb\xbf").startswith(b"---")
    return fenced and not foreign_front.is_foreign(data.decode("utf-8-sig", "replace"))

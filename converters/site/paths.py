"""Where everything stands on the site: ASCII names that never change, relative to its root."""

from converters import files
from converters.catalog import UNDATED, Field

FOLDERS = {
    Field.SPEAKER: "speakers",
    Field.ORGAN: "organs",
    Field.TOPIC: "topics",
    Field.KIND: "kinds",
}
_DIGITS = 10


def speech_path(id: str) -> str:
    """Return the path of a speech's page."""
    return f"s/{id}.html"


def download_path(id: str, format: str) -> str:
    """Return the path of a speech's download."""
    return f"files/{id}.{format}"


def year_path(year: str) -> str:
    """Return the path of a year's page.

    >>> year_path("2020"), year_path("未注日期")
    ('years/2020.html', 'years/undated.html')
    """
    return f"years/{'undated' if year == UNDATED else year}.html"


def group_path(field: Field, value: str) -> str:
    """Return the path of the page of a speaker, organ, topic or kind.

    Named after a digest: a Chinese name is no safe file name, and its sound is not unique.
    """
    return f"{FOLDERS[field]}/{files.digest(value)[:_DIGITS]}.html"


def to_root(path: str) -> str:
    """Return the way from a page to the root of the site.

    >>> to_root("s/a.html"), to_root("index.html")
    ('../', '')
    """
    return "../" * path.count("/")

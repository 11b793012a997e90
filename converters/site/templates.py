"""The templates of the site's pages, found under `styles/site/`; everything is escaped."""

import re
from urllib.parse import quote

from jinja2 import Environment

from converters import resources
from converters.formats import templates
from converters.site import download, runs
from converters.speech import hanzi

_FOLDER = "styles/site"
_THOUSAND = 1000
_NO_URL = re.compile(r"""[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})""")


def environment() -> Environment:
    """Return the environment the pages are rendered in."""
    made = templates.environment(_FOLDER)
    made.filters["date"] = hanzi.date_text
    made.filters["written_date"] = hanzi.written_date_text
    made.filters["thousands"] = thousands
    made.filters["amount"] = download.amount
    made.filters["href"] = href
    made.filters["leaves"] = runs.leaves
    return made


def filled(name: str, **values: object) -> bytes:
    """Return a file made of its template, with a line feed at its end."""
    return f"{environment().get_template(f'{name}.j2').render(values)}\n".encode()


def text(name: str) -> str:
    """Return a file of the templates' folder."""
    return resources.text(f"{_FOLDER}/{name}")


def href(address: str) -> str:
    """Return an address as a link may have it: signs that no URL has are encoded (RFC 3986 §2.1).

    >>> href('http://a.cn/"甲"?b=50%&c=%20'), href("https://a.cn/?b=1&c=2#d")
    ('http://a.cn/%22甲%22?b=50%25&c=%20', 'https://a.cn/?b=1&c=2#d')
    """
    return _NO_URL.sub(lambda found: quote(found[0]), address)


def thousands(number: int) -> str:
    r"""Return a number in groups of three, set apart by thin gaps (GB/T 15835 4.2.1).

    >>> thousands(1234567), thousands(987)
    ('1\u2009234\u2009567', '987')
    """
    return f"{number:,}".replace(",", "\u2009") if number >= _THOUSAND else str(number)

"""The templates of the site's pages, found under `styles/site/`; everything is escaped."""

import re
from types import CodeType
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from converters import resources
from converters.formats import templates
from converters.site import download
from converters.speech import hanzi

_FOLDER = "styles/site"
_THOUSAND = 1000
_NO_URL = re.compile(r"""[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})""")


class _Compiled(BytecodeCache):
    """The templates that this process compiled, for whoever renders a site again.

    A preview does so whenever somebody saves; compiling takes longer than most of what it renders.
    """

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was made of the same text of a template."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of a template."""
        if bucket.code is not None:
            self._codes[bucket.key] = (bucket.checksum, bucket.code)


_COMPILED = _Compiled()


def environment() -> Environment:
    """Return the environment the pages are rendered in."""
    made = templates.environment(_FOLDER, compiled=_COMPILED)
    made.filters["date"] = hanzi.date_text
    made.filters["written_date"] = hanzi.written_date_text
    made.filters["thousands"] = thousands
    made.filters["amount"] = download.amount
    made.filters["href"] = href
    return made


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

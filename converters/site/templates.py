"""The templates of the site's pages, found under `styles/site/`; everything is escaped."""

from jinja2 import Environment, FunctionLoader, StrictUndefined

from converters import resources
from converters.speech import hanzi

_FOLDER = "styles/site"
_THOUSAND = 1000


def environment() -> Environment:
    """Return the environment the pages are rendered in."""
    made = Environment(
        loader=FunctionLoader(lambda name: text(name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["date"] = hanzi.date_text
    made.filters["written_date"] = hanzi.written_date_text
    made.filters["thousands"] = thousands
    return made


def text(name: str) -> str:
    """Return a file of the templates' folder."""
    return resources.text(f"{_FOLDER}/{name}")


def thousands(number: int) -> str:
    r"""Return a number in groups of three, set apart by thin gaps (GB/T 15835 4.2.1).

    >>> thousands(1234567), thousands(987)
    ('1\u2009234\u2009567', '987')
    """
    return f"{number:,}".replace(",", "\u2009") if number >= _THOUSAND else str(number)

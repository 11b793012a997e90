"""The pages of the archive site, each as bytes; links are relative, so that file:// works."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment, FunctionLoader, StrictUndefined

from converters import hanzi, resources, wording
from converters.catalog import UNDATED, Catalog
from converters.config import Config
from converters.model import Speech
from converters.writers import html

_TEMPLATES = "styles/site"
_KILO = 1024


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered beside a speech."""

    format: str
    path: str
    """Relative to the root of the site."""
    size: int
    """In bytes."""

    @property
    def label(self) -> str:
        """The format and size, for people.

        >>> Download("pdf", "files/a.pdf", 412_000).label
        'PDF，402 KB'
        """
        return f"{self.format.upper()}，{max(1, round(self.size / _KILO))} KB"


class Site:
    """All pages of one collection."""

    def __init__(self, config: Config, catalog: Catalog) -> None:
        """`catalog` holds every speech that shall be found on the site."""
        self._config = config
        self._catalog = catalog
        self._templates = Environment(
            loader=FunctionLoader(lambda name: resources.text(f"{_TEMPLATES}/{name}")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(site=config, undated=UNDATED)
        self._templates.filters["date"] = hanzi.date_text

    def index(self) -> bytes:
        """Return the home page: all speeches by year, newest first."""
        years = list(self._catalog.by_year())
        return self._page("index.html.j2", root="", years=years, total=len(self._catalog))

    def speech(self, speech: Speech, downloads: Sequence[Download]) -> bytes:
        """Return the page of one speech."""
        return self._page(
            "speech.html.j2",
            root="../",
            meta=speech.meta,
            head=wording.head(speech.meta),
            article=html.write(speech),
            outline=html.outline(speech),
            downloads=downloads,
            neighbours=self._catalog.neighbours(speech.meta.id),
            length=sum(len(line) for line in wording.lines(speech)),
        )

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and bytes of every file that is no page."""
        yield "site.css", resources.text(f"{_TEMPLATES}/site.css").encode()

    def _page(self, template: str, **values: object) -> bytes:
        return self._templates.get_template(template).render(values).encode()


def speech_path(id: str) -> str:
    """Return the path of a speech's page, relative to the root of the site."""
    return f"s/{id}.html"


def download_path(id: str, format: str) -> str:
    """Return the path of a speech's download, relative to the root of the site."""
    return f"files/{id}.{format}"

"""The frame of every page: templates, navigation, meta tags, the way to the root."""

from collections.abc import Iterable, Iterator

from converters.config import Config, SiteSettings
from converters.site import metadata, paths, templates
from converters.site.holdings import NAMES, Holdings
from converters.site.paths import speech_path, to_root


class Frame:
    """What all pages of one site have in common."""

    def __init__(self, config: Config, holdings: Holdings) -> None:
        self.config = config
        self.settings = config.site or SiteSettings()
        self._templates = templates.environment()
        self._templates.globals.update(
            site=config,
            settings=self.settings,
            nav=list(_navigation(holdings)),
            entries=holdings.entries,
            speech_path=speech_path,
        )

    def page(
        self, template: str, path: str, tags: Iterable[tuple[str, str]] = (), **values: object
    ) -> bytes:
        """Return a page; `values` are what its template asks for beyond the frame."""
        known = [
            (name, content) for name, content in (*metadata.of_site(self.config), *tags) if content
        ]
        common = {"root": to_root(path), "path": path, "tags": known}
        return self._templates.get_template(template).render(common | values).encode()


def _navigation(holdings: Holdings) -> Iterator[tuple[str, str]]:
    yield "年份", "years/index.html"
    for field, groups in holdings.groups.items():
        if groups:
            yield NAMES[field], f"{paths.FOLDERS[field]}/index.html"
    if holdings.books:
        yield "汇编", paths.BOOKS
    yield "全部", "all.html"

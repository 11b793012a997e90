"""The frame of every page: templates, navigation, meta tags, the way to the root."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial

from converters.settings.config import Config
from converters.settings.retired import Retired, instead
from converters.site import corrections, metadata, paths, templates
from converters.site.holdings import Holdings
from converters.site.paths import speech_path, to_root
from converters.speech import facets


class Frame:
    """What all pages of one site have in common."""

    def __init__(self, config: Config, holdings: Holdings, compared: Collection[str] = ()) -> None:
        """Prepare for speeches of which those with the ids `compared` have a page of that kind."""
        self.config = config
        self.settings = config.site_settings
        self._holdings = holdings
        self._templates = templates.environment()
        self._templates.globals.update(
            site=config,
            settings=self.settings,
            nav=self.menu,
            entries=holdings.entries,
            several_kinds=holdings.has_several_kinds,
            filters=facets.with_pages(),
            speech_path=speech_path,
            compare_path=paths.compare_path,
            compared=compared,
            sides=corrections.sides,
            instead=partial(_instead, config.retired, holdings),
        )

    @cached_property
    def look(self) -> str:
        """What every page shows whatever it tells of."""
        return repr((self.config, self.menu))

    @cached_property
    def menu(self) -> list[tuple[str, str]]:
        """The label and address of each entry of the menu that stands on every page."""
        return list(_navigation(self._holdings))

    def page(
        self, template: str, path: str, tags: Iterable[tuple[str, str]] = (), **values: object
    ) -> bytes:
        """Return a page; `values` are what its template asks for beyond the frame."""
        known = [
            (name, content) for name, content in (*metadata.of_site(self.config), *tags) if content
        ]
        common = {"root": to_root(path), "path": path, "tags": known}
        return self._templates.get_template(template).render(common | values).encode()


def _instead(retired: Sequence[Retired], holdings: Holdings, id: str) -> str | None:
    return instead(retired, id, holdings.entries)


def _navigation(holdings: Holdings) -> Iterator[tuple[str, str]]:
    yield facets.YEAR.label, paths.groups_path(facets.YEAR)
    for facet, groups in holdings.groups.items():
        if groups:
            yield facet.label, paths.groups_path(facet)
    if holdings.books:
        yield "汇编", paths.BOOKS
    yield "全部", "all.html"

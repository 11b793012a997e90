"""The registers of all speeches in `data/`: JSON, CSV, what harvesters read; or those of parts."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from converters import files
from converters.settings.config import Config
from converters.site import data, oai, yearly
from converters.site.data import Files
from converters.site.entry import SpeechEntry
from converters.site.holdings import Holdings
from converters.site.lists import Page, Stands

_Make = Callable[[str, Sequence[SpeechEntry]], bytes]


def of(holdings: Holdings, downloads: Files, config: Config, stands: Stands) -> Iterator[Page]:
    """Yield path and bytes of every register that does not stand.

    Where there is one a part, `data/speeches.json` names those in JSON, and what was taken out has
    one of its own.
    """
    parts = holdings.parts
    look = repr(config)
    is_whole = parts[0].is_whole
    makers = _makers(downloads, config, is_whole=is_whole)
    for part in parts:
        key = files.digest(look, holdings.told(part, downloads).digest)
        for whole, make in makers.items():
            path = yearly.path(whole, part.name)
            if not stands(path, key):
                yield path, make(path, part.entries)
    if not is_whole:
        names = [PurePosixPath(yearly.path(data.RECORDS, part.name)).name for part in parts]
        yield data.RECORDS, data.records((), {}, config, names)
        if oai.PATH in makers and config.retired:
            yield oai.DELETED, oai.repository(oai.DELETED, (), config.retired, config)


def _makers(downloads: Files, config: Config, *, is_whole: bool) -> dict[str, _Make]:
    """Return by the path of each register of all speeches what makes one at a path."""
    found: dict[str, _Make] = {
        data.RECORDS: lambda _, entries: data.records(entries, downloads, config),
        data.TABLE: lambda _, entries: data.table(entries),
    }
    if config.site_settings.base_url:
        gone = config.retired if is_whole else ()
        found[oai.PATH] = lambda path, entries: oai.repository(path, entries, gone, config)
    return found

"""How a speech is cited: by GB/T 7714-2015, and in plain words.

What only the reader's browser knows, the day of access and the place that is cited, has a slot.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from converters.settings.config import Config, SiteSettings
from converters.site.entry import SpeechEntry
from converters.site.paths import speech_path
from converters.speech import hanzi
from converters.speech.model import Meta

_NAMED = 3
"""So many people are named in a citation (GB/T 7714 8.1.2)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that stays empty until a script fills it: what it says, and what stands around it."""

    says: str
    """`accessed`: the day of access. Of a paragraph that is cited: its printed `pages`, its
    `paragraph` number, its `anchor` on the page."""
    before: str = ""
    after: str = ""
    dash: str = "-"
    """Between the first and the last, if there are several."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One way to cite: its words, and slots between them."""

    name: str
    pieces: tuple[str | Slot, ...]

    @property
    def words(self) -> str:
        """What it says as long as its slots are empty: it cites the whole speech."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


def citations(entry: SpeechEntry, config: Config) -> tuple[Citation, ...]:
    """Return the citations of a speech, GB/T 7714 first."""
    site = config.site_settings
    return (
        Citation("GB/T 7714", tuple(_standard(entry.meta, config, site))),
        Citation("通行写法", tuple(_plain(entry, config, site))),
    )


def _standard(meta: Meta, config: Config, site: SiteSettings) -> Iterator[str | Slot]:
    """Yield 主要责任者. 题名[类型]. 出版年: 引文页码(日期)[引用日期]. 网址.

    The year stands only before pages. Without an address it is part of a collection ([G]//).
    """
    author = f"{_standard_names(meta)}. " if meta.speakers else ""
    day = meta.date.isoformat() if meta.date else ""
    if not site.base_url:
        editor = f"{config.publisher}. " if config.publisher else ""
        ending = f", {day}" if day else ""
        yield f"{author}{meta.title}[G]//{editor}{config.title}: {meta.id}{ending}"
        yield from (Slot("pages", ": "), ".")
        return
    yield f"{author}{meta.title}[EB/OL]"
    if meta.date:
        yield from (". ", Slot("pages", f"{meta.date.year}: "), f"({day})", Slot("accessed"))
    else:
        yield from (Slot("pages", ": "), Slot("accessed", ". "))
    yield from (f". {site.base_url}/{speech_path(meta.id)}", Slot("anchor"), ".")


def _standard_names(meta: Meta) -> str:
    """Return the speakers, after the third 等 (GB/T 7714 8.1.2)."""
    names = meta.speakers
    return ", ".join((*names[:_NAMED], "等") if len(names) > _NAMED else names)


def _plain(entry: SpeechEntry, config: Config, site: SiteSettings) -> Iterator[str | Slot]:
    meta = entry.meta
    author = f"{meta.speaker}：" if meta.speaker else ""
    day = f"，{hanzi.date_text(meta.date)}" if meta.date else ""
    edition = f"编号 {meta.id}，{entry.edition.name}"
    yield f"{author}《{meta.title}》{day}，载《{config.title}》，{edition}"
    yield from (Slot("pages", "，第 ", " 页", "—"), Slot("paragraph", "，第 ", " 段", "—"))
    if site.base_url:
        yield from (f"，{site.base_url}/{speech_path(meta.id)}", Slot("anchor"))
    yield "。"

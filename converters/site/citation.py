"""How a speech is cited: by GB/T 7714-2015, and in plain words."""

from dataclasses import dataclass

from converters.settings.config import Config, SiteSettings
from converters.site.entry import SpeechEntry
from converters.site.paths import speech_path
from converters.speech import hanzi
from converters.speech.model import Meta

_NAMED = 3
"""So many people are named in a citation (GB/T 7714 8.1.2)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One way to cite; the reader's date of access, where wanted, goes between the two parts."""

    name: str
    before: str
    after: str = ""
    dated: bool = False


def citations(entry: SpeechEntry, config: Config) -> tuple[Citation, ...]:
    """Return the citations of a speech, GB/T 7714 first."""
    site = config.site or SiteSettings()
    return _standard(entry.meta, config, site), _plain(entry, config, site)


def _standard(meta: Meta, config: Config, site: SiteSettings) -> Citation:
    """Return 主要责任者. 题名[类型]. (日期)[引用日期]. 网址, or as part of a collection ([G]//)."""
    name = "GB/T 7714"
    author = f"{_standard_names(meta)}. " if meta.speakers else ""
    day = meta.date.isoformat() if meta.date else ""
    if site.base_url:
        before = f"{author}{meta.title}[EB/OL]. " + (f"({day})" if day else "")
        return Citation(name, before, f". {site.base_url}/{speech_path(meta.id)}.", dated=True)
    editor = f"{config.publisher}. " if config.publisher else ""
    ending = f", {day}" if day else ""
    return Citation(name, f"{author}{meta.title}[G]//{editor}{config.title}: {meta.id}{ending}.")


def _standard_names(meta: Meta) -> str:
    """Return the speakers, after the third 等 (GB/T 7714 8.1.2)."""
    names = meta.speakers
    return ", ".join((*names[:_NAMED], "等") if len(names) > _NAMED else names)


def _plain(entry: SpeechEntry, config: Config, site: SiteSettings) -> Citation:
    meta = entry.meta
    author = f"{meta.speaker}：" if meta.speaker else ""
    day = f"，{hanzi.date_text(meta.date)}" if meta.date else ""
    place = f"，{site.base_url}/{speech_path(meta.id)}" if site.base_url else ""
    edition = f"编号 {meta.id}，{entry.edition.name}"
    return Citation(
        "通行写法", f"{author}《{meta.title}》{day}，载《{config.title}》，{edition}{place}。"
    )

"""The settings of a collection (讲话集), `config.yaml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from converters.settings import schema
from converters.settings.retired import Retired


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the archive site is told beyond the collection itself."""

    base_url: str = ""
    """Where it is published, without a slash at its end; empty for a site of no fixed address."""
    site_id_code: str = ""
    """网站标识码, issued to sites of the government alone (国办发〔2017〕47号)."""
    icp: str = ""
    """The number of the ICP record (备案号)."""
    contact: str = ""
    """To whom mistakes are told."""
    formulae: bool = True
    """Whether it tells what speeches share (提法): a tenth more work, and a page each."""
    bundles: bool = True
    """Whether it offers all files of a format in one piece (整套下载)."""

    @property
    def domain(self) -> str:
        """The host of `base_url`.

        >>> SiteSettings("https://example.org/archive").domain
        'example.org'
        """
        return self.base_url.partition("://")[2].partition("/")[0]

    def url(self, path: str) -> str:
        """Return the address of a file of the site; empty without a fixed address.

        >>> SiteSettings("https://example.org/archive").url("s/s1.html"), SiteSettings().url("a")
        ('https://example.org/archive/s/s1.html', '')
        """
        return f"{self.base_url}/{path}" if self.base_url else ""


@dataclass(frozen=True, slots=True)
class Config:
    """What is collected, under which name, and what is built from it."""

    title: str
    publisher: str = ""
    description: str = ""
    speeches: str = "speeches"
    """The folder of the Markdown, relative to that of `config.yaml`."""
    style: str = "gbt9704"
    formats: tuple[str, ...] = ()
    """In which speeches are built; the site comes beside them."""
    site: SiteSettings | None = SiteSettings()
    """None if there is to be no site."""
    carry_source: bool = True
    """Whether the DOCX of a speech holds its Markdown, so that it brings it home."""
    store: str = field(default="", repr=False)
    """The folder of the store (成品库), as people write it; empty if there is none.

    No output follows from it, so it is not told where the site asks what it follows from.
    """
    retired: tuple[Retired, ...] = ()
    """The speeches that it holds no longer; they stand in a file of their own."""

    @property
    def site_settings(self) -> SiteSettings:
        """What its site is told; the usual if there is to be none."""
        return self.site or SiteSettings()

    @property
    def retired_ids(self) -> frozenset[str]:
        """The ids of the speeches that it holds no longer."""
        return frozenset(gone.id for gone in self.retired)


def read(data: str, formats: Mapping[str, str], usual: Iterable[str]) -> Config:
    """Return the settings written as YAML in `data`; raises SourceError with the line.

    `formats` maps the name of each format that there is to what people call it: settings that
    name none mean the `usual` ones.
    """
    values = schema.load_yaml(data, "config", choices={"formats": formats})
    wanted = tuple(values.pop("formats", usual))
    return Config(**values | {"formats": wanted, "site": _site(values.get("site", True))})


def _site(written: bool | dict[str, Any]) -> SiteSettings | None:
    """Return the settings of the site from `true`, `false` or a mapping."""
    if isinstance(written, bool):
        return SiteSettings() if written else None
    base_url = written.get("base_url", "").rstrip("/")
    return SiteSettings(**written | {"base_url": base_url})

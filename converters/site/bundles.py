"""整套下载: all files of one format in one zip, with a list of what is in it and how to cite it.

Of more than `MOST` speeches there is a zip a year: a correction makes that of its year again and
none of the others, whoever follows the collection fetches that alone, and none is too large for the
disk of a phone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from converters import files
from converters.settings.config import Config
from converters.site import citation, metadata
from converters.site.data import Files
from converters.site.entry import SpeechEntry
from converters.site.frame import Frame
from converters.site.holdings import year_name
from converters.speech.facets import UNDATED, year_of

PAGE = "downloads/index.html"
FOLDER = "downloads/"
README, SUMS = "README.txt", "SHA256SUMS"
MOST = 100
_TITLE, _DATA = "整套下载", "数据"
_MARK = "\ufeff"
"""Editors on Windows know by it that a text is UTF-8."""
_SAID = (
    "文字与网站、印刷本逐字相同。没有另外声明许可：使用、转载请遵守来源和编印单位的规定，注明出处。",
    f"核对文件是否完整：在解开的文件夹里运行 sha256sum -c {SUMS}。",
    "校验值是讲话稿（Markdown）的 SHA-256 的前十六位，与网页、DOCX、PDF 里写的相同。",
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One zip: what it is called, and what goes into it."""

    path: str
    format: str
    """What people call what is in it."""
    year: str
    """Whose speeches are in it; empty if all are."""
    members: tuple[tuple[str, str], ...]
    """Path on the site and sha256 of each file."""
    texts: tuple[tuple[str, bytes], ...] = ()
    """The texts that stand before them, by name."""

    @property
    def is_whole(self) -> bool:
        """Whether it has all files of its kind."""
        return not self.year

    @property
    def label(self) -> str:
        """What it is called.

        >>> Bundle("", "PDF", "", ()).label, Bundle("", "PDF", "2020", ()).label
        ('全部 PDF', 'PDF，2020年')
        """
        blank = " " if self.format.isascii() else ""
        whole = f"全部{blank}{self.format}"
        return f"{self.format}，{year_name(self.year)}" if self.year else whole

    @property
    def key(self) -> str:
        """A digest of all that is in it."""
        words = (word for member in self.members for word in member)
        return files.digest(*words, *(text.decode() for _, text in self.texts))


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """A zip that stands on the site, as its page tells of it."""

    bundle: Bundle
    size: int
    sha256: str


def of(
    entries: Sequence[SpeechEntry],
    downloads: Files,
    labels: Mapping[str, str],
    tables: Mapping[str, str],
    config: Config,
) -> Iterator[Bundle]:
    """Yield the bundles of every format that is offered, and of the data; none if not wanted.

    `entries` newest first, `labels` what each format is called, in their order, `tables` the sha256
    of each file of data. Where there is a zip a year the data are none: they are few files.
    """
    if not config.site_settings.bundles:
        return
    is_whole = len(entries) <= MOST
    for format, label in labels.items():
        known = [entry for entry in entries if format in downloads.get(entry.meta.id, {})]
        for year, inside in _years(known, is_whole=is_whole):
            ending = "" if not year else "-undated" if year == UNDATED else f"-{year}"
            paths = (downloads[entry.meta.id][format] for entry in inside)
            members = tuple((path, sha256) for path, _, sha256 in paths)
            bare = Bundle(f"{FOLDER}{format}{ending}.zip", label, year, members)
            yield replace(bare, texts=_texts(bare, inside, config))
    if is_whole and entries:
        bare = Bundle(f"{FOLDER}data.zip", _DATA, "", tuple(tables.items()))
        yield replace(bare, texts=_texts(bare, entries, config))


def _years(
    known: Sequence[SpeechEntry], *, is_whole: bool
) -> Iterable[tuple[str, Sequence[SpeechEntry]]]:
    """Return the speeches that come into one zip, by year; "" if all do."""
    if is_whole or not known:
        return [("", known)] if known else []
    years: dict[str, list[SpeechEntry]] = {}
    for entry in known:
        years.setdefault(year_of(entry.meta), []).append(entry)
    return years.items()


def name_of(path: str) -> str:
    """Return under which name a file of the site stands in a zip."""
    return PurePosixPath(path).name


def _texts(
    bundle: Bundle, entries: Sequence[SpeechEntry], config: Config
) -> tuple[tuple[str, bytes], ...]:
    sums = "".join(f"{sha256}  {name_of(path)}\n" for path, sha256 in bundle.members)
    return (README, _readme(bundle, entries, config)), (SUMS, sums.encode())


def _readme(bundle: Bundle, entries: Sequence[SpeechEntry], config: Config) -> bytes:
    """Return what a bundle is, whence it comes, how to cite each speech and of which edition."""
    address = config.site_settings.base_url
    lines = [f"《{config.title}》{bundle.label}，{len(entries)} 篇讲话", ""]
    lines += [f"编印：{config.publisher}"] if config.publisher else []
    lines += [config.description] if config.description else []
    lines += [f"来源：{address or '这个讲话集的网站（没有固定网址）'}", *_SAID, ""]
    for entry in entries:
        known = entry.edition
        lines += [f"{entry.meta.id}　{entry.meta.title}", f"  {known.name}，校验值 {known.check}"]
        lines += [f"  引用：{citation.citations(entry, config)[0].words}", ""]
    return (_MARK + "\r\n".join(lines)).encode()


def page(frame: Frame, made: Sequence[MadeBundle]) -> tuple[str, bytes]:
    """Return path and bytes of the page that lists the bundles with size and sha256."""
    tags = metadata.of_column(_TITLE, f"{frame.config.title}：{_TITLE}", _TITLE)
    return PAGE, frame.page("downloads.html.j2", PAGE, tags, title=_TITLE, made=made)

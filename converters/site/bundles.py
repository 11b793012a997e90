"""整套下载: all files of one format in one zip, with a list of what is in it and how to cite it.

Of more than `MOST` speeches there is a zip a part (`yearly`): a correction makes that of its part
again and none of the others, whoever follows the collection fetches that alone, and none is too
large for the disk of a phone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import groupby
from pathlib import PurePosixPath

from converters import files
from converters.settings.config import Config
from converters.site import citation, data, metadata, paths, yearly
from converters.site.data import Files
from converters.site.entry import SpeechEntry
from converters.site.frame import Frame
from converters.site.holdings import Holdings
from converters.site.yearly import SpeechPart
from converters.speech.facets import UNDATED, year_name

PAGE = "downloads/index.html"
FOLDER = "downloads/"
SUMS_OF_PARTS = "downloads/SHA256SUMS"
README, SUMS = "README.txt", "SHA256SUMS"
MOST = 100
_PARTS = 150
"""Parts of the speeches on one page of their zips."""
Members = tuple[tuple[str, str], ...]
"""Path on the site and sha256 of files."""
_Row = tuple[SpeechPart, int, list["MadeBundle"]]
"""A part, of how many speeches at most there are files, and its bundles."""
_TITLE, _DATA = "整套下载", "数据"
_MARK = "\ufeff"
"""Editors on Windows know by it that a text is UTF-8."""
_SAID = (
    "文字与网站、印刷本逐字相同。没有另外声明许可：使用、转载请遵守来源和编印单位的规定，注明出处。",
    f"核对文件是否完整：在解开的文件夹里运行 sha256sum -c {SUMS}。",
    "校验值是讲话稿（Markdown）的 SHA-256 的前十六位，与网页、DOCX、PDF 里写的相同。",
)


@dataclass(frozen=True)
class Bundle:
    """One zip: what it is called, and what goes into it."""

    path: str
    format: str
    """What people call what is in it."""
    part: SpeechPart
    """The speeches that it is of, some of which may have no such file."""
    total: int
    """Files in it, without those that tell of it."""
    config: Config
    gather: Callable[[], tuple[Sequence[SpeechEntry], Members]] = field(compare=False)
    """Returns the speeches that have files in it, and these: of most it is never asked."""
    state: str = ""
    """A digest of what all that is in it follows from; empty if that is not known."""

    @cached_property
    def entries(self) -> Sequence[SpeechEntry]:
        """The speeches that have files in it."""
        return self.gather()[0]

    @cached_property
    def members(self) -> Members:
        """Path on the site and sha256 of each file."""
        return self.gather()[1]

    @property
    def is_whole(self) -> bool:
        """Whether it has all files of its kind."""
        return self.part.is_whole

    @property
    def label(self) -> str:
        """What it is called: 全部 PDF, or PDF，2020年."""
        if not self.is_whole:
            return f"{self.format}，{self.part.label}"
        blank = " " if self.format.isascii() else ""
        return f"全部{blank}{self.format}"

    @cached_property
    def texts(self) -> tuple[tuple[str, bytes], ...]:
        """The texts that stand before the files, by name."""
        sums = "".join(f"{sha256}  {name_of(path)}\n" for path, sha256 in self.members)
        return (README, _readme(self)), (SUMS, sums.encode())

    @cached_property
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
    holdings: Holdings,
    downloads: Files,
    labels: Mapping[str, str],
    tables: Mapping[str, str],
    config: Config,
) -> Iterator[Bundle]:
    """Yield the bundles of every format that is offered, and of the data; none if not wanted.

    `labels` are what each format is called, in their order, `tables` the sha256 of each file of
    data. Where there is a zip a part the data are none: they are in parts themselves.
    """
    if not config.site_settings.bundles:
        return
    entries, look = holdings.ordered, repr(config)
    is_whole = len(entries) <= MOST
    parts = [yearly.whole(entries)] if is_whole else holdings.cut
    for format, label in labels.items():
        for part in parts:
            told = holdings.told(part, downloads)
            if total := told.offered.get(format):
                state = files.digest(look, label, part.label, told.digest)
                path = yearly.path(f"{FOLDER}{format}.zip", part.name)
                gather = partial(_given, part, format, downloads)
                yield Bundle(path, label, part, total, config, gather, state)
    if is_whole and entries:
        members = tuple(tables.items())
        path = f"{FOLDER}data.zip"
        yield Bundle(path, _DATA, parts[0], len(members), config, lambda: (entries, members))


def _given(part: SpeechPart, format: str, downloads: Files) -> tuple[list[SpeechEntry], Members]:
    """Return the speeches of a part that are offered in a format, and their files."""
    found = [(own, downloads.get(own.meta.id, {}).get(format)) for own in part.entries]
    offered = [(own, told) for own, told in found if told]
    return [own for own, _ in offered], tuple((path, sha256) for _, (path, _, sha256) in offered)


def name_of(path: str) -> str:
    """Return under which name a file of the site stands in a zip."""
    return PurePosixPath(path).name


def _readme(bundle: Bundle) -> bytes:
    """Return what a bundle is, whence it comes, how to cite each speech and of which edition."""
    config, entries = bundle.config, bundle.entries
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


def pages(frame: Frame, made: Sequence[MadeBundle]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the page that lists the bundles with their sizes; none if none is.

    Of all files it tells the sha256, too. Of parts, the newest first, `downloads/SHA256SUMS` does,
    and very many have several pages.
    """
    if not made:
        return
    if made[0].bundle.is_whole:
        yield _page(frame, PAGE, [PAGE], made=made, years=())
        return
    yield SUMS_OF_PARTS, data.sums({name_of(each.bundle.path): each.sha256 for each in made})
    rows = _rows(made)
    cut = [rows[start : start + _PARTS] for start in range(0, len(rows), _PARTS)]
    names = paths.sheets(PAGE, len(cut))
    for path, own in zip(names, cut, strict=True):
        years = groupby(own, key=lambda row: row[0].year)
        shown = [(year_name(year), list(found)) for year, found in years]
        yield _page(frame, path, names, years=shown)


def _rows(made: Iterable[MadeBundle]) -> list[_Row]:
    """Return the parts of the speeches: the newest first, what has no date last."""
    found: dict[str, list[MadeBundle]] = {}
    for each in made:
        found.setdefault(each.bundle.part.name, []).append(each)
    rows = [
        (own[0].bundle.part, max(each.bundle.total for each in own), own) for own in found.values()
    ]
    dated = [row for row in rows if row[0].year != UNDATED]
    return [*reversed(dated), *(row for row in rows if row[0].year == UNDATED)]


def _page(frame: Frame, path: str, parts: Sequence[str], **values: object) -> tuple[str, bytes]:
    tags = metadata.of_column(_TITLE, f"{frame.config.title}：{_TITLE}", _TITLE)
    return path, frame.page("downloads.html.j2", path, tags, title=_TITLE, parts=parts, **values)

"""A small site under test, with every kind of page."""

from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser

from converters.settings.config import Config, SiteSettings
from converters.settings.retired import Retired
from converters.site import book, entry, formulae
from converters.site.book import OfferedBook
from converters.site.download import Download
from converters.site.entry import SpeechEntry
from converters.site.pages import Site
from converters.site.paths import book_file_path, download_path
from converters.speech.model import Change, Source, Speech
from tests.make import book_settings, greeting, head, para, speech

HOSTILE = '"><script>alert(1)</script><!--'
SHA256 = "0123456789abcdef" * 4


class Page(HTMLParser):
    """What a page holds: its links, ids, elements, meta tags, scripts and words."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.meta: dict[str, str] = {}
        self.scripts: list[str | None] = []
        self.data_blocks: list[str] = []
        self.words = ""
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.attributes |= values.keys()
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "meta" and values.get("name"):
            self.meta[str(values["name"])] = str(values["content"])
        if tag == "script" and values.get("type") != "application/ld+json":
            self.scripts.append(values.get("src"))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script" and data.strip():
            self.data_blocks.append(data)
        else:
            self.words += data


TALK = speech(
    greeting(),
    head(1, "一、会议"),
    para("开会。"),
    head(2, "（一）议程"),
    head(1, "二、要求"),
    para("落实。"),
    id="s2",
    date=date(2020, 7, 6),
    speaker="赵海金",
    post="主任",
    organ="县人大",
    topics=("代表工作",),
    source=Source(publisher="西平人大", url="http://www.example.com/a", posted=date(2020, 7, 8)),
    changes=(Change(date(2026, 1, 2), "更正", "改一字"),),
)
SPEECHES = (
    TALK,
    speech(id="s1", title="前一篇", date=date(2021, 1, 1), topics=("代表工作",)),
    speech(id="s3", title="后一篇"),
)
CONFIG = Config(
    "选编",
    publisher="某人大",
    site=SiteSettings("https://example.org/a", contact="某处"),
    retired=(Retired("s9", note="与另一篇重复", see="s3"),),
)
_USE = "照公文版式，供阅读打印"
PLAIN = Config("选编", publisher="某人大")
BOOK = book.of(
    book_settings(
        "title: 选编|二〇二一\nsubtitle: 第一辑\ncompiler: 编辑组\ndate: 2021-12\n"
        "parts:\n  - {title: 第一编, speeches: [s2]}\n  - {title: 第二编, speeches: [s1]}\n",
        "xuan",
    ),
    [SPEECHES[0].meta, SPEECHES[1].meta],
    128,
    (Download("pdf", book_file_path("xuan", ".pdf"), 2_500_000, "PDF", _USE),),
    {"s2": (45, 54), "s1": (55, 55)},
)
PDF = Download("pdf", download_path("s2", ".pdf"), 412_000, "PDF", _USE)


def entries(*speeches: Speech) -> list[SpeechEntry]:
    return [entry.of(talk, SHA256) for talk in speeches]


def pages(config: Config, *speeches: Speech, books: Sequence[OfferedBook] = ()) -> dict[str, bytes]:
    """Every page of a site by its path."""
    site = Site(config, entries(*speeches), books)
    made = {f"s/{talk.meta.id}.html": site.speech(talk, [PDF]) for talk in speeches}
    return made | dict(site.pages()) | dict(formulae.index(site.frame, ()))

from datetime import date
from html.parser import HTMLParser

from converters.catalog import Catalog
from converters.config import Config
from converters.model import Change, Source
from converters.site.pages import Download, Site, download_path, speech_path
from tests.make import head, meta, para, speech

HOSTILE = '"><script>alert(1)</script>'


class Page(HTMLParser):
    """What a page holds: its links, ids, headings and words."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.words = ""
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")

    def handle_data(self, data: str) -> None:
        self.words += data


TALK = speech(
    head(1, "一、会议"),
    para("开会。"),
    id="s2",
    date=date(2020, 7, 6),
    speaker="赵海金",
    source=Source(publisher="西平人大", url="http://www.example.com/a"),
    changes=(Change(date(2026, 1, 2), "更正", "改一字"),),
)
CATALOG = Catalog([TALK.meta, meta("s1", "前一篇", date=date(2021, 1, 1)), meta("s3", "后一篇")])
SITE = Site(Config("选编", publisher="某人大"), CATALOG)
PAGE = Page(SITE.speech(TALK, [Download("pdf", download_path("s2", "pdf"), 412_000)]))
HOME = Page(SITE.index())


def test_the_home_page_lists_every_speech_by_year() -> None:
    assert {speech_path(item.id) for item in CATALOG} <= set(HOME.links)
    assert all(year in HOME.words for year in ("2021年", "2020年", "未注日期"))


def test_the_page_of_a_speech_holds_its_words_facts_and_downloads() -> None:
    assert all(words in PAGE.words for words in ("一、会议", "开会。", "赵海金", "西平人大"))
    assert "../files/s2.pdf" in PAGE.links
    assert "PDF，402 KB" in PAGE.words


def test_the_page_leads_to_its_neighbours() -> None:
    assert {"s1.html", "s3.html"} <= set(PAGE.links)


def test_corrections_are_told() -> None:
    assert "更正说明" in PAGE.words
    assert "2026年1月2日　更正：改一字" in PAGE.words


def test_every_link_within_a_page_has_its_target() -> None:
    for page in (HOME, PAGE):
        inside = {link[1:] for link in page.links if link.startswith("#")}
        assert inside <= set(page.ids)


def test_ids_are_unique() -> None:
    for page in (HOME, PAGE):
        assert len(page.ids) == len(set(page.ids))


def test_there_is_one_main_heading() -> None:
    assert [page.tags.count("h1") for page in (HOME, PAGE)] == [1, 1]


def test_nothing_is_fetched_from_elsewhere_and_nothing_runs() -> None:
    for page in (HOME, PAGE):
        assert "script" not in page.tags
        outside = [link for link in page.links if "//" in link]
        assert outside in ([], ["http://www.example.com/a"])


def test_hostile_facts_stay_words() -> None:
    facts = meta(HOSTILE, HOSTILE, speaker=HOSTILE, topics=(HOSTILE,), source=Source(HOSTILE))
    talk = speech(id="s1", title=HOSTILE, speaker=HOSTILE, topics=(HOSTILE,))
    site = Site(Config(HOSTILE, description=HOSTILE), Catalog([facts, talk.meta]))
    for data in (site.index(), site.speech(talk, [])):
        assert b"<script" not in data
        assert "alert(1)" in Page(data).words


def test_the_same_facts_give_the_same_bytes() -> None:
    assert Site(Config("选编", publisher="某人大"), CATALOG).index() == SITE.index()


def test_the_style_sheet_comes_with_the_pages() -> None:
    assert [name for name, _ in SITE.assets()] == ["site.css"]

from dataclasses import replace

import pytest

from converters.settings.config import Config, SiteSettings
from converters.site import bundles, yearly
from converters.site.bundles import Bundle, MadeBundle
from converters.site.holdings import Holdings
from converters.site.pages import Site
from converters.speech.model import Numbered
from tests.site.make import CONFIG, PLAIN, SHA256, SPEECHES, Page, entries

KNOWN = entries(*SPEECHES)
FILES = {entry.meta.id: {"txt": (f"files/{entry.meta.id}.txt", 9, "ab")} for entry in KNOWN}
LABELS = {"pdf": "PDF", "txt": "TXT"}
NEWEST_FIRST = [entry.meta.id for entry in Holdings(KNOWN).ordered]
SEVENTH = [replace(entry, numbered=Numbered(7)) for entry in Holdings(KNOWN).ordered]
"""The same speeches in their seventh editions."""
TABLES = {"data/speeches.csv": "cd"}


def made(config: Config = CONFIG) -> list[Bundle]:
    return list(bundles.of(Holdings(KNOWN), FILES, LABELS, TABLES, config))


def texts(bundle: Bundle) -> dict[str, str]:
    return {name: text.decode() for name, text in bundle.texts}


def test_each_format_that_is_offered_is_one_bundle_and_so_are_the_data() -> None:
    found = made()
    assert [(one.path, one.label) for one in found] == [
        ("downloads/txt.zip", "全部 TXT"),
        ("downloads/data.zip", "全部数据"),
    ]
    assert found[0].members == tuple(
        (f"files/{e.meta.id}.txt", "ab") for e in Holdings(KNOWN).ordered
    )
    assert found[1].members == (("data/speeches.csv", "cd"),)


def test_of_many_speeches_there_is_a_bundle_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "MOST", 2)
    assert {one.path: (one.label, len(one.members)) for one in made()} == {
        "downloads/txt-2020.zip": ("TXT，2020年", 1),
        "downloads/txt-2021.zip": ("TXT，2021年", 1),
        "downloads/txt-undated.zip": ("TXT，未注日期", 1),
    }
    monkeypatch.setattr(yearly, "LARGEST", 0)
    assert [one.label for one in made()][-1] == "TXT，未注日期，s3 起"


def test_a_bundle_says_what_it_is_whence_it_comes_and_how_each_speech_is_cited() -> None:
    told = texts(made()[0])
    readme = told["README.txt"]
    assert readme.startswith("\ufeff《选编》全部 TXT，3 篇讲话\r\n")
    assert "来源：https://example.org/a" in readme and "编印：某人大" in readme
    assert (
        "s2　在大会上的讲话\r\n  第 2 版，校验值 0123 4567 89ab cdef\r\n  引用：赵海金. " in readme
    )
    assert told["SHA256SUMS"].splitlines() == [
        f"ab  {e.meta.id}.txt" for e in Holdings(KNOWN).ordered
    ]
    assert "没有固定网址" in texts(made(PLAIN)[0])["README.txt"]


def test_its_key_changes_with_a_file_and_with_what_is_said_of_a_speech() -> None:
    one = made()[0]
    others = (*one.members[1:], ("files/s2.txt", "ee"))
    other = replace(one, gather=lambda: (one.entries, others))
    seventh = replace(one, gather=lambda: (SEVENTH, one.members))
    assert len({one.key, other.key, seventh.key}) == 3
    assert made()[0].key == one.key


def test_what_it_follows_from_changes_whenever_its_key_does() -> None:
    one = made()[0]
    [other, *_] = bundles.of(
        Holdings([replace(own, numbered=Numbered(7)) for own in KNOWN]),
        FILES,
        LABELS,
        TABLES,
        CONFIG,
    )
    gone = {id: files for id, files in FILES.items() if id != "s2"}
    [fewer, *_] = bundles.of(Holdings(KNOWN), gone, LABELS, TABLES, CONFIG)
    renamed = made(replace(CONFIG, title="别的"))[0]
    found = [one, other, fewer, renamed]
    assert len({each.state for each in found}) == len({each.key for each in found}) == 4
    assert made()[0].state == one.state


def test_the_settings_may_want_none() -> None:
    assert not made(replace(CONFIG, site=SiteSettings(bundles=False)))


def test_a_page_lists_them_with_size_and_sha256_and_the_about_page_leads_there() -> None:
    listed = [MadeBundle(one, 2_500_000, SHA256) for one in made()]
    pages = dict(Site(CONFIG, KNOWN).pages(listed))
    page = Page(pages[bundles.PAGE])
    assert {"txt.zip", "data.zip"} <= set(page.links)
    assert page.words.count(SHA256) == 2 and "2.4 MB" in page.words
    assert bundles.PAGE in Page(pages["about.html"]).links
    assert bundles.PAGE not in dict(Site(CONFIG, KNOWN).pages())


def test_zips_of_parts_stand_by_year_the_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "MOST", 2)
    monkeypatch.setattr(yearly, "LARGEST", 0)
    listed = [MadeBundle(one, 2_500_000, SHA256) for one in made()]
    pages = dict(Site(CONFIG, KNOWN).pages(listed))
    page = Page(pages[bundles.PAGE])
    zips = [link for link in page.links if link.endswith(".zip")]
    assert [link.removeprefix("txt") for link in zips] == [
        "-2021-01-s1.zip",
        "-2020-07-s2.zip",
        "-undated-s3.zip",
    ]
    words = "".join(page.words.split())
    assert "2021年1月，s1起1篇TXT2.4MB2020年7月，s2起1篇" in words
    assert SHA256 not in words and "SHA256SUMS" in page.links
    sums = pages[bundles.SUMS_OF_PARTS].decode().splitlines()
    assert sums == sorted(f"{SHA256}  {link}" for link in zips)


def test_very_many_zips_have_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "MOST", 2)
    monkeypatch.setattr(bundles, "_PARTS", 2)
    listed = [MadeBundle(one, 2_500_000, SHA256) for one in made()]
    pages = {path: Page(data) for path, data in Site(CONFIG, KNOWN).pages(listed)}
    own = [pages[path].links for path in ("downloads/index.html", "downloads/index-2.html")]
    assert [sum(link.endswith(".zip") for link in links) for links in own] == [2, 1]
    assert all("../downloads/index-2.html" in links for links in own)

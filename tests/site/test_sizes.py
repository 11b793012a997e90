"""What a page and its scripts weigh of 100,000 speeches, with facts made up in code."""

import random
import re
from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from converters import formats
from converters.settings.config import Config, SiteSettings
from converters.site import bundles, search, titles, yearly
from converters.site.bundles import Bundle, MadeBundle
from converters.site.entry import SpeechEntry
from converters.site.pages import Site
from converters.site.search import IndexShape
from converters.speech.dates import PartialDate
from converters.speech.model import Meta

pytestmark = pytest.mark.slow

SPEECHES = 100_000
LARGEST = 200 * 1024
"""Bytes of a page, and of a script that a page loads."""
SHOWN = 30
"""Pages made of each folder: there are thousands, and all are cut alike."""
HANZI = "".join(chr(0x4E00 + 37 * place) for place in range(300))


def made_up(count: int) -> list[SpeechEntry]:
    """Return speeches with long titles, several speakers and topics, of seventy years."""
    draw = random.Random(9704)

    def words(length: int) -> str:
        return "".join(draw.choices(HANZI, k=length))

    speakers = [words(3) for _ in range(count // 5)]
    organs = [words(10) for _ in range(count // 30)]
    topics = [words(5) for _ in range(count // 20)]
    posts = [words(8) for _ in range(200)]

    def meta(number: int) -> Meta:
        day = date(1950, 1, 1) + timedelta(days=draw.randrange(27_000))
        return Meta(
            f"s{number:06d}-{day:%Y-%m%d}",
            words(30),
            date=PartialDate.of(day),
            speakers=tuple({draw.choice(speakers) for _ in range(1 + (number % 10 == 0))}),
            post=draw.choice(posts),
            organ=draw.choice(organs),
            occasion=words(12),
            topics=tuple(draw.sample(topics, 3)),
            kind=draw.choice(("讲话", "发言", "致辞")),
        )

    return [SpeechEntry(meta(n), f"{n:064x}", 5_400, words(100)) for n in range(count)]


@cache
def known() -> list[SpeechEntry]:
    return made_up(SPEECHES)


def test_no_page_weighs_more_than_200_kilobytes() -> None:
    shown: Counter[str] = Counter()

    def is_enough(path: str, _key: str) -> bool:
        folder = re.sub(r"(-\d+)?\.\w+$", "", path) if "/" not in path else path.split("/")[0]
        shown[folder] += "index" not in path
        return shown[folder] > SHOWN

    config = Config("选编", site=SiteSettings("https://example.org"))
    site = Site(config, known())
    made = {path: len(page) for path, page in site.pages(stands=is_enough)}
    assert len(made) > 7 * SHOWN
    assert {path: size for path, size in made.items() if size > LARGEST} == {}


def _none() -> tuple[tuple[SpeechEntry, ...], bundles.Members]:
    return (), ()


def test_no_page_of_the_downloads_weighs_more_than_200_kilobytes() -> None:
    config = Config("选编", site=SiteSettings("https://example.org"))
    site = Site(config, known())
    labels = formats.labels(formats.of_speeches())
    named = [
        (yearly.path(f"downloads/{name}.zip", part.name), label, part)
        for name, label in labels.items()
        for part in site.holdings.cut
    ]
    made = [MadeBundle(Bundle(*each, 250, config, _none), 25_000_000, "") for each in named]
    told = {path: len(page) for path, page in bundles.pages(site.frame, made)}
    pages = {path: size for path, size in told.items() if path.endswith(".html")}
    assert len(labels) > 5 and len(pages) > 5
    assert {path: size for path, size in pages.items() if size > LARGEST} == {}


def test_no_script_of_the_search_weighs_more_than_200_kilobytes() -> None:
    metas = [own.meta for own in known()]
    shape = IndexShape(tuple(meta.id for meta in metas), (32,) * len(metas))
    made = (*search.filters(metas, shape), *titles.write(metas))
    assert {path: len(it) for path, it in made if len(it) > LARGEST} == {}

"""The table of facets is the only place: what is planted there, or left out, shows everywhere."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from converters import resources
from converters.books import entries
from converters.collection import new_book
from converters.collection.new_book import BookDraft
from converters.errors import SourceError
from converters.settings import compilation
from converters.settings.compilation import Selection
from converters.settings.schema import rules, shapes
from converters.site import release, search
from converters.site.paths import group_path, groups_path
from converters.speech import facets
from converters.speech.catalog import Catalog
from converters.speech.facets import FACETS, Facet
from tests.make import book_settings, meta, para, speech
from tests.site.make import PLAIN, Page, pages

HERE = speech(para("开会。"), id="s1", date=date(2020, 1, 1), place="县礼堂", subtitle="全县干部")
THERE = speech(para("散会。"), id="s2", place="县礼堂")
PLACE = facets.named("place")
AUDIENCE = Facet(
    *("audience", "听众", lambda meta: (meta.subtitle,) if meta.subtitle else ()),
    pages=True,
    query=True,
    index=True,
)
"""A facet that nobody has written a line for anywhere else."""


def put(monkeypatch: pytest.MonkeyPatch, *table: Facet) -> None:
    monkeypatch.setattr(facets, "FACETS", table)
    for known in (shapes.whole, shapes.shape, rules.validator):
        known.cache_clear()


@pytest.fixture
def forget_the_schema() -> Iterator[None]:
    yield
    for known in (shapes.whole, shapes.shape, rules.validator):
        known.cache_clear()


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch, forget_the_schema: None) -> tuple[Facet, ...]:
    """Two facets more than there are: places, which have a line, and a new one."""
    place = replace(PLACE, pages=True, query=True, index=True)
    put(monkeypatch, *(place if facet is PLACE else facet for facet in FACETS), AUDIENCE)
    return place, AUDIENCE


def test_every_facet_has_a_name_and_a_label_of_its_own() -> None:
    names = [name for facet in FACETS for name in (facet.key, facet.plural, facet.label)]
    assert len(names) == len(set(names))


def test_what_is_unknown_of_a_speech_is_no_value_but_the_year_has_its_word() -> None:
    unknown = {facet.key: facet.values(meta()) for facet in FACETS}
    assert unknown == dict.fromkeys(unknown, ()) | {"year": ("未注日期",), "kind": ("讲话",)}


def test_a_planted_facet_has_its_pages_its_links_and_its_filter(planted: tuple[Facet, ...]) -> None:
    made = pages(PLAIN, HERE, THERE)
    for facet, value, found in zip(planted, ("县礼堂", "全县干部"), (2, 1), strict=True):
        own = group_path(facet, value)
        assert {own, groups_path(facet)} <= set(made)
        assert f"共 {found} 篇" in Page(made[own]).words
        assert groups_path(facet) in Page(made["index.html"]).links
        assert facet.label in Page(made["index.html"]).words
        assert f"../{own}" in Page(made["s/s1.html"]).links
        # What all speeches have in common is no column of the table of all.
        assert (value in Page(made["all.html"]).words) is (found == 1)
        section = f'<section class="facet" data-key="{facet.key}" hidden>\n<h2>{facet.label}</h2>'
        assert section in made["search.html"].decode()


SCRIPTS = [f"styles/site/{name}.js" for name in ("query", "engine", "search", "sieve")]


def test_the_script_of_the_search_gets_what_it_asks_for(planted: tuple[Facet, ...]) -> None:
    shape = search.IndexShape(("s1", "s2"), (3, 3))
    common, columns = (
        json.loads(data.decode()[len("__hf(") : -2])
        for path, data in search.filters([HERE.meta, THERE.meta], shape)
        if path in ("search/facets.js", "search/filters.js")
    )
    assert list(common["names"]) == [facet.key for facet in facets.grouped()]
    assert set(common["names"]) <= set(columns)
    script = "".join(map(resources.text, SCRIPTS))
    assert [key for key in common["names"] if f"'{key}'" in script] == []


def test_the_list_of_a_corrected_value_may_leave_a_published_site(
    planted: tuple[Facet, ...],
) -> None:
    for facet in facets.FACETS:
        gone = {group_path(facet, "从前的名称"): "1"}
        assert release.difference(gone, {}).lost() == []


def test_a_book_selects_by_a_planted_facet_and_has_its_index(planted: tuple[Facet, ...]) -> None:
    written = "title: 选编\nselect: {地点: [县礼堂], audiences: [全县干部]}\n"
    book = compilation.resolve(book_settings(written), [HERE.meta, THERE.meta])
    assert [one.id for one in book.speeches] == ["s1"]
    titles = [section.title for section in entries.end_sections(book)]
    assert titles == ["地点索引", "听众索引"]


def test_the_settings_of_a_book_offer_a_planted_facet(planted: tuple[Facet, ...]) -> None:
    with pytest.raises(SourceError, match="places（地点）"):
        book_settings("title: 选编\nselect: {all: true}\noptions: {index: [甲]}\n")
    with pytest.raises(SourceError, match="audiences"):
        book_settings("title: 选编\nselect: {audience: [甲]}\n")
    chosen = Selection({"audiences": ("全县干部",), "places": ("县礼堂",)})
    draft = BookDraft("a", "选编", chosen)
    written = new_book.settings(draft)
    assert "places, topics, audiences]   # 书后索引：" in written
    assert book_settings(written).chapters[0].selection == chosen
    assert "全县干部、县礼堂的" in new_book.note(draft, "汇编")


def test_a_planted_weight_makes_speeches_related(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, replace(PLACE, weight=0))
    assert Catalog([HERE.meta, THERE.meta]).related("s1") == []
    put(monkeypatch, replace(PLACE, weight=9))
    assert Catalog([HERE.meta, THERE.meta]).related("s1") == [THERE.meta]


def test_a_facet_left_out_is_gone_everywhere(
    monkeypatch: pytest.MonkeyPatch, forget_the_schema: None
) -> None:
    put(monkeypatch, *(facet for facet in FACETS if facet.key not in ("kind", "speaker")))
    made = pages(PLAIN, HERE)
    assert not [path for path in made if path.startswith(("kinds/", "speakers/"))]
    assert b'name="kind"' not in made["search.html"]
    left = [facet.plural for facet in facets.in_queries()]
    assert "organs" in left and "kinds" not in left
    with pytest.raises(SourceError, match="、".join([*left, "statuses", "all"])):
        book_settings("title: 选编\nselect: {zzz: [讲话]}\n")
    indexes = book_settings("title: 选编\nselect: {all: true}\n").options.index
    assert "organs" in indexes and "speakers" not in indexes

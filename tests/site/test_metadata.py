import json
from dataclasses import replace
from html import escape

from converters.settings.config import Config, SiteSettings
from converters.site import metadata
from converters.site.citation import Citation, citations
from converters.site.pages import Site
from converters.speech.dates import PartialDate
from tests.make import speech
from tests.site.make import CONFIG, HOSTILE, PDF, PLAIN, SPEECHES, TALK, Page, entries, pages

PAGES = pages(CONFIG, *SPEECHES)
PAGE = Page(PAGES["s/s2.html"])
DATA = json.loads(PAGE.data_blocks[0])


def filled(citation: Citation, **said: str) -> str:
    """A citation as a script fills it."""
    return "".join(
        piece
        if isinstance(piece, str)
        else f"{piece.before}{said[piece.says]}{piece.after}"
        if piece.says in said
        else ""
        for piece in citation.pieces
    )


def test_a_speech_has_the_tags_of_government_sites() -> None:
    assert PAGE.meta["SiteName"] == "选编"
    assert PAGE.meta["SiteDomain"] == "example.org"
    assert PAGE.meta["ArticleTitle"] == TALK.meta.title
    assert PAGE.meta["PubDate"] == "2020-07-08 00:00"
    assert PAGE.meta["ContentSource"] == "西平人大"


def test_a_list_has_the_tags_of_a_column() -> None:
    column = Page(PAGES["years/2020.html"]).meta
    assert {name: column[name] for name in ("ColumnName", "ColumnType")} == {
        "ColumnName": "2020年",
        "ColumnType": "讲话",
    }
    assert {"ColumnDescription", "ColumnKeywords"} <= set(column)


def test_only_a_government_site_has_its_code() -> None:
    assert "SiteIDCode" not in PAGE.meta
    coded = pages(Config("选编", site=SiteSettings(site_id_code="bm14000002")), *SPEECHES)
    assert Page(coded["index.html"]).meta["SiteIDCode"] == "bm14000002"


def test_libraries_and_scholars_find_their_tags() -> None:
    assert PAGE.meta["DC.creator"] == PAGE.meta["citation_author"] == "赵海金"
    assert PAGE.meta["citation_publication_date"] == "2020/07/06"
    assert PAGE.meta["citation_pdf_url"] == "https://example.org/a/files/s2.pdf"
    assert PAGE.meta["DC.subject"] == "代表工作"


def test_what_is_unknown_has_no_tag() -> None:
    bare = Page(PAGES["s/s3.html"]).meta
    assert {"PubDate", "Author", "DC.date", "citation_author"} & set(bare) == set()


def test_the_linked_data_tell_who_spoke_when_and_where_it_was_published() -> None:
    assert DATA["author"] == {"@type": "Person", "name": "赵海金", "jobTitle": "主任"}
    assert (DATA["dateCreated"], DATA["datePublished"]) == ("2020-07-06", "2020-07-08")
    assert (DATA["dateModified"], DATA["version"]) == ("2026-01-02", "2")


def test_hostile_words_cannot_leave_the_linked_data() -> None:
    [entry] = entries(speech(title=HOSTILE + "\u2028"))
    text = metadata.linked_data(entry, PLAIN)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["name"] == HOSTILE + "\u2028"


def test_a_published_speech_is_cited_by_its_address_and_the_day_it_was_read() -> None:
    standard, plain = citations(entries(TALK)[0], CONFIG)
    address = "https://example.org/a/s/s2.html"
    assert standard.words == f"赵海金. 在大会上的讲话[EB/OL]. (2020-07-06). {address}."
    assert filled(standard, accessed="[2026-11-30]") == (
        f"赵海金. 在大会上的讲话[EB/OL]. (2020-07-06)[2026-11-30]. {address}."
    )
    assert plain.words.startswith(
        "赵海金：《在大会上的讲话》，2020年7月6日，载《选编》，编号 s2，第 2 版"
    )


def test_a_speech_without_an_address_is_cited_as_part_of_its_collection() -> None:
    standard, _ = citations(entries(TALK)[0], PLAIN)
    assert standard.words == "赵海金. 在大会上的讲话[G]//某人大. 选编: s2, 2020-07-06."


def test_an_undated_speech_is_cited_by_its_address_without_a_gap() -> None:
    standard, _ = citations(entries(SPEECHES[2])[0], CONFIG)
    address = "https://example.org/a/s/s3.html"
    assert standard.words == f"后一篇[EB/OL]. {address}."
    assert filled(standard, accessed="[2026-11-30]") == (f"后一篇[EB/OL]. [2026-11-30]. {address}.")


def test_a_paragraph_is_cited_with_its_printed_pages_and_its_address() -> None:
    """GB/T 7714 8.8.2: pages stand after the year, before the day of the page and of access."""
    said = {"pages": "2-3", "accessed": "[2026-11-30]", "anchor": "#p17", "paragraph": "17"}
    standard, plain = citations(entries(TALK)[0], CONFIG)
    address = "https://example.org/a/s/s2.html#p17"
    assert filled(standard, **said) == (
        f"赵海金. 在大会上的讲话[EB/OL]. 2020: 2-3(2020-07-06)[2026-11-30]. {address}."
    )
    assert filled(plain, **said).endswith(f"第 2 版，第 2-3 页，第 17 段，{address}。")
    standard, plain = citations(entries(TALK)[0], PLAIN)
    assert filled(standard, **said).endswith("选编: s2, 2020-07-06: 2-3.")
    assert filled(plain, **said).endswith("第 2 版，第 2-3 页，第 17 段。")


def test_the_page_says_of_which_pdf_its_pages_are_and_how_many_there_are() -> None:
    [entry] = entries(TALK)
    tags = dict(metadata.of_speech(entry, CONFIG, (), pages=7))
    assert (tags["citation_firstpage"], tags["citation_lastpage"]) == ("1", "7")
    assert not {"citation_firstpage", "citation_lastpage"} & PAGE.meta.keys()
    paged = Site(CONFIG, entries(TALK)).speech(replace(TALK, pages=(0, 9)), [PDF]).decode()
    note = "页码依第 2 版 PDF，校验 <code>0123 4567 89ab cdef</code>"
    assert (note in paged, note in PAGES["s/s2.html"].decode()) == (True, False)


def test_an_unknown_speaker_and_day_are_left_out_of_a_citation() -> None:
    standard, plain = citations(entries(SPEECHES[2])[0], Config("选编"))
    assert (standard.words, plain.words) == (
        "后一篇[G]//选编: s3.",
        "《后一篇》，载《选编》，编号 s3，第 1 版。",
    )


def test_citations_stand_on_the_page() -> None:
    page = PAGES["s/s2.html"].decode()
    assert escape("赵海金. 在大会上的讲话[EB/OL]. ") in page
    assert '<span data-slot="accessed" data-before="" data-after="" data-dash="-"></span>' in page


BOTH = speech(id="s7", date=PartialDate(2024, 3), speakers=("李明", "王芳"), post="县委书记、县长")


def test_each_of_several_speakers_has_a_tag_of_its_own() -> None:
    tags = list(metadata.of_speech(entries(BOTH)[0], CONFIG, ()))
    for name in ("citation_author", "DC.creator"):
        assert [value for tag, value in tags if tag == name] == ["李明", "王芳"]
    assert dict(tags)["Author"] == "李明、王芳"


def test_the_linked_data_name_several_speakers_and_give_none_of_them_the_post() -> None:
    told = json.loads(metadata.linked_data(entries(BOTH)[0], CONFIG))
    assert told["author"] == [{"@type": "Person", "name": name} for name in ("李明", "王芳")]


def test_a_date_known_in_part_is_told_as_far_as_it_is_known() -> None:
    [entry] = entries(BOTH)
    tags = dict(metadata.of_speech(entry, CONFIG, ()))
    assert (tags["citation_publication_date"], tags["DC.date"]) == ("2024/03", "2024-03")
    assert tags["PubDate"] == ""
    assert json.loads(metadata.linked_data(entry, CONFIG))["dateCreated"] == "2024-03"
    standard, plain = citations(entry, CONFIG)
    assert standard.words.startswith("李明, 王芳. 在大会上的讲话[EB/OL]. (2024-03). http")
    assert plain.words.startswith("李明、王芳：《在大会上的讲话》，2024年3月，载")


def test_a_citation_names_three_and_says_that_there_are_more() -> None:
    [entry] = entries(speech(speakers=("甲", "乙", "丙", "丁")))
    assert citations(entry, CONFIG)[0].words.startswith("甲, 乙, 丙, 等. ")


def test_pages_and_lists_show_a_date_and_speakers_as_they_are_known() -> None:
    made = pages(CONFIG, BOTH, speech(id="s8", date=PartialDate(2024)))
    page, year = made["s/s7.html"].decode(), made["years/2024.html"].decode()
    assert '<time datetime="2024-03">（2024年3月）</time>' in page
    assert page.count("<dt>讲话人</dt>") == 1
    assert [name for name in ("李明", "王芳") if f">{name}</a>" not in page] == []
    assert '<time datetime="2024"><span class="year">2024年</span></time>' in year
    assert year.index(">3月<") < year.index(">未注月份<")
    lists = [text.decode() for path, text in made.items() if path.startswith("speakers/")]
    assert sum("在大会上的讲话" in text for text in lists) == 2

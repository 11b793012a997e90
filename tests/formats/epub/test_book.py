"""A book as an EPUB: the sections of the print in their order, under the numbers of its pages."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from converters.books.fragment import Fragment
from converters.books.volume import Volume
from converters.formats.epub.book import write
from converters.formats.format import BookParts
from converters.settings.compilation import Book
from converters.speech import printed_words
from converters.speech.bare import bare
from converters.speech.model import Change, Source, Speech
from tests.books import written
from tests.books.make import book, member, part
from tests.formats.epub.opened import Opened
from tests.make import own

CHANGES = (Change(date(2021, 1, 2), "更正", "校对", was="声明", now="散会"),)
MEMBERS = (
    member(1, source=Source("a.txt", 1, "某网", date(2020, 3, 6), "http://example.org")),
    member(2, changes=CHANGES),
    member(3),
    member(4, topics=("水利", "代表")),
)
CONTENTS = (
    ("目　录", "编者说明···III", "第一编···1", "在第1次会议上的讲话···3"),
    ("在第2次会议上的讲话···7",),
)


def bound(**options: Any) -> tuple[Book, dict[str, Speech], Volume]:
    """A book of two parts whose speeches have three pages each."""
    of = book(part("第一编", *MEMBERS[:2]), part("第二编", *MEMBERS[2:]), **options)
    texts = written.speeches(of)
    made = written.volume(of, texts)
    spread = {id: _spread(printed_words.lines(text)) for id, text in texts.items()}
    return of, texts, replace(made, fragments={**made.fragments, **spread})


def _spread(lines: Iterable[str]) -> Fragment:
    words = bare("".join(lines))
    return Fragment(b"", ((words[:25],), (words[25:40],), (words[40:],)), ())


def opened(**options: Any) -> Opened:
    _, texts, volume = bound(**options)
    return Opened(write(BookParts(volume, texts, own().plain_design, own().book_style, ())))


def test_sections_stand_in_the_order_of_the_print() -> None:
    assert opened().spine == [
        "cover.xhtml",
        "title-page.xhtml",
        "imprint.xhtml",
        "shuoming.xhtml",
        "nav.xhtml",
        "part-1.xhtml",
        "speech-s1.xhtml",
        "speech-s2.xhtml",
        "part-2.xhtml",
        "speech-s3.xhtml",
        "speech-s4.xhtml",
        "index-speakers.xhtml",
        "index-topics.xhtml",
        "sources.xhtml",
        "errata.xhtml",
    ]


def test_each_page_of_a_speech_is_marked_once_by_the_number_of_the_book() -> None:
    _, _, volume = bound()
    made = opened()
    for id in ("s1", "s2", "s3", "s4"):
        labels = [page.label for page in volume.pages if page.section and page.section.name == id]
        pages = made.pages(f"speech-{id}.xhtml")
        assert list(pages) == labels
        assert list(pages.values()) == [0, 25, 40]


def test_the_list_of_pages_goes_through_the_book() -> None:
    made = opened()
    listed = made.links("page-list")
    marked = [label for name in made.spine for label in made.pages(name)]
    assert [label for label, _ in listed] == marked
    assert len(set(marked)) == len(marked)
    decimal = [int(label) for label in marked if label.isdecimal()]
    assert decimal == sorted(decimal) and decimal[:3] == [1, 3, 4]
    assert [label for label in marked if not label.isdecimal()] == ["I", "II", "III", "V"]


def test_every_link_leads_to_a_place_that_is_there() -> None:
    made = opened()
    links = [to for kind in ("toc", "page-list", "landmarks") for _, to in made.links(kind)]
    links += [node.get("href") for name in made.spine for node in made.tree(name).iter("{*}a")]
    for file, _, anchor in (to.partition("#") for to in links):
        assert file in made.spine
        assert not anchor or anchor in made.anchors(file), (file, anchor)


def test_anchors_bear_the_id_of_their_speech() -> None:
    made = opened()
    ids = [id for name in made.spine for id in made.anchors(name)]
    assert len(ids) == len(set(ids))
    assert {"s1-s1", "s1-p1", "s4-s2"} <= set(ids)


def test_the_contents_lead_to_parts_speeches_and_their_headings() -> None:
    links = opened().links("toc")
    assert links[:5] == [
        ("编者说明", "shuoming.xhtml"),
        ("第一编", "part-1.xhtml"),
        ("在第1次会议上的讲话", "speech-s1.xhtml"),
        ("一、总的要求", "speech-s1.xhtml#s1-s1"),
        ("二、主要任务", "speech-s1.xhtml#s1-s2"),
    ]
    assert [text for text, _ in links[-4:]] == ["讲话人索引", "主题索引", "各篇出处", "勘误表"]


def test_words_are_those_of_the_print() -> None:
    _, texts, volume = bound()
    made = opened()
    for id, text in texts.items():
        assert made.words(f"speech-{id}.xhtml") == bare("".join(printed_words.lines(text)))
    assert made.words("index-topics.xhtml") == "主题索引D代表17S水利17"
    assert made.words("sources.xhtml").startswith(
        "各篇出处在第1次会议上的讲话3某网，2020年3月6日发布"
    )
    (erratum,) = volume.errata
    assert made.words("errata.xhtml").startswith("勘误表页行误正说明在第2次会议上的讲话")
    assert erratum.was in made.words("errata.xhtml")


def test_where_the_title_of_a_part_breaks_is_no_word() -> None:
    of = book(part("第一编　甲|乙", *MEMBERS[:1]))
    texts = written.speeches(of)
    parts = BookParts(written.volume(of, texts), texts, own().plain_design, own().book_style, ())
    assert Opened(write(parts)).words("part-1.xhtml") == "第一编甲乙"


def test_pages_of_the_contents_are_marked_at_their_first_lines() -> None:
    _, texts, volume = bound()
    pages = [p for p in volume.pages if p.section is None or p.section.name != "_contents"]
    first = next(p for p in volume.pages if p.section and p.section.name == "_contents")
    two = [replace(first, index=number, number=5 + number) for number in (0, 1)]
    fragments = {**volume.fragments, "_contents": Fragment(b"", CONTENTS, ())}
    longer = replace(volume, pages=(*pages[:4], *two, *pages[4:]), fragments=fragments)
    made = Opened(write(BookParts(longer, texts, own().plain_design, own().book_style, ())))
    marks = made.pages("nav.xhtml")
    assert list(marks) == ["V", "VI"]
    words = made.words("nav.xhtml")
    assert words[marks["VI"] :].startswith("在第2次会议上的讲话")


def test_a_book_tells_of_its_print_and_makes_nothing_up() -> None:
    made = opened()
    assert made.facts("creator") == made.facts("date") == made.facts("publisher") == []
    assert made.facts("title") == ["讲话选编"]
    assert made.metas("dcterms:modified") == ["2021-01-02T00:00:00Z"]
    assert made.metas("pageBreakSource") == ["《讲话选编》，校验 0123 4567 89ab cdef"]


def test_the_same_volume_gives_the_same_bytes() -> None:
    _, texts, volume = bound()
    parts = BookParts(volume, texts, own().plain_design, own().book_style, ())
    assert write(parts) == write(parts)


def test_an_undivided_book_lists_speeches_at_the_top() -> None:
    of = book(part(None, *MEMBERS[:1]))
    texts = written.speeches(of)
    made = Opened(
        write(BookParts(written.volume(of, texts), texts, own().plain_design, own().book_style, ()))
    )
    top = made.nav.findall(".//{*}nav[1]/{*}ol/{*}li/{*}a")
    assert [a.text for a in top][:2] == ["编者说明", "在第1次会议上的讲话"]

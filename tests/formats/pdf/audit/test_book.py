"""The audit of a book is itself proved: a sound book passes, and each planted fault is found."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from converters import resources
from converters.audit.book_codes import BookCode
from converters.books.volume import Volume
from converters.formats.pdf import book as pdf
from converters.formats.pdf import fragment
from converters.formats.pdf.audit import book as audit
from converters.formats.pdf.audit import codes as speech_codes
from converters.formats.pdf.book import layout
from converters.settings import book_style, compilation
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech.model import Change, Speech, paragraph
from tests.books.make import book, member, part
from tests.conftest import Made
from tests.formats.pdf.audit.test_text_colours import inked
from tests.make import book_settings, circulation

pytestmark = pytest.mark.slow

SETTINGS = """
title: 讲话选编
compiler: 县人大常委会办公室
date: 2021-03
parts:
- {title: 第一编　人大工作, speeches: [s1, s2]}
- {title: 第二编　其他, speeches: [s3]}
options: {headings: true}
"""
STYLE = resources.text("styles/gbt9704.toml")
LOOKS = book_style.read(resources.text("styles/book.toml"))


@dataclass(frozen=True)
class Case:
    """A book with its speeches."""

    book: Book
    speeches: dict[str, Speech]
    volume: Volume
    design: Design

    def findings(self, data: bytes | None = None, **speeches: Speech) -> set[str]:
        if data is None:
            data = pdf.write(self.volume, self.design, LOOKS, ())
        known = self.speeches | speeches
        return {f.code for f in audit.examine(data, self.book, known, self.design).faults}


def speeches(long_speech: Speech) -> dict[str, Speech]:
    changes = (
        Change(date(2021, 1, 2), "更正", "校对", was="特此声明。", now="特此说明。"),
        Change(date(2021, 1, 3), "补充", "补入附件"),
    )
    facts: list[dict[str, Any]] = [
        {"speakers": ("张三",), "organ": "县人大", "topics": ("代表工作", "监督")},
        {"speakers": ("单田芳",), "organ": "县人大", "topics": ("监督",), "changes": changes},
        {"speakers": ("张三",)},
    ]
    made = {}
    for number, own in enumerate(facts, 1):
        title = f"在全县第{number}次乡镇人大工作会议上关于加强和改进人大代表工作的讲话"
        meta = replace(long_speech.meta, id=f"s{number}", title=title, **own)
        made[meta.id] = replace(long_speech, meta=meta)
    return made


drawn = cache(fragment.of_speech)
"""The pages of a speech, which books of other settings have too."""


def case(
    long_speech: Speech, design: Design, settings: str = SETTINGS, *, alike: bool = False
) -> Case:
    """Return a book; if its speeches are to be `alike`, they all have the title of the first."""
    known = speeches(long_speech)
    if alike:
        title = known["s1"].meta.title
        for id, speech in known.items():
            known[id] = replace(speech, meta=replace(speech.meta, title=title))
    book = compilation.resolve(book_settings(settings), [speech.meta for speech in known.values()])
    fragments = {id: drawn(speech, design) for id, speech in known.items()}
    volume = layout.lay_out(book, "0" * 64, (), fragments, design, LOOKS)
    return Case(book, known, volume, design)


@pytest.fixture(scope="module")
def sound(long_speech: Speech, drawn_design: Made) -> Case:
    return case(long_speech, drawn_design(STYLE))


@pytest.mark.parametrize("name", ["gbt9704", "gbt9704-ink", "gbt33476", "reading"])
def test_a_sound_book_has_no_findings(name: str, long_speech: Speech, drawn_design: Made) -> None:
    made = case(long_speech, drawn_design(resources.text(f"styles/{name}.toml")))
    assert made.findings() == set()


@pytest.mark.parametrize(
    "options",
    [
        "sides: 1",
        "recto: false",
        "running_heads: false",
        "page_numbers: false",
        "index: [], errata: false",
    ],
)
def test_a_sound_book_of_any_kind_has_no_findings(
    options: str, long_speech: Speech, drawn_design: Made
) -> None:
    settings = SETTINGS.replace("headings: true", f"headings: true, {options}")
    assert case(long_speech, drawn_design(STYLE), settings).findings() == set()


def test_a_book_without_parts_has_no_findings(long_speech: Speech, drawn_design: Made) -> None:
    settings = "title: 讲话选编\nselect: {all: true}\n"
    assert case(long_speech, drawn_design(STYLE), settings).findings() == set()


def test_a_book_of_speeches_that_have_one_title_has_no_findings(
    long_speech: Speech, drawn_design: Made
) -> None:
    one, *others = (speech.meta.title for speech in speeches(long_speech).values())
    assert one not in others
    made = case(long_speech, drawn_design(STYLE), alike=True)
    assert {speech.meta.title for speech in made.speeches.values()} == {one}
    assert made.findings() == set()


def page(volume: Volume, at: int, **facts: Any) -> Volume:
    pages = list(volume.pages)
    pages[at] = replace(pages[at], **facts)
    return replace(volume, pages=tuple(pages))


def second_page(volume: Volume) -> int:
    """Return the second page of the first speech, a left-hand one."""
    return next(
        at
        for at, page in enumerate(volume.pages)
        if page.section and page.section.name == "s1" and page.index == 1
    )


FURNITURE: list[tuple[Callable[[Volume], Volume], str]] = [
    (lambda v: page(v, second_page(v), head="别的书眉"), BookCode.HEAD),
    (lambda v: page(v, second_page(v), head=None), BookCode.HEAD),
    (lambda v: page(v, second_page(v) - 1, head="开头的书眉"), BookCode.HEAD),
    (lambda v: page(v, second_page(v), folio=False), BookCode.FOLIO),
    (lambda v: page(v, second_page(v), number=99), speech_codes.PdfCode.FOLIO),
]


@pytest.mark.parametrize(("plant", "code"), FURNITURE)
def test_wrong_furniture_is_found(
    plant: Callable[[Volume], Volume], code: str, sound: Case
) -> None:
    data = pdf.write(plant(sound.volume), sound.design, LOOKS, ())
    assert code in sound.findings(data)


def test_words_that_are_not_black_are_found_and_nothing_else_is(sound: Case) -> None:
    data = pdf.write(sound.volume, sound.design, LOOKS, ())
    assert sound.findings(inked(data, b"\n0 g", b"0 0 1 rg")) == {speech_codes.PdfCode.COLOUR}


def test_a_page_on_the_wrong_side_is_found(sound: Case) -> None:
    blank = next(at for at, p in enumerate(sound.volume.pages) if p.section is None and at > 2)
    pages = [*sound.volume.pages[:blank], *sound.volume.pages[blank + 1 :]]
    data = pdf.write(replace(sound.volume, pages=tuple(pages)), sound.design, LOOKS, ())
    assert BookCode.RECTO in sound.findings(data)


def swapped(sound: Case, edit: Callable[[str], str]) -> Volume:
    """Return the volume of a book whose facts are changed behind the back of the audit."""
    known = {
        id: replace(
            speech,
            meta=replace(
                speech.meta,
                title=edit(speech.meta.title),
                speakers=tuple(map(edit, speech.meta.speakers)),
                changes=tuple(
                    replace(change, now=edit(change.now) if change.now else None)
                    for change in speech.meta.changes
                ),
            ),
        )
        for id, speech in sound.speeches.items()
    }
    book = compilation.resolve(book_settings(SETTINGS), [speech.meta for speech in known.values()])
    fragments = {id: sound.volume.fragments[id] for id in known}
    return layout.lay_out(book, "0" * 64, (), fragments, sound.design, LOOKS)


OWN_SECTIONS = [
    ("_contents", "第2次", "第四次", BookCode.CONTENTS),
    ("_index-speakers", "单田芳", "单田方", BookCode.INDEX),
    ("_errata", "特此说明。", "特此。", BookCode.ERRATA),
]


@pytest.mark.parametrize(("name", "old", "new", "code"), OWN_SECTIONS)
def test_a_wrong_entry_is_found(name: str, old: str, new: str, code: str, sound: Case) -> None:
    other = swapped(sound, lambda text: text.replace(old, new))
    wrong = {**sound.volume.fragments, name: other.fragments[name]}
    data = pdf.write(replace(sound.volume, fragments=wrong), sound.design, LOOKS, ())
    assert code in sound.findings(data)


def test_contents_of_a_book_that_has_grown_are_found_to_be_wrong(
    long_speech: Speech, sound: Case
) -> None:
    more = replace(long_speech, blocks=(*long_speech.blocks, paragraph("再讲一点。" * 400)))
    longer = {
        **sound.volume.fragments,
        "s1": fragment.of_speech(replace(more, meta=sound.speeches["s1"].meta), sound.design),
    }
    fragments = {id: longer[id] for id in sound.speeches}
    grown = layout.lay_out(sound.book, "0" * 64, (), fragments, sound.design, LOOKS)
    stale = ("_contents", "_index-speakers", "_index-organs", "_index-topics", "_errata")
    old = {name: sound.volume.fragments[name] for name in stale}
    data = pdf.write(replace(grown, fragments={**grown.fragments, **old}), sound.design, LOOKS, ())
    found = sound.findings(data, s1=replace(more, meta=sound.speeches["s1"].meta))
    assert {BookCode.CONTENTS, BookCode.INDEX, BookCode.ERRATA} <= found


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def relabel(document: pikepdf.Pdf) -> None:
    document.Root.PageLabels = pikepdf.Dictionary(
        Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D)])
    )


def misdirect(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        for annotation in page.get("/Annots", ()):
            goal = annotation.get("/Dest") or annotation.A.D
            goal[0] = document.pages[0].obj
            return


def untag(document: pikepdf.Pdf) -> None:
    del document.Root["/StructTreeRoot"]


def untitle_speech(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        for item in outline.root:
            for child in item.children:
                child.title = "别的讲话"
                return


FILES = [
    (relabel, BookCode.LABEL),
    (misdirect, BookCode.LINK),
    (untitle_speech, BookCode.OUTLINE),
    (untag, BookCode.STANDARD),
]


@pytest.mark.parametrize(("change", "code"), FILES)
def test_a_wrong_file_is_found(
    change: Callable[[pikepdf.Pdf], None], code: str, sound: Case
) -> None:
    data = pdf.write(sound.volume, sound.design, LOOKS, ())
    assert code in sound.findings(changed(data, change))


def test_words_that_are_not_the_speech_are_found_and_the_speech_is_named(sound: Case) -> None:
    other = replace(sound.speeches["s2"], blocks=sound.speeches["s2"].blocks[:-3])
    data = pdf.write(sound.volume, sound.design, LOOKS, ())
    known = sound.speeches | {"s2": other}
    faults = audit.examine(data, sound.book, known, sound.design).faults
    words = next(f for f in faults if f.code == speech_codes.PdfCode.WORDS)
    assert words.message.startswith("《在全县第2次")


def test_a_lost_heading_in_the_outline_is_found(sound: Case) -> None:
    def lose(document: pikepdf.Pdf) -> None:
        with document.open_outline() as outline:
            part = next(item for item in outline.root if item.children)
            del part.children[0].children[1]

    data = pdf.write(sound.volume, sound.design, LOOKS, ())
    assert BookCode.OUTLINE in sound.findings(changed(data, lose))


def circulated(lines: int, number: int) -> Speech:
    meta = member(number, circulation=circulation(secrecy=None, urgency=None, copy_number=None))
    return Speech(meta, (paragraph("短句。"),) * lines)


IMPRINTS = {
    "s1": Speech(member(1), (paragraph("短句。"),)),
    **{f"s{n}": circulated(lines, n) for n, lines in ((2, 8), (3, 26), (4, 30))},
}
BARE = 10
"""The page of the 版记 that has a blank one before it, of s3."""


def with_imprints(design: Design, **options: Any) -> Case:
    """Return a book in which a 版记 stands in each of its places, whatever the options are."""
    texts = [text.meta for text in IMPRINTS.values()]
    of = book(part("第一编", *texts), **{"index": (), **options})
    fragments = {id: fragment.of_speech(speech, design) for id, speech in IMPRINTS.items()}
    return Case(of, IMPRINTS, layout.lay_out(of, "0" * 64, (), fragments, design, LOOKS), design)


@pytest.mark.parametrize("options", [{}, {"recto": False}, {"sides": 1}, {"page_numbers": False}])
def test_every_imprint_stands_on_an_even_page_of_the_book(
    options: dict[str, Any], drawn_design: Made
) -> None:
    case = with_imprints(drawn_design(STYLE), **options)
    assert case.findings() == set()
    last = {page.section.name: page for page in case.volume.pages if page.section}
    if options.get("sides") != 1:
        assert [last[id].number % 2 for id in ("s2", "s3", "s4")] == [0, 0, 0]
    assert pdf.write(case.volume, case.design, LOOKS) == pdf.write(case.volume, case.design, LOOKS)


def test_an_imprint_on_an_odd_page_and_a_number_after_a_blank_one_are_found(
    drawn_design: Made,
) -> None:
    design = drawn_design(STYLE)
    anywhere = drawn_design(STYLE.replace("even_page = true", "even_page = false"))
    odd = replace(with_imprints(anywhere, recto=False), design=design)
    assert speech_codes.PdfCode.IMPRINT in odd.findings()
    case = with_imprints(design)
    pages = [replace(page, folio=page.folio or page.number == BARE) for page in case.volume.pages]
    numbered = replace(case, volume=replace(case.volume, pages=tuple(pages)))
    assert BookCode.FOLIO in numbered.findings()

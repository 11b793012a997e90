from dataclasses import replace
from datetime import date
from typing import Any

from converters.books import wording
from converters.books.entries import Erratum, Target
from converters.books.fragment import CellPlace
from converters.settings.compilation import Book, Settings
from converters.settings.internal_imprint import InternalImprint
from converters.speech.model import Source
from tests.books.make import book, member, part

DIGEST = "0123456789abcdef" * 4


def settings(**said: Any) -> Settings:
    known: dict[str, Any] = {
        "subtitle": "二十九篇",
        "compiler": "县人大常委会办公室",
        "publisher": "某县人大",
        "date": "2020-12",
        "edition": "第一版",
        "note": "内部资料",
    }
    return Settings(name="a", title="讲话选编", chapters=(), **{**known, **said})


def rows(of: Book, characters: int = 12_345) -> dict[str, str]:
    imprint = wording.imprint(of, DIGEST, characters)
    return {row.label: row.value for row in imprint.rows}


def test_a_cover_says_title_subtitle_compiler_publisher_and_month() -> None:
    cover = wording.cover(settings())
    assert list(cover.lines()) == [
        *("讲话选编", "——二十九篇", "县人大常委会办公室　编", "某县人大", "二〇二〇年十二月")
    ]
    assert wording.title_page(settings()) == cover


def test_a_cover_says_nothing_that_the_settings_do_not() -> None:
    bare = wording.cover(Settings(name="a", title="讲话|选编", chapters=()))
    assert list(bare.lines()) == ["讲话选编"]


def test_a_compiler_who_is_said_to_compile_is_left_alone() -> None:
    assert wording.cover(settings(compiler="县人大编印")).foot[0] == "县人大编印"


def test_the_imprint_tells_what_is_known_and_nothing_else() -> None:
    of = book()
    assert list(rows(of)) == ["书名", "篇数", "字数", "内容校验", "制作软件"]
    told = rows(replace(of, settings=settings(date="2020-12-31")))
    assert told["书名"] == "讲话选编——二十九篇"
    assert (told["编者"], told["编印"]) == ("县人大常委会办公室", "某县人大")
    assert (told["版次"], told["日期"]) == ("第一版", "2020年12月31日")
    assert (told["篇数"], told["字数"]) == ("4篇", "1.2万字")
    assert told["内容校验"] == "0123 4567 89ab cdef"
    assert wording.imprint(replace(of, settings=settings()), DIGEST, 1).note == "内部资料"


INSIDE = InternalImprint("准印证号：豫001", "县人大代表", "县印刷厂", "2024-01-05", "500", "3")


def test_the_cover_of_a_book_for_people_inside_bears_its_permit() -> None:
    whole = settings(internal_imprint=INSIDE)
    assert wording.cover(whole).marks == ("内部资料，免费交流", "准印证号：豫001")
    assert next(wording.cover(whole).lines()) == "内部资料，免费交流"
    assert wording.title_page(whole).marks == ()
    assert wording.cover(settings()).marks == ()


def test_the_imprint_tells_which_speeches_only_had_typos_mended() -> None:
    of = replace(book(), silent={"s1": 2, "s9": 3})
    title = of.speeches[0].title
    assert rows(of)["改正错字"] == f"《{title}》第2版"
    many = {meta.id: 2 for meta in of.speeches}
    assert rows(replace(of, silent=many))["改正错字"].endswith("第2版等4篇")


def test_a_book_that_lacks_something_is_called_a_proof_on_cover_and_imprint() -> None:
    half = settings(internal_imprint=replace(INSIDE, permit=None, print_run=None))
    assert wording.cover(half).marks == ("内部资料，免费交流", "校样")
    told = rows(replace(book(), settings=half))
    assert next(iter(told.items())) == ("校样", "缺少准印证号、印数，补齐之前不能印发")
    assert not {"准印证号", "印数"} & told.keys()


def test_the_imprint_of_a_book_for_people_inside_tells_of_its_printing() -> None:
    told = rows(replace(book(), settings=settings(internal_imprint=INSIDE)))
    assert list(told)[:10] == [
        *("书名", "编者", "编印单位", "版次", "日期"),
        *("准印证号", "发送对象", "印刷单位", "印刷日期", "印数"),
    ]
    assert (told["准印证号"], told["印刷日期"]) == ("豫001", "2024年1月5日")
    assert (told["印数"], told["期号"]) == ("500册", "第3期")
    worded = settings(internal_imprint=replace(INSIDE, print_run="300本", issue="增刊"))
    told = rows(replace(book(), settings=worded))
    assert (told["印数"], told["期号"]) == ("300本", "增刊")


def test_sources_are_summed_up_by_publisher() -> None:
    def summed(*sources: Source | None, **options: Any) -> str | None:
        members = [member(n, source=source) for n, source in enumerate(sources, 1)]
        return wording.sources_text(book(part(None, *members), **options))

    assert summed(None, Source()) is None
    assert summed(Source("a.txt", 1), Source("a.txt", 2)) is None
    four = [Source(publisher=name) for name in "甲乙丙丁"]
    assert summed(*four, None, Source("a.txt")) == (
        "据甲、乙、丙等4家发布的文本整理，另有2篇未注明出处，详见书末“各篇出处”"
    )
    assert summed(Source(posted=date(2020, 1, 1)), sources=False) == "据网上文本整理"


def test_a_title_of_a_part_is_set_apart_from_its_number() -> None:
    assert wording.part_title("第一编　人大工作", "1篇") == wording.PartTitle(
        "第一编", "人大工作", "1篇"
    )
    assert wording.part_title("人大工作", None).number is None
    assert wording.part_title("　工作", None).title == "　工作"


def test_a_row_of_the_errata_tells_what_is_missing() -> None:
    row = Erratum("题", Target("s1", 1, "2"), 3, "误字", "正字", "更正：改字")
    assert wording.erratum_cells(row) == ("2", "3", "误字", "正字", "更正：改字")
    assert wording.erratum_cells(replace(row, was="", line=None))[1:4] == ("—", "（无）", "正字")
    cell = replace(row, line=None, cell=CellPlace(1, 3, 2))
    assert wording.erratum_cells(cell)[1::3] == ("表", "（表第3行第2列）更正：改字")
    assert wording.erratum_cells(replace(row, now=""))[2:4] == ("误字", "（删去）")
    assert wording.erratum_cells(replace(row, was="", now=""))[2:4] == ("—", "—")


def test_characters_are_counted_without_spaces() -> None:
    assert wording.characters([[["题　目", "一、 二"], []], [["三。"]]]) == 7

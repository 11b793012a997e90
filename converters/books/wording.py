"""What the sections of a book's own say: cover, title page, imprint and tables, in PDF and DOCX."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from converters import __version__
from converters.books.entries import Erratum, Lines, source_lines
from converters.books.fragment import CellPlace
from converters.settings import internal_imprint
from converters.settings.compilation import Book, Settings
from converters.settings.internal_imprint import InternalImprint
from converters.speech import edition, hanzi, printed_words
from converters.speech.model import WIDE_SPACE, Source, unbroken

IMPRINT = "版本记录"
ERRATA_HEAD = ("页", "行", "误", "正", "说明")
BETWEEN_NUMBERS = "、"
"""Between the page numbers of an entry of an index."""
BEFORE_NUMBERS = WIDE_SPACE
"""Between a name in an index and its first number."""
SOFTWARE = f"汇编（Huibian）{__version__}"

_COMPILED = "编"
_NO_WORD = "—"
_IN_TABLE = "表"
_NOT_BEFORE = "（无）"
_NO_LONGER = "（删去）"
_DASH = "——"
_TEN_THOUSAND = 10_000
_NAMED_PUBLISHERS = 3
_NAMED_EDITIONS = 3


@dataclass(frozen=True, slots=True)
class Opening:
    """A cover (封面) or title page (扉页); its lines from top to bottom."""

    title: str
    """A `|` in it breaks the line and is not printed."""
    subtitle: str | None
    foot: tuple[str, ...]
    """Who compiled and who printed it, and when, as far as the settings tell."""
    marks: tuple[str, ...] = ()
    """What stands over the title of a book for people inside."""

    def lines(self) -> Iterator[str]:
        """Yield the words, the title on one line."""
        yield from self.marks
        yield unbroken(self.title)
        yield from (self.subtitle,) if self.subtitle else ()
        yield from self.foot


@dataclass(frozen=True, slots=True)
class ColophonRow:
    """One fact of the imprint."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Colophon:
    """The imprint (版本记录): only what is known, no CIP, ISBN or price (GB/T 12450 §4.2)."""

    title: str
    rows: tuple[ColophonRow, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class PartTitle:
    """The title page of a part (分编标题页)."""

    number: str | None
    """第一编, if the title has a wide space after it."""
    title: str
    note: str | None


def cover(settings: Settings) -> Opening:
    """Return the cover: title, subtitle, compiler, publisher, and the month in hanzi.

    >>> cover(Settings("a", "讲话选编", (), compiler="编辑组", date="2020-12")).foot
    ('编辑组　编', '二〇二〇年十二月')
    """
    return replace(title_page(settings), marks=tuple(internal_marks(settings)))


def title_page(settings: Settings) -> Opening:
    """Return the title page; it says what the cover says (图书编校质量差错认定细则 §52, §53).

    The marks of a book for people inside are asked for on the cover alone.
    """
    named = (_compiler(settings), settings.publisher)
    month = month_text(settings.date) if settings.date else None
    return Opening(settings.title, _subtitle(settings), tuple(filter(None, (*named, month))))


def internal_marks(settings: Settings) -> Iterator[str]:
    """Yield what the cover of a book for people inside bears (内部资料性出版物管理办法 art. 14)."""
    inside = settings.internal_imprint
    if inside is None:
        return
    yield internal_imprint.FREE
    if inside.permit:
        yield f"{internal_imprint.LABELS['permit']}：{_permit(inside.permit)}"
    if settings.lacking:
        yield internal_imprint.PROOF


def imprint(book: Book, digest: str, characters: int) -> Colophon:
    """Return the imprint; `digest` is the sha256 of the sources, `characters` the printed ones."""
    settings = book.settings
    inside = settings.internal_imprint
    publisher = internal_imprint.LABELS[internal_imprint.PUBLISHER]
    facts = {
        internal_imprint.PROOF: lacking_text(settings),
        "书名": settings.plain_title + (_subtitle(settings) or ""),
        "编者": settings.compiler,
        publisher if inside else "编印": settings.publisher,
        "版次": settings.edition,
        "日期": hanzi.written_date_text(settings.date) if settings.date else None,
        **(internal_facts(inside) if inside else {}),
        "篇数": f"{len(book.speeches)}篇",
        "字数": count_text(characters),
        "出处": sources_text(book),
        "改正错字": silent_text(book),
        "内容校验": edition.check_value(digest),
        "制作软件": SOFTWARE,
    }
    rows = tuple(ColophonRow(label, value) for label, value in facts.items() if value)
    return Colophon(IMPRINT, rows, settings.note)


def internal_facts(inside: InternalImprint) -> dict[str, str | None]:
    """Return what a book for people inside tells of its printing, by label.

    >>> found = internal_facts(InternalImprint(printed="2024-01-05", print_run="500", issue="3"))
    >>> found["印刷日期"], found["印数"], found["期号"]
    ('2024年1月5日', '500册', '第3期')
    """
    told = {
        "permit": inside.permit and _permit(inside.permit),
        "readers": inside.readers,
        "printer": inside.printer,
        "printed": inside.printed and hanzi.written_date_text(inside.printed),
        "print_run": _counted(inside.print_run, "", "册"),
        "issue": _counted(inside.issue, "第", "期"),
    }
    return {internal_imprint.LABELS[name]: value for name, value in told.items()}


def lacking_text(settings: Settings) -> str | None:
    """Return what a book for people inside has still to tell; None if nothing."""
    if not settings.lacking:
        return None
    labels = [internal_imprint.LABELS[name] for name in settings.lacking]
    return f"缺少{BETWEEN_NUMBERS.join(labels)}，补齐之前不能印发"


def part_title(title: str, note: str | None) -> PartTitle:
    """Return what the title page of a part says, its number apart.

    >>> part_title("第一编　人大工作", None).number
    '第一编'
    """
    number, space, rest = title.partition(WIDE_SPACE)
    if space and number and rest.strip():
        return PartTitle(number, rest.strip(), note)
    return PartTitle(None, title, note)


def erratum_cells(erratum: Erratum) -> tuple[str, str, str, str, str]:
    """Return the cells of a row of the errata, in the order of `ERRATA_HEAD`."""
    was, now = erratum.was, erratum.now
    told = bool(was or now)
    return (
        erratum.target.label,
        str(erratum.line) if erratum.line else (_IN_TABLE if erratum.cell else _NO_WORD),
        was or (_NOT_BEFORE if told else _NO_WORD),
        now or (_NO_LONGER if told else _NO_WORD),
        cell_place(erratum.cell) + erratum.note if erratum.cell else erratum.note,
    )


def cell_place(cell: CellPlace) -> str:
    """Return where in the tables of a speech a cell is.

    >>> cell_place(CellPlace(1, 3, 2)), cell_place(CellPlace(2, 1, 1))
    ('（表第3行第2列）', '（第2张表第1行第1列）')
    """
    table = "表" if cell.table == 1 else f"第{cell.table}张表"
    return f"（{table}第{cell.row}行第{cell.column}列）"


def characters(speeches: Iterable[Lines]) -> int:
    """Return how many characters the printed lines of speeches have, spaces left out."""
    return sum(
        len("".join(line.split())) for pages in speeches for lines in pages for line in lines
    )


def count_text(count: int) -> str:
    """Return a number of characters as an imprint tells it.

    >>> count_text(8512), count_text(123_456)
    ('8512字', '12.3万字')
    """
    return f"{count}字" if count < _TEN_THOUSAND else f"{count / _TEN_THOUSAND:.1f}万字"


def month_text(written: str) -> str:
    """Return the month of a date in hanzi, as covers have it.

    >>> month_text("2020-12"), month_text("2021-01-31")
    ('二〇二〇年十二月', '二〇二一年一月')
    """
    year, month = written.split("-")[:2]
    digits = "".join(hanzi.DIGITS[int(digit)] for digit in year)
    return f"{digits}年{hanzi.to_number(int(month))}月"


def sources_text(book: Book) -> str | None:
    """Return in one sentence where the speeches were found; None if none tells it."""
    found = [meta.source for meta in book.speeches if meta.source and source_lines(meta)]
    if not found:
        return None
    parts = [_found_in(found)]
    if missing := len(book.speeches) - len(found):
        parts.append(f"另有{missing}篇未注明出处")
    if book.settings.options.sources:
        parts.append("详见书末“各篇出处”")
    return "，".join(parts)


def silent_text(book: Book) -> str | None:
    """Return which speeches are editions that only mend typos, of which no correction tells."""
    found = [meta for meta in book.speeches if meta.id in book.silent]
    if not found:
        return None
    named = [
        f"《{printed_words.title(meta)}》第{book.silent[meta.id]}版"
        for meta in found[:_NAMED_EDITIONS]
    ]
    more = f"等{len(found)}篇" if len(found) > _NAMED_EDITIONS else ""
    return "、".join(named) + more


def _found_in(sources: Sequence[Source]) -> str:
    publishers = list(dict.fromkeys(s.publisher for s in sources if s.publisher))
    if not publishers:
        return "据网上文本整理"
    named = "、".join(publishers[:_NAMED_PUBLISHERS])
    more = f"等{len(publishers)}家" if len(publishers) > _NAMED_PUBLISHERS else ""
    return f"据{named}{more}发布的文本整理"


def _permit(written: str) -> str:
    """Return the number of a permit without the words for what it is.

    >>> _permit("准印证号：（豫）内资准字2024001号")
    '（豫）内资准字2024001号'
    """
    return written.removeprefix(internal_imprint.LABELS["permit"]).lstrip("：: ")


def _counted(written: str | None, before: str, after: str) -> str | None:
    """Return a bare number with its measure word, all else as it is written."""
    return f"{before}{written}{after}" if written and written.isdecimal() else written


def _compiler(settings: Settings) -> str | None:
    """Return the compiler with the word for what was done (著作方式, GB/T 12450)."""
    name = settings.compiler
    if name is None or name.endswith((_COMPILED, "编印", "编写", "编辑")):
        return name
    return f"{name}{WIDE_SPACE}{_COMPILED}"


def _subtitle(settings: Settings) -> str | None:
    return f"{_DASH}{settings.subtitle.lstrip('—')}" if settings.subtitle else None

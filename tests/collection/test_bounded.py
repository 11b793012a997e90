"""A file that asks for all of the machine costs a sentence, and nothing else."""

import resource
from collections.abc import Callable

import pytest

from converters.collection import bounded, imports
from converters.collection.usage import Usage
from converters.errors import SourceError, UnforeseenError
from converters.importing.reading import decode
from converters.readers import pdf
from converters.readers.office import OldFile
from converters.readers.raw import RawText
from tests.collection import bombs
from tests.readers.pdf.test_pdf import PARAGRAPHS, printed


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the memory and one second: the same bounds, sooner reached."""
    monkeypatch.setattr(bounded, "MEMORY", 64 << 20)
    monkeypatch.setattr(bounded, "_SECONDS", 1)


def read(data: bytes, name: str = "a") -> RawText:
    return decode(data, name, bounds=bounded.bounds())


def test_a_good_file_is_read_as_it_would_be_without_bounds(narrow: None) -> None:
    for data in (printed(PARAGRAPHS), bombs.paragraphs(500), bombs.elements(500)):
        assert read(data) == decode(data, "a")


BOMBS: dict[str, Callable[[], bytes]] = {
    "a page that unpacks": lambda: bombs.unpacking(200),
    "a predictor of long rows": lambda: bombs.predicted(10**9),
    "runs within a packed stream": lambda: bombs.run_length(200),
    "forms within forms": lambda: bombs.nested_forms(9),
    "glyphs without end": bombs.mapped,
    "paragraphs without end": lambda: bombs.paragraphs(300_000),
    "a web page of nothing but tags": lambda: bombs.elements(1_000_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("made", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_told_in_a_sentence(made: Callable[[], bytes], narrow: None) -> None:
    with pytest.raises(SourceError) as told:
        read(made())
    assert str(told.value).endswith("。")


HARMLESS: dict[str, Callable[[], bytes]] = {
    "a font in a ring": bombs.ring_of_fonts,
    "pages in a ring": bombs.ring_of_pages,
    "parts without end": lambda: bombs.docx(bombs.document("字"), 20_000),
    "a size that is not true": lambda: bombs.lying(bombs.paragraphs(1000)),
    "archives in archives": lambda: bombs.nested(bombs.paragraphs(9)),
    "more lines than a book": lambda: bombs.paragraphs(25_002),
}


@pytest.mark.slow
@pytest.mark.parametrize("made", HARMLESS.values(), ids=HARMLESS)
def test_what_is_odd_and_small_is_told_in_a_sentence(made: Callable[[], bytes]) -> None:
    with pytest.raises(SourceError) as told:
        read(made())
    assert str(told.value).endswith("。")


def within(read: Callable[[], RawText]) -> RawText:
    return bounded.bounds().within(read)


def endless() -> RawText:
    while True:
        pass


def greedy() -> RawText:
    return RawText("字" * (1 << 30))


def dying() -> RawText:
    raise SystemExit(9)


@pytest.mark.slow
@pytest.mark.parametrize("work", [endless, greedy, dying])
def test_however_a_child_ends_there_is_a_sentence(
    work: Callable[[], RawText], narrow: None
) -> None:
    with pytest.raises(SourceError, match="内存或时间"):
        within(work)


def test_our_own_limits_stay_as_they_are(narrow: None) -> None:
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)
    before = [resource.getrlimit(kind) for kind in kinds]
    with pytest.raises(SourceError):
        within(greedy)
    assert [resource.getrlimit(kind) for kind in kinds] == before


def test_what_nobody_foresaw_comes_with_its_trace() -> None:
    def wrong() -> RawText:
        raise LookupError("no such thing")

    with pytest.raises(UnforeseenError, match="no such thing"):
        within(wrong)


def test_a_page_that_was_read_grants_time_for_the_next() -> None:
    bounds = bounded.bounds()

    def limit() -> RawText:
        bounds.grant(3000)
        bounds.grant(2500)
        return RawText(str(resource.getrlimit(resource.RLIMIT_CPU)[0]))

    assert bounds.within(limit).text == str(bounded._SECONDS + 5)


@pytest.mark.slow
def test_no_file_grants_more_than_it_can_hold() -> None:
    granted: list[int] = []
    data = printed(PARAGRAPHS * 30)
    pdf.read(data, granted.append)
    assert len(granted) > 3
    assert sum(granted) <= len(data)
    assert max(granted) <= 5000


def old(hanzi: int = 0, size: int = 0) -> OldFile:
    return OldFile(bytes(size), ".doc", "", hanzi)


def test_libreoffice_is_granted_time_for_words_that_are_there() -> None:
    small, large = bounded.of_office(old()), bounded.of_office(old(hanzi=1_000_000))
    assert large.seconds > 4 * small.seconds
    assert large.memory == small.memory


def test_pictures_get_little_time() -> None:
    assert bounded.of_office(old(size=32 << 20)).seconds < 10


@pytest.mark.slow
@pytest.mark.parametrize("most", [Usage(1 << 20, 60), Usage(4 << 30, 0.1)])
def test_libreoffice_is_ended_when_it_takes_too_much(
    most: Usage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "_OFFICE", most)
    convert = imports.to_docx()
    assert convert is not None
    with pytest.raises(SourceError, match="内存或时间"):
        convert(OldFile(b"{\\rtf1\\ansi " + b"x\\par " * 20_000 + b"}", ".rtf", "", 0))

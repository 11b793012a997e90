"""Whatever bytes stand where settings are wanted: a sentence with its line, and never more."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters import resources
from converters.errors import HuibianError, SourceError
from converters.readers import markdown as reader
from converters.settings import book_style, fonts, schema, style
from tests.effort import effort
from tests.make import book_settings, collection_settings

STANDARD, BOOK, FONTS = (
    resources.text(f"styles/{name}.toml") for name in ("gbt9704", "book", "fonts")
)
ROLES = fonts.read(FONTS).roles
N = 2_000


def based(text: str) -> object:
    return style.read(text, lambda name: style.tables(STANDARD), ROLES)


def of_front(text: str) -> object:
    return reader.read(
        f"---\nid: s1\ntitle: 题\n{text}\n---\n\n现在开会。\n".encode(errors="replace")
    )


READERS: dict[str, tuple[Callable[[str], object], str]] = {
    "front": (of_front, "date: 2024-01-02\ntopics: [甲, 乙]\nsource: {file: x, part: 1}\n"),
    "config": (collection_settings, "title: 选编\nstyle: gbt9704\nsite: {icp: 甲}\n"),
    "book": (
        book_settings,
        "title: 书\ndate: 2020-12\nparts:\n  - title: 一\n    speeches: [s1]\n",
    ),
    "style": (based, STANDARD),
    "based": (based, 'base = "gbt9704"\n[grid]\nlines = 20\n'),
    "bookstyle": (lambda text: book_style.read(text, ROLES), BOOK),
    "fonts": (fonts.read, FONTS),
}
PIECES = st.sampled_from(
    [
        *(
            "\n",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            '"',
            "'",
            "&a ",
            "*a",
            " #",
            "|",
            ">",
            "\t",
            "<<: ",
        ),
        *('"\\x00"', '"\\n"', "!!python/object:os.system ", "---\n", "...\n", "\ufeff", "\u202e"),
        *(
            "? ",
            "%",
            "@",
            "nan",
            "inf",
            "1e999",
            "9" * 5000,
            "0x1",
            "true",
            "null",
            "~",
            "-1",
            "1.5",
        ),
        *("2021-02-30", "'''", '"""', "[[", "]]", "\x85", "\r", "\x00", "：", "，", "a" * 3000),
    ]
)
PLACES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), PIECES), min_size=1, max_size=4)


def spoilt(text: str, places: list[tuple[float, int, str]]) -> str:
    for share, taken, piece in places:
        at = int(share * len(text))
        text = text[:at] + piece + text[at + taken :]
    return text


def told(read: Callable[[str], object], text: str) -> list[HuibianError]:
    """Return the faults that are told; whatever else is raised fails the test."""
    try:
        read(text)
    except HuibianError as fault:
        assert all(str(each).startswith("第 ") for each in fault.each)
        return list(fault.each)
    return []


@pytest.mark.parametrize("kind", READERS)
@given(PLACES)
@settings(max_examples=effort(15, 30))
def test_settings_that_are_spoilt_are_read_or_told(
    kind: str, places: list[tuple[float, int, str]]
) -> None:
    read, text = READERS[kind]
    told(read, spoilt(text, places))


@pytest.mark.parametrize("kind", READERS)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
@settings(max_examples=effort(15, 30))
def test_whatever_stands_for_settings_is_read_or_told(kind: str, text: str) -> None:
    told(READERS[kind][0], text)


HUGE = {
    "brackets": "topics: " + "[" * N,
    "pairs of brackets": "topics: " + "[" * N + "]" * N,
    "lines of brackets": "topics:\n" + "".join(f"{' ' * depth}- [\n" for depth in range(150)),
    "toml brackets": "a = " + "[\n" * N + "]\n" * N,
    "dots": "a." * N + "a = 1",
    "laughs": "a0: &a0 [x, x]\n"
    + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 90)),
    "itself": "topics: &a [*a]",
    "unknown keys": "".join(f"k{n}: 1\n" for n in range(N)),
    "repeated keys": "title: 1\n" * N,
    "blocks": "a: |\n" * N,
    "mixed": "topics:\n" + "- a\n- [b]\n" * N,
    "quotes without end": 'topics: ["' + '\\"' * N,
    "blanks": "title: a" + " " * N + "b",
    "line feeds": "\n" * 10 * N,
    "zero widths": "\u200b\n" * N,
    "one word": "title: " + "甲" * 100 * N,
    "too much": "# 记\n" * 500 * N,
    "too many lines": "a\n" * 60_001,
    "a list without brackets": "speaker: " + "、" * 30 * N,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_settings_of_any_size_end_in_few_sentences(text: str) -> None:
    for read, _ in READERS.values():
        assert len(told(read, text)) <= 45


@pytest.mark.parametrize(
    "value", ["nan", "inf", '"a\\u0001"', '"a\\u202e"', '"a\\n"', "[1, nan]", "5"]
)
def test_a_style_with_a_value_that_is_none_is_told_with_its_line(value: str) -> None:
    with pytest.raises(SourceError) as fault:
        based(f'base = "gbt9704"\n\n[grid]\nlines = {value if value != "5" else "[5]"}\n')
    assert fault.value.line == 4


@pytest.mark.parametrize(
    "text", ["grid = 5", "[[grid]]\nlines = 20", "[grid.lines]\nx = 1", "elements = []"]
)
def test_a_style_with_a_table_of_the_wrong_kind_is_told(text: str) -> None:
    assert told(based, f'base = "gbt9704"\n{text}\n')


def test_faults_without_number_are_told_by_their_first_ones() -> None:
    document = schema.read_yaml("title: 题\n" + "x: 1\n" * 100, "config")
    assert len(document.faults) == 21
    assert "还有" in document.faults[-1].reason


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("topics: [&a 甲]", "引用"),
        ("topics: [甲, *a]", "引用"),
        ("topics: [!!python/object:os.system 甲]", "标记"),
        ("topics: [! 甲]", "标记"),
        ("!x topics: [甲]", "标记"),
    ],
)
def test_what_yaml_would_take_away_from_the_words_is_told(written: str, said: str) -> None:
    (fault,) = told(of_front, written)
    assert (said in str(fault), "第 4 行" in str(fault)) == (True, True)


@pytest.mark.parametrize("words", ["&a 甲", "*a", "!!python/object:os.system [x]", "!甲"])
def test_where_free_words_stand_they_stay_words(words: str) -> None:
    assert (
        reader.read(f"---\nid: s1\ntitle: 题\nplace: {words}\n---\n\n字。\n".encode()).meta.place
        == words
    )

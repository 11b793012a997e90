"""Laws of the grams: which are kept follows from the run alone, and no run is without one."""

from hypothesis import given
from hypothesis import strategies as st

from converters.site import grams
from converters.site.grams import EDGE, GRAM, RUN, WINDOW

CHARACTERS = "一二的\n9a㐀𠮷\U0010ffff"
texts = st.text(CHARACTERS, max_size=80)
runs = st.text(CHARACTERS.replace(EDGE, ""), min_size=RUN, max_size=RUN)


def hash_of(gram: str) -> int:
    """The hash of a gram, taken character by character."""
    weights = [pow(grams._FACTOR, n + 1, 1 << grams._WEIGHT) for n in range(GRAM)]
    total = sum(ord(char) * weight for char, weight in zip(gram, weights, strict=True))
    return total >> grams._MIXED & 0x7FFFFFFF


def plainly(text: str) -> list[tuple[int, int, int]]:
    """What `grams` yields, found run by run."""
    found: dict[tuple[int, int], list[int]] = {}
    for at in range(len(text) - RUN + 1):
        if EDGE not in text[at : at + RUN]:
            hashes = [(hash_of(text[n : n + GRAM]), n) for n in range(at, at + WINDOW)]
            found.setdefault(min(hashes), []).append(at)
    return [(gram, own[0], len(own)) for (gram, _), own in found.items()]


@given(texts)
def test_all_at_once_gives_what_run_by_run_gives(text: str) -> None:
    assert list(grams.grams(text)) == plainly(text)


@given(st.lists(texts, max_size=4))
def test_every_run_has_one_gram(papers: list[str]) -> None:
    text = EDGE.join(papers)
    having = [at for _, first, count in grams.grams(text) for at in range(first, first + count)]
    wanted = [n for n in range(len(text) - RUN + 1) if EDGE not in text[n : n + RUN]]
    assert having == wanted


@given(texts, runs, texts)
def test_a_run_has_the_same_gram_in_every_text(before: str, run: str, after: str) -> None:
    [(own, _, _)] = grams.grams(run)
    around = grams.grams(before + run + after)
    assert own in [gram for gram, first, n in around if first <= len(before) < first + n]


@given(st.text(CHARACTERS, max_size=RUN - 1))
def test_what_is_shorter_than_a_run_has_none(text: str) -> None:
    assert list(grams.grams(text)) == []


def test_the_hash_is_the_same_in_every_process() -> None:
    assert list(grams.grams("习近平新时代中国特色社会主义思想")) == [(54189176, 0, 1)]

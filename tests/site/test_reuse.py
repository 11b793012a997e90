"""Laws of the words that travel: nothing missed, nothing wrong, by steps as at once."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from converters.site import reuse
from converters.site.grams import RUN
from converters.site.reuse import Table

LONG = "习近平新时代中国特色社会主义思想"
PIECES = [
    LONG,
    LONG[:-1],
    "以" + LONG,
    "团结在党中央周围为实现中国梦而奋斗",
    "一",
    "二三",
    "和" * 9,
    "𠮷" + LONG[1:],
]
paragraphs = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
texts = st.lists(st.lists(paragraphs, max_size=3), min_size=1, max_size=5)


def flat(papers: Iterable[list[str]]) -> dict[int, str]:
    return {number: reuse.folded(paper) for number, paper in enumerate(papers)}


def runs_of(text: str) -> set[str]:
    return {run for paragraph in reuse.paragraphs(text) for run in reuse.runs(paragraph)}


def speeches_by_run(own: dict[int, str]) -> dict[str, tuple[int, ...]]:
    """Every run with the speeches that have it, by a plain search."""
    every = {run for text in own.values() for run in runs_of(text)}
    return {run: tuple(n for n, text in own.items() if run in text) for run in every}


def shared(own: dict[int, str]) -> dict[str, tuple[int, ...]]:
    return {run: having for run, having in speeches_by_run(own).items() if len(having) > 1}


@given(texts)
def test_every_run_that_speeches_share_is_in_a_formula_of_the_same_speeches(
    papers: list[list[str]],
) -> None:
    own = flat(papers)
    table = reuse.found(own).table
    for run, having in shared(own).items():
        assert any(run in formula and table[formula] == having for formula in table)


@given(texts)
def test_a_formula_is_in_the_speeches_it_names_and_in_no_others(papers: list[list[str]]) -> None:
    own = flat(papers)
    for formula, having in reuse.found(own).table.items():
        assert len(formula) >= RUN
        assert len(having) > 1
        assert having == tuple(n for n, text in own.items() if formula in text)


@given(texts)
def test_a_formula_is_as_long_as_all_its_places_allow(papers: list[list[str]]) -> None:
    own = flat(papers)
    for formula in reuse.found(own).table:
        around = [
            (text[at - 1], text[at + len(formula)])
            for text in own.values()
            for at in range(len(text))
            if text.startswith(formula, at)
        ]
        for side in zip(*around, strict=True):
            assert len(set(side)) > 1 or side[0] == "\n"


planted = st.lists(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x5000), min_size=RUN, unique=True
)


@given(planted.map("".join), st.text("戊己庚", max_size=20), st.text("辛壬", max_size=20))
def test_a_planted_run_is_found_whole(planted: str, before: str, after: str) -> None:
    own = flat([["另一段", f"{before}“{planted}”，{after}"], [f"{after}{planted}。", before]])
    (folded,) = reuse.paragraphs(reuse.folded([planted]))
    assert any(folded in formula for formula in reuse.found(own).table)


@given(paragraphs, st.data())
def test_a_formula_is_shown_as_it_is_printed(words: str, data: st.DataObject) -> None:
    printed = "，“".join(words)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    shown = reuse.printed(printed, start, end)
    assert reuse.paragraphs(reuse.folded([shown])) == [words[start:end]]
    assert shown == shown.strip("，“")


def stepped(before: dict[int, str], after: dict[int, str]) -> tuple[Table, set[str]]:
    """The table of texts, reached by steps from that of others."""
    table = reuse.found(before).table
    changed = {
        paragraph
        for number in before | after
        for paragraph in set(reuse.paragraphs(before.get(number, "\n\n")))
        ^ set(reuse.paragraphs(after.get(number, "\n\n")))
    }
    by_gram = {n: reuse.hashes_of(reuse.paragraphs(text)) for n, text in after.items()}
    old = dict(table)
    told = reuse.updated(
        table, changed, lambda gram: {n for n in after if gram in by_gram[n]}, after
    )
    differs = {own for own in old | table if old.get(own) != table.get(own)}
    assert told == differs
    return table, told


@given(texts, texts)
def test_steps_give_what_all_texts_at_once_give(
    papers: list[list[str]], later: list[list[str]]
) -> None:
    after = flat(later)
    assert stepped(flat(papers), after)[0] == reuse.found(after).table


def test_what_does_not_change_is_not_told() -> None:
    before = flat([[LONG, "一段"], [LONG, "另一段"]])
    after = before | {1: reuse.folded([LONG, "改过的另一段"])}
    assert stepped(before, after) == ({LONG: (0, 1)}, set())


def test_a_shard_holds_each_speech_of_a_gram_once() -> None:
    own = flat([[LONG, LONG], [LONG]])
    found = reuse.found(own)
    grams = reuse.hashes_of([LONG])
    wanted = sorted(entry for n in own for entry in reuse.posted(grams, n))
    assert sorted(entry for shard in found.shards for entry in shard) == wanted

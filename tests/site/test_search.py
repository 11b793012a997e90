import base64
import json
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.site import search, shards, terms, words
from converters.speech.dates import PartialDate
from tests.make import head, meta, para, speech

TALKS = {
    "s1": speech(head(1, "一、会议"), para("“三农”工作，是重中之重。"), para("㎡"), id="s1"),
    "s2": speech(para("乡村振兴，人大代表在行动；𬭊。"), id="s2", speaker="赵海金"),
    "s3": speech(para("要落实、要监督。" * 400), para("结束。"), id="s3", topics=("监督",)),
}
PAPERS = {id: words.of(talk) for id, talk in TALKS.items()}


def shape_of(papers: dict[str, words.Paper]) -> search.IndexShape:
    return search.IndexShape(tuple(papers), tuple(len(own.units()) for own in papers.values()))


def built(papers: dict[str, words.Paper]) -> dict[str, bytes]:
    index = search.SearchIndex()
    for own in papers.values():
        index.add(own.units())
    return dict(index.files())


def found(files: dict[str, bytes], shape: search.IndexShape, term: str) -> set[int]:
    """The numbers of a term, read from its shard as the browser does."""
    entries = shards.read(files[shards.path(shards.shard_of(term, shape.shards))])
    return set(shards.decode(entries[term])) if term in entries else set()


def speeches_with(files: dict[str, bytes], shape: search.IndexShape, term: str) -> set[str]:
    if len(term) == 1:
        return {shape.ids[number] for number in found(files, shape, term)}
    starts = shape.first_units()
    sizes = dict(zip(shape.ids, shape.sizes, strict=True))
    units = found(files, shape, term)
    return {id for id in shape.ids if units & set(range(starts[id], starts[id] + sizes[id]))}


def numbers_in(column: str) -> list[int]:
    """The numbers of a column, read as the browser does."""
    width, data = int(column[:1] or 1), base64.b64decode(column[1:])
    return [int.from_bytes(data[at : at + width], "little") for at in range(0, len(data), width)]


def test_words_come_back_as_they_were_written() -> None:
    for id, own in PAPERS.items():
        assert words.read([data for _, data in words.write(id, own)]) == own


def test_words_are_handed_over_as_data_and_nothing_else() -> None:
    talk = speech(para("</script>\u2028`${1}`"), id="s1")
    ((path, data),) = words.write("s1", words.of(talk))
    text = data.decode()
    assert path == "search/t/s1.0.js"
    assert text.startswith("__ht(") and text.endswith(")\n")
    assert not set("<>\u2028") & set(text)
    assert json.loads(text[5:-2])[3][1] == "</script>\u2028`${1}`"


def test_something_else_is_not_taken_for_words() -> None:
    with pytest.raises(ValueError, match="no words"):
        words.read([b"alert(1)"])


def test_head_headings_and_paragraphs_are_units() -> None:
    units = PAPERS["s1"].units()
    assert units == ["在大会上的讲话", "一、会议", "一、会议\n“三农”工作，是重中之重。", "㎡"]


def test_a_heading_at_the_end_is_a_unit_of_its_own() -> None:
    last = words.of(speech(para("开会。"), head(1, "一、会议")))
    assert last.units()[2:] == ["开会。", "一、会议"]


def test_a_part_has_so_many_paragraphs_and_the_head() -> None:
    blocks = [para(f"第{number}段") for number in range(2 * words.PART + 1)]
    long = words.of(speech(*blocks, id="s4"))
    written = list(words.write("s4", long))
    assert [path for path, _ in written] == words.paths("s4", len(long.units()))
    assert len(written) == 3
    for _, data in written:
        assert json.loads(data[5:-2])[2] == ["在大会上的讲话"]
    assert json.loads(written[2][1][5:-2])[:2] == ["s4", 2]


def test_each_part_tells_the_printed_pages_of_its_own_paragraphs() -> None:
    blocks = [para(f"第{number}段") for number in range(words.PART + 2)]
    long = words.of(speech(head(1, "一、会议"), *blocks, id="s4"))
    spans = [f"{number}-{number + 1}" for number in range(words.PART + 2)]
    written = [data for _, data in words.write("s4", long, " ".join(spans))]
    told = [json.loads(data[5:-2])[5].split() for data in written]
    assert told == [spans[: words.PART], spans[words.PART :]]
    assert words.read(written) == long
    assert len(json.loads(next(data for _, data in words.write("s4", long))[5:-2])) == 5


def test_facts_can_be_searched() -> None:
    assert PAPERS["s2"].units()[0] == "在大会上的讲话\n赵海金"


def test_every_substring_is_found_in_the_speeches_that_have_it() -> None:
    files, shape = built(PAPERS), shape_of(PAPERS)
    texts = {id: terms.fold("\n".join(own.units())) for id, own in PAPERS.items()}
    chance = random.Random(8)
    for text in texts.values():
        for _ in range(200):
            place = chance.randrange(len(text) - 1)
            for term in (text[place : place + 2], text[place]):
                if terms._LETTER.match(term[0]) and terms._LETTER.match(term[-1]):
                    assert speeches_with(files, shape, term) == {
                        id for id, other in texts.items() if term in other
                    }, term


def test_quotes_widths_and_spaces_make_no_difference() -> None:
    assert terms.fold("“三 农”工作（ＡＢ）") == terms.fold("三农工作AB")


def test_a_shard_depends_on_its_term_alone() -> None:
    assert shards.shard_of("乡村", 1024) == (0x4E61 * 40503 + 0x6751 * 31153) // 32 % 1024
    assert shards.shard_count(10) == 16
    assert shards.shard_count(15_000) == 512


def test_shards_are_of_like_size() -> None:
    terms = {a + b for a in "乡村振兴人大代表工作监督" for b in map(chr, range(0x4E00, 0x5200))}
    sizes = [0] * 64
    for term in terms:
        sizes[shards.shard_of(term, 64)] += 1
    assert max(sizes) < 2 * min(sizes)


@pytest.mark.parametrize("numbers", [[0], [5, 6, 7, 300, 70_000], list(range(0, 800, 2))])
def test_numbers_come_back_in_either_form(numbers: list[int]) -> None:
    for total in (numbers[-1] + 1, 10_000_000):
        assert list(shards.decode(shards.encode(numbers, total))) == numbers


def test_what_filters_ask_for_is_told_in_the_order_of_the_index() -> None:
    metas = [talk.meta for talk in TALKS.values()]
    value: dict[str, Any] = {}
    for text in map(bytes.decode, dict(search.filters(metas, shape_of(PAPERS))).values()):
        value |= json.loads(text.removeprefix("__hf(").removesuffix(")\n"))
    assert value["ids"] == "0s1 12 13"
    assert value["names"]["speaker"] == ["赵海金"]
    assert value["names"]["topic"] == ["监督"]
    assert value["shards"] == 16
    assert numbers_in(value["speaker"]) == [0, 1, 0]


@given(st.lists(st.integers(0, 300)) | st.lists(st.integers(0, 17_000_000)))
def test_a_column_is_as_narrow_as_its_numbers(numbers: list[int]) -> None:
    column = search._column(numbers)
    assert numbers_in(column) == [min(number, 0xFFFFFF) for number in numbers]
    if numbers and max(numbers) < 256:
        assert len(column) <= 1 + 4 * (len(numbers) // 3 + 1)


def test_hostile_names_stay_data() -> None:
    hostile = "</script><script>alert(1)"
    for _, data in search.filters([meta(speaker=hostile)], search.IndexShape(("s1",), (2,))):
        assert b"<" not in data


def test_the_index_tells_how_far_dates_are_known_and_who_else_spoke() -> None:
    days = ["2024-03-05", "2024-03", "2024", "2024-01-01", "2024"]
    metas = [meta(f"s{n}", date=PartialDate.fromisoformat(day)) for n, day in enumerate(days)]
    metas[4] = replace(metas[4], speakers=("李明", "王芳"))
    shape = search.IndexShape(tuple(m.id for m in metas), (2,) * 5)
    _, (_, common), (_, columns) = search.filters(metas, shape)
    vague = base64.b64decode(json.loads(common[5:-2])["vague"])
    assert [vague[n // 4] >> n % 4 * 2 & 3 for n in range(5)] == [0, 1, 2, 0, 2]
    assert numbers_in(json.loads(columns[5:-2])["speaker_others"]) == [4, 1]


def test_a_collection_of_whole_dates_and_single_speakers_needs_neither() -> None:
    whole = [meta(date=PartialDate(2024, 3, 5), speaker="李明")]
    written = b"".join(data for _, data in search.filters(whole, search.IndexShape(("s1",), (2,))))
    assert b"vague" not in written and b"others" not in written


def test_of_very_many_speeches_the_columns_stand_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    metas = [
        meta(f"s{n:02}", date=PartialDate(2000 + n), speakers=(f"甲{n}", f"乙{n % 3}"))
        for n in range(11)
    ]
    shape = search.IndexShape(tuple(m.id for m in metas), tuple(range(11)))
    assert [path for path, _ in search.filters(metas, shape)] == search.filter_paths(11)
    monkeypatch.setattr(search, "MOST", 10)
    monkeypatch.setattr(search, "BLOCK", 4)
    made = {path: json.loads(data[5:-2]) for path, data in search.filters(metas, shape)}
    assert made.keys() == set(search.filter_paths(11)) and len(made) == 2 + 2 * 3
    blocks = [made[f"search/f/{n}.js"][f"f{n}"] for n in range(3)]
    assert [n for block in blocks for n in numbers_in(block["sizes"])] == list(range(11))
    assert blocks[2]["ids"] == "0s08 29 110"
    names = sorted(name for m in metas for name in set(m.speakers))
    assert [it for block in blocks for it in block["names"]["speaker"]] == sorted(set(names))
    others = [made[f"search/g/{n}.js"][f"g{n}"]["speaker_others"] for n in range(3)]
    assert [n for column in others for n in numbers_in(column)[::2]] == list(range(11))

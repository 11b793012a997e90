"""Which speeches a book holds follows from its settings and from the facts of the speeches."""

from pathlib import Path

import pytest

from converters.build import selection
from converters.errors import SourceError
from tests.build.finished import plan, settle
from tests.make import collection, markdown


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = [markdown(f"s{n}", facts=f"date: 202{n}-01-01\n") for n in (1, 2, 3)]
    return collection(tmp_path, *texts, config="title: 选编\nformats: [txt]\nsite: false\n")


def members(root: Path, text: str) -> dict[str, str]:
    settle(root, "books/a.yaml", f"title: 选编\n{text}\n")
    made = plan(root)
    return selection.members(made, made.book("a"))


def test_speeches_come_in_the_order_of_the_book_with_their_sources(root: Path) -> None:
    found = members(root, "speeches: [s3, s1]")
    digests = plan(root).index.digests
    assert list(found.items()) == [(id, digests[id]) for id in ("s3", "s1")]
    assert list(members(root, "select: {years: [2022]}")) == ["s2"]


def test_what_the_settings_cannot_have_is_told_with_their_file(root: Path) -> None:
    with pytest.raises(SourceError, match="s9") as caught:
        members(root, "speeches: [s1, s9]")
    assert caught.value.file == "books/a.yaml"


def test_speeches_that_are_collected_no_longer_are_told_with_their_lines(root: Path) -> None:
    retired = "retired: [{id: s8}, {id: s9, kind: 合并, see: s1}]\n"
    settle(root, "speeches/retired.yaml", retired)
    with pytest.raises(SourceError) as caught:
        members(root, "speeches:\n  - s8\n  - s1\n  - s9.md")
    assert str(caught.value).splitlines() == [
        "books/a.yaml 第 3 行：这本书列着的 s8 已经撤下。"
        "请把这一行删去；要恢复的，请运行 huibian retire s8 --undo。",
        "books/a.yaml 第 5 行：这本书列着的 s9 已经并入 s1。"
        "请把这一行改写成 s1，或删去；要恢复的，请运行 huibian retire s9 --undo。",
    ]


def test_what_is_said_of_a_book_follows_from_what_became_of_its_speeches(root: Path) -> None:
    settle(root, "books/a.yaml", "title: 选编\nspeeches: [s1, s9]\n")
    seen = [plan(root).book("a").seen]
    for kind in ("撤下", "误收"):
        settle(root, "speeches/retired.yaml", f"retired: [{{id: s9, kind: {kind}}}]\n")
        seen.append(plan(root).book("a").seen)
    assert len(set(seen)) == 3


def test_a_speech_that_may_belong_to_it_and_cannot_be_read_is_told(root: Path) -> None:
    settle(root, "speeches/s3.md", markdown("s3", facts="dat: 1\n"))
    with pytest.raises(SourceError) as caught:
        members(root, "select: {all: true}")
    assert caught.value.file == "speeches/s3.md"
    assert list(members(root, "speeches: [s1, s2]")) == ["s1", "s2"]

"""The 提法 map on disk: what it tells of, and that steps give the bytes of a new build."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from converters.build import formulae
from converters.build import site as archive
from converters.site import formulae as pages
from converters.site.paths import formula_path
from tests.build.test_site import build, say
from tests.make import collection, markdown

SAID = "更加紧密地团结起来，为全面建成小康社会而奋斗"
FOLDED = "更加紧密地团结起来为全面建成小康社会而奋斗"
PAIR = "现在讨论通过全年工作要点和办法" * 2
PAGE = formula_path(FOLDED)
TEXTS = {
    "s1": f"现在开会。\n\n让我们{SAID}！",
    "s2": f"我们要“更加紧密地团结起来，为全面建成小康社会”而奋斗。\n\n{PAIR}。",
    "s3": f"为此{SAID}！\n\n散会。",
    "s4": f"还要{SAID}，{PAIR}。",
    **{f"s{n}": f"这是第{n}篇。" for n in range(5, 20)},
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = [
        markdown(id, body=body, facts=f"date: 20{10 + int(id[1:])}-01-01\nspeaker: 赵海金\n")
        for id, body in TEXTS.items()
    ]
    return collection(tmp_path, *made, config="title: 讲话选编\n")


def test_a_formula_is_told_with_its_first_use_and_every_speech(root: Path) -> None:
    site = build(root)
    page = site[PAGE].decode()
    assert f'<h1 class="formula">{SAID}</h1>' in page
    assert [page.index(f"../s/s{n}.html#p{p}") for n, p in ((1, 3), (2, 2), (3, 2), (4, 2))]
    assert "../s/s5.html" not in page
    index = site["formulae/index.html"].decode()
    assert f">{SAID}</a>" in index and "<span>4 篇</span>" in index and "2011年1月1日" in index


def test_the_page_of_a_speech_leads_to_what_it_shares(root: Path) -> None:
    site = build(root)
    assert b'href="../formulae/of/s2.html"' in site["s/s2.html"]
    assert b"formulae/of" not in site["s/s5.html"]
    own = site["formulae/of/s2.html"].decode()
    assert "<q>更加紧密地团结起来，为全面建成小康社会”而奋斗</q>" in own
    assert '<a href="../../s/s4.html#p2">' in own  # shared by two alone: no page, but the other
    assert (
        site["formulae/of/s2.js"].decode() == '__hr([["p2","又见于 3 篇"],["p3","又见于 1 篇"]])\n'
    )


def test_who_wants_no_map_has_none(root: Path) -> None:
    (root / "config.yaml").write_text(
        "title: 讲话选编\nsite: {formulae: false}\n", encoding="utf-8"
    )
    site = build(root)
    assert not [name for name in site if "formulae" in name]
    assert b"formulae" not in site["s/s1.html"]


@pytest.mark.parametrize(
    "facts",
    [
        "public: false\n",
        "changes:\n  - {date: 2026-01-02, kind: 撤回, note: 不再使用}\n",
    ],
)
def test_what_is_restricted_or_withdrawn_is_not_told_of(root: Path, facts: str) -> None:
    build(root)
    say(root, "s1", TEXTS["s1"], facts)
    site = build(root)
    told = [name for name, data in site.items() if "formulae/" in name and b"/s1." in data]
    assert told == []
    assert "见于 3 篇" in site[PAGE].decode()


STEPS = [
    ("s1", "现在开会。\n\n没有了。"),
    ("s9", f"也要{SAID}，{SAID}。"),
    ("s4", "另起一段。\n\n" + TEXTS["s4"].replace("还要", "还必须")),
    ("s2", TEXTS["s2"].replace("讨论", "审议")),
    ("s19", None),
    ("s3", None),
    ("s30", f"新的一篇，{TEXTS['s2']}"),
    ("s31", f"新的一篇，{TEXTS['s2']}"),
    ("s7", f"為此{SAID}！𠮷\n\n為此{SAID}！𠮷"),
]


def from_nothing(root: Path) -> dict[str, bytes]:
    """Return a new build."""
    for name in ("site", archive.STATE, formulae.ROOM):
        path = root / "output" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return build(root)


def test_steps_give_the_bytes_of_a_new_build(root: Path) -> None:
    build(root)
    for id, body in STEPS:
        if body is None:
            (root / f"speeches/{id}.md").unlink()
        else:
            say(root, id, body)
        grown = build(root)
    assert from_nothing(root) == grown


def facts_of(number: int, day: str = "01-01", speaker: str = "赵海金") -> str:
    return f"date: 20{10 + number}-{day}\nspeaker: {speaker}\n"


SMALL_STEPS = {
    "a word elsewhere in the speech": (1, TEXTS["s1"].replace("现在", "这就"), facts_of(1), ""),
    "a paragraph before": (2, "先说一句。\n\n" + TEXTS["s2"], facts_of(2), ""),
    "a paragraph before the first use": (1, "先说。\n\n" + TEXTS["s1"], facts_of(1), ""),
    "other signs in the first use": (1, TEXTS["s1"].replace("，", "、"), facts_of(1), ""),
    "other signs in a later use": (
        2,
        TEXTS["s2"].replace("”", "").replace("“", ""),
        facts_of(2),
        "",
    ),
    "the title": (3, TEXTS["s3"], facts_of(3), "改了的题目"),
    "the title of one of a pair": (4, TEXTS["s4"], facts_of(4), "改了的题目"),
    "the speaker": (2, TEXTS["s2"], facts_of(2, speaker="钱江"), ""),
    "the day, so that another is the first": (1, TEXTS["s1"], facts_of(9), ""),
    "the day alone": (4, TEXTS["s4"], facts_of(4, "03-04"), ""),
}


@pytest.mark.slow
@pytest.mark.parametrize("step", SMALL_STEPS.values(), ids=list(SMALL_STEPS))
def test_each_step_gives_the_bytes_of_a_new_build(
    root: Path, step: tuple[int, str, str, str]
) -> None:
    build(root)
    number, body, facts, title = step
    say(root, f"s{number}", body, facts, title or "在大会上的讲话")
    assert build(root) == from_nothing(root)


def test_a_page_is_not_made_that_tells_what_it_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    made: list[str] = []

    def make(name: str, content: Callable[..., bytes], *given: Any) -> bytes:
        made.append(name)
        return content(*given)

    for name in ("page", "of_speech"):
        monkeypatch.setattr(pages, name, partial(make, name, getattr(pages, name)))
    say(root, "s1", TEXTS["s1"].replace("现在", "这就"), facts_of(1))
    build(root)
    assert made == ["of_speech"]


@pytest.mark.parametrize("lost", ["table.json", "i/0", "t/0.json"])
def test_what_was_kept_and_is_gone_costs_time_alone(root: Path, lost: str) -> None:
    build(root)
    path = root / "output" / formulae.ROOM / lost
    path.write_bytes(b"{}")
    say(root, "s9", f"也要{SAID}。")
    told = build(root)[PAGE].decode()
    assert "见于 5 篇" in told


def test_a_correction_elsewhere_leaves_the_map_alone(root: Path) -> None:
    before = build(root)
    say(root, "s8", "改过的一篇。", "date: 2018-01-01\nspeaker: 赵海金\n")
    after = build(root)
    assert {n for n in before if "formulae" in n and before[n] != after[n]} == set()

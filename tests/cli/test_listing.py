import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.make import collection, markdown


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    root = collection(
        tmp_path,
        markdown("s1", "在双创|动员会上的讲话", facts="date: 2020-07-16\nspeaker: 赵海金\n"),
        markdown("s2", "在教育大会上的讲话", facts="status: final\n"),
        config="title: 选编\nformats: [txt]\nsite: false\n",
    )
    (root / "speeches/bad.md").write_text("---\nid: bad\n---\n", encoding="utf-8")
    return root


def test_speeches_stand_in_columns_newest_first_and_unreadable_ones_last(
    run: Run, collected: Path
) -> None:
    run("build")
    (collected / "speeches/s2.md").write_text(
        markdown("s2", "在教育大会上的讲话", "散会。"), "utf-8"
    )
    code, out, err = run("list")
    assert code == 1
    assert out.splitlines() == [
        "s1   2020-07-16  赵海金  在双创动员会上的讲话  待校",
        "s2   未注日期            在教育大会上的讲话    待校  需要更新",
        "bad                      （读不出）                  有错",
        "共 3 篇。",
    ]
    assert "speeches/bad.md" in err


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("双创",), ["s1"]),
        (("--status", "定稿"), ["s2"]),
        (("--status", "final", "--year", "2020"), []),
        (("--year", "2020年"), ["s1"]),
        (("--speaker", "赵海金"), ["s1"]),
        (("--stale",), ["s1", "s2", "bad"]),
        (("无此字样",), []),
    ],
)
def test_what_is_listed_can_be_narrowed(
    run: Run, collected: Path, arguments: tuple[str, ...], ids: list[str]
) -> None:
    _, out, _ = run("list", *arguments, "--json")
    assert [row["id"] for row in json.loads(out)["speeches"]] == ids


def test_machines_get_every_column(run: Run, collected: Path) -> None:
    _, out, _ = run("list", "双创", "--json")
    told = json.loads(out)
    assert told["speeches"] == [
        {
            "id": "s1",
            "date": "2020-07-16",
            "speakers": ["赵海金"],
            "title": "在双创动员会上的讲话",
            "status": "draft",
            "state": "new",
        }
    ]


def test_an_empty_collection_says_how_to_fill_it(run: Run, tmp_path: Path) -> None:
    collection(tmp_path)
    code, out, _ = run("list")
    assert (code, "huibian import" in out) == (0, True)


def test_a_status_that_is_none_is_refused(run: Run, collected: Path) -> None:
    code, _, err = run("list", "--status", "好了")
    assert (code, "定稿" in err) == (2, True)

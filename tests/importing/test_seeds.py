"""The import finds in the texts of the sample what a person found in them."""

import json
from pathlib import Path

import pytest

from benchmarks import eval_import
from tests.importing.seeds import SEEDS


@pytest.mark.slow
def test_the_facts_of_every_seed_are_found() -> None:
    scores = dict(eval_import.evaluate(SEEDS))
    assert len(scores) == len(list(SEEDS.glob("*.txt"))) > 0
    total = eval_import.summed(scores.values())
    assert total.good, total.remarks


def test_a_fact_that_is_not_found_is_told(tmp_path: Path) -> None:
    seed = next(SEEDS.glob("002*.txt"))
    (tmp_path / seed.name).write_bytes(seed.read_bytes())
    facts = json.loads((SEEDS / "expected" / f"{seed.stem}.json").read_text(encoding="utf-8"))
    facts["speeches"][0]["last_sentence"] = "这一句没有。"
    (tmp_path / "expected").mkdir()
    sidecar = tmp_path / "expected" / f"{seed.stem}.json"
    sidecar.write_text(json.dumps(facts), encoding="utf-8")
    ((_, score),) = eval_import.evaluate(tmp_path)
    assert not score.good
    assert score.remarks == ["1: last"]

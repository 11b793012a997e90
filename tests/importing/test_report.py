import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from converters import importing, resources
from converters.importing import report
from converters.importing.registry import Registry
from tests.effort import effort
from tests.importing import cases


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    rules = yaml.safe_load(resources.text("workflow/schemas/import.schema.yaml"))
    Draft202012Validator.check_schema(rules)
    return Draft202012Validator(rules)


@pytest.mark.parametrize("raw", [raw for _, raw, _ in cases.every()][:: effort(4, 1)])
def test_the_report_keeps_its_schema_and_adds_up(raw: str, schema: Draft202012Validator) -> None:
    found = importing.clean(raw.encode(), "a.txt")
    made = report.as_dict(found, importing.plan(found, Registry(), {}))
    schema.validate(json.loads(json.dumps(made)))
    counts = made["counts"]
    assert counts["kept"] + counts["replaced"] + counts["dropped"] == made["characters"]
    assert made["characters"] == len(found.ledger.raw)
    assert sum(rule["characters"] for rule in counts["rules"]) == (
        counts["replaced"] + counts["dropped"]
    )


def test_an_entry_says_what_stood_where() -> None:
    raw = (
        "在会议上的讲话\n同志们：\n今天,我们开会，部署全年工作，请大家认真抓好各项任务。\n"
        "上一篇：别的\n"
    )
    found = importing.clean(raw.encode(), "a.txt", options=importing.ImportOptions(force=True))
    made = report.as_dict(found, importing.plan(found, Registry(), {}))
    comma, link = made["entries"]
    assert comma == {
        "line": 3,
        "start": raw.index(","),
        "end": raw.index(",") + 1,
        "fate": "replaced",
        "rule": "comma",
        "raw": ",",
        "text": "，",
        "place": {"part": 1, "block": 2},
    }
    assert (link["fate"], link["rule"], link["raw"]) == ("dropped", "navigation", "上一篇：别的")

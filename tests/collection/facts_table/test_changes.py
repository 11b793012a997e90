"""What a filled table asks for: a fact that was a list stays one."""

from converters.collection.facts_table import changes
from converters.collection.facts_table.reading import FactsRow
from converters.collection.facts_table.values import TypedCell

SPEECH = """---
id: s1
title: 通知
issuer:
- 县人大常委会
- 县政府文件
speaker: 张三
---

现在开会。
"""


def asked(**cells: str) -> dict[str, object]:
    row = FactsRow(2, "s1", {key: TypedCell(text) for key, text in cells.items()}, None)
    found = changes.of_row(row, dict.fromkeys(cells, "A"), SPEECH.encode())
    return {change.column.key: change.value for change in found.changes}


def test_organs_of_a_mark_stay_several() -> None:
    assert asked(issuer="县委、县政府文件") == {"issuer": ["县委", "县政府文件"]}
    assert asked(issuer="县人大常委会、县政府文件") == {}


def test_what_was_one_stays_one() -> None:
    assert asked(speaker="李四、王五") == {"speaker": "李四、王五"}

"""Titles and occasions for the search box: in the order of the index, a few speeches a script."""

import json
from dataclasses import replace

from converters.site import titles
from tests.make import meta


def told(data: bytes) -> list[object]:
    value: list[object] = json.loads(data.decode().removeprefix("__hn(").removesuffix(")\n"))
    return value


def test_every_speech_is_told_in_the_order_of_the_index() -> None:
    metas = [meta(f"s{n}", title=f"讲话{n}") for n in range(titles.SIZE + 1)]
    metas[1] = replace(metas[1], occasion="动员会")
    found = dict(titles.write(metas))
    assert list(found) == ["search/n/0.js", "search/n/1.js"]
    first, last = map(told, found.values())
    assert first == [
        0,
        [f"讲话{n}" for n in range(titles.SIZE)],
        ["", "动员会", *[""] * (titles.SIZE - 2)],
    ]
    assert last == [1, [f"讲话{titles.SIZE}"], [""]]


def test_hostile_titles_stay_data_and_no_speech_needs_no_script() -> None:
    ((_, data),) = titles.write([meta(title="</script><script>alert(1)")])
    assert b"<" not in data
    assert list(titles.write([])) == []

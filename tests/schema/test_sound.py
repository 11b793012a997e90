from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import formats, resources
from converters.settings.schema import rules, shapes
from converters.settings.schema.sound import Sound, UnknownKeywordError, is_day

CHOICES = tuple((name, tuple(words.items())) for name, words in formats.choices().items())
NAMES = sorted(
    path.name.removesuffix(".schema.yaml")
    for path in (resources.root() / "workflow/schemas").glob("*.schema.yaml")
)
ODD = st.sampled_from(
    ["", "\n", "甲\n", "甲", "2020-02-30", "2020-07-16", "2020-07", "a" * 70, True, None, [], {}]
) | st.sampled_from(
    [0, 1, 1.0, 2.5, -3, 10**9, float("nan"), float("inf"), ["甲", "甲"], [1, True]]
)


def some(schema: Any, whole: Any) -> st.SearchStrategy[Any]:
    """Return values that keep a part of a schema more often than not."""
    if not isinstance(schema, dict):
        return ODD
    if "$ref" in schema:
        named = whole
        for step in schema["$ref"].removeprefix("#/").split("/"):
            named = named[step]
        schema = {**named, **schema}
    return ODD | plain(schema, whole)


def plain(schema: dict[str, Any], whole: Any) -> st.SearchStrategy[Any]:
    """Return values of the kind that a part of a schema speaks of."""
    if "enum" in schema:
        return st.sampled_from([*schema["enum"], *map(str, schema["enum"])])
    if "pattern" in schema:
        return st.from_regex(schema["pattern"])
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        own = {name: some(part, whole) for name, part in schema.get("properties", {}).items()}
        need = {name: own.pop(name) for name in schema.get("required", ()) if name in own}
        more = st.dictionaries(st.sampled_from(["other", "名"]), ODD, max_size=1)
        fixed = st.fixed_dictionaries(need, optional=own)
        return st.builds(lambda one, two: {**one, **two}, fixed, more) | fixed
    if kind == "array":
        return st.lists(some(schema.get("items"), whole), max_size=4)
    if kind in ("number", "integer"):
        bounds = [
            schema[key] for key in ("minimum", "maximum", "exclusiveMinimum") if key in schema
        ]
        near = [bound + step for bound in bounds for step in (-1, 0, 1)]
        return st.sampled_from([*near, 0.5, 1, 2])
    return ODD


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_whether_a_value_keeps_a_schema_is_what_the_library_says(
    name: str, data: st.DataObject
) -> None:
    whole = shapes.whole(name, CHOICES)
    value = data.draw(some(whole, whole))
    told = rules.validator(name, CHOICES).is_valid(value)
    assert shapes.shape(name, CHOICES).allows(value) == told


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_it_is_at_every_place_of_a_schema_too(name: str, data: st.DataObject) -> None:
    whole = shapes.whole(name, CHOICES)
    part = data.draw(st.sampled_from([*parts(whole)]))
    value = data.draw(some(part, whole))
    # What says of which standard it is would be given the validator of that, without our rules.
    bare = {keyword: said for keyword, said in part.items() if keyword != "$schema"}
    told = rules.validator(name, CHOICES).evolve(schema=bare).is_valid(value)
    assert Sound(whole).of(part)(value) == told


def parts(schema: Any) -> list[Any]:
    """Return every part of a schema that speaks of a place."""
    found = [schema]
    for key in ("properties", "$defs"):
        found += [one for part in schema.get(key, {}).values() for one in parts(part)]
    for key in ("items", "additionalProperties", "if", "then"):
        if isinstance(schema.get(key), dict):
            found += parts(schema[key])
    return found


def test_a_rule_that_only_the_library_knows_is_never_passed_over() -> None:
    with pytest.raises(UnknownKeywordError):
        Sound({}).of({"multipleOf": 3})
    with pytest.raises(UnknownKeywordError):
        Sound({}).of({"properties": {"a": {"oneOf": []}}})


def test_a_part_of_a_schema_that_is_a_switch_allows_all_or_nothing() -> None:
    assert Sound({}).of(True)(1)
    assert not Sound({}).of(False)(1)


def test_a_day_is_one_that_the_calendar_has_and_what_is_no_words_is_no_wrong_day() -> None:
    assert [is_day(day) for day in ("2020-02-29", "2021-02-29", "2020-2-9", 3)] == [
        *(True, False, False, True)
    ]

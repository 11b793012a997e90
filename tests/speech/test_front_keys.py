"""Every field of the model is written into the front matter and read back, without a list."""

from dataclasses import Field, fields, is_dataclass, make_dataclass, replace
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from converters.formats import markdown as writer
from converters.readers import front_matter
from converters.readers import markdown as reader
from converters.settings.schema.shapes import whole
from converters.speech import front_keys
from converters.speech.dates import PartialDate
from converters.speech.model import Change, Circulation, Meta, Source, Speech
from tests.effort import effort
from tests.make import para, speech

LINES = st.text("人大，。：；“”（）一1.、*_#[]{}\\'\"<>&|-!~ 年", min_size=1, max_size=12)
LINES = LINES.map(str.strip).filter(bool)
DAYS = st.dates(date(1949, 1, 1))
PARTIAL = DAYS.flatmap(
    lambda day: st.sampled_from(
        [PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]
    )
)
FORMS: dict[tuple[type, str], st.SearchStrategy[Any]] = {
    (Meta, "id"): st.just("s1"),
    (Meta, "speakers"): st.lists(
        LINES.map(lambda line: line.replace("、", "").strip() or "张三"), min_size=1, unique=True
    ).map(tuple),
    (Circulation, "signers"): st.lists(
        st.text("人大一赵·a", min_size=1, max_size=5), min_size=1, max_size=9, unique=True
    ).map(tuple),
    (Circulation, "copy_number"): st.text("0123456789", min_size=6, max_size=6),
    (Circulation, "recipients"): LINES.map(lambda line: f"各{line}"),
    (Circulation, "copies"): LINES.map(lambda line: f"县{line}"),
    (Change, "kind"): st.sampled_from(["更正", "补充", "撤回"]),
    (Source, "url"): st.just("https://example.org/a?b=1#c"),
}
"""Fields for which the schema asks a form; all others follow from their type."""


PLAIN = {str: LINES, bool: st.booleans(), int: st.integers(1, 99), date: DAYS, PartialDate: PARTIAL}


def values(owner: type, name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Values that a field may have besides that it is unknown."""
    found = FORMS.get((owner, name), PLAIN.get(hint))
    if found is not None:
        return found
    if kinds := [kind for kind in get_args(hint) if kind not in (NoneType, Ellipsis)]:
        each = values(owner, name, kinds[0])
        several = st.lists(each, min_size=1, max_size=2, unique=True).map(tuple)
        return each if NoneType in get_args(hint) else several
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    assert is_dataclass(hint), f"no values for {owner.__name__}.{name}"
    made: Any = hint
    return st.builds(made, **of(made))


def of(owner: type) -> dict[str, st.SearchStrategy[Any]]:
    """The values of each field of a dataclass; those that may be missing are so at times."""
    found = {name: values(owner, name, hint) for name, hint in get_type_hints(owner).items()}
    return {
        name: st.none() | own if NoneType in get_args(get_type_hints(owner)[name]) else own
        for name, own in found.items()
    }


def known(meta: Meta) -> Meta:
    """The same without a source or circulation of which nothing is known."""
    kept: dict[str, Any] = {
        name: None if getattr(meta, name) == kind() else getattr(meta, name)
        for name, kind in {"source": Source, "circulation": Circulation}.items()
    }
    return replace(meta, **kept)


@settings(max_examples=effort(15, 60))
@example(Meta("s1", "题", topics=('1 "', '"#')))
@given(st.builds(Meta, **of(Meta)).map(known))
def test_all_facts_read_back_as_they_were_written(meta: Meta) -> None:
    original = Speech(meta, (para("开会。"),))
    written = writer.write(original)
    assert reader.read(written) == original
    assert front_matter.read(written) == meta
    assert writer.write(reader.read(written)) == written


MODELS: tuple[Any, ...] = (Meta, Source, Change, Circulation)
FIELDS = [(kind, own) for kind in MODELS for own in fields(kind)]


@pytest.mark.parametrize(
    ("owner", "field"), FIELDS, ids=[f"{kind.__name__}-{own.name}" for kind, own in FIELDS]
)
@settings(max_examples=effort(8, 15))
@given(st.data())
def test_each_fact_alone_reads_back(owner: type, field: Field[Any], data: st.DataObject) -> None:
    hint = get_type_hints(owner)[field.name]
    value = data.draw(values(owner, field.name, hint))
    facts: dict[str, Any] = {"id": "s1", "title": "题"}
    change = Change(date(2024, 1, 1), "更正", "改一字")
    if owner is Meta:
        facts[field.name] = value
    elif owner is Change:
        facts["changes"] = (replace(change, **{field.name: value}),)
    else:
        facts[owner.__name__.lower()] = owner(**{field.name: value})
    meta = known(Meta(**facts))
    assert reader.read(writer.write(Speech(meta, (para("开会。"),)))).meta == meta


def undeclared() -> set[str]:
    """The keys that only the model knows, and those that only the schema knows."""
    root: Any = whole("speech")
    properties = root["properties"]
    nested: dict[str, Any] = {"source": Source, "changes": Change}
    found = set(front_keys.keys()) ^ set(properties)
    for name, kind in nested.items():
        shape = properties[name].get("items", properties[name])["properties"]
        found |= {field.name for field in fields(kind)} ^ set(shape)
    return found


def test_model_and_schema_know_the_same_keys() -> None:
    assert undeclared() == set()


def test_keys_are_written_in_the_order_of_the_model() -> None:
    assert front_keys.keys()[:6] == ("id", "title", "title_source", "subtitle", "date", "speaker")
    assert len(front_keys.keys()) == len(set(front_keys.keys()))


def test_a_planted_field_is_written_and_read_and_missed_in_the_schema(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    planted = make_dataclass(
        "Planted",
        [("sealed_by", str | None, None)],
        bases=(Meta,),
        frozen=True,
    )
    monkeypatch.setattr(front_keys, "Meta", planted)
    facts = front_keys.written(planted("s1", "题", sealed_by="张三"))
    assert facts["sealed_by"] == "张三"
    assert front_keys.read(facts) == planted("s1", "题", sealed_by="张三")
    assert (
        "\nsealed_by: 张三\n"
        in writer.write(Speech(planted("s1", "题", sealed_by="张三"), speech().blocks)).decode()
    )
    assert undeclared() == {"sealed_by"}


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("张三", ("张三",)),
        ("赵海金　王建国　欧阳自远", ("赵海金", "王建国", "欧阳自远")),
        ("赵海金、王建国", ("赵海金", "王建国")),
        ("赵海金 李　明  王　芳", ("赵海金", "李　明", "王　芳")),
        ("李　明", ("李　明",)),
        ("[李　明, 赵海金]", ("李　明", "赵海金")),
        ("[赵海金　王建国, 李明]", ("赵海金", "王建国", "李明")),
    ],
)
def test_signers_are_parted_as_they_stand_in_a_head(written: str, names: tuple[str, ...]) -> None:
    text = f"---\nid: s1\ntitle: 题\nsigner: {written}\n---\n\n开会。\n"
    assert reader.read(text.encode()).meta.circulation == Circulation(signers=names)

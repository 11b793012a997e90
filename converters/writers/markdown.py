"""A speech as its Markdown: what the reader of Markdown reads back, block by block the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, assert_never

import yaml

from converters.dates import PartialDate
from converters.forms import Form, forms
from converters.model import (
    Block,
    Circulation,
    Dateline,
    Emphasis,
    Heading,
    Inline,
    Meta,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Speech,
    Table,
    Text,
    TitleSource,
    text_of,
)

_ORDER = (
    *("id", "title", "title_source", "subtitle", "date", "speaker", "post", "organ", "occasion"),
    *("place", "topics", "kind", "status", "source", "changes"),
)
_CIRCULATION = tuple(field.name for field in fields(Circulation))
# What the reader would take for markup: a backslash before punctuation, a span, its attributes.
_SIGNS = re.compile(r"[\\\[\]{}]")
_FORMS: Mapping[type[Block], Form] = {
    Salutation: Form.SALUTATION,
    Signature: Form.SIGNATURE,
    Dateline: Form.DATELINE,
    Note: Form.NOTE,
}
_DASHES = re.compile(r":?-+:?")
_HASHES = re.compile(r"^(#{1,6})(?=[ \t]|$)")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))(?=#+$)")


def write(speech: Speech) -> bytes:
    """Return the speech as UTF-8 Markdown with front matter, a blank line between blocks."""
    parts = [f"---\n{_front_matter(speech.meta)}---\n"]
    parts += [f"{line}\n" for line in _lines(speech.blocks)]
    return "\n".join(parts).encode()


def _front_matter(meta: Meta) -> str:
    values = {name: _plain(getattr(meta, name)) for name in _ORDER}
    if len(meta.speakers) > 1:
        values["speaker"] = _plain(meta.speakers)
    if meta.title_source is TitleSource.GIVEN:
        values["title_source"] = None
    circulated = {name: _plain(getattr(meta.circulation, name, None)) for name in _CIRCULATION}
    values = {**values, **circulated}
    present = {name: value for name, value in values.items() if value not in (None, [], {})}
    return yaml.dump(present, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)


class _Dumper(yaml.SafeDumper):
    """YAML with the innermost lists and mappings on one line, as people write them."""


def _represent(dumper: yaml.SafeDumper, data: Any, tag: str) -> yaml.Node:
    make = dumper.represent_mapping if isinstance(data, dict) else dumper.represent_sequence
    flat = not any(isinstance(value, dict | list) for value in data)
    return make(tag, data, flow_style=flat)


_Dumper.add_representer(
    dict,
    lambda d, data: d.represent_mapping("tag:yaml.org,2002:map", data, flow_style="id" not in data),
)


class _Quoted(str):
    """An entry of a list with a full-width comma, at which the reader would part it."""


_Dumper.add_representer(
    _Quoted, lambda d, data: d.represent_scalar("tag:yaml.org,2002:str", str(data), style="'")
)
_Dumper.add_representer(list, lambda d, data: _represent(d, data, "tag:yaml.org,2002:seq"))


def _entry(value: object) -> object:
    return _Quoted(value) if isinstance(value, str) and "，" in value else value


def _plain(value: object) -> object:
    """Return a value of the model as YAML knows it; unknown facts are left out."""
    if value is None or isinstance(value, int | date):
        return value
    if isinstance(value, PartialDate):
        return value.whole or (value.isoformat() if value.month else value.year)
    if isinstance(value, StrEnum | str):
        return str(value)
    if isinstance(value, tuple):
        return [_entry(_plain(item)) for item in value]
    fields = ((name, _plain(getattr(value, name))) for name in value.__slots__)  # type: ignore[attr-defined]
    return {name: plain for name, plain in fields if plain is not None}


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    unmarked = [text_of(block) for block in blocks if not isinstance(block, Heading | Table)]
    recognised = iter(forms(unmarked))
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                words = _CLOSING_HASHES.sub(r"\\", _escaped(text))
                yield f"{'#' * (level + 1)} {words}"
            case Paragraph(content=content):
                words = "".join(_inline(inline) for inline in content)
                yield _with_form(words, Form.BODY, next(recognised))
            case Salutation() | Signature() | Dateline() | Note():
                yield _with_form(_escaped(block.text), _FORMS[type(block)], next(recognised))
            case Table(rows=rows, header=header):
                yield "\n".join(_rows(rows, header=header))
            case _:
                assert_never(block)


def _rows(rows: Sequence[Sequence[str]], *, header: bool) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"| {' | '.join(_cell(text) for text in row)} |"
        if header and not number:
            yield f"|{' --- |' * len(row)}"


def _cell(text: str) -> str:
    written = _escaped(text).replace("|", "\\|")
    return f"\\{written}" if _DASHES.fullmatch(text) else written


def _with_form(words: str, form: Form, recognised: Form) -> str:
    words = _HASHES.sub(r"\\\1", words)
    if words.startswith("|"):
        words = f"\\{words}"
    return words if form is recognised else f"{words} {{.{form}}}"


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return _escaped(text)
        case RunIn(text=text, level=level):
            return f"[{_escaped(text)}]{{.h{level}}}"
        case Emphasis(text=text):
            return f"[{_escaped(text)}]{{.em}}"
        case _:
            assert_never(inline)


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"\\{sign.group()}", text)

"""A speech as its Markdown: what the reader of Markdown reads back, block by block the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

import yaml

from converters.speech import front_keys
from converters.speech.line_kinds import LineKind, forms_of_texts
from converters.speech.model import (
    WIDE_SPACE,
    Attachment,
    Block,
    Dateline,
    Emphasis,
    Enclosure,
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
    text_of,
)

# What the reader would take for markup: a backslash before punctuation, a span, its attributes.
_SIGNS = re.compile(r"[\\\[\]{}]")
_FORMS: Mapping[type[Block], LineKind] = {
    Salutation: LineKind.SALUTATION,
    Enclosure: LineKind.ENCLOSURE,
    Signature: LineKind.SIGNATURE,
    Dateline: LineKind.DATELINE,
    Note: LineKind.NOTE,
}
_DASHES = re.compile(r":?-+:?")
_HASHES = re.compile(r"^(#{1,6})(?=[ \t]|$)")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))(?=#+$)")


def write(speech: Speech) -> bytes:
    """Return the speech as UTF-8 Markdown with front matter, a blank line between blocks."""
    parts = [f"---\n{front_matter(speech.meta)}---\n"]
    parts += [f"{line}\n" for line in lines(speech.blocks)]
    return "\n".join(parts).encode()


def front_matter(meta: Meta) -> str:
    """Return the lines between the fences, each fact on a line of its own in canonical form."""
    facts = front_keys.written(meta)
    return yaml.dump(facts, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)


class _Dumper(yaml.SafeDumper):
    """YAML with the innermost lists and mappings on one line, as people write them."""

    def ignore_aliases(self, data: Any) -> bool:
        """Have each value written out: the reader takes no references, such as of one day."""
        return True


class _Quoted(str):
    """An entry of a list with a full-width comma, at which the reader would part it."""


def _mapping(dumper: yaml.SafeDumper, data: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", data, flow_style="id" not in data)


def _sequence(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.Node:
    entries = [_Quoted(own) if isinstance(own, str) and "，" in own else own for own in data]
    flat = not any(isinstance(own, dict | list) for own in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", entries, flow_style=flat)


_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(list, _sequence)
_Dumper.add_representer(
    _Quoted, lambda d, data: d.represent_scalar("tag:yaml.org,2002:str", str(data), style="'")
)


def lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield one string a block, without blank lines between: that of a table has several lines.

    A kind is written where form and place of the line would not tell it.
    """
    unmarked = [
        None if isinstance(block, Attachment) else text_of(block)
        for block in blocks
        if not isinstance(block, Heading | Table)
    ]
    recognised = iter(forms_of_texts(unmarked))
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                words = _CLOSING_HASHES.sub(r"\\", _escaped(text))
                yield f"{'#' * (level + 1)} {words}"
            case Paragraph(content=content):
                words = "".join(_inline(inline) for inline in content)
                yield _with_form(words, LineKind.BODY, next(recognised))
            case Attachment(mark=mark, title=title):
                words = _CLOSING_HASHES.sub(r"\\", _escaped(title))
                yield f"# {_escaped(mark)}{WIDE_SPACE}{words}"
            case Salutation() | Enclosure() | Signature() | Dateline() | Note():
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


def _with_form(words: str, form: LineKind, recognised: LineKind) -> str:
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

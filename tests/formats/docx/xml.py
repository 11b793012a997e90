"""The XML of a DOCX as a golden holds it: a line for each paragraph, style, row or section."""

import re
from collections.abc import Sequence
from difflib import unified_diff
from io import BytesIO
from zipfile import ZipFile

_ENDS = re.compile(
    r"(?<=</w:p>)|(?<=</w:style>)|(?<=</w:sectPr>)|(?<=</w:tblGrid>)|(?<=</w:tr>)|(?<=</w:docDefaults>)"
)


def lines(xml: str) -> list[str]:
    """Return what stands in the root of a part, without prefixes of names."""
    inside = re.sub(r"^.*?<w:\w+ xmlns[^>]*>|</w:\w+>$", "", xml.strip(), flags=re.DOTALL)
    return [line.replace("w:", "") for line in _ENDS.split(inside) if line]


def part(data: bytes, name: str) -> list[str]:
    """Return a part of a DOCX, line by line."""
    return lines(ZipFile(BytesIO(data)).read(f"word/{name}.xml").decode())


def every(data: bytes, *names: str) -> list[str]:
    """Return all parts whose names begin so, by name."""
    parts = ZipFile(BytesIO(data)).namelist()
    found = sorted(
        (name.removeprefix("word/").removesuffix(".xml") for name in parts if "/_" not in name),
        key=lambda name: (name.rstrip("0123456789"), len(name), name),
    )
    return [
        line
        for name in found
        if name.startswith(names)
        for line in (f"== {name}", *part(data, name))
    ]


def changes(plain: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return the lines that are gone, and those that came instead."""
    told = unified_diff(plain, other, n=0, lineterm="")
    return [line for line in told if line[:2] not in ("--", "++", "@@")]


def of_each(made: dict[str, list[str]], plain: Sequence[str]) -> str:
    """Return what each of several makings changes in a plain one."""
    return "".join(
        "\n".join((f"== {name}", *changes(plain, lines), "")) for name, lines in made.items()
    )

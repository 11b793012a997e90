"""Settings written in TOML, checked against a schema."""

import re
import tomllib
from typing import Any

from converters.errors import SourceError, together
from converters.schema import wording
from converters.schema.shapes import validator
from converters.schema.wording import Path


def load_toml(text: str, schema: str) -> dict[str, Any]:
    """Return the tables written in `text`, checked against the schema of that name.

    Raises SourceError with the line if the text is no TOML or breaks the schema; for a number
    that is missing this is the line of the table it belongs in.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place.group(1)) if place else text.count("\n") + 1
        raise SourceError("写法有误，读不懂", "请检查等号、引号和方括号", line=line) from error
    found = validator(schema).iter_errors(data)
    faults = list(wording.faults(found, lambda path: _line(text, path), lambda path: None))
    if faults:
        raise together(faults)
    return data


def _line(text: str, path: Path) -> int:
    """Return the line of the key at `path`, or of its table; `tomllib` keeps no places."""
    best, table = 1, ""
    wanted = ".".join(str(step) for step in path)
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            table = header.group(1)
            name = table
        elif entry := re.match(r"\s*([\w-]+)\s*=", line):
            name = f"{table}.{entry.group(1)}" if table else entry.group(1)
        else:
            continue
        if name == wanted:
            return number
        if wanted.startswith(name + "."):
            best = number
    return best

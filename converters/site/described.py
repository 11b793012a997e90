"""What stands in `data/`, told to people on a page and to machines as a data package."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from converters.settings.config import Config
from converters.site import data, metadata, oai, paragraphs, yearly
from converters.site.frame import Frame
from converters.site.holdings import Holdings

PATH = "data/index.html"
PACKAGE = "data/datapackage.json"
_TITLE = "数据说明"
_TYPES = {"json": "application/json", "csv": "text/csv", "tsv": "text/tab-separated-values"}
_PARTED = "一年一个文件，讲话很多的年份再按月份、编号分"
_UNPRINTED = "\x1f"
"""A sign no speech can have: a table without quotes names it for them, for one has to be named."""
_DIALECTS = {"tsv": {"delimiter": "\t", "quoteChar": _UNPRINTED}}
"""How tables that are no CSV are written. The backslash is not named as a sign that escapes: who
is told of it takes the next character as it stands, and reads a tab written with a t as a t."""
_NUMBERS = {"csv": {"characters", "version"}, "tsv": {"level", "page"}}
_KEYS = {"csv": ["id"], "tsv": ["id", "anchor"]}
"""The columns that tell each row from all others."""


_NAMED = 40
"""Files of one kind that the page leads to; of more to the first and the last."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of `data/`."""

    name: str
    """Within the folder."""
    use: str
    """What it holds, for people."""
    encoding: str
    columns: tuple[tuple[str, str], ...] = ()
    """Name and meaning of each column, of tables alone."""


def files(holdings: Holdings, config: Config) -> Iterator[DataFile]:
    """Yield the files that there are, as they are told of."""
    parts = holdings.parts
    names = [part.name for part in parts]
    is_whole = parts[0].is_whole
    yield _records(data.RECORDS, "" if is_whole else f"，{_PARTED}：这里是它们的名字")
    if not is_whole:
        yield from (_records(yearly.path(data.RECORDS, name), f"，{_PARTED}") for name in names)
    yield DataFile("schema.json", "speeches.json 的 JSON Schema", "UTF-8")
    columns = data.columns()
    for name in names:
        yield DataFile(
            _name(yearly.path(data.TABLE, name)),
            "同样内容的表格，可用 Excel 或 WPS 打开",
            "UTF-8，带 BOM；以 =、+、-、@ 开头的格前面加了一个 '",
            columns,
        )
    yield from _paragraphs(names)
    if config.site_settings.base_url:
        gone = [oai.DELETED] * bool(config.retired and not is_whole)
        yield from _repositories([*(yearly.path(oai.PATH, name) for name in names), *gone])
    yield DataFile(
        _name(PACKAGE),
        "以上各表的列，供程序读取（Frictionless Data Package）",
        "UTF-8",
    )


def _paragraphs(parts: Iterable[str]) -> Iterator[DataFile]:
    for part in parts:
        yield DataFile(
            _name(yearly.path(paragraphs.PATH, part)),
            "逐段的文字，一段一行，标着印刷页，供 R、pandas、DuckDB 读取",
            "UTF-8，不带 BOM；用制表符隔开，没有引号；"
            "格里的制表符写作 \\t，换行写作 \\n，反斜杠写作 \\\\",
            tuple(paragraphs.COLUMNS.items()),
        )


def _repositories(paths: Iterable[str]) -> Iterator[DataFile]:
    for path in paths:
        yield DataFile(
            _name(path),
            "OAI-PMH 静态仓储（Dublin Core），供文献收割程序读取；撤下的讲话标作 deleted",
            "UTF-8",
        )


def _records(path: str, more: str) -> DataFile:
    return DataFile(
        _name(path),
        f"全部讲话的题名、日期、讲话人等，含各种文件的大小和校验值{more}；各项的含义见 schema.json",
        "UTF-8",
    )


def _name(path: str) -> str:
    return PurePosixPath(path).name


def page(frame: Frame, told: Sequence[DataFile]) -> tuple[str, bytes]:
    """Return path and bytes of the page that tells of every file and column.

    Those that differ only in the part of the speeches are told of together, and of very many some:
    all of them are called as those in JSON are, which `speeches.json` names.
    """
    config = frame.config
    tags = metadata.of_column(_TITLE, f"{config.title}：{_TITLE}", _TITLE)
    alike = groupby(told, key=lambda each: (each.use, each.encoding, each.columns))
    kinds = [list(own) for _, own in alike]
    return PATH, frame.page("data.html.j2", PATH, tags, title=_TITLE, kinds=kinds, most=_NAMED)


def package(told: Sequence[DataFile], config: Config) -> bytes:
    """Return the description of the tables for programs, a Frictionless Data Package."""
    site = config.site_settings
    value: dict[str, Any] = {
        "name": "huibian",
        "title": config.title,
        "description": config.description,
        "homepage": site.base_url,
        "resources": [_resource(each) for each in told if each.columns],
    }
    kept = {name: it for name, it in value.items() if it}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(told: DataFile) -> dict[str, Any]:
    stem, _, kind = told.name.partition(".")
    fields = [_field(kind, name, use) for name, use in told.columns]
    return {
        "name": stem,
        "path": told.name,
        "title": told.use,
        "format": kind,
        "mediatype": _TYPES[kind],
        "encoding": "utf-8",
        **({"dialect": _DIALECTS[kind]} if kind in _DIALECTS else {}),
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": _KEYS[kind]},
    }


def _field(kind: str, name: str, use: str) -> dict[str, str]:
    """Return what a column holds; dates are words, for many are known in part."""
    written = "integer" if name in _NUMBERS[kind] else "string"
    return {"name": name, "type": written, "description": use}

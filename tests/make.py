"""Short builders of the values under test."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from converters import files, formats, resources
from converters.build.caches import digests, font_case
from converters.build.caches.font_case import FontCase
from converters.build.keys import Engines
from converters.collection import samples
from converters.project import Project
from converters.settings import compilation, config, style
from converters.settings.style import Style
from converters.speech.dates import PartialDate
from converters.speech.model import (
    Block,
    Circulation,
    Heading,
    Meta,
    Paragraph,
    Salutation,
    Speech,
    paragraph,
)


@cache
def own() -> Project:
    """Return the project of the samples, with the program's own style and fonts, read once."""
    return Project(samples.root())


def restyled(text: str) -> Style:
    """Return the style written in `text`, which may begin from one of the program's own."""
    return style.read(text, _tables)


def _tables(name: str) -> dict[str, Any]:
    return style.tables(resources.text(f"styles/{name}.toml"), _tables)


def meta(id: str = "s1", title: str = "在大会上的讲话", **facts: Any) -> Meta:
    """Return the facts of a speech; a day of the calendar and one `speaker` will do."""
    if isinstance(day := facts.get("date"), date):
        facts["date"] = PartialDate.of(day)
    if name := facts.pop("speaker", None):
        facts["speakers"] = (name,)
    return Meta(id=id, title=title, **facts)


def book_settings(text: str, name: str = "a") -> compilation.Settings:
    """Return the settings of a book written in `text`, by the formats that there are."""
    known, usual = formats.labels(formats.of_books()), formats.usual_of_books()
    return compilation.read(text, name, known, formats.names(usual))


def collection_settings(text: str) -> config.Config:
    """Return the settings of a collection written in `text`, by the formats that there are."""
    known, usual = formats.labels(formats.of_speeches()), formats.usual_of_speeches()
    return config.read(text, known, formats.names(usual))


def speech(*blocks: Block, **facts: Any) -> Speech:
    """Return a speech of the given blocks, or of one short paragraph."""
    return Speech(meta(**facts), blocks or (para("现在开会。"),))


def circulation(**facts: Any) -> Circulation:
    """Return all that a speech can be circulated with, except what is said otherwise."""
    known: dict[str, Any] = {
        "issuers": ("西平县人民代表大会常务委员会文件",),
        "number": "西人常〔2020〕12号",
        "signers": ("张三",),
        "secrecy": "机密★1年",
        "urgency": "特急",
        "copy_number": "000001",
        "recipients": "各乡镇人民代表大会主席团，县直各单位，各驻县机构",
        "copies": "县委，县政府，县政协，县监察委员会，县人民法院，县人民检察院，县人武部",
        "printed_by": "西平县人大常委会办公室",
        "printed": date(2020, 7, 20),
    }
    return Circulation(**{**known, **facts})


def para(text: str) -> Paragraph:
    """Return a paragraph of ordinary words."""
    return paragraph(text)


def head(level: int, text: str) -> Heading:
    """Return a heading."""
    return Heading(level, text)


def greeting(text: str = "同志们：") -> Salutation:
    """Return a salutation."""
    return Salutation(text)


MARKDOWN = """---
id: {id}
title: {title}
{facts}---

同志们：

{body}
"""


def markdown(
    id: str = "s1",
    title: str = "在大会上的讲话",
    body: str = "现在开会。",
    facts: str = "",
) -> str:
    """Return the Markdown of a small speech; `facts` are whole lines of front matter."""
    return MARKDOWN.format(id=id, title=title, body=body, facts=facts)


def collection(folder: Path, *speeches: str, config: str = "title: 讲话选编\n") -> Path:
    """Write a collection of speeches in Markdown into a folder and return it.

    It knows the program's own files as if there had been a build before.
    """
    notes = folder / "output" / digests.ENGINE
    notes.parent.mkdir(parents=True)
    notes.write_bytes(_of_the_program())
    (folder / "speeches").mkdir()
    (folder / "config.yaml").write_text(config, encoding="utf-8")
    for text in speeches:
        id = text.split("\n")[1].removeprefix("id: ")
        (folder / "speeches" / f"{id}.md").write_text(text, encoding="utf-8")
    return folder


def written(path: Path) -> tuple[int, int]:
    """Which file stands at a path, and when it was written; to read it changes neither."""
    state = path.stat()
    return state.st_ino, state.st_mtime_ns


def never_built(root: Path) -> Path:
    """Return a collection of which nothing is known yet, as before its first build."""
    shutil.rmtree(root / "output")
    return root


def ready_to_draw(root: Path) -> Path:
    """Give a collection the cut faces that a build before would have left, and return it.

    They are those of another collection: what is in no list of usual characters is cut again.
    """
    for name, data in _cut_faces().items():
        files.write(root / "output" / font_case.FOLDER / name, data, lasting=False)
    return root


@cache
def _cut_faces() -> dict[str, bytes]:
    """Return what is kept of a cut of the project's own faces, by name, 13 MB; cut once."""
    with TemporaryDirectory() as folder:
        project = Project(collection(Path(folder) / "c", markdown()))
        case = FontCase(project)
        case.cut(set())
        return {path.name: path.read_bytes() for path in case.folder.iterdir()}


@cache
def _of_the_program() -> bytes:
    """Return what a build keeps of the program's own files, 100 MB with the fonts, for the next."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "config.yaml").write_text("title: 讲话选编\n", encoding="utf-8")
        engines = Engines(Project(root))
        for name in (*formats.names(formats.of_speeches()), "site", "book"):
            engines.of(name)
        engines.save()
        return (root / "output" / digests.ENGINE).read_bytes()


def contents(root: Path) -> dict[str, bytes]:
    """Return every output of a collection by its path, the engine's own notes aside."""
    output = (root / "output").resolve()  # a test may have put it elsewhere
    return {
        f"output/{path.relative_to(output)}": path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and ".huibian" not in path.parts
    }


DAY = date(2020, 7, 16)

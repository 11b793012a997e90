"""Characters of an office's own (造字): all formats print them, or all tell the same of them."""

from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from converters import api, formats, resources
from converters.build import drawing, private_use, run
from converters.build import plan as plans
from converters.build import site as archive
from converters.build.keys import Engines
from converters.errors import SourceError
from converters.project import Project
from tests.make import collection, markdown

MADE_UP = "\ue001"
FACTS = "date: 2020-07-16\nspeaker: 赵海金\n"


def office_font(root: Path, char: str, family: str = "仿宋_GB2312") -> None:
    """Give an office a font of its own with one character."""
    font = TTFont(resources.root() / "fonts/free/FandolFang-Regular.otf")
    cut = subset.Subsetter()
    cut.populate(unicodes=[ord("字")])
    cut.subset(font)
    for table in font["cmap"].tables:
        table.cmap = {ord(char): name for name in table.cmap.values()}
    font["name"].setName(family, 1, 3, 1, 0x409)
    out = BytesIO()
    font.save(out)
    (root / "fonts/office").mkdir(parents=True)
    (root / "fonts/office/own.otf").write_bytes(out.getvalue())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    own = markdown("s1", body=f"李{MADE_UP}同志讲话。\n\n又有{MADE_UP}。", facts=FACTS)
    config = "title: 选编\nsite: {base_url: https://example.org}\n"
    return collection(tmp_path, own, markdown("s2", facts=FACTS), config=config)


def told(root: Path, format: str) -> str:
    project = Project(root)
    with pytest.raises(SourceError) as caught:
        drawing.draw(project, format, project.speeches / "s1.md")
    return str(caught.value)


def test_without_a_font_every_format_tells_the_same(root: Path) -> None:
    (said,) = {told(root, format.name) for format in formats.of_speeches()}
    assert said.startswith("speeches/s1.md 第 10 行：")
    assert "U+E001" in said and "fonts/office/" in said


def test_the_site_tells_it_too_and_shows_no_page(root: Path) -> None:
    archive.build_site(plans.make(Project(root)))
    (failed,) = plans.make(Project(root)).site_receipt["failed"].values()
    assert failed["message"] == told(root, "txt")
    assert not (root / "output/site/s/s1.html").exists()
    assert (root / "output/site/s/s2.html").exists()


def test_a_build_tells_it_once_for_all_formats(root: Path) -> None:
    plan = plans.make(Project(root))
    account: Any = run.build(Project(root), plan, 1, lambda _: None, {"docx", "txt"})
    assert [said for said, _ in account.faults] == [told(root, "txt")]
    made = [root / "output/docx", root / "output/txt"]
    assert [path.name for folder in made for path in folder.iterdir()] == ["s2.docx", "s2.txt"]


@pytest.mark.slow
def test_with_a_font_of_the_office_every_format_prints_it(root: Path) -> None:
    office_font(root, MADE_UP)
    project = Project(root)
    for format in formats.of_speeches():
        assert drawing.draw(project, format.name, project.speeches / "s1.md")
    archive.build_site(plans.make(project))
    assert MADE_UP in (root / "output/site/s/s1.html").read_text("utf-8")
    assert "lost-character" in {found.code for found in api.check(project).findings}


@pytest.mark.parametrize(("char", "family"), [("\ue002", "仿宋_GB2312"), (MADE_UP, "别的字体")])
def test_a_font_with_others_or_one_that_draws_nothing_does_not_help(
    root: Path, char: str, family: str
) -> None:
    office_font(root, char, family)
    assert "U+E001" in told(root, "txt")


def test_a_font_with_such_characters_has_what_was_refused_tried_again(root: Path) -> None:
    def keys() -> dict[str, str]:
        engines = Engines(Project(root))
        return {kind: engines.of(kind).key for kind in ("docx", "txt", "site")}

    before = keys()
    office_font(root, MADE_UP)
    after = keys()
    assert [kind for kind in before if before[kind] == after[kind]] == []


def test_what_stands_in_the_facts_is_looked_at(root: Path) -> None:
    path = root / "speeches/s1.md"
    path.write_text(markdown("s1", facts=f"date: 2020-07-16\nspeaker: 李{MADE_UP}\n"), "utf-8")
    assert "U+E001" in told(root, "txt")


def test_all_of_them_are_told_but_no_more_than_people_read(root: Path) -> None:
    every = "".join(chr(0xE000 + at) + "。\n\n" for at in range(30))
    (root / "speeches/s1.md").write_text(markdown("s1", body=every, facts=FACTS), "utf-8")
    assert told(root, "txt").count("\n") == 20


def test_rare_hanzi_are_none(root: Path) -> None:
    (root / "speeches/s1.md").write_text(markdown("s1", body="𰻝𰻝面。", facts=FACTS), "utf-8")
    assert drawing.draw(Project(root), "docx", root / "speeches/s1.md")
    assert private_use.drawn(Project(root)) == frozenset()


def test_only_characters_of_private_use_are_told_of_a_font_of_the_office(root: Path) -> None:
    project = Project(root)
    faces = [
        SimpleNamespace(names={"仿宋_GB2312"}, glyphs={0xE001: "a", 0x4E00: "b"}),
        SimpleNamespace(names={"别的字体"}, glyphs={0xE002: "a"}),
    ]
    project.__dict__["office_faces"] = faces
    assert private_use.drawn(project) == {MADE_UP}

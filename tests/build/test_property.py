"""Whatever is edited, added, renamed or deleted: an incremental build equals a clean one."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from converters import resources
from converters.build import plan as plans
from converters.build import run
from converters.build.account import Account
from converters.collection import tidy
from converters.project import Project
from tests.effort import effort
from tests.make import collection, contents, markdown

pytestmark = pytest.mark.slow

FORMATS = ("docx", "txt")
PARTS = (*FORMATS, "site")
CONFIG = "title: {title}\nformats: [docx, txt]\n"
STYLE = resources.text("styles/gbt9704.toml")

STEPS = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 4), st.sampled_from("甲乙丙")),
    st.tuples(st.just("delete"), st.integers(0, 4), st.just("")),
    st.tuples(st.just("rename"), st.integers(0, 4), st.just("")),
    st.tuples(st.just("style"), st.sampled_from([36, 37, 38]), st.just("")),
    st.tuples(st.just("title"), st.just(0), st.sampled_from("甲乙")),
    st.tuples(st.just("touch"), st.just(0), st.just("")),
)


@dataclass
class Office:
    """A collection being worked on, and what each of its outputs was last made from."""

    root: Path
    texts: dict[str, str] = field(default_factory=dict)
    top: int = 37
    made: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)

    def write(self, id: str, words: str) -> None:
        self.texts[id] = markdown(id, body=f"现在{words}。")
        (self.root / f"speeches/{id}.md").write_text(self.texts[id], encoding="utf-8")

    def delete(self, id: str) -> None:
        self.texts.pop(id)
        (self.root / f"speeches/{id}.md").unlink()

    def set_style(self, top: int) -> None:
        self.top = top
        text = STYLE.replace("top_mm = 37", f"top_mm = {top}", 1)
        (self.root / "styles/gbt9704.toml").write_text(text, encoding="utf-8")

    def do(self, step: str, number: int, words: str) -> None:
        there = sorted(self.texts)
        if step == "write":
            self.write(f"s{number}", words)
        elif step == "delete" and len(there) > 1:
            self.delete(there[number % len(there)])
        elif step == "rename" and there:
            old = there[number % len(there)]
            self.write(f"{old}x", "换名")
            self.delete(old)
        elif step == "style":
            self.set_style(number)
        elif step == "title":
            (self.root / "config.yaml").write_text(CONFIG.format(title=words), encoding="utf-8")
        elif step == "touch":
            for path in self.root.rglob("*"):
                path.touch()

    def demanded(self) -> dict[str, int]:
        """How many outputs of each format follow from something else than they were made from."""
        counts: dict[str, int] = {}
        for format in FORMATS:
            for id, text in self.texts.items():
                inputs = (text, self.top if format == "docx" else 0)
                if self.made.get((format, id)) != inputs:
                    counts[format] = counts.get(format, 0) + 1
                    self.made[format, id] = inputs
        self.made = {key: made for key, made in self.made.items() if key[1] in self.texts}
        return counts


def build(root: Path) -> Account:
    project = Project(root)
    outcome = run.build(project, plans.make(project), 2, lambda _: None, PARTS)
    tidy.remove(tidy.orphans(plans.make(project)))
    return outcome


def clean(office: Office, scratch: Path) -> dict[str, bytes]:
    """What a build from nothing makes of the same collection."""
    copy = scratch / "clean"
    shutil.copytree(office.root, copy, ignore=shutil.ignore_patterns("output", ".snakemake"))
    build(copy)
    found = contents(copy)
    shutil.rmtree(copy)
    return found


@settings(
    max_examples=effort(2, 40),
    phases=[Phase.generate],
    derandomize=True,
)
@given(st.lists(STEPS, min_size=4, max_size=7))
def test_an_incremental_build_equals_a_clean_one_and_renders_no_more_than_the_keys_demand(
    steps: list[tuple[str, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        root = collection(scratch / "c", config=CONFIG.format(title="选编"))
        (root / "styles").mkdir()
        office = Office(root)
        office.set_style(37)
        for number in range(3):
            office.write(f"s{number}", "开会")
        for step in [("touch", 0, ""), *steps]:
            office.do(*step)
            outcome = build(root)
            rendered = {name: n for name, n in outcome.rendered.items() if name in FORMATS}
            assert rendered == office.demanded(), step
            assert contents(root) == clean(office, scratch), step

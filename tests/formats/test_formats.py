"""The list of formats is the only place: what is planted there, or left out, shows everywhere."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from converters import formats, resources
from converters.audit.report import AuditedFile
from converters.build import account, drawing, keys, progress
from converters.build import plan as plans
from converters.build.keys import Engines
from converters.build.progress import Ticker, Work
from converters.collection import audits, new_book, samples, tidy
from converters.collection.audits import Audited
from converters.collection.new_book import BookDraft
from converters.collection.new_collection import CollectionDraft as NewCollection
from converters.collection.new_collection import settings as settings_of
from converters.errors import SourceError
from converters.formats import FORMATS
from converters.project import Project
from converters.settings.compilation import Selection
from tests.formats.made_up import BRAILLE
from tests.make import book_settings, collection, collection_settings, markdown

SPEECHES = formats.names(formats.usual_of_speeches())
EVERY = "、".join(formats.names(formats.of_speeches()))
BOOKS = formats.names(formats.usual_of_books())
LABELS = "、".join(format.label for format in formats.of_speeches())
ROOT = Path(resources.root())
PLANTED = """
import sys
from converters import formats
from tests.formats.made_up import BRAILLE
formats.FORMATS = (*formats.FORMATS, BRAILLE)
from converters import cli
cli.main(sys.argv[1:])
"""
"""The command line, as it is with one more format in the list."""

Huibian = Callable[..., str]


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format more in the list, and nowhere else."""
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, BRAILLE))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    settings = "title: 选编\nformats: [txt, braille]\n"
    return collection(tmp_path / "a", markdown("s1"), markdown("s2"), config=settings)


@pytest.fixture
def huibian(root: Path) -> Huibian:
    """Runs the command line with the format in its list; returns what it prints."""

    def run(*arguments: str) -> str:
        command = [sys.executable, "-c", PLANTED, *arguments]
        path = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=root, env=path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    return run


def test_names_and_suffixes_are_fit_for_folders_and_files() -> None:
    for format in FORMATS:
        assert re.fullmatch(r"[a-z0-9]+", format.name)
        assert re.fullmatch(r"(\.[a-z0-9]+)+", format.suffix)
        assert format.book_ending.endswith(format.suffix)
        assert format.speech or format.book
    assert len({format.name for format in FORMATS}) == len(FORMATS)
    endings = [format.book_ending for format in formats.of_books()]
    assert len(set(endings)) == len(endings)
    assert not {"site", "books", "book", "audit", "import"} & {format.name for format in FORMATS}


def test_settings_take_a_planted_format(planted: None) -> None:
    assert collection_settings("title: 选编\nformats: [BRAILLE]\n").formats == ("braille",)
    assert collection_settings("title: 选编\n").formats == (*SPEECHES, "braille")
    assert book_settings("title: 选编\nselect: {all: true}\n").formats == (*BOOKS, "braille")
    with pytest.raises(SourceError, match=r"第 2 行.*不能写“braile”.*是不是想写“braille”？"):
        collection_settings("title: 选编\nformats: [braile]\n")
    with pytest.raises(SourceError, match=f"请从这些里选：{EVERY}、braille"):
        collection_settings("title: 选编\nformats: [网页]\n")


def test_settings_refuse_a_format_that_is_not_in_the_list() -> None:
    for format in (BRAILLE.name, "print"):
        with pytest.raises(SourceError, match=r"不能写"):
            collection_settings(f"title: 选编\nformats: [{format}]\n")


def test_new_settings_name_a_planted_format(planted: None) -> None:
    begun = settings_of(NewCollection("选编"))
    assert f"formats: [{', '.join(SPEECHES)}, braille] # 要做的格式" in begun
    written = new_book.settings(BookDraft("a", "选编", Selection()))
    line = f"formats: [{', '.join(BOOKS)}, braille]"
    assert f"{line:<31} # 另有 print：给印刷厂的 PDF" in written


def test_a_planted_format_is_drawn(planted: None, root: Path) -> None:
    project = Project(root)
    drawn = drawing.draw(project, "braille", project.speeches / "s1.md")
    assert drawn == b"BRAILLE\n" + drawing.draw(project, "txt", project.speeches / "s1.md")


def test_the_key_of_a_planted_format_is_of_all_that_it_is_made_by(
    planted: None, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = keys.making("braille")
    assert source.modules == ("converters.formats.txt.writer",)
    assert [path.name for path in source.declared] == ["made_up.py"]
    needed = {path.name for path in Engines(Project(root)).needed("braille").modules}
    assert {"made_up.py", "writer.py", "printed_words.py", "markdown.py"} <= needed
    assert "made_up.py" in {path.name for path in Engines(Project(root)).needed("book").modules}
    before = {kind: Engines(Project(root)).of(kind).key for kind in ("braille", "txt", "site")}
    own = root / "styles/site/site.css"
    own.parent.mkdir(parents=True)
    own.write_text("p { color: red }", encoding="utf-8")
    after = {kind: Engines(Project(root)).of(kind).key for kind in before}
    assert before["braille"] != after["braille"]
    assert before["txt"] == after["txt"]
    renamed = replace(BRAILLE, label="别的名称")
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, renamed))
    assert Engines(Project(root)).of("site").key != after["site"]


def test_each_format_has_a_sign_and_a_cost_of_its_own(planted: None, tmp_path: Path) -> None:
    kinds = ("braille", *account.parts()[:-1], "book")
    progress.reset(tmp_path)
    Ticker(tmp_path, "braille")()
    done = progress.read(tmp_path, Work(dict.fromkeys(kinds, 1)), 1).done
    assert {kind for kind, count in done.units.items() if count} == {"braille"}
    assert done.cost == 4


def test_outputs_of_a_planted_format_that_is_not_wanted_are_tidied_away(
    planted: None, tmp_path: Path
) -> None:
    root = collection(tmp_path, markdown("s1"), config="title: 选编\nformats: [txt]\n")
    (root / "output/braille").mkdir(parents=True)
    (root / "output/braille/s1.brf").touch()
    assert [path.name for path in tidy.orphans(plans.make(Project(root)))] == ["s1.brf"]


def test_the_output_of_a_speech_is_no_orphan_though_its_suffix_has_two_parts(
    tmp_path: Path,
) -> None:
    root = collection(tmp_path, markdown("s1"), config="title: 选编\nformats: [tei]\n")
    (root / "output/tei").mkdir(parents=True)
    for id in ("s1", "s2"):
        (root / f"output/tei/{id}.tei.xml").touch()
    assert [path.name for path in tidy.orphans(plans.make(Project(root)))] == ["s2.tei.xml"]


@pytest.mark.slow
def test_the_command_line_names_makes_counts_and_audits_a_planted_format(
    huibian: Huibian, root: Path
) -> None:
    made = huibian("build")
    assert "做好 TXT 2 份、BRF 2 份、网站" in made
    assert (root / "output/braille/s2.brf").read_bytes().startswith(b"BRAILLE\n")
    page = (root / "output/site/s/s2.html").read_text(encoding="utf-8")
    assert '<a href="../files/s2.brf" download="在大会上的讲话.brf">BRF，1 KB</a>' in page
    assert "供盲人摸读" in page
    assert (root / "output/site/files/s2.brf").is_file()
    assert "都是最新的" in huibian("build", "--only", "braille")
    assert "核对了 2 份" in huibian("audit", "braille")
    assert "盲文" in (root / "output/audit/index.html").read_text(encoding="utf-8")
    planned = json.loads(huibian("step", "plan"))
    assert planned["formats"] == {f.name: f.suffix for f in (*FORMATS, BRAILLE) if f.speech}
    assert {job["format"] for job in planned["jobs"]} == {"txt", "braille"}
    assert "已生成 s1.brf" in huibian("convert", "speeches/s1.md", "--to", "braille")


@pytest.mark.slow
def test_the_help_names_a_planted_format(huibian: Huibian) -> None:
    assert f"做成 {LABELS}、BRF 和网站" in huibian("--help")
    assert f"{EVERY}、braille" in huibian("convert", "--help")
    assert f"{EVERY} 或 braille" in huibian("step", "render", "--help")
    assert "|braille|book" in huibian("audit", "--help")
    assert " 和 BRF" in huibian("build", "--help")


@pytest.mark.slow
def test_a_book_is_made_offered_and_audited_in_a_planted_format(
    huibian: Huibian, root: Path, planted: None
) -> None:
    (root / "books").mkdir()
    settings = "title: 讲话选编\nselect: {all: true}\nformats: [braille]\n"
    (root / "books/a.yaml").write_text(settings, encoding="utf-8")
    assert "汇编 1 本" in huibian("build")
    assert (root / "output/books/a.brf").read_bytes() == "BRAILLE 讲话选编 2".encode()
    assert "BRF" in (root / "output/site/books/a.html").read_text(encoding="utf-8")
    project = Project(root)
    paths = audits.outputs(project, audits.BOOK, ())
    (item,) = audits.audit(project, audits.BOOK, paths)
    assert isinstance(item, Audited)
    assert item.entry == AuditedFile("a", "盲文", "BRF", (("字节", "22"),), (), (), ())


@pytest.mark.slow
def test_the_workflow_takes_its_formats_from_the_plan(root: Path, tmp_path: Path) -> None:
    planted = PLANTED.partition("from converters import cli")[0]
    (tmp_path / "sitecustomize.py").write_text(planted, encoding="utf-8")
    path = os.environ | {"PYTHONPATH": f"{tmp_path}:{ROOT}"}
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile")]
    command += ["--workflow-profile", str(ROOT / "workflow/profiles/default"), "--cores", "1"]
    target = "output/braille/s1.brf"
    done = subprocess.run(
        [*command, target], cwd=root, env=path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (root / target).read_bytes().startswith(b"BRAILLE\n")


def strings(path: Path) -> Iterator[str]:
    """Yield the strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


READ = {
    "converters/build/strangers.py",
    "converters/importing/page/places.py",
    "converters/importing/page/site_lines.py",
    "converters/importing/signs/site_phrases.py",
    "converters/importing/reading.py",
    "converters/readers/pdf/__init__.py",
    "workflow/schemas/import.schema.yaml",
    "converters/readers/locked.py",
    "styles/audit/clauses.toml",
}
"""They speak of files that come in, which is another list, or of the tests of codes."""


def names_several(texts: Iterator[str]) -> bool:
    """Tell whether the texts name more than one format, each by itself or within one of them."""
    names = set(formats.names(formats.of_speeches()))
    alone: set[str] = set()
    for text in texts:
        alone |= {text.strip(".").casefold()} & names
        if len(names & set(re.findall(r"(?<![\w/-])[a-z]+(?!\w)", text))) > 1:
            return True
    return len(alone) > 1


def test_no_other_place_names_the_formats() -> None:
    own = ROOT / "converters/formats"
    modules = [path for path in (ROOT / "converters").rglob("*.py") if own not in path.parents]
    known = formats.names(formats.of_speeches())
    texts = {path: path.read_text(encoding="utf-8").casefold() for path in modules}
    perhaps = [path for path, text in texts.items() if sum(name in text for name in known) > 1]
    found = {path for path in perhaps if names_several(strings(path))}
    data = [path for name in ("workflow", "styles") for path in (ROOT / name).rglob("*.*")]
    data = [path for path in [*data, ROOT / "Snakefile"] if path.is_file()]
    found |= {p for p in data if names_several(iter([p.read_text(encoding="utf-8")]))}
    assert {str(path.relative_to(ROOT)) for path in found} == READ


@pytest.mark.parametrize(
    "planted_words",
    ['X = {"docx": 1, "pdf": 2}', 'format = "docx|pdf|txt"', 'Y = (".pdf", ".txt")'],
)
def test_a_second_place_that_names_the_formats_is_found(planted_words: str, tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(planted_words, encoding="utf-8")
    assert names_several(strings(tmp_path / "module.py"))


def test_to_ask_for_names_imports_nothing_heavy() -> None:
    heavy = (
        "weasyprint",
        "docx",
        "lxml",
        "pikepdf",
        "fontTools",
        "converters.formats.docx.writer",
        "converters.formats.pdf.writer",
    )
    script = f"import sys, converters.formats; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_the_sample_names_formats_that_there_are() -> None:
    named = yaml.safe_load((samples.root() / "config.yaml").read_text(encoding="utf-8"))["formats"]
    assert set(named) <= set(formats.names(formats.of_speeches()))


def test_what_each_format_is_stands_in_its_place() -> None:
    """What nobody would notice otherwise: a format left out, told by other words, not audited."""
    told = [
        (
            one.name,
            one.suffix,
            one.book_ending,
            one.faces.value,
            one.speech and (one.speech.cost, bool(one.speech.audit), one.speech.laid_out),
            one.book and (one.book.usual, bool(one.book.audit), one.book.laid_out),
        )
        for one in FORMATS
    ]
    assert told == [
        ("docx", ".docx", ".docx", "named", (5, True, True), (True, True, True)),
        ("pdf", ".pdf", ".pdf", "drawn", (100, True, False), (True, True, False)),
        ("txt", ".txt", ".txt", "none", (2, False, False), None),
        ("epub", ".epub", ".epub", "none", (2, False, False), (False, False, False)),
        ("tei", ".tei.xml", ".tei.xml", "none", (2, False, False), None),
        ("akn", ".akn.xml", ".akn.xml", "none", (2, False, False), None),
        ("print", ".pdf", "-print.pdf", "drawn", None, (False, False, False)),
    ]
    assert formats.names(formats.of_books()) == ("pdf", "docx", "print", "epub")
    assert formats.names(formats.audited()) == ("pdf", "docx")
    assert formats.names(formats.audited_of_books()) == ("pdf", "docx")
    assert formats.example() == "pdf,docx"

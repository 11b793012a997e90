import os
from pathlib import Path
from typing import Any

import pytest

from converters import files
from converters.build import bookjobs, drawing, intake, kept, plan, receipts
from converters.build import site as archive
from converters.build.intake import Intake
from converters.project import Project
from converters.settings.design import Paged
from converters.site import search
from converters.site import words as paper
from converters.site.frame import Frame
from converters.speech.catalog import Catalog
from converters.speech.model import Meta, Speech
from tests.build.finished import render
from tests.make import collection, markdown, never_built

SLOW = pytest.mark.slow
CONFIG = "title: 讲话选编\nsite: {base_url: https://example.org}\n"
FACTS = "date: 2020-07-16\nspeaker: 赵海金\n"


def build(root: Path) -> dict[str, bytes]:
    """Build the site; return every file of it."""
    archive.build_site(plan.make(Project(root)))
    site = root / "output/site"
    return {
        str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def say(root: Path, id: str, body: str, facts: str = FACTS, title: str = "在大会上的讲话") -> None:
    text = markdown(id, title, body, facts)
    (root / f"speeches/{id}.md").write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = [markdown(f"s{n}", body="现在开会，乡村振兴。", facts=FACTS) for n in (1, 2, 3)]
    return collection(tmp_path, *texts, config=CONFIG)


def test_every_file_has_its_sum(root: Path) -> None:
    site = build(root)
    lines = site.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{files.sha256(site[name])}  {name}" for name in sorted(site)]


def test_a_second_build_touches_nothing(root: Path) -> None:
    build(root)
    paths = [path for path in (root / "output/site").rglob("*") if path.is_file()]
    for path in paths:
        os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    before = {path: path.stat().st_mtime_ns for path in paths}
    build(root)
    assert {path: path.stat().st_mtime_ns for path in paths} == before


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before | after if before.get(name) != after.get(name)}


def test_a_corrected_word_rewrites_its_page_its_words_and_a_few_shards(root: Path) -> None:
    before = build(root)
    say(root, "s2", "现在散会，乡村振兴。")
    found = changed(before, build(root))
    shards = {name for name in found if name.startswith("search/i/")}
    assert 0 < len(shards) < 16
    assert found - shards == {
        "SHA256SUMS",
        "s/s2.html",
        "search/t/s2.0.js",
        "data/speeches.json",
        "data/speeches.csv",
        "data/paragraphs.tsv",
        "downloads/data.zip",
        "downloads/index.html",
        "feeds/new.xml",
    }


def test_a_corrected_word_asks_for_the_relations_of_its_own_page_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, found = list[str](), Catalog.related

    def related(catalog: Catalog, id: str) -> list[Meta]:
        asked.append(id)
        return found(catalog, id)

    monkeypatch.setattr(Catalog, "related", related)
    build(root)
    assert set(asked) == {"s1", "s2", "s3"}
    asked.clear()
    say(root, "s2", "现在散会，乡村振兴。")
    build(root)
    assert set(asked) == {"s2"}


@SLOW
def test_a_changed_title_is_told_wherever_it_stands(root: Path) -> None:
    before = build(root)
    say(root, "s2", "现在开会，乡村振兴。", title="在小会上的讲话")
    found = changed(before, build(root))
    assert {"index.html", "years/2020.html", "all.html", "s/s1.html", "s/s3.html"} <= found


@pytest.mark.parametrize(
    "steps",
    [
        [("s2", "现在散会。")],
        pytest.param([("s2", "现在散会。"), ("s2", "现在开会，乡村振兴。")], marks=SLOW),
        [("s4", "又一篇。")],
        pytest.param([("s2", "长" * 4000 + "\n\n又一段。")], marks=SLOW),
        pytest.param(
            [("s2", "现在散会。"), ("s0", "最前。"), ("s3", "都改。"), ("s1", "都改。")], marks=SLOW
        ),
    ],
)
def test_step_by_step_gives_the_bytes_of_a_new_build(
    root: Path, steps: list[tuple[str, str]]
) -> None:
    build(root)
    for id, body in steps:
        say(root, id, body)
        grown = build(root)
    for name in (archive.STATE, "site"):
        path = root / "output" / name
        path.rename(path.with_name("aside"))
        if name == archive.STATE:
            path.with_name("aside").unlink()
    assert build(root) == grown


def test_the_menu_of_each_page_leads_to_pages_that_are_there(root: Path) -> None:
    say(root, "s1", "现在开会。", facts="date: 2020-07-16\n")
    say(root, "s2", "现在开会。", facts="date: 2020-07-16\n")
    assert b"../speakers/index.html" in build(root)["s/s1.html"]
    say(root, "s3", "现在开会。", facts="date: 2020-07-16\n")
    bare = build(root)
    assert "speakers/index.html" not in bare
    assert not [name for name, page in bare.items() if b"speakers/index.html" in page]


def bind(
    root: Path, *members: str, pages: int = 40, data: bytes = b"%PDF", name: str = "xuan"
) -> None:
    """Record a book as if it had just been made of some speeches."""
    files.write(root / f"books/{name}.yaml", "title: 选编\nselect: {all: true}\n".encode())
    (root / "output/books").mkdir(parents=True, exist_ok=True)
    made = plan.make(Project(root))
    job = made.book(name)
    path = job.outputs(made.book_folder)["pdf"]
    path.write_bytes(data)
    done = receipts.record(path, "content", job.engine.key, data)
    receipt = receipts.Receipt({job.engine.key: {}}, {"pdf": done})
    record = bookjobs.Record(receipt, job.seen, "content", dict.fromkeys(members, ""), pages)
    kept.write(made.record_file(name), record.as_json())


def test_a_book_is_offered_as_it_was_last_made(root: Path) -> None:
    bind(root, "s1", "s3")
    site = build(root)
    assert site["books/xuan.pdf"] == b"%PDF"
    assert "选编".encode() in site["books/xuan.html"]
    offered = [name for name in site if name.startswith("s/") and b"books/xuan.html" in site[name]]
    assert sorted(offered) == ["s/s1.html", "s/s3.html"]


@SLOW
def test_a_new_edition_of_a_book_makes_the_site_stale_and_changes_its_pages_alone(
    root: Path,
) -> None:
    bind(root, "s1", "s3")
    before = build(root)
    known = plan.make(Project(root)).site_digest
    bind(root, "s1", "s3", pages=41, data=b"%PDF-2")
    assert plan.make(Project(root)).site_digest != known
    assert changed(before, build(root)) == {
        *("SHA256SUMS", "books/xuan.pdf", "books/xuan.html", "books/index.html", "index.html"),
    }


def test_a_book_that_is_gone_from_the_disk_is_not_offered(root: Path) -> None:
    bind(root, "s1")
    (root / "output/books/xuan.pdf").unlink()
    assert not [name for name in build(root) if name.startswith("books/")]


def test_a_removed_speech_leaves_nothing(root: Path) -> None:
    build(root)
    (root / "speeches/s2.md").unlink()
    site = build(root)
    assert [name for name in site if "s2" in name] == []
    assert b"s2" not in site["data/speeches.json"]


def test_a_wrong_speech_stays_as_it_was(root: Path) -> None:
    before = build(root)
    (root / "speeches/s2.md").write_text("---\nid: s2\n", encoding="utf-8")
    (root / "speeches/s9.md").write_bytes(b"")
    assert changed(before, build(root)) == set()
    receipt = kept.read(root / "output/.huibian/receipts/site.json")
    assert set(receipt["failed"]) == {"s2", "s9"}


@SLOW
def test_changed_settings_are_seen_on_every_page(root: Path) -> None:
    before = build(root)
    (root / "config.yaml").write_text(CONFIG.replace("选编", "汇编"), encoding="utf-8")
    after = build(root)
    assert [name for name in after if name.endswith(".html") and before[name] == after[name]] == []


def test_a_damaged_or_missing_file_is_made_again(root: Path) -> None:
    before = build(root)
    for name in ("s/s1.html", "search/t/s2.0.js", "search/i/3.js"):
        (root / "output/site" / name).write_bytes(b"x")
    (root / "output/site/index.html").unlink()
    (root / "output/site/stranger.txt").write_bytes(b"x")
    assert build(root) == before


def test_a_broken_memory_costs_time_and_nothing_else(root: Path) -> None:
    before = build(root)
    (root / "output" / archive.STATE).write_bytes(b'{"files": 1}')
    assert build(root) == before


SECRET = "不能说的话，甲乙丙丁戊己庚辛。"
RESTRICTIONS = [
    "secrecy: 机密★1年\n",
    *(
        pytest.param(f"{fact}\n", marks=SLOW)
        for fact in ("public: false", "公开: 否", "密级: 秘密")
    ),
]


def tells(site: dict[str, bytes], title: str = "在密会上的讲话") -> list[str]:
    """Return the files of a site that tell of the speech that nobody is to know."""
    words = (title, "密会", "戊己庚辛", "机密★", "密人")
    return [n for n, data in site.items() if "s9" in n or any(w.encode() in data for w in words)]


@pytest.mark.parametrize("facts", RESTRICTIONS)
def test_a_restricted_speech_is_nowhere_on_the_site(root: Path, facts: str) -> None:
    before = build(root)
    say(root, "s9", SECRET, f"speaker: 密人\n{facts}", title="在密会上的讲话")
    assert tells(build(root)) == []
    assert build(root) == before
    say(root, "s9", SECRET, "speaker: 密人\n", title="在密会上的讲话")
    assert len(tells(build(root))) > 5
    say(root, "s9", SECRET, f"speaker: 密人\n{facts}", title="在密会上的讲话")
    assert build(root) == before


@pytest.mark.parametrize("typed", ["secrecy: 机密★1年\nstatus: 草\n", "public: flase\n"])
def test_one_that_seems_restricted_and_cannot_be_read_is_taken_off(root: Path, typed: str) -> None:
    before = build(root)
    say(root, "s9", SECRET, title="在密会上的讲话")
    build(root)
    say(root, "s9", SECRET, typed, title="在密会上的讲话")
    assert build(root) == before


@pytest.mark.parametrize("way", ["internal", "was internal", "a speech is restricted since"])
def test_a_book_that_is_not_for_the_public_is_not_offered(root: Path, way: str) -> None:
    bind(root, "s1", "s2")
    assert "books/xuan.html" in build(root)
    if way == "internal":
        inside = "title: 选编\ninternal: true\nselect: {all: true}\n"
        (root / "books/xuan.yaml").write_text(inside, encoding="utf-8")
    elif way == "was internal":
        record = plan.make(Project(root)).record_file("xuan")
        kept.write(record, kept.read(record) | {"internal": True})
    else:
        say(root, "s2", SECRET, "secrecy: 机密★1年\n")
    site = build(root)
    assert not [name for name in site if name.startswith("books/")]


@pytest.mark.parametrize(("kind", "is_offered"), [("撤下", False), ("误收", False), ("合并", True)])
def test_a_book_that_was_made_with_a_speech_that_is_withdrawn_is_not_offered(
    root: Path, kind: str, is_offered: bool
) -> None:
    bind(root, "s1", "s2")
    build(root)
    (root / "speeches/s2.md").unlink()
    gone = f"retired: [{{id: s2, kind: {kind}, see: s1}}]\n"
    (root / "speeches/retired.yaml").write_text(gone, encoding="utf-8")
    site = build(root)
    assert ("books/xuan.html" in site) == is_offered
    assert ("s/s2.html" in site) == (kind != "误收")


@SLOW
@pytest.mark.parametrize("spoil", ["alter", "delete", "folder", "link"])
@pytest.mark.parametrize("name", ["s/s1.html", "about.html", "SHA256SUMS", "data/speeches.json"])
def test_a_file_that_is_not_as_it_was_put_makes_the_site_stale_and_is_mended(
    root: Path, name: str, spoil: str
) -> None:
    before = build(root)
    path = root / "output/site" / name
    if spoil == "alter":
        path.write_bytes(path.read_bytes()[::-1])
    else:
        path.unlink()
        if spoil == "folder":
            (path / "inner").mkdir(parents=True)
        elif spoil == "link":
            path.symlink_to(root / "config.yaml")
    assert not plan.make(Project(root)).site_stands
    assert build(root) == before
    assert plan.make(Project(root)).site_stands


def test_where_something_stands_in_its_place_nothing_is_built(root: Path) -> None:
    (root / "output/site").write_bytes(b"x")
    made = plan.make(Project(root))
    archive.build_site(made)
    assert (root / "output/site").read_bytes() == b"x"
    assert kept.read(made.stamp_file("site", "site")) == {"digest": ""}


def test_a_site_that_was_built_is_current(root: Path) -> None:
    build(root)
    assert not plan.make(Project(root)).site_is_behind
    assert kept.read(root / "output" / plan.SITE_RECEIPT)["failed"] == {}


def test_a_speech_that_is_altered_while_the_site_is_built_leaves_it_behind(root: Path) -> None:
    before = build(root)
    say(root, "s1", "现在开会。")
    planned = plan.make(Project(root))
    say(root, "s1", "现在散会。")
    archive.build_site(planned)
    assert "散会".encode() in (root / "output/site/s/s1.html").read_bytes()
    say(root, "s1", "现在开会。")
    assert plan.make(Project(root)).site_is_behind
    say(root, "s1", "现在开会，乡村振兴。")
    assert build(root) == before


def test_a_speech_that_is_spoilt_while_the_site_is_built_leaves_it_behind(root: Path) -> None:
    before = build(root)
    say(root, "s1", "现在散会。")
    planned = plan.make(Project(root))
    (root / "speeches/s1.md").unlink()
    archive.build_site(planned)
    assert (root / "output/site/s/s1.html").read_bytes() == before["s/s1.html"]
    say(root, "s1", "现在散会。")
    assert plan.make(Project(root)).site_is_behind
    say(root, "s1", "现在开会，乡村振兴。")
    assert build(root) == before


def test_what_is_not_held_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = build(root)
    never_built(root)
    read: list[str] = []
    given = Intake.read

    def noted(of: Intake, id: str) -> tuple[Speech, bytes]:
        read.append(id)
        return given(of, id)

    monkeypatch.setattr(Intake, "read", noted)
    monkeypatch.setattr(intake, "_HELD", 2)
    assert build(root) == whole
    assert read == ["s1", "s2", "s3", "s3"]
    read.clear()
    assert build(root) == whole
    assert read == []


def test_what_nobody_foresaw_is_the_fault_of_one_page(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = paper.of

    def broken(speech: Speech) -> object:
        if speech.meta.id == "s2":
            raise ZeroDivisionError
        return given(speech)

    monkeypatch.setattr(paper, "of", broken)
    site = build(root)
    assert ("s/s1.html" in site, "s/s2.html" in site) == (True, False)
    (failed,) = kept.read(root / "output" / plan.SITE_RECEIPT)["failed"].items()
    assert (failed[0], failed[1]["file"]) == ("s2", "speeches/s2.md")


def test_outputs_are_offered_where_they_are_and_else_as_they_were(root: Path) -> None:
    (root / "config.yaml").write_text(CONFIG + "formats: [txt]\n", encoding="utf-8")
    render(root)
    (root / "output/txt/s3.txt").unlink()
    site = build(root)
    assert {name for name in site if name.startswith("files/")} == {"files/s1.txt", "files/s2.txt"}
    assert site["files/s1.txt"] == (root / "output/txt/s1.txt").read_bytes()
    assert b"files/s1.txt" in site["s/s1.html"]
    (root / "output/txt/s1.txt").unlink()
    assert build(root) == site
    (root / "speeches/s1.md").unlink()
    assert [name for name in build(root) if name.startswith("files/")] == ["files/s2.txt"]


def test_what_machines_read_is_there(root: Path) -> None:
    site = build(root)
    data = {
        f"data/{name}"
        for name in ("speeches.json", "speeches.csv", "schema.json", "index.html", "records.xml")
    }
    assert {*data, "SHA256SUMS", "feeds/new.xml", "sitemap.xml", "index.html"} <= site.keys()
    assert (b"s/s1.html" in site["sitemap.xml"], b".js" in site["sitemap.xml"]) == (True, False)


@pytest.mark.parametrize(
    ("id", "body"),
    [
        ("s2", "现在散会，乡村振兴。"),
        ("s2", "现在开会。\n\n二〇二三年六月，乡村振兴。"),
        ("s1x", "又一篇。"),
        ("s2", ""),
    ],
)
def test_the_index_is_patched_and_not_made_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, id: str, body: str
) -> None:
    """Whether a word is corrected, a paragraph comes to be two, a speech is new, or gone."""
    build(root)
    if body:
        say(root, id, body)
    else:
        (root / f"speeches/{id}.md").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(search, "SearchIndex", None)
        stepped = build(root)
    never_built(root)
    assert build(root) == stepped


def test_a_correction_whose_words_were_lost_has_the_index_made_anew(root: Path) -> None:
    build(root)
    say(root, "s2", "现在散会，乡村振兴。")
    (root / "output/site/search/t/s2.0.js").write_bytes(b"x")
    mended = build(root)
    never_built(root)
    assert build(root) == mended


def test_no_output_of_a_restricted_speech_is_offered(root: Path) -> None:
    (root / "config.yaml").write_text(CONFIG + "formats: [txt]\n", encoding="utf-8")
    render(root)
    say(root, "s2", SECRET, "secrecy: 机密★1年\n")
    assert "files/s2.txt" not in build(root)


def test_a_book_is_offered_beside_one_that_is_not_and_without_a_speech_that_is_gone(
    root: Path,
) -> None:
    for name in ("a", "b"):
        bind(root, "s1", "s9", name=name)
    inside = "title: 选编\ninternal: true\nselect: {all: true}\n"
    (root / "books/a.yaml").write_text(inside, encoding="utf-8")
    site = build(root)
    assert ("books/a.html" in site, "books/b.html" in site) == (False, True)


def test_a_page_that_cannot_be_made_again_stays_as_it_was(root: Path) -> None:
    before = build(root)
    (root / "speeches/s2.md").write_text("---\nid: s2\n", encoding="utf-8")
    say(root, "s1", "现在开会，乡村振兴。", title="在小会上的讲话")
    assert build(root)["s/s2.html"] == before["s/s2.html"]


def test_printed_pages_are_marked_as_the_pdf_of_the_same_text_has_them(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "config.yaml").write_text(CONFIG + "formats: [pdf]\n", encoding="utf-8")
    monkeypatch.setattr(drawing, "paged", lambda *_: Paged(b"%PDF", (0, 12)))
    render(root)
    site = build(root)
    assert site["s/s1.html"].count(b"doc-pagebreak") == 2
    assert site["search/t/s1.0.js"].endswith(b'"2 2"])\n')
    say(root, "s2", "现在散会，乡村振兴。")
    found = build(root)
    assert b"doc-pagebreak" not in found["s/s2.html"]
    assert b'"2 2"' not in found["search/t/s2.0.js"]
    assert found["s/s1.html"] == site["s/s1.html"]
    monkeypatch.setattr(drawing, "paged", lambda *_: Paged(b"%PDF", (0, 14)))
    render(root)
    known = build(root)
    assert b"doc-pagebreak" in known["s/s2.html"] and b'"2 2"' in known["search/t/s2.0.js"]
    (root / "output" / archive.STATE).unlink()
    (root / "output/site").rename(root / "aside")
    assert build(root) == known


def test_of_the_lists_those_are_rendered_that_tell_of_what_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(root, "s3", "现在开会。", facts="date: 2021-03-05\nspeaker: 钱海银\n")
    before = build(root)
    say(root, "s3", "现在散会，请各位代表回去以后传达会议的精神。", facts=FACTS)
    say(root, "s4", "现在开会。", facts="date: 2021-03-05\nspeaker: 孙海铜\n")
    build(root)
    say(root, "s4", "现在休会，休息二十分钟。", facts="date: 2021-03-05\nspeaker: 孙海铜\n")
    rendered: list[str] = []
    whole = Frame.page

    def noted(frame: Frame, template: str, path: str, *arguments: Any, **values: Any) -> bytes:
        rendered.extend([path] if template == "list.html.j2" else [])
        return whole(frame, template, path, *arguments, **values)

    with monkeypatch.context() as patch:
        patch.setattr(Frame, "page", noted)
        stepped = build(root)
    assert [path.split("/")[0] for path in rendered] == ["years", "speakers", "kinds"]
    assert before.keys() != stepped.keys()
    never_built(root)
    assert build(root) == stepped

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from converters.build.comparisons import ComparisonPages
from converters.project import Project, editions
from converters.project.editions import Editions
from converters.site.entry import SpeechEntry
from converters.speech.redline import Issued
from tests.build.test_site import CONFIG, build, changed, say
from tests.make import collection, markdown
from tests.project.test_editions import kept

PAGE, SHEET = "compare/s1.html", "compare.css"
TOLD = "changes:\n- {date: 2026-01-02, kind: 更正, note: 改人数}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a collection of a speech that was corrected, and of one that was not."""
    texts = (markdown("s1", body="共265人。", facts=TOLD), markdown("s2"))
    root = collection(tmp_path, *texts, config=CONFIG)
    kept(root, 1, markdown("s1", body="共260人。"))
    return root


def test_a_speech_with_an_earlier_edition_has_a_page_and_links_to_it(root: Path) -> None:
    site = build(root)
    page = site[PAGE].decode()
    assert "共<del>260</del><ins>265</ins>人。" in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="../compare/s1.html">与上一版对照</a>' in site["s/s1.html"].decode()
    assert '<a href="compare/s1.html">与上一版对照</a>' in site["corrections.html"].decode()
    assert "compare/" not in site["s/s2.html"].decode() + site["sitemap.xml"].decode()
    assert SHEET in site


def test_the_edition_before_is_read_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, before = list[str](), ComparisonPages._edition_before

    def counted(pages: ComparisonPages, own: SpeechEntry) -> Issued | None:
        read.append(own.meta.id)
        return before(pages, own)

    monkeypatch.setattr(ComparisonPages, "_edition_before", counted)
    assert PAGE in build(root) and read == ["s1"]


def test_without_editions_nothing_of_it_is_there(root: Path) -> None:
    with_page = build(root)
    for path in (root / editions.FOLDER).iterdir():
        path.unlink()
    site = build(root)
    assert changed(with_page, site) >= {PAGE, SHEET, "s/s1.html", "corrections.html"}
    assert not [name for name in site if "compare" in name]
    assert not [name for name, data in site.items() if b"compare/" in data]


def test_a_page_is_made_again_if_the_menu_or_one_of_its_texts_changed(root: Path) -> None:
    bare = build(root)
    say(root, "s2", "另一篇有讲话人了。")
    before = build(root)
    assert PAGE in changed(bare, before) and b"speakers/index.html" in before[PAGE]
    say(root, "s2", "另一篇改了。")
    assert PAGE not in changed(before, build(root))
    say(root, "s1", "共270人。", facts="")
    assert "<ins>270</ins>" in build(root)[PAGE].decode()
    (root / "output/site" / PAGE).write_bytes(b"spoiled")
    assert "<ins>270</ins>" in build(root)[PAGE].decode()


def test_to_record_what_stands_there_makes_no_page_stale(root: Path) -> None:
    before = build(root)
    kept(root, 2, (root / "speeches/s1.md").read_text(encoding="utf-8"))
    assert changed(before, build(root)) == set()


def opened(data: bytes) -> bytes:
    """A file of the site as it is, or all that is packed in it."""
    if not is_zipfile(BytesIO(data)):
        return data
    with ZipFile(BytesIO(data)) as packed:
        return b"".join(map(packed.read, packed.namelist()))


def test_an_edition_that_was_not_for_the_site_or_cannot_be_read_is_not_shown(root: Path) -> None:
    kept(root, 1, markdown("s2", body="内部的话。", facts="public: false\n"))
    for path in (root / editions.FOLDER).iterdir():
        path.write_text(markdown("s1", body="改动过的记录。"), encoding="utf-8")
    site = build(root)
    assert PAGE not in site
    assert "compare/" not in site["s/s1.html"].decode()
    for path in (root / editions.FOLDER).iterdir():
        path.unlink()
    kept(root, 1, markdown("s1", body="内部的话。", facts="public: false\n"))
    assert Editions(Project(root)).of("s1")
    assert not [name for name, data in build(root).items() if "内部的话".encode() in opened(data)]


def test_a_text_that_became_wrong_leaves_the_page_as_it_was(root: Path) -> None:
    before = build(root)
    (root / "speeches/s1.md").write_text("---\n坏了\n", encoding="utf-8")
    assert build(root)[PAGE] == before[PAGE]
    say(root, "s1", "共270人。", facts="")
    assert "<ins>270</ins>" in build(root)[PAGE].decode()

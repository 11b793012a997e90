"""Files that cannot be read cost themselves: nothing waits for them, and the rest is made."""

import os
import socket
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from converters.build import account, drawing, inventory, run, site, steps
from converters.build.caches import font_case
from converters.build.caches.digests import Digests
from converters.build.plan import Plan, make
from converters.collection import preview, review
from converters.errors import SourceError
from converters.project import Project
from converters.settings.design import Paged
from tests.make import collection, contents, markdown

pytestmark = pytest.mark.slow

CONFIG = "title: 选编\nformats: [txt]\n"


def to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket has to be short
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(path.name)
    finally:
        os.chdir(here)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def too_much(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 26)


KINDS: list[Callable[[Path], None]] = [
    to_nowhere,
    to_itself,
    Path.mkdir,
    os.mkfifo,
    a_socket,
    a_device,
    too_much,
]


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__)
def odd(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    made: Callable[[Path], None] = request.param
    return made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path / "c", markdown("good"), config=CONFIG)


def built(root: Path) -> Plan:
    """Build speeches and site in this process; return the plan as it is then."""
    project = Project(root)
    plan = make(project)
    for job, _ in plan.stale:
        steps.render_whole(plan, job, lambda: None)
    site.build_site(plan)
    return make(project)


def test_among_the_speeches_it_is_told_and_the_others_are_built(
    root: Path, odd: Callable[[Path], None]
) -> None:
    odd(root / "speeches/bad.md")
    plan = built(root)
    assert {"output/txt/good.txt", "output/site/s/good.html"} <= contents(root).keys()
    told = account.standing(plan, account.parts()).faults
    assert [about["file"] for _, about in told] == ["speeches/bad.md"]
    assert all(about["remedy"] for _, about in told)
    found = review.check(Project(root))
    assert (
        found.speeches,
        [fault.each[0].file for fault in found.faults if isinstance(fault, SourceError)],
    ) == (1, ["speeches/bad.md"])


@pytest.mark.parametrize("name", ["b", "B.MD", "b.txt", "b.docx"])
def test_under_a_name_of_another_kind_it_is_told_too(
    root: Path, odd: Callable[[Path], None], name: str
) -> None:
    odd(root / "speeches" / name)
    index = inventory.scan(Project(root), Digests(root / "cache"))
    assert list(index.digests) == ["good"]
    assert {fault.file for fault in index.faults} <= {f"speeches/{name}"}


def test_among_the_books_it_is_told_and_the_others_stand(
    root: Path, odd: Callable[[Path], None]
) -> None:
    (root / "books").mkdir()
    (root / "books/z.yaml").write_text("title: 书\nselect: {all: true}\n", encoding="utf-8")
    odd(root / "books/a.yaml")
    plan = make(Project(root))
    assert [job.name for job in plan.books] == ["z"]
    assert [fault.file for fault in plan.book_faults if isinstance(fault, SourceError)] == [
        "books/a.yaml"
    ]


def test_as_a_text_for_the_front_of_a_book_it_is_told(
    root: Path, odd: Callable[[Path], None]
) -> None:
    (root / "books").mkdir()
    odd(root / "books/note.md")
    with pytest.raises(SourceError) as told:
        Project(root).note(root / "books/note.md", "note")
    assert told.value.file == "books/note.md"


@pytest.mark.parametrize(
    "empty", [b"", b"\xef\xbb\xbf", b"\n\n", "　\n".encode(), b"\xe2\x80\x8b\n"]
)
def test_an_empty_text_for_the_front_is_told(root: Path, empty: bytes) -> None:
    (root / "note.md").write_bytes(empty)
    with pytest.raises(SourceError, match=r"note\.md.*空的"):
        Project(root).note(root / "note.md", "note")


def test_locks_and_copies_of_editors_need_no_word(root: Path) -> None:
    (root / "books").mkdir()
    for name in ("speeches/.#good.md", "speeches/~$good.md", "books/.#z.yaml", "books/~z.yaml"):
        (root / name).symlink_to("user@host.1234:5678")
    plan = make(Project(root))
    assert (plan.index.faults, plan.book_faults, plan.books) == ((), (), ())


def test_fonts_are_cut_whatever_stands_among_the_speeches(
    root: Path, odd: Callable[[Path], None]
) -> None:
    odd(root / "speeches/bad.md")
    chars = font_case.FontCase(Project(root))._occurring()
    assert "同" in chars


def test_the_preview_goes_on_whatever_the_disk_says(root: Path) -> None:
    def broken(project: Project) -> list[Plan]:
        raise OSError(5, "Input/output error")

    told: list[str] = []
    looks, sights = iter([True] * 9 + [False]), count()
    watched = preview.watch(
        lambda: next(sights) // 2,
        lambda: broken(Project(root)),
        told.append,
        lambda: next(looks),
    )
    assert list(watched) == []
    assert len(told) == 1


def test_what_nobody_foresaw_is_the_fault_of_one_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = collection(tmp_path / "c", markdown("bad"), markdown("good"), config=CONFIG)
    whole = drawing._drawn

    def drawn(project: Project, format: str, speech: object, source: bytes) -> Paged:
        if b"id: bad" in source:
            raise ZeroDivisionError
        return whole(project, format, speech, source)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing, "_drawn", drawn)
    plan = built(root)
    assert "output/txt/good.txt" in contents(root)
    (lack,) = account.standing(plan, account.parts()).lacking
    assert (lack.output.id, "ZeroDivisionError" in lack.fault[0]) == ("bad", True)
    (log,) = (root / "output/.huibian/log").glob("error-*.txt")
    assert log.name in lack.fault[0]
    assert "Traceback" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "make_absent",
    [
        lambda folder: folder.rename(folder.with_name("gone")),
        lambda folder: (folder / "good.md").unlink(),
    ],
    ids=["gone", "empty"],
)
def test_a_folder_of_speeches_that_is_gone_touches_nothing_that_stands(
    root: Path, make_absent: Callable[[Path], object]
) -> None:
    """A disk of the network that is not there leaves no folder, or an empty one."""
    built(root)
    before = contents(root)
    make_absent(root / "speeches")
    with pytest.raises(SourceError, match="speeches/") as told:
        run.build(Project(root), make(Project(root)), 1, lambda _: None, account.parts())
    assert told.value.remedy
    assert contents(root) == before


def test_what_is_too_large_is_not_read_for_its_digest(tmp_path: Path) -> None:
    too_much(tmp_path / "s.md")

    def read(path: Path) -> str:
        raise AssertionError(path)

    assert inventory.digest_of(tmp_path / "s.md", read) == inventory.UNREADABLE

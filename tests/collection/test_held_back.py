"""What is held back goes out as it was published last, and the rest as it is."""

import fcntl
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from converters import files
from converters.build import account, plan, run
from converters.build.plan import Plan
from converters.collection import correcting, held_back, publishing
from converters.collection.publishing import Published
from converters.errors import RefusedError
from converters.project import Project
from converters.project.editions import Editions
from tests.collection.test_publishing import CONFIG, NOW, contents
from tests.make import collection, markdown, ready_to_draw
from tests.project.test_editions import kept

FINAL = "status: final\n"
BOOK = "title: 书\nselect: {all: true}\nformats: [docx]\n"
WAS, NEXT, LAST = (markdown("s1", body=f"共{count}人。", facts=FINAL) for count in (255, 260, 265))
OTHER_WAS, OTHER = (
    markdown("s2", body=f"{words}。", facts=f"{FINAL}place: {place}\n")
    for words, place in (("开会", "东平"), ("散会", "西平"))
)


def written(folder: Path, *texts: str) -> Path:
    """Return a collection of which two speeches were published, one of them twice."""
    root = ready_to_draw(collection(folder, *texts, config=CONFIG))
    files.write(root / "books/shu.yaml", BOOK.encode())
    kept(root, 1, WAS)
    kept(root, 2, NEXT, silent=True)
    kept(root, 1, OTHER_WAS)
    return root


def built(root: Path) -> Plan:
    project = Project(root)
    done = run.build(project, plan.make(project), 1, lambda progress: None, account.parts())
    assert not done.faults
    return plan.make(project)


def send(made: Plan, target: Path) -> Published:
    return publishing.publish(made, target, NOW, allow_removals=True)


@pytest.mark.slow
def test_a_release_is_that_of_a_collection_which_has_the_old_words(tmp_path: Path) -> None:
    told = OTHER.replace(FINAL, "status: proof\n")
    root = written(tmp_path / "c", LAST, told, markdown("s3"))
    made = built(root)
    before = contents(root / "output/site"), contents(root / "speeches")
    done = send(made, tmp_path / "usb")
    assert [(one.id, one.last.number) for one in done.held] == [("s1", 2)]
    assert [one.id for one in done.recorded] == ["s2", "s3"]
    same = written(tmp_path / "same", NEXT, told, markdown("s3"))
    shutil.rmtree(same / "output")
    built(same)
    published = contents(tmp_path / "usb")
    del published["release.json"]
    assert published == contents(same / "output/site")
    assert "第 2 版（改正差错字）" in published["s/s1.html"].decode()
    assert {path for path in published if path.startswith("books/")} > {"books/shu.html"}
    assert before == (contents(root / "output/site"), contents(root / "speeches"))
    assert not (root / "output" / held_back.FOLDER).exists()
    # What is not held any more goes out from the outputs of the collection.
    (root / "speeches/s1.md").write_text(LAST.replace(FINAL, "status: proof\n"), "utf-8")
    done = send(built(root), tmp_path / "usb")
    assert (done.held, [one.number for one in done.recorded]) == ((), [3])
    assert "共265人" in (tmp_path / "usb/s/s1.html").read_text("utf-8")


@pytest.mark.slow
def test_all_that_changed_are_held_back_at_once(tmp_path: Path) -> None:
    root = written(tmp_path / "c", LAST, OTHER)
    done = send(built(root), tmp_path / "usb")
    assert ([one.id for one in done.held], done.recorded) == (["s1", "s2"], ())
    assert "东平" in (tmp_path / "usb/s/s2.html").read_text("utf-8")
    assert "西平" not in (tmp_path / "usb/data/speeches.json").read_text("utf-8")


@pytest.mark.slow
def test_words_that_cannot_be_set_any_more_hold_the_release_up(tmp_path: Path) -> None:
    root = written(tmp_path / "c", LAST, markdown("s3"))
    shutil.rmtree(root / "editions")
    kept(root, 1, markdown("s1", body="共\ue000人。", facts=FINAL))
    with pytest.raises(RefusedError, match=r"s1 的第 1 版照当时的文字做不成了.*--as-corr"):
        send(built(root), tmp_path / "usb")
    assert not (tmp_path / "usb").exists()
    assert not (root / "output" / held_back.FOLDER).exists()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path / "c", LAST, OTHER)


def stood_in(root: Path, folder: Path) -> Project:
    held_back._stand_in(Project(root), folder, {"s1": NEXT.encode()})
    return Project(folder)


@pytest.mark.parametrize("linked", [True, False])
def test_what_stands_in_is_the_collection_but_for_the_words(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, linked: bool
) -> None:
    (root / ".git").mkdir()
    if not linked:  # a stick that knows no links

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "symlink_to", refuse)
    there = stood_in(root, tmp_path / "held")
    assert contents(there.speeches) == {"s1.md": NEXT.encode(), "s2.md": OTHER.encode()}
    assert (root / "speeches/s1.md").read_text("utf-8") == LAST
    assert [path.name for path in there.books] == ["shu.yaml"]
    assert Editions(there).by_id == Editions(Project(root)).by_id
    assert not {".git", "output"} & {path.name for path in there.root.iterdir()}
    assert (there.root / "books").is_symlink() is linked


def test_the_folder_of_the_speeches_may_lie_deeper(root: Path, tmp_path: Path) -> None:
    (root / "稿").mkdir()
    (root / "speeches").rename(root / "稿/讲话")
    (root / "稿/别的.txt").touch()
    (root / "config.yaml").write_text(f"{CONFIG}speeches: 稿/讲话\n", "utf-8")
    there = stood_in(root, tmp_path / "held")
    assert contents(there.speeches) == {"s1.md": NEXT.encode(), "s2.md": OTHER.encode()}
    assert (there.root / "稿/别的.txt").is_symlink()


def test_of_speeches_outside_the_collection_none_can_be_held_alone(
    root: Path, tmp_path: Path
) -> None:
    (root / "config.yaml").write_text(f"{CONFIG}speeches: {root}/speeches\n", "utf-8")
    with pytest.raises(RefusedError, match=r"不能单独扣住：s1.*--as-correction"):
        stood_in(root, tmp_path / "held")


def test_one_release_with_stand_ins_at_a_time(root: Path) -> None:
    made = plan.make(Project(root))
    held = correcting.untold(made, {"s1"})
    with (
        (root / "output/.huibian/held.lock").open("a") as file,
        pytest.raises(RefusedError, match="另一个发布正在进行"),
    ):
        fcntl.flock(file, fcntl.LOCK_EX)
        held_back.release(made, held).__enter__()
    with held_back.release(made, ()) as going:
        assert going is made


def test_books_and_outputs_of_other_words_are_found(root: Path) -> None:
    made = replace(plan.make(Project(root)), site=None, books=())
    digest = files.sha256(NEXT.encode())
    held = correcting.untold(made, {"s1"})
    with pytest.raises(RefusedError, match="s1 的第 2 版（改正差错字）照当时的文字做不成了"):
        held_back._require_whole(made, {"s1": digest}, held)

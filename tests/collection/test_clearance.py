from datetime import datetime
from pathlib import Path

import pytest

from converters import files
from converters.build import plan
from converters.collection import clearance, publishing
from converters.collection.publishing import Published
from converters.errors import RefusedError
from converters.project import Project
from tests.collection.test_publishing import CONFIG, NOW, rebuilt
from tests.make import collection, markdown

PRIVATE = "有事请打手机13812345678。"


def root_of(folder: Path, *texts: str) -> Path:
    return collection(folder / "c", *texts, config=CONFIG)


def send(root: Path, when: datetime = NOW, **leave: bool) -> Published:
    return publishing.publish(rebuilt(root), root.parent / "usb", when, **leave)


def test_drafts_are_listed_and_go_out_with_leave_alone(tmp_path: Path) -> None:
    root = root_of(
        tmp_path,
        markdown("s1", facts="状态: 待校\n"),
        markdown("s2", facts="status: draft\n"),
        markdown("s3", facts="status: proof\n"),
        markdown("s4"),
    )
    with pytest.raises(RefusedError, match=r"2 篇待校的讲话：s1、s2。.*--drafts"):
        send(root)
    with pytest.raises(RefusedError, match="--drafts"):
        send(root, dry_run=True)
    assert not (tmp_path / "usb").exists()
    done = send(root, drafts=True)
    assert (done.cleared.drafts, done.cleared.unstated) == (("s1", "s2"), ("s4",))
    assert (tmp_path / "usb/s/s1.html").is_file()


def test_data_of_persons_stop_a_release_until_somebody_looked(tmp_path: Path) -> None:
    root = root_of(tmp_path, markdown("s1", body=PRIVATE), markdown("s2"))
    with pytest.raises(RefusedError, match=r"speeches/s1.md 第 8 行有手机号码.*--personal-data-ch"):
        send(root)
    assert not (tmp_path / "usb").exists()
    send(root, personal_data_checked=True)
    assert "13812345678" in (tmp_path / "usb/s/s1.html").read_text("utf-8")


def test_what_is_not_on_the_site_needs_no_leave(tmp_path: Path) -> None:
    facts = "status: draft\nsecrecy: 机密★1年\n"
    root = root_of(tmp_path, markdown("s1", body=PRIVATE, facts=facts), markdown("s2"))
    done = send(root)
    assert (done.cleared.drafts, done.cleared.personal) == ((), ())
    assert not [path for path in (tmp_path / "usb").rglob("*") if "s1" in path.name]
    assert (root / "output/txt/s1.txt").is_file()


def test_both_are_told_at_once(tmp_path: Path) -> None:
    root = root_of(tmp_path, markdown("s1", body=PRIVATE, facts="status: draft\n"))
    with pytest.raises(
        RefusedError, match=r"1 篇待校.*1 处像是个人信息.*--drafts.*--personal-data"
    ):
        send(root)


@pytest.mark.parametrize(("inside", "told"), [("", 1), ("internal: true\n", 0)])
def test_the_texts_for_the_fronts_of_books_are_looked_at_too(
    tmp_path: Path, inside: str, told: int
) -> None:
    root = root_of(tmp_path, markdown("s1"))
    files.write(root / "books/xu.md", f"# 序\n\n{PRIVATE}\n".encode())
    book = f"title: 书\nfront: [xu.md]\nselect: {{all: true}}\n{inside}"
    files.write(root / "books/a.yaml", book.encode())
    found = clearance.of(plan.make(Project(root)), {"s1"}).personal
    assert [(finding.file, finding.code) for finding in found] == (
        [("books/xu.md", "mobile-number")] * told
    )

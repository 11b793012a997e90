"""A job that was done is known to be done by a look at the disk alone, and never when it is not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from converters import files
from converters.build import kept, proofs
from converters.build.caches import digests
from converters.build.proofs import CACHE, Proofs
from converters.build.receipts import Receipt, record
from tests.build.finished import plan, render
from tests.make import collection, markdown

CONFIG = "title: 选编\nformats: [txt, tei]\nsite: false\n"


@pytest.fixture(autouse=True)
def rested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files have rested: what was just written counts as written long ago."""
    for module in (digests, proofs):
        monkeypatch.setattr(module, "may_change_unseen", lambda *_: False)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder of two outputs of a job that was proven to be done, and their receipt."""
    made = []
    for name in ("a", "b"):
        files.write(tmp_path / name, name.encode())
        made.append(record(tmp_path / name, "source", "engine", name.encode()))
    files.write(tmp_path / "receipt", b"{}")
    known = Proofs(tmp_path)
    known.prove("txt/1", "digest", tmp_path / "receipt", made)
    known.save()
    return tmp_path


def holds(output: Path, digest: str = "digest", names: tuple[str, ...] = ("a", "b")) -> bool:
    paths = [str(output / name) for name in names]
    return Proofs(output).hold("txt/1", digest, output / "receipt", paths)


def test_outputs_that_stand_as_they_were_written_need_not_be_judged(output: Path) -> None:
    assert holds(output)
    assert not Proofs(output).hold("txt/2", "digest", output / "receipt", [])


def test_what_was_just_seen_is_not_looked_at_unless_the_job_is_another(output: Path) -> None:
    (output / "a").unlink()
    paths = [str(output / name) for name in ("a", "b")]
    known = Proofs(output)
    known.take_as_seen({"txt/1"})
    assert known.hold("txt/1", "digest", output / "receipt", paths)
    assert not known.hold("txt/1", "other", output / "receipt", paths)
    (output / "receipt").write_bytes(b"{ }")
    assert not known.hold("txt/1", "digest", output / "receipt", paths)


def alter(output: Path) -> None:
    (output / "a").write_bytes(b"ab")


def alter_in_place(output: Path) -> None:
    (output / "a").write_bytes(b"c")


def touch(output: Path) -> None:
    os.utime(output / "b", ns=(1, 1))


def take_away(output: Path) -> None:
    (output / "b").unlink()


def alter_the_receipt(output: Path) -> None:
    (output / "receipt").write_bytes(b"[]")


def take_the_receipt_away(output: Path) -> None:
    (output / "receipt").unlink()


def alter_the_cache(output: Path) -> None:
    path = output / CACHE
    path.write_bytes(path.read_bytes().replace(b"digest", b"digesT"))


def put_a_folder_there(output: Path) -> None:
    (output / "a").unlink()
    (output / "a").mkdir()


CHANGES = [
    *(alter, alter_in_place, touch, take_away, alter_the_receipt, take_the_receipt_away),
    *(alter_the_cache, put_a_folder_there),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_changed_is_judged_anew(output: Path, change: Callable[[Path], None]) -> None:
    change(output)
    assert not holds(output)


def test_another_digest_or_other_outputs_are_judged_anew(output: Path) -> None:
    assert not holds(output, digest="other")
    assert not holds(output, names=("a",))
    assert not holds(output, names=("a", "b", "c"))


@pytest.mark.parametrize("value", [[], {"txt/1": 3}, {"txt/1": ["digest", 1, 2, 3]}, {"txt/1": []}])
def test_what_is_no_proof_proves_nothing(output: Path, value: object) -> None:
    kept.write(output / CACHE, value)
    assert not holds(output)


def test_nothing_is_proven_by_a_receipt_that_is_new_or_is_not_there(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Proofs(output)
    known.prove("txt/2", "digest", output / "nowhere", [])
    monkeypatch.setattr(proofs, "may_change_unseen", lambda *_: True)
    known.prove("txt/1", "digest", output / "receipt", [])
    known.save()
    assert kept.read(output / CACHE) == {}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A collection of which everything was made, and proven to be."""
    texts = [markdown(f"s{number}") for number in range(1, 6)]
    made = collection(tmp_path / "own", *texts, config=CONFIG)
    render(made)
    assert plan(made).stale == []
    return made


def test_a_plan_asks_the_receipts_only_of_jobs_that_are_not_proven(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    why = Receipt.why

    def noted(self: Receipt, id: str, *rest: object) -> object:
        asked.append(id)
        return why(self, id, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Receipt, "why", noted)
    made = plan(root)
    assert made.stale == []
    told = {job.format for job in made.jobs if not made.is_proven(job)}
    assert told == {"tei"}  # it tells of printed pages, which are in another receipt
    asked.clear()
    (root / "output/txt/s2.txt").unlink()
    stale = {id: reason for _, found in plan(root).stale for id, reason in found.items()}
    assert stale == {"s2": "missing"}
    assert "s2" in asked


def test_a_text_changed_under_its_old_times_is_seen_by_a_plan_that_has_proofs(root: Path) -> None:
    path = root / "speeches/s3.md"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace("同志们".encode(), "朋友们".encode()))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    stale = {id: reason for _, found in plan(root).stale for id, reason in found.items()}
    assert stale == {"s3": "source"}


def test_a_speech_that_failed_is_never_proven(root: Path) -> None:
    (root / "speeches/s4.md").write_text("---\nid: s4\ntitel: 讲话\n---\n", encoding="utf-8")
    render(root)
    for _ in range(2):
        made = plan(root)
        assert made.stale == []
        failed = [job for job in made.jobs if job.failed(made.receipt(job))]
        assert failed and not any(made.is_proven(job) for job in failed)


def test_what_is_proven_is_kept_for_the_jobs_there_are(root: Path) -> None:
    rows = kept.read(root / "output" / CACHE)
    assert rows and set(rows) <= {f"txt/{job.shard}" for job in plan(root).jobs}

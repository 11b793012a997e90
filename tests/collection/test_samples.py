import shutil
from pathlib import Path

import pytest

from converters.collection import samples
from converters.errors import RefusedError
from converters.importing import registry
from converters.project import Project

HEAD = "id\tfile\tpart\tsource\tmarkdown\twords\n"
OWN = HEAD + f"s1\t稿.txt\t1\t{'1' * 64}\t{'2' * 64}\t-\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of the samples where they come, built in part."""
    for name in ("speeches", "books"):
        shutil.copytree(samples.root() / name, tmp_path / name)
    shutil.copyfile(samples.root() / "config.yaml", tmp_path / "config.yaml")
    for name in ("docx/s2020-0716-01.docx", ".huibian/facts.json", "import/稿.txt.html"):
        (tmp_path / "output" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "output" / name).write_text("x")
    return tmp_path


def contents(root: Path) -> dict[str, bytes]:
    inside = (path for path in root.rglob("*") if path.is_file() and "lock" not in path.name)
    return {str(path.relative_to(root)): path.read_bytes() for path in inside}


def test_every_sample_of_the_checkout_is_known() -> None:
    found = samples.found(samples.root())
    assert len(found.ids) == len(found.rows) == 29
    known = registry.parse((samples.root() / "speeches/ids.tsv").read_text(encoding="utf-8"))
    assert found.rows == known.rows


def test_all_of_the_samples_moves_and_every_byte_is_kept(checkout: Path) -> None:
    corrected = checkout / "speeches/s26a781e2-01.md"
    corrected.write_text(corrected.read_text(encoding="utf-8") + "\n改过。\n", encoding="utf-8")
    before = contents(checkout)
    aside = samples.move(samples.found(checkout))
    # A page to proofread on that is of no sample stays where it was.
    proof = before.pop("output/import/稿.txt.html")
    assert contents(aside) == before
    assert contents(checkout) == {
        "output/import/稿.txt.html": proof,
        **{f"samples/{name}": data for name, data in before.items()},
    }
    assert len(list(Project(aside).speeches.glob("*.md"))) == 29


def test_what_is_no_sample_stays(checkout: Path) -> None:
    (checkout / "speeches/s1.md").write_text("自己的", encoding="utf-8")
    with (checkout / "speeches/ids.tsv").open("a") as file:
        file.write(OWN.removeprefix(HEAD))
    (checkout / "books/own.yaml").write_text("title: 书\n", encoding="utf-8")
    samples.move(samples.found(checkout))
    assert sorted(path.name for path in (checkout / "speeches").iterdir()) == ["ids.tsv", "s1.md"]
    assert (checkout / "speeches/ids.tsv").read_text() == OWN
    assert [path.name for path in (checkout / "books").iterdir()] == ["own.yaml"]
    assert len(samples.found(checkout / "samples").ids) == 29
    assert not samples.found(checkout).moving


def test_a_file_in_the_way_stops_all_before_anything_is_moved(checkout: Path) -> None:
    (checkout / "samples").mkdir()
    (checkout / "samples/config.yaml").write_text("title: 别的\n", encoding="utf-8")
    before = contents(checkout)
    with pytest.raises(RefusedError, match=r"samples/，可是那里已经有 config\.yaml"):
        samples.move(samples.found(checkout))
    assert contents(checkout) == before


def test_a_move_that_was_broken_off_is_finished(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(checkout)
    before.pop("output/import/稿.txt.html")
    rename = Path.rename

    def killed(path: Path, target: Path) -> Path:
        if path.name == "config.yaml":
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            samples.move(samples.found(checkout))
    assert samples.found(checkout).moving
    assert contents(samples.move(samples.found(checkout))) == before

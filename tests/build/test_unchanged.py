"""What did not change is kept unseen, and the site is all the same that of a build from nothing."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from converters.build import kept, receipts
from converters.build import plan as plans
from converters.build import site as archive
from converters.build.caches import sharded, shared_words, site_records
from converters.build.intake import Intake
from converters.build.site import STATE
from converters.errors import SourceError
from converters.project import editions
from converters.site import bundles, yearly
from converters.speech.model import Speech
from tests.build.finished import plan, render, settle
from tests.build.test_site import build
from tests.effort import effort
from tests.make import collection, markdown
from tests.project.test_editions import kept as keep_edition

pytestmark = pytest.mark.slow

CONFIG = "title: {title}\nformats: [txt]\nsite: {{base_url: https://example.org}}\n"
SHARED = "要坚持党的领导、人民当家作主、依法治国有机统一，扎实推进人大工作高质量发展"
BODIES = (
    "现在开会。",
    f"{SHARED}。",
    f"同志们，{SHARED}！\n\n还有一段。",
    "散会。\n\n## 一、后话\n\n完。",
)
FACTS = ("", "date: 2020-07-16\n", "date: 2021-03\nspeaker: 赵海金\n", "topics: [代表工作]\n")
Step = Callable[[Path], object]
ASIDE = ("site", ".huibian/site.json", ".huibian/site", ".huibian/formulae")
"""What of the outputs is the site, or remembered of it."""


@pytest.fixture(autouse=True)
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have few speeches stand in as many files as very many do."""
    few_in_parts(monkeypatch)


def few_in_parts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sharded, "_MEMBERS", 2)
    patch.setattr(yearly, "MOST", 3)
    patch.setattr(yearly, "LARGEST", 2)
    patch.setattr(bundles, "MOST", 2)
    patch.setattr(shared_words, "_STEPWISE", 1)


def say(root: Path, number: int, body: int, facts: int = 0, title: str = "大会") -> None:
    text = markdown(f"s{number}", f"在{title}上的讲话", BODIES[body], FACTS[facts])
    (root / f"speeches/s{number}.md").write_text(text, encoding="utf-8")


def made(folder: Path, speeches: int = 6) -> Path:
    """Return a collection whose outputs and site are made."""
    root = collection(folder, config=CONFIG.format(title="选编"))
    for number in range(speeches):
        say(root, number, number % len(BODIES), number % len(FACTS))
    render(root)
    build(root)
    return root


def anew(root: Path, folder: Path) -> dict[str, bytes]:
    """Return the site that a build from nothing makes of the same speeches and outputs."""
    copy = folder / "copy"
    shutil.copytree(root, copy)
    for name in ASIDE:
        path = copy / "output" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    found = build(copy)
    shutil.rmtree(copy)
    return found


def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that is to tell which speeches are learned of one by one."""
    return noted(monkeypatch, Intake, "_learn", lambda id, digest: id)


def noted(
    monkeypatch: pytest.MonkeyPatch, kind: type, name: str, told: Callable[..., str]
) -> list[str]:
    """Return the list that is to tell for what a method is called."""
    found, given = list[str](), getattr(kind, name)

    def called(of: object, *arguments: object) -> object:
        found.append(told(*arguments))
        return given(of, *arguments)

    monkeypatch.setattr(kind, name, called)
    return found


def test_a_correction_looks_at_its_own_speech_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = made(tmp_path / "one")
    learned = read(monkeypatch)
    pages = noted(monkeypatch, archive._Build, "_page", lambda site, id, offered: id)
    say(root, 3, 0, 3)
    render(root)
    site = build(root)
    assert learned == pages == ["s3"]
    assert site == anew(root, tmp_path)


ODD: dict[str, Step] = {
    "its page was altered": lambda root: (root / "output/site/s/s2.html").write_bytes(b"odd"),
    "its words are gone": lambda root: (root / "output/site/search/t/s2.0.js").unlink(),
    "its download is gone": lambda root: (root / "output/site/files/s2.txt").unlink(),
    "its output was made again": lambda root: print_again(root, "s2", (1, 2)),
    "an edition of it was published": lambda root: keep_edition(
        root, 1, markdown("s2", body="从前开会。")
    ),
}


@pytest.mark.parametrize("what", ODD)
def test_a_speech_is_looked_at_if(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = made(tmp_path / "one")
    ODD[what](root)
    learned = read(monkeypatch)
    site = build(root)
    assert learned == ["s2"]
    monkeypatch.undo()
    few_in_parts(monkeypatch)
    assert site == anew(root, tmp_path)


LOST: dict[str, Step] = {
    "the memory is gone": lambda root: (root / "output" / STATE).unlink(),
    "the records are gone": lambda root: (root / "output" / plans.SITE_RECEIPT).unlink(),
    "a part of the records is gone": lambda root: next(
        (root / "output/.huibian/receipts/site").iterdir()
    ).unlink(),
    "the memory is of a later build": lambda root: later(root),
    "the settings are others": lambda root: settle(root, "config.yaml", CONFIG.format(title="集")),
}


def later(root: Path) -> None:
    """Have the memory be of a build that did not live to keep the records."""
    path = root / "output" / STATE
    memory = kept.read(path)
    kept.write(path, {**memory, "number": memory["number"] + 1})


@pytest.mark.parametrize("what", LOST)
def test_all_are_looked_at_if(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = made(tmp_path / "one")
    LOST[what](root)
    learned = read(monkeypatch)
    site = build(root)
    assert learned == [f"s{number}" for number in range(6)]
    learned.clear()
    assert build(root) == site
    assert learned == []
    assert site == anew(root, tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "stays"), [((1, 1, 0), (1, 0, 0), 1), ((1, 0, 0), (1, 1, 0), 0)]
)
def test_a_speech_that_others_no_longer_share_words_with_is_looked_at_again(
    before: tuple[int, ...], after: tuple[int, ...], stays: int, tmp_path: Path
) -> None:
    root = collection(tmp_path / "one", config=CONFIG.format(title="选编"))
    for number, body in enumerate(before):
        say(root, number, body)
    build(root)
    for number, body in enumerate(after):
        say(root, number, body)
    site = build(root)
    assert ("formulae/of/s0.html" in site) is not bool(stays)
    assert site == anew(root, tmp_path)


def test_a_page_that_could_not_be_made_is_made_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = made(tmp_path / "one")
    for number in (0, 1, 3, 4, 5):
        say(root, number, number % len(BODIES), number % len(FACTS), title="另一个会")
    given = Intake.read

    def fails(of: Intake, id: str) -> tuple[Speech, bytes]:
        if id == "s2":
            raise SourceError("读不了")
        return given(of, id)

    with monkeypatch.context() as patch:
        patch.setattr(Intake, "read", fails)
        assert "另一个会" not in build(root)["s/s2.html"].decode()
    assert build(root) == anew(root, tmp_path)


def print_again(root: Path, id: str, pages: tuple[int, ...]) -> None:
    """Have an output be made with other bytes, its pages beginning elsewhere."""
    for job in plan(root).jobs:
        receipt = plan(root).receipt(job)
        if id in receipt.rendered and id in job.sources:
            path = root / f"output/{job.format}/{id}.{job.format}"
            data = path.read_bytes() + b"\n"
            path.unlink()
            path.write_bytes(data)
            done = receipts.record(path, job.sources[id], job.engine.key, data, pages)
            receipt.rendered[id] = done
            kept.write(plan(root).receipt_file(job), receipt.as_json())


def delete(root: Path, number: int) -> None:
    """Take a speech away, but not the last one."""
    found = sorted((root / "speeches").iterdir())
    if len(found) > 1:
        found[number % len(found)].unlink()


def restrict(root: Path, number: int) -> None:
    text = markdown(f"s{number}", facts="public: false\n")
    (root / f"speeches/s{number}.md").write_text(text, encoding="utf-8")


def issue(root: Path, number: int, edition: int) -> None:
    """Have an edition of a speech be on record."""
    keep_edition(root, edition, markdown(f"s{number}", body="从前。"))


def lose(root: Path, number: int) -> None:
    """Take away one of the files in which something of the site is remembered."""
    found = sorted((root / "output/.huibian").rglob("*.json"))
    found = [own for own in found if "site" in str(own.relative_to(root))]
    if found:
        found[number % len(found)].unlink()


def alter(root: Path, number: int, way: int) -> None:
    """Alter a file of the site, take it away, or put one there that is none of it."""
    found = sorted(path for path in (root / "output/site").rglob("*") if path.is_file())
    path = found[number % len(found)]
    if way == 2:
        path.with_name("stray.html").write_bytes(b"odd")
        return
    path.unlink()
    if way:
        path.write_bytes(b"odd")


NUMBERS, SMALL = st.integers(0, 6), st.integers(0, 3)
SAID = st.builds(lambda *of: lambda root: say(root, *of), NUMBERS, SMALL, SMALL)
STEPS = st.one_of(
    SAID,
    SAID,
    st.builds(lambda n: lambda root: say(root, n, 1, 1, title="小会"), NUMBERS),
    st.builds(lambda n: lambda root: delete(root, n), NUMBERS),
    st.builds(lambda n: lambda root: restrict(root, n), NUMBERS),
    st.just(render),
    st.builds(lambda n, k: lambda root: print_again(root, f"s{n}", (*range(k),)), NUMBERS, SMALL),
    st.builds(lambda n, k: lambda root: issue(root, n, k + 1), NUMBERS, SMALL),
    st.just(lambda root: shutil.rmtree(root / editions.FOLDER, ignore_errors=True)),
    st.builds(lambda n, way: lambda root: alter(root, n, way), st.integers(0, 99), SMALL),
    st.builds(lambda n: lambda root: lose(root, n), st.integers(0, 99)),
    st.builds(
        lambda n: lambda root: settle(root, "config.yaml", CONFIG.format(title=f"选编{n}")),
        st.integers(0, 1),
    ),
    st.just(build),
)


@settings(max_examples=effort(10, 400), phases=[Phase.generate], derandomize=True)
@given(st.lists(STEPS, min_size=3, max_size=9))
def test_whatever_is_done_the_site_is_that_of_a_build_from_nothing(
    steps: list[Step],
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        few_in_parts(patch)
        patch.setattr(site_records, "_MANY", 2)
        root = made(Path(folder) / "one", 5)
        for step in steps:
            step(root)
        assert build(root) == anew(root, Path(folder))

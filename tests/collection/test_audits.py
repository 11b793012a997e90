"""Finished files on disk, audited: each with its speech, each book with its settings."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from converters.audit.book_codes import BookCode
from converters.build import plan as plans
from converters.build import steps
from converters.collection import audits, bounded, libreoffice
from converters.collection.audits import Audited, Unaudited, common
from converters.errors import MissingError, RefusedError
from converters.formats.docx import DOCX
from converters.project import Project
from tests.collection import bombs
from tests.make import collection, markdown, ready_to_draw

BOOK = "title: 讲话选编\nselect: {all: true}\nformats: [pdf, print]\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    facts = "date: 2020-07-16\nspeaker: 赵海金\n"
    speeches = [markdown(f"s{n}", f"在第{n}次会议上的讲话", "现在开会。", facts) for n in (1, 2)]
    root = collection(folder, *speeches, config="title: 讲话选编\nformats: [pdf]\nsite: false\n")
    (root / "books").mkdir()
    (root / "books/xuanbian.yaml").write_text(BOOK, encoding="utf-8")
    plan = plans.make(Project(ready_to_draw(root)))
    for speech_job, _ in plan.stale:
        steps.render_whole(plan, speech_job, lambda: None)
    for book_job, _ in plan.stale_books:
        steps.make_book(plan, book_job, 1, lambda: None)
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Project:
    """A copy of the built collection."""
    return Project(Path(shutil.copytree(built, tmp_path / "copy")))


def audited(project: Project, format: str) -> list[Audited]:
    """What could be audited of all outputs of a format."""
    found = audits.audit(project, format, audits.outputs(project, format, ()))
    return [item for item in found if isinstance(item, Audited)]


@pytest.mark.slow
def test_sound_files_have_no_findings_and_stand_in_the_report(project: Project) -> None:
    pdfs = audited(project, "pdf")
    bound = audited(project, audits.BOOK)
    assert [item.path.name for item in (*pdfs, *bound)] == ["s1.pdf", "s2.pdf", "xuanbian.pdf"]
    assert [finding for item in (*pdfs, *bound) for finding in item.findings] == []
    page = audits.write_report(project, [*pdfs, *bound]).read_text(encoding="utf-8")
    assert "在第2次会议上的讲话" in page
    assert "汇编" in page


@pytest.mark.slow
def test_a_speech_changed_after_the_book_was_made_is_found(project: Project) -> None:
    speech = project.speeches / "s2.md"
    speech.write_text(
        speech.read_text(encoding="utf-8").replace("第2次", "第3次"), encoding="utf-8"
    )
    (item,) = audited(project, audits.BOOK)
    assert BookCode.OUTLINE in {finding.code for finding in item.findings}
    assert {finding.file for finding in item.findings} == {"output/books/xuanbian.pdf"}


@pytest.mark.slow
def test_what_is_not_there_cannot_be_audited(project: Project) -> None:
    with pytest.raises(MissingError):
        audits.outputs(project, "pdf", [Path("nothing.pdf")])
    with pytest.raises(RefusedError):
        audits.outputs(project, "docx", ())
    (item,) = audits.audit(project, audits.BOOK, [project.output / "pdf/s1.pdf"])
    assert isinstance(item, Unaudited) and "没有哪本汇编" in str(item.fault)


@pytest.mark.slow
def test_a_speech_that_cannot_be_read_stops_the_audit_of_its_own_output_alone(
    project: Project,
) -> None:
    (project.speeches / "s1.md").write_bytes(b"")
    paths = audits.outputs(project, "pdf", ())
    first, second = audits.audit(project, "pdf", paths)
    assert isinstance(first, Unaudited) and "s1.md" in str(first.fault)
    assert isinstance(second, Audited) and second.findings == ()
    (book,) = audits.audit(project, audits.BOOK, audits.outputs(project, audits.BOOK, ()))
    assert isinstance(book, Unaudited) and "speeches/s1.md" in str(book.fault)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the memory and one second; without LibreOffice."""
    monkeypatch.setattr(bounded, "MEMORY", 64 << 20)
    monkeypatch.setattr(bounded, "_SECONDS", 1)
    monkeypatch.setattr(libreoffice, "available", lambda: False)


def spoilt(root: Path, format: str, data: bytes) -> Audited | Unaudited:
    """What is told of an output that became something else."""
    project = Project(collection(root, markdown("s1", "在会议上的讲话", "现在开会。")))
    path = project.output / format / f"s1.{format}"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    (item,) = audits.audit(project, format, [path])
    return item


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a text that unpacks": ("docx", lambda: bombs.docx(b" " * (200 << 20))),
    "paragraphs without end": ("docx", lambda: bombs.paragraphs(300_000)),
    "a page that unpacks": ("pdf", lambda: bombs.unpacking(400)),
    "forms within forms": ("pdf", lambda: bombs.nested_forms(9)),
    "a predictor of long rows": ("pdf", lambda: bombs.predicted(10**9)),
}


@pytest.mark.slow
@pytest.mark.parametrize(("format", "made"), BOMBS.values(), ids=BOMBS)
def test_an_output_that_became_a_bomb_is_told_in_a_sentence(
    format: str, made: Callable[[], bytes], tmp_path: Path, narrow: None
) -> None:
    item = spoilt(tmp_path, format, made())
    told = str(item.fault) if isinstance(item, Unaudited) else str(item.findings)
    assert f"output/{format}/s1.{format}" in told
    assert "内存或时间太多" in told or "坏" in told
    assert "出错" not in told


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7\n", bytes(range(256)) * 40])
@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_what_is_no_file_of_its_format_is_told_as_such(
    data: bytes, format: str, tmp_path: Path, narrow: None
) -> None:
    item = spoilt(tmp_path, format, data)
    told = str(item.fault) if isinstance(item, Unaudited) else str(item.findings)
    assert "PDF 坏了" in told or "docx-broken" in told


def test_what_nobody_foresaw_in_an_output_is_told_with_its_log(
    tmp_path: Path, narrow: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        raise LookupError("no such thing")

    monkeypatch.setattr("converters.formats.docx.audit.speech.check", wrong)
    item = spoilt(tmp_path, "docx", b"")
    assert isinstance(item, Unaudited) and "LookupError" in str(item.fault)
    assert "请删去它，再运行 huibian build" in str(item.fault)
    (log,) = (tmp_path / "output/.huibian/log").iterdir()
    assert "no such thing" in log.read_text("utf-8")


def test_libreoffice_is_given_only_packages_that_can_be_what_they_should(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []

    def convert(files: Sequence[bytes], *_: object, **__: object) -> list[bytes | None]:
        given.extend(files)
        return [b"pdf"] * len(files)

    monkeypatch.setattr(libreoffice, "available", lambda: True)
    monkeypatch.setattr(libreoffice, "convert", convert)
    monkeypatch.setattr("converters.formats.docx.embedding.stand_ins", lambda _: ())
    project = Project(collection(tmp_path, markdown("s1")))
    good = bombs.paragraphs(20)
    damaged = good.replace(b"PK\x05\x06", b"PK\x05\x05")
    large = bombs.paragraphs(20_000)
    outputs = [common.Unprinted(data, 900) for data in (b"", damaged, good, large)]
    assert common.laid_out(project, outputs, DOCX) == [None, None, b"pdf", None]
    assert given == [good]


def test_one_output_that_keeps_libreoffice_busy_costs_the_others_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = bombs.paragraphs(9)

    def convert(files: Sequence[bytes], *_: object, **__: object) -> list[bytes | None]:
        if busy in files:
            raise OverflowError
        return [b"pdf"] * len(files)

    monkeypatch.setattr(libreoffice, "available", lambda: True)
    monkeypatch.setattr(libreoffice, "convert", convert)
    monkeypatch.setattr("converters.formats.docx.embedding.stand_ins", lambda _: ())
    project = Project(collection(tmp_path, markdown("s1")))
    outputs = [common.Unprinted(data, 900) for data in (bombs.paragraphs(3), busy)]
    assert common.laid_out(project, outputs, DOCX) == [b"pdf", None]

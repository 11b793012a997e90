"""`docx-trackdiff` compares two files by itself: we read what it writes, and it what we write."""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from docx_trackdiff import compare as trackdiff
from docx_trackdiff import verify

from converters import resources
from converters.formats.docx import redline
from converters.readers import markdown, revisions
from converters.readers.revisions import views
from converters.settings import redline_style
from converters.settings.design import Design
from converters.speech.redline import Issued
from tests.readers.revisions.corrected import SOURCE, Corrected
from tests.returning.test_edits import replaced, sent

_EDITIONS: Mapping[str, Mapping[str, str]] = {
    "words": {"五百六十名": "五百六十八名", "每月走访一次": "每季走访一次"},
    "a paragraph out": {"二要抓联系。每名代表联系五户以上群众，每月走访一次。\n\n": ""},
    "paragraphs in": {"二要抓联系。": "新要抓宣传。讲好故事。\n\n新要抓考核。\n\n二要抓联系。"},
    "a heading": {"### （二）突出工作重点": "### （二）突出年度工作重点"},
    "a cell": {"| 260 |": "| 265 |"},
}


@pytest.mark.parametrize("name", _EDITIONS)
def test_what_another_program_compared_is_read_as_both_files(
    design: Design, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = sent(design, SOURCE)[0], sent(design, _edited(name))[0]
    paths = [tmp_path / one for one in ("old.docx", "new.docx", "both.docx")]
    for path, data in zip(paths, (old, new), strict=False):
        path.write_bytes(data)
    monkeypatch.setattr(sys, "argv", ["docx-trackdiff", *map(str, paths)])
    trackdiff.main()  # type: ignore[no-untyped-call]
    line = revisions.read(paths[2].read_bytes()).line
    assert _words(views.refused(line)) == _words(views.accepted(revisions.read(old).line))
    assert _words(views.accepted(line)) == _words(views.accepted(revisions.read(new).line))


@pytest.mark.parametrize("name", _EDITIONS)
def test_other_readers_find_both_editions_in_ours(design: Design, name: str) -> None:
    old, new = (
        Issued(markdown.read(text), text, f"第 {number} 版", date(2026, 11, number))
        for number, text in ((1, SOURCE), (2, _edited(name)))
    )
    looks = redline_style.read(resources.text("styles/redline.toml"))
    data = redline.write(old, new, design, looks)
    tree = Corrected(data).root
    ours = revisions.read(data).line
    for view, mode, text in (
        (views.accepted, "accept", _edited(name)),
        (views.refused, "reject", SOURCE),
    ):
        words = _words(view(ours))
        theirs = verify.view_paras(tree, mode)  # type: ignore[no-untyped-call]
        assert "".join(words) == "".join(theirs)
        assert set(words) >= set(_words(views.accepted(sent(design, text)[1].line)))


def _edited(name: str) -> bytes:
    return replaced(SOURCE.decode(), _EDITIONS[name]).encode()


def _words(paragraphs: tuple[views.Standing, ...]) -> list[str]:
    """What paragraphs say; a tab is no word to others."""
    return [one.text.replace("\t", "") for one in paragraphs if one.text]

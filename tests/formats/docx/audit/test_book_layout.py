"""The pages of a book's DOCX: running heads, and which section is which."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.formats.docx.audit import book_layout


def heads(monkeypatch: pytest.MonkeyPatch, *there: str) -> list[str]:
    """Return what is said of the running heads of a speech on so many pages of a book."""
    section = ("水利讲话", None, object(), 0, len(there))
    monkeypatch.setattr(book_layout, "_sections", lambda *_: [section])
    monkeypatch.setattr(book_layout, "_furniture", lambda _, page, __: (there[page], ""))
    options = SimpleNamespace(sides=1, recto=False, running_heads=True)
    settings = SimpleNamespace(options=options, plain_title="选编")
    layout = SimpleNamespace(labels=[str(page + 1) for page in range(len(there))])
    book = SimpleNamespace(settings=settings)
    nothing: Any = None
    found = book_layout._heads(nothing, cast("Any", layout), cast("Any", book), nothing)
    return [fault.message for fault in found]


def test_a_speech_has_its_head_from_its_third_page_on_and_may_from_its_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert heads(monkeypatch, "", "", "水利讲话", "水利讲话") == []
    assert heads(monkeypatch, "", "水利讲话", "水利讲话") == []
    assert len(heads(monkeypatch, "水利讲话", "", "水利讲话")) == 1
    (said,) = heads(monkeypatch, "", "别的讲话", "水利讲话")
    assert said.startswith("第 2 页书眉")
    (said,) = heads(monkeypatch, "", "", "别的讲话")
    assert "应为“水利讲话”，现为“别的讲话”" in said


def test_sections_are_found_by_their_titles_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[tuple[str, str | None, None]] = [
        *(("水利讲话", None, None), ("没有的", None, None), ("教育讲话", None, None))
    ]
    monkeypatch.setattr(book_layout, "_wanted", lambda _: wanted)
    outline = [
        SimpleNamespace(title=title, page=page, depth=depth)
        for title, page, depth in (("水利讲话", 0, 0), ("一、小题", 1, 2), ("教育讲话", 3, 1))
    ]
    file = SimpleNamespace(outline=outline, pages=range(5))
    found = [*book_layout._sections(cast("Any", file), cast("Any", None))]
    assert [(title, start, end) for title, _, _, start, end in found] == [
        *(("水利讲话", 0, 3), ("教育讲话", 3, 5)),
    ]

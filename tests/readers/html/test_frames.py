"""Pages of frames name the files that hold the words."""

import pytest

from converters.errors import SourceError
from converters.readers import html


def page(words: str, *files: str) -> bytes:
    frames = "".join(f"<iframe src='{file}'></iframe>" for file in files)
    return f"<html><meta charset=utf-8><body><p>{words}</p>{frames}</body></html>".encode()


def test_the_first_four_files_are_named_each_once() -> None:
    files = (
        "a.htm?x=1",
        "a.htm",
        "m/b.htm#z",
        "javascript:void(0)",
        "about:blank",
        "",
        "/",
        "c.htm",
    )
    with pytest.raises(SourceError, match=r"（a.htm、b.htm、c.htm、d.htm）"):
        html.read(page("首页", *files, "d.htm", "e.htm"))


@pytest.mark.parametrize(("hanzi", "refused"), [(59, True), (60, False)])
def test_a_page_with_words_of_its_own_is_read(hanzi: int, refused: bool) -> None:
    data = page("字" * hanzi, "a.htm")
    if refused:
        with pytest.raises(SourceError, match="框架"):
            html.read(data)
    else:
        assert html.read(data).text == "字" * hanzi
    assert html.read(page("字", "about:blank")).text == "字"

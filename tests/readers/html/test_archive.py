"""Which of the pages of a packet is read, and how many others are told."""

import pytest

from converters.errors import SourceError
from converters.readers import html
from tests.readers.test_html import packet


def page(words: str) -> bytes:
    return f"<html><body><p>{words}</p></body></html>".encode("gb18030")


@pytest.mark.parametrize(("hanzi", "is_frame"), [(20, False), (19, True)])
def test_a_first_page_of_few_words_is_a_frame(hanzi: int, is_frame: bool) -> None:
    raw = html.read(packet(("a", page("首" * hanzi)), ("b", page("次" * 30))))
    assert raw.text == ("次" * 30 if is_frame else "首" * hanzi)
    assert [one.words for one in raw.differences] == [("首" * hanzi if is_frame else "次" * 30)]


@pytest.mark.parametrize(("hanzi", "told"), [(20, 1), (19, 1), (0, 0)])
def test_other_pages_are_told_if_they_hold_words(hanzi: int, told: int) -> None:
    raw = html.read(packet(("a", page("首" * 30)), ("b", page("次" * hanzi)), ("c", b" ")))
    assert (raw.text, len(raw.differences)) == ("首" * 30, told)


@pytest.mark.parametrize(
    ("headers", "is_archive"),
    [
        (b"A: b\r\n" * 39 + b"Content-Type: text/html\r\n", True),
        (b"A: b\r\n" * 40 + b"Content-Type: text/html\r\n", False),
        (b"A: b\r\n c: d\r\n" * 30 + b"content-type: multipart/related\n", True),
        (b"Content-Type: text/plain\r\n", False),
        (b"<html>\r\nContent-Type: text/html\r\n", False),
    ],
)
def test_a_packet_is_known_by_its_headers(headers: bytes, is_archive: bool) -> None:
    assert html.is_archive(headers + b"\r\n<html>") is is_archive


@pytest.mark.parametrize("place", ["Content-Location", "Snapshot-Content-Location"])
def test_the_page_may_be_named_by_its_place(place: str) -> None:
    data = packet(("a", page("首" * 30)), ("b", page("次" * 30)))
    assert html.read(f"{place}: b \r\n".encode() + data).text == "次" * 30


def test_bytes_that_are_a_page_are_one_whatever_they_are_called() -> None:
    data = packet(("a", page("首" * 30))).replace(b"text/html", b"application/octet-stream")
    assert html.read(data.replace(b"multipart/related", b"multipart/mixed")).text == "首" * 30


def test_a_packet_whose_headers_the_library_stumbles_over_is_told_to_be_damaged() -> None:
    """Python 3.11 raises an IndexError for a charset in this form (RFC 2231) without an end."""
    with pytest.raises(SourceError, match="已损坏"):
        html.read(b"MIME-Version: 1.0\r\nContent-Type: text/html; charset*=\"'\r\n\r\n<html>")


@pytest.mark.parametrize("address", ["cid:b", "b", "cid:c"])
def test_a_page_that_a_frame_shows_is_read_where_it_stands_if_it_says_more(address: str) -> None:
    frame = f"<iframe src='{address}'></iframe>".encode()
    data = packet(("a", page("首" * 9) + frame + "<p>尾".encode("gb18030")), ("b", page("次" * 30)))
    raw = html.read(data)
    shown = address != "cid:c"
    assert "".join(raw.text.split()) == ("首" * 9 + "次" * 30 + "尾" if shown else "次" * 30)
    assert [one.words for one in raw.differences] == ([] if shown else ["首" * 9 + " 尾"])


def test_a_page_that_a_frame_shows_and_says_less_is_told() -> None:
    host = page("首" * 60 + "<iframe src='b'></iframe>")
    script = "<script>var 甲 = '乙';</script><!-- 丙 -->".encode("gb18030")
    raw = html.read(packet(("a", host), ("b", page("次" * 9) + script)))
    assert raw.text == "首" * 60
    assert ("附带的网页", "次" * 9) in [(one.what, one.words) for one in raw.differences]


@pytest.mark.parametrize(
    ("href", "holds"), [("cid:c", True), ("c", True), (" c ", True), ("d", False), ("", False)]
)
def test_rules_of_style_in_parts_of_their_own_hold(href: str, holds: bool) -> None:
    link = f"<link rel='StyleSheet' href='{href}'>".encode()
    words = page(f"<b class=x>{'藏' * 3}</b>{'首' * 30}")
    data = packet(("a", link + words), ("c", b".x{display:none}\x0b")).rpartition(b"text/html")
    raw = html.read(b"text/css".join((data[0], data[2])))
    assert (raw.text == "首" * 30) is holds
    assert [one.words for one in raw.differences] == (["藏" * 3] if holds else [])

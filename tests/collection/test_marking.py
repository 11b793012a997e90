from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.collection import marking
from converters.errors import SourceError
from converters.readers import front_matter, markdown
from converters.speech.model import Status
from tests.make import markdown as written


def test_one_line_changes_and_every_other_byte_stays() -> None:
    before = written(facts="status: draft\nspeaker: 赵海金\n").encode()
    after = marking.marked(before, Status.FINAL)
    assert after == before.replace(b"status: draft", b"status: final")


def test_a_comment_behind_the_status_stays() -> None:
    before = written(facts="status: draft    # 待校\n").encode()
    assert b"status: proof    # \xe5\xbe\x85" in marking.marked(before, Status.PROOF)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_speech_without_a_status_gets_one_in_its_own_kind_of_line(newline: str) -> None:
    before = written().replace("\n", newline).encode()
    after = marking.marked(before, Status.PROOF)
    assert after == before.replace(
        f"---{newline}{newline}同志".encode(),
        f"status: proof{newline}---{newline}{newline}同志".encode(),
    )


def test_a_word_in_the_body_is_not_taken_for_the_status() -> None:
    before = written(body="status: draft").encode()
    assert marking.marked(before, Status.FINAL).decode().count("status: final") == 1


def test_a_front_matter_that_is_wrong_is_not_touched() -> None:
    with pytest.raises(SourceError):
        marking.marked(b"---\nid: s1\n---\n", Status.FINAL)


@given(st.sampled_from(list(Status)), st.sampled_from(list(Status)), st.booleans())
def test_marking_changes_the_status_and_no_other_fact(then: Status, now: Status, bom: bool) -> None:
    before = (b"\xef\xbb\xbf" if bom else b"") + written(facts=f"status: {then}\n").encode()
    after = marking.marked(before, now)
    assert markdown.read(after) == replace(
        markdown.read(before), meta=replace(front_matter.read(before), status=now)
    )
    assert marking.marked(after, then) == before

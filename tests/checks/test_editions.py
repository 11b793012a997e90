from dataclasses import replace
from datetime import date

from converters.checks import editions
from converters.errors import Severity
from converters.speech.model import Change, Speech, Status
from tests.make import para, speech

BEFORE = speech(para("共260人。"), status=Status.FINAL)
AFTER = speech(replace(para("共265人。"), line=9), status=Status.FINAL)
TOLD = Change(date(2026, 1, 2), "更正", "改正人数")


def codes(now: Speech, before: Speech = BEFORE) -> list[str]:
    return [found.code for found in editions.check(now, before, "第 1 版")]


def test_a_final_text_that_changed_untold_is_an_error() -> None:
    (found,) = editions.check(AFTER, BEFORE, "第 1 版")
    assert (found.code, found.severity, found.line) == (editions.CODE, Severity.ERROR, 9)
    assert found.excerpt == "共265人。"
    assert "第 1 版" in found.message


def test_a_new_correction_tells_and_an_old_one_does_not() -> None:
    told = replace(AFTER, meta=replace(AFTER.meta, changes=(TOLD,)))
    assert codes(told) == []
    before = replace(BEFORE, meta=replace(BEFORE.meta, changes=(TOLD,)))
    assert codes(told, before) == [editions.CODE]


def test_what_is_not_final_or_not_changed_is_no_objection() -> None:
    assert codes(BEFORE) == []
    assert codes(replace(AFTER, meta=replace(AFTER.meta, status=Status.PROOF))) == []


def test_a_change_of_the_title_has_no_line_of_its_own() -> None:
    renamed = replace(BEFORE, meta=replace(BEFORE.meta, title="在大会上的发言"))
    assert [found.line for found in editions.check(renamed, BEFORE, "第 1 版")] == [0]

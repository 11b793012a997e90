from datetime import date

from converters.errors import Finding, Severity
from converters.speech import galley
from converters.speech.model import Change, Status
from tests.make import speech


def test_a_proof_says_what_it_is_and_of_which_edition() -> None:
    change = Change(date(2024, 3, 5), "更正", "改字")
    told = galley.heading(speech(changes=(change,), status=Status.PROOF), b"", 2, "校样")
    assert told == "校样　s1　第 2 版（2024-03-05）　已校　校验 e3b0 c442 98fc 1c14　疑点 2 处"
    assert galley.heading(speech(), b"", 0, "校样").endswith("　没有疑点")


def test_a_doubt_quotes_its_words_unless_they_are_shown() -> None:
    doubt = Finding("x", Severity.NOTE, "有隐去的字", "", 3, "某某", "请补上")
    assert galley.told(doubt) == "有隐去的字：某某。请补上。"
    assert galley.told(doubt, quoting=False) == "有隐去的字。请补上。"

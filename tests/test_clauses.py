"""The table of clauses, the codes of the audits and checks, the tests: they belong together."""

import re
from datetime import date

import pytest

from converters import resources
from converters.audit import clauses, head_clauses, imprint_clauses
from converters.audit.clauses import Clause, Verdict
from converters.audit.faults import Fault
from converters.errors import Finding, Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.pdf.audit.codes import PdfCode
from converters.speech import front_keys
from converters.speech.model import Circulation, Dateline, Form, Seal, Speech
from scripts import clauses as page
from tests.make import meta, para

TABLE = clauses.table()
ENUMS = {"pdf": PdfCode, "docx": DocxCode}
IDS = [f"{clause.standard}-{clause.number}" for clause in TABLE.clauses]
each_clause = pytest.mark.parametrize("clause", TABLE.clauses, ids=IDS)


@each_clause
def test_each_clause_is_measured_or_says_why_not(clause: Clause) -> None:
    assert clause.codes or clause.why


@each_clause
def test_what_a_clause_names_is_there(clause: Clause) -> None:
    for path in clause.made:
        assert (resources.root() / path).is_file(), path
    facts = (*clause.facts, *clause.unless)
    assert {fact.partition("=")[0] for fact in facts} <= set(front_keys.keys())
    assert set(clause.codes) <= set(TABLE.planted)


def test_each_code_measures_some_clause() -> None:
    assert set(TABLE.planted) == {code for clause in TABLE.clauses for code in clause.codes}


@pytest.mark.parametrize("code", TABLE.planted)
def test_a_fault_of_each_code_is_planted_in_its_test(code: str) -> None:
    """Audits are asked for by the name of their enumeration, checks by their words."""
    enum = ENUMS.get(code.split("-", 1)[0])
    said = rf'"{code}"' if enum is None else rf"\b\w*Code\.{enum(code).name}\b"
    text = (resources.root() / TABLE.planted[code]).read_text(encoding="utf-8")
    assert re.search(said, text), f"{code} in {TABLE.planted[code]}"


def test_no_clause_stands_twice() -> None:
    assert len(set(IDS)) == len(IDS)


def test_the_page_is_that_of_the_table() -> None:
    there = page.DOCUMENT.read_text(encoding="utf-8")
    assert there == page.document(TABLE), "make clauses"


def test_the_page_tells_how_many_clauses_are_measured() -> None:
    assert f"{TABLE.measured} are measured" in page.document(TABLE)


def judged(speech: Speech, *findings: Finding, measured: str = "pdf-sheet") -> dict[str, Verdict]:
    codes = [measured, "pdf-redhead", "pdf-imprint", "padded-date"]
    found = clauses.judged(speech, findings, codes)
    return {one.clause.number: one.verdict for one in found if "9704" in one.clause.standard}


PLAIN = Speech(meta(), (para("开会。"),))


def test_a_clause_is_met_if_nothing_is_found_against_it() -> None:
    found = judged(PLAIN)
    assert found["5.1"] is Verdict.MEETS
    assert found["4"] is Verdict.NOT_MEASURED
    assert found["7.2.5"] is Verdict.NOT_CONCERNED
    assert judged(PLAIN, measured="pdf-folio")["5.1"] is Verdict.NOT_MEASURED


def test_a_clause_concerns_a_speech_that_has_what_it_speaks_of() -> None:
    facts = Circulation(issuers=("县委文件",), number="西发〔2024〕1号", printed=date(2024, 1, 1))
    found = judged(Speech(meta(circulation=facts), (para("开会。"), Dateline("2024年1月1日"))))
    assert found["7.2.5"] is Verdict.MEETS
    assert found["7.2.6"] is Verdict.NOT_CONCERNED
    assert found["7.3.5.4"] is Verdict.MEETS


@pytest.mark.parametrize(
    ("form", "number"), [(Form.LETTER, "10.1"), (Form.ORDER, "10.2"), (Form.MINUTES, "10.3")]
)
def test_a_form_has_a_clause_of_its_own(form: Form, number: str) -> None:
    facts = Circulation(form=form, issuers=("县委办公室",))
    found = judged(Speech(meta(circulation=facts), (para("开会。"),)))
    met = {clause for clause, verdict in found.items() if verdict is Verdict.MEETS}
    assert {"10.1", "10.2", "10.3"} & met == {number}


def test_a_sealed_document_is_not_held_to_the_clause_of_those_without_seal() -> None:
    def found(seal: Seal | None) -> dict[str, Verdict]:
        facts = meta(circulation=Circulation(seal=seal, issuers=("县委办公室",)))
        return judged(
            Speech(facts, (para("开会。"), Dateline("2024年1月1日"))), measured="pdf-tail"
        )

    assert found(None)["7.3.5.2"] is Verdict.MEETS
    assert found(Seal.SEAL)["7.3.5.2"] is Verdict.NOT_CONCERNED
    assert found(Seal.SEAL)["7.3.5.1"] is Verdict.MEETS


def test_a_finding_of_its_code_is_against_a_clause() -> None:
    wrong = Fault("pdf-sheet", Severity.ERROR, "纸张不对")
    assert judged(PLAIN, wrong)["5.1"] is Verdict.FAILS
    told = [one for one in clauses.judged(PLAIN, [wrong], ["pdf-sheet"]) if one.findings]
    assert {one.clause.number for one in told} == {"5.1", "6.1"}, "one of each standard"
    assert {one.findings for one in told} == {(wrong,)}


def test_what_is_against_a_clause_is_against_that_of_the_other_standard_that_asks_the_same() -> (
    None
):
    facts = Circulation(issuers=("县委文件",), number="西发〔2024〕1号", copies="县政府")
    said = Speech(meta(circulation=facts), (para("开会。"),))

    def against(code: str, clause: str) -> set[str]:
        wrong = Fault(code, Severity.ERROR, "偏了", clause=clause)
        found = clauses.judged(said, [wrong], [code])
        return {one.clause.cited for one in found if one.verdict is Verdict.FAILS}

    assert against("pdf-redhead", "7.2.5") == {"GB/T 9704-2012 §7.2.5", "GB/T 33476.2-2016 §7.1"}
    even = "GB/T 33476.2-2016 §7.3.1"
    assert against("docx-imprint", even) == {even}
    assert "GB/T 33476.2-2016 §7.3.1" not in against("pdf-redhead", "7.3.1")


@pytest.mark.parametrize(
    ("code", "named"),
    [
        *(("redhead", head_clauses.of(meta(), label)) for label in ("份号", "发文机关标志")),
        *(("redhead", head_clauses.of(meta(), label)) for label in ("发文字号", "签发人")),
        ("redhead", head_clauses.of_rule(meta())),
        ("redhead", head_clauses.of_title(meta())),
        *(("imprint", clause) for clause in imprint_clauses.of(meta())),
        ("imprint", imprint_clauses.EVEN_PAGE),
        *(("lines", clause) for clause in ("5.2.3", "7.3.2", "7.3.4", "7.3.6", "7.3.7", "10.3")),
        *(("folio", clause) for clause in ("7.5", "10.1")),
    ],
)
def test_a_clause_that_a_fault_names_has_its_code_in_the_table(code: str, named: str) -> None:
    (clause,) = (one for one in TABLE.clauses if named in one.named - {"", *one.same})
    assert {f"pdf-{code}", f"docx-{code}"} <= set(clause.codes)


def test_clauses_that_are_the_same_are_there() -> None:
    there = {one.number for one in TABLE.clauses if one.standard == "GB/T 9704-2012"}
    assert {number for one in TABLE.clauses for number in one.same} <= there


def test_a_finding_that_names_its_clause_is_against_no_other() -> None:
    facts = Circulation(issuers=("县委文件",), number="西发〔2024〕1号")
    said = Speech(meta(circulation=facts), (para("开会。"),))
    wrong = Fault("pdf-redhead", Severity.ERROR, "发文字号偏了", clause="7.2.5")
    found = judged(said, wrong)
    assert (found["7.2.5"], found["7.2.4"]) == (Verdict.FAILS, Verdict.MEETS)

from converters.errors import Finding, HuibianError, Severity, SourceError


def test_a_fault_is_told_with_file_line_reason_and_remedy() -> None:
    fault = SourceError("没有标题", "请补上", file="speeches/a.md", line=3)
    assert str(fault) == "speeches/a.md 第 3 行：没有标题。请补上。"


def test_a_fault_of_a_whole_file_has_no_line() -> None:
    assert str(SourceError("文件是空的", file="a.md")) == "a.md：文件是空的。"


def test_a_fault_found_in_bytes_is_given_its_file_later() -> None:
    fault = SourceError("没有标题", line=3).in_file("a.md")
    assert str(fault) == "a.md 第 3 行：没有标题。"


def test_faults_and_findings_are_plain_values_for_machines() -> None:
    assert HuibianError("甲", "乙").as_dict()["reason"] == "甲"
    assert SourceError("甲", file="a.md", line=3).as_dict()["line"] == 3
    finding = Finding("text-001", Severity.WARNING, "有疑", "a.md", 3, "摘", "看")
    assert finding.as_dict()["severity"] == "warning"

"""What the name of a file tells of the speech in it."""

import pytest

from converters.importing.head.file_names import title_in


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("二十大报告.docx", "二十大报告"),
        ("稿件/2021年政府工作报告.pdf", "2021年政府工作报告"),
        (r"D:\稿件\县委工作会议讲话.doc", "县委工作会议讲话"),
        ("01.在全县大会上的讲话.docx", "在全县大会上的讲话"),
        ("20210305 在全县大会上的讲话（定稿）(1).doc", "在全县大会上的讲话"),
        ("2021.3.5县长在动员会上的讲话稿.docx", "县长在动员会上的讲话"),
        ("在全县大会上的讲话-最终版2.wps", "在全县大会上的讲话"),
        ("在全县大会上的讲话（2021年3月5日）.docx", "在全县大会上的讲话"),
        ("附件1：在会上的发言.doc", "在会上的发言"),
        ("《在全县大会上的讲话》.docx", "在全县大会上的讲话"),
        ("《深入学习》讲话.docx", "《深入学习》讲话"),
        ("全县经济工作会议 - 副本.docx", "全县经济工作会议"),
        ("在县委会议上的讲话_范文网.html", "在县委会议上的讲话"),
        ("二十大报告20221016v2.docx.docx", "二十大报告"),
    ],
)
def test_a_name_that_tells_something_is_freed_of_numbers_days_and_versions(
    name: str, title: str
) -> None:
    assert title_in(name) == title


@pytest.mark.parametrize(
    "name",
    [
        *("新建 Microsoft Word 文档.docx", "新建文本文档 (2).txt", "无标题文档.docx", "讲话稿.txt"),
        *("工作报告(1).docx", "index.html", "000_6ee2cbe14f45e4ff.txt", "s2020-0716-01.pdf", ""),
        "今天召开这次会议。大家要抓好落实.docx",
    ],
)
def test_a_name_that_tells_nothing_is_no_title(name: str) -> None:
    assert title_in(name) == ""

"""Corrected lines of head and foot are written into the front matter, key by key."""

import pytest

from converters.settings.design import Design
from tests.readers.revisions.corrected import SOURCE, Corrected, Edit
from tests.returning.merging.returned import changed, form, returned, taken, void

CASES: dict[str, tuple[Edit, list[str]]] = {
    "title": (
        lambda f: f.replace("全县代表", "全县人大代表"),
        ["-title: 在全县代表工作会议上的讲话", "+title: 在全县人大代表工作会议上的讲话"],
    ),
    "date": (
        lambda f: f.replace("（2024年3月15日）", "（2024年3月16日）"),
        ["-date: 2024-03-15", "+date: 2024-03-16"],
    ),
    "speaker": (
        lambda f: f.replace("王建国", "王建军"),
        ["-speaker: 王建国", "+speaker: 王建军"],
    ),
    "post": (
        lambda f: f.replace("县人大常委会主任", "县人大常委会副主任"),
        ["-post: 县人大常委会主任", "+post: 县人大常委会副主任"],
    ),
    "number": (
        lambda f: f.replace("8号", "9号"),
        ["-number: 某人常〔2024〕8号", "+number: 某人常〔2024〕9号"],
    ),
    "issuer": (
        lambda f: f.replace("某县人大常委会文件", "某县人大常委会办公室文件"),
        ["-issuer: 某县人大常委会文件", "+issuer: 某县人大常委会办公室文件"],
    ),
    "recipients": (
        lambda f: f.replace("各乡镇人大主席团：", "各乡镇人大："),
        ["-recipients: 各乡镇人大主席团", "+recipients: 各乡镇人大"],
    ),
    "copies": (
        void(lambda f: f.strike("，县政府办公室")),
        ["-copies: 县委办公室，县政府办公室", "+copies: 县委办公室"],
    ),
    "printed": (
        lambda f: f.replace("3月18日", "3月19日"),
        ["-printed: 2024-03-18", "+printed: 2024-03-19"],
    ),
    "a line out": (
        lambda f: f.whole("（2024年3月15日）", "del"),
        ["-date: 2024-03-15"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_line_is_written_as_its_facts(design: Design, case: str) -> None:
    edit, lines = CASES[case]
    found = returned(design, edit)
    made = taken(found)
    assert changed(SOURCE, made.text) == lines
    assert made.written and not made.conflicts
    again = taken(found, made.text)
    assert (again.text, again.already, again.written) == (made.text, made.written, ())


FORMS: dict[str, tuple[str, Edit, str]] = {
    "signer": ("joint", lambda f: f.silently("赵海金", "赵海银"), "+signer: [赵海银, 王建]"),
    "mark": ("document", lambda f: f.silently("机密★1年", "秘密★1年"), "+secrecy: 秘密★1年"),
    "copy": ("brief", lambda f: f.silently("000012", "000013"), "+copy_number: '000013'"),
    "organ": ("minutes", lambda f: f.silently("3月1日", "3月2日"), "+date: 2024-03-02"),
    "letter": (
        "letter",
        lambda f: f.silently("12号", "13号"),
        "+number: 西人常办函〔2024〕13号",
    ),
    "order": ("stamped", lambda f: f.silently("第三号", "第四号"), "+number: 第四号"),
}


@pytest.mark.parametrize("case", FORMS)
def test_the_head_of_every_form_is_read_back(design: Design, case: str) -> None:
    name, edit, line = FORMS[case]
    source = form(name)
    found = returned(design, edit, source=source)
    made = taken(found, source=source)
    assert changed(source, made.text)[-1] == line and not made.conflicts


def test_recipients_that_the_first_page_put_into_the_imprint_are_read_there(
    design: Design,
) -> None:
    source = form("recipients")
    found = returned(design, lambda f: f.silently("东关街道办事处", "东关镇"), source=source)
    (_, line) = changed(source, taken(found, source=source).text)
    assert line.startswith("+recipients: 东关镇党工委，西关街道")


ASKED: dict[str, tuple[Edit, str]] = {
    "a date that is none": (
        lambda f: f.replace("（2024年3月15日）", "（2024年2月30日）"),
        "请写成（2020年7月16日）",
    ),
    "no title": (lambda f: f.whole("在全县代表工作会议上的讲话", "del"), "标题"),
    "a part more": (lambda f: f.replace("8号", "8号　特急"), "版头"),
}


@pytest.mark.parametrize("case", ASKED)
def test_what_is_no_fact_is_asked_about(design: Design, case: str) -> None:
    edit, why = ASKED[case]
    made = taken(returned(design, edit))
    assert made.text == SOURCE and not made.written
    (conflict,) = made.conflicts
    assert why in conflict.why and conflict.line


def test_a_fact_that_is_another_by_now_is_a_conflict(design: Design) -> None:
    now = SOURCE.replace("王建国".encode(), "王国建".encode())
    made = taken(returned(design, lambda f: f.replace("王建国", "王建军")), now)
    (conflict,) = made.conflicts
    assert made.text == now and conflict.line == 5
    assert (conflict.base, conflict.now) == (
        "县人大常委会主任　王建国",
        "县人大常委会主任　王国建",
    )


def test_one_line_that_clashes_holds_up_no_other(design: Design) -> None:
    now = SOURCE.replace("王建国".encode(), "王国建".encode())

    def both(file: Corrected) -> None:
        file.replace("王建国", "王建军")
        file.replace("8号", "9号")

    made = taken(returned(design, both), now)
    assert len(made.conflicts) == 1 and len(made.written) == 1
    assert changed(now, made.text)[-1] == "+number: 某人常〔2024〕9号"


def test_remarks_order_and_quotes_of_other_facts_stay(design: Design) -> None:
    now = SOURCE.replace(b"---\nid", b"---\n# \xe5\xa4\x87\xe6\xb3\xa8\nid", 1).replace(
        "post: 县人大常委会主任".encode(), "post: '县人大常委会主任'".encode()
    )
    made = taken(returned(design, lambda f: f.replace("王建国", "王建军")), now)
    assert changed(now, made.text) == ["-speaker: 王建国", "+speaker: 王建军"]

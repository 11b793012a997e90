"""A line of 附件说明 is made of the title of its attachment: who corrects one corrects both."""

import pytest

from converters.returning.merging import titles
from converters.returning.rows import chosen
from converters.settings.design import Design
from converters.speech.model import Attachment
from tests.readers.revisions.corrected import Corrected, Edit
from tests.returning.merging.returned import base_of, changed, form, returned, taken

SOURCE = form("attached")
TITLE = "西平县教育工作评议任务分工和时间安排表"
CASES: dict[str, tuple[Edit, list[str]]] = {
    "the line": (
        lambda f: f.silently(f"{TITLE}", "教育工作评议任务表"),
        [f"-# 附件1　{TITLE}", "+# 附件1　教育工作评议任务表"],
    ),
    "the title": (
        lambda f: in_title(f, "名单", "人员名单"),
        ["-# 附件3　名单", "+# 附件3　人员名单"],
    ),
    "both": (
        lambda f: in_both(f, "人员名单", "人员名单"),
        ["-# 附件3　名单", "+# 附件3　人员名单"],
    ),
}


def in_title(file: Corrected, old: str, new: str) -> None:
    """Change the last paragraph that says just this."""
    every = [one for one in file.body.iter() if one.tag.endswith("}t") and one.text == old]
    every[-1].text = new


def in_both(file: Corrected, line: str, title: str) -> None:
    """Change the line of 附件说明, and the title."""
    in_title(file, "名单", title)
    file.silently("名单", line)


@pytest.mark.parametrize("case", CASES)
def test_a_title_is_corrected_once(design: Design, case: str) -> None:
    edit, lines = CASES[case]
    found = returned(design, edit, source=SOURCE)
    made = taken(found, source=SOURCE)
    assert changed(SOURCE, made.text) == lines and not made.conflicts
    assert made.written == tuple(row.number for row in found.rows)


ASKED: dict[str, Edit] = {
    "a line out": lambda f: f.whole("3.", "del"),
    "a mark out": lambda f: f.whole("附件3", "del"),
    "another number": lambda f: f.silently("附件3", "附件4"),
    "two titles": lambda f: in_both(f, "人员名单", "名册"),
}


@pytest.mark.parametrize("case", ASKED)
def test_what_is_not_the_title_is_left_to_a_person(design: Design, case: str) -> None:
    made = taken(returned(design, ASKED[case], source=SOURCE), source=SOURCE)
    assert made.text == SOURCE and not made.written
    assert "# 附件" in made.conflicts[0].why and made.conflicts[0].line


@pytest.mark.parametrize("case", ["in_line", "in_title"])
def test_a_sign_that_breaks_titles_is_left_to_a_person(design: Design, case: str) -> None:
    """Written into the Markdown it would vanish from the words."""
    typed = {"in_line": ("名单", "名|单"), "in_title": ("名|单", "名单")}[case]
    found = returned(design, lambda f: in_both(f, *typed), source=SOURCE)
    made = taken(found, source=SOURCE)
    assert made.text == SOURCE and not made.written
    (conflict,) = made.conflicts
    assert "断行" in conflict.why and "名|单" in conflict.returned


def test_a_title_without_its_mark_is_shown_on_one_line(design: Design) -> None:
    found = returned(design, lambda f: f.whole("附件2", "del"), source=SOURCE)
    (conflict,) = taken(found, source=SOURCE).conflicts
    assert conflict.returned.startswith("关于进一步加强") and "\n" not in conflict.returned


def test_every_attachment_is_told_by_its_title(design: Design) -> None:
    found = returned(design, source=SOURCE)
    told = titles.told(base_of(found, SOURCE), chosen(found, ()))
    assert list(told.values())[::2] == [TITLE, "名单"]
    blocks = base_of(found, SOURCE).speech.blocks
    assert all(isinstance(blocks[number], Attachment) for number in told)


def test_a_paragraph_of_the_text_never_becomes_a_title(design: Design) -> None:
    """The title was struck out, so that the text stands under the mark."""
    found = returned(design, lambda f: in_title_whole(f, "名单"), source=SOURCE)
    made = taken(found, source=SOURCE)
    assert made.text == SOURCE and not made.written
    assert "# 附件" in made.conflicts[0].why


def test_of_an_attachment_whose_line_stays_nothing_goes(design: Design) -> None:
    """Its title was struck out, and its mark joined with the text below."""

    def edit(file: Corrected) -> None:
        in_title_whole(file, "名单")
        file.end(file.paragraph("附件3"), "del")

    made = taken(returned(design, edit, source=SOURCE), source=SOURCE)
    assert made.text == SOURCE and not made.written
    assert "# 附件" in made.conflicts[0].why


def in_title_whole(file: Corrected, words: str) -> None:
    """Take out the last paragraph that says just this, without tracking."""
    every = [one for one in file.body.iter() if one.tag.endswith("}t") and one.text == words]
    paragraph = every[-1].getparent().getparent()
    paragraph.getparent().remove(paragraph)

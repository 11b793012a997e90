"""BibTeX and RIS, read back by two libraries that others wrote."""

import re
from dataclasses import replace
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from converters.settings.config import Config
from converters.site import citation_files
from converters.speech.dates import PartialDate
from converters.speech.model import Meta
from tests.make import speech
from tests.site.make import CONFIG, PLAIN, TALK, entries

WORDS = st.text(st.sampled_from(list("讲话（）、abAB12 \\{}#$%&_~^@,=\"'-\n")), min_size=1).filter(
    str.strip
)
COMMANDS = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbraceleft": "{",
    "textbraceright": "}",
}


def line(words: str) -> str:
    return " ".join(words.split())


def plain(latex: str) -> str:
    """What LaTeX prints for words with commands and escaped characters in them."""
    return re.sub(
        r"\\([a-z]+)\{\}|\\(.)|[{}]",
        lambda found: COMMANDS[found[1]] if found[1] else found[2] or "",
        latex,
    )


def told(meta: Meta, config: Config, pages: int = 0) -> tuple[Any, dict[str, Any]]:
    """A speech as the two libraries read it."""
    [entry] = entries(replace(TALK, meta=meta))
    library = parse_string(citation_files.bibtex(entry, config, pages))
    assert not library.failed_blocks
    [found] = library.entries
    [record] = rispy.loads(citation_files.ris(entry, config, pages))
    return found, record


def test_both_tell_what_is_known_of_a_speech() -> None:
    meta = replace(TALK.meta, occasion="县人大会议", place="会议中心", subtitle="摘要")
    found, record = told(meta, CONFIG, 7)
    assert (found.entry_type, found.key) == ("online", "s2")
    assert {name: field.value for name, field in found.fields_dict.items()} == {
        "author": "{赵海金}",
        "title": "在大会上的讲话",
        "subtitle": "摘要",
        "date": "2020-07-06",
        "year": "2020",
        "organization": "县人大",
        "publisher": "某人大",
        "eventtitle": "县人大会议",
        "venue": "会议中心",
        "pagetotal": "7",
        "keywords": "代表工作",
        "note": "载《选编》，编号 s2，第 2 版",
        "url": "https://example.org/a/s/s2.html",
        "langid": "chinese",
    }
    assert record == {
        "type_of_reference": "ELEC",
        "authors": ["赵海金"],
        "title": "在大会上的讲话：摘要",
        "secondary_title": "选编",
        "year": "2020",
        "date": "2020/07/06/",
        "publisher": "某人大",
        "edition": "2",
        "start_page": "1",
        "end_page": "7",
        "accession_number": "s2",
        "type_of_work": "讲话",
        "keywords": ["代表工作"],
        "notes": ["载《选编》，编号 s2，第 2 版"],
        "urls": ["https://example.org/a/s/s2.html"],
        "language": "zh-CN",
    }


def test_what_is_not_known_is_left_out() -> None:
    found, record = told(speech(id="s3").meta, Config("选编"))
    assert found.entry_type == "misc"
    assert set(found.fields_dict) == {"title", "note", "langid"}
    kept = {"type_of_reference", "title", "secondary_title", "edition", "accession_number"}
    assert record.keys() == kept | {"type_of_work", "notes", "language"}
    assert record["type_of_reference"] == "GOVDOC"


@pytest.mark.parametrize(
    ("day", "iso", "ris"),
    [
        (PartialDate(2024), "2024", "2024///"),
        (PartialDate(2024, 3), "2024-03", "2024/03//"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(day: PartialDate, iso: str, ris: str) -> None:
    found, record = told(replace(TALK.meta, date=day), PLAIN)
    assert found.fields_dict["date"].value == iso
    assert (record["date"], record["year"]) == (ris, "2024")


def test_each_of_several_speakers_is_an_author() -> None:
    names = ("李明", "Marx and Engels", "阿不都拉, 王")
    found, record = told(replace(TALK.meta, speakers=names), PLAIN)
    assert found.fields_dict["author"].value == "{李明} and {Marx and Engels} and {阿不都拉, 王}"
    assert record["authors"] == list(names)


def test_capitals_of_a_title_are_kept_by_styles_that_write_titles_small() -> None:
    found, _ = told(replace(TALK.meta, title="推进“AI+”和5G"), PLAIN)
    assert found.fields_dict["title"].value == "推进“{AI}+”和5{G}"


@given(WORDS, WORDS)
def test_whatever_is_in_a_title_or_name_is_read_back(title: str, name: str) -> None:
    found, record = told(replace(TALK.meta, title=title, speakers=(name,), organ=name), PLAIN)
    fields = {name: field.value for name, field in found.fields_dict.items()}
    assert plain(fields["title"]) == line(title)
    assert plain(fields["author"]) == plain(fields["organization"]) == line(name)
    assert len(fields) == 9 and len(found.fields) == 9
    assert (record["title"], record["authors"]) == (line(title), [line(name)])


def test_records_end_their_lines_as_ris_asks() -> None:
    [entry] = entries(TALK)
    text = citation_files.ris(entry, CONFIG)
    assert text.startswith("TY  - ELEC\r\n") and text.endswith("ER  - \r\n")
    assert text.count("\n") == text.count("\r\n")

"""A proof is the DOCX of the same speech with room to write, and nothing of its words changed."""

from pathlib import Path

import pytest

from converters import checks, resources
from converters.collection import samples
from converters.errors import Finding, Severity
from converters.formats.docx import writer
from converters.readers import docx as docx_reader
from converters.readers import markdown
from converters.settings.design import Design
from converters.settings.proof_style import with_margin
from tests.effort import effort
from tests.formats.docx.proof.opened import LOOKS, W, asked, made, names, part
from tests.make import circulation, para, speech
from tests.validators import dangling, ported, refused

FORMS = sorted((resources.root() / "tests/cases/forms").glob("*.md"))
SPEECHES = sorted((samples.root() / "speeches").glob("*.md"))[:: effort(10, 1)]
DOUBT = Finding("x", Severity.NOTE, "疑", "", 0, "", "请看")


def test_the_same_arguments_give_the_same_bytes(design: Design) -> None:
    assert made(speech(), design, DOUBT) == made(speech(), design, DOUBT)


@pytest.mark.parametrize("path", FORMS[::3], ids=lambda path: path.stem)
def test_words_and_properties_are_those_of_the_docx(path: Path, design: Design) -> None:
    source = path.read_bytes()
    read = markdown.read(source)
    data = made(read, design, *checks.of_speech(read), source=source)
    plain = writer.write(read, design, source)
    words = [[t.text for t in part(one, "document").iter(f"{W}t")] for one in (data, plain)]
    assert "".join(filter(None, words[0])) == "".join(filter(None, words[1]))
    for name in ("docProps/custom.xml", "docProps/core.xml"):
        assert name in names(data)
    assert docx_reader.read(data).text.lstrip() == docx_reader.read(plain).text.lstrip()


def test_all_but_the_margins_stands_where_it_stood(design: Design) -> None:
    plain = writer.write(speech(), with_margin(design, LOOKS), b"x")
    documents = (part(data, "document") for data in (plain, made(speech(), design)))
    sheets = [dict(next(root.iter(f"{W}pgMar")).attrib) for root in documents]
    sheets[1][f"{W}header"] = sheets[0][f"{W}header"]
    assert sheets[0] == sheets[1]


def test_without_doubts_there_are_no_comments(design: Design) -> None:
    data = made(speech(), design)
    assert not [name for name in names(data) if "comments" in name]
    assert asked(part(data, "document")) == {}


@pytest.mark.slow
def test_three_validators_find_nothing(design: Design, tmp_path: Path) -> None:
    written = []
    for path in (*SPEECHES, *FORMS):
        source = path.read_bytes()
        read = markdown.read(source)
        written.append(tmp_path / f"{path.stem}.docx")
        written[-1].write_bytes(made(read, design, *checks.of_speech(read), source=source))
    long = speech(*[para("会议开得很好。")] * 29, circulation=circulation())
    written.append(tmp_path / "long.docx")
    written[-1].write_bytes(made(long, design, DOUBT))
    # One at a time: it keeps the comments of one file for those of the next.
    assert [one for path in written if (one := ported([path]))] == []
    assert dangling(written) == ""
    assert refused(written[:: effort(4, 1)]) == []

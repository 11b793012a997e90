"""Where a file says that it comes from, whoever saved it last."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from converters import files
from converters.collection import libreoffice
from converters.formats.docx import carrying
from converters.formats.docx import writer as docx
from converters.readers import markdown, revisions
from converters.readers.revisions.model import Origin
from converters.settings.design import Design
from converters.speech import carried_source
from tests import make
from tests.readers.docx.word_files import p, t
from tests.readers.revisions.tracked import read

SOURCE = make.markdown("s2024-0315-01", body="五百六十名代表认真履职。").encode()


@pytest.fixture
def ours(design: Design) -> bytes:
    return docx.write(markdown.read(SOURCE), design, SOURCE)


def edited(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return a file in one part of which all that a pattern finds is something else."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for each in before.namelist():
            held = before.read(each)
            if each == name:
                held, count = re.subn(old.encode(), new.encode(), held, flags=re.DOTALL)
                assert count
            after.writestr(each, held)
    return target.getvalue()


def test_our_own_file_names_its_speech_and_brings_its_markdown(ours: bytes) -> None:
    found = revisions.read(ours).origin
    assert (found.id, found.sha256) == ("s2024-0315-01", files.sha256(SOURCE))
    assert found.carried == SOURCE
    assert found.saved_by == "huibian"


def test_one_that_carries_nothing_names_it_all_the_same(design: Design) -> None:
    bare = docx.write(markdown.read(SOURCE), replace(design, carries_source=False), SOURCE)
    found = revisions.read(bare).origin
    assert (found.id, found.sha256, found.carried) == (
        "s2024-0315-01",
        files.sha256(SOURCE),
        None,
    )


def test_without_properties_the_id_and_the_markdown_are_still_known(ours: bytes) -> None:
    lost = edited(ours, "docProps/custom.xml", "<property .*</property>", "")
    found = revisions.read(lost).origin
    assert (found.id, found.carried) == ("s2024-0315-01", SOURCE)


def test_a_markdown_that_is_not_the_one_of_the_digest_is_none(ours: bytes) -> None:
    other = carried_source.packed(SOURCE + b"more")
    forged = edited(ours, carrying.ITEM, ">[^<>]+</source>", f">{other}</source>")
    assert revisions.read(forged).origin.carried is None


@pytest.mark.parametrize("inside", ["", "五百", "AAAA", carried_source.packed(bytes(5 << 20))])
def test_what_cannot_be_unpacked_is_none_and_the_words_are_read(ours: bytes, inside: str) -> None:
    spoilt = edited(ours, carrying.ITEM, ">[^<>]+</source>", f">{inside}</source>")
    found = revisions.read(spoilt)
    assert found.origin.carried is None
    assert "五百六十名" in "".join(one.text for one in found.line)


def test_data_of_somebody_else_that_is_no_xml_does_no_harm(ours: bytes) -> None:
    spoilt = edited(ours, carrying.ITEM, "</source>", "")
    found = revisions.read(spoilt)
    assert found.origin.carried is None and found.line


def test_properties_of_other_programs_are_kept(ours: bytes) -> None:
    more = '<property name="KSOProductBuildVer"><v>2052-12.1.0.0</v></property></Properties>'
    found = revisions.read(edited(ours, "docProps/custom.xml", "</Properties>", more)).origin
    assert dict(found.properties)["KSOProductBuildVer"] == "2052-12.1.0.0"


def test_a_file_from_elsewhere_tells_nothing() -> None:
    assert read(p(t("甲"))).origin == Origin()


@pytest.mark.slow
def test_all_of_it_survives_libreoffice(ours: bytes) -> None:
    (again,) = libreoffice.convert([ours], "docx", "docx")
    assert again is not None
    before, after = revisions.read(ours), revisions.read(again)
    assert after.origin.carried == SOURCE and after.origin.id == "s2024-0315-01"
    assert [one.text for one in after.line] == [one.text for one in before.line]
    looks = [[one.end.looks for one in each.line if one.end] for each in (before, after)]
    assert looks[0] == looks[1]

"""Faces of a DOCX that are not those of its look."""

from dataclasses import replace

from converters.audit import expected
from converters.formats.docx import writer as docx
from converters.formats.docx.audit import styles, words
from converters.formats.docx.audit.file import DocxFile
from converters.formats.docx.audit.words import Pair
from converters.settings.design import Design
from tests.make import para, speech

SAID = speech(para("现在开会。"), para("现在散会。"), title="在大会上的讲话")


def test_a_paragraph_without_a_partner_hides_no_face_behind_it(design: Design) -> None:
    file = DocxFile(docx.write(SAID, design, b"a"))
    paired = words.pairs(file, expected.parts(SAID, design.style))
    roles = {name: replace(role, docx="隶书") for name, role in design.roles.roles.items()}
    other = replace(design, roles=replace(design.roles, roles=roles))
    told = list(styles.faces(file, paired, other))
    assert told
    assert list(styles.faces(file, [Pair(None, None), *paired], other)) == told
    assert list(styles.faces(file, paired, design)) == []

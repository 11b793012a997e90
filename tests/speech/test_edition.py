import hashlib
import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pikepdf

from converters.formats.docx import writer as docx
from converters.formats.pdf import writer as pdf
from converters.settings.design import Design
from converters.site import entry
from converters.site.pages import Site
from converters.speech import edition
from converters.speech.model import Change
from tests.make import own, para, speech
from tests.site.make import PLAIN, Page

SOURCE = "一篇讲话".encode()
TALK = speech(para("开会。"), id="s1", changes=(Change(date(2026, 1, 2), "更正", "改一字"),))


def test_every_recorded_correction_makes_a_new_edition() -> None:
    assert edition.of(speech().meta, "", None).name == "第 1 版"
    assert edition.of(TALK.meta, "", None).name == "第 2 版"


def test_page_docx_and_pdf_tell_the_same_edition_and_check_value(design: Design) -> None:
    sha256 = hashlib.sha256(SOURCE).hexdigest()
    known = entry.of(TALK, sha256)
    page = Page(Site(PLAIN, [known]).speech(TALK, [])).words
    with ZipFile(BytesIO(docx.write(TALK, design, SOURCE))) as file:
        custom = file.read("docProps/custom.xml").decode()
    properties = dict(re.findall(r'name="([^"]+)"><vt:lpwstr>([^<]*)<', custom))
    with pikepdf.open(BytesIO(pdf.write(TALK, own().drawn_design, SOURCE))) as document:
        info = {name: str(document.docinfo[name]) for name in ("/Edition", "/Check", "/SHA256")}
    told = re.search(r"版次\s*(\S.*?)\n\s*校验\s*(\S.*?)\n", page)
    assert told
    assert told.groups() == ("第 2 版", known.edition.check)
    assert (properties["版次"], properties["校验"]) == told.groups()
    assert (info["/Edition"], info["/Check"]) == told.groups()
    assert properties["huibian.source_sha256"] == info["/SHA256"] == sha256
    assert sha256.startswith(told.group(2).replace(" ", ""))

"""Proofs made for the tests, and what their XML says."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from converters import resources
from converters.errors import Finding
from converters.formats.docx import proof
from converters.settings import proof_style
from converters.settings.design import Design
from converters.speech.model import Speech

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOOKS = proof_style.read(resources.text("styles/proof.toml"))


def made(speech: Speech, design: Design, *findings: Finding, source: bytes = b"x") -> bytes:
    """Return the proof of a speech in which there are such doubts."""
    return proof.write(speech, design, source, findings, LOOKS)


def part(data: bytes, name: str) -> etree._Element:
    """Return the root of a part of a DOCX."""
    return etree.fromstring(ZipFile(BytesIO(data)).read(f"word/{name}.xml"))


def names(data: bytes) -> list[str]:
    """Return the names of all parts."""
    return ZipFile(BytesIO(data)).namelist()


def asked(document: etree._Element) -> dict[int, str]:
    """Return by number the words that comments hang on."""
    found: dict[int, str] = {}
    on: set[int] = set()
    for element in document.iter():
        if element.tag == f"{W}commentRangeStart":
            on.add(int(element.get(f"{W}id", "")))
        elif element.tag == f"{W}commentRangeEnd":
            on.discard(int(element.get(f"{W}id", "")))
        elif element.tag == f"{W}t":
            for number in on:
                found[number] = found.get(number, "") + (element.text or "")
    return found

"""The facts about a speech in the file's properties, so that a file leads back to its source."""

from collections.abc import Mapping
from datetime import date, datetime, time

from docx.opc.coreprops import CoreProperties

from converters import __version__, files
from converters.formats.docx.oxml import DECLARATION, printable, words
from converters.speech import edition, printed_words
from converters.speech.model import Meta, Speech

_LONGEST = 255
"""Word keeps no longer core property (python-docx refuses one)."""
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The property set that Word lists as custom (MS-OSHARED 2.3.3.2)."""
_FIRST = 2
"""Custom properties are numbered from 2."""

GENERATOR = "huibian"
_LANGUAGE = "zh-CN"
BETWEEN_AUTHORS = ";"
"""Word parts the authors of a document so."""


def set_core(core: CoreProperties, meta: Meta) -> None:
    """Write title, speakers, date, topics and id into the core properties; only whole dates."""
    facts = {
        "title": (printed_words.title(meta), "标题"),
        "author": (BETWEEN_AUTHORS.join(printed_words.authors(meta)), "讲话人"),
        "subject": (meta.occasion or "", "场合"),
        "keywords": ("；".join(meta.topics), "主题词"),
        "category": (meta.kind, "种类"),
        "identifier": (meta.id, "编号"),
    }
    fill_core(core, facts, meta.date.whole if meta.date else None)


def fill_core(
    core: CoreProperties, facts: Mapping[str, tuple[str, str]], made: date | None
) -> None:
    """Write facts into the core properties: per property its value and what messages call it.

    Nothing is taken from the clock: the same facts give the same file.
    """
    for name, (value, what) in facts.items():
        setattr(core, name, printable(value, what=what)[:_LONGEST])
    core.language, core.last_modified_by, core.revision = _LANGUAGE, GENERATOR, 1
    if made:
        core.created = core.modified = datetime.combine(made, time())


def custom_xml(speech: Speech, source: bytes) -> bytes:
    """Return `custom.xml`: id, sha256 of the Markdown, and the program that wrote the file.

    Edition and check value have the names that stand before them on the page of the speech.
    """
    made = edition.of(speech.meta, files.sha256(source), speech.numbered)
    values = {
        "huibian.id": speech.meta.id,
        "huibian.source_sha256": made.sha256,
        "huibian.generator": GENERATOR,
        "huibian.version": __version__,
        "版次": made.name,
        "校验": made.check,
    }
    return custom(values)


def custom(values: Mapping[str, str]) -> bytes:
    """Return `custom.xml` with the given properties, in their order."""
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{words(value, what='编号')}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(values.items(), _FIRST)
    )
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'docPropsVTypes">{properties}</Properties>'
    ).encode()

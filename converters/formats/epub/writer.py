"""A speech as an EPUB: its text in one file, the outline as contents, the pages of its PDF."""

from converters import files
from converters.formats import article
from converters.formats.epub import package, xhtml
from converters.formats.epub.publication import (
    ContentsLine,
    PageTarget,
    Publication,
    PublicationFacts,
    SpineFile,
)
from converters.settings.design import Design
from converters.speech import anchors, edition, printed_words
from converters.speech.model import Speech

_FILE = "speech.xhtml"


def write(speech: Speech, design: Design, source: bytes) -> bytes:
    """Return the speech as EPUB 3.3; where its printed pages begin is told if it is known."""
    title = printed_words.title(speech.meta)
    body = xhtml.section("chapter", article.write(speech, xhtml.DIALECT))
    contents = [ContentsLine(1, title, _FILE)]
    contents += [
        ContentsLine(1 + line.level, line.text, f"{_FILE}#{anchor}")
        for anchor, line in anchors.outline(speech)
    ]
    pages = [
        PageTarget(str(number), f"{_FILE}#{xhtml.page_id(str(number))}")
        for number, _ in enumerate(speech.pages, 1)
    ]
    chapters = [SpineFile(_FILE, title, body)]
    facts = _facts(speech, source)
    return package.packed(Publication(facts, chapters, contents, pages, body=_FILE))


def _facts(speech: Speech, source: bytes) -> PublicationFacts:
    meta = speech.meta
    made = edition.of(meta, files.sha256(source), speech.numbered)
    printed = f"{meta.id}.pdf，{made.name}，校验 {made.check}"
    return PublicationFacts(
        id=meta.id,
        title=printed_words.title(meta),
        modified=edition.day(meta),
        authors=printed_words.authors(meta),
        date=meta.date.isoformat() if meta.date else None,
        description=meta.occasion or meta.subtitle,
        subjects=meta.topics,
        edition=made.name,
        sha256=made.sha256,
        printed=printed if speech.pages else None,
    )

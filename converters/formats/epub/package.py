"""The package of an EPUB: what is in it, in which order it is read, its metadata (EPUB 3.3 §5)."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from converters import __version__, resources
from converters.formats import zips
from converters.formats.epub import navigation, xhtml
from converters.formats.epub.publication import Publication, PublicationFacts

_TYPE = "application/epub+zip"
_XHTML = "application/xhtml+xml"
_LEVEL = 6
_FOLDER = "EPUB"
_FEATURES = ("tableOfContents", "structuralNavigation", "readingOrder")
_PAGE_FEATURES = ("pageBreakMarkers", "pageNavigation")
_SUMMARY = "全文为文字，标题分级，可以按目录跳转"
_OF_PAGES = "；标有印刷本的页码"
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    f'<rootfiles>\n<rootfile full-path="{_FOLDER}/package.opf"'
    ' media-type="application/oebps-package+xml"/>\n</rootfiles>\n</container>\n'
)
_PACKAGE = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
    ' xml:lang="zh-CN">\n'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n%(metadata)s\n</metadata>\n'
    "<manifest>\n%(manifest)s\n</manifest>\n<spine>\n%(spine)s\n</spine>\n</package>\n"
)
_ELEMENT = Markup("<dc:%(name)s>%(value)s</dc:%(name)s>")
_META = Markup('<meta property="%(name)s">%(value)s</meta>')
_ITEM = Markup('<item id="%s" href="%s" media-type="%s"%s/>')


def packed(publication: Publication) -> bytes:
    """Return the EPUB; the same publication gives the same bytes anywhere.

    The file that tells what it is comes first and is not deflated (EPUB 3.3 §4.2.6.3).
    """
    above = next((it.body for it in publication.chapters if it.is_contents), Markup(""))
    files = {
        "mimetype": _TYPE.encode(),
        "META-INF/container.xml": _CONTAINER.encode(),
        f"{_FOLDER}/package.opf": _opf(publication),
        f"{_FOLDER}/{navigation.FILE}": navigation.document(publication, above),
        f"{_FOLDER}/{xhtml.STYLE}": "".join(map(resources.text, publication.sheets)).encode(),
    }
    for chapter in publication.chapters:
        if not chapter.is_contents:
            files[f"{_FOLDER}/{chapter.name}"] = xhtml.document(chapter.title, chapter.body)
    return zips.zipped(files, stored=("mimetype",), level=_LEVEL)


def _opf(publication: Publication) -> bytes:
    lines = Markup("\n").join
    written = _PACKAGE % {
        "metadata": lines(_metadata(publication.facts)),
        "manifest": lines(_manifest(publication)),
        "spine": lines(_spine(publication)),
    }
    return written.encode()


def _metadata(facts: PublicationFacts) -> Iterator[Markup]:
    yield Markup('<dc:identifier id="id">{}</dc:identifier>').format(facts.identifier)
    yield from _elements("identifier", [facts.id])
    yield from _elements("title", [facts.title])
    yield from _elements("language", ["zh-CN"])
    yield from _elements("creator", facts.authors)
    yield from _elements("publisher", [facts.publisher])
    yield from _elements("date", [facts.date])
    yield from _elements("description", [facts.description])
    yield from _elements("subject", facts.subjects)
    yield from _metas("dcterms:modified", [f"{facts.modified.isoformat()}T00:00:00Z"])
    yield from _metas("schema:version", [facts.edition])
    yield from _metas("schema:sha256", [facts.sha256])
    yield from _elements("source", [facts.printed])
    yield from _metas("pageBreakSource", [facts.printed])
    yield from _accessibility(paged=facts.printed is not None)
    yield Markup('<meta name="generator" content="Huibian {}"/>').format(__version__)


def _accessibility(*, paged: bool) -> Iterator[Markup]:
    """Yield what people choose a publication by who cannot read every one (EPUB A11y 1.1 §2)."""
    yield from _metas("schema:accessMode", ["textual"])
    yield from _metas("schema:accessModeSufficient", ["textual"])
    yield from _metas("schema:accessibilityFeature", _FEATURES + _PAGE_FEATURES * paged)
    yield from _metas("schema:accessibilityHazard", ["none"])
    yield from _metas("schema:accessibilitySummary", [f"{_SUMMARY}{_OF_PAGES * paged}。"])


def _elements(name: str, values: Sequence[str | None]) -> Iterator[Markup]:
    return (_ELEMENT % {"name": name, "value": value} for value in values if value)


def _metas(name: str, values: Sequence[str | None]) -> Iterator[Markup]:
    return (_META % {"name": name, "value": value} for value in values if value)


def _manifest(publication: Publication) -> Iterator[Markup]:
    nav = Markup(' properties="nav"')
    yield _ITEM % ("nav", navigation.FILE, _XHTML, nav)
    yield _ITEM % ("style", xhtml.STYLE, "text/css", "")
    for number, chapter in enumerate(publication.chapters, 1):
        if not chapter.is_contents:
            yield _ITEM % (f"c{number}", chapter.name, _XHTML, "")


def _spine(publication: Publication) -> Iterator[Markup]:
    for number, chapter in enumerate(publication.chapters, 1):
        name = "nav" if chapter.is_contents else f"c{number}"
        yield Markup('<itemref idref="{}"/>').format(name)

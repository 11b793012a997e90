"""Corrections of one of our own DOCX, written into its XML as word processors write them."""

from collections.abc import Callable
from copy import deepcopy
from functools import cache, cached_property
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from converters import resources
from converters.formats.docx import writer as docx
from converters.readers import markdown
from converters.readers.docx.ooxml import Element, below, w
from converters.settings.design import Design
from tests.readers.revisions.tracked import WHEN, WHO

SOURCE = (resources.root() / "tests/cases/returned/speech.md").read_bytes()
_MAIN = "word/document.xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def untouched(design: Design) -> bytes:
    """Return the DOCX of the speech that is corrected."""
    return docx.write(markdown.read(SOURCE), design, SOURCE)


class Corrected:
    """A DOCX whose body is being changed."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root: Element = etree.fromstring(self.parts[_MAIN])
        self._ids = 900

    @cached_property
    def body(self) -> Element:
        """The body, to find tables and paragraphs in."""
        found = below(self.root, "body")
        assert found is not None
        return found

    def data(self) -> bytes:
        """Return the file as it stands."""
        self.parts[_MAIN] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as package:
            for name, held in self.parts.items():
                package.writestr(name, held)
        return target.getvalue()

    def paragraph(self, words: str) -> Element:
        """Return the first paragraph that holds words."""
        each = self.body.iter(w("p"))
        return next(one for one in each if words in "".join(t.text or "" for t in one.iter(w("t"))))

    def about(self, words: str) -> Element:
        """Return the properties of the first paragraph that holds words."""
        found = below(self.paragraph(words), "pPr")
        assert found is not None
        return found

    def run(self, words: str) -> Element:
        """Return a run of exactly these words, cut out of a longer one."""
        for run in self.paragraph(words).iter(w("r")):
            text = below(run, "t")
            if text is not None and words in (text.text or ""):
                before, _, after = (text.text or "").partition(words)
                if before:
                    run.addprevious(_like(run, before))
                if after:
                    run.addnext(_like(run, after))
                text.text = words
                return run
        raise KeyError(words)

    def mark(self, tag: str, who: str = WHO, **more: str) -> Element:
        """Return the element of a change."""
        self._ids += 1
        facts = {"id": str(self._ids), "author": who, "date": WHEN, **more}
        return etree.Element(w(tag), {w(name): value for name, value in facts.items()})

    def wrap(self, run: Element, tag: str, who: str = WHO) -> Element:
        """Put a run within a change of its own."""
        change = self.mark(tag, who)
        run.addprevious(change)
        change.append(run)
        for text in run.findall(w("t")) if tag == "del" else ():
            text.tag = w("delText")
        return change

    def strike(self, words: str, who: str = WHO) -> Element:
        """Strike words out."""
        return self.wrap(self.run(words), "del", who)

    def add(self, after: str, words: str, who: str = WHO) -> Element:
        """Put words in after others."""
        run = self.run(after)
        change = self.mark("ins", who)
        change.append(_like(run, words))
        run.addnext(change)
        return change

    def replace(self, old: str, new: str, who: str = WHO) -> None:
        """Put words in the place of others."""
        run = self.run(old)
        put = self.mark("ins", who)
        put.append(_like(run, new))
        self.wrap(run, "del", who).addnext(put)

    def silently(self, old: str, new: str) -> None:
        """Put words in the place of others without tracking."""
        text = below(self.run(old), "t")
        assert text is not None
        text.text = new

    def end(self, paragraph: Element, tag: str, who: str = WHO) -> None:
        """Say of the end of a paragraph that it was put in or struck out."""
        about = below(paragraph, "pPr")
        assert about is not None
        marks = below(about, "rPr")
        if marks is None:
            marks = etree.SubElement(about, w("rPr"))
        marks.insert(0, self.mark(tag, who))

    def whole(self, words: str, tag: str) -> None:
        """Strike out or move away a whole paragraph."""
        paragraph = self.paragraph(words)
        for run in list(paragraph.iter(w("r"))):
            self.wrap(run, tag)
        self.end(paragraph, tag)

    def typed_after(self, words: str, new: str) -> None:
        """Press Enter at the end of a paragraph, and type another one."""
        paragraph = self.paragraph(words)
        put = self.mark("ins")
        put.append(_like(next(paragraph.iter(w("r"))), new))
        fresh = etree.Element(w("p"))
        fresh.append(deepcopy(self.about(words)))
        fresh.append(put)
        self.end(paragraph, "ins")
        paragraph.addnext(fresh)

    def split(self, words: str) -> None:
        """Begin a new paragraph with words."""
        run, paragraph = self.run(words), self.paragraph(words)
        fresh = etree.Element(w("p"))
        fresh.append(deepcopy(self.about(words)))
        for one in [run, *run.itersiblings()]:
            fresh.append(one)
        self.end(paragraph, "ins")
        paragraph.addnext(fresh)


def _like(run: Element, words: str) -> Element:
    """Return a run of other words that looks the same."""
    made = deepcopy(run)
    for old in [one for one in made if one.tag in (w("t"), w("delText"), w("br"))]:
        made.remove(old)
    text = etree.SubElement(made, w("t"), {_SPACE: "preserve"})
    text.text = words
    return made


Edit = Callable[[Corrected], None]

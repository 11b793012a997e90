"""Word 2003 XML (WordprocessingML of 2003), which office systems still write under the name .doc.

It is turned into the parts of a file of today; the elements are the same but for their namespace,
lists, notes written in place, and the annotations of AML.
"""

from collections.abc import Iterator

from lxml import etree

from converters.readers.docx import package
from converters.readers.docx.ooxml import DC_TITLE, MAIN, Element, val, w
from converters.readers.docx.package import WordPackage

_OLD = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_AML = "{http://schemas.microsoft.com/aml/2001/core}"
_TITLE = "{urn:schemas-microsoft-com:office:office}Title"
_NAMES = {"listPr": "numPr", "ilfo": "numId", "vmerge": "vMerge", "nfc": "numFmt"}
_ATTRIBUTES = {"drop-cap": "dropCap"}
_CHANGES = {"Word.Deletion": "del", "Word.Insertion": "ins"}
_FORMS = {
    "0": "decimal",
    "1": "upperRoman",
    "2": "lowerRoman",
    "3": "upperLetter",
    "4": "lowerLetter",
    "5": "ordinal",
    "10": "ideographDigital",
    "11": "japaneseCounting",
    "14": "decimalFullWidth",
    "18": "decimalEnclosedCircle",
    "22": "decimalZero",
    "23": "bullet",
    "26": "decimalEnclosedFullstop",
    "27": "decimalEnclosedParen",
    "28": "decimalEnclosedCircleChinese",
    "29": "ideographEnclosedCircle",
    "30": "ideographTraditional",
    "31": "ideographZodiac",
    "32": "ideographZodiacTraditional",
    "33": "taiwaneseCounting",
    "34": "ideographLegalTraditional",
    "35": "taiwaneseCountingThousand",
    "36": "taiwaneseDigital",
    "37": "chineseCounting",
    "38": "chineseLegalSimplified",
    "39": "chineseCountingThousand",
    "57": "numberInDash",
    "255": "none",
}
"""The number formats by their codes (MS-OSHARED 2.2.1.3, MSONFC)."""


def is_word2003(root: Element) -> bool:
    """Return whether an XML file is one of Word 2003."""
    return bool(root.tag == f"{_OLD}wordDocument")


def read(root: Element) -> WordPackage:
    """Return the parts of a file of Word 2003; the tree is changed."""
    titles = [element.text or "" for element in root.iter(_TITLE)]
    for element in root.iter(etree.Element):
        _rename(element)
    trees = {"word/numbering.xml": _numbering(root)}
    for kind in ("footnote", "endnote"):
        trees[f"word/{kind}s.xml"] = _notes(root, kind)
    trees["word/comments.xml"] = _comments(root)
    trees["word/styles.xml"] = _found(root, "styles")
    for number, head in enumerate([*root.iter(w("hdr")), *root.iter(w("ftr"))], 1):
        kind = "header" if head.tag == w("hdr") else "footer"
        trees[f"word/{kind}{number}.xml"] = head
    trees["word/document.xml"] = _found(root, "body")
    if titles:
        core = trees["docprops/core.xml"] = etree.Element("coreProperties")
        etree.SubElement(core, DC_TITLE).text = titles[0]
    return package.of_trees(trees)


def _found(root: Element, name: str) -> Element:
    found = root.find(w(name))
    return etree.Element(w(name)) if found is None else found


def _rename(element: Element) -> None:
    tag = str(element.tag)
    if tag.startswith(_OLD):
        name = tag.removeprefix(_OLD)
        element.tag = w(_NAMES.get(name, name))
    elif tag == f"{_AML}annotation":
        change = _CHANGES.get(str(element.get(f"{_OLD}type")))
        element.tag = w(change) if change else tag
    for key, value in element.attrib.items():
        if str(key).startswith(_OLD):
            del element.attrib[key]
            name = str(key).removeprefix(_OLD)
            element.set(w(_ATTRIBUTES.get(name, name)), str(value))


def _numbering(root: Element) -> Element:
    made = etree.Element(w("numbering"), nsmap={"w": MAIN})
    for definition in root.iter(w("listDef")):
        abstract = etree.SubElement(made, w("abstractNum"))
        abstract.set(w("abstractNumId"), val(definition, "listDefId"))
        for level in list(definition.iter(w("lvl"))):
            _mend_level(level)
            abstract.append(level)
    for one in root.iter(w("list")):
        num = etree.SubElement(made, w("num"))
        num.set(w("numId"), val(one, "numId") or val(one, "ilfo"))
        etree.SubElement(num, w("abstractNumId")).set(w("val"), val(one.find(w("ilst"))))
        num.extend(list(one.iter(w("lvlOverride"))))
    return made


def _mend_level(level: Element) -> None:
    form, suffix = level.find(w("numFmt")), level.find(w("suff"))
    if form is not None:
        form.set(w("val"), _FORMS.get(val(form), "decimal"))
    else:
        etree.SubElement(level, w("numFmt")).set(w("val"), "decimal")
    if suffix is not None:
        suffix.set(w("val"), val(suffix).lower())


def _notes(root: Element, kind: str) -> Element:
    """Return the notes, each replaced by a reference where it stood."""
    made = etree.Element(w(f"{kind}s"))
    for number, note in enumerate(_in_runs(root, kind), 1):
        _refer(note, f"{kind}Reference", str(number))
        made.append(note)
    return made


def _in_runs(root: Element, name: str) -> Iterator[Element]:
    for element in list(root.iter(w(name))):
        parent = element.getparent()
        if parent is not None and parent.tag == w("r"):
            yield element


def _refer(element: Element, name: str, id: str) -> None:
    """Put a reference in the place of an element, and give that its id."""
    parent = element.getparent()
    if parent is not None:
        reference = etree.Element(w(name))
        reference.set(w("id"), id)
        reference.tail = element.tail
        parent.replace(element, reference)
    element.set(w("id"), id)


def _comments(root: Element) -> Element:
    made = etree.Element(w("comments"))
    for one in list(root.iter(f"{_AML}annotation")):
        if val(one, "type") == "Word.Comment":
            _refer(one, "commentReference", str(one.get(f"{_AML}id") or len(made)))
            one.tag = w("comment")
            one.set(w("author"), str(one.get(f"{_AML}author") or ""))
            made.append(one)
    return made

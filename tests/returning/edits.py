"""What the files of made corrections say is done with a DOCX, carried out in its XML.

Each step is one verb with what it is given; XML is written as in a file of Word, with three words
of our own: `<it/>` is what the step is about, `<its/>` the properties it has, and `by="王校对"`
stands for the id, the author and the time of a change.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from converters.readers.docx.ooxml import Element, below, val, w
from tests.readers.revisions.corrected import Corrected
from tests.readers.revisions.tracked import WHO

Step = Mapping[str, Any]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MICROSOFT = "http://schemas.microsoft.com/office/word"
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "m": f"{_OFFICE}/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": f"{_MICROSOFT}/2010/wordml",
    "w15": f"{_MICROSOFT}/2012/wordml",
    "wps": f"{_MICROSOFT}/2010/wordprocessingShape",
    "w16du": f"{_MICROSOFT}/2023/wordml/word16du",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
_PROPERTIES = {w("p"): "pPr", w("r"): "rPr", w("tr"): "trPr", w("tc"): "tcPr"}


def made(file: Corrected, steps: Sequence[Step]) -> bytes:
    """Return the file after all steps."""
    for step in steps:
        _do(file, step)
    return file.data()


def _do(file: Corrected, step: Step) -> None:
    verb = next(verb for verb in _VERBS if verb in step)
    given = step[verb]
    if isinstance(given, list):
        _VERBS[verb](file, *given)
    else:
        _VERBS[verb](file, given, **{name: step[name] for name in step if name != verb})


def _replace(file: Corrected, old: str, new: str, who: str = WHO) -> None:
    file.replace(old, new, who)


def _strike(file: Corrected, words: str, who: str = WHO) -> None:
    file.strike(words, who)


def _add(file: Corrected, after: str, words: str, who: str = WHO) -> None:
    file.add(after, words, who)


def _out(file: Corrected, words: str) -> None:
    file.whole(words, "del")


def _join(file: Corrected, words: str, who: str = WHO) -> None:
    file.end(file.paragraph(words), "del", who)


def _vanish(file: Corrected, words: str) -> None:
    """Take a paragraph out without tracking."""
    paragraph = file.paragraph(words)
    paragraph.getparent().remove(paragraph)


def _xml(file: Corrected, xml: str, it: Element | None = None) -> list[Element]:
    """Return what is written in our shorthand."""
    for prefix, space in _SPACES.items():
        etree.register_namespace(prefix, space)
    every = etree.fromstring(f"<all {_DECLARED}>{xml}</all>")
    _written_out(file, every, it)
    return list(every)


def _written_out(file: Corrected, root: Element, it: Element | None) -> None:
    for one in [*root.iter()]:
        who = one.attrib.pop("by", None)
        if who is not None:
            own = dict(one.attrib)
            one.attrib.update({**file.mark("ins", who).attrib, **own})
    for place in [*root.iter("it")]:
        assert it is not None
        copy = deepcopy(it)
        place.getparent().replace(place, copy)
        if any(around.tag == w("del") for around in copy.iterancestors()):
            for text in copy.iter(w("t")):
                text.tag = w("delText")
    for place in [*root.iter("its")]:
        assert it is not None
        about = below(it, _PROPERTIES[it.tag])
        if about is not None:
            place.addprevious(deepcopy(about))
        place.getparent().remove(place)


def _at(
    file: Corrected,
    it: Element,
    *,
    becomes: str = "",
    before: str = "",
    after: str = "",
    inside: str = "",
    about: str = "",
) -> None:
    """Put XML in the place of an element, around it, at its end, or among its properties."""
    for one in _xml(file, before, it):
        it.addprevious(one)
    for one in reversed(_xml(file, after, it)):
        it.addnext(one)
    for one in _xml(file, inside, it):
        it.append(one)
    for one in _xml(file, about, it):
        _set(it, one)
    if becomes:
        for one in _xml(file, becomes, it):
            it.addprevious(one)
        it.getparent().remove(it)


def _set(it: Element, fact: Element) -> None:
    """Set one property, in the place of that of the same name."""
    name = _PROPERTIES[it.tag]
    about = below(it, name)
    if about is None:
        about = etree.Element(w(name))
        it.insert(0, about)
    old = about.find(fact.tag)
    if old is None:
        about.append(fact)
    elif fact.tag == w("rPr"):
        old[:0] = list(fact)
    else:
        about.replace(old, fact)


def _run(file: Corrected, words: str, **how: str) -> None:
    _at(file, file.run(words), **how)


def _paragraph(file: Corrected, words: str, **how: str) -> None:
    _at(file, file.paragraph(words), **how)


def _sole(file: Corrected, words: str, **how: str) -> None:
    """Find the paragraph that has these words and no others."""
    every = file.body.iter(w("p"))
    it = next(one for one in every if words == "".join(t.text or "" for t in one.iter(w("t"))))
    _at(file, it, **how)


def _within_table(name: str) -> Callable[..., None]:
    def do(file: Corrected, words: str, **how: str) -> None:
        each = [*file.body.iter(w(name))]
        _at(file, next(one for one in reversed(each) if words in "".join(one.itertext())), **how)

    return do


def _part(
    file: Corrected, name: str, *, xml: str, kind: str = "", type: str = "", root: str = ""
) -> None:
    """Put in a part: its root element, and the kind of its relation."""
    wrapped = "".join(etree.tostring(one, encoding="unicode") for one in _xml(file, xml))
    file.parts[f"word/{name}.xml"] = f"<{root} {_DECLARED}>{wrapped}</{root}>".encode()
    relations, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    relation = (
        f'<Relationship Id="own-{name}" Type="{kind or f"{_OFFICE}/relationships/{name}"}"'
        f' Target="{name}.xml"/></Relationships>'
    )
    content = (
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{type or name}+xml"/></Types>'
    )
    _text(file, relations, "</Relationships>", relation)
    _text(file, types, "</Types>", content)


def _text(file: Corrected, name: str, old: str, new: str) -> None:
    """Replace a stretch of text in a part."""
    text = file.parts[name].decode()
    assert old in text
    file.parts[name] = text.replace(old, new).encode()


def _drop(file: Corrected, name: str) -> None:
    """Take a part away with what leads to it."""
    del file.parts[name]
    last = name.rpartition("/")[2]
    for other in ("_rels/.rels", "[Content_Types].xml", "word/_rels/document.xml.rels"):
        text = file.parts[other].decode()
        led = rf'<(?:Relationship|Override) [^>]*"[^"]*{re.escape(last)}"[^>]*/>'
        file.parts[other] = re.sub(led, "", text).encode()


def _ids(file: Corrected, how: str) -> None:
    """Give every style another id, as programs do that know it by another name."""
    styles = file.parts["word/styles.xml"].decode()
    body = etree.tostring(file.root, encoding="unicode")
    for at, old in enumerate(re.findall(r'w:styleId="([^"]+)"', styles), 2):
        new = how.format(at)
        styles = styles.replace(f'w:styleId="{old}"', f'w:styleId="{new}"')
        for name in ("basedOn", "next", "link"):
            styles = styles.replace(f'<w:{name} w:val="{old}"/>', f'<w:{name} w:val="{new}"/>')
        for name in ("pStyle", "rStyle"):
            body = body.replace(f'<w:{name} w:val="{old}"/>', f'<w:{name} w:val="{new}"/>')
    file.parts["word/styles.xml"] = styles.encode()
    file.root = etree.fromstring(body)
    file.__dict__.pop("body", None)


def _everywhere(file: Corrected, old: str, new: str) -> None:
    """Replace a sign at every place without tracking."""
    for text in file.body.iter(w("t")):
        text.text = (text.text or "").replace(old, new)


def _bare(file: Corrected, style: str) -> None:
    """Take all looks from the paragraphs of a style, as pasting without formatting does."""
    for one in file.body.findall(w("p")):
        about = below(one, "pPr")
        if about is not None and val(below(about, "pStyle")) == style:
            one.remove(about)


_VERBS: Mapping[str, Callable[..., None]] = {
    "replace": _replace,
    "silently": lambda file, old, new: file.silently(old, new),
    "strike": _strike,
    "add": _add,
    "out": _out,
    "vanish": _vanish,
    "type": lambda file, after, words: file.typed_after(after, words),
    "split": lambda file, words: file.split(words),
    "join": _join,
    "everywhere": _everywhere,
    "bare": _bare,
    "run": _run,
    "paragraph": _paragraph,
    "sole": _sole,
    "row": _within_table("tr"),
    "cell": _within_table("tc"),
    "table": _within_table("tbl"),
    "part": _part,
    "text": _text,
    "drop": _drop,
    "ids": _ids,
}
"""What can be done; a list of words is given in their order, one word with its names."""

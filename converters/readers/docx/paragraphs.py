"""The words of a paragraph as Word prints them, its tracked changes taken as accepted."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from converters.readers import raised
from converters.readers.docx import drawings, formulas, looks, prompts, symbols
from converters.readers.docx.drawings import Drawn
from converters.readers.docx.fields import Fields, FieldWords
from converters.readers.docx.looks import Looks
from converters.readers.docx.notes import Notes
from converters.readers.docx.ooxml import (
    COMPATIBILITY,
    MATH,
    Element,
    below,
    bound,
    chosen,
    is_on,
    is_yes,
    named,
    number,
    text_in,
    val,
    w,
    walk,
    words_in,
)
from converters.readers.docx.package import RELATION_ID, WordPackage
from converters.readers.docx.printed import PrintedWords
from converters.readers.docx.revisions import Revisions
from converters.readers.docx.roles import LineRoles
from converters.readers.docx.styles import Styles
from converters.readers.raw import HIDDEN, Fidelity

PAGE = "\f"
"""Stands in the words for the beginning of a page; no XML can hold it."""
_LEFT, _CHANGED = Fidelity.LEFT_OUT, Fidelity.CHANGED


@dataclass(slots=True)
class ParagraphReader:
    """Reads the paragraphs of one part of a file, in their order."""

    package: WordPackage
    part: str
    styles: Styles
    notes: Notes
    revisions: Revisions
    looks: Looks
    unended: frozenset[Element] = frozenset()
    """Marks that begin fields without an end."""
    roles: LineRoles = field(init=False)
    fields: Fields = field(default_factory=Fields)
    _out: PrintedWords = field(default_factory=PrintedWords)
    _paragraph: Element | None = None
    _run: Element | None = None
    _place: str = ""
    _hidden: bool = False
    _marked: bool = False
    _looks: tuple[str, ...] = ()
    """What is to be told of the looks of the run."""

    def __post_init__(self) -> None:
        self.roles = LineRoles(self.styles)

    def read(self, paragraph: Element) -> PrintedWords:
        """Return what a paragraph says."""
        self._out, self._paragraph = PrintedWords(), paragraph
        self.fields.at_paragraph()
        self._walk(paragraph)
        self._out.contents = self.fields.contents
        return self._out

    def _walk(self, element: Element) -> None:
        walk(element, self._how)

    def _how(self, tag: str) -> Callable[[Element], None] | None:
        """Return what reads an element, None for one of which only what is in it is read."""
        return bound(_HOW, tag, self)

    def _put(self, text: str, at: int | None = None) -> None:
        """Add printed words, at the end or before a piece of those that are there."""
        self._out.text.insert(len(self._out.text) if at is None else at, text)

    def _say(self, text: str) -> None:
        """Add words, unless they are of the code of a field or hidden."""
        if self.fields.takes(text):
            return
        if self._hidden or self.fields.hides():
            self._out.hidden.append(text)
            return
        kind = None if self._run is None else self.roles.of_run(self._run)
        if kind is not None:
            self._out.kinds[len(self._out.text)] = kind
        self._put(text)
        if self._run is not None and (size := len(text.strip())):
            self._out.sizes[self._size(self._run)] += size
            if not self.styles.toggled(self._run, self._paragraph, "b"):
                self._out.plain += size

    def _size(self, run: Element) -> float:
        told = val(self.styles.of_run(run, self._paragraph, "sz")).removesuffix("pt")
        return number(told, 0) / 2

    def _tell(self, kind: Fidelity, what: str, words: str = "") -> None:
        self._out.told.append((kind, what, words))

    def _of_run(self, run: Element) -> None:
        before = (self._run, self._place, self._hidden, self._looks)
        self._run, self._marked = run, False
        self._hidden = self.styles.toggled(run, self._paragraph, "vanish")
        place = val(self.styles.of_run(run, self._paragraph, "vertAlign"))
        position = val(self.styles.of_run(run, self._paragraph, "position"))
        self._place = place if place in _PLACES else looks.moved(position, run)
        if self._paragraph is not None:
            self._looks = self.looks.of_run(run, self._paragraph)
        said = len(self._out.text)
        self._walk(run)
        layout = below(run, "rPr", "eastAsianLayout")
        if layout is not None and is_yes(val(layout, "combine")):
            self._combined(said, val(layout, "combineBrackets"))
        self._run, self._place, self._hidden, self._looks = before
        self._marked = False

    def _combined(self, start: int, brackets: str) -> None:
        """Put the brackets about what stands on two half lines (17.3.2.10); it is told."""
        words = "".join(self._out.text[start:])
        if words.strip():
            before, after = _BRACKETS.get(brackets, ("", ""))
            self._put(before, start)
            self._put(after)
            self._out.kinds = {at: kind for at, kind in self._out.kinds.items() if at < start}
            self._tell(_CHANGED, "双行合一的字", words)

    def _text(self, element: Element) -> None:
        text = text_in(element)
        if self._marked:
            self._tell(_CHANGED, "注号", text)
            self.notes.own_marks[self._out.notes[-1][0]] = text.strip()
            return
        if not self._hidden:
            self._out.looks += [(look, text) for look in self._looks if looks.applies(look, text)]
        if any("\uf020" <= char <= "\uf0ff" for char in text):
            text = self._symbolic(text)
        elif _LATIN.search(text):
            text = self._drawn(text)
        self._say(self._shifted(text) if self._place and text.strip() else text)

    def _symbolic(self, text: str) -> str:
        """Return text of codes of a symbol font (17.3.2.26) as the signs that are shown."""
        fonts = self._fonts()
        names = [val(fonts, name) for name in ("ascii", "hAnsi", "eastAsia")]
        font = next((name for name in names if symbols.is_symbolic(name)), "symbol")
        shown = symbols.plain(text, font)
        if symbols.UNKNOWN in shown:
            self._tell(_CHANGED, "符号", font)
        return shown

    def _drawn(self, text: str) -> str:
        """Return Latin letters and signs as a symbol font of their run draws them."""
        font = val(self._fonts(), "ascii")
        if not symbols.is_symbolic(font):
            return text
        shown = symbols.drawn(text, font)
        if shown != text:
            self._tell(_CHANGED, "符号字体的字", text)
        return shown

    def _fonts(self) -> Element | None:
        """Return the fonts of the run; a damaged file may have words outside of any."""
        run = self._run
        return None if run is None else self.styles.of_run(run, self._paragraph, "rFonts")

    def _shifted(self, text: str) -> str:
        """Return raised or lowered text (17.3.2.42), as it is where Unicode has no signs for it."""
        what, shift = _PLACES[self._place]
        shown = shift(text)
        if shown is None:
            self._tell(_CHANGED, what, f"{self._last()}{text}")
            return text
        return shown

    def _last(self) -> str:
        return "".join(self._out.text[-2:])[-8:]

    def _sign(self, element: Element) -> None:
        self._say(_SIGNS[str(element.tag)])

    def _break(self, element: Element) -> None:
        page = val(element, "type") in _ELSEWHERE
        if not ((page and self._hidden) or self.styles.draws_break(self._run)):
            self._say(PAGE if page else "\n")

    def _symbol(self, element: Element) -> None:
        font, code = val(element, "font"), val(element, "char")
        shown = symbols.shown(font, code)
        if not shown:
            self._tell(_CHANGED, "符号", f"{font} {code}")
        self._say(shown or symbols.UNKNOWN)

    def _field_mark(self, element: Element) -> None:
        kind = val(element, "fldCharType")
        if element in self.unended:
            return
        if kind == "begin":
            self.fields.begin()
            self._say_box(element)
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self._field(self.fields.end())

    def _say_box(self, element: Element) -> None:
        """Show the box of a form, ticked or not (17.16.7), or what was chosen (17.16.9)."""
        choices = below(element, "ffData", "ddList")
        if choices is not None:
            self._say_chosen(choices)
        box = below(element, "ffData", "checkBox")
        if box is not None:
            ticked = below(box, "checked")
            on = is_on(ticked) if ticked is not None else is_on(below(box, "default"))
            self._put("☑" if on else "□")
            self.fields.ticked()

    def _say_chosen(self, choices: Element) -> None:
        entries = [val(one) for one in choices.iter(w("listEntry"))]
        told = below(choices, "result")
        at = number(val(told if told is not None else below(choices, "default")), 0)
        if at < len(entries) and at >= 0:
            self._put(entries[at])
            self.fields.ticked()

    def _field(self, shown: FieldWords) -> None:
        if shown.text:
            self._say(shown.text)
        self._out.told += [(_CHANGED, what, words) for what, words in shown.changed]
        for what, words in shown.left_out:
            if what == "拼音":
                self._out.readings.append(words)
            else:
                self._tell(_LEFT, what, words)

    def _code(self, element: Element) -> None:
        self.fields.add_code(element.text or "")

    def _simple_field(self, element: Element) -> None:
        """Show a field of one element (17.16.19)."""
        self.fields.begin()
        self.fields.add_code(val(element, "instr"))
        self.fields.separate()
        self._walk(element)
        self._field(self.fields.end())

    def _ruby(self, element: Element) -> None:
        """Show the base of a reading (17.3.3.25); the reading is told."""
        before = len(self._out.text)
        base = below(element, "rubyBase")
        if base is not None:
            self._walk(base)
        rt = below(element, "rt")
        reading = "" if rt is None else words_in(rt)
        if reading.strip():
            self._out.readings.append(f"{''.join(self._out.text[before:])}（{reading.strip()}）")

    def _formula(self, element: Element) -> None:
        text = formulas.linear(element)
        self.revisions.deleted += formulas.deletions(element)
        if not formulas.is_plain(element):
            self._tell(_CHANGED, "公式", text)
        self._say(text)

    def _deleted(self, element: Element) -> None:
        self.revisions.deleted += 1

    def _moved_away(self, element: Element) -> None:
        self.revisions.moved += 1

    def _inserted(self, element: Element) -> None:
        self.revisions.inserted += 1
        self._walk(element)

    def _note(self, element: Element) -> None:
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        if self._hidden or self.fields.hides():
            if words := self.notes.words(kind, val(element, "id")):
                self._tell(_LEFT, HIDDEN, words)
            return
        if self.fields.takes(""):
            return
        told = self.notes.refer(kind, val(element, "id"))
        if told is not None:
            self._put(told[0])
            self._out.notes.append(told)
            self._marked = is_yes(val(element, "customMarkFollows"))

    def _comment(self, element: Element) -> None:
        if words := self.notes.comment(val(element, "id")):
            self._tell(_LEFT, "批注", words)

    def _drawing(self, element: Element) -> None:
        self._take(drawings.of_drawing(element, self.package, self.part))

    def _picture(self, element: Element) -> None:
        self._take(drawings.of_picture(element, self.package, self.part))

    def _take(self, drawn: Drawn) -> None:
        if self._hidden:
            self._out.told += [(_LEFT, HIDDEN, words) for words in drawn.words()]
            return
        self._out.boxes += drawn.boxes
        self._out.lines += drawn.lines
        self._out.told += [(_LEFT, what, name) for what, name in drawn.left_out]

    def _ink(self, element: Element) -> None:
        self._tell(_LEFT, "墨迹")

    def _other_file(self, element: Element) -> None:
        id = str(element.get(RELATION_ID) or "")
        self._tell(_LEFT, "子文档", self.package.file_name(id, self.part))

    def _alternatives(self, element: Element) -> None:
        """Read one of several forms of the same; the others repeat it."""
        form = chosen(element)
        if form is not None:
            self._walk(form)

    def _content_control(self, element: Element) -> None:
        """Read what was filled in; a text that asks for it (17.5.2.39) is left out."""
        content = below(element, "sdtContent")
        if content is None:
            return
        if prompts.is_prompt(element):
            self._tell(_LEFT, prompts.NOUN, words_in(content))
        else:
            self._walk(content)

    def _nothing(self, element: Element) -> None:
        pass


_ELSEWHERE = frozenset({"page", "column"})
"""Breaks after which the same paragraph goes on at another place (17.18.3)."""
_LATIN = re.compile("[!-\xff]")
"""The signs that a symbol font draws as its own."""
_BRACKETS: Mapping[str, tuple[str, str]] = {
    "round": ("（", "）"),
    "square": ("［", "］"),
    "angle": ("〈", "〉"),
    "curly": ("｛", "｝"),
}
_PLACES: Mapping[str, tuple[str, Callable[[str], str | None]]] = {
    "superscript": ("上标", raised.superscript),
    "subscript": ("下标", raised.subscript),
}
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys((w("tab"), w("ptab")), "\t"),
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
_HOW: Mapping[str, Callable[[ParagraphReader, Element], None]] = {
    w("r"): ParagraphReader._of_run,
    w("t"): ParagraphReader._text,
    **dict.fromkeys(_SIGNS, ParagraphReader._sign),
    w("br"): ParagraphReader._break,
    w("sym"): ParagraphReader._symbol,
    w("fldChar"): ParagraphReader._field_mark,
    w("instrText"): ParagraphReader._code,
    w("fldSimple"): ParagraphReader._simple_field,
    w("ruby"): ParagraphReader._ruby,
    named(MATH, "oMath"): ParagraphReader._formula,
    w("del"): ParagraphReader._deleted,
    w("moveFrom"): ParagraphReader._moved_away,
    w("ins"): ParagraphReader._inserted,
    **dict.fromkeys((w("footnoteReference"), w("endnoteReference")), ParagraphReader._note),
    w("commentReference"): ParagraphReader._comment,
    w("drawing"): ParagraphReader._drawing,
    **dict.fromkeys((w("pict"), w("object")), ParagraphReader._picture),
    w("contentPart"): ParagraphReader._ink,
    w("subDoc"): ParagraphReader._other_file,
    named(COMPATIBILITY, "AlternateContent"): ParagraphReader._alternatives,
    w("sdt"): ParagraphReader._content_control,
    **dict.fromkeys((w("delText"), w("delInstrText")), ParagraphReader._nothing),
}

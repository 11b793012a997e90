"""From a raw text to speeches: the stages of the import in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from converters import hanzi
from converters.cleaning import furniture, head, outline, paragraphs, parts, titles
from converters.cleaning.characters import CHARACTERS
from converters.cleaning.ledger import Ledger, Output, Place
from converters.cleaning.lines import Line, lines, unsliced
from converters.cleaning.parts import Part
from converters.cleaning.passage import EMPTY, Passage, whole
from converters.cleaning.punctuation import PUNCTUATION
from converters.cleaning.sheet import Sheet
from converters.errors import Finding, Severity
from converters.model import (
    Block,
    Dateline,
    Meta,
    Source,
    Speech,
    TitleSource,
)
from converters.raw import RawText


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose. `off` names rules that are to do nothing."""

    off: frozenset[str] = field(default=frozenset())
    force: bool = False


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning made of one raw text.

    The speeches carry provisional ids; `refusal` says in Chinese why the text is no speech, and
    is empty otherwise.
    """

    speeches: tuple[Speech, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger
    collection: str = ""
    refusal: str = ""


@dataclass(slots=True)
class _Title:
    """A title in the making."""

    text: str = ""
    words: Passage = EMPTY
    source: TitleSource = TitleSource.GIVEN


class _Cleaner:
    """One run over one file: the sheet, the findings and what was learnt about the page."""

    def __init__(self, raw: RawText, name: str, options: Options) -> None:
        self.raw = raw
        self.name = name
        self.sheet = Sheet(raw.text, options.off)
        self.findings: list[Finding] = []
        self.outputs: list[Output] = []
        self.facts = furniture.PageFacts()
        self.collection = ""

    def find(
        self,
        code: str,
        message: str,
        advice: str,
        line: Line | None = None,
        *,
        severity: Severity = Severity.WARNING,
        excerpt: str = "",
    ) -> None:
        """Note a doubt."""
        number = line.number if line else 0
        excerpt = excerpt or (line.text[:40] if line else "")
        self.findings.append(Finding(code, severity, message, self.name, number, excerpt, advice))

    def run(self) -> tuple[Speech, ...]:
        """Return the speeches of the file."""
        sheet = self.sheet
        text = sheet.apply(whole(self.raw.text), CHARACTERS)
        found = unsliced(sheet, lines(sheet, text, self.raw.aside))
        found, self.facts = furniture.cleared(sheet, found)
        found = parts.ungluded(furniture.tail(sheet, found))
        front, split = parts.split(found)
        intro = self._front(front, many=len(split) > 1 or bool(split and split[0].marker))
        split = [self._without_collection_title(part) for part in split]
        many = len(split) > 1
        return tuple(
            self._speech(part, number, intro if not many else "")
            for number, part in enumerate(split, 1)
        )

    def _front(self, front: Sequence[Line], many: bool) -> str:
        """Drop what stands before the first part of a collection; return what it promises."""
        said = ""
        for line in front:
            code = "collection-title" if titles.looks_like_title(line.text) else "editor-intro"
            if code == "collection-title" and not self.collection:
                self.collection = line.text
            if code == "editor-intro":
                said += line.text
                if not furniture.promise(line.text):
                    self.find("front-matter", "第一篇之前的文字没有收入", "请看是否漏了正文", line)
            self.sheet.drop(line.words, code)
        return said

    def _without_collection_title(self, part: Part) -> Part:
        if not self.collection:
            return part
        folded = hanzi.fold(self.collection)
        kept = []
        for line in part.lines:
            if hanzi.fold(line.text) == folded:
                self.sheet.drop(line.words, "collection-title")
            else:
                kept.append(line)
        return replace(part, lines=kept)

    def _speech(self, part: Part, number: int, intro: str) -> Speech:
        sheet = self.sheet
        top = head.read(sheet, part.lines)
        doubts: list[Line] = []
        body = paragraphs.paragraphs(sheet, top.body, doubts)
        ready = [
            (sheet.stripped(sheet.apply(line.words, PUNCTUATION)), line.number) for line in body
        ]
        pieces = outline.blocks([(words, line) for words, line in ready if len(words)])
        for doubt in doubts:
            self.find("glued-heading", "标题与正文可能连在一起", "请看标题到哪里为止", doubt)
        if paragraphs.sentence_lines(body):
            self.find(
                "sentence-lines",
                "每句各占一行，分段已经丢失",
                "请按文意合并段落",
                body[0] if body else None,
                severity=Severity.NOTE,
            )
        texts = [piece.words.text for piece in pieces]
        title = self._title(part, top, texts, intro or top.intro)
        if len(title.words):
            title.words = sheet.stripped(sheet.apply(title.words, PUNCTUATION))
            title.text = title.words.text
        name, post, size = titles.speaker_in(title.text)
        if size and len(title.words) and "speaker-in-title" not in sheet.off:
            sheet.drop(title.words.cut(0, size), "speaker-in-title")
            title.words = title.words.cut(size)
        if size:
            title.text = title.text[size:]
        if title.source is TitleSource.GIVEN and titles.is_cut(title.text):
            self._complete(title, texts, part)
        self._place(number - 1, title, top, pieces)
        blocks = tuple(piece.block for piece in pieces)
        meta = self._meta(number, title, top, blocks)
        meta = replace(meta, speaker=meta.speaker or name or None, post=meta.post or post)
        return Speech(meta, blocks)

    def _complete(self, title: _Title, texts: Sequence[str], part: Part) -> None:
        whole_title = titles.completed(title.text, texts[:6])
        if whole_title:
            title.text, title.source = whole_title, TitleSource.COMPLETED
            self.find(
                "title-completed",
                f"网页把题名截断了，已据正文补全为“{whole_title}”",
                "请对照原件核实",
                part.lines[0] if part.lines else None,
            )
        else:
            self.find(
                "title-cut", "题名可能被截断", "请对照原件补全", part.lines[0], excerpt=title.text
            )

    def _title(self, part: Part, top: head.Head, texts: Sequence[str], intro: str) -> _Title:
        """Return the title of a part: its own, its marker's, or one made from the text."""
        own = self._own_title(top)
        if len(own):
            return _Title(own.text, own)
        marker, label = part.marker, part.label
        if marker and label and titles.speech_title(marker.title):
            at = label.text.rfind(marker.title)
            words = label.words.cut(at, at + len(marker.title))
            self.sheet.drop(label.words.cut(0, at), "part-marker")
            self.sheet.drop(label.words.cut(at + len(marker.title)), "part-marker")
            return _Title((words := titles.trimmed(self.sheet, words)).text, words)
        base = marker.base if marker else self.collection
        kind = titles.spoken_kind(base or self.raw.title or "", texts)
        derived = titles.from_intro(intro, kind) or titles.from_meeting(texts[:4], kind)
        if derived:
            if label:
                self.sheet.drop(label.words, "part-marker")
            self.find(
                "title-derived",
                f"原文没有题名，据文意拟为“{derived}”",
                "请核定题名",
                part.lines[0] if part.lines else None,
            )
            return _Title(derived, EMPTY, TitleSource.DERIVED)
        if marker and label and marker.base:
            opening = "".join(texts)[:600]
            fit = titles.fits(marker.base, opening)
            self.find(
                "title-from-marker" if fit else "title-unfit",
                "题名取自网页的篇次标记" + ("" if fit else "，与本篇内容不符"),
                "请拟定题名",
                label,
            )
            return _Title(label.text, label.words, TitleSource.DERIVED)
        if label:
            self.sheet.drop(label.words, "part-marker")
        return self._made(part, texts)

    def _made(self, part: Part, texts: Sequence[str]) -> _Title:
        if self.raw.title and titles.speech_title(self.raw.title):
            return _Title(self.raw.title, EMPTY)
        spoken = [text for text in texts if len(text) > 8] or list(texts)
        made = titles.from_first_sentence(spoken[0]) if spoken else ""
        made = made or self.name
        self.find(
            "title-derived",
            f"原文没有题名，暂取首句为“{made}”",
            "请拟定题名",
            part.lines[0] if part.lines else None,
        )
        return _Title(made, EMPTY, TitleSource.DERIVED)

    def _own_title(self, top: head.Head) -> Passage:
        """Return the title among the title-like lines above a speech; the others are dropped."""
        if not top.titles:
            return EMPTY
        named = [line for line in top.titles if not _is_column(self.facts, line)] or top.titles
        best = max(named, key=lambda line: (titles.speech_title(line.text), len(line.text)))
        for line in top.titles:
            if line is not best:
                self._drop_beside(line, best)
        before, last = titles.last_of_run(best.words)
        if before is not None:
            self.sheet.drop(before, "collection-title")
        return titles.trimmed(self.sheet, last)

    def _drop_beside(self, line: Line, best: Line) -> None:
        """Drop a line that stands among the titles and is not the best of them."""
        repeated = hanzi.fold(line.text) in hanzi.fold(best.text)
        self.sheet.drop(line.words, "repeat" if repeated else "page-head")
        if not repeated and not _is_column(self.facts, line):
            self.find("page-head", "题名近旁的一行没有收入", "请看是否副题或讲话人", line)

    def _place(
        self, part: int, title: _Title, top: head.Head, pieces: Sequence[outline.Piece]
    ) -> None:
        """Enter in the ledger where the words went."""
        if len(title.words):
            self.outputs.append(Output(Place(part, fact="title"), title.words))
        if len(top.subtitle):
            size = head.subtitle_dashes(top.subtitle.text)
            self.sheet.drop(top.subtitle.cut(0, size), "title")
            self.outputs.append(Output(Place(part, fact="subtitle"), top.subtitle.cut(size)))
        for words in top.moved:
            self.sheet.drop(words, "head-line")
        for number, piece in enumerate(pieces):
            self.outputs.append(Output(Place(part, number), piece.words))

    def _meta(self, number: int, title: _Title, top: head.Head, blocks: tuple[Block, ...]) -> Meta:
        day = top.day
        for block in blocks:
            if isinstance(block, Dateline) and day is None:
                found = head.date_line(block.text)
                day = found[0] if found else None
        subtitle = (
            top.subtitle.text[head.subtitle_dashes(top.subtitle.text) :]
            if len(top.subtitle)
            else None
        )
        kind = titles.kind_of(title.text) or "讲话"
        return Meta(
            id="",
            title=title.text,
            subtitle=subtitle,
            date=day,
            speaker=top.speaker,
            post=top.post,
            place=top.place,
            occasion=top.occasion,
            kind=kind,
            title_source=title.source,
            source=Source(
                file=self.name,
                part=number,
                publisher=self.facts.publisher,
                posted=self.facts.posted,
            ),
        )


def _is_column(facts: furniture.PageFacts, line: Line) -> bool:
    return len(line.text) <= 12 and hanzi.fold(line.text) in facts.columns


def clean(raw: RawText, name: str, options: Options) -> Cleaned:
    """Return what the text of the file `name` holds: speeches, doubts and the ledger."""
    cleaner = _Cleaner(raw, name, options)
    speeches = cleaner.run()
    ledger = Ledger(cleaner.sheet, cleaner.outputs)
    return Cleaned(speeches, tuple(cleaner.findings), ledger, cleaner.collection)

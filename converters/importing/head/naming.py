"""The title of a part: its own, its marker's, or one made from the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from converters.importing.body.punctuation import PUNCTUATION, SIGNS
from converters.importing.head import file_names, made_titles
from converters.importing.head.line_sorts import is_column
from converters.importing.job import CleaningJob
from converters.importing.passage import EMPTY, Edit, Passage
from converters.importing.signs import title_runs, titles
from converters.importing.signs.title_ends import without_sample
from converters.importing.split.parts import RawPart
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi
from converters.speech.model import TitleSource
from converters.speech.scripts import simplified


@dataclass(frozen=True, slots=True)
class Name:
    """A title, the words of the source that it was taken from, and the speaker it names."""

    text: str
    words: Passage = EMPTY
    source: TitleSource = TitleSource.GIVEN
    speaker: str | None = None
    post: str | None = None


def name(
    job: CleaningJob,
    part: RawPart,
    title: SourceLine | None,
    texts: Sequence[str],
    intro: str,
    *,
    lone: bool,
) -> Name:
    """Return the name of a part, by the title of its head if it has one.

    `texts` are its paragraphs, `intro` what an editor promised; `lone` tells the only part.
    """
    named = _own(job, title) or _markers(job, part)
    if named is None:
        named = _made(job, part, texts, intro, lone=lone)
    else:
        _drop_label(job, part, named)
    line = title or part.label or (part.lines[0] if part.lines else None)
    return _completed(job, line, _spoken(job, _punctuated(job, named), texts), texts)


def _own(job: CleaningJob, line: SourceLine | None) -> Name | None:
    """Return the title that stands on a line of its own, trimmed."""
    if line is None:
        return None
    run = job.on("collection-title")
    before, last = title_runs.last_of_run(line.words) if run else (None, line.words)
    if before is not None:
        job.sheet.drop(before, "collection-title")
    words = titles.trimmed(job.sheet, last)
    label = _LABEL.match(last.text[: last.text.find(words.text)])
    if label and not is_column(label["said"]):
        message = "题名之前方括号里的话没有收入"
        job.find("page-head", message, "请看是否题名的一部分", line, excerpt=label[0])
    return Name(words.text, words)


_LABEL = re.compile(r"[【\[](?P<said>[^】\]]{4,12})[】\]]")
"""What a page says in brackets before a title, if it may be more than 转载 or 原创."""


def _markers(job: CleaningJob, part: RawPart) -> Name | None:
    """Return the title that a marker gives, as in 篇一：在全县工作会议上的讲话."""
    marker, label = part.marker, part.label
    if not (marker and label and _is_title(marker.title)):
        return None
    at = label.text.rfind(marker.title)
    end = at + len(marker.title)
    job.sheet.drop(label.words.cut(0, at), "part-marker")
    job.sheet.drop(label.words.cut(end), "part-marker")
    words = titles.trimmed(job.sheet, label.words.cut(at, end))
    return Name(words.text, words)


def _is_title(text: str) -> bool:
    told = hanzi.count_hanzi(text) >= _TELLING and titles.looks_like_title(text)
    return titles.speech_title(text) or told


_TELLING = 4


def _drop_label(job: CleaningJob, part: RawPart, named: Name) -> None:
    if part.label and not _from(named.words, part.label.words):
        job.sheet.drop(part.label.words, "part-marker")


def _from(words: Passage, label: Passage) -> bool:
    return bool(len(words)) and label.origin[0] <= words.origin[0] <= label.origin[-1]


def _made(job: CleaningJob, part: RawPart, texts: Sequence[str], intro: str, *, lone: bool) -> Name:
    """Return a title that does not stand on the page: what is surest first, half a sentence last.

    The name of the file may be that of a lone speech.
    """
    base = part.marker.base if part.marker else job.collection
    page = simplified(job.raw.title or "")
    first = part.lines[0] if part.lines else None
    file = file_names.title_in(job.name) if lone and not part.label else ""
    fit = file_names.is_of_speech(file) and made_titles.fits(file, "".join(texts)[:_NEAR])
    by_sense = "" if fit else _by_sense(job, base, texts, intro)
    by_sense = _BRACKETS.sub(r"（\1）", by_sense)
    if by_sense:
        derived, told, advice = by_sense, f"据文意拟为“{by_sense}”", "请核定题名"
    elif part.marker and part.label and base:
        return _label(job, part.label, base, texts, part.number == 1)
    elif not fit and titles.speech_title(page):
        derived = titles.core(page)
        told, advice = f"取网页的题名“{derived}”", "请核定题名"
    elif file:
        derived, told, advice = file, f"取文件的名称“{file}”", "请核定题名"
    else:
        derived = _first_words(texts) or job.name
        told, advice = f"暂取首句“{derived}”", "请拟定题名"
    job.find("title-derived", f"原文没有题名，{told}", advice, first)
    if part.label:
        job.sheet.drop(part.label.words, "part-marker")
    return Name(derived, EMPTY, TitleSource.DERIVED)


_BRACKETS = re.compile(r"(?<=[\u4e00-\u9fff])\(([\u4e00-\u9fff]{1,16})\)")
"""Narrow brackets amid hanzi, which a title prints wide as the body does."""
_NEAR = 600
"""So many characters of a speech tell what it is about."""


def _by_sense(job: CleaningJob, base: str, texts: Sequence[str], intro: str) -> str:
    """Return the title that an editor promises, the speaker tells, or the meeting gives."""
    kind = made_titles.spoken_kind(base or simplified(job.raw.title or ""), texts)
    return (
        made_titles.from_intro(intro, kind)
        or made_titles.from_topic(texts[:3])
        or made_titles.from_meeting(texts[:4], kind)
        or ""
    )


def _first_words(texts: Sequence[str]) -> str:
    spoken = [text for text in texts if len(text) > 8] or list(texts)
    return made_titles.from_first_sentence(spoken[0]) if spoken else ""


def _label(
    job: CleaningJob, label: SourceLine, base: str, texts: Sequence[str], first: bool
) -> Name:
    fit = made_titles.fits(base, "".join(texts)[:_NEAR])
    code = "title-from-marker" if fit else "title-unfit"
    message = "题名取自网页的篇次标记" + ("" if fit else "，与本篇内容不符")
    job.find(code, message, "请拟定题名", label)
    # Later parts keep the marker as it stands: it is how the source names them.
    words = _without_web_words(job, label.words, base) if fit and first else label.words
    return Name(words.text, words, TitleSource.DERIVED)


def _without_web_words(job: CleaningJob, label: Passage, base: str) -> Passage:
    """Return the marker of a first part without its number and without 范文 and the like."""
    at = label.text.find(base)
    if at < 0 or not job.on("title"):
        return label
    start = at + len(without_sample(base) or base)
    return job.sheet.edit(label, [Edit(start, len(label))] if start < len(label) else [], "title")


def _punctuated(job: CleaningJob, named: Name) -> Name:
    if not len(named.words):
        return named
    words = job.sheet.stripped(job.sheet.apply(named.words, PUNCTUATION, SIGNS))
    words = job.sheet.edit(words, titles.inner_spaces(words.text), "title")
    return replace(named, text=words.text, words=words)


def _spoken(job: CleaningJob, named: Name, texts: Sequence[str]) -> Name:
    """Return the name without 某某同志 at its head, who becomes the speaker."""
    speaker, post, size = titles.speaker_in(named.text)
    if not speaker:
        bare = titles.bare_speaker_in(named.text)
        named_amid = bare and any(bare in text for text in texts)
        return named if not bare or named_amid else replace(named, speaker=bare)
    if not (size and job.on("speaker-in-title")):
        return replace(named, speaker=speaker, post=post)
    if len(named.words):
        job.sheet.drop(named.words.cut(0, size), "speaker-in-title")
        words = named.words.cut(size)
        return replace(named, text=words.text, words=words, speaker=speaker, post=post)
    return replace(named, text=named.text[size:], speaker=speaker, post=post)


def _completed(
    job: CleaningJob, line: SourceLine | None, named: Name, texts: Sequence[str]
) -> Name:
    """Return the name, completed from the text where the site cut it short."""
    if named.source is not TitleSource.GIVEN or not titles.is_cut(named.text):
        return named
    whole = made_titles.completed(named.text, texts[:6])
    if whole is None:
        job.find("title-cut", "题名可能被截断", "请对照原件补全", line, excerpt=named.text)
        return named
    message = f"网页把题名截断了，已据正文补全为“{whole}”"
    job.find("title-completed", message, "请对照原件核实", line)
    return replace(named, text=whole, source=TitleSource.COMPLETED)

"""The words of a file that is to be set on its own, and an account of what was done to them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from converters import importing
from converters.errors import SourceError
from converters.importing import Import, Office, plain, report
from converters.importing.ledger import Entry, Fate, Ledger
from converters.importing.reading import UNBOUNDED
from converters.importing.registry import Registry
from converters.importing.rules import NAMES
from converters.readers.raw import Bounds
from converters.speech import printed_words
from converters.speech.model import Speech
from converters.speech.text_file import TextFile

_MOVED = frozenset({"head-line", "title", "speaker-in-title"})
"""Rules by which words come to stand in the head of the page."""
_WORD = re.compile(r"\w")


def read(
    data: bytes, source: Path, office_to_docx: Office | None, bounds: Bounds = UNBOUNDED
) -> TextFile:
    """Return the words of a file; a text that is no speech is taken as it stands.

    Raises SourceError, with the path of the file, for what cannot be read.
    """
    try:
        found = importing.clean(data, source.name, office_to_docx=office_to_docx, bounds=bounds)
    except SourceError as fault:
        path = str(source)
        raise SourceError(fault.reason, fault.remedy, file=path, line=fault.line) from fault
    if not found.refusal:
        speeches = tuple(_identified(speech, found) for speech in found.speeches)
        left_out = tuple(_left_out(found.ledger, speeches))
        return TextFile(speeches, found.findings, left_out, tuple(_changes(found.ledger)))
    numbered = [line for line in enumerate(found.raw.text.split("\n"), 1) if line[1].strip()]
    inside = [text for number, text in numbered if number not in found.raw.aside]
    aside = tuple(text.strip() for number, text in numbered if number in found.raw.aside)
    if not inside:
        raise SourceError("没有可以排版的文字", "请检查文件的内容", file=str(source))
    whole = plain.speech(inside, source.stem)
    return TextFile((_identified(whole, found),), (), aside, ())


def _identified(speech: Speech, found: Import) -> Speech:
    """Return a speech with an id, by which a writer names what it was made from."""
    if speech.meta.id:
        return speech
    part = speech.meta.source.part if speech.meta.source else None
    id = Registry().id_for(speech, found.sha256, part or 1)
    return replace(speech, meta=replace(speech.meta, id=id))


def _left_out(ledger: Ledger, speeches: Sequence[Speech]) -> Iterator[str]:
    heads = [line.words for speech in speeches for line in printed_words.head(speech.meta)]
    for entry in ledger.entries():
        words = ledger.raw[entry.start : entry.end].strip()
        if entry.fate is not Fate.DROPPED or not _WORD.search(words):
            continue
        if entry.rule not in _MOVED or not _stands_in(words, heads):
            yield " ".join(words.split())


def _stands_in(words: str, heads: Sequence[str]) -> bool:
    """Tell words that the head of the page prints, be it in another form of date or order."""
    printed = "".join(heads)
    numbers, known = (set(map(int, re.findall(r"\d+", text))) for text in (words, printed))
    names = [name for line in heads for name in line.split() if name in words]
    bare = "".join(_WORD.findall(words))
    whole = bare in "".join(_WORD.findall(printed))
    return whole or (bool(numbers) and numbers <= known) or bool(names)


def _changes(ledger: Ledger) -> Iterator[str]:
    counts = Counter(entry.rule for entry in ledger.entries() if _is_change(entry))
    for rule, count in counts.most_common():
        yield f"{NAMES.get(rule, rule)} {count} 处"


def _is_change(entry: Entry) -> bool:
    return entry.fate is Fate.REPLACED and entry.rule not in report.QUIET

"""A speech as reference managers (Zotero, EndNote, NoteExpress, JabRef) import it: BibTeX and RIS.

What is not known of a speech is left out.
"""

import re
from collections.abc import Iterator

from converters.settings.config import Config
from converters.site.entry import SpeechEntry
from converters.site.paths import citation_paths, speech_path
from converters.speech.model import Meta

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",  # BibTeX counts a brace also behind a backslash
    "}": r"\textbraceright{}",
} | {char: f"\\{char}" for char in "#$%&_"}
_CAPITALS = re.compile(r"[A-Za-z]*[A-Z][A-Za-z]*")
"""A word in Latin letters that a style would write small in a title, were it not in braces."""


def all_of(entry: SpeechEntry, config: Config, pages: int) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file of a speech that a reference manager imports.

    `pages` is how many its PDF has, 0 if they are not known.
    """
    written = bibtex(entry, config, pages), ris(entry, config, pages)
    for path, text in zip(citation_paths(entry.meta.id), written, strict=True):
        yield path, text.encode()


def bibtex(entry: SpeechEntry, config: Config, pages: int = 0) -> str:
    """Return a speech as an entry of BibTeX, in UTF-8; what is on the web is `@online` (biblatex).

    Date and year say the same: the one is read by biblatex, the other by BibTeX. `pages` is how
    many its PDF has, 0 if they are not known.
    """
    kind = "online" if _address(entry.meta, config) else "misc"
    fields = [f"  {name} = {{{value}}}" for name, value in _fields(entry, config, pages) if value]
    return "@{}{{{},\n{}\n}}\n".format(kind, entry.meta.id, ",\n".join(fields))


def _fields(entry: SpeechEntry, config: Config, pages: int) -> Iterator[tuple[str, str]]:
    meta = entry.meta
    yield "author", " and ".join(f"{{{_latex(name)}}}" for name in meta.speakers)
    yield "title", _title(meta.title)
    yield "subtitle", _title(meta.subtitle or "")
    yield "date", meta.date.isoformat() if meta.date else ""
    yield "year", str(meta.date.year) if meta.date else ""
    yield "organization", _latex(meta.organ or "")
    yield "publisher", _latex(config.publisher)
    yield "eventtitle", _latex(meta.occasion or "")
    yield "venue", _latex(meta.place or "")
    yield "pagetotal", str(pages or "")
    yield "keywords", _latex(", ".join(meta.topics))
    yield "note", _latex(_note(entry, config))
    yield "url", _address(meta, config)
    yield "langid", "chinese"


def _title(words: str) -> str:
    return _CAPITALS.sub(lambda found: f"{{{found[0]}}}", _latex(words))


def _latex(words: str) -> str:
    r"""Return words with what LaTeX would take for its own written so that it prints.

    >>> print(_latex("100%_{a}"))
    100\%\_\textbraceleft{}a\textbraceright{}
    """
    return "".join(_LATEX.get(char, char) for char in _line(words))


def ris(entry: SpeechEntry, config: Config, pages: int = 0) -> str:
    """Return a speech as a record of RIS, in UTF-8, its lines ended as that format asks (CR LF)."""
    kind = "ELEC" if _address(entry.meta, config) else "GOVDOC"
    tags = [("TY", kind), *_tags(entry, config, pages), ("ER", "")]
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in tags if value or tag == "ER")


def _tags(entry: SpeechEntry, config: Config, pages: int) -> Iterator[tuple[str, str]]:
    meta = entry.meta
    yield from (("AU", name) for name in meta.speakers)
    yield "TI", "：".join(filter(None, (meta.title, meta.subtitle)))
    yield "T2", config.title
    yield "PY", str(meta.date.year) if meta.date else ""
    yield "DA", _ris_day(meta)
    yield "PB", config.publisher
    yield "ET", str(entry.edition.number)
    yield "SP", "1" if pages else ""
    yield "EP", str(pages or "")
    yield "AN", meta.id
    yield "M3", meta.kind
    yield from (("KW", topic) for topic in meta.topics)
    yield "N1", _note(entry, config)
    yield "UR", _address(meta, config)
    yield "LA", "zh-CN"


def _ris_day(meta: Meta) -> str:
    """Return the date as RIS writes it: year, month and day each before a stroke, or empty."""
    if not meta.date:
        return ""
    parts = meta.date.isoformat().split("-")
    return "/".join([*parts, *[""] * (4 - len(parts))])


def _note(entry: SpeechEntry, config: Config) -> str:
    return f"载《{config.title}》，编号 {entry.meta.id}，{entry.edition.name}"


def _address(meta: Meta, config: Config) -> str:
    return config.site_settings.url(speech_path(meta.id))


def _line(words: str) -> str:
    return " ".join(words.split())

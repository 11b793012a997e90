"""The facts of a speech in Akoma Ntoso (`meta`); what nobody knows is said to be so.

A date is compulsory there and must be whole. For one that nobody knows stands `PLACEHOLDER_DAY`,
for one of which the month or the day is unknown its first day; its name and a note say so.
"""

from collections.abc import Iterator

from converters.formats.marked_xml import AS_PRINTED, NO_PAGES, UNKNOWN, correction, element, told
from converters.speech import printed_words
from converters.speech.dates import PLACEHOLDER_DAY, first_day
from converters.speech.edition import Edition
from converters.speech.model import Meta, Speech

SPEAKER = "speaker"
"""The id of who speaks, or of all of them together."""
_OURS = ' source="#huibian"'
_NAMES = {0: "unknown", 1: "said-in-year", 2: "said-in-month", 3: "said"}
"""What the date of a speech is called by how much is known of it: nothing, year, month, day."""
_WORDS = {"kind": "文种", "topic": "主题词"}
"""What the words are of that a speech is found by, by the id that keywords name."""
_NOTES = {
    0: f"讲话日期不详；{PLACEHOLDER_DAY} 只是格式要求的占位，不是事实。",
    1: "讲话日期只知道年份；其中的月、日只是格式要求的占位。",
    2: "讲话日期只知道年、月；其中的日只是格式要求的占位。",
}


def meta(speech: Speech, edition: Edition) -> str:
    """Return the `meta` element of a speech."""
    facts = speech.meta
    parts = (_identified(facts, edition), _keywords(facts), _lifecycle(facts), _references(facts))
    notes = "".join(_notes(speech, edition))
    return "\n".join(("<meta>", *filter(None, parts), f"<notes{_OURS}>{notes}</notes>", "</meta>"))


def _known(facts: Meta) -> int:
    """Return how much of the date is known, as a key of `_NAMES`."""
    return facts.date.isoformat().count("-") + 1 if facts.date else 0


def _day(facts: Meta) -> str:
    return first_day(facts.date).isoformat()


def _identified(facts: Meta, edition: Edition) -> str:
    uri = f"/akn/cn/debate/{_day(facts)}/{facts.id}"
    said = f"<FRBRdate{told(date=_day(facts), name=_NAMES[_known(facts)])}/>"
    changed = facts.changes[-1].date.isoformat() if facts.changes else None
    corrected = f"<FRBRdate{told(date=changed, name='corrected')}/>" if changed else said
    country = '<FRBRcountry value="cn"/>'
    version = f"<FRBRversionNumber{told(value=str(edition.number))}/>"
    language = '<FRBRlanguage language="zho"/>'
    format = '<FRBRformat value="application/akn+xml"/>'
    return (
        f"<identification{_OURS}>\n{_level('Work', uri, said, country)}\n"
        f"{_level('Expression', f'{uri}/zho@', corrected, version + language)}\n"
        f"{_level('Manifestation', f'{uri}/zho@.akn', corrected, format)}\n</identification>"
    )


def _level(name: str, uri: str, dates: str, rest: str) -> str:
    return (
        f'<FRBR{name}><FRBRthis value="{uri}/!main"/><FRBRuri value="{uri}"/>{dates}'
        f'<FRBRauthor href="#author"/>{rest}</FRBR{name}>'
    )


def _keywords(facts: Meta) -> str:
    """Return the words that a speech is found by; nothing if there are none."""
    words = [("kind", facts.kind), *(("topic", topic) for topic in facts.topics)]
    made = "".join(
        f"<keyword{told(value=it, showAs=it, dictionary=f'#{of}')}/>" for of, it in words if it
    )
    return f"<classification{_OURS}>{made}</classification>" if made else ""


def _lifecycle(facts: Meta) -> str:
    """Return the corrections made after publication as events."""
    events = (
        f"<eventRef{told(date=one.date.isoformat(), type='amendment', source=f'#change{number}')}/>"
        for number, one in enumerate(facts.changes, 1)
    )
    return f"<lifecycle{_OURS}>{''.join(events)}</lifecycle>" if facts.changes else ""


def _references(facts: Meta) -> str:
    return "\n".join((f"<references{_OURS}>", *_named(facts), "</references>"))


def _named(facts: Meta) -> Iterator[str]:
    """Yield who and what the speech is about: speakers, post, organ, place, occasion."""
    authors = "、".join(printed_words.authors(facts)) or UNKNOWN
    yield _reference("TLCOrganization", "huibian", "汇编")
    for id, words in _WORDS.items():
        yield _reference("TLCReference", id, words, name="dictionary")
    yield _reference("TLCConcept", "author", authors)
    yield _reference("TLCPerson", SPEAKER, facts.speaker or UNKNOWN)
    if len(facts.speakers) > 1:
        for number, name in enumerate(facts.speakers, 1):
            yield _reference("TLCPerson", f"{SPEAKER}{number}", name)
    yield _reference("TLCRole", "post", facts.post or UNKNOWN)
    yield _reference("TLCOrganization", "organ", facts.organ or UNKNOWN)
    yield _reference("TLCLocation", "place", facts.place or UNKNOWN)
    yield _reference("TLCEvent", "occasion", facts.occasion or UNKNOWN)
    for number, one in enumerate(facts.changes, 1):
        yield _reference("TLCEvent", f"change{number}", one.kind)


def _reference(tag: str, id: str, words: str, **more: str) -> str:
    kind = tag.removeprefix("TLC").lower()
    href = f"/akn/ontology/{kind}/cn/{id}"
    return f"<{tag}{told(eId=id, href=href, showAs=words, **more)}/>"


def _notes(speech: Speech, edition: Edition) -> Iterator[str]:
    """Yield what is to be known of dates, pages, edition, source and corrections."""
    facts, known = speech.meta, _known(speech.meta)
    yield _note("text", f"{AS_PRINTED}；{edition.name}，校验值 {edition.check}。")
    pages = "eop 的 number 是从这里开始的 PDF 页。" if speech.pages else NO_PAGES
    yield _note("pages", pages)
    if known in _NOTES:
        yield _note("date", _NOTES[known])
    found = facts.source
    origin = [found.publisher, found.url] if found else []
    yield _note("source", f"出处：{'，'.join(filter(None, origin)) or UNKNOWN}")
    for number, one in enumerate(facts.changes, 1):
        yield _note(f"change{number}", correction(one))


def _note(id: str, words: str) -> str:
    return f"<note{told(eId=f'note-{id}')}>{element('p', words)}</note>"

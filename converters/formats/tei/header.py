"""The header of a speech in TEI (`teiHeader`): its facts; what nobody knows is said to be so."""

from collections.abc import Iterator

from converters.formats.marked_xml import AS_PRINTED, NO_PAGES, UNKNOWN, correction, element, told
from converters.formats.tei.ids import identified, speaker_ids
from converters.speech import printed_words
from converters.speech.edition import Edition
from converters.speech.model import Meta, Speech, Status, TitleSource

_CHECKED = {Status.DRAFT: "low", Status.PROOF: "medium", Status.FINAL: "high"}
"""How well the text was checked, in the terms of TEI (`correction`)."""
_STATUS = {
    Status.DRAFT: "待校：还没有人对照原文校对。",
    Status.PROOF: "已校：已对照原文校对。",
    Status.FINAL: "定稿。",
}
_TITLES = {
    TitleSource.GIVEN: "标题依原文。",
    TitleSource.COMPLETED: "标题在原文里不完整，依正文补全。",
    TitleSource.DERIVED: "原文没有标题，标题依正文首句拟定。",
}
_LANGUAGE = '<langUsage><language ident="zh-CN">汉语</language></langUsage>'


def header(speech: Speech, edition: Edition) -> str:
    """Return the `teiHeader` of a speech."""
    meta = speech.meta
    parts = (_file(speech, edition), _encoding(speech, edition), _profile(meta), _revisions(meta))
    return "\n".join(("<teiHeader>", *filter(None, parts), "</teiHeader>"))


def _file(speech: Speech, edition: Edition) -> str:
    meta = speech.meta
    titles = element("title", printed_words.title(meta), type="main")
    titles += element("title", meta.subtitle, type="sub") if meta.subtitle else ""
    authors = "".join(element("author", name) for name in printed_words.authors(meta) or (UNKNOWN,))
    return (
        f"<fileDesc><titleStmt>{titles}{authors}</titleStmt>\n"
        f"<editionStmt>{element('edition', edition.name, n=str(edition.number))}</editionStmt>\n"
        f"<extent>{''.join(_extent(speech))}</extent>\n"
        f"<publicationStmt>{element('publisher', UNKNOWN)}{element('idno', meta.id, type='id')}"
        f"{element('idno', edition.sha256, type='sha256')}"
        f'<availability status="unknown"><p>{UNKNOWN}</p></availability>'
        f"</publicationStmt>\n<sourceDesc>{_source(meta)}</sourceDesc></fileDesc>"
    )


def _extent(speech: Speech) -> Iterator[str]:
    count = sum(len(line) for line in printed_words.lines(speech))
    yield element("measure", f"{count} 字", unit="characters", quantity=str(count))
    if pages := len(speech.pages):
        yield element("measure", f"{pages} 页", unit="pages", quantity=str(pages))


def _source(meta: Meta) -> str:
    """Return where the speech was found; its address is no attribute, for it may be no URI."""
    found = meta.source
    title = element("title", printed_words.title(meta))
    publisher = element("publisher", (found and found.publisher) or UNKNOWN)
    day = found.posted.isoformat() if found and found.posted else None
    address = element("idno", found.url, type="URI") if found and found.url else ""
    return f"<bibl>{title}{publisher}{_date(day, day)}{address}</bibl>"


def _date(day: str | None, words: str | None) -> str:
    return element("date", words or UNKNOWN, when=day)


def _encoding(speech: Speech, edition: Edition) -> str:
    meta = speech.meta
    pages = f"pb 是{edition.name} PDF（校验值 {edition.check}）的页。" if speech.pages else NO_PAGES
    said = f"{AS_PRINTED}；{pages}"
    return (
        f"<encodingDesc><projectDesc>{element('p', said)}</projectDesc>\n"
        f'<editorialDecl><correction status="{_CHECKED[meta.status]}">'
        f"{element('p', _STATUS[meta.status])}</correction>"
        f"<interpretation>{element('p', _TITLES[meta.title_source])}</interpretation>"
        "</editorialDecl></encodingDesc>"
    )


def _profile(meta: Meta) -> str:
    return (
        f"<profileDesc>{_LANGUAGE}\n{_keywords(meta)}\n{_setting(meta)}\n"
        f"<particDesc>{_people(meta)}{_organ(meta)}</particDesc></profileDesc>"
    )


def _keywords(meta: Meta) -> str:
    terms = [element("term", meta.kind, type="kind")]
    terms += [element("term", topic, type="topic") for topic in meta.topics]
    return f"<textClass><keywords>{''.join(terms)}</keywords></textClass>"


def _setting(meta: Meta) -> str:
    day = meta.date
    organ = f"#{identified(meta.id)}.organ" if meta.organ else None
    return (
        f"<settingDesc><setting>{element('name', meta.organ or UNKNOWN, type='org', ref=organ)}"
        f"{element('name', meta.place or UNKNOWN, type='place')}"
        f"{_date(day.isoformat() if day else None, day.in_chinese() if day else None)}"
        f"{element('activity', meta.occasion or UNKNOWN)}</setting></settingDesc>"
    )


def _people(meta: Meta) -> str:
    """Return one person a speaker; the post of several, which is not parted, is told of all."""
    names = meta.speakers or (UNKNOWN,)
    post = element("roleName", meta.post) if meta.post else ""
    alone = f"<affiliation>{post}</affiliation>" if post and len(names) == 1 else ""
    people = (
        f"<person{told(xml_id=id)}>{element('persName', name)}{alone}</person>"
        for id, name in zip(speaker_ids(meta), names, strict=True)
    )
    shared = element("desc", f"职务：{meta.post}") if post and not alone else ""
    return f"<listPerson>{shared}{''.join(people)}</listPerson>"


def _organ(meta: Meta) -> str:
    if not meta.organ:
        return ""
    id = told(xml_id=f"{identified(meta.id)}.organ")
    return f"<listOrg><org{id}>{element('orgName', meta.organ)}</org></listOrg>"


def _revisions(meta: Meta) -> str:
    """Return the corrections made after publication, the newest first as TEI asks."""
    changes = "".join(
        element("change", correction(change), when=change.date.isoformat())
        for change in reversed(meta.changes)
    )
    return f"<revisionDesc>{changes}</revisionDesc>" if changes else ""

"""The facts of a speech (Meta), each from where the text itself states it, never a guess."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from converters.importing.body.siblings import HeadedBlock
from converters.importing.head.found_head import FoundHead
from converters.importing.head.naming import Name
from converters.importing.signs import occasions, titles
from converters.importing.signs.facts import date_line, is_place, organ_in
from converters.importing.signs.people import speaker_line
from converters.speech.dates import PartialDate
from converters.speech.model import (
    BETWEEN_NAMES,
    Circulation,
    Dateline,
    Meta,
    Paragraph,
    Signature,
    TitleSource,
    text_of,
)

_ON_BEHALF = re.compile(
    r"我(?:谨|现)?(?:代表|受)(?P<organ>国务院|(?:中共)?(?!自治)[\u4e00-\u9fff]{2,12}[省市县区州盟旗镇乡]"
    r"(?:人民政府|政府|人民代表大会常务委员会|人大常委会|高级人民法院|中级人民法院|人民法院|人民检察院|"
    r"委员会))(?:的?委托)?[，,]?(?:现在)?(?:向|作|就)"
)
UNTOLD = Circulation()
_OPENING = 3
"""So many paragraphs may say on whose behalf a report is made."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """What the lines under a speech say: when and where it was, who or which organ signed it."""

    day: PartialDate | None = None
    place: str | None = None
    speaker: str | None = None
    post: str | None = None
    organ: str | None = None


def meta(
    name: Name,
    head: FoundHead,
    subtitle: str,
    pieces: Sequence[HeadedBlock],
    document: Circulation = UNTOLD,
) -> Meta:
    """Return the facts of a speech; id, kind and source are left to the caller.

    `document` is what styles tell of the only one of a file.
    """
    signed = _signed(pieces)
    speaker = head.speaker or name.speaker or signed.speaker
    return Meta(
        id="",
        title=name.text,
        subtitle=subtitle or None,
        date=head.day or signed.day,
        speakers=tuple(speaker.split(BETWEEN_NAMES)) if speaker else (),
        post=head.post or name.post or (signed.post if speaker == signed.speaker else None),
        organ=head.organ or signed.organ or _represented(pieces),
        place=head.place or signed.place,
        occasion=head.occasion or _occasion(name, subtitle),
        title_source=name.source,
        circulation=_circulation(head, document),
    )


def _circulation(head: FoundHead, document: Circulation) -> Circulation | None:
    found = document if document.number else replace(document, number=head.number)
    return None if found == UNTOLD else found


def kind(title: str, *, attached: bool) -> str:
    """Return what a text is called (文种): by its title, 附件 for what stands beside a speech."""
    document = None if attached else titles.document_kind(title)
    return document or titles.kind_of(title) or ("附件" if attached else "讲话")


def _signed(pieces: Sequence[HeadedBlock]) -> _Signed:
    signed = _Signed()
    organs: list[str] = []
    for block in (piece.block for piece in pieces):
        if isinstance(block, Dateline) and (dated := date_line(block.text)):
            day, place = dated
            signed = replace(signed, day=day, place=place if place and is_place(place) else None)
        elif isinstance(block, Signature) and (named := speaker_line(_unlabelled(block.text))):
            signed = replace(signed, speaker=named[0], post=named[1])
        elif isinstance(block, Signature):
            organs.append(block.text)
    return replace(signed, organ=organ_in(organs[0]) if len(organs) == 1 else None)


def _unlabelled(text: str) -> str:
    """Return a signature without a label such as 述职人：."""
    return _LABEL.sub("", text)


_LABEL = re.compile(r"^[\u4e00-\u9fff]{2}人\s*[:：]\s*")


def _represented(pieces: Sequence[HeadedBlock]) -> str | None:
    """Return the organ in whose name a report is made, if the speaker gives its full name."""
    found = (_ON_BEHALF.search(text) for text in _opening(pieces))
    return next((match["organ"] for match in found if match), None)


def _opening(pieces: Sequence[HeadedBlock]) -> Iterator[str]:
    said = [piece.block for piece in pieces[: _OPENING + 2] if isinstance(piece.block, Paragraph)]
    return (text_of(block) for block in said[:_OPENING])


def _occasion(name: Name, subtitle: str) -> str | None:
    """Return the meeting that the source's own title or the subtitle names, never a made one."""
    own = None if name.source is TitleSource.DERIVED else occasions.of_title(name.text)
    return own or occasions.of_subtitle(subtitle)

"""What the editor of a volume says below a title: who gave the speech, and where."""

import re
from dataclasses import dataclass

from converters.importing.signs import occasions, titles
from converters.importing.signs.facts import WHEN
from converters.speech import hanzi
from converters.speech.dates import PartialDate

_SAID = re.compile(
    r"(?:这|此文|本文|此篇|本篇)(?:是|为|系)(?P<said>[^。；！？]{2,40}?在[^。；！？]{3,80}"
    r"(?:讲话|发言|报告|演讲|讲演|谈话|致辞|致词|演说))(?:的?(?:一部分|主要部分|节录|摘要|要点|提纲))?。?"
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who spoke, in which office, on which day and at which meeting, as far as it is told."""

    speaker: str
    post: str | None
    day: PartialDate | None
    occasion: str | None


def told(text: str) -> Provenance | None:
    """Return what a line tells of the speech below it; None for a line that names no speaker.

    >>> told("这是周明远同志一九五七年一月十日在青石县水利模范大会上的讲话。").speaker
    '周明远'
    >>> told("这是我们在大会上的讲话。")
    """
    match = _SAID.fullmatch(text.strip())
    if match is None:
        return None
    said = match["said"]
    dated = WHEN.search(said)
    day = hanzi.parse_date(dated["day"]) if dated else None
    if dated:
        said = said[: dated.start()] + said[dated.end() :].lstrip("，")
    name, post = titles.speaker_in_subtitle(said)
    return Provenance(name, post, day, occasions.of_title(said)) if name else None

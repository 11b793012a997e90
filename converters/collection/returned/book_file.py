"""A compilation that came back: which of its speeches say something else than in the collection.

The speeches of a book have no base of their own in it, so nothing is taken from it; but nobody is
to look through a hundred speeches for the three that were corrected.
"""

from collections import Counter
from collections.abc import Sequence

from converters.errors import SourceError
from converters.project import Project
from converters.readers.revisions import views
from converters.readers.revisions.model import Returned
from converters.returning import same_speech
from converters.speech.bare import letters
from converters.speech.model import Heading, Paragraph, Speech, text_of

_LISTED = "huibian.ids."
_SHOWN = 5


def refuse(project: Project, found: Returned) -> None:
    """Raise SourceError for a compilation, which names the speeches to correct one by one."""
    ids = [
        id
        for name, words in found.origin.properties
        if name.startswith(_LISTED)
        for id in words.split()
    ]
    if not ids:
        return
    speeches = [project.read(project.speeches / f"{id}.md")[0] for id in ids if project.holds(id)]
    many = _differing(speeches, found)
    which = " ".join([*many][:_SHOWN]) or "编号"
    raise SourceError(
        f"这是汇编（收入 {len(ids)} 篇讲话），整本书里的改动带不回各篇{_told(speeches, many)}",
        f"请在各篇单独的 Word 文件里改（huibian proof {which} 写出校样），再寄回单篇",
    )


def _told(speeches: Sequence[Speech], many: Counter[str]) -> str:
    if not many:
        return ""
    titles = {speech.meta.id: speech.meta.title for speech in speeches}
    first = [*many.items()][:_SHOWN]
    named = [f"{id}《{titles[id]}》{count} 段" for id, count in first]
    more = f"等 {len(many)} 篇" if len(many) > _SHOWN else ""
    return f"；与讲话稿不同的有 {'、'.join(named)}{more}"


def _differing(speeches: Sequence[Speech], found: Returned) -> Counter[str]:
    """Return how many paragraphs of each speech are others in the book, in the book's order.

    A paragraph that no speech has belongs to the one that it stands within.
    """
    lines = {speech.meta.id: _paragraphs(speech) for speech in speeches}
    owners = {line: id for id, own in lines.items() for line in own}
    said = [letters(one.text) for one in views.accepted(found.line)]
    missing = {id: len(own - {*said}) for id, own in lines.items()}
    strange: Counter[str] = Counter()
    last, between = "", 0
    for words in said:
        owner = owners.get(words, "")
        if owner:
            strange[owner] += between if owner == last else 0
            last, between = owner, 0
        else:
            between += same_speech.is_telling(words)
    counts = {id: max(missing[id], strange[id]) for id in lines}
    return Counter({id: count for id, count in counts.items() if count})


def _paragraphs(speech: Speech) -> frozenset[str]:
    """Return the paragraphs of the text by which a speech is known again."""
    texts = (text_of(block) for block in speech.blocks if isinstance(block, Heading | Paragraph))
    return frozenset(filter(same_speech.is_telling, map(letters, texts)))

"""What a finished book for people inside has to bear, read from its cover and its imprint.

内部资料性出版物管理办法 (2015) art. 14, see `settings.internal_imprint`.
"""

from collections.abc import Iterator

from converters.audit.book_codes import BookCode, fault
from converters.audit.faults import Fault
from converters.settings.compilation import Settings
from converters.settings.internal_imprint import FREE, LABELS, PROOF, PUBLISHER
from converters.speech import hanzi
from converters.speech.bare import bare

_PERMIT = "permit"


def lacking(settings: Settings, cover: str, imprint: str) -> Iterator[Fault]:
    """Yield what the words of cover and imprint lack, and a proof that does not say so or is none.

    Nothing is asked of a book whose settings say nothing of its printing.
    """
    if settings.internal_imprint is None:
        return
    cover, imprint, told = bare(cover), bare(imprint), _told(settings)
    for words in (FREE, told.get(_PERMIT, "")):
        if bare(words) not in cover:
            yield fault(BookCode.INSIDE, f"封面上没有“{words}”")
    for name, value in told.items():
        if LABELS[name] not in imprint or bare(value) not in imprint:
            yield fault(BookCode.INSIDE, f"版本记录页上没有{LABELS[name]}“{value}”")
    titled = PROOF in settings.plain_title  # then nothing can be told from the word
    for where, there in (("封面", cover), ("版本记录页", imprint)):
        if bool(settings.lacking) != (PROOF in there) and not titled:
            said = "没有印“校样”，要标明的还没有写全" if settings.lacking else "不该印“校样”"
            yield fault(BookCode.INSIDE, f"{where}{said}")


def _told(settings: Settings) -> dict[str, str]:
    """Return what the settings tell of the printing, as it is printed, by its names."""
    inside = settings.internal_imprint
    assert inside is not None
    told = {PUBLISHER: settings.publisher}
    told |= {name: getattr(inside, name) for name in LABELS if name != PUBLISHER}
    if inside.printed:
        told["printed"] = hanzi.written_date_text(inside.printed)
    if inside.permit:
        told[_PERMIT] = inside.permit.removeprefix(LABELS[_PERMIT]).lstrip("：: ")
    return {name: value for name, value in told.items() if value}

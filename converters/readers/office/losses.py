"""Whether a Word file that LibreOffice made holds all hanzi of the file it was made of."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence

from converters.errors import SourceError
from converters.readers.raw import LARGEST, TOO_MUCH, Difference, Fidelity
from converters.speech.hanzi import count_hanzi, is_hanzi

DAMAGED = SourceError(
    "Word 文件已损坏或不完整，打不开：可能没有下载、复制完",
    "请重新下载或复制一份；Word 或 WPS 还打得开的，打开后另存为 .docx",
)
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments)\d*\.xml")
MOST_PARAGRAPHS = 25_000
"""Cells and lines count as well; a book of 3,000 pages has twenty thousand."""
_USUAL = 2_000
"""Hanzi: a paragraph that has more is none of a speech."""
_PART, _FEW = 10, 20
"""A file of which more than a tenth, and more than a line, is missing was not read."""
_SHOWN, _QUOTED = 20, 5
"""Characters that are named in a finding, and in a sentence."""


def refuse_many(paragraphs: int) -> None:
    """Raise SourceError for more than a book has: LibreOffice takes minutes for them."""
    if paragraphs > MOST_PARAGRAPHS:
        raise TOO_MUCH


def usual(paragraphs: Iterable[str]) -> int:
    """Return how many hanzi stand in paragraphs, of each no more than it has usually."""
    return sum(min(count_hanzi(one), _USUAL) for one in paragraphs)


def found(words: str, made: bytes) -> tuple[Difference, ...]:
    """Return what of the hanzi of `words` is missing in a Word file, told as one difference.

    Raises SourceError if it is more than a small part, and what damaged packages raise.
    """
    wanted = Counter(filter(is_hanzi, words))
    total = wanted.total()
    for text in _texts(made) if wanted else ():
        wanted.subtract(filter(wanted.__contains__, text))
    lost = +wanted
    number, some = lost.total(), "".join(list(lost)[:_SHOWN])
    if 2 * number > total or number > max(_FEW, total // _PART):
        raise SourceError(
            f"{total} 个字里有 {number} 个读不出来（{some[:_QUOTED]}……）："
            "文件可能已损坏，或没有写明是什么编码",
            "请用 Word 或 WPS 打开，看文字是否完整，另存为 .docx 再导入",
        )
    what = f"旧版 Word 文件里的 {number} 个字（LibreOffice 没有读出来）"
    return (Difference(Fidelity.LEFT_OUT, what, some),) if number else ()


def formulas(those: Sequence[str], made: bytes) -> tuple[Difference, ...]:
    """Return the formulas of a file as left out, if a Word file holds fewer of them."""
    held = sum(len(_FORMULA.findall(text)) for text in _texts(made)) if those else 0
    if held >= len(those):
        return ()
    return tuple(Difference(Fidelity.LEFT_OUT, "公式", one) for one in those)


_FORMULA = re.compile(r"<(?:m:oMath|o:OLEObject)[\s/>]")


def _texts(made: bytes) -> Iterable[str]:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        if sum(item.file_size for item in package.infolist()) > LARGEST:
            raise DAMAGED
        for name in package.namelist():
            if _PARTS.fullmatch(name):
                yield package.read(name).decode(errors="replace")

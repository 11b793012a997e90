"""The order of an index (音序): names and topics by the sounds of their characters."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from converters.speech import hanzi
from converters.speech.lookups import Lookups

SOUNDS: Final = Lookups("sounds")
OTHER = "其他"
"""Stands for the letter of what begins with no sound: digits and marks."""

_SURNAMES = {
    "单": "shan4", "曾": "zeng1", "仇": "qiu2", "区": "ou1", "查": "zha1", "解": "xie4",
    "任": "ren2", "华": "hua4", "朴": "piao2", "覃": "qin2", "盖": "ge3", "缪": "miao4",
    "尉": "wei4", "乐": "yue4", "翟": "zhai2", "员": "yun4", "种": "chong2", "召": "shao4",
    "折": "she2", "宓": "fu2", "令": "ling2", "粘": "nian2", "繁": "po2", "能": "nai4",
    "过": "guo1", "万俟": "mo4 qi2", "尉迟": "yu4 chi2", "长孙": "zhang3 sun1",
}  # fmt: skip
"""Surnames that sound otherwise than the word that is written alike."""


@lru_cache(maxsize=4096)
def sounds(text: str, *, name: bool = False) -> tuple[str, ...]:
    """Return the sound of each character, with the number of its tone; of a name the surname's.

    >>> sounds("曾单", name=True)[0]
    'zeng1'
    """
    spoken = _spoken(text)
    if name:
        for length in (2, 1):
            if surname := _SURNAMES.get(text[:length]):
                return (*surname.split(), *_spoken(text[length:]))
    return tuple(spoken)


def _spoken(text: str) -> Sequence[str]:
    return SOUNDS.of(text, _looked_up)


def _looked_up(text: str) -> Sequence[str]:
    from pypinyin import Style, lazy_pinyin  # it reads the dictionary

    return lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True)


def key(text: str, *, name: bool = False) -> tuple[bool, tuple[str, ...], str]:
    """Return what sorts a text in an index: by sound, then by character; the unsounded last.

    Latin words stand among the sounds, capitals or not: GDP after 高 and before 公.
    """
    spoken = tuple(sound.casefold() for sound in sounds(bare(text), name=name))
    return (not _sounded(bare(text)), spoken, text)


def letter(text: str, *, name: bool = False) -> str:
    """Return the letter that a text stands under.

    >>> letter("西平县"), letter("单田芳", name=True), letter("2020年")
    ('X', 'S', '其他')
    """
    text = bare(text)
    return sounds(text, name=name)[0][0].upper() if _sounded(text) else OTHER


def bare(text: str) -> str:
    """Return a text from its first character on that is no mark: “双碳” stands under S."""
    return text.lstrip(hanzi.OPENING) or text


def _sounded(text: str) -> bool:
    return bool(text) and sounds(text)[0][:1].isascii() and text[0].isalpha()

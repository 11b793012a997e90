"""How the titles of speeches end, and what sample sites hang on to them."""

import re

from converters.importing.signs.vocabulary import KINDS

_PICKED = "精选|通用|推荐|最新|优秀|优质|必备|热门|实用|集合|合集|汇总|汇编|大全|集锦|荐|精"
_MODEL = "范文|范本|模板|例文|样本|稿件|稿子|原文|全文|文稿"
_SEVERAL = r"[共]?(?:\d{1,3}|[一二两三四五六七八九十几多]{1,3})\s*篇"
SAMPLE = re.compile(
    rf"[\s　]*(?:[（(【\[]?(?:{_PICKED})(?:{_SEVERAL})?[）)】\]]?|[（(【\[]?{_SEVERAL}[）)】\]]?"
    rf"|{_MODEL}|(?<![^演]讲)稿|(?:仅|可)?供(?:借鉴|参考))+$"
)
"""What model-essay sites hang on to a title."""
_SAMPLE_ENDS = frozenset(
    ["稿", "鉴", "考", *"篇）)】]", *(word[-1] for word in f"{_PICKED}|{_MODEL}".split("|"))]
)


def without_sample(text: str) -> str:
    """Return a title without what model-essay sites hang on to it.

    >>> without_sample("在全县会议上的讲话范文(精选3篇)")
    '在全县会议上的讲话'
    """
    return SAMPLE.sub("", text) if text[-1:] in _SAMPLE_ENDS else text


TITLE_END = re.compile(
    rf"(?:(?:{'|'.join(KINDS)})(?:提纲|摘登|选登)?|宣讲(?:稿|提纲))(?:[（(][^（）()]{{1,30}}[）)])?$"
)
"""How the title of a speech ends, once what sample sites add is taken off."""


def ends_as_title(text: str) -> bool:
    """Return whether a line ends as the title of a speech does, or with what sample sites add.

    >>> ends_as_title("在全县会议上的讲话范文"), ends_as_title("我讲三点意见。")
    (True, False)
    """
    return text[-1:] not in _STOPS and bool(TITLE_END.search(without_sample(text)))


_STOPS = tuple("。！？；：:，、")
"""Marks in which no title ends: a quick look."""

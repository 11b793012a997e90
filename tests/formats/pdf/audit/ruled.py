"""What the audits of 版头 and 版记 are tried on: rules across the page, a circulated speech."""

from dataclasses import replace
from typing import Any

from converters.audit.pages import DrawnRule
from converters.settings.style import Style
from converters.speech.model import Speech
from tests.formats.sheets import left_of
from tests.make import circulation, para, speech


def rule(style: Style, top: float, thick: float, **other: Any) -> DrawnRule:
    """A rule across the type area of the first page."""
    left = left_of(style, 1)
    right = left + style.page.type_area_width.pt
    return replace(DrawnRule(left, top, right, top + thick, red=False), **other)


def told(found: Any) -> list[str]:
    """What faults say, without their places."""
    return [fault.message.split("：", 1)[1] for fault in found]


def circulated(issuer: str | None = "西平县政府", **others: Any) -> Speech:
    """A speech of one character; its number needs only the signs of the faces of the tests."""
    known = {"issuers": (issuer,) if issuer else (), "number": "中文", "signers": (), **others}
    return speech(para("中"), circulation=circulation(**known))

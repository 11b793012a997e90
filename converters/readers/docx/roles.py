"""What lines and words are by the styles of our documents and of our template for Word.

Other files have some of these styles, too, and use them for whatever looks so: there they tell
nothing. Styles are known by their names, which Word, WPS and LibreOffice keep as they save a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from converters.readers.docx.ooxml import Element, below, val
from converters.readers.docx.styles import Styles, heading_level
from converters.readers.raw import LineRole

_OURS = ("附注", "表格文字", "题下日期")
"""Names of styles that together no other program makes."""
_ROLES: Mapping[str, LineRole] = {
    **dict.fromkeys(("title", "标题"), LineRole.TITLE),
    **dict.fromkeys(("subtitle", "副标题"), LineRole.SUBTITLE),
    "讲话人": LineRole.SPEAKER,
    **dict.fromkeys(("salutation", "称呼"), LineRole.SALUTATION),
    **dict.fromkeys(("signature", "签名"), LineRole.SIGNATURE),
    **dict.fromkeys(("date", "日期"), LineRole.DATELINE),
    "附注": LineRole.NOTE,
    "附件说明": LineRole.ENCLOSURE,
    "附件标识": LineRole.ATTACHMENT_MARK,
    "附件标题": LineRole.ATTACHMENT_TITLE,
    "版头标注": LineRole.MARKING,
    "发文机关标志": LineRole.ISSUER,
    "发文字号": LineRole.DOCUMENT_NUMBER,
    "主送机关": LineRole.RECIPIENTS,
    "版记": LineRole.IMPRINT,
}
_STRESSED = frozenset({"emphasis", "强调"})
_OF_CHARACTERS = (" char", " 字符")
"""How the names of the character styles end that are linked to headings."""


@dataclass(slots=True)
class LineRoles:
    """The roles of the lines of a file; none in a file without our styles."""

    styles: Styles
    _ours: bool = field(init=False)
    _kinds: dict[str, int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ours = self.styles.has(*_OURS)

    def of_paragraph(self, paragraph: Element) -> LineRole | None:
        """Return what a paragraph is by its style, or by the nearest known one it is based on.

        It is a heading, too, if its own outline level says so.
        """
        if not self._ours:
            return None
        names = self.styles.names(self.styles.style_of(paragraph))
        known = next((name for name in names if name in _ROLES or heading_level(name)), "")
        if known in _ROLES:
            return _ROLES[known]
        return LineRole.HEADING if self.styles.level(paragraph) else None

    def of_run(self, run: Element) -> int | None:
        """Return what a run is by its style: a run-in head of a level, or 0, stressed words."""
        id = val(below(run, "rPr", "rStyle")) if self._ours else ""
        if not id:
            return None
        if id not in self._kinds:
            self._kinds[id] = self._kind(id)
        return self._kinds[id]

    def _kind(self, id: str) -> int | None:
        for name in self.styles.names(id):
            if name in _STRESSED:
                return 0
            end = next((end for end in _OF_CHARACTERS if name.endswith(end)), "")
            if level := heading_level(name.removesuffix(end)):
                return level
        return None

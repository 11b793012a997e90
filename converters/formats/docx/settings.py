"""`settings.xml`, `fontTable.xml` and `theme1.xml`: what Word asks of a document as a whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from converters.formats.docx.measures import measures
from converters.formats.docx.oxml import DECLARATION, NAMESPACES, element
from converters.settings.design import Design
from converters.settings.style import Style
from converters.typeset import marks

_GB2312, _ANSI = "86", "00"
"""Character sets of `w:charset`."""

_WORD = "http://schemas.microsoft.com/office/word"

# What Word itself writes for a Chinese document.
_EAST_ASIAN = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "adjustLineHeightInTable",
    "useFELayout",
)
# 15 is the layout of Word 2013 and later; without it Word opens the file in compatibility mode.
_COMPAT = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


# Of Word's own lists for Chinese what ours have not. It has · and ． in both; they begin no line.
_NO_END_IN_WORD = frozenset("﹙﹛﹝")
_NO_START_IN_WORD = frozenset(">¨ˇˉ‖∶︶︺︾﹀﹄﹚﹜﹞｀｜￠")


def settings_xml(style: Style, *, facing: bool | None = None) -> str:
    """Return `settings.xml`; the order of its parts is fixed by the schema.

    `facing` tells whether left and right pages differ at head and foot; they do where the page
    number stands outside, if it is not told.
    """
    if facing is None:
        facing = style.folio.placement == "outside"
    compat = "".join(element(f"w:{flag}") for flag in _EAST_ASIAN) + "".join(
        element("w:compatSetting", name=name, uri=_WORD, val=value)
        for name, value in _COMPAT.items()
    )
    embedding = element("w:embedTrueTypeFonts") + element("w:saveSubsetFonts")
    parts = (
        element("w:zoom", percent=100),
        embedding if style.docx.embed_fonts else "",
        element("w:mirrorMargins") if style.page.mirrored else "",
        element("w:bordersDoNotSurroundHeader"),
        element("w:bordersDoNotSurroundFooter"),
        # Names and terms of office are unknown to its dictionaries and would be underlined in red.
        element("w:hideSpellingErrors"),
        element("w:hideGrammaticalErrors"),
        element("w:defaultTabStop", val=measures(style).cell),
        element("w:evenAndOddHeaders") if facing else "",
        element("w:drawingGridVerticalSpacing", val=measures(style).pitch),
        # Compressed punctuation would bring 29 characters into a line of 28.
        element("w:characterSpacingControl", val="doNotCompress"),
        *_line_ends(),
        element("w:compat", compat),
        element("w:themeFontLang", val="en-US", eastAsia="zh-CN"),
        element("w:decimalSymbol", val="."),
        element("w:listSeparator", val=","),
    )
    return f"{DECLARATION}<w:settings {NAMESPACES}>{''.join(parts)}</w:settings>"


def _line_ends() -> Iterator[str]:
    """Yield what ends and begins no line: our lists, with what Word adds by itself (MS-DOC 2.7.16).

    Naming a list replaces that of Word, in which — may begin a line. It has room for 50 and for
    100 characters (MS-DOC 2.7.16, MS-OI29500 2.1.410).
    """
    last, first = marks.NO_END | _NO_END_IN_WORD, marks.NO_START | _NO_START_IN_WORD
    for name, signs in (("noLineBreaksAfter", last), ("noLineBreaksBefore", first)):
        yield element(
            f"w:{name}",
            lang="zh-CN",
            val="".join(sorted(sign for sign in signs if not sign.isspace())),
        )


@dataclass(frozen=True, slots=True)
class Embedded:
    """A face inside the file: its relationship to the font table, and the key it is mixed with."""

    relation: str
    key: UUID


def font_table_xml(design: Design, embedded: Mapping[str, Embedded]) -> str:
    """Return `fontTable.xml`: the faces, and what Word takes where one is not installed.

    `embedded` gives for a role the face that the file carries.
    """
    faces = "".join(
        _font(role.docx, role.docx_alt, embedded.get(name), charset=_GB2312)
        for name, role in design.roles.roles.items()
    )
    latin = _font(design.roles.latin, "", None, charset=_ANSI)
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{faces}{latin}</w:fonts>"


def _font(name: str, alternative: str, embedded: Embedded | None, charset: str) -> str:
    return element(
        "w:font",
        element("w:altName", val=alternative) if alternative else "",
        element("w:charset", val=charset),
        element("w:family", val="auto"),
        element("w:pitch", val="variable"),
        _embedding(embedded) if embedded else "",
        name=name,
    )


def _embedding(embedded: Embedded) -> str:
    key = f"{{{str(embedded.key).upper()}}}"
    return f'<w:embedRegular r:id="{embedded.relation}" w:fontKey="{key}" w:subsetted="1"/>'


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "C00000",
    "accent2": "4472C4",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_LINE_WIDTHS = (6350, 12700, 19050)


def theme_xml(design: Design) -> str:
    """Return `theme1.xml`: the plain colours of Word, and our faces for what a reader adds."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in _LINE_WIDTHS)
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_DRAWING}" name="公文"><a:themeElements>'
        '<a:clrScheme name="公文"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{colours}</a:clrScheme>'
        f'<a:fontScheme name="公文">{_theme_face(design, "major", "hei")}'
        f"{_theme_face(design, 'minor', 'body')}</a:fontScheme>"
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _theme_face(design: Design, rank: str, role: str) -> str:
    return (
        f'<a:{rank}Font><a:latin typeface="{design.roles.latin}"/>'
        f'<a:ea typeface="{design.roles[role].docx}"/><a:cs typeface=""/></a:{rank}Font>'
    )

"""The looks of a DOCX: styles by name, the face of every run, nothing by hand."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import floor

from converters.audit.blanks import HANGING
from converters.audit.expected import PrintedPart
from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, Para, W, WordRun
from converters.formats.docx.audit.words import Pair
from converters.settings.design import Design
from converters.settings.fonts import Roles
from converters.settings.style import Style
from converters.settings.units import TWIPS_PER_POINT
from converters.speech import printed_words
from converters.typeset.table_look import STEPS

_OTHERWISE = {"title": "title", "subtitle": "subtitle", "date": "题下日期"}
"""The lines of the head block whose style is not called what they are: two have one of Word's."""
_STYLES = {
    "salutation": "salutation",
    "body": "body text",
    "heading1": "heading 1",
    "heading2": "heading 2",
    "heading3": "heading 3",
    "heading4": "heading 4",
    "signature": "signature",
    "dateline": "date",
    "note": "附注",
    "enclosure": "附件说明",
    "attendance": "名单",
    "attachment_mark": "附件标识",
    "attachment_title": "附件标题",
    "table": "表格文字",
    "table_small": "表格小字",
    "table_smallest": "表格最小字",
    "marking": "版头标注",
    "issuer": "发文机关标志",
    "number": "发文字号",
    "recipients": "主送机关",
    "imprint": "版记",
}
"""The name in Word, in small letters, of the style of each other element."""

_AMBIGUOUS = frozenset("“”‘’—…·")
"""Signs that Word sets in the Latin face unless told otherwise (MS-OI29500 2.1.88)."""

# What a paragraph or run may carry beside its style: that it is kept with a signature, whole lines
# free before or after, the indent of a signature, the hint that every run needs, and marks of the
# programs that edited it.
_PARAGRAPH_OWN = frozenset(("keepNext", "spacing", "ind", "rPr", "sectPr"))
_RUN_OWN = frozenset(("rFonts", "lang", "noProof"))
_WHOLE_LINES = frozenset(("before", "after"))
_COUNTED = ("beforeLines", "afterLines")
"""Blank lines as a count, which wins over their height; how high one is differs by program."""
_ANCHORED = ("signature", "dateline", "imprint")
# Where these stand follows from what else the 版头, the 版记 or a column of figures hold, so that
# no style can know it.
_PLACED = {
    "issuer": frozenset(("pBdr", "tabs", "spacing", "jc", "outlineLvl")),
    "number": frozenset(("pBdr", "tabs", "spacing", "jc")),
    "imprint": frozenset(("tabs",)),
    **dict.fromkeys(HANGING, frozenset(("ind", "spacing"))),
    **dict.fromkeys(("signature", "dateline"), frozenset(("contextualSpacing", "jc"))),
    **dict.fromkeys(STEPS, frozenset(("ind", "jc"))),
}
_FITTED = {"issuer": frozenset(("sz", "szCs", "spacing")), "number": frozenset(("spacing",))}
"""What a run may carry: of an issuer too long for its size, of names spread to one width."""


def style_names() -> dict[str, str]:
    """Return the name in Word, in small letters, of the style of each element."""
    head = {kind.element: kind.label for kind in printed_words.HEAD}
    return {**head, **_OTHERWISE, **_STYLES}


def styles(
    file: DocxFile, paired: Sequence[Pair], names: Mapping[str, str] | None = None
) -> Iterator[Fault]:
    """Yield paragraphs whose style is not that of their element in `names`."""
    names = style_names() if names is None else names
    for part, paragraph in paired:
        if part is None or paragraph is None:
            continue
        wanted, found = names[part.element], file.style_name(paragraph.style)
        if wanted != found:
            yield Fault(
                DocxCode.STYLE,
                Severity.ERROR,
                f"这一段应用样式“{wanted}”，实际是“{found or '无'}”",
                line=part.line,
                excerpt=paragraph.text[:30],
                advice="请在 Word 的样式窗格里改用正确的样式",
            )


def by_hand(paired: Sequence[Pair]) -> Iterator[Fault]:
    """Yield paragraphs whose looks were made by hand instead of by a style."""
    for part, paragraph in paired:
        if part is None or paragraph is None:
            continue
        if names := sorted(_own(part, paragraph)):
            yield Fault(
                DocxCode.BY_HAND,
                Severity.WARNING,
                f"这一段的版面是手工设置的，没有用样式（{'、'.join(names)}）",
                line=part.line,
                excerpt=paragraph.text[:30],
                advice="请清除直接格式，改用样式",
            )


def blank_lines(file: DocxFile) -> Iterator[Fault]:
    """Yield, once, that blank lines are counted: their height would not be that of the grid."""
    parts = file.document, file.part("word/styles.xml")
    found = sum(
        any(f"{W}{name}" in spacing.attrib for name in _COUNTED)
        for part in parts
        for spacing in part.iter(f"{W}spacing")
    )
    if found:
        yield Fault(
            DocxCode.LINES,
            Severity.ERROR,
            f"有 {found} 处段前、段后的间距以“行”计，有的软件一行只算 12 磅，行就离开行格",
            advice="请重新生成，或把这些间距改以“磅”计",
        )


def _own(part: PrintedPart, paragraph: Para) -> set[str]:
    own = {*_own_of_paragraph(part, paragraph), *_own_of_runs(paragraph)}
    nothing = frozenset[str]()
    return own - _PLACED.get(part.element, nothing) - _FITTED.get(part.element, nothing)


def _own_of_paragraph(part: PrintedPart, paragraph: Para) -> Iterator[str]:
    yield from paragraph.own.keys() - _PARAGRAPH_OWN
    if paragraph.own.get("spacing", {}).keys() - _WHOLE_LINES:
        yield "spacing"
    if "ind" in paragraph.own and part.element not in _ANCHORED:
        yield "ind"


def _own_of_runs(paragraph: Para) -> Iterator[str]:
    for run in paragraph.runs:
        yield from run.own.keys() - _RUN_OWN
        if run.own.get("rFonts", {}).keys() - {"hint"}:
            yield "rFonts"


def faces(file: DocxFile, paired: Sequence[Pair], design: Design) -> Iterator[Fault]:
    """Yield, once for each fault, runs that another face draws than the style says."""
    faults: Counter[tuple[DocxCode, str]] = Counter()
    first: dict[tuple[DocxCode, str], tuple[int, str]] = {}
    for part, paragraph in paired:
        if part is None or paragraph is None:
            continue
        for run, role in _roles(part, paragraph):
            for fault in _face_faults(file, paragraph, run, role, design.roles):
                faults[fault] += 1
                first.setdefault(fault, (part.line, run.text[:30]))
    for (code, message), count in faults.items():
        line, excerpt = first[code, message]
        again = f"，共 {count} 处" if count > 1 else ""
        advice = "请重新生成，或把字体改回样式"
        yield Fault(code, Severity.ERROR, message + again, "", line, excerpt, advice)


def _roles(part: PrintedPart, paragraph: Para) -> Iterator[tuple[WordRun, str]]:
    """Yield the runs with the role that should draw their first character."""
    roles = [role for text, role in part.runs for _ in "".join(text.split())]
    at = 0
    for run in paragraph.runs:
        signs = len("".join(run.text.split()))
        if signs and at < len(roles):
            yield run, roles[at]
        at += signs


def _face_faults(
    file: DocxFile, paragraph: Para, run: WordRun, role: str, roles: Roles
) -> Iterator[tuple[DocxCode, str]]:
    wanted = roles[role].docx
    found = file.of_run(run, paragraph, "rFonts", "eastAsia")
    if found != wanted:
        yield DocxCode.FACE, f"字体应为{wanted}，实际是{found or '未指定'}"
    if not _AMBIGUOUS.isdisjoint(run.text):
        hinted = run.own.get("rFonts", {}).get("hint") == "eastAsia"
        latin = file.of_run(run, paragraph, "rFonts", "hAnsi")
        if not hinted and latin != wanted:
            yield DocxCode.QUOTES, f"引号、破折号等会用西文字体（{latin or '未指定'}）"
    if file.of_run(run, paragraph, "rFonts", "eastAsiaTheme"):
        yield DocxCode.FACE, "字体由主题决定，换一台电脑就会变"


def pitch(file: DocxFile, paired: Sequence[Pair], style: Style) -> Iterator[Fault]:
    """Yield, once for each value, line pitches off the grid and characters wider than a cell."""
    found = Counter(
        (
            _pitch(part, style),
            file.of_paragraph(paragraph, "spacing", "line") or "未指定",
            file.of_paragraph(paragraph, "spacing", "lineRule") or "auto",
        )
        for part, paragraph in paired
        if part and paragraph and part.element != "issuer"
    )
    for (wanted, line, rule), count in found.items():
        if (line, rule) != (str(wanted), "exact"):
            yield Fault(
                DocxCode.PITCH,
                Severity.ERROR,
                f"有 {count} 段的行距不是固定值 {wanted / TWIPS_PER_POINT:g} 磅"
                f"（实际 {_points(line)}），每面排不成 {style.grid.lines} 行",
                advice="请重新生成，或把行距改回样式",
            )


def _pitch(part: PrintedPart, style: Style) -> int:
    """Return from line to line in a part, in twips; the cells of tables have their own."""
    if part.in_table:
        return (style.elements[part.element].size * style.table.leading_chars).twips
    return floor(style.frame_height.pt * TWIPS_PER_POINT / style.grid.lines)


def _points(twips: str) -> str:
    return f"{int(twips) / TWIPS_PER_POINT:g} 磅" if twips.lstrip("-").isdigit() else twips

"""Furniture: lines that the web page or its editors put around a speech."""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from itertools import pairwise

from converters.importing.page import page_facts, page_numbers, places
from converters.importing.page.page_facts import PageFacts
from converters.importing.signs import masks, site_phrases
from converters.importing.signs.people import speaker_line
from converters.importing.signs.title_ends import without_sample
from converters.importing.signs.vocabulary import AT_MEETING
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi

LineRule = Callable[[str], bool]
"""A rule on one line: whether the line is furniture of this kind."""

SHORT = 140
"""Longer lines are never taken for furniture by their form alone."""


def breadcrumb(text: str) -> bool:
    """Tell a line that says where the page stands in its site."""
    if site_phrases.BREADCRUMB.match(text) or site_phrases.BAR.fullmatch(text):
        return True
    parted = site_phrases.CRUMB.search(text) and not _STOP.search(text)
    return bool(parted) and len(site_phrases.CRUMBS.split(text)) >= 3


_STOP = re.compile("[。！？；]")


def page_data(text: str) -> bool:
    """Tell a line of facts about the page: author, source, hour, readers, what they say of it."""
    if site_phrases.FLOOR.match(text) or site_phrases.READING_TIME.search(text):
        return True
    if text.endswith(("。", "！")):
        return False
    text = _ADORNED.sub("", text)
    if _by_speaker(text):
        return False
    return bool(
        site_phrases.PAGE_DATA.match(text)
        or site_phrases.PAGE_FORM.fullmatch(text)
        or site_phrases.PICTURE.fullmatch(text)
        or site_phrases.CREDIT.fullmatch(text)
        or len(site_phrases.REACHED.findall(text)) >= _ROW_OF_FACTS
        or _is_row_of_facts(text)
        or (site_phrases.FIGURE.search(text) and site_phrases.READERS_COUNTED.search(text))
        or (text.endswith("摄") and site_phrases.PHOTOGRAPHER.search(text))
    )


def _by_speaker(text: str) -> bool:
    """Tell the label of an author with his office: he spoke; who posted a page has none."""
    match = _AUTHOR.fullmatch(text)
    named = speaker_line(match[1]) if match else None
    return named is not None and named[1] is not None


_AUTHOR = re.compile(r"作\s*者\s*[:：]\s*(\S.{1,40})")
_ADORNED = re.compile(r"^(?:[★☆◆◇●○■□▲△►▶•·\s]|[-–] )+(?=\S)")
"""Signs before the words of a line: stars with which readers value a page, dots, dashes."""


def navigation(text: str) -> bool:
    """Tell a link to other pages, or a button."""
    if text.endswith(("。", "！", "？", "；")) and "小编" not in text and hanzi.holds_hanzi(text):
        return False
    return bool(
        site_phrases.NAVIGATION.match(text)
        or site_phrases.NAVIGATION_WITHIN.search(text)
        or site_phrases.WIDGETS.match(text)
        or site_phrases.BUTTONS.fullmatch(text)
        or site_phrases.SIGNS.fullmatch(text)
        or site_phrases.RULE.fullmatch(text)
    )


def copyright_notice(text: str) -> bool:
    """Tell a notice of copyright, licence, origin or disclaimer."""
    if site_phrases.DECLARED.match(text) or site_phrases.OFFERED.match(text):
        return True
    if not site_phrases.COPYRIGHT_SIGN.search(text):
        return False
    if text.endswith(("。", "！", "？", "；")) and len(text) > 30:
        return bool(site_phrases.NOTICE.match(text) and site_phrases.COPYRIGHT.search(text))
    return bool(site_phrases.COPYRIGHT.search(text))


def keywords(text: str) -> bool:
    """Tell a list of search words."""
    return bool(site_phrases.KEYWORDS.match(text))


def script(text: str) -> bool:
    """Tell a line of CSS or of a program."""
    if _DIGEST.fullmatch(text):
        return True
    if not _CODE.search(text) or hanzi.count_hanzi(text) * 3 >= len(text):
        return False
    return bool(site_phrases.SCRIPT.search(text))


_CODE = re.compile("[A-Za-z{}();<>]")
"""Without any of them there is no line of a program: a quick look."""
_DIGEST = re.compile(r"[0-9a-f]{24,}:?")


def page_number(text: str) -> bool:
    """Tell a page number on a line of its own."""
    return len(text) < 40 and bool(site_phrases.PAGE_NUMBER.match(text))


def advert(text: str) -> bool:
    """Tell an advertisement."""
    return bool(site_phrases.ADVERT.match(text))


def contents(text: str) -> bool:
    """Tell a line of a list of contents: words, dots, the number of a page."""
    return bool(site_phrases.CONTENTS.fullmatch(text))


LINE_RULES: tuple[tuple[str, LineRule], ...] = (
    ("breadcrumb", breadcrumb),
    ("contents", contents),
    ("page-data", page_data),
    ("keywords", keywords),
    ("navigation", navigation),
    ("copyright", copyright_notice),
    ("script", script),
    ("page-number", page_number),
    ("navigation", advert),
)


def by_form(text: str) -> bool:
    """Tell a line that nobody says, wherever it stands: by its form, not by a word in it."""
    if len(text) > SHORT or places.is_counted(text):
        return bool(site_phrases.DECLARED.match(text))
    if places.is_sentence(text):
        said = site_phrases.OF_ITSELF.match(text) or site_phrases.OFFERED.match(text)
        return bool(said or site_phrases.READING_TIME.search(text))
    return (
        bool(
            site_phrases.PAGE_FORM.fullmatch(_ADORNED.sub("", text))
            or site_phrases.PICTURE.fullmatch(text)
            or site_phrases.SIGNS.fullmatch(text)
            or site_phrases.RULE.fullmatch(text)
            or (site_phrases.KEYWORDS.match(text) and not places.ends_sentence(text))
        )
        or (bool(site_phrases.COPYRIGHT_FORM.search(text)) and copyright_notice(text))
        or _is_link(text)
        or _is_row_of_facts(text)
        or any(rule(text) for rule in (breadcrumb, script, page_number, contents))
    )


def _is_row_of_facts(text: str) -> bool:
    """Tell a row of facts about a page: so many labels, each with its colon, and no sentence."""
    return not _STOP.search(text) and len(site_phrases.FACT.findall(text)) >= _ROW_OF_FACTS


_ROW_OF_FACTS = 2
"""So many labels of facts about a page, each with its colon, stand in no spoken line."""


def _is_link(text: str) -> bool:
    """Tell a button or link whose words are all that the line says."""
    if _FILE.fullmatch(text):
        return True
    if site_phrases.WIDGETS.fullmatch(text):
        return hanzi.count_hanzi(text) > 1 or not hanzi.count_hanzi(text)
    link = site_phrases.NAVIGATION.match(text) or site_phrases.NAVIGATION_WITHIN.match(text)
    return link is not None and bool(site_phrases.LABEL_END.match(text, link.end()))


_FILE = re.compile(r"(?:https?://|www\.)\S+|.{0,40}(?:\.docx?|\.pdf|\.rar|\.zip)")


def strange(text: str) -> bool:
    """Tell a line that has the look of furniture, be it by a word alone."""
    return any(rule(text) for _, rule in LINE_RULES)


def promise(text: str) -> bool:
    """Tell a passage in which the editors of a site speak to their readers."""
    said = site_phrases.in_sentences(text, site_phrases.PROMISE_SIGN, site_phrases.PROMISE)
    return said and not (text[0] == "在" and AT_MEETING.fullmatch(without_sample(text)))


def is_editors(text: str) -> bool:
    """Return whether a line is an editor's, who hands on what was said."""
    if is_labelled(text):
        return True
    said = site_phrases.in_sentences(text, site_phrases.EDITOR_SIGN, site_phrases.EDITOR)
    return said or _hands_on(text) or promise(text)


def _hands_on(text: str) -> bool:
    """Tell a sentence that hands on a speech, from which on nobody is spoken to in the line."""
    if not any(end in text for end in site_phrases.WHOLE_ENDS):
        return False
    said = max(map(text.rfind, site_phrases.TO_HEARERS))
    starts = (match.start() - _LEAD for match in site_phrases.WHOLE_TEXT.finditer(text))
    return any(said < at and "。" not in text[at : at + _LEAD] for at in starts if at >= 0)


_LEAD = 4
"""So many characters at least of the sentence stand before 讲话全文。."""


def is_labelled(text: str) -> bool:
    """Return whether a label says that a paragraph is the editors'.

    >>> is_labelled("【导  读】秘书是一支小队伍。"), is_labelled("编 者 按：本刊发表这篇讲话。")
    (True, True)
    """
    label = _LETTERED.match(text)
    return label is not None and bool(site_phrases.EDITOR_LABEL.match("".join(label[0].split())))


_LETTERED = re.compile(
    r"[【\[（(]?(?:\s{0,4}[\u4e00-\u9fff]){2,4}\s{0,4}(?:[】\]）)]\s*[:：]?|[:：])"
)
"""A label at the head of a paragraph; its letters may be set apart."""


def farewell(text: str) -> bool:
    """Tell a sentence in which editors take leave of their readers, from a speaker's last words.

    It speaks of texts, or does so in two ways at once; and not of itself as I.
    """
    if not promise(text) or site_phrases.SPEAKER.search(text):
        return False
    ways = sum(bool(way.search(text)) for way in site_phrases.FAREWELLS)
    return bool(site_phrases.EDITORS.search(text)) or ways >= _TWO_WAYS


_TWO_WAYS = 2


def cleared(
    sheet: Worksheet, found: Sequence[SourceLine], format: str = "txt"
) -> tuple[list[SourceLine], PageFacts]:
    """Return the lines that are no furniture, and the facts of the page.

    Above and below the speech, and in menus, a word is enough; amid its words only the form is.
    """
    spoken = places.amid(found, by_form, strange)
    menus = places.menus(found, strange)
    rows = places.table_rows(found) | masks.places(found)
    kept: list[SourceLine] = []
    dropped: list[tuple[str, SourceLine]] = []
    numbers = page_numbers.lines(found) if "page-number" not in sheet.off else set()
    for index, line in enumerate(found):
        code = "page-number" if line.number in numbers else _kind(sheet, line, dropped)
        if code == "page-data" and _of_meeting(found[max(index - 2, 0) : index + 3], line):
            code = ""
        goes_on = code in _OF_WORDS and places.goes_on(found, index)
        stays = goes_on or index in rows
        if code and spoken[index] and (stays or not _may_go(code, line, format, index in menus)):
            code = ""
        if code:
            sheet.drop(line.words, code)
            dropped.append((code, line))
        else:
            turned = bool(dropped) and dropped[-1] == ("page-number", found[index - 1])
            kept.append(line.at_page() if turned else line)
    first = next((line.number for line, said in zip(found, spoken, strict=True) if said), 0)
    start = kept[0].number - _ABOVE if kept else 0
    facts = page_facts.told(dropped, range(start, (first or start + _BELOW) + 1))
    return kept, replace(facts, headed=_headed(found, numbers))


_ADORNING = re.compile(r"0\d")
_HEADING = re.compile("[“《\u4e00-\u9fff][^。！；：:;!]{1,29}")


def _headed(found: Sequence[SourceLine], numbers: Container[int]) -> frozenset[int]:
    """Return the short lines below the numbers 01, 02, … that are left out: they are headings."""
    pairs = [pair for pair in pairwise(found) if pair[0].number in numbers]
    adorned = [line for above, line in pairs if _ADORNING.fullmatch(above.text)]
    whole = len(adorned) > 1 and all(_HEADING.fullmatch(line.text) for line in adorned)
    return frozenset(line.number for line in adorned) if whole else frozenset()


_ABOVE, _BELOW = 8, 16
"""So far from a title a page tells when it was posted."""


_OF_WORDS = frozenset({"page-data", "keywords", "navigation", "copyright"})
"""Rules on words, which a sentence broken in two may have at the head of its second line."""


def _may_go(code: str, line: SourceLine, format: str, in_menu: bool) -> bool:
    """Return whether a line that stands amid the words of a speech may be left out."""
    if code in ("page-frame", "page-number"):
        return True
    if format in places.SPOKEN_FORMATS:
        return False
    return in_menu or by_form(line.text)


def _of_meeting(near: Sequence[SourceLine], line: SourceLine) -> bool:
    """Tell the hour and place of a meeting from the hour of a web page."""
    if _HELD.search(line.text):
        return True
    if _OF_PAGE.match(line.text):
        return False
    return any(_PLACE.search(other.text) for other in near) and not any(
        _ABOUT_PAGE.search(other.text) for other in near
    )


_ABOUT_PAGE = re.compile(r"\d{1,2}[:：]\d{2}[:：]\d{2}|来源|浏览|阅读|点击")


_OF_PAGE = re.compile(r"[【\[（(]?(?:发布|更新|上传|录入|添加)(?:时间|日期)?\s*[:：]")
"""The label of a moment that is the page's, whoever is named beside it."""
_PLACE = re.compile(r"^(?:会议)?(?:地\s*点|主讲人?|讲话人|发言人|演讲人|报告人|主持人)\s*[:：]")
_HELD = re.compile(r"时\s*间\s*[:：].*\s(?:会议)?(?:地\s*点|讲话人|发言人|主讲人?|报告人)\s*[:：]")


def _kind(sheet: Worksheet, line: SourceLine, dropped: Sequence[tuple[str, SourceLine]]) -> str:
    text = line.text
    if line.aside and "page-frame" not in sheet.off:
        return "page-frame"
    if line.marks.cell:
        return ""
    if len(text) > SHORT:
        code = "copyright" if site_phrases.DECLARED.match(text) else ""
        code = "keywords" if keywords(text) else code
        return "" if code in sheet.off else code
    if dropped and (code := _after(dropped[-1], line)) and code not in sheet.off:
        return code
    for code, rule in LINE_RULES:
        if code not in sheet.off and rule(text):
            return code
    return ""


def _after(before: tuple[str, SourceLine], line: SourceLine) -> str:
    """Return the rule that takes a line for what the one dropped before it says; empty for none."""
    code, label = before
    if (
        code == "breadcrumb"
        and label.text[-1] in ":：>"
        and len(site_phrases.CRUMBS.split(line.text)) >= 2
    ):
        return "breadcrumb"
    near = label.number in (line.number - 1, line.number - 2)
    row = code == "page-data" and _is_row(label.text) and _is_row(line.text)
    return "page-data" if near and (row or _value_of(before, line.text)) else ""


def _is_row(text: str) -> bool:
    """Tell a row of labels and values, parted by strokes, of the record of a text."""
    return ("|" in text or "｜" in text) and not _STOP.search(text)


def _value_of(before: tuple[str, SourceLine], text: str) -> bool:
    """Tell a short value that stands on the line after its label, such as 来源： and 云南日报."""
    code, label = before
    labelled = code == "page-data" and label.text[-1] in ":：" and _LABEL.fullmatch(label.text)
    return bool(labelled) and len(text) <= 12 and not _MARK.search(text)


_MARK = re.compile("[。！？，：:]")
_LABEL = re.compile(r"(?:来\s*源|作\s*者|编\s*辑|责任编辑|发布(?:机构|单位|者))\s*[:：]")

"""What a screen reader needs of a DOCX: its title and language, head rows, words for pictures."""

from collections.abc import Iterator
from typing import Any

from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.formats.docx.audit.file import DocxFile, W, properties_of
from converters.speech import printed_words
from converters.speech.bare import bare
from converters.speech.head_words import ISSUER
from converters.speech.model import Speech, Table

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_LONGEST = 255
"""Characters that Word keeps of a core property."""


def access(file: DocxFile, speech: Speech) -> Iterator[Fault]:
    """Yield what is not there for who has the file read out, or moves in it without a mouse."""
    title = printed_words.title(speech.meta)[:_LONGEST]
    if file.properties.get("title", "") != title:
        yield _warning(f"文件属性“标题”应为“{title}”")
    headline = printed_words.headline(speech.meta)
    if headline.element == ISSUER and not _is_outlined(file, headline.words):
        yield _warning(f"“{headline.words}”没有设为标题")
    defaults = properties_of(
        file.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    )
    language = defaults.get("lang", {}).get("eastAsia", "")
    if not language.startswith("zh"):
        yield _warning(f"正文的语言应为中文，实际是{language or '未指定'}")
    tables = list(file.document.iter(f"{W}tbl"))
    if unnamed := sum(not _value(table, "tblPr/tblDescription") for table in tables):
        yield _warning(f"有 {unnamed} 个表格没有可选文字")
    wanted = sum(isinstance(block, Table) and block.header for block in speech.blocks)
    headed = sum(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    if headed < wanted:
        yield _warning(f"有 {wanted - headed} 个表格的首行没有设为标题行")
    if silent := sum(not node.get("descr") for node in file.document.iter(_PICTURE)):
        yield _warning(f"有 {silent} 张图片没有可选文字")


def _is_outlined(file: DocxFile, words: str) -> bool:
    """Return whether some words have a level in the outline of their own."""
    levels = (p for p in file.paragraphs if "outlineLvl" in p.own)
    return any(bare(paragraph.text) == bare(words) for paragraph in levels)


def _value(node: Any, path: str) -> str:
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else str(found.get(f"{W}val", ""))


def _warning(message: str) -> Fault:
    advice = "请重新生成，或在 Word 里补上（检查辅助功能）"
    return Fault(DocxCode.ACCESS, Severity.WARNING, message, advice=advice)

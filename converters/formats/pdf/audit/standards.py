"""Checks of what the file says of itself: PDF/A-3a, PDF/UA-1, language, title, outline."""

from collections.abc import Iterator

from converters.audit.faults import Fault
from converters.audit.pdf_file import PdfFile
from converters.audit.proof import Proof
from converters.formats.pdf.audit.codes import PdfCode, fault
from converters.speech import attachments, printed_words


def standards(proof: Proof, file: PdfFile) -> Iterator[Fault]:
    """Find marks that PDF/A-3a and PDF/UA-1 ask for and that are not there."""
    title = printed_words.title(proof.speech.meta)
    wanted = {
        "PDF/A-3a 标识": file.pdfa == "3A",
        "PDF/UA-1 标识": file.pdfua == "1",
        "结构标记": file.tagged,
        "语言 zh-CN": file.language == "zh-CN",
        "文件标题": file.title == title,
        "页码标签": file.page_labels,
        "Markdown 原文附件": f"{proof.speech.meta.id}.md" in file.attachments,
    }
    for name, there in wanted.items():
        if not there:
            yield fault(PdfCode.STANDARD, f"缺少{name}，或与讲话稿不符")
    outline = (title, *(line.text for line in attachments.outline(proof.speech)))
    if file.outline != outline:
        yield fault(PdfCode.OUTLINE, f"书签有 {len(file.outline)} 条，应有 {len(outline)} 条")

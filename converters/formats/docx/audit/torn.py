"""Dashes and ellipses of a DOCX that LibreOffice tears between two lines."""

from collections.abc import Iterator
from itertools import pairwise

from converters.audit.faults import Fault
from converters.audit.proof import Proof
from converters.errors import Severity
from converters.formats.docx.audit.codes import DocxCode
from converters.typeset import marks


def torn(printed: Proof) -> Iterator[Fault]:
    """Yield lines that end inside of —— or ……: the settings forbid it, LibreOffice ignores them."""
    for line, after in pairwise(printed.lines):
        above = line.printed.text
        if line.part is after.part and marks.is_torn(above + after.printed.text, len(above)):
            yield Fault(
                DocxCode.TORN,
                Severity.NOTE,
                f"{line.place}在 LibreOffice 里把“{above[-1] * 2}”拆在两行",
                line=line.part.line if line.part else 0,
                excerpt=above,
                advice="文件里的避头尾设置已写明不拆，LibreOffice 不理会这项设置；不必改动文字",
            )

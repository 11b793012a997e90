"""What was corrected in a Word file that came back (回稿), one numbered row a change.

Values only: the base is the reading of our own document, made again from the Markdown that the file
names. What becomes of a row is for a person to say; the words after any choice are computed here.
"""

from converters.returning.merging import Conflict, Merged, merge
from converters.returning.model import Comparison, Row, RowKind, Spot
from converters.returning.rows import chosen, compare

__all__ = [
    "Comparison",
    "Conflict",
    "Merged",
    "Row",
    "RowKind",
    "Spot",
    "chosen",
    "compare",
    "merge",
]

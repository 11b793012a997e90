"""Tracked changes (修订, ECMA-376 17.13.5), of which the text as it would be accepted is read."""

from dataclasses import dataclass

from converters.readers.docx.ooxml import Element, below, is_on, val


@dataclass(slots=True)
class Revisions:
    """How many changes of each kind a file has tracked."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0

    def told(self) -> str:
        """Return how many there are, in Chinese; empty for none."""
        counted = (("插入", self.inserted), ("删除", self.deleted), ("移动", self.moved))
        each = [f"{what} {count} 处" for what, count in counted if count]
        return f"按全部接受读入：{'，'.join(each)}" if each else ""

    def joins(self, paragraph: Element) -> bool:
        """Return whether the mark of a paragraph is gone, so that the next one goes on with it.

        It was deleted or moved away (17.13.5.15, 17.13.5.21), is hidden, or ends a drop cap.
        """
        about = below(paragraph, "pPr")
        marks = below(about, "rPr")
        if below(marks, "del") is not None:
            self.deleted += 1
            return True
        return below(marks, "moveFrom") is not None or goes_on(paragraph)


def goes_on(paragraph: Element) -> bool:
    """Return whether the next paragraph goes on with one: its mark is hidden, or a drop cap's."""
    about = below(paragraph, "pPr")
    marks = below(about, "rPr")
    hidden = is_on(below(marks, "vanish")) or is_on(below(marks, "specVanish"))
    return hidden or val(below(about, "framePr"), "dropCap") in ("drop", "margin")

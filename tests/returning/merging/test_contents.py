"""Characters and their faces become inlines of Markdown."""

from converters.returning.merging.contents import agreed, faced, of_paragraph
from converters.speech.model import Emphasis, Paragraph, RunIn, Text

CONTENT = (RunIn("一是", 3), Text("抓"), Emphasis("学习"), Text("。"))


def test_what_is_parted_is_joined_again() -> None:
    assert of_paragraph(faced(CONTENT)) == Paragraph(CONTENT)


def test_blanks_at_the_edges_are_dropped() -> None:
    assert of_paragraph(faced((Text("　　甲 乙 "),))) == Paragraph((Text("甲 乙"),))
    assert of_paragraph(faced((Text(" 　"),))) == Paragraph(())


def test_a_new_character_takes_the_face_on_which_its_neighbours_agree() -> None:
    def faces(*given: str, new: int) -> list[str]:
        marks = [at == new for at in range(len(given))]
        return [face for _, face in agreed([("字", face) for face in given], marks)]

    assert faces("em", "", "em", new=1) == ["em", "em", "em"]
    assert faces("em", "", "", new=1) == ["em", "", ""]
    assert faces("", "em", "", new=1) == ["", "em", ""]
    assert faces("em", "", new=1) == ["em", ""]

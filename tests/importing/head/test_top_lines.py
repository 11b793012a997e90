"""The lines at the head of a text, joined where one of them was printed on two."""

from converters.importing.head import top_lines
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine


def test_a_subtitle_that_goes_on_is_joined_with_its_own_line() -> None:
    texts = ("凝心聚力促发展", "——在全县", "会议上的讲话", "同志们：")
    zone = [SourceLine(whole(text), number) for number, text in enumerate(texts, 1)]
    found = [line.text for line in top_lines._with_whole_subtitle(zone)]
    assert found == ["凝心聚力促发展", "——在全县会议上的讲话", "同志们："]

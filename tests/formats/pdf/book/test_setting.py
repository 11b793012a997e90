"""Words of a book's own sections: what cannot be set is told with the words it stands in."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.errors import SourceError
from converters.formats.pdf.book.html.setting import Setting


def test_a_character_that_no_font_has_is_told_with_the_words_around_it() -> None:
    def runs(text: str, number: int) -> None:
        raise SourceError("字体里没有“𰻞”", "请换字体")

    drawn = SimpleNamespace(drawers={"body": SimpleNamespace(runs=runs)})
    setting = SimpleNamespace(typesetter=drawn, element=lambda kind: SimpleNamespace(font="body"))
    with pytest.raises(SourceError, match="“吃𰻞面”里，字体里没有“𰻞”") as told:
        Setting.words(cast("Any", setting), "吃𰻞面", "entry")
    assert told.value.remedy == "请换字体"

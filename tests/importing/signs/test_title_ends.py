"""How titles end: the quick looks at their last character."""

from hypothesis import given
from hypothesis import strategies as st

from converters.importing.signs import title_ends

_PIECES = [*("在全县会议上的讲话", "演讲稿", "讲稿", "报告", "精选", "通用", "荐", "大全", "范文")]
_PIECES += [
    *("全文", "稿", "（", "(", "【", "3", "三", "共", "篇", "）", ")", "】", " ", "。", "：")
]


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_a_quick_look_at_the_end_of_a_title_misses_nothing(text: str) -> None:
    bare = title_ends.SAMPLE.sub("", text)
    assert title_ends.without_sample(text) == bare
    assert title_ends.ends_as_title(text) == bool(title_ends.TITLE_END.search(bare))

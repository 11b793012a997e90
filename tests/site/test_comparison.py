from converters.site import comparison
from converters.speech.redline import Issued
from tests.make import para, speech


def test_a_page_by_itself_needs_no_other_file() -> None:
    old, new = (
        Issued(speech(para(f"共{many}人。"), title="<标题>"), b"", f"第 {number} 版")
        for number, many in ((1, 260), (2, 265))
    )
    page = comparison.alone(old, new).decode()
    assert "共<del>260</del><ins>265</ins>人。" in page
    assert "&lt;标题&gt;" in page
    assert "href=" not in page
    assert "src=" not in page
    assert "<title>对照稿　s1　第 1 版 → 第 2 版</title>" in page
    assert "text-decoration: line-through" in page
